"""The gate: whether a text could hold a claim at all, and whether what was read in it stands on its own feet."""

import re
from collections.abc import Sequence

from musterbook.claims.mentions import Mention
from musterbook.model import Article, Claim
from musterbook.values import OPEN, bounds

_FORCE = {"force", "echelon", "unit", "formation", "equipment", "generic", "body"}
# Codebook, "Not claims": history more than this many years before publication.
HISTORY = 80


def passes(text: str, names: Sequence[Sequence[Mention]]) -> bool:
    """Some sentence names a force, and some sentence names a nation, a body or a site."""
    kinds = [{m.kind for m in found} for found in names]
    return any(k & _FORCE for k in kinds) and any(k & {"nation", "body", "site", "region", "formation", "unit"} for k in kinds)


def is_history(article: Article, claim: Claim) -> bool:
    """The claim speaks of a time too long ago to be coded."""
    years = [int(year) for year in re.findall(r"\b(1[0-9]{3})\b(?! (?:soldiers|troops|men))", claim.evidence)]
    dated = [bounds(day)[0].year for day in (claim.start, claim.end) if day and day != OPEN]
    if not article.published:
        return False
    return any(bounds(article.published)[0].year - year > HISTORY for year in [*dated, *years])
