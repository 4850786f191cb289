"""A claim supersedes where it replaces an earlier one that it cannot hold beside, or is a promise that takes another's place.

Fires:
    a 2022-10-12 station approved USA>LTU end=2025-12-31
    b 2024-05-02 station announced USA>LTU basis=indefinite end=..
Quiet:
    a 2022-10-12 station approved USA>LTU end=2025-12-31
    b 2024-05-02 station announced USA>LTU end=2025-12-31
"""

from musterbook.links.verdicts import Concerned
from musterbook.model import Claim, Known, Links

CODE = "check-supersedes"


def find(claim: Claim, known: Known, links: Links) -> Concerned | None:
    """The claims that it replaces."""
    later = [one for one in links.conflicts if one.resolution == "superseded" and one.right.id == claim.id]
    if later:
        return tuple(one.left for one in later), "; ".join(f"{one.kind}: {one.why}" for one in later)
    replaced = [one for one in links.promises if one.state == "superseded" and claim.id in {by.id for by in one.by}]
    if replaced:
        return tuple(one.made_by[0] for one in replaced), "; ".join(one.why for one in replaced)
    return None
