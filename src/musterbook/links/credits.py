"""The name by which a text credits another's house."""

import re

from musterbook.compare import fold
from musterbook.links.texts import house
from musterbook.model import Article


def credit(copy: Article, of: Article) -> str | None:
    """As the house that it republishes, as its agency, or in its words."""
    given = {fold(name).casefold() for name in (copy.republished_from, copy.agency) if name}
    if house(of) == house(copy):
        return None
    text = fold(copy.text).casefold()
    for name in _names(of):
        key = fold(name).casefold()
        # Most texts do not hold the name, which is told faster than that it stands there as a word.
        if key in given or (key in text and re.search(rf"\b{re.escape(key)}\b", text)):
            return name
    return None


def _names(article: Article) -> list[str]:
    """The names of its own house: the outlet, and the agency where that is the outlet's wire (BWN of Baltic Wire News)."""
    outlet, agency = article.outlet, article.agency
    own = agency if agency and outlet and _is_short_for(fold(agency).casefold(), fold(outlet).casefold()) else None
    return sorted({name for name in (outlet, own) if name})


def _is_short_for(short: str, name: str) -> bool:
    """Its letters stand in the name in their order, the first of them first."""
    letters = iter(name)
    return short[:1] == name[:1] and all(letter in letters for letter in short)
