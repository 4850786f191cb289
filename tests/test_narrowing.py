"""Of a big ledger only what bears on a host is read, and the posture is that of the whole."""

from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import musterbook as mb
from laws import examples
from musterbook.custody import Judgement
from musterbook.ledger.store import Book
from musterbook.model import ACTIONS, STATUSES, Article, Claim
from musterbook.pipeline import board, narrowing
from musterbook.pipeline.answers import _answers, answers
from musterbook.values import Count

TEXT = "Sentence 0. Sentence 1. Sentence 2."
DAYS = ("2022-03-01", "2024-04-20", "2024-05-01", "2024-05-20")
HOSTS = (("LTU",), ("LVA",), ("LTU", "LVA"), ("baltic-states",), ("POL",), ("LVA", "POL"), ())
ON = date(2025, 1, 1)


@st.composite
def claims(draw: st.DrawFn, article: str, nth: int) -> Claim:
    low, high = draw(st.sampled_from(((None, None), (40, 40), (500, None), (1000, 2000))))
    pick: dict[str, Any] = {
        "action": draw(st.sampled_from(sorted(ACTIONS))), "status": draw(st.sampled_from(sorted(STATUSES))),
        "senders": draw(st.sampled_from((("DEU",), ("USA",), ("DEU", "USA")))), "hosts": draw(st.sampled_from(HOSTS)),
        "basis": draw(st.sampled_from(((), ("rotational",), ("permanent",)))), "end": draw(st.sampled_from((None, "2024-06-30", ".."))),
        "quantity": None if low == high is None else Count(low, high, mode=draw(st.sampled_from(("total", "additional", "reduction")))),
    }  # fmt: skip
    return Claim(article=article, evidence=f"Sentence {nth}.", nth=nth, **pick)


@st.composite
def worlds(draw: st.DrawFn) -> list[tuple[Article, list[Claim]]]:
    """Up to seven articles, none of them a copy, whose claims meet."""
    found = []
    for name in "abcdefg"[: draw(st.integers(1, 7))]:
        article = Article(id=name, text=TEXT, outlet=name, published=draw(st.sampled_from(DAYS)))
        found.append((article, [draw(claims(name, nth)) for nth in range(draw(st.integers(0, 3)))]))
    return found


def filled(world: Sequence[tuple[Article, list[Claim]]]) -> Book:
    book = Book.open(":memory:")
    for article, found in world:
        book.record(article, found)
    return book


@given(worlds(), st.sampled_from(["LTU", "LVA", "POL"]), st.sampled_from(DAYS), st.sampled_from([(), ("LTU",), ("POL",)]))
@examples(120)
def test_what_is_narrowed_to_a_host_has_the_posture_of_the_whole(
    world: list[tuple[Article, list[Claim]]], host: str, day: str, moved: tuple[str, ...]
) -> None:
    by = date.fromisoformat(day)
    with filled(world) as book:
        told = [claim for _, found in world for claim in found]
        if moved and told:
            book.judge(Judgement(told[0].id, "correct", "R. Viewer", "it is elsewhere", {"hosts": list(moved)}, by))
        whole, part = book.known(by), narrowing.narrowed(book, host, by)
        assert set(part.claims) <= set(whole.claims)
        assert _answers(part, ON, by).posture(host) == _answers(whole, ON, by).posture(host)
        assert _answers(part, ON, by).timeline(host) == _answers(whole, ON, by).timeline(host)


@given(
    worlds(), st.sampled_from(["LTU", "LVA", "POL"]), st.sampled_from([None, "DEU"]), st.sampled_from(DAYS), st.sampled_from([(), ("POL",)])
)
@examples(60)
def test_the_record_of_a_host_has_the_timeline_of_the_whole(
    world: list[tuple[Article, list[Claim]]], host: str, sender: str | None, day: str, moved: tuple[str, ...]
) -> None:
    by = date.fromisoformat(day)
    with filled(world) as book, pytest.MonkeyPatch.context() as patched:
        told = [claim for _, found in world for claim in found]
        if moved and told:
            book.judge(Judgement(told[0].id, "correct", "R. Viewer", "it is elsewhere", {"hosts": list(moved)}, by))
        patched.setattr(board, "WHOLE", 0)
        part = board.chronicle(book, host, sender, by)
        rows, whole = part.timeline(host, sender), _answers(book.known(by), by, by)
        assert rows == whole.timeline(host, sender)
        bare = board.chronicle(book, host, sender, by, promised=False)
        assert bare.chains(host, sender) == whole.chains(host, sender)
        assert bare.continuity(host, sender) == whole.continuity(host, sender)
        assert {claim.article for row in rows for claim in row.claims} <= part.known.articles.keys()


def test_of_the_demo_each_hosts_posture_is_that_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = Path(str(files("musterbook.views"))) / "demo" / "articles"
    with mb.open(":memory:") as book:
        book.add(str(articles), jobs=1)
        hosts = sorted({host for claim in book.claims() for host in claim.hosts if len(host) == 3})
        assert {"BGR", "KGZ"} <= set(hosts)
        whole = {host: [(line.what, line.low, line.high, line.until) for line in book.posture(host).lines] for host in hosts}
        monkeypatch.setattr(narrowing, "WHOLE", 0)
        assert whole == {host: [(line.what, line.low, line.high, line.until) for line in book.posture(host).lines] for host in hosts}


def test_a_small_ledger_is_read_as_a_whole_and_a_big_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    world = [
        (Article(id=name, text=TEXT, published="2024-05-01"), [Claim(name, "Sentence 0.", "station", "in_effect", ("DEU",), (host,))])
        for name, host in (("a", "LTU"), ("b", "POL"))
    ]
    with filled(world) as book:
        assert len(answers(book, ON, ON, "LTU").known.articles) == 2
        monkeypatch.setattr(narrowing, "WHOLE", 1)
        assert list(answers(book, ON, ON, "LTU").known.articles) == ["a"]
        # What was published later does not change how a past day is read.
        assert len(answers(book, ON, date(2024, 4, 30), "LTU").known.articles) == 0
