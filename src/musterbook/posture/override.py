"""An analyst's own rating of a claim, which is a row of the ledger with name and reason, stands in place of the computed one.

The code that the rules give stays beside it. Where several claims that bear a line are rated, the latest rating stands.

Fires:
    a 2024-05-01 station in_effect USA>LTU 500 rated=C4
Quiet:
    a 2024-05-01 station in_effect USA>LTU 500
"""

from collections.abc import Sequence

from musterbook.custody import Judgement
from musterbook.model import Claim, Known

CODE = "credibility-override"


def override(claims: Sequence[Claim], known: Known) -> tuple[str, str] | None:
    """The latest rating of any of the claims, and by whom and why; None where none is rated."""
    rated = [known.ratings[claim.id] for claim in claims if claim.id in known.ratings]
    if not rated:
        return None
    last = max(rated, key=lambda one: (str(one.day), str(one.recorded), one.claim))
    return str(last.slots["credibility"]), _sentence(last)


def _sentence(rating: Judgement) -> str:
    day = f" on {rating.day}" if rating.day else ""
    return f"rated {rating.slots['credibility']} by {rating.by}{day}: {rating.why}"
