"""A claim contradicts where it and a contemporary one cannot both hold, and neither replaces the other.

Fires:
    a 2024-05-01 station in_effect USA>LTU 700
    b 2024-05-20 station in_effect USA>LTU 450
Quiet:
    a 2024-05-01 station in_effect USA>LTU 700
    b 2024-05-20 station in_effect USA>LTU 690
"""

from musterbook.links.verdicts import Concerned
from musterbook.model import Claim, Known, Links

CODE = "check-contradicts"


def find(claim: Claim, known: Known, links: Links) -> Concerned | None:
    """The claims that it cannot hold beside."""
    found = [one for one in links.conflicts if one.resolution == "disputed" and claim.id in (one.left.id, one.right.id)]
    if not found:
        return None
    others = tuple(one.right if one.left.id == claim.id else one.left for one in found)
    return others, "; ".join(f"{one.kind}: {one.why}" for one in found)
