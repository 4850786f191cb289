"""What a claim adds to the ledger: copies, contradicts, supersedes, corroborates or new, and which claims it does that to."""

from collections.abc import Callable, Mapping

from musterbook.links.verdicts import Concerned, contradicts, copies, corroborates, new, supersedes
from musterbook.model import Claim, Known, Links

Verdict = tuple[str, tuple[Claim, ...], str]
Find = Callable[[Claim, Known, Links], Concerned | None]
# In the order in which they are asked.
VERDICTS: Mapping[str, Find] = {
    "copies": copies.find,
    "contradicts": contradicts.find,
    "supersedes": supersedes.find,
    "corroborates": corroborates.find,
}


def check(claim: Claim, known: Known, links: Links) -> Verdict:
    """The verdict on one claim, the claims it concerns and why; `known` and `links` include the claim's own article."""
    for name, find in VERDICTS.items():
        found = find(claim, known, links)
        if found:
            return name, *found
    return "new", (), new.WHY
