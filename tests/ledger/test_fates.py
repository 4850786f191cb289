"""What became of promises, kept beside the entries, is what follows from all that was known by any day, in both databases."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_acts import Act, Judged, Told, acts, judge, lived
from ledger_builders import Fresh
from test_derived import HOUSES, SPANS, WORDS, recorded, worlds

from laws import examples
from musterbook.errors import BadValue, NotFound
from musterbook.ledger import Book
from musterbook.links.telling import STATES
from musterbook.model import Article, Claim
from musterbook.pipeline.answers import promises_of, promises_page
from musterbook.pipeline.fates import differences, keep
from musterbook.pipeline.paging import Asked, Bound, bounded, page
from musterbook.values import Count

DAYS = ("2023-11-20", "2024-04-20", "2024-05-01", "2024-05-03", "2024-06-10", "2024-07", None)
KNOWN = tuple(map(date.fromisoformat, ("2023-12-01", "2024-04-20", "2024-05-02", "2024-05-03", "2024-06-15", "2030-01-01")))


@st.composite
def plans(draw: st.DrawFn) -> Told:
    """Up to ten articles of plans and of what became of them, some copies of one text, some without a date."""
    found: Told = []
    for nth in range(draw(st.integers(1, 10))):
        name = f"article-{nth:02}"
        body = "The staff named neither town nor day. " * 3 if draw(st.booleans()) else " ".join(f"w{nth}x{k}" for k in range(40))
        article = Article(name, f"{WORDS} {body}", outlet=draw(st.sampled_from(HOUSES)), published=draw(st.sampled_from(DAYS)))
        found.append((article, [draw(plan(name, at)) for at in range(draw(st.integers(1, 3)))]))
    return found


@st.composite
def plan(draw: st.DrawFn, article: str, nth: int) -> Claim:
    slots: dict[str, Any] = {
        "action": draw(st.sampled_from(("deploy", "deploy", "deploy", "station", "withdraw"))),
        "status": draw(st.sampled_from(("announced", "announced", "ordered", "in_effect", "denied", "cancelled"))),
        "senders": draw(st.sampled_from((("USA",), ("USA",), ("DEU", "USA")))),
        "hosts": draw(st.sampled_from((("LTU",), ("LTU",), ("LTU", "LVA")))),
        "echelon": draw(st.sampled_from((None, "company", "company", "battalion"))),
        "end": draw(st.sampled_from((None, "2024-05-02", "2024-06-30", "2024-12-31"))),
    }
    low = draw(st.sampled_from((None, 400, 400, 430, 1000)))
    return Claim(article=article, evidence=WORDS, nth=nth, spans=SPANS, quantity=Count(low, low) if low else None, **slots)


def agree(book: Book, on: date, known_by: date, bound: Bound, sender: str | None = None) -> None:
    every = bounded(promises_of(book, "LTU", on, known_by, sender).promises, replace(bound, limit=None))
    found = page(book, Asked("LTU", on, known_by, sender), bound)
    assert found.promises == every[: bound.limit]
    assert found.more == (found.promises[-1].made_by[0].id if len(every) > len(found.promises) else None)
    assert all(claim.article in found.known.articles for one in found.promises for claim in (*one.made_by, *one.by))


ASKED = st.builds(
    Bound, st.sampled_from(((), ("overdue",), ("kept", "open"))), st.sampled_from((None, date(2024, 5, 2))),
    st.sampled_from((None, date(2024, 6, 30))), st.sampled_from((None, 1, 2)),
)  # fmt: skip


@given(world=plans(), on=st.sampled_from(KNOWN), bound=ASKED, sender=st.sampled_from((None, "DEU")))
@examples(20)
def test_a_page_of_promises_is_that_of_all_of_them_by_any_day_in_both_databases(
    fresh: Fresh, world: Told, on: date, bound: Bound, sender: str | None
) -> None:
    with recorded(fresh(), world) as book:
        for known_by in KNOWN:
            agree(book, on, known_by, bound, sender)


@given(
    world=plans(),
    judged=st.lists(
        st.tuples(
            st.integers(0, 30), st.sampled_from(("correct", "reject", "accept")), st.sampled_from(KNOWN),
            st.sampled_from(({"hosts": ["POL"]}, {"quantity": {"low": 400, "high": 400}}, {"status": "in_effect"}, {"action": "deploy"})),
        ),
        max_size=3,
    ),
)  # fmt: skip
@examples(20)
def test_what_is_judged_from_a_day_on_counts_in_a_page_from_that_day_on(fresh: Fresh, world: Told, judged: list[Judged]) -> None:
    with recorded(fresh(), world) as book:
        keep(book, "LTU")
        judge(book, world, judged)
        for known_by in KNOWN:
            agree(book, date(2024, 6, 1), known_by, Bound(limit=50))


@given(
    world=st.one_of(worlds(), plans()),
    acts=acts(6),
)
@examples(20)
def test_whatever_people_do_to_a_book_a_page_is_that_of_all_its_promises(fresh: Fresh, world: Told, acts: list[Act]) -> None:
    with recorded(fresh(), world) as book:
        for host in ("LTU", "LVA"):
            keep(book, host)
        for _ in lived(book, world, acts):
            agree(book, date(2024, 6, 1), date(2030, 1, 1), Bound(limit=50))
        agree(book, date(2024, 6, 1), date(2030, 1, 1), Bound(limit=50))
        agree(book, date(2024, 6, 1), date(2024, 5, 2), Bound(limit=50))
        assert list(differences(book)) == []


@given(world=plans(), late=plan("late", 0), by=st.sampled_from(KNOWN[:4]))
@examples(10)
def test_a_past_page_stays_as_it_was_whatever_is_published_later(fresh: Fresh, world: Told, late: Claim, by: date) -> None:
    with recorded(fresh(), world) as book:
        asked = Asked("LTU", date(2024, 6, 1), by)
        before = page(book, asked, Bound(limit=50)).promises
        book.record(Article("late", f"{WORDS} And more.", outlet="Courier", published="2024-05-04"), [late])
        assert page(book, asked, Bound(limit=50)).promises == before


def test_pages_follow_one_another_until_there_are_no_more(fresh: Fresh) -> None:
    with recorded(fresh(), many()) as book:
        asked, found, after = Asked("LTU", date(2024, 6, 1), date(2024, 6, 1)), [], None
        while True:
            part = promises_page(book, asked, Bound(limit=3, after=after))
            found += part.promises
            after = part.more
            if after is None:
                break
        every = promises_of(book, "LTU", asked.on, asked.known_by).promises
        assert tuple(found) == bounded(every, Bound(limit=100))
        assert [one.due for one in found] == sorted(str(one.due) for one in found)
        assert len(found) == 8


def test_who_waits_is_told_how_many_promises_there_are_to_work_out_and_nothing_where_there_are_none(fresh: Fresh) -> None:
    with recorded(fresh(), many()) as book:
        told: list[tuple[int, int | None]] = []
        for _ in range(2):
            keep(book, "LTU", lambda done, of: told.append((done, of)))
        assert told == [(0, None), *((nth, 8) for nth in range(1, 9))]


def test_no_page_follows_a_promise_that_nobody_made(fresh: Fresh) -> None:
    with recorded(fresh(), many()) as book:
        other = book.known().claims[0].id
        with pytest.raises(NotFound, match="no promise was first made by the claim"):
            page(book, Asked("POL", date(2024, 6, 1), date(2024, 6, 1)), Bound(after=other))
        with pytest.raises(NotFound, match="no claim"):
            promises_page(book, Asked("LTU", date(2024, 6, 1), date(2024, 6, 1)), Bound(after="ffffffff"))


def many() -> Told:
    """Eight promises of eight numbers, each due on another day."""
    found: Told = []
    for nth in range(8):
        text = f"{WORDS} " + " ".join(f"w{nth}x{k}" for k in range(40))
        slots: dict[str, Any] = {"senders": ("USA",), "hosts": ("LTU",), "quantity": Count(10 << nth, 10 << nth), "echelon": "company"}
        claim = Claim(f"article-{nth}", WORDS, "deploy", "announced", end=f"2024-07-1{7 - nth}", **slots)
        found.append((Article(f"article-{nth}", text, outlet="Courier", published=f"2024-05-0{nth + 1}"), [claim]))
    return found


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"states": ("forgotten",)}, "'forgotten' is none of open"),
        ({"limit": 0}, "need 1 or more, got 0"),
        ({"due_from": date(2024, 5, 2), "due_until": date(2024, 5, 1)}, "must not lie after the last"),
    ],
)
def test_a_bound_that_cannot_be_says_so(wrong: dict[str, Any], why: str) -> None:
    with pytest.raises(BadValue, match=why):
        Bound(**wrong)


@pytest.mark.parametrize("change", ["DELETE FROM fates WHERE name = (SELECT min(name) FROM fates)", "UPDATE fates SET due = due + 1"])
def test_what_was_changed_in_what_is_kept_of_promises_is_named(fresh: Fresh, change: str) -> None:
    with recorded(fresh(), many()) as book:
        keep(book, "LTU")
        assert list(differences(book)) == []
        with book._writing() as pen:
            pen.connection.exec_driver_sql(change)
        assert list(differences(book)) == ["promises of LTU: what is kept of them does not follow from the entries"]


def test_every_state_can_be_asked_for() -> None:
    assert [Bound((state,)).states for state in STATES] == [(state,) for state in STATES]
