"""Withheld text is gone, for good; digests, offsets, claims and short quotations stay valid."""

import hashlib
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from ledger_builders import PAGE, article, claims

from musterbook.errors import NotFound, UsageError
from musterbook.ledger import Book
from musterbook.ledger.ids import MASK, text_bytes, text_id

DIGEST = hashlib.sha256(PAGE.body).hexdigest()
ONE = replace(article(1), text=article(1).text + "\nThe private address of a person stands here.")
READ = claims(article(1))


@pytest.fixture
def book(address: str) -> Book:
    """A book with an article, its capture and its two claims, its text withheld."""
    opened = Book.open(address)
    opened.record(ONE, READ, capture=PAGE)
    assert opened.withhold(ONE.id, why="a person asked", by="E. Ditor") == 2
    return opened


def test_the_words_are_gone_and_every_offset_and_quotation_stays(book: Book) -> None:
    kept = book.article(ONE.id)
    assert "private address" not in kept.text
    assert len(kept.text) == len(ONE.text)
    assert kept.text.count(MASK) >= len("The private address of a person stands here.")
    assert any("withheld" in note for note in kept.notes)
    known = book.known()
    assert known.claims == READ
    assert all(span.of(known.articles[ONE.id].text) == claim.evidence for claim in known.claims for span in claim.spans["evidence"])


def test_the_capture_is_empty_and_its_record_stays(book: Book) -> None:
    assert book.captured(DIGEST) is None
    assert book.captures(ONE.id)[0].digest == DIGEST


def test_the_book_verifies_before_and_after_later_additions(book: Book) -> None:
    assert book.verify() == []
    book.record(article(2), claims(article(2)))
    assert book.verify() == []


def test_the_same_text_again_brings_nothing_back_and_new_claims_of_it_stand(book: Book) -> None:
    head = book.head()
    book.record(ONE, READ, capture=PAGE)
    assert book.head() == head
    better = replace(READ[0], place="Elsewhere")
    assert book.record(ONE, [better, READ[1]]).appended == 1
    assert "private address" not in book.article(ONE.id).text
    assert book.known().claims == (better, READ[1])
    assert book.verify() == []


def test_withholding_twice_or_unsigned_or_of_nothing_does_nothing(book: Book) -> None:
    assert book.withhold(ONE.id, why="again", by="E. Ditor") == 0
    with pytest.raises(UsageError):
        book.withhold(ONE.id, why="", by="E. Ditor")
    with pytest.raises(NotFound):
        book.withhold("article-0009", why="so", by="E. Ditor")


def test_claims_of_a_withheld_text_can_be_retracted_and_restored(book: Book) -> None:
    book.retract(READ[0].id, why="misread", by="E. Ditor")
    assert book.restore(READ[0].id, why="it was right", by="E. Ditor") == 1
    assert book.known().claims == READ


def test_no_copy_of_the_words_is_left_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    with Book.open(str(path)) as book:
        # Longer than a page, so that some of it lies on pages of its own.
        book.record(replace(ONE, text=ONE.text * 400), READ)
        book.withhold(ONE.id, why="a person asked", by="E. Ditor")
        assert b"private address" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"private address" not in path.read_bytes()


def test_a_text_emptied_behind_the_ledgers_back_is_named(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    with Book.open(str(path)) as book:
        book.record(ONE, READ)
    raw = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.IntegrityError, match="may only be emptied, by an entry that says why"):
        raw.execute("UPDATE texts SET body = x''")
    raw.execute("DROP TRIGGER tr_texts_only_withhold")
    raw.execute("UPDATE texts SET body = x''")
    raw.close()
    with Book.open(str(path)) as book:
        assert book.verify() == [f"entry 1 (article): its text {text_id(text_bytes(ONE.text))[:12]}… is not what was recorded"]
