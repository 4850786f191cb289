"""A claim copies where its article derives from one that makes the same claim, or where its own words or its credit come from one.

Fires:
    a 2024-05-01 station in_effect USA>LTU 500
    b 2024-05-03 station in_effect USA>LTU 500 copies=a
Quiet:
    a 2024-05-01 station in_effect USA>LTU 500
    b 2024-05-03 station in_effect USA>LTU 500
"""

from musterbook.compare import says_the_same
from musterbook.links.verdicts import Concerned
from musterbook.model import Claim, Known, Links

CODE = "check-copies"


def find(claim: Claim, known: Known, links: Links) -> Concerned | None:
    """The claims that it repeats."""
    borrowed = next((one for one in links.borrowed if one.claim == claim.id), None)
    copy = next((copy for tree in links.trees for copy in tree.members if copy.article == claim.article), None)
    if copy is not None:
        same = tuple(other for other in known.claims if other.article == copy.of and says_the_same(claim, other))
        if same:
            return same, f"the article repeats {_house(copy.of, known)}: {copy.why}"
    if borrowed is not None:
        return tuple(other for other in known.claims if other.id == borrowed.of), f"the claim is another’s: {borrowed.why}"
    return None


def _house(article: str, known: Known) -> str:
    return known.articles[article].outlet or article
