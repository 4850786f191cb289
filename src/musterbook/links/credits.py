"""The name by which a text credits another's house."""

import re

from musterbook.compare import fold
from musterbook.links.texts import Text


def credit(copy: Text, of: Text) -> str | None:
    """As the house that it republishes, as its agency, or in its words."""
    given = {fold(name).casefold() for name in (copy.article.republished_from, copy.article.agency) if name}
    if of.house == copy.house:
        return None
    for name in _names(of):
        key = fold(name).casefold()
        if key in given or re.search(rf"\b{re.escape(key)}\b", copy.folded):
            return name
    return None


def _names(text: Text) -> list[str]:
    """The names of its own house: the outlet, and the agency where that is the outlet's wire (BWN of Baltic Wire News)."""
    outlet, agency = text.article.outlet, text.article.agency
    own = agency if agency and outlet and _is_short_for(fold(agency).casefold(), fold(outlet).casefold()) else None
    return sorted({name for name in (outlet, own) if name})


def _is_short_for(short: str, name: str) -> bool:
    """Its letters stand in the name in their order, the first of them first."""
    letters = iter(name)
    return short[:1] == name[:1] and all(letter in letters for letter in short)
