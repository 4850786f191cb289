"""Which pairs of articles are worth comparing word by word: all of a few; of many, those that share runs of words or rare names."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from rensa import RMinHash, RMinHashLSH

from musterbook.links.texts import Rarity, Text

# Up to here every pair is compared, so that a story of twenty articles is exact.
FEW = 250
# 64 bands of 2 rows: a copy cut to a third of its source (Jaccard 0.33) is found with probability 0.999.
_PERMUTATIONS, _BANDS = 128, 64
_WINDOW = timedelta(days=60)
# A name that more texts than this have in common tells nothing about who copied whom.
_RARE = 12
_SHARED = 4


def pairs(texts: Sequence[Text], rarity: Rarity) -> Iterator[tuple[Text, Text]]:
    """Candidate pairs, each once, within the time window."""
    found = combinations(range(len(texts)), 2) if len(texts) <= FEW else sorted(_by_runs(texts) | _by_names(texts, rarity))
    for left, right in found:
        if _within(texts[left], texts[right]):
            yield texts[left], texts[right]


def _within(left: Text, right: Text) -> bool:
    return left.day is None or right.day is None or abs(left.day - right.day) <= _WINDOW


def _by_runs(texts: Sequence[Text]) -> set[tuple[int, int]]:
    sketches = [_sketch(text) for text in texts]
    index = RMinHashLSH(threshold=0.5, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    index.insert_many(sketches)
    return {(at, other) for at, near in enumerate(index.query_all(sketches)) for other in near if at < other}


def _sketch(text: Text) -> RMinHash:
    sketch = RMinHash(num_perm=_PERMUTATIONS, seed=1)
    sketch.update([run.to_bytes(4, "big") for run in sorted(text.runs)] or [text.article.id.encode()])
    return sketch


def _by_names(texts: Sequence[Text], rarity: Rarity) -> set[tuple[int, int]]:
    """Pairs with at least four rare names or numbers in common; a name of many texts is no key, so that this stays near-linear."""
    having: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        for token in text.rare:
            if rarity.count(token) <= _RARE:
                having.setdefault(token, []).append(at)
    counts: dict[tuple[int, int], int] = {}
    for same in having.values():
        for pair in combinations(same, 2):
            counts[pair] = counts.get(pair, 0) + 1
    return {pair for pair, count in counts.items() if count >= _SHARED}
