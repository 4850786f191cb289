"""What goes in comes out: as a reading or as a failure, in the order given, whatever the reader does."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as law
from hypothesis import strategies as st

from musterbook import pipeline
from musterbook.articles.given import Given
from musterbook.ledger.store import Book
from musterbook.model import Article, Claim, Failure, Reading, Refusal
from musterbook.pipeline import reading
from musterbook.pipeline.answers import answers, with_reading
from musterbook.settings import Settings

WORDS = "About 500 American soldiers are stationed at Pabradė in Lithuania."


def _article(name: str, text: str = WORDS) -> Article:
    return Article(name, text, outlet="The Testburg Courier", published="2024-05-02", source=f"{name}.txt")


def _claim(article: Article) -> Claim:
    return Claim(article.id, article.text, "station", "in_effect", senders=("USA",), hosts=("LTU",))


def _reader(article: Article) -> Reading:
    if "crash" in article.id:
        raise IndexError("list index out of range")
    refusals = (Refusal(article.id, article.text, "quantity", "not in its words"),) if "refused" in article.id else ()
    return Reading(article, (_claim(article),), refusals)


def _read(items: Sequence[Given | Failure], tally: reading.Tally) -> list[Reading | Failure]:
    return list(tally.outgoing(reading.read(tally.incoming(items))))


@pytest.fixture
def _own_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_reader", lambda: _reader)


@pytest.mark.usefixtures("_own_reader")
def test_an_article_that_breaks_the_reader_is_a_failure_and_the_run_goes_on() -> None:
    tally = reading.Tally()
    out = _read([Given(_article("one")), Given(_article("crash")), Failure("extract", "bad.pdf", "no text"), Given(_article("two"))], tally)
    assert [type(outcome) for outcome in out] == [Reading, Failure, Failure, Reading]
    assert (tally.given, tally.read, tally.failed, tally.claims) == (4, 2, 2, 2)
    failure = out[1]
    assert isinstance(failure, Failure)
    assert (failure.source, failure.stage) == ("crash.txt", "read")
    assert "IndexError" in failure.why


@pytest.mark.usefixtures("_own_reader")
def test_refusals_are_counted_by_reason() -> None:
    tally = reading.Tally()
    _read([Given(_article("refused one")), Given(_article("refused two")), Given(_article("fine"))], tally)
    assert tally.refused == {"quantity: not in its words": 2}


@law(st.lists(st.sampled_from(["one", "crash", "refused", None]), max_size=12))
def test_read_and_failed_make_given(kinds: list[str | None]) -> None:
    items = [
        Failure("extract", str(nth), "no text") if kind is None else Given(_article(f"{kind} {nth}")) for nth, kind in enumerate(kinds)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_reader", lambda: _reader)
        tally = reading.Tally()
        out = _read(items, tally)
    assert tally.given == len(items) == len(out) == tally.read + tally.failed


@pytest.mark.usefixtures("_own_reader")
def test_what_the_book_refuses_is_a_failure_in_the_book() -> None:
    tally = reading.Tally()
    taken = Article("same", "Another text altogether.", source="other.txt")
    with Book.open(":memory:") as book:
        outcomes = reading.recorded(book, reading.read([Given(_article("same")), Given(taken)]), tally)
        assert [type(outcome) for outcome in outcomes] == [Reading, Failure]
        assert [failure.source for failure in book.failures()] == ["other.txt"]
    assert tally.new == 1


def test_several_processes_give_the_same_in_the_same_order() -> None:
    items: list[Given | Failure] = [Given(_article(str(nth), f"{WORDS} Nr. {nth}.")) for nth in range(5)]
    items.insert(2, Failure("extract", "bad.pdf", "no text"))
    assert list(reading.read(items, jobs=2)) == list(reading.read(items, jobs=1))


def test_few_sources_are_read_by_one_process_unless_asked() -> None:
    assert reading.jobs_for(3, None) == 1
    assert reading.jobs_for(3, 4) == 4
    assert reading.jobs_for(100_000, None) >= 1


def test_a_folder_of_a_hundred_with_one_bad_file_loses_one(tmp_path: Path) -> None:
    for nth in range(99):
        (tmp_path / f"{nth:03}.txt").write_text(
            f"Harvest news\n\nThe barley of field {nth} is in, and the mayor of Testburg was pleased with it."
        )
    (tmp_path / "050.bin").write_bytes(bytes(range(256)) * 8)
    tally = reading.Tally()
    found = reading.expanded([str(tmp_path)], Settings())
    with Book.open(":memory:") as book:
        outcomes = tally.outgoing(reading.recorded(book, reading.read(tally.incoming(reading.extracted(found, Settings()))), tally))
        failed = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
        assert book.counts()["articles"] == 99
        assert book.failures() == tuple(failed)
    assert (tally.given, tally.read, tally.failed) == (100, 99, 1)
    assert failed[0].source.endswith("050.bin")


def test_an_article_that_is_checked_is_held_against_the_book_and_not_recorded() -> None:
    day = date(2024, 6, 1)
    first, second = _article("first"), _article("second", "Some 900 American soldiers are in Lithuania.")
    with Book.open(":memory:") as book:
        book.record(first, [_claim(first)])
        told = with_reading(book.known(day), Reading(second, (_claim(second),)), day)
        assert set(told.known.articles) == {"first", "second"}
        assert set(answers(book, day, day).known.articles) == {"first"}


def test_the_table_of_contents_names_every_stage() -> None:
    assert pipeline.__doc__ is not None
    assert all(f"{room}/" in pipeline.__doc__ for room in ("articles", "claims", "ledger", "links", "posture"))
