"""What was read for one question is not asked for again by the next, and is gone from it as soon as it does not stand any more."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from ledger_builders import Fresh, article, claims
from test_derived import recorded, worlds

from laws import examples
from musterbook.errors import BookError
from musterbook.ledger import Book, held
from musterbook.ledger.excerpt import Excerpt
from musterbook.ledger.held import Held
from musterbook.ledger.snapshot import Snapshot
from musterbook.pipeline.answers import posture_of
from musterbook.pipeline.deriving import bring_up

EVER = date(2100, 1, 1)


def filled(address: str, *numbers: int) -> Book:
    book = Book.open(address)
    for n in numbers:
        book.record(article(n), claims(article(n)))
    return book


def read(excerpt: Excerpt) -> list[str]:
    """The claims and articles of all marks about one host."""
    excerpt.read(row.claim for row in excerpt.rows((topic.id, 0, EVER.toordinal()) for topic in excerpt.topics("LTU").every))
    return sorted([*excerpt.articles, *(claim.id for claim in excerpt.claims.values())])


def asked(book: Book) -> list[str]:
    bring_up(book)
    with book.excerpt(EVER) as excerpt:
        return read(excerpt)


def test_the_same_question_reads_no_claim_and_no_topic_twice(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    with filled(fresh(), 1, 2) as book:
        told: list[str] = []
        first, rows = asked(book), Snapshot.all

        def noted(snapshot: Snapshot, wanted: str, given: Mapping[str, Any]) -> Sequence[Any]:
            told.append(wanted)
            return rows(snapshot, wanted, given)

        monkeypatch.setattr(Snapshot, "all", noted)
        assert asked(book) == first
        assert told
        read_anew = ("FROM claims", "FROM articles", "t.about")
        assert not [statement for statement in told if any(part in statement for part in read_anew)]


def test_what_the_database_refuses_in_the_midst_of_a_question_says_so_and_the_next_question_is_answered(fresh: Fresh) -> None:
    with filled(fresh(), 1) as book:
        first = asked(book)
        with pytest.raises(BookError, match="syntax error"), book.excerpt(EVER) as excerpt:
            excerpt._book.all("SELECT FROM claims WHERE WHERE seq = :seq", {"seq": 1})
        assert asked(book) == first


def test_topics_are_held_until_somebody_derives_all_of_them_anew(fresh_addresses: Any) -> None:
    [address] = fresh_addresses(1)
    with filled(address, 1, 2) as book, Book.open(address) as other:
        before, old = asked(book), {topic.id for topics in book._held.topics.values() for topic in topics.every}
        # No number is given twice, by which it is told.
        bring_up(other, anew=True)
        with book.excerpt(EVER) as excerpt:
            assert read(excerpt) == before
            assert old.isdisjoint(topic.id for topic in excerpt.topics("LTU").every)


def test_what_somebody_else_closes_is_gone_from_the_next_question_also_before_it_is_gone_from_what_is_derived(
    fresh_addresses: Any,
) -> None:
    [address] = fresh_addresses(1)
    with filled(address, 1, 2) as book, Book.open(address) as other:
        before = asked(book)
        gone = other.claims_of(article(1).id)[0].id
        other.retract(gone, why="misread", by="R. Viewer")
        with book.excerpt(EVER) as excerpt:
            assert read(excerpt) == [name for name in before if name != gone]
        other.retract(article(2).id, why="a forgery", by="R. Viewer")
        with book.excerpt(EVER) as excerpt:
            assert read(excerpt) == sorted({article(1).id, *(one.id for one in other.claims_of(article(1).id))})
        other.restore(gone, why="right after all", by="R. Viewer")
        assert gone in asked(book)


def test_who_reads_an_older_state_finds_what_stood_then_and_leaves_nothing_of_it_to_others(fresh_addresses: Any) -> None:
    [address] = fresh_addresses(1)
    with filled(address, 1, 2) as book, Book.open(address) as other:
        bring_up(book)
        with book.excerpt(EVER) as excerpt:
            gone = other.claims_of(article(1).id)[0].id
            other.retract(gone, why="misread", by="R. Viewer")
            with book.excerpt(EVER) as later:
                assert gone not in read(later)
            assert gone in read(excerpt)
        with book.excerpt(EVER) as later:
            assert gone not in read(later)


def test_nothing_that_is_held_of_a_later_state_is_told_of_an_earlier_one(fresh: Fresh) -> None:
    with filled(fresh(), 1) as book:
        asked(book)
        later = replace(book._held, head=book._held.head + 1)
        with book._reading() as connection:
            assert held.standing(connection, later, held.place(connection)).claims == {}


@given(world=worlds())
@examples(10)
def test_a_posture_is_the_same_when_half_of_what_was_read_was_forgotten(fresh: Fresh, world: Any) -> None:
    with recorded(fresh(), world) as book, pytest.MonkeyPatch.context() as patched:
        wanted = [posture_of(book, "LTU", on, EVER).posture for on in (date(2024, 4, 25), date(2025, 1, 1))]
        patched.setattr(held, "_CLAIMS", 1)
        for _ in range(2):
            assert [posture_of(book, "LTU", on, EVER).posture for on in (date(2024, 4, 25), date(2025, 1, 1))] == wanted


def test_the_topics_that_are_held_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    with filled(":memory:", 1) as book:
        assert asked(book)
        assert book._held.topics
        monkeypatch.setattr(held, "_TOPICS", 0)
        assert asked(book)
        assert not book._held.topics


def test_what_is_held_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "_CLAIMS", 3)
    with filled(":memory:", 1, 2, 3) as book:
        assert len(asked(book)) == 9
        kept: Held = book._held
        assert len(kept.claims) == 3
        assert {one.article for one in kept.claims.values()} == kept.articles.keys()
