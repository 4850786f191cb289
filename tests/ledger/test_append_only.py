"""The database itself refuses what the ledger never does: each attempt goes behind the ledger's back, through SQLite alone."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from ledger_builders import PAGE, article, claims, everything, filled
from postgres_server import Server

from musterbook.custody import Judgement
from musterbook.ledger import Book


@pytest.fixture
def behind(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection to a book with an article closed, one live, and a failure."""
    path = tmp_path / "book.db"
    with filled(1, 2, address=str(path)) as book:
        book.retract(article(1).id, why="wrong", by="R. Viewer")
        before = everything(book.known())
    connection = sqlite3.connect(path, isolation_level=None)
    yield connection
    connection.close()
    with Book.open(str(path)) as book:
        assert everything(book.known()) == before
        assert book.verify() == []


EDITS = [
    "DELETE FROM entries WHERE seq = 6",
    "DELETE FROM claims",
    "DELETE FROM articles",
    "DELETE FROM texts",
    "UPDATE claims SET body = '{}'",
    "UPDATE articles SET known = '2000-01-01'",
    "UPDATE texts SET body = x'00'",
    "UPDATE entries SET why = 'because'",
    "UPDATE entries SET recorded = '2000-01-01T00:00:00.000000+00:00'",
    "UPDATE entries SET retracted = NULL WHERE retracted IS NOT NULL",
    "UPDATE entries SET retracted = '2999-01-01T00:00:00.000000+00:00' WHERE retracted IS NOT NULL",
    "UPDATE entries SET retracted = '2999-01-01T00:00:00.000000+00:00' WHERE seq = 4",
    "INSERT OR REPLACE INTO claims SELECT seq, article, nth, '{}' FROM claims",
    "INSERT OR REPLACE INTO articles SELECT seq, text, '2000-01-01', doc FROM articles",
    "INSERT OR REPLACE INTO texts SELECT digest, x'00' FROM texts",
    "INSERT OR REPLACE INTO entries SELECT seq, kind, subject, target, recorded, NULL, who, why, leaf, chain FROM entries",
]


@pytest.mark.parametrize("edit", EDITS)
def test_no_fact_can_be_changed_removed_or_replaced(behind: sqlite3.Connection, edit: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        behind.execute(edit)


NEXT = "(SELECT max(seq) + 1 FROM entries)"
NOW = "'2999-01-01T00:00:00.000000+00:00'"
INSERTS = {
    "a second live row of one article": f"{NEXT}, 'article', 'article-0002', NULL, {NOW}, NULL, NULL, NULL, '', ''",
    "an entry out of order": f"1000, 'article', 'article-0009', NULL, {NOW}, NULL, NULL, NULL, '', ''",
    "an entry in the past": f"{NEXT}, 'article', 'article-0009', NULL, '2000-01-01T00:00:00.000000+00:00', NULL, NULL, NULL, '', ''",
    "an entry that is born closed": f"{NEXT}, 'article', 'article-0009', NULL, {NOW}, {NOW}, NULL, NULL, '', ''",
    "a second closing of one entry": f"{NEXT}, 'retraction', NULL, 1, {NOW}, NULL, 'R. Viewer', 'again', '', ''",
    "an unsigned retraction": f"{NEXT}, 'retraction', NULL, 4, {NOW}, NULL, NULL, NULL, '', ''",
    "a closing of nothing": f"{NEXT}, 'supersession', NULL, NULL, {NOW}, NULL, NULL, NULL, '', ''",
    "a closing of the future": f"{NEXT}, 'supersession', NULL, 999, {NOW}, NULL, NULL, NULL, '', ''",
    "an unknown kind": f"{NEXT}, 'rumour', 'x', NULL, {NOW}, NULL, NULL, NULL, '', ''",
    "a fact without a subject": f"{NEXT}, 'claim', NULL, NULL, {NOW}, NULL, NULL, NULL, '', ''",
}


@pytest.mark.parametrize("verb", ["INSERT", "INSERT OR REPLACE"])
@pytest.mark.parametrize("what", INSERTS)
def test_the_database_refuses(behind: sqlite3.Connection, what: str, verb: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        behind.execute(f"{verb} INTO entries VALUES ({INSERTS[what]})")


def test_a_claim_of_no_article_is_refused_by_every_connection_of_the_ledger() -> None:
    with filled(1) as book, pytest.raises(Exception, match="FOREIGN KEY"), book._writing() as pen:
        pen.claims(0, claims(article(1, id="other")))


PG_EDITS = [
    *(edit for edit in EDITS if "REPLACE" not in edit),
    "TRUNCATE entries CASCADE",
    "TRUNCATE claims, hosts, judgements, extractions",
]


@pytest.fixture(scope="module")
def server_behind(postgres: Server) -> Iterator[psycopg.Connection]:
    """A plain connection to the same book in PostgreSQL."""
    address = postgres.database()
    with filled(1, 2, address=address) as book:
        book.retract(article(1).id, why="wrong", by="R. Viewer")
        before = everything(book.known())
    connection = psycopg.connect(address, autocommit=True)
    yield connection
    connection.close()
    with Book.open(address) as book:
        assert everything(book.known()) == before
        assert book.verify() == []


@pytest.mark.parametrize("edit", PG_EDITS)
def test_postgresql_refuses_to_change_or_remove_a_fact_too(server_behind: psycopg.Connection, edit: str) -> None:
    with pytest.raises(psycopg.errors.IntegrityError, match="append-only"):
        server_behind.execute(edit.replace("x'00'", "'\\x00'"))


@pytest.mark.parametrize("what", INSERTS)
def test_postgresql_refuses_too(server_behind: psycopg.Connection, what: str) -> None:
    with pytest.raises(psycopg.errors.IntegrityError):
        server_behind.execute(f"INSERT INTO entries VALUES ({INSERTS[what]})")


NEW_EDITS = [
    "UPDATE captures SET doc = '{}'",
    "DELETE FROM bodies",
    "UPDATE bodies SET size = 1",
    "UPDATE bodies SET body = ''",
    "DELETE FROM extractions",
    "UPDATE judgements SET verdict = 'accept'",
    "DELETE FROM judgements",
    "UPDATE texts SET body = 'other words'",
    "UPDATE texts SET digest = 'f'",
    "DELETE FROM withholdings",
    "UPDATE withholdings SET length = 1",
    "UPDATE hosts SET host = 'POL'",
    "DELETE FROM hosts",
]


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def judged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], object]]:
    """Runs SQL behind the back of a book with a capture, a judgement and a withheld text."""
    is_file = request.param == "sqlite"
    address = str(tmp_path_factory.mktemp("judged") / "book.db") if is_file else request.getfixturevalue("postgres").database()
    with filled(1, 2, address=address) as book:
        book.record(article(3), claims(article(3)), capture=PAGE)
        book.judge(Judgement(claims(article(1))[0].id, "reject", "R. Viewer", "misread"))
        book.withhold(article(2).id, why="a person asked", by="E. Ditor")
        before = everything(book.known())
    connection = sqlite3.connect(address, isolation_level=None) if is_file else psycopg.connect(address, autocommit=True)
    yield connection.execute
    connection.close()
    with Book.open(address) as book:
        assert everything(book.known()) == before
        assert book.verify() == []


@pytest.mark.parametrize("edit", NEW_EDITS)
def test_no_capture_judgement_or_withholding_can_be_changed_or_removed(judged: Callable[[str], object], edit: str) -> None:
    with pytest.raises((sqlite3.IntegrityError, psycopg.errors.IntegrityError), match="append-only"):
        judged(edit)
