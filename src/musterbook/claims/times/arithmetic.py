"""Sums with EDTF dates: the last day of one, one so much later, the nearest of a name to a day.

In: EDTF strings (day, month, season, quarter, half or year). Out: EDTF strings of the same precision, unless said otherwise.
"""

from calendar import monthrange
from datetime import date, timedelta

from musterbook.values import OPEN, bounds

# How many of a kind make a year, and the first code of the kind: seasons 21-24, quarters 33-36, halves 40-41.
_KINDS = ((21, 4), (33, 4), (40, 2))


def add(start: str, duration: tuple[int, str]) -> str:
    """`start` moved by a duration, at its own precision: add("2025-03", (6, "month")) is "2025-09"."""
    plain = start.rstrip("~?%")
    if plain == OPEN:
        return start
    amount, unit = duration
    parts = plain.split("-")
    if len(parts) == 3:
        return _day_plus(date.fromisoformat(plain), amount, unit).isoformat() + start[len(plain) :]
    months = {"year": 12 * amount, "month": amount}.get(unit)
    if len(parts) == 1:
        days = {"week": 7, "day": 1}.get(unit, 0) * amount
        return f"{int(plain) + (months // 12 if months is not None else days // 365):04}"
    year, code = int(parts[0]), int(parts[1])
    if code > 12:
        return _grouped_plus(year, code, months or 0)
    if months is None:
        # The middle of the month stands for the month: three weeks after May are June.
        return _day_plus(date(year, code, 15), amount, unit).isoformat()[:7]
    return month_plus(year, code, months)


def _day_plus(day: date, amount: int, unit: str) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=amount * (7 if unit == "week" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + amount * (12 if unit == "year" else 1), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def begun(day: str, length: tuple[int, str]) -> str:
    """When something began that has lasted so long by a day, as finely as the length tells: begun("2024-03-12", (2, "year")) is "2022"."""
    number, unit = length
    if unit == "week":
        return add(day, (-number, unit))[:7]
    return add("-".join(day.split("-")[: 1 if unit == "year" and number > 1 else 2]), (-number, unit))


def month_plus(year: int, month: int, months: int) -> str:
    """The month so many months after another."""
    year, month = divmod(year * 12 + month - 1 + months, 12)
    return f"{year:04}-{month + 1:02}"


def _grouped_plus(year: int, code: int, months: int) -> str:
    first, number = next((f, n) for f, n in reversed(_KINDS) if code >= f)
    year, place = divmod(year * number + code - first + months * number // 12, number)
    return f"{year:04}-{first + place}"


def last_day(edtf: str) -> str:
    """The last day of a date: last_day("2025") is "2025-12-31"."""
    return bounds(edtf)[1].isoformat()


def last_month(edtf: str) -> str:
    """The last month of a year, season, quarter or half; a month or day stays what it is."""
    return edtf if _is_fine(edtf) else bounds(edtf)[1].isoformat()[:7]


def first_month(edtf: str) -> str:
    """The first month of a year; anything finer stays what it is."""
    return f"{edtf}-01" if len(edtf) == 4 else edtf


def _is_fine(edtf: str) -> bool:
    parts = edtf.split("-")
    return len(parts) == 3 or (len(parts) == 2 and int(parts[1]) <= 12)


def easter(year: int) -> date:
    """Easter Sunday of the western churches. Source: the anonymous Gregorian algorithm (Nature, 20 April 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * ell) // 433
    month = (h + ell - 7 * m + 90) // 25
    return date(year, month, (h + ell - 7 * m + 33 * month + 19) % 32)
