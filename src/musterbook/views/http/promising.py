"""The promises page: a calendar of due dates by state, and below it each promise with its words; all of them, or those of a span."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
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
    told = _told(desk.library, desk.asked)
    every = [Owed(one, due_as_said(one, told.known)) for one in told.promises]
    states = [one for one in state or () if one in answering.STATES]
    found = [one for one in every if one.promise.state in (states or answering.STATES)]
    listed = calendar.chosen(found, _span(due)) if due else found
    years = calendar.years(found, desk.asked.on)
    year = _year(years, due, desk.asked.on)
    shown = Part.of(listed, part or _part_of(listed, desk.asked.on))
    return page(
        desk, "promises.html", states=answering.STATES, chosen=states, due=due, counted=calendar.counted(every), years=years, year=year,
        months=calendar.months(found, year) if year else [], undated=_reasons(found), shown=shown, by_month=_by_month(shown.items),
        known=told.known,
    )  # fmt: skip


def _told(library: Library, asked: Asked) -> Page:
    """All promises of a host and sender by due day, each with the first claims that decide it; of a big ledger those that it keeps."""
    if asked.host and library.is_big(asked.known_by):
        page = library.promises_page(asked.host, asked.sender, asked.on, asked.known_by, Bound())
    else:
        told = library.told(asked.on, asked.known_by, asked.host)
        page = Page(bounded(told.links.promises, Bound()), told.known)
    return replace(page, promises=tuple(one for one in page.promises if answering.concerns(one.made_by[0], asked)))


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
    held = [one.year for one in years if one.counted]
    wanted = int(due.strip("()")[:4]) if due and due != UNDATED else on.year
    return min(held, key=lambda year: (abs(year - wanted), year), default=None)


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
