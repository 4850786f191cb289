"""The promises page: a calendar of due dates by state, and below it each promise with its words; all of them, or those of a span."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from musterbook.errors import BadValue
from musterbook.links.due_as_said import due_as_said
from musterbook.pipeline.paging import Bound, Page, bounded
from musterbook.values import check_edtf
from musterbook.views import calendar
from musterbook.views.calendar import UNDATED, Owed, Year
from musterbook.views.http import answering
from musterbook.views.http.asked import Asked
from musterbook.views.http.library import Library
from musterbook.views.http.pages import Nth, Place, by_host, is_too_much
from musterbook.views.http.parts import PART, Part
from musterbook.views.http.rendering import page

router = APIRouter(include_in_schema=False)
# Of a host of more claims than this the calendar shows three years at a time: about as many promises as are read in a quarter of a second.
_MOST_CLAIMS = 12_000
_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Window:
    """The years that a calendar shows where it does not show all; the next before and after in which any falls due; if any never does."""

    first: int
    last: int
    earlier: int | None
    later: int | None
    has_undated: bool


@router.get("/promises")
def promises(
    desk: Place,
    state: Annotated[list[str] | None, Query()] = None,
    due: Annotated[str, Query(max_length=12)] = "",
    part: Nth | None = None,
) -> Response:
    """Promises on a calendar of due dates, and as a list; of a long one, the part in which the day asked for lies."""
    if is_too_much(desk):
        return by_host(desk, "Promises")
    span = _span(due) if due else ""
    told, window = _told(desk.library, desk.asked, span)
    every = [Owed(one, due_as_said(one, told.known)) for one in told.promises]
    states = [one for one in state or () if one in answering.STATES]
    found = [one for one in every if one.promise.state in (states or answering.STATES)]
    listed = calendar.chosen(found, span) if span else found
    years = calendar.years(found, desk.asked.on)
    year = _year(years, due, desk.asked.on)
    shown = Part.of(listed, part or _part_of(listed, desk.asked.on))
    return page(
        desk, "promises.html", states=answering.STATES, chosen=states, due=due, counted=calendar.counted(every), years=years, year=year,
        months=calendar.months(found, year) if year else [], undated=_reasons(found), shown=shown, window=window,
        by_month=_by_month(shown.items), known=told.known,
    )  # fmt: skip


def _told(library: Library, asked: Asked, span: str) -> tuple[Page, Window | None]:
    """The promises of a host and sender by due day, each with the first claims that decide it; of a big ledger those that it keeps.

    Of a host of which thousands are known, those around the year asked for, and which years these are.
    """
    window, page = None, None
    if not (asked.host and library.is_big(asked.known_by)):
        told = library.told(asked.on, asked.known_by, asked.host)
        page = Page(bounded(told.links.promises, Bound()), told.known)
    elif library.claims_by_host(asked.known_by).get(asked.host, 0) <= _MOST_CLAIMS:
        page = _page(library, asked, Bound())
    else:
        page, window = _around(library, asked, span)
    return replace(page, promises=tuple(one for one in page.promises if answering.concerns(one.made_by[0], asked))), window


def _around(library: Library, asked: Asked, span: str) -> tuple[Page, Window]:
    """What falls due in the year asked for and those beside it; or what has no date, some of it, where that is asked for."""
    page, window = _beside(library, asked, _wanted(span, asked.on))
    nearest = window.earlier or window.later
    if not span and not page.promises and nearest:
        page, window = _beside(library, asked, nearest)
    return (_page(library, asked, Bound(due_from=date.max, limit=PART)) if span == UNDATED else page), window


def _beside(library: Library, asked: Asked, year: int) -> tuple[Page, Window]:
    """What falls due in a year, the one before and the one after."""
    year = min(max(year, 1001), 8998)
    first, last = date(year - 1, 1, 1), date(year + 1, 12, 31)
    later = _due_in(library, asked, Bound(due_from=last + _DAY, limit=1))
    undated = _page(library, asked, Bound(due_from=date.max, limit=1))
    window = Window(first.year, last.year, _last_before(library, asked, first), later, bool(undated.promises))
    return _page(library, asked, Bound(due_from=first, due_until=last)), window


def _last_before(library: Library, asked: Asked, day: date) -> int | None:
    """The last year before a day in which any falls due: a dozen narrow questions, as promises are only found by the first of some."""
    found, most = _due_in(library, asked, Bound(due_until=day - _DAY, limit=1)), day.year - 1
    while found is not None and found < most:
        half = (found + most + 1) // 2
        later = _due_in(library, asked, Bound(due_from=date(half, 1, 1), due_until=day - _DAY, limit=1))
        found, most = (found, half - 1) if later is None else (later, most)
    return found


def _due_in(library: Library, asked: Asked, bound: Bound) -> int | None:
    """The year of the first promise within some bounds that falls due at all."""
    return next((int(one.due[:4]) for one in _page(library, asked, bound).promises if one.due), None)


def _page(library: Library, asked: Asked, bound: Bound) -> Page:
    return library.promises_page(str(asked.host), asked.sender, asked.on, asked.known_by, bound)


def _span(due: str) -> str:
    """The span that an address asks for. Raises BadValue where it is none."""
    if due != UNDATED:
        try:
            check_edtf("due", due.strip("()"))
        except BadValue as error:
            raise BadValue(f"due: {due!r} is no span of days; write it as 2024, 2024-05, 2024-05-02 or none") from error
    return due


def _year(years: Sequence[Year], due: str, on: date) -> int | None:
    """The year whose days are shown: the one asked for, else that of the day asked about, or the nearest that has any promise."""
    held, wanted = [one.year for one in years if one.counted], _wanted(due, on)
    return min(held, key=lambda year: (abs(year - wanted), year), default=None)


def _wanted(due: str, on: date) -> int:
    return int(due.strip("()")[:4]) if due and due != UNDATED else on.year


def _part_of(found: Sequence[Owed], on: date) -> int:
    """The part in which the first promise stands that is not due before a day; where there is none, the last that has a date."""
    dated = [one.due.last for one in found if one.due.last]
    before = sum(due < on for due in dated)
    return max(0, min(before, len(dated) - 1)) // PART + 1


def _reasons(found: Sequence[Owed]) -> dict[str, int]:
    """Why some have no date, and how many for each reason."""
    whys = sorted(one.due.why for one in found if one.due.said is None)
    return {why: len(list(same)) for why, same in groupby(whys)}


def _by_month(found: Sequence[Owed]) -> list[tuple[str, list[Owed]]]:
    """In the order given, by the month in which they fall due; '' for those without a day."""
    return [(month, list(same)) for month, same in groupby(found, key=lambda one: f"{one.due.last:%Y-%m}" if one.due.last else "")]
