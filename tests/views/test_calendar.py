"""The calendar of promises: each stands where its words put it, and no finer; every one is in the calendar exactly once."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook.links.due_as_said import Due
from musterbook.model import Claim, Promise
from musterbook.values import bounds
from musterbook.views import calendar
from musterbook.views.calendar import Owed, Year
from musterbook.views.words import spoken

_CLAIM = Claim("a", "They will come.", "deploy", "announced", senders=("USA",), hosts=("LTU",))
ON = date(2024, 3, 1)
NAMED = ("2024", "2024-05", "2024-05-12", "2024-33", "2024-35", "2024-40", "2024-21", "2024-24", "2024-12-31", "2025~")


def owed(said: str | None, state: str = "open") -> Owed:
    """A promise due as its words say."""
    due = Due(said, *bounds(said)) if said else Due(None, why="its words give no date")
    return Owed(Promise((_CLAIM,), state, str(due.last) if due.last else None, (), "so it is"), due)


def bars(year: Year) -> list[tuple[str, int, int]]:
    """What lies across several months: its name, the month in which it begins, and how many it covers."""
    found = []
    for row in year.rows:
        at = 1
        for cell, many in row:
            found += [(cell.name, at, many)] if cell else []
            at += many
        assert at == 13, "a row is twelve months wide"
    return found


def test_a_day_stands_on_its_day_a_month_on_no_day_and_a_quarter_in_no_month() -> None:
    found = [owed("2024-05-12", "kept"), owed("2024-05"), owed("2024-34")]
    (year,) = calendar.years(found, ON)
    assert [dict(month.counted) for month in year.months if month.counted] == [{"kept": 1, "open": 1}]
    assert bars(year) == [("2024-34", 4, 3)]
    (month,) = calendar.months(found, 2024)
    assert [(day.name, dict(day.counted)) for week in month.weeks for day in week if day and day.counted] == [("2024-05-12", {"kept": 1})]
    assert dict(month.dayless.counted) == {"open": 1}
    # 1 May 2024 was a Wednesday.
    assert month.weeks[0][:3] == [None, None, month.weeks[0][2]]
    assert all(len(week) == 7 for week in month.weeks)


def test_what_names_a_year_lies_across_it_below_what_names_less() -> None:
    (year,) = calendar.years([owed("2024"), owed("2024-33"), owed("2024-41"), owed("2024-40")], ON)
    assert bars(year) == [("2024-33", 1, 3), ("2024-41", 7, 6), ("2024-40", 1, 6), ("(2024)", 1, 12)]


def test_a_winter_lies_in_the_year_in_which_it_ends_and_says_that_it_began_before() -> None:
    (year,) = calendar.years([owed("2024-24")], ON)
    assert (year.year, bars(year)) == (2025, [("2024-24", 1, 2)])
    assert year.rows[0][0][0] is not None
    assert year.rows[0][0][0].is_cut
    assert [one.due.said for one in calendar.chosen([owed("2024-24"), owed("2025-01")], "2025")] == ["2024-24", "2025-01"]


def test_years_between_are_shown_and_a_far_one_makes_no_thousand_rows() -> None:
    assert [one.year for one in calendar.years([owed("2021-05"), owed("2024")], ON)] == [2021, 2022, 2023, 2024]
    assert [one.year for one in calendar.years([owed("2021-05"), owed("2999")], ON)] == [2021, 2999]
    assert calendar.years([owed(None)], ON) == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("2024", ["2024", "2024-05", "2024-05-12", "2024-33", "2024-35", "2024-40", "2024-21", "2024-12-31"]),
        ("(2024)", ["2024"]),
        ("2024-05", ["2024-05", "2024-05-12"]),
        ("2024-05-12", ["2024-05-12"]),
        ("2024-33", ["2024-33"]),
        ("2024-21", ["2024-21"]),
        ("2025", ["2024-24", "2025~"]),
        ("none", [None]),
    ],
)
def test_an_address_asks_for_what_its_cell_counts(asked: str, said: list[str | None]) -> None:
    found = [owed(one) for one in (*NAMED, None)]
    assert [one.due.said for one in calendar.chosen(found, asked)] == said


@given(st.lists(st.sampled_from([*NAMED, None, "2023-11-30", "2022-36", "2025-02", "2025"]), max_size=12))
def test_every_promise_is_in_the_calendar_once_and_its_cell_asks_for_it(given: list[str | None]) -> None:
    found = [owed(one, ("kept", "open", "overdue")[nth % 3]) for nth, one in enumerate(given)]
    seen: Counter[str] = Counter()
    for year in calendar.years(found, ON):
        inside: Counter[str] = Counter()
        for cell in (*year.months, *(cell for row in year.rows for cell, _ in row if cell)):
            inside.update(cell.counted)
            assert calendar.counted(calendar.chosen(found, cell.name)) == cell.counted
        assert inside == year.counted == calendar.counted(calendar.chosen(found, str(year.year)))
        seen.update(inside)
        for month in calendar.months(found, year.year):
            days = Counter[str]()
            for cell in (month.dayless, *(day for week in month.weeks for day in week if day)):
                days.update(cell.counted)
            assert days == calendar.counted(calendar.chosen(found, month.name))
    seen.update(calendar.counted(calendar.chosen(found, "none")))
    assert seen == calendar.counted(found)


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2024-35", "third quarter of 2024"), ("2024-21", "spring 2024"), ("2024-24", "winter 2024–2025"),
        ("2024-40~", "about first half of 2024"),
        ("2024-05", "2024-05"), ("2024", "2024"), ("..", ".."), ("2021-22 Regiment", "2021-22 Regiment"),
    ],
)  # fmt: skip
def test_a_span_that_has_a_name_is_told_by_it(edtf: str, told: str) -> None:
    assert spoken(edtf) == told
