"""One article from several sources: nothing known is lost, nothing flips back and forth."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from ledger_builders import Fresh, article, claim, claims, everything

from musterbook.errors import BadValue
from musterbook.ledger import Book
from musterbook.model import Article

DATED = article(1, source="page.html", title=None)
TITLED = article(1, source="plain.txt", published=None, title="Soldiers arrive")


def recorded(book: Book, pile: Sequence[Article]) -> int:
    """Record them; return how many changed the book."""
    heads = [book.head()]
    for one in pile:
        book.record(one, claims(one))
        heads.append(book.head())
    return len(set(heads)) - 1


@pytest.mark.parametrize("pile", list(permutations([DATED, TITLED])))
def test_a_copy_without_a_date_never_displaces_one_with_a_date(fresh: Fresh, pile: Sequence[Article]) -> None:
    with Book.open(fresh()) as book:
        recorded(book, pile)
        assert book.known().articles["article-0001"].published == DATED.published
        assert recorded(book, [*pile, *reversed(pile)]) == 0


@pytest.mark.parametrize("pile", list(permutations([DATED, TITLED])))
def test_claims_read_without_a_date_never_displace_those_read_with_one(fresh: Fresh, pile: Sequence[Article]) -> None:
    read = {one.id + str(one.source): [claim(one, start="2010-05" if one.published else None)] for one in pile}
    with Book.open(fresh()) as book:
        for one in [*pile, *pile]:
            book.record(one, read[one.id + str(one.source)])
        assert [found.start for found in book.known().claims] == ["2010-05"]


def test_a_copy_that_knows_more_fills_in_what_is_unknown_and_displaces_nothing(fresh: Fresh) -> None:
    richer = replace(DATED, source="saved.html", title="Soldiers arrive", published="2012-12-12")
    with Book.open(fresh()) as book:
        recorded(book, [DATED, richer])
        assert recorded(book, [richer, DATED, richer]) == 0
        known = book.known().articles["article-0001"]
        assert (known.title, known.published) == ("Soldiers arrive", DATED.published)


def test_the_same_source_read_anew_corrects_itself(fresh: Fresh) -> None:
    with Book.open(fresh()) as book:
        assert recorded(book, [DATED, replace(DATED, published="2012-12-12")]) == 2
        assert book.known().articles["article-0001"].published == "2012-12-12"


def test_a_copy_that_differs_in_white_space_alone_changes_nothing(fresh: Fresh) -> None:
    spaced = replace(DATED, source="copy.txt", text=DATED.text.replace("\n", "\n\n"))
    with Book.open(fresh()) as book:
        book.record(DATED, claims(DATED))
        assert book.record(spaced, [replace(claim(spaced), spans={})]).why == "the book has a fuller copy of it"
        assert book.known().articles["article-0001"].text == DATED.text


def test_claims_coded_by_hand_replace_those_of_the_reader_whatever_the_source(fresh: Fresh) -> None:
    by_hand = replace(claim(TITLED), reader="given", place="Elsewhere")
    with Book.open(fresh()) as book:
        book.record(DATED, claims(DATED))
        assert book.record(replace(DATED, source="coded.jsonl"), [by_hand]).appended == 1
        assert book.known().claims == (by_hand,)


def test_an_id_that_names_another_text_of_another_source_is_refused(fresh: Fresh) -> None:
    other = article(2, id=DATED.id, source="elsewhere.jsonl")
    with Book.open(fresh()) as book:
        book.record(DATED, claims(DATED))
        before = everything(book.known())
        with pytest.raises(BadValue, match=r"'article-0001' already names another text \(from page\.html\)"):
            book.record(other, ())
        assert everything(book.known()) == before


def test_another_text_from_the_same_source_is_a_new_version(fresh: Fresh) -> None:
    edited = replace(article(2), id=DATED.id, source=DATED.source)
    with Book.open(fresh()) as book:
        book.record(DATED, claims(DATED))
        book.record(edited, claims(edited))
        assert book.known().articles == {DATED.id: edited}
        assert book.known().claims == claims(edited)
