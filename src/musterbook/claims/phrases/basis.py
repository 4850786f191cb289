"""Basis: the words that tell on what footing a force is somewhere ('permanent', 'rotational', 'for the exercise')."""

import re
from functools import cache, lru_cache

from musterbook.claims.names.mentions import lexicon
from musterbook.claims.nearby import Listed


@cache
def _forms() -> tuple[tuple[str, Listed], ...]:
    return tuple((basis, Listed(forms)) for basis, forms in lexicon("status")["basis"].items())


@cache
def _names() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, lexicon("status")["named_so"]["names"])), re.I)


@lru_cache(maxsize=64)
def bases(text: str) -> tuple[tuple[str, int, int], ...]:
    """Every word of basis in a text, but in names such as 'Permanent Defence Force': (basis, start, end)."""
    found = [(basis, span.start, span.end) for basis, forms in _forms() for span in forms.spans(text)]
    named = [m.start() for m in _names().finditer(text)] if found else ()
    return tuple(sorted((one for one in found if one[1] not in named), key=lambda one: one[1]))
