"""Whatever is changed behind the ledger's back, `verify` names the first bad row."""

import re
import sqlite3
from pathlib import Path

import pytest
from ledger_builders import article, claims, filled, tampered

from musterbook.errors import BookError
from musterbook.ledger import Book, Head, checking
from musterbook.model import Failure


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book: entries 1 to 3 and 4 to 6 are articles with two claims each, 7 a failure; 8 closes 5, 9 restores it, 10 closes 2."""
    path = tmp_path / "book.db"
    with filled(1, 2, address=str(path)) as book:
        book.record_failure(Failure("extract", "broken.pdf", "it is empty"))
        second = claims(article(2))[0]
        book.retract(second.id, why="misread", by="R. Viewer")
        book.restore(second.id, why="it was right", by="E. Ditor")
        book.retract(claims(article(1))[0].id, why="misread too", by="R. Viewer")
        assert book.head().entries == 10
        assert book.verify() == []
    return path


EDITS = {
    "UPDATE claims SET body = replace(body, '\"low\":100', '\"low\":900') WHERE seq = 5": "entry 5 .*not what was sealed",
    "UPDATE claims SET nth = 5 WHERE seq = 5": "entry 5 .*not what was sealed",
    "UPDATE claims SET article = 1 WHERE seq = 6": "entry 6 .*not what was sealed",
    "UPDATE articles SET known = '2001-01-01' WHERE seq = 4": "entry 4 .*not what was sealed",
    "UPDATE articles SET known = 'whenever' WHERE seq = 4": "entry 4 .*not what was sealed",
    "UPDATE articles SET doc = '{}' WHERE seq = 4": "entry 4 .*not what was sealed",
    "UPDATE failures SET body = '{}'": "entry 7 .*not what was sealed",
    "UPDATE entries SET subject = 'f' WHERE seq = 3": "entry 3 .*not what was sealed",
    "UPDATE entries SET who = 'Nobody' WHERE seq = 8": "entry 8 .*not what was sealed",
    "UPDATE entries SET why = 'no reason' WHERE seq = 8": "entry 8 .*not what was sealed",
    "UPDATE entries SET recorded = '2020-01-01T00:00:00.000000+00:00' WHERE seq = 2": "entry 2 .*not what was sealed",
    "UPDATE entries SET recorded = 'noon' WHERE seq = 2": "entry 2 .*not what was sealed",
    "UPDATE entries SET leaf = 'f' WHERE seq = 3": "entry 3 .*not what was sealed",
    "UPDATE entries SET chain = 'f' WHERE seq = 3": "entry 3 .*the chain does not follow",
    "UPDATE entries SET retracted = NULL WHERE seq = 2": "entry 2 .*`retracted` is not what",
    "UPDATE entries SET retracted = '2999-01-01T00:00:00.000000+00:00' WHERE seq = 6": "entry 6 .*`retracted` is not what",
    "DELETE FROM claims WHERE seq = 6": "entry 6 .*not what was sealed",
    "DELETE FROM entries WHERE seq = 7": "entries 7 to 7 are missing",
    "UPDATE texts SET body = body || x'20' WHERE digest = (SELECT text FROM articles WHERE seq = 4)": "entry 4 .*its text",
    "UPDATE texts SET body = 'other words' WHERE digest = (SELECT text FROM articles WHERE seq = 4)": "entry 4 .*its text",
    "DELETE FROM hosts WHERE claim = 5 AND host = 'LTU'": "entry 5 .*not listed under the hosts",
    "UPDATE hosts SET host = 'POL' WHERE claim = 6 AND host = 'LVA'": "entry 6 .*not listed under the hosts",
    "UPDATE hosts SET known = '2001-01-01' WHERE claim = 6": "entry 6 .*not listed under the hosts",
    "DELETE FROM texts WHERE digest = (SELECT text FROM articles WHERE seq = 1)": "points to no row of texts",
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_is_named_at_its_row(path: Path, edit: str) -> None:
    tampered(path, edit)
    with Book.open(str(path)) as book:
        problems = book.verify()
    assert problems
    assert re.search(EDITS[edit], problems[0]), problems


def test_one_edit_is_one_problem_and_not_one_in_every_later_row(path: Path) -> None:
    tampered(path, "UPDATE claims SET nth = 5 WHERE seq = 2")
    with Book.open(str(path)) as book:
        assert len(book.verify()) == 1


def test_of_two_edits_the_first_comes_first(path: Path) -> None:
    tampered(path, "UPDATE articles SET doc = '{}' WHERE seq = 4", "UPDATE claims SET nth = 5 WHERE seq = 2")
    with Book.open(str(path)) as book:
        assert [problem.split(" (")[0] for problem in book.verify()] == ["entry 2", "entry 4"]


def test_a_torn_file_is_a_problem_and_not_a_crash(path: Path) -> None:
    torn = bytearray(path.read_bytes())
    raw = sqlite3.connect(path)
    # Not those of the schema: a book whose schema is torn does not open at all.
    pages = [row[0] for row in raw.execute("SELECT rootpage FROM sqlite_master WHERE name IN ('entries', 'claims', 'texts')")]
    raw.close()
    for page in pages:
        torn[(page - 1) * 4096 : (page - 1) * 4096 + 400] = b"\xaa" * 400
    path.write_bytes(torn)
    with Book.open(str(path)) as book:
        assert book.verify()[0].startswith("the file is damaged")


def test_a_row_removed_with_its_entry_leaves_a_gap(path: Path) -> None:
    tampered(path, "DELETE FROM failures", "DELETE FROM entries WHERE seq = 7")
    with Book.open(str(path)) as book:
        assert book.verify()[0] == "entries 7 to 7 are missing"


def test_a_book_cut_short_at_its_end_is_shown_by_a_head_noted_earlier(path: Path) -> None:
    with Book.open(str(path)) as book:
        noted = book.head()
    tampered(path, "DELETE FROM entries WHERE seq = 10", "UPDATE entries SET retracted = NULL WHERE seq = 2")
    with Book.open(str(path)) as book:
        assert book.verify() == []
        assert book.verify(noted) == [f"entry 10: expected {noted.digest[:12]}…, but the book ends before it"]
        assert book.verify(Head(8, noted.digest)) == [f"entry 8: expected {noted.digest[:12]}…, but the book has another digest there"]


def test_a_head_noted_earlier_holds_after_every_later_addition(path: Path) -> None:
    with Book.open(str(path)) as book:
        noted = book.head()
        book.record(article(7), claims(article(7)))
        assert book.verify(noted) == []


def test_a_row_that_cannot_be_read_back_is_a_book_error_that_says_what_to_do(path: Path) -> None:
    tampered(path, 'UPDATE claims SET body = \'{"action": "invade"}\' WHERE seq = 6')
    with Book.open(str(path)) as book, pytest.raises(BookError, match=r"claim of article-0002 cannot be read back .*musterbook verify"):
        book.known()


def test_an_empty_book_verifies_and_has_the_origin_as_its_head() -> None:
    with Book.open(":memory:") as book:
        assert book.verify() == []
        assert book.verify(book.head()) == []
        assert book.head() == Head(0, "0" * 64)


def test_several_processes_name_what_one_names(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "PART", 4)
    with Book.open(str(path)) as book:
        assert book.verify(jobs=2) == []
    # The last entry of a part, and one in another.
    tampered(path, "UPDATE claims SET body = '{}' WHERE seq = 3", "UPDATE texts SET body = x'00'", "DELETE FROM entries WHERE seq = 8")
    with Book.open(str(path)) as book:
        assert "entries 8 to 8 are missing" in book.verify()
        assert book.verify(jobs=2) == book.verify()
