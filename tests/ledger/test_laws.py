"""The laws of the two clocks, whatever is recorded, in whatever order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random

from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from ledger_builders import Fresh, everything
from ledger_strategies import DATES, articles, claims, piles, readings

from laws import examples
from musterbook import clock
from musterbook.custody import Judgement
from musterbook.ledger import Book, by_claim, export_lines, import_lines
from musterbook.ledger.ids import article_of, canonical, claim_of, text_bytes
from musterbook.model import Article, Claim, Failure
from musterbook.values import bounds

Pile = Sequence[tuple[Article, tuple[Claim, ...]]]
DAYS = sorted({bounds(when)[0] for when in DATES} | {date(2024, 5, 3), date(1990, 1, 1)})
law = examples(30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def book_of(address: str, pile: Pile) -> Book:
    book = Book.open(address)
    for article, found in pile:
        book.record(article, found)
    return book


@given(articles().flatmap(lambda article: st.tuples(st.just(article), claims(article, 3))))
@examples(200)
def test_a_row_gives_back_exactly_the_article_and_the_claim_that_it_was_made_of(pair: tuple[Article, Claim]) -> None:
    article, claim = pair
    assert article_of(article.id, text_bytes(article.text), canonical(article)) == article
    back = claim_of(article.id, 3, canonical(claim))
    assert back == claim
    assert (back.id, back.spans, back.context, back.reader) == (claim.id, claim.spans, claim.context, claim.reader)


@given(piles())
@law
def test_importing_what_was_exported_gives_the_same_book(fresh: Fresh, pile: Pile) -> None:
    with book_of(fresh(), pile) as book, Book.open(fresh()) as other:
        lines = list(export_lines(book.known()))
        for outcome in import_lines(lines, "export.jsonl"):
            assert not isinstance(outcome, Failure), outcome
            other.record(outcome.article, outcome.claims)
        assert everything(other.known()) == everything(book.known())
        assert list(export_lines(other.known())) == lines
        assert len(book.known().articles) == len(pile)


@given(piles(), st.randoms(use_true_random=False))
@law
def test_the_order_of_reading_never_matters(fresh: Fresh, pile: Pile, random: Random) -> None:
    shuffled = list(pile)
    random.shuffle(shuffled)
    with book_of(fresh(), pile) as one, book_of(fresh(), [*shuffled, *pile]) as other:
        assert everything(one.known()) == everything(other.known())
        for day in DAYS:
            assert everything(one.known(day)) == everything(other.known(day))


@given(piles(), readings("late", "2024-05-02"))
@law
def test_a_past_known_by_gives_the_same_answer_after_any_later_publication(
    fresh: Fresh, pile: Pile, late: tuple[Article, tuple[Claim, ...]]
) -> None:
    with book_of(fresh(), pile) as book:
        before = everything(book.known(date(2024, 5, 1)))
        book.record(*late)
        assert everything(book.known(date(2024, 5, 1))) == before
        assert "late" in book.known(date(2024, 5, 2)).articles


@given(piles())
@law
def test_what_was_known_by_a_day_is_still_known_by_a_later_one(fresh: Fresh, pile: Pile) -> None:
    with book_of(fresh(), pile) as book:
        seen = [set(book.known(day).claims) for day in [*DAYS, date.max]]
        assert all(earlier <= later for earlier, later in pairwise(seen))
        assert seen[-1] == set(book.known().claims)


@given(piles(), piles(), st.data())
@law
def test_the_book_as_it_stood_at_a_moment_never_changes(fresh: Fresh, pile: Pile, later: Pile, data: st.DataObject) -> None:
    with book_of(fresh(), pile) as book:
        moment = clock.now()
        before = {day: everything(book.known(day)) for day in DAYS}
        for article, found in later:
            standing = book.known().articles.get(article.id)
            same_source = replace(article, source=standing.source) if standing else article
            book.record(same_source, found)
        for article, found in pile:
            for target in data.draw(st.lists(st.sampled_from([article.id, *(claim.id for claim in found)]), max_size=2)):
                book.retract(target, why="wrong", by="A. Tester")
        assert {day: everything(book.known(day, at=moment)) for day in DAYS} == before
        assert book.verify() == []


SAID = st.tuples(
    st.integers(0, 9), st.sampled_from("AB"), st.sampled_from(("correct", "correct", "reject", "accept", "undo")), st.sampled_from(DAYS),
    st.sampled_from(({"hosts": ["POL"]}, {"status": "denied"}, {"hosts": ["EST"], "action": "withdraw"})),
)  # fmt: skip


@given(piles(), st.lists(SAID, min_size=1, max_size=6))
@law
def test_a_judgement_changes_nothing_of_what_was_known_before_its_day_nor_does_taking_it_back(
    fresh: Fresh, pile: Pile, said: list[tuple[int, str, str, date, dict[str, list[str] | str]]]
) -> None:
    with book_of(fresh(), pile) as book:
        found = [claim.id for claim in book.known().claims]
        for nth, by, verdict, day, slots in said if found else ():
            before = {known_by: everything(book.known(known_by)) for known_by in DAYS}
            if verdict == "undo":
                undone = book.undo(by=by)
                since = undone.day if undone and undone.day else date.max
            else:
                name, since = found[nth % len(found)], day
                book.judge(Judgement(name, verdict, by, f"reason {nth}", slots if verdict == "correct" else {}, day))
            assert all(everything(book.known(known_by)) == told for known_by, told in before.items() if known_by < since)
            if verdict == "reject":
                assert name not in {claim.id for claim in book.known(max(DAYS)).claims}
        assert book.verify() == []
        if all(verdict != "undo" for _, _, verdict, _, _ in said):
            imports_as_it_is(book, fresh())


def imports_as_it_is(book: Book, address: str) -> None:
    """An export with all judgements, read into another book, gives what was known by any day."""
    lines = list(export_lines(book.known(judged=False), by_claim(book.judged_ever(date.max))))
    with Book.open(address) as other:
        for outcome in import_lines(lines, "export.jsonl"):
            assert not isinstance(outcome, Failure), outcome
            other.record(outcome.article, outcome.claims)
            for judgement in outcome.judgements:
                other.judge(judgement)
        for day in DAYS:
            assert everything(other.known(day)) == everything(book.known(day))
