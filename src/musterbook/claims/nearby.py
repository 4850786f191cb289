"""Where names and words stand, what stands right before a place in a text, which of overlapping finds to keep: each at a cost that grows
with the finds alone.

In: a text, places, finds. Out: matches and finds. Nothing here knows what a date or a number is.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from ahocorasick_rs import AhoCorasick

from musterbook.values import Span

# No lead of a date or number is longer than this, and a hostile text may be one endless sentence.
REACH = 120
Find = TypeVar("Find")


def before(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    r"""The match of `pattern`, which closes with \Z, that ends right at `at`; no more than REACH characters long."""
    return pattern.search(text, max(0, at - REACH), at)


def standing(name: str, text: str) -> Iterator[Span]:
    """Wherever `name` stands as a word of its own, no part of a hyphenated one."""
    # A pattern for each name would cost more to make than to use.
    at = text.find(name) if name else -1
    while at >= 0:
        span = Span(at, at + len(name))
        if _stands(text, span):
            yield span
        at = text.find(name, at + 1)


@dataclass(frozen=True, slots=True)
class Sought:
    """A pattern, and words of which one stands in small letters in every text that has it: what has none of them is not searched."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As the pattern does."""
        small = text.lower()
        return self.pattern.finditer(text) if any(word in small for word in self.words) else iter(())


class Listed:
    """Many words sought in one go, in any case, each standing as a word of its own, no part of a hyphenated one."""

    def __init__(self, words: Iterable[str]) -> None:
        self._found = AhoCorasick([small(word) for word in words])

    def spans(self, text: str) -> list[Span]:
        """Where they stand, from left to right; of those that begin together the longest, and none within another."""
        kept: list[Span] = []
        ends = (Span(start, end) for _, start, end in self._found.find_matches_as_indexes(small(text), overlapping=True))
        for span in sorted((span for span in ends if _stands(text, span)), key=lambda span: (span.start, -span.end)):
            if not kept or span.start >= kept[-1].end:
                kept.append(span)
        return kept


def small(text: str) -> str:
    """In small letters, character for character."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _stands(text: str, span: Span) -> bool:
    return not (_in_word(text[span.start - 1 : span.start]) or _in_word(text[span.end : span.end + 1]))


def _in_word(char: str) -> bool:
    return char.isalnum() or char in ("-", "_")


def longest(found: Iterable[Find], span: Callable[[Find], Span], size: int) -> list[Find]:
    """Of finds that overlap the longest, of those the first, of those the first given; in order of place. `size` is the text's."""
    taken = bytearray(size)
    kept: list[Find] = []
    for item in sorted(found, key=lambda item: (span(item).start - span(item).end, span(item).start)):
        at = span(item)
        if not any(taken[at.start : at.end]):
            taken[at.start : at.end] = b"\x01" * (at.end - at.start)
            kept.append(item)
    return sorted(kept, key=span)
