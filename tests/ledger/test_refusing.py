"""What a reading refused is kept with the article, as long as that reading stands; on both databases."""

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from ledger_builders import article, claims, filled
from postgres_server import Server
from sqlalchemy import create_engine
from sqlalchemy.exc import IntegrityError

from musterbook.errors import NotFound
from musterbook.ledger import Book, export_lines, import_lines, schema
from musterbook.ledger.schema import migrate
from musterbook.model import Failure, Refusal

ONE = article(1)
WORDS = ONE.text.split("\n")[1]
NOES = (
    Refusal(ONE.id, WORDS, "quantity", "the number does not re-derive from its own words"),
    Refusal(ONE.id, "Words that no text has.", "evidence", "not in the text"),
)


def test_what_was_refused_is_there_when_the_book_is_opened_again(address: str) -> None:
    with Book.open(address) as book:
        book.record(ONE, claims(ONE), refusals=NOES)
    with Book.open(address, create=False) as book:
        assert book.refused(ONE.id) == NOES
        assert book.refused() == NOES
        assert book.verify() == []


def test_an_article_of_which_nothing_was_refused_has_no_row_and_an_unknown_one_is_an_error(address: str) -> None:
    with Book.open(address) as book:
        book.record(ONE, claims(ONE))
        assert book.head().entries == 1 + len(claims(ONE))
        assert book.refused(ONE.id) == ()
        with pytest.raises(NotFound):
            book.refused("article-0009")


def test_the_same_reading_again_changes_nothing(address: str) -> None:
    with Book.open(address) as book:
        book.record(ONE, claims(ONE), refusals=NOES)
        head = book.head()
        book.record(ONE, claims(ONE), refusals=(*NOES, NOES[0]))
        assert book.head() == head


def test_a_later_reading_takes_the_place_of_an_earlier_one_which_is_closed_and_kept(address: str) -> None:
    with Book.open(address) as book:
        book.record(ONE, claims(ONE), refusals=NOES)
        book.record(ONE, claims(ONE), refusals=NOES[1:])
        assert book.refused(ONE.id) == NOES[1:]
        assert book.counts()["retracted"] == 1
        book.record(ONE, claims(ONE))
        assert book.refused(ONE.id) == ()
        assert book.verify() == []


def test_a_text_that_changed_has_its_refusals_at_their_new_places(address: str) -> None:
    longer = replace(ONE, text=f"A first line.\n{ONE.text}")
    with Book.open(address) as book:
        book.record(ONE, (), refusals=NOES)
        book.record(longer, (), refusals=NOES)
        assert book.refused(ONE.id) == NOES


def test_a_poorer_copy_and_a_retracted_article_leave_what_stands(address: str) -> None:
    with Book.open(address) as book:
        book.record(ONE, claims(ONE), refusals=NOES)
        book.record(replace(ONE, published=None, source="copy.txt"), claims(ONE))
        assert book.refused(ONE.id) == NOES
        book.retract(ONE.id, why="wrong", by="R. Viewer")
        book.record(ONE, claims(ONE))
        assert book.refused(ONE.id) == NOES


def test_words_of_a_withheld_text_are_withheld_here_too(address: str) -> None:
    with Book.open(address) as book:
        book.record(ONE, claims(ONE)[:1], refusals=NOES)
        book.withhold(ONE.id, why="a person asked", by="E. Ditor")
        first, second = book.refused(ONE.id)
        assert (first.slot, first.why, set(first.evidence)) == (NOES[0].slot, NOES[0].why, {"█"})
        assert second == NOES[1]
        assert book.verify() == []


def test_refusals_take_the_road_out_and_in(address: str) -> None:
    with filled(2) as book:
        book.record(ONE, claims(ONE), refusals=NOES)
        lines = list(export_lines(book.known(), None, book.refused()))
        head = book.head()
        assert [json.loads(one).get("refused", []) for one in lines] == [
            [{"slot": no.slot, "why": no.why, "evidence": no.evidence} for no in NOES], [],
        ]  # fmt: skip
        read = [one for one in import_lines(lines, "export.jsonl") if not isinstance(one, Failure)]
        book.record_all(read)
        assert book.head() == head
    with Book.open(address) as other:
        other.record_all(read)
        assert list(export_lines(other.known(), None, other.refused())) == lines


@pytest.mark.parametrize(
    "refused", ["all of it", {"slot": "end"}, 7, [7], [{"slot": "end", "evidence": "x"}], [{"slot": ["end"], "why": "x"}]]
)
def test_a_line_whose_refusals_are_none_fails_alone(refused: object) -> None:
    (found,) = import_lines([json.dumps({"doc": {"text": "Nothing happened."}, "refused": refused})], "coded.jsonl")
    assert isinstance(found, Failure)
    assert found.why.startswith("line 1: ")


def test_nobody_changes_or_removes_a_refusal_behind_the_ledgers_back(tmp_path: Path, postgres: Server) -> None:
    for address in (str(tmp_path / "book.db"), postgres.database()):
        with Book.open(address) as book:
            book.record(ONE, (), refusals=NOES)
        engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://") if "://" in address else f"sqlite:///{address}")
        for edit in ("UPDATE refusals SET body = '[]'", "DELETE FROM refusals"):
            with pytest.raises(IntegrityError, match="append-only"), engine.begin() as raw:
                raw.exec_driver_sql(edit)
        engine.dispose()


def test_a_refusal_that_was_changed_all_the_same_is_named(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    with Book.open(str(path)) as book:
        book.record(ONE, (), refusals=NOES)
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as raw:
        raw.exec_driver_sql("DROP TRIGGER tr_refusals_no_update")
        raw.exec_driver_sql("UPDATE refusals SET body = '[]'")
    engine.dispose()
    with Book.open(str(path)) as book:
        (problem,) = book.verify()
    assert problem.startswith("entry 2 (refusal ")


def test_a_book_of_the_schema_before_is_brought_up_with_all_that_stood_in_it(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "HEAD", "0004")
    monkeypatch.setattr(migrate, "upgrade", partial(migrate.upgrade, to="0004"))
    with filled(1, 2, address=address) as old:
        before, head = list(export_lines(old.known())), old.head()
    monkeypatch.undo()
    with Book.open(address) as book:
        assert (list(export_lines(book.known())), book.head()) == (before, head)
        assert book.refused() == ()
        book.record(ONE, claims(ONE), refusals=NOES)
        assert book.refused(ONE.id) == NOES
        assert book.verify() == []
