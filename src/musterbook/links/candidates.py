"""Which pairs of articles are worth comparing word by word: all of a few; of many, those of a season that share runs or rare names.

Articles are held together with those of the same 60 days and of the 60 after, so that the work grows with the number of articles and not
with its square, and so that a name is rare or common for its season; an article without a date is held against all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rensa import RMinHash, RMinHashLSH

from musterbook.links.texts import Text

# Up to here every pair is compared, so that a story of twenty articles is exact.
FEW = 250
# 64 bands of 2 rows: a copy cut to a third of its source (Jaccard 0.33) is found with probability 0.999.
_PERMUTATIONS, _BANDS = 128, 64
_SEASON = 60
# A name that more texts of a season than this have in common tells nothing about who copied whom.
_RARE = 12
_SHARED = 4


@dataclass(frozen=True, slots=True)
class Outline:
    """What of a text is kept while all of them are gone through: a thousandth of its words."""

    name: str
    day: date | None
    sketch: RMinHash | None
    rare: frozenset[str]


def outline(text: Text, *, sketched: bool = True) -> Outline:
    """The outline of a text; without a sketch where all pairs will be compared anyway."""
    return Outline(text.article.id, text.day, _sketch(text) if sketched else None, text.rare)


def pairs(outlines: Sequence[Outline]) -> Iterator[tuple[str, str]]:
    """The names of candidate pairs, each pair once and within the window, in order of their days."""
    ordered = sorted(outlines, key=lambda one: (one.day or date.max, one.name))
    if len(ordered) <= FEW:
        found: Iterable[tuple[Outline, Outline]] = combinations(ordered, 2)
    else:
        found = _of_many(ordered)
    for left, right in found:
        if left.day is None or right.day is None or abs((left.day - right.day).days) <= _SEASON:
            yield left.name, right.name


def _of_many(ordered: Sequence[Outline]) -> Iterator[tuple[Outline, Outline]]:
    dated = [one for one in ordered if one.day]
    undated = [one for one in ordered if one.day is None]
    seasons: dict[int, list[Outline]] = {}
    for one in dated:
        seasons.setdefault(one.day.toordinal() // _SEASON if one.day else 0, []).append(one)
    for season, own in sorted(seasons.items()):
        both = [*own, *seasons.get(season + 1, ())]
        for left, right in sorted(_by_runs(both) | _by_names(both)):
            if left < len(own):  # What both have in the later season is found when its turn comes.
                yield both[left], both[right]
    if undated:
        everyone = [*undated, *dated]
        for left, right in sorted(_by_runs(everyone) | _by_names(everyone)):
            if left < len(undated):
                yield everyone[left], everyone[right]


def _by_runs(outlines: Sequence[Outline]) -> set[tuple[int, int]]:
    sketches = [one.sketch for one in outlines]
    index = RMinHashLSH(threshold=0.5, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    index.insert_many(sketches)
    return {(at, other) for at, near in enumerate(index.query_all(sketches)) for other in near if at < other}


def _sketch(text: Text) -> RMinHash:
    sketch = RMinHash(num_perm=_PERMUTATIONS, seed=1)
    sketch.update([run.to_bytes(4, "big") for run in sorted(text.runs)] or [text.article.id.encode()])
    return sketch


def _by_names(outlines: Sequence[Outline]) -> set[tuple[int, int]]:
    """Pairs with at least four rare names or numbers in common; a name of many texts is no key, so that this stays near-linear."""
    having: dict[str, list[int]] = {}
    for at, one in enumerate(outlines):
        for token in one.rare:
            having.setdefault(token, []).append(at)
    counts: dict[tuple[int, int], int] = {}
    for same in having.values():
        if len(same) <= _RARE:
            for pair in combinations(same, 2):
                counts[pair] = counts.get(pair, 0) + 1
    return {pair for pair, count in counts.items() if count >= _SHARED}
