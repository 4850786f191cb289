"""What a board is put together of, a host and a sender at a time, says the same as all that is known, in both databases."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_acts import Told
from ledger_builders import Fresh
from test_derived import DAYS, SPANS, WORDS, recorded, worlds

from laws import examples
from musterbook.compare import countries
from musterbook.errors import BookError
from musterbook.model import FUNCTIONS, Article, Claim, Posture
from musterbook.pipeline import board
from musterbook.pipeline.answers import answers, posture_of
from musterbook.pipeline.board import history, outline, postures, presences, record

ONS = st.sampled_from(("2024-04-25", "2024-05-10", "2025-01-01"))


@given(world=worlds(), on=ONS, by=st.sampled_from(DAYS))
@examples(30)
def test_pieces_together_are_the_posture(fresh: Fresh, world: Told, on: str, by: str) -> None:
    asked, known_by = date.fromisoformat(on), date.fromisoformat(by)
    with recorded(fresh(), world) as book:
        there = presences(book, known_by)
        whole = postures(book, ("LTU", "LVA"), asked, known_by)
        for found in whole:
            pieces = [posture_of(book, found.host, asked, known_by, sender).posture for sender in there.get(found.host, ())]
            assert Posture(found.host, found.on, found.known_by, tuple(line for one in pieces for line in one.lines)) == found


@given(world=worlds(), by=st.sampled_from(DAYS))
@examples(30)
def test_the_record_of_a_sender_is_what_all_that_is_known_says_of_it(fresh: Fresh, world: Told, by: str) -> None:
    known_by = date.fromisoformat(by)
    with recorded(fresh(), world) as book:
        whole = answers(book, known_by, known_by)
        for host, senders in presences(book, known_by).items():
            for sender in senders:
                told = record(book, host, sender, known_by)
                mine = [one for one in whole.known.claims if sender in one.senders and host in countries(one.hosts)]
                assert list(told.known.claims) == mine
                assert told.commitments(host, sender) == whole.commitments(host, sender)
            every = record(book, host, None, known_by)
            assert every.chains(host) == whole.chains(host)


@given(world=worlds(), on=ONS)
@examples(15)
def test_a_line_over_time_is_the_posture_of_each_day(fresh: Fresh, world: Told, on: str) -> None:
    asked, known_by = date.fromisoformat(on), date(2025, 1, 1)
    with recorded(fresh(), world) as book:
        for sender in presences(book, known_by).get("LTU", ()):
            told = replace(record(book, "LTU", sender, known_by), on=asked)
            for day, held in history(told, "LTU", sender, "personnel"):
                lines = posture_of(book, "LTU", day, known_by, sender).posture.lines
                line = next((one for one in lines if one.what == "personnel"), None)
                assert (line.low, line.high) == (held.low, held.high) if line and held else not held


@given(world=worlds())
@examples(20)
def test_an_outline_spans_what_speaks_of_a_country(fresh: Fresh, world: Told) -> None:
    with recorded(fresh(), world) as book:
        found, claims = outline(book), book.known().claims
        placed = [one for one in claims if countries(one.hosts) and one.senders]
        assert set(found.hosts) == {host for one in placed for host in countries(one.hosts)}
        assert set(found.senders) == {sender for one in placed for sender in one.senders}
        assert found.claims == len(claims)
        assert set(found.functions) <= {one.function for one in claims} <= {None, *FUNCTIONS}
        assert presences(book, date(1900, 1, 1)) == {}


def _refused(*_: Any) -> None:
    raise BookError("nobody may write here")


@given(world=worlds())
@examples(10)
def test_where_nobody_may_write_the_same_is_told(fresh: Fresh, world: Told) -> None:
    day = date(2025, 1, 1)
    with recorded(fresh(), world) as book, pytest.MonkeyPatch.context() as patch:
        there, span = presences(book, day), outline(book)
        told = {(host, sender): record(book, host, sender, day) for host, senders in there.items() for sender in senders}
        patch.setattr(board, "bring_up", _refused)
        assert presences(book, day) == there
        assert set(span.hosts) <= set(outline(book).hosts)
        for (host, sender), one in told.items():
            other = record(book, host, sender, day)
            assert other.known.claims == one.known.claims
            assert other.commitments(host, sender) == one.commitments(host, sender)


def test_of_more_days_than_a_chart_can_show_the_first_and_last_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    days = [date(2024, 1, day) for day in range(1, 32)]
    monkeypatch.setattr(board, "_MOST_DAYS", 10)
    found = board._spread(days)
    assert (len(found), found[0], found[-1]) == (9, days[0], days[-1])
    assert board._spread(days[:10]) == days[:10]


def test_what_a_copy_repeats_of_its_root_is_no_later_word_where_the_root_speaks_of_another_host_alone(fresh: Fresh) -> None:
    slots: dict[str, Any] = {"evidence": WORDS, "spans": SPANS, "action": "station", "status": "in_effect", "senders": ("DEU",)}
    first = Claim("first", hosts=("EST", "LTU"), end="2030-12-31", **slots)
    root, copy = Claim("root", hosts=("LTU",), **slots), Claim("the-copy", hosts=("EST", "LTU"), end="2024-12-31", **slots)
    days = {"first": "2010-05-01", "root": "2024-04-20", "the-copy": "2024-05-03"}
    words = {
        "first": "Else.",
        "root": "The staff named neither town nor day. " * 3,
        "the-copy": "The staff named neither town nor day. " * 3,
    }
    world = [
        (Article(one.article, f"{WORDS} {words[one.article]}", outlet=one.article, published=days[one.article]), [one])
        for one in (first, root, copy)
    ]
    day = date(2025, 1, 1)
    with recorded(fresh(), world) as book:
        wanted = answers(book, day, day)
        assert [one.root for one in wanted.links.trees] == ["root"]
        assert [step.superseded_by for step in wanted.commitments("EST", "DEU")] == [None]
        assert record(book, "EST", "DEU", day).commitments("EST", "DEU") == wanted.commitments("EST", "DEU")
