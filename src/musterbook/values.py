"""Values that carry their own checks: Span, Edtf bounds, Count, digests.

In: plain strings and numbers. Out: frozen values that cannot be wrong later. Nothing here knows what a claim is.
"""

import hashlib
import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import import_module

from musterbook.errors import BadValue

OPEN = ".."
COUNTED = frozenset({"personnel", "vehicle", "aircraft", "ship", "system", "unit"})
MODES = frozenset({"total", "additional", "reduction"})
_CALENDAR = re.compile(r"([1-9]\d{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
# EDTF level 2 sub-year groupings that the codebook uses: quarters 33-36 and halves 40-41, as first and last month.
_GROUPS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}
# Meteorological seasons; winter 2025 begins in December 2025 and ends in February 2026.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters [start, end) of one named text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise BadValue(f"Span: need 0 <= start < end, got [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The characters of `text` that this span names."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """The two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Count:
    """A number as the text gives it: bounds inclusive, None where the text sets none.

    `of` is what is counted (codebook: personnel, vehicle, aircraft, ship, system, unit); `mode` is total, additional or reduction.
    """

    low: int | None
    high: int | None
    approx: bool = False
    of: str = "personnel"
    mode: str = "total"

    def __post_init__(self) -> None:
        if self.of not in COUNTED:
            raise BadValue(f"Count.of: {self.of!r} is none of {sorted(COUNTED)}")
        if self.mode not in MODES:
            raise BadValue(f"Count.mode: {self.mode!r} is none of {sorted(MODES)}")
        if self.low is None and self.high is None:
            raise BadValue("Count: low and high are both unknown; leave the quantity out instead")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise BadValue(f"Count: low {self.low} is above high {self.high}")
        if min(self.low or 0, self.high or 0) < 0:
            raise BadValue(f"Count: negative bound in ({self.low}, {self.high})")


def _calendar(year: int, month: int, day: int) -> tuple[date, date]:
    """First and last day of a year, month or day; 0 stands for a part that is not given."""
    last = month or 12
    return date(year, month or 1, day or 1), date(year, last, day or monthrange(year, last)[1])


@lru_cache(maxsize=65536)
def bounds(edtf: str) -> tuple[date, date]:
    """First and last day of an EDTF date: bounds("2024-05") is (2024-05-01, 2024-05-31).

    Raises BadValue where `edtf` is no EDTF date of the codebook's kinds (day, month, season, quarter, half, year).
    Source: ISO 8601-2:2019; seasons are the meteorological ones of the northern hemisphere.
    """
    plain = edtf.rstrip("~?%")
    year, _, rest = plain.partition("-")
    if year.isdigit() and rest.isdigit() and (int(rest) in _GROUPS or int(rest) in _SEASONS):
        first, last = (_GROUPS | _SEASONS)[int(rest)]
        y, m = int(year) + (last - 1) // 12, (last - 1) % 12 + 1
        return date(int(year), first, 1), date(y, m, monthrange(y, m)[1])
    try:
        # The library takes 4 ms a date; nearly all dates are plain ones.
        match = _CALENDAR.fullmatch(plain)
        if match:
            return _calendar(int(match[1]), int(match[2] or 0), int(match[3] or 0))
        return _by_library(plain)
    except (ValueError, AttributeError) as error:
        raise BadValue(f"{edtf!r} is no EDTF date (expected a form like 2024, 2024-05, 2024-05-02 or 2024-21)") from error


def _by_library(plain: str) -> tuple[date, date]:
    # By name, because the library takes 0.1 s to import, and most runs meet no date that needs it.
    library = import_module("edtf")
    try:
        value = library.parse_edtf(plain)
    except library.EDTFParseException as error:
        raise ValueError(str(error)) from error
    low, high = value.lower_strict(), value.upper_strict()
    return date(*low[:3]), date(*high[:3])


def check_edtf(slot: str, value: str | None, *, may_be_open: bool = False) -> None:
    """Raise BadValue unless `value` is None, an EDTF date, or, where `may_be_open`, '..'."""
    if value is None or (may_be_open and value == OPEN):
        return
    try:
        bounds(value)
    except BadValue as error:
        raise BadValue(f"{slot}: {error}") from error


def seal(parts: Iterable[str | None]) -> str:
    """SHA-256 in hex over length-prefixed parts, so that ("ab", "c") is not ("a", "bc")."""
    out: list[bytes] = []
    for part in parts:
        raw = b"\xff" if part is None else part.encode("utf-8", "surrogatepass")
        # One buffer and one hash: half the time of feeding it piece by piece, over a million rows.
        out += (b"-:" if part is None else b"%d:" % len(raw), raw)
    return hashlib.sha256(b"".join(out)).hexdigest()


def digest(parts: Iterable[str | None]) -> str:
    """The first 24 characters of the parts' seal: short enough to cite, long enough (96 bits) never to meet another."""
    return seal(parts)[:24]
