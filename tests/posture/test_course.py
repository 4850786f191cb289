"""The numbers of many days are those of each day."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from posture_builders import claim, ledger, total

from laws import examples
from musterbook.links.reconcile import reconcile
from musterbook.model import Article, Claim, known
from musterbook.posture.course import Course
from musterbook.posture.estimate import parted
from musterbook.posture.holding import holding
from musterbook.posture.standing import standings
from musterbook.values import Count

FIRST = date(2020, 1, 1)
DAYS = [FIRST + timedelta(days=days) for days in range(-40, 1700, 23)]


@st.composite
def claims(draw: st.DrawFn, article: str, nth: int) -> Claim:
    number = draw(st.sampled_from((None, 100, 100, 150, 400)))
    mode = draw(st.sampled_from(("total", "total", "total", "additional", "reduction")))
    start, end = draw(st.sampled_from((None, None, "2020-06-01", "2022"))), draw(st.sampled_from((None, None, "2021-03-31", "2023")))
    pick: dict[str, Any] = {
        "action": draw(st.sampled_from(("station", "station", "deploy", "rotate", "withdraw"))),
        "status": draw(st.sampled_from(("in_effect", "in_effect", "in_effect", "ended", "announced"))),
        "place": draw(st.sampled_from((None, "Rukla", "Kaunas"))), "start": start, "end": end,
        "echelon": draw(st.sampled_from((None, None, "battalion", "battlegroup", "company"))),
        "function": draw(st.sampled_from((None, None, "armour"))), "unit": draw(st.sampled_from((None, None, "1st Regiment"))),
        "quantity": None if number is None else Count(number, number, mode=mode, of=draw(st.sampled_from(("personnel", "vehicle")))),
    }  # fmt: skip
    return Claim(article=article, evidence=f"Sentence {nth}.", senders=("USA",), hosts=("LTU",), nth=nth, **pick)


@given(st.data())
@examples(100)
def test_a_course_is_what_each_day_would_be_told(data: st.DataObject) -> None:
    articles, told = {}, []
    for nth in range(data.draw(st.integers(1, 14))):
        day = FIRST + timedelta(days=data.draw(st.integers(0, 1500)))
        name = f"a{nth:02}"
        articles[name] = Article(id=name, text="Sentence 0. Sentence 1.", outlet=name, published=str(day))
        told += [data.draw(claims(name, at)) for at in range(data.draw(st.integers(1, 2)))]
    every = known(articles, told)
    for what, standing in parted(standings(every, reconcile(every, DAYS[-1]), "LTU", "USA")):
        assert tuple(map(Course(standing, what).on, DAYS)) == tuple(holding(standing, what, day) for day in DAYS)
        by_then = {day: standing.of(fact for fact in standing.facts if fact.day <= day) for day in DAYS}
        assert tuple(map(Course(standing, what, as_published=True).on, DAYS)) == tuple(holding(by_then[day], what, day) for day in DAYS)


def test_parts_bear_nothing_beside_a_whole_that_stands() -> None:
    parts = [claim(f"p{nth}", f"2024-02-{nth + 1:02}", place=f"Camp {nth}", quantity=total(10)) for nth in range(20)]
    book = ledger(*parts, claim("whole", "2024-04-01", quantity=total(500)))
    (standing,) = standings(book, reconcile(book, DAYS[-1]), "LTU", "USA")
    course = Course(standing, "personnel")
    assert len(course.bearing(date(2024, 3, 1))) == 20
    assert [standing.facts[nth].claim.article for nth in course.bearing(date(2024, 5, 1))] == ["whole"]
