"""What of a text travels with it when it is copied: its runs of words, and the names and numbers that are rare in the ledger."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from math import log
from sys import intern
from zlib import crc32

from musterbook.compare import fold
from musterbook.model import Article
from musterbook.values import bounds
from musterbook.world import nations

RUN = 5
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"[^\W\d_][\w-]*|\d[\d.,]*\d|\d")
_TELLING = re.compile(r"[^\W\d_]{4,}|\d[\d.,]*")
_STEM = 6
_KEPT = 8192
_HELD = 4096
_DAYS_AND_MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep oct nov "
    "dec monday tuesday wednesday thursday friday saturday sunday"
)
_CALENDAR = frozenset(_DAYS_AND_MONTHS.split())
# What stands before a sentence's first word: its capital is no name.
_OPENERS = frozenset(".!?:\n")


@dataclass(frozen=True, slots=True)
class Text:
    """An article as copies are compared: its day, its runs of five words, its names and numbers, its words by their beginnings."""

    article: Article
    day: date | None
    runs: frozenset[int]
    rare: frozenset[str]
    stems: frozenset[str]
    folded: str

    @property
    def house(self) -> str:
        """Who publishes it, without case."""
        return fold(self.article.outlet or "").casefold()


# Texts are held for candidates that come in order of their days, and for the next question to the same ledger: 0.1 GB at most.
@lru_cache(maxsize=_HELD)
def text_of(article: Article) -> Text:
    """The article as copies are compared."""
    folded = fold(article.text)
    day = bounds(article.published)[0] if article.published else None
    return Text(article, day, _runs(folded), _rare(folded), _stems(folded), folded.casefold())


def _runs(folded: str) -> frozenset[int]:
    """Checksums of all runs of five words: the same in every process, and a tenth of the memory of the words."""
    words = _WORD.findall(folded.casefold())
    return frozenset(crc32(" ".join(words[at : at + RUN]).encode()) for at in range(len(words) - RUN + 1))


def _stems(folded: str) -> frozenset[str]:
    """The first six letters of each word of four or more, and the numbers: what stays when a word is bent otherwise."""
    return frozenset(intern(word[:_STEM]) for word in _TELLING.findall(folded.casefold()))


def _rare(folded: str) -> frozenset[str]:
    found = set()
    for match in _TOKEN.finditer(folded):
        token = match.group()
        if token[0].isdigit():
            found.add(intern(token.replace(",", "")))
        elif token[0].isupper() and (token.isupper() or not _opens(folded, match.start())):
            found.add(intern(token.casefold()))
    return frozenset(found - _CALENDAR - _nation_words())


def _opens(folded: str, at: int) -> bool:
    before = folded[:at].rstrip(" \t\"“”‘'«(–-")[-1:]
    return before == "" or before in _OPENERS


@cache
def _nation_words() -> frozenset[str]:
    return frozenset(fold(term.text).casefold() for term in nations.terms() if " " not in term.text)


def containment(left: Text, right: Text) -> float:
    """The share of the shorter text's runs of words that stand in the other."""
    shorter = min(len(left.runs), len(right.runs))
    return len(left.runs & right.runs) / shorter if shorter else 0.0


class Rarity:
    """How much a name or number tells, by the number of texts that have it."""

    def __init__(self, texts: Iterable[Text]) -> None:
        counter: Counter[str] = Counter()
        words: Counter[str] = Counter()
        self._total = 0
        for text in texts:
            counter.update(text.rare)
            words.update(text.stems)
            self._total += 1
        self._seen: Mapping[str, int] = counter
        self._words: Mapping[str, int] = words
        self._weights: dict[tuple[bool, frozenset[str]], float] = {}

    def count(self, token: str) -> int:
        """The number of texts that have it."""
        return self._seen.get(token, 0)

    def overlap(self, left: Text, right: Text) -> float:
        """The share of the poorer text's rare names and numbers, by what they tell, that the other has too."""
        return self._share(left.rare, right.rare, self._seen)

    def of_words(self, left: Text, right: Text) -> float:
        """The share of the poorer text's words, by what they tell, that the other has too."""
        return self._share(left.stems, right.stems, self._words)

    def _share(self, left: frozenset[str], right: frozenset[str], seen: Mapping[str, int]) -> float:
        poorer = min(self._whole(left, seen), self._whole(right, seen))
        return self._weight(left & right, seen) / poorer if poorer else 0.0

    def _whole(self, tokens: frozenset[str], seen: Mapping[str, int]) -> float:
        """The weight of all that a text has, kept, for a text is held against many others."""
        if len(self._weights) > _KEPT:
            self._weights.clear()
        key = seen is self._words, tokens
        if key not in self._weights:
            self._weights[key] = self._weight(tokens, seen)
        return self._weights[key]

    def _weight(self, tokens: Iterable[str], seen: Mapping[str, int]) -> float:
        """What the tokens tell together; summed in order, so that the figure is the same in every run."""
        return sum(log(1 + self._total / max(1, seen.get(token, 0))) for token in sorted(tokens))
