"""An article of which a quarter of the runs of five words stand in another derives from it, or it from that one.

The share is of the shorter text, so that a copy that was cut, or set inside other news, is still a copy.

Fires:
    a 2024-05-02 text="Northland will send a battalion of 480 soldiers with 28 Lynx vehicles to Sampletown in October, the
        minister said."
    b 2024-05-03 text="Northland will send a battalion of 480 soldiers with 28 Lynx vehicles to Sampletown in October, as
        was said."
Quiet:
    a 2024-05-02 text="Northland will send a battalion of 480 soldiers with 28 Lynx vehicles to Sampletown in October, the
        minister said."
    b 2024-05-03 text="In October, 480 Northland soldiers and 28 Lynx are bound for Sampletown, which a minister made known
        on Thursday."
"""

from musterbook.links.direction import Alike
from musterbook.links.texts import RUN, Text, containment

CODE = "copy-verbatim"
# Measured on synthetic stories: copies, even cut to half, share at least half of the shorter text's runs; others at most 6 %.
SHARE = 0.25
LEAST_RUNS = 12


def find(left: Text, right: Text) -> Alike | None:
    """The two share that many runs of words."""
    share = containment(left, right)
    if share < SHARE or len(left.runs & right.runs) < LEAST_RUNS:
        return None
    return Alike(left.article.id, right.article.id, 0.5 + share / 2, CODE, f"{share:.0%} of its runs of {RUN} words stand in {{of}}")
