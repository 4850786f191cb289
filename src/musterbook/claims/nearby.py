"""Where a name stands, what stands right before a place in a text, which of overlapping finds to keep: each at a cost that grows with the
finds alone.

In: a text, places, finds. Out: matches and finds. Nothing here knows what a date or a number is.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

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
        end = at + len(name)
        if not (_in_word(text[at - 1 : at]) or _in_word(text[end : end + 1])):
            yield Span(at, end)
        at = text.find(name, at + 1)


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
