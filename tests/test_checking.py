"""A text held against a big ledger is judged as it would be against all of it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laws import examples
from musterbook.compare import countries
from musterbook.ledger.store import Book
from musterbook.links.check import Verdict
from musterbook.model import Article, Claim, Reading
from musterbook.pipeline import checking
from musterbook.pipeline.answers import Answers, with_reading
from musterbook.pipeline.checking import held_against
from musterbook.pipeline.narrowing import names
from musterbook.values import Count
from test_narrowing import DAYS, claims, filled, worlds

BY = date(2025, 1, 1)
SAID = "About 500 American soldiers are stationed at the Oakenford range in Lithuania, Colonel Ann Example told the Sunday meeting."
FILLER = (
    " Brindle Farm lost its barn roof to the gale on Thursday, and Mayor Petra Holm thanked Captain Ilya Stone and the fire brigade of"
    " Lower Marsh for fourteen hours of work. The Quill and Feather inn served 212 bowls of barley soup free of charge. Repairs will cost"
    " some 38,400 crowns, of which the Harbour Guild has promised a third, and the parish of Saint Odile another 5,000 by Michaelmas."
)


@pytest.fixture(autouse=True)
def big(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "WHOLE", 0)


def of_all(book: Book, reading: Reading, by: date) -> Answers:
    hosts = frozenset().union(*(countries(claim.hosts) for claim in reading.claims))
    return with_reading(book.known(by, hosts=names(hosts)), reading, by)


def told(answers: Answers, reading: Reading) -> list[tuple[str, list[str], str]]:
    verdicts: list[Verdict] = [answers.verdict(claim) for claim in reading.claims]
    return [(name, [claim.id for claim in others], why) for name, others, why in verdicts]


@given(worlds(), st.data(), st.sampled_from(DAYS))
@examples(60)
def test_every_verdict_is_that_of_all_that_is_known(world: list[tuple[Article, list[Claim]]], data: st.DataObject, day: str) -> None:
    article = Article(id="new", text="Sentence 0. Sentence 1. Sentence 2.", outlet="new", published=data.draw(st.sampled_from((day, None))))
    found = [data.draw(claims("new", nth)) for nth in range(data.draw(st.integers(0, 3)))]
    reading = Reading(article, tuple(claim for claim in found if claim.hosts))
    with pytest.MonkeyPatch.context() as patched, filled(world) as book:
        patched.setattr(checking, "WHOLE", 0)
        whole, narrow = of_all(book, reading, date.fromisoformat(day)), held_against(book, reading, date.fromisoformat(day))
        assert told(narrow, reading) == told(whole, reading)
        assert {one.article for claim in reading.claims for one in narrow.verdict(claim)[1]} <= narrow.known.articles.keys()


def article(name: str, published: str | None, text: str) -> Article:
    return Article(id=name, text=text, outlet=f"The {name} Courier", published=published)


def claim(name: str, evidence: str, **slots: Any) -> Claim:
    told: dict[str, Any] = {"action": "station", "status": "in_effect", "senders": ("USA",), "hosts": ("LTU",), "quantity": Count(500, 500)}
    return Claim(article=name, evidence=evidence, **told | slots)


@pytest.mark.parametrize("published", ["2024-05-03", None])
def test_a_text_that_repeats_one_of_the_ledger_is_known_as_its_copy(published: str | None) -> None:
    first = article("first", "2024-05-01", SAID + FILLER)
    copy = article("copy", published, f"{SAID}{FILLER} This article originally appeared in The first Courier.")
    with Book.open(":memory:") as book:
        book.record(first, [claim("first", SAID)])
        for nth in range(3):
            book.record(
                article(f"other{nth}", "2024-05-02", f"In Lithuania {nth}00 remain."), [claim(f"other{nth}", f"In Lithuania {nth}00")]
            )
        reading = Reading(copy, (claim("copy", SAID),))
        narrow = held_against(book, reading, BY)
        assert [name for name, _, _ in told(narrow, reading)] == ["copies"]
        assert told(narrow, reading) == told(of_all(book, reading, BY), reading)
        # What the ledger has already is held against the rest of it.
        book.record(copy, reading.claims)
        assert told(held_against(book, reading, BY), reading) == told(of_all(book, reading, BY), reading)


def test_a_later_promise_takes_the_place_of_an_earlier_one() -> None:
    slots: dict[str, Any] = {"action": "deploy", "status": "announced", "echelon": "company"}
    with Book.open(":memory:") as book:
        book.record(article("old", "2024-05-01", "A company will come."), [claim("old", "A company will come.", **slots, end="2024-12-31")])
        later = claim("new", "The company will come later.", **slots, end="2025-06-30")
        reading = Reading(article("new", "2024-11-01", "The company will come later."), (later, replace(later, action="transfer", nth=1)))
        narrow = held_against(book, reading, BY)
        assert [name for name, _, _ in told(narrow, reading)] == ["supersedes", "new"]
        assert told(narrow, reading) == told(of_all(book, reading, BY), reading)


def test_a_small_ledger_is_read_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    with Book.open(":memory:") as book:
        book.record(article("first", "2024-05-01", SAID), [claim("first", SAID)])
        reading = Reading(article("new", "2024-05-03", SAID), (claim("new", SAID),))
        assert held_against(book, reading, BY).links == of_all(book, reading, BY).links
