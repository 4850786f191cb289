"""Promises laid out as a calendar: years by months, and the days of a year; each stands where its words put it, and no finer.

In: promises with their dates as said. Out: cells, each with how many promises of which state stand in it and the address part that asks for
them. One for 'the third quarter' lies across three months of its year, one for a year across twelve, one for May in May and on no day.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from musterbook.links.due_as_said import Due
from musterbook.model import Promise
from musterbook.values import bounds

UNDATED = "none"
_MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Owed:
    """A promise and its date as its words give it."""

    promise: Promise
    due: Due

    @property
    def year(self) -> int | None:
        """The year in which it falls due."""
        return self.due.last.year if self.due.last else None


@dataclass(frozen=True, slots=True)
class Cell:
    """Some months of a year or a day: what it is called in an address, and how many promises of each state stand in it."""

    name: str
    counted: Mapping[str, int]
    months: int = 1
    is_cut: bool = False

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counted.values())


@dataclass(frozen=True, slots=True)
class Year:
    """One year: its twelve months, and rows of what lies across several, with the empty months between as None and their number."""

    year: int
    counted: Mapping[str, int]
    months: Sequence[Cell]
    rows: Sequence[Sequence[tuple[Cell | None, int]]]


@dataclass(frozen=True, slots=True)
class Month:
    """One month day by day: weeks from Monday to Sunday, None outside the month; and what names the month but no day."""

    name: str
    weeks: Sequence[Sequence[Cell | None]]
    dayless: Cell


def years(found: Iterable[Owed], on: date) -> list[Year]:
    """Every year from the first to the last in which anything falls due; the year of a day is among them where it lies between."""
    by_year: dict[int, list[Owed]] = {}
    for one in found:
        if one.year is not None:
            by_year.setdefault(one.year, []).append(one)
    if not by_year:
        return []
    # A promise for the year 2999 makes no thousand rows.
    between = range(min(by_year), max(by_year) + 1)
    wanted = between if len(between) <= 40 else sorted(by_year)
    return [_year(year, by_year.get(year, [])) for year in wanted]


def months(found: Iterable[Owed], year: int) -> list[Month]:
    """The months of a year in which anything falls due, by the day or by the month."""
    mine = [one for one in found if one.year == year and _grain(one.due) in ("day", "month")]
    held = {one.due.last.month for one in mine if one.due.last}
    return [_month(year, month, [one for one in mine if one.due.last and one.due.last.month == month]) for month in sorted(held)]


def chosen(found: Iterable[Owed], asked: str) -> list[Owed]:
    """Those that an address part asks for: 'none', a year with all that falls due in it, '2023-05' with its days, or just the span named.

    A year's name in brackets, '(2023)', asks for those that name the year and no more.
    """
    if asked == UNDATED:
        return [one for one in found if one.due.said is None]
    alone = asked.startswith("(")
    first, last = bounds(asked.strip("()"))
    dated = [one for one in found if one.due.first and one.due.last]
    if alone or (last - first).days > 31:
        is_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        if is_year and not alone:
            return [one for one in dated if one.year == first.year]
        return [one for one in dated if (one.due.first, one.due.last) == (first, last)]
    return [one for one in dated if one.due.first and one.due.last and first <= one.due.first and one.due.last <= last]


def counted(found: Iterable[Owed]) -> Counter[str]:
    """How many there are of each state."""
    return Counter(one.promise.state for one in found)


def _grain(due: Due) -> str:
    """'day', 'month', or 'span' for anything longer."""
    if due.first is None or due.last is None or due.first == due.last:
        return "day"
    return "month" if (due.first.year, due.first.month) == (due.last.year, due.last.month) else "span"


def _year(year: int, found: Sequence[Owed]) -> Year:
    narrow = [(one.due.last.month, one) for one in found if one.due.last and _grain(one.due) != "span"]
    months = [Cell(f"{year}-{month:02}", counted(one for its, one in narrow if its == month)) for month in _MONTHS]
    spans = [one for one in found if _grain(one.due) == "span"]
    return Year(year, counted(found), months, list(_rows(year, spans)))


def _rows(year: int, spans: Sequence[Owed]) -> Iterator[list[tuple[Cell | None, int]]]:
    """Spans in as few rows as hold them side by side, the shorter ones first."""
    bars = sorted(_bars(year, spans), key=lambda one: (one[1].months, one[0]))
    while bars:
        row: list[tuple[Cell | None, int]] = []
        left, at = [], 1
        for first, cell in sorted(bars, key=lambda one: (one[0], one[1].months)):
            if first < at:
                left.append((first, cell))
                continue
            row += [(None, first - at)] if first > at else []
            row.append((cell, cell.months))
            at = first + cell.months
        yield [*row, *([(None, 13 - at)] if at < 13 else [])]
        bars = left


def _bars(year: int, spans: Sequence[Owed]) -> Iterator[tuple[int, Cell]]:
    """Each span once, with the month in which it begins; of a winter the months of this year."""
    ordered = sorted(spans, key=lambda one: (str(one.due.first), str(one.due.last)))
    for (first, last), group in groupby(ordered, key=lambda one: (one.due.first, one.due.last)):
        found = list(group)
        if first and last:
            begins = first.month if first.year == year else 1
            name = str(found[0].due.said).rstrip("~?%")
            yield begins, Cell(f"({name})" if name == str(year) else name, counted(found), last.month - begins + 1, first.year < year)


def _month(year: int, month: int, found: Sequence[Owed]) -> Month:
    by_day: dict[int, list[Owed]] = {}
    for one in found:
        if one.due.last and _grain(one.due) == "day":
            by_day.setdefault(one.due.last.day, []).append(one)
    first = date(year, month, 1)
    days: list[Cell | None] = [None] * first.weekday()
    while first.month == month:
        days.append(Cell(str(first), counted(by_day.get(first.day, []))))
        first += timedelta(1)
    days += [None] * (-len(days) % 7)
    dayless = counted(one for one in found if _grain(one.due) == "month")
    return Month(f"{year}-{month:02}", [days[at : at + 7] for at in range(0, len(days), 7)], Cell(f"{year}-{month:02}", dayless))
