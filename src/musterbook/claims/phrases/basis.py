"""Basis: the words that tell on what footing a force is somewhere ('permanent', 'rotational', 'for the exercise')."""

import re
from functools import cache, lru_cache

from musterbook.claims.names.mentions import lexicon


@cache
def _basis_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = lexicon("status")["basis"]
    return tuple(
        (basis, re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) + r")(?![\w-])", re.I))
        for basis, forms in table.items()
    )


@cache
def _names() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, lexicon("status")["named_so"]["names"])), re.I)


@lru_cache(maxsize=64)
def bases(text: str) -> tuple[tuple[str, int, int], ...]:
    """Every word of basis in a text, but in names such as 'Permanent Defence Force': (basis, start, end)."""
    found = ((basis, m.start(), m.end()) for basis, pattern in _basis_patterns() for m in pattern.finditer(text))
    named = [m.start() for m in _names().finditer(text)]
    return tuple(sorted((one for one in found if one[1] not in named), key=lambda one: one[1]))
