"""The ledger from Python."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

import musterbook as mb
from musterbook.errors import BadValue, NotFound
from musterbook.model import Article, Claim
from musterbook.values import Count

ARTICLES = Path(str(files("musterbook.views"))) / "demo" / "articles"
WORDS = ("There are 500 American soldiers in Lithuania.", "The American presence in Lithuania is indefinite, the minister said.")


@pytest.fixture
def book() -> mb.Book:
    """A book in memory, with a total of 2024-05-02 and an open end said a month later."""
    opened = mb.open(":memory:")
    for nth, words in enumerate(WORDS):
        article = Article(f"article {nth}", words, outlet="The Testburg Courier", published=f"2024-0{5 + nth}-02")
        slots = {"quantity": Count(500, 500)} if nth == 0 else {"basis": ("indefinite",), "end": ".."}
        claim = Claim(article.id, words, "station", "in_effect", senders=("USA",), hosts=("LTU",), **slots)  # type: ignore[arg-type]
        opened.ledger.record(article, [claim])
    return opened


def test_dates_may_be_days_or_words_and_nations_names_or_codes(book: mb.Book) -> None:
    by_words = book.posture("Lithuania", sender="US", on="2024-06-10", known_by="2024-06-10")
    by_days = book.posture("LTU", sender="USA", on=date(2024, 6, 10), known_by=date(2024, 6, 10))
    assert by_words == by_days
    assert [(line.low, line.high, line.until) for line in by_words.lines] == [(500, 500, "..")]


def test_what_was_not_published_was_not_known(book: mb.Book) -> None:
    assert [line.until for line in book.posture("LTU", known_by="2024-05-10").lines] == [None]
    assert len(book.claims(known_by="2024-05-10")) == 1
    assert len(book.claims()) == 2


def test_the_questions_are_those_of_the_command_line(book: mb.Book) -> None:
    assert [step.until for step in book.commitments("LTU", "USA")] == [".."]
    assert (book.promises(), book.conflicts(), book.copies()) == ((), (), ())
    assert book.verify() == []
    assert len(list(book.export())) == 2
    assert book.article("article 0").text == WORDS[0]


@pytest.mark.parametrize("wrong", ["yesterday", "2024-13-01"])
def test_a_day_that_is_none_is_an_error(book: mb.Book, wrong: str) -> None:
    with pytest.raises(BadValue, match="write it as 2024-05-02"):
        book.posture("LTU", on=wrong)


def test_a_nation_that_is_none_is_an_error_with_the_nearest(book: mb.Book) -> None:
    with pytest.raises(NotFound, match="Lithuania"):
        book.posture("Lithuanja")


def test_adding_tells_what_became_of_what_was_given(tmp_path: Path) -> None:
    with mb.open(str(tmp_path / "book.db")) as opened:
        tally = opened.add(str(ARTICLES / "2021-06-09-kant-five-hundred.txt"), str(tmp_path / "absent.txt"))
        assert (tally.given, tally.read, tally.failed, tally.new) == (2, 1, 1, 1)
        assert [failure.source for failure in opened.failures()] == [str(tmp_path / "absent.txt")]


def test_the_book_of_the_environment_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUSTERBOOK_BOOK", str(tmp_path / "mine.db"))
    mb.open().close()
    assert (tmp_path / "mine.db").exists()


def test_claims_are_judged_and_judgements_taken_back(book: mb.Book) -> None:
    first, second = book.pending(by="R. Viewer")
    book.judge(first.id[:8], "correct", by="R. Viewer", why="the text says 400", slots={"quantity": {"low": 400, "high": 400}})
    book.judge(second.id, "reject", by="R. Viewer", why="an opinion")
    assert [claim.quantity for claim in book.claims()] == [Count(400, 400)]
    assert [one.verdict for one in book.judgements()] == ["correct", "reject"]
    undone = book.undo(by="R. Viewer")
    assert undone is not None
    assert undone.claim == second.id
    assert book.pending() == (second,)
