"""One frozen Settings, read from the environment once, passed down as an argument."""

import os
from dataclasses import dataclass
from functools import lru_cache

from musterbook.errors import BadValue


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may vary. Sizes in bytes, times in seconds; `outlets` is the path of a table of outlets of the user's own."""

    book: str = "musterbook.db"
    outlets: str | None = None
    max_bytes: int = 20_000_000
    max_nesting: int = 2_000
    busy_timeout: float = 30.0

    def __post_init__(self) -> None:
        if self.max_bytes <= 0:
            raise BadValue(f"Settings.max_bytes: need > 0, got {self.max_bytes}")


def from_environment() -> Settings:
    """Settings with MUSTERBOOK_BOOK (a path or a database URL) and MUSTERBOOK_OUTLETS taken from the environment where they are set."""
    return _given(os.environ.get("MUSTERBOOK_BOOK"), os.environ.get("MUSTERBOOK_OUTLETS"))


@lru_cache(maxsize=64)
def _given(book: str | None, outlets: str | None) -> Settings:
    # A posture asks for each of its lines.
    return Settings(book=book or "musterbook.db", outlets=outlets or None)
