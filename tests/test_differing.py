"""What changed in a host between two days, read by narrow questions, is what two pictures of all that is known tell."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laws import examples
from musterbook.custody import Judgement
from musterbook.errors import BadValue
from musterbook.links.promises import promises, redated
from musterbook.model import Article, Claim
from musterbook.pipeline.answers import Answers, _answers
from musterbook.pipeline.differing import Clock, Comparison, Period, changes
from musterbook.posture.changes import Picture
from musterbook.posture.changes import changes as differences
from test_narrowing import DAYS, filled, worlds

ENDS = [*(date.fromisoformat(day) for day in DAYS), date(2024, 8, 1), date(2026, 1, 1)]
HOSTS = st.sampled_from(["LTU", "LVA", "POL"])
World = list[tuple[Article, list[Claim]]]


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, end = sorted(draw(st.lists(st.sampled_from(ENDS), min_size=2, max_size=2, unique=True)))
    by = draw(st.sampled_from(Clock))
    known_by, on = draw(st.sampled_from([None, *ENDS])), draw(st.sampled_from([None, *ENDS]))
    return Period(start, end, by, known_by=None if by is Clock.KNOWN_BY else known_by, on=on if by is Clock.KNOWN_BY else None)


def picture(told: Answers, host: str) -> Picture:
    return Picture(told.known, told.links, told.posture(host), told.on, told.known_by)


@given(worlds(), HOSTS, st.sampled_from([None, "DEU"]), periods(), st.sampled_from([(), ("LTU",), ("POL",)]))
@examples(80)
def test_narrow_questions_tell_every_difference_that_two_whole_pictures_tell(
    world: World, host: str, sender: str | None, period: Period, moved: tuple[str, ...]
) -> None:
    with filled(world) as book:
        claims = [claim for _, found in world for claim in found]
        if moved and claims:
            book.judge(Judgement(claims[0].id, "correct", "R. Viewer", "it is elsewhere", {"hosts": list(moved)}, date(2024, 5, 10)))
        before, after = (picture(_answers(book.known(by), on, by), host) for on, by in period.days())
        found = changes(book, host, period, sender)
    assert found.differences == differences(before, after, sender=sender)
    assert {claim.article for one in found.differences for claim in one.claims} <= found.known.articles.keys()


@given(worlds(), st.sampled_from(ENDS), st.sampled_from(ENDS))
@examples(60)
def test_promises_told_of_another_day_are_those_of_that_day(world: World, one: date, other: date) -> None:
    with filled(world) as book:
        known = book.known(date(2026, 1, 1))
    assert redated(promises(known, (), one), other) == promises(known, (), other)


def test_contradictions_may_be_left_to_a_later_part_of_the_period() -> None:
    period = Period(date(2022, 6, 1), date(2024, 2, 29))
    assert [(str(one.first), str(one.last)) for one in period.years()] == [
        ("2022-06-02", "2022-12-31"), ("2023-01-01", "2023-12-31"), ("2024-01-01", "2024-02-29"),
    ]  # fmt: skip
    with filled([]) as book:
        steps = [len(Comparison(book, "LTU", period, since=since).steps()) for since in (date.min, date(2024, 1, 1))]
    assert steps[0] == steps[1] + 2


def test_a_period_ends_after_it_begins() -> None:
    with pytest.raises(BadValue, match="must lie before"):
        Period(date(2024, 1, 1), date(2024, 1, 1))
