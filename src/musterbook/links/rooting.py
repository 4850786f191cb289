"""Which text is the root of each copy, day by day of knowledge: a source that turns up later changes whose copy a text is."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from musterbook.links.contradiction import roots
from musterbook.links.copies import trees
from musterbook.links.direction import Alike, day_of
from musterbook.model import Article

# A group of like texts of more days than these is not looked at day by day.
_MOST_DAYS = 400


class Rooting:
    """The root of every article by any day on which it is known; `unsure` are articles of which it cannot be told so."""

    def __init__(self, found: Sequence[Alike], articles: Mapping[str, Article]) -> None:
        self._told: dict[str, list[tuple[int, str]]] = {}
        self._kin: dict[str, frozenset[str]] = {}
        self.unsure: set[str] = set()
        for group in _groups(found):
            kin = frozenset(name for pair in group for name in (pair.left, pair.right))
            self._kin |= dict.fromkeys(kin, kin)
            self._tell(group, articles)

    def kin(self, article: str) -> frozenset[str]:
        """The articles that hang together with it by copying on any day, itself among them."""
        return self._kin.get(article) or frozenset((article,))

    def spans(self, article: str, since: int, until: int) -> list[tuple[int, int, str]]:
        """The root of an article from one day on and before another, as spans of days."""
        edges = [since, *(day for day in self.changes(article) if since < day < until), until]
        return [(first, last, self.of(article, first)) for first, last in pairwise(edges)]

    def of(self, article: str, day: int) -> str:
        """The root of an article, itself where it copies none, as known by a day."""
        told = self._told.get(article)
        return told[max(0, bisect_right(told, day, key=lambda one: one[0]) - 1)][1] if told else article

    def changes(self, article: str) -> list[int]:
        """The days on which it gets another root."""
        return [day for day, _ in self._told.get(article, ())[1:]]

    def _tell(self, group: Sequence[Alike], articles: Mapping[str, Article]) -> None:
        known = {name: day_of(articles[name]) for pair in group for name in (pair.left, pair.right)}
        days = sorted({day for day in known.values() if day})
        if None in known.values() or len(days) > _MOST_DAYS:
            self.unsure |= known.keys()
            return
        for day in days:
            there = {name for name, its in known.items() if its and its <= day}
            root = roots(trees([pair for pair in group if {pair.left, pair.right} <= there], articles))
            for name in there:
                told = self._told.setdefault(name, [])
                if not told or told[-1][1] != root.get(name, name):
                    told.append((day.toordinal(), root.get(name, name)))


def _groups(found: Iterable[Alike]) -> list[list[Alike]]:
    """Pairs that hang together."""
    of: dict[str, list[Alike]] = {}
    for pair in found:
        left, right = of.setdefault(pair.left, []), of.setdefault(pair.right, [])
        joined = left if left is right else [*left, *right]
        joined.append(pair)
        for name in {pair.left, pair.right, *(name for one in joined for name in (one.left, one.right))}:
            of[name] = joined
    return list({id(group): group for group in of.values()}.values())
