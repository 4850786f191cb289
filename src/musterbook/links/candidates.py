"""Which pairs of articles are worth comparing word by word: those of 60 days that have two prints in common.

A text's prints are a few of its runs of words, its names and its numbers, the same few whatever other texts there are; so which pairs are
compared depends on the two texts alone, and the work grows with the number of articles and not with its square. An article without a date
is held against all.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from zlib import crc32

from musterbook.links.rarity import is_of_the_trade, is_print
from musterbook.links.texts import Text

# A copy shares most of its names with its source, or many runs; of each, those with the smallest checksums are compared first.
_RUNS, _NAMES = 12, 20
# A text with fewer names than this is known by its rarer words besides; of these more, as a copy in other words keeps one in five.
_POOR, _WORDS = 8, 24
SHARED = 2
SEASON = 60


def prints(text: Text) -> frozenset[int]:
    """The checksums by which a copy of the text is found."""
    names = [name for name in text.rare if is_print(name)]
    words = [stem for stem in text.stems if not is_of_the_trade(stem)] if len(names) < _POOR else []
    runs = sorted(text.runs)[:_RUNS]
    return frozenset(runs + _smallest("name", names, _NAMES) + _smallest("word", words, _WORDS))


def _smallest(kind: str, tokens: Iterable[str], most: int) -> list[int]:
    return sorted(crc32(f"{kind} {token}".encode()) for token in tokens)[:most]


def are_near(left: Text, right: Text) -> bool:
    """Within 60 days of one another, or one has no date."""
    return left.day is None or right.day is None or abs((left.day - right.day).days) <= SEASON


def pairs(found: Mapping[str, frozenset[int]]) -> Iterator[tuple[str, str]]:
    """The names of candidate pairs, each pair once, in order; given the prints of each article by its name."""
    having: dict[int, list[str]] = {}
    for name in sorted(found):
        for one in found[name]:
            having.setdefault(one, []).append(name)
    counts: dict[tuple[str, str], int] = {}
    for same in having.values():
        for pair in combinations(same, 2):
            counts[pair] = counts.get(pair, 0) + 1
    yield from (pair for pair in sorted(counts) if counts[pair] >= SHARED)
