"""Wording: where the words of a name stand in a text, in the singular or the plural.

They are looked up: a pattern for each name would cost more to make than to use.
"""

import re
from collections.abc import Iterator

from musterbook.claims.names.vocabulary import fold
from musterbook.values import Span

_WORD = re.compile(r"\w+")
# Characters between two words of one name: ", " and "’s ".
_GAP = 3


class Words:
    """The words of a folded text in order, and where each stands."""

    def __init__(self, folded: str) -> None:
        self._words: list[str] = []
        self._spans: list[Span] = []
        self._places: dict[str, list[int]] = {}
        for n, found in enumerate(_WORD.finditer(folded)):
            self._words.append(found[0])
            self._spans.append(Span(*found.span()))
            self._places.setdefault(found[0], []).append(n)

    def runs(self, name: str) -> Iterator[Span]:
        """Where the words of a name stand one after another, in the singular or the plural."""
        *front, last = words_of(name) or [""]
        lasts = {last, f"{last}s", f"{last}es", f"{last[:-1]}ies" if last.endswith("y") else last}
        for first in front[:1] or sorted(lasts):
            for n in self._places.get(first, ()):
                end = n + len(front)
                if end < len(self._words) and self._words[n:end] == front and self._words[end] in lasts and self._close(n, end):
                    yield Span(self._spans[n].start, self._spans[end].end)

    def _close(self, first: int, last: int) -> bool:
        """No more than three characters lie between neighbours."""
        return all(self._spans[n + 1].start - self._spans[n].end <= _GAP for n in range(first, last))


def words_of(name: str) -> list[str]:
    """The words of a name, folded."""
    return _WORD.findall(fold(name))
