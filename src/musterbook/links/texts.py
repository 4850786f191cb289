"""What of a text travels with it when it is copied: its runs of words, its names and numbers, and its words by their beginnings."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from sys import intern
from zlib import crc32

from musterbook.compare import fold
from musterbook.links.rarity import STEM
from musterbook.model import Article
from musterbook.values import bounds
from musterbook.world import nations

RUN = 5
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"[^\W\d_][\w-]*|\d[\d.,]*\d|\d")
_TELLING = re.compile(r"[^\W\d_]{4,}|\d[\d.,]*")
_HELD = 4096
_DAYS_AND_MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep oct nov "
    "dec monday tuesday wednesday thursday friday saturday sunday"
)
_CALENDAR = frozenset(_DAYS_AND_MONTHS.split())
# What stands before a sentence's first word: its capital is no name.
_OPENERS = frozenset(".!?:\n")
_BETWEEN = frozenset(" \t\"“”‘'«(–-")


@dataclass(frozen=True, slots=True)
class Text:
    """An article as copies are compared: its day, its runs of five words, its names and numbers, its words by their beginnings."""

    article: Article
    day: date | None
    runs: frozenset[int]
    rare: frozenset[str]
    stems: frozenset[str]

    @property
    def house(self) -> str:
        """Who publishes it, without case."""
        return house(self.article)


def house(article: Article) -> str:
    """Who publishes it, without case."""
    return fold(article.outlet or "").casefold()


# Texts are held for candidates that come in order of their days, and for the next question to the same ledger: 0.1 GB at most.
@lru_cache(maxsize=_HELD)
def text_of(article: Article) -> Text:
    """The article as copies are compared."""
    folded = fold(article.text)
    day = bounds(article.published)[0] if article.published else None
    return Text(article, day, _runs(folded), _rare(folded), _stems(folded))


def _runs(folded: str) -> frozenset[int]:
    """Checksums of all runs of five words: the same in every process, and a tenth of the memory of the words."""
    words = _WORD.findall(folded.casefold())
    return frozenset(crc32(" ".join(words[at : at + RUN]).encode()) for at in range(len(words) - RUN + 1))


def _stems(folded: str) -> frozenset[str]:
    """The first six letters of each word of four or more, and the numbers: what stays when a word is bent otherwise."""
    return frozenset(intern(word[:STEM]) for word in _TELLING.findall(folded.casefold()))


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
    at -= 1
    while at >= 0 and folded[at] in _BETWEEN:
        at -= 1
    return at < 0 or folded[at] in _OPENERS


@cache
def _nation_words() -> frozenset[str]:
    return frozenset(fold(term.text).casefold() for term in nations.terms() if " " not in term.text)


def containment(left: Text, right: Text) -> float:
    """The share of the shorter text's runs of words that stand in the other."""
    shorter = min(len(left.runs), len(right.runs))
    return len(left.runs & right.runs) / shorter if shorter else 0.0
