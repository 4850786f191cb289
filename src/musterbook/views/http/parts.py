"""A long list in parts, so that no page is too long to read; each says what it leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

# As many of a list as a page shows.
PART = 100


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a list, counted from 1, of so many parts and so many items in all; `first` is the number of its first item."""

    items: Sequence[Any]
    nth: int
    parts: int
    total: int
    first: int

    @classmethod
    def of(cls, found: Sequence[Any], nth: int) -> "Part":
        """The nth part; the last one where there are fewer."""
        parts = max(1, -(-len(found) // PART))
        nth = min(nth, parts)
        start = (nth - 1) * PART
        return cls(found[start : start + PART], nth, parts, len(found), start + 1)
