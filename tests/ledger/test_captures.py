"""Captures are kept once by digest, with where, when and by what they were taken; extracting them anew is a row of its own."""

import hashlib
from dataclasses import replace

import pytest
from ledger_builders import PAGE, article, claims

from musterbook.errors import BadValue, BookError
from musterbook.ledger import Book
from musterbook.ledger.captures import unpacked

DIGEST = hashlib.sha256(PAGE.body).hexdigest()


def test_a_capture_is_kept_with_its_article_and_given_back_byte_for_byte(address: str) -> None:
    one = article(1)
    with Book.open(address) as book:
        book.record(one, claims(one), capture=PAGE)
        (kept,) = book.captures(one.id)
        assert (kept.digest, kept.size, kept.media_type, kept.url) == (DIGEST, len(PAGE.body), "text/html", PAGE.url)
        assert (kept.taken, kept.collector, kept.extractors) == (PAGE.taken, PAGE.collector, ("musterbook 1",))
        assert book.captured(DIGEST) == PAGE.body
        assert book.verify() == []


def test_the_same_capture_again_changes_nothing(address: str) -> None:
    one = article(1)
    with Book.open(address) as book:
        book.record(one, claims(one), capture=PAGE)
        head = book.head()
        book.record(one, claims(one), capture=replace(PAGE, taken="2026-03-02T09:00:00+00:00"))
        assert book.head() == head


def test_extraction_by_another_version_is_a_row_of_its_own_and_overwrites_nothing(address: str) -> None:
    one = article(1)
    with Book.open(address) as book:
        book.record(one, claims(one), capture=PAGE)
        before = book.head().entries
        book.record(one, claims(one), capture=replace(PAGE, extractor="musterbook 2"))
        assert book.head().entries == before + 1
        (kept,) = book.captures(one.id)
        assert kept.extractors == ("musterbook 1", "musterbook 2")
        assert book.verify() == []


def test_one_capture_of_several_articles_is_kept_once(address: str) -> None:
    with Book.open(address) as book:
        for n in (1, 2, 3):
            book.record(article(n), (), capture=PAGE)
        assert len(book.captures()) == 1
        assert all(book.captures(article(n).id) == book.captures() for n in (1, 2, 3))


def test_the_same_bytes_from_two_places_are_two_captures_of_one_body(address: str) -> None:
    with Book.open(address) as book:
        book.record(article(1), (), capture=PAGE)
        book.record(article(2), (), capture=replace(PAGE, source="copy.html", url=None))
        assert [(kept.digest, kept.source) for kept in book.captures()] == [(DIGEST, "page.html"), (DIGEST, "copy.html")]
        assert book.captures(article(2).id)[0].source == "copy.html"


def test_a_file_name_in_no_known_encoding_is_kept_too(address: str) -> None:
    with Book.open(address) as book:
        book.record(article(1), (), capture=replace(PAGE, source="caf\udce9.html"))
        assert book.captures()[0].source == "caf\udce9.html"
        assert book.verify() == []


@pytest.mark.parametrize("missing", ["body", "media_type", "taken", "collector", "extractor"])
def test_a_capture_without_what_makes_it_evidence_is_refused(missing: str) -> None:
    with pytest.raises(BadValue, match="must not be empty"):
        replace(PAGE, **{missing: b"" if missing == "body" else ""})


def test_an_article_that_was_retracted_gets_no_capture(address: str) -> None:
    one = article(1)
    with Book.open(address) as book:
        book.record(one, ())
        book.retract(one.id, why="a forgery", by="R. Viewer")
        assert book.record(one, (), capture=PAGE).why is not None
        assert book.captures() == ()


def test_what_is_kept_under_no_digest_is_nothing(address: str) -> None:
    with Book.open(address) as book:
        assert book.captured("0" * 64) is None
        with pytest.raises(LookupError, match="no article"):
            book.captures("article-0001")


def test_a_body_that_does_not_unpack_is_a_book_error() -> None:

    with pytest.raises(BookError, match="cannot be unpacked"):
        unpacked(b"no zlib", "0" * 64)
