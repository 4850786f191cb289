"""A timeline is what each of its days would be told, and in parts it is the whole."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from posture_builders import MINISTER, claim, ledger, total
from test_course import claims

from laws import examples
from musterbook.links.histories import TOLD
from musterbook.links.reconcile import reconcile
from musterbook.model import Article, Known, Speaker, known
from musterbook.pipeline.answers import _answers
from musterbook.posture.holding import holding
from musterbook.posture.standing import Standing, standings
from musterbook.posture.terms import terms
from musterbook.posture.timeline import _days, _state, timeline

OTHER = Speaker("A. N. Other")
FIRST = date(2020, 1, 1)
CUTS = [date.min, date(2020, 2, 1), date(2020, 6, 1), date(2021, 1, 1), date(2022, 9, 9)]


@st.composite
def ledgers(draw: st.DrawFn) -> Known:
    articles, told = {}, []
    for nth in range(draw(st.integers(1, 10))):
        name = f"a{nth:02}"
        articles[name] = Article(
            id=name, text="Sentence 0. Sentence 1.", outlet=name, published=str(FIRST + timedelta(days=draw(st.integers(0, 900))))
        )
        for at in range(draw(st.integers(1, 2))):
            basis, speakers = (
                draw(st.sampled_from(((), ("rotational",), ("permanent",)))),
                draw(st.sampled_from(((), (MINISTER,), (OTHER,)))),
            )
            told.append(replace(draw(claims(name, at)), basis=basis, speakers=speakers))
    return known(articles, tuple(told))


def day_by_day(standing: Standing) -> Iterator[tuple[str, str, str | None, str | None, str]]:
    """What is otherwise on each day, weighing all that had been published by it anew."""
    before: dict[str, str | None] = {}
    for day in _days(standing):
        by_then = standing.of(fact for fact in standing.facts if fact.day <= day)
        for what, (after, why, _) in _state(holding(by_then, "personnel", day), terms(by_then, day)).items():
            if after != before.get(what):
                yield str(day), what, before.get(what), after, why
                before[what] = after


@given(ledgers())
@examples(150)
def test_every_change_is_that_of_its_day_and_parts_are_the_whole(every: Known) -> None:
    links = reconcile(every, date(2023, 1, 1))
    whole = timeline(every, links, host="LTU", sender="USA")
    told = [(row.on, row.what, row.before, row.after, row.why) for row in whole if row.what != "promise"]
    expected = [row for standing in standings(every, links, "LTU", "USA") for row in day_by_day(standing)]
    assert told == sorted(expected, key=lambda row: (row[0], row[1], row[3] or ""))
    ends = [*(cut - timedelta(1) for cut in CUTS[1:]), date.max]
    parts = [timeline(every, links, host="LTU", sender="USA", since=since, until=until) for since, until in zip(CUTS, ends, strict=True)]
    assert [row for part in parts for row in part] == list(whole)


def test_of_a_promise_the_first_claims_that_decide_it_are_named() -> None:
    plan = claim("plan", "2024-01-10", action="deploy", status="announced", quantity=total(500), start="2024-06")
    done = [claim(f"done{nth:02}", f"2024-06-{nth + 5:02}", action="deploy", quantity=total(500), start="2024-06-03") for nth in range(14)]
    told = _answers(ledger(plan, *done), date(2024, 12, 1), date(2024, 12, 1))
    assert len(told.links.promises[0].by) > TOLD
    row = next(row for row in told.timeline("LTU") if row.what == "promise")
    assert [one.article for one in row.claims] == ["plan", *(one.article for one in told.links.promises[0].by[:TOLD])]
