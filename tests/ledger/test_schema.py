"""The migrations arrive at the tables that the store speaks of, from nothing and in one step or many."""

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from ledger_builders import filled
from postgres_server import Server
from sqlalchemy import Connection

from musterbook.custody import Judgement
from musterbook.errors import BookError
from musterbook.ledger import Book, Head, export_lines, schema
from musterbook.ledger.opening import _url, dialect, transaction
from musterbook.ledger.schema import migrate
from musterbook.ledger.tables import metadata


def test_the_newest_script_is_the_schema_that_the_program_expects() -> None:
    assert migrate.revisions()[0] == schema.HEAD


def test_a_new_book_has_exactly_the_tables_that_the_program_declares() -> None:
    with Book.open(":memory:") as book, transaction(book._engine, writes=False) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert schema.revision(connection) == schema.HEAD


def test_a_new_book_has_the_checks_and_keys_that_the_program_declares(tmp_path: Path) -> None:
    declared = {constraint.name for table in metadata.tables.values() for constraint in table.constraints if constraint.name}
    filled(address=str(tmp_path / "book.db")).close()
    with sqlite3.connect(tmp_path / "book.db") as raw:
        made = "\n".join(row[0] for row in raw.execute("SELECT sql FROM sqlite_master WHERE type = 'table'"))
    raw.close()
    assert len(declared) >= 10
    assert [name for name in sorted(map(str, declared)) if name not in made] == []


def test_opening_again_migrates_nothing(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    filled(1, address=str(path)).close()
    before = path.read_bytes()
    Book.open(str(path)).close()
    assert path.read_bytes() == before


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.db"

    def fails(connection: Connection) -> None:
        upgrade(connection)
        raise OSError("the power went out")

    upgrade = migrate.upgrade
    monkeypatch.setattr(migrate, "upgrade", fails)
    with pytest.raises(OSError, match="power"):
        Book.open(str(path))
    with pytest.raises(BookError, match="it is empty"):
        Book.open(str(path), create=False)
    monkeypatch.undo()
    with Book.open(str(path)) as book:
        assert book.verify() == []


FIRST = Path(__file__).parent / "data" / "first-schema.book"


def at_schema(address: str, revision: str, *statements: tuple[str, tuple[Any, ...]]) -> None:
    """A database at an older schema, with some rows."""
    url = _url(address)
    engine = dialect(url).engine(url, 5.0)
    with transaction(engine, writes=True) as connection:
        migrate.upgrade(connection, revision)
        if "://" in address:
            # As the owner can, past the guards: some of the rows are of entries that were closed.
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for wanted, row in statements:
            places = [dialect(url).PLACE] * len(row)
            connection.exec_driver_sql(f"INSERT INTO {wanted} VALUES ({', '.join(places)})", row)
    engine.dispose()


def first_book(address: str, beside: Path) -> None:
    """The book of the first schema as it was made; in PostgreSQL its rows at the second, the first that books had there."""
    copy = beside / "first.db" if "://" in address else Path(address)
    shutil.copy(FIRST, copy)
    if "://" in address:
        at_schema(str(copy), "0002")
        raw = sqlite3.connect(copy)
        names = ("entries", "texts", "articles", "claims", "failures", "hosts")
        rows = [(name, row) for name in names for row in raw.execute(f"SELECT * FROM {name} ORDER BY 1")]
        raw.close()
        at_schema(address, "0002", *rows)


def test_a_book_of_the_first_released_schema_is_brought_up_and_nothing_of_it_is_lost(address: str, tmp_path: Path) -> None:
    first_book(address, tmp_path)
    with Book.open(address) as book:
        assert book.head() == Head(14, "ed46c8ff50c6a561ae4bd284897f3561d9101f9e7c65af5e94de951586abef12")
        assert book.verify() == []
        assert book.counts() == {"articles": 4, "claims": 5, "failures": 1, "retracted": 2}
        lines = (FIRST.parent / "first-schema.jsonl").read_text(encoding="utf-8").splitlines()
        assert list(export_lines(book.known())) == lines
        hosts = {found.hosts for found in book.known(hosts=["LTU", ""]).claims}
        assert hosts == {("LTU", "LVA"), ()}
        # What the first schema had no place for is taken in.
        known = book.known().claims
        book.judge(Judgement(known[0].id, "reject", "R. Viewer", "misread"))
        assert len(book.known().claims) == len(known) - 1
        assert book.verify() == []


CORRECTED = (
    ("texts (digest, body)", ("t", b"x")),
    *(("entries (seq, kind, subject, recorded, who, why, leaf, chain)", (seq, kind, kind, "2026-01-01", "A", "seen", "-", "-"))
      for seq, kind in enumerate(("article", "claim", "judgement"), start=1)),
    ("articles (seq, text, known, doc)", (1, "t", "2026-01-01", "{}")),
    ("claims (seq, article, nth, body)", (2, 1, 0, "{}")),
    ('judgements (seq, claim, "of", known, verdict, body)', (3, 2, "claim", "2026-01-01", "correct", "{}")),
)  # fmt: skip


@pytest.mark.parametrize(("rows", "kept"), [((), 1), (CORRECTED, 0)])
def test_marks_are_taken_over_unless_something_was_corrected_of_which_they_know_one_version(
    address: str, rows: tuple[tuple[str, tuple[Any, ...]], ...], kept: int
) -> None:
    marked = ("derived (rules, through)", ("2", 1)), ("marks (topic, day, claim, known, since, low)", (4, 700_000, 2, 700_001, 700_002, 5))
    at_schema(address, "0007", *rows, *marked)
    with Book.open(address) as book, transaction(book._engine, writes=False) as connection:
        wanted = "SELECT topic, day, claim, version, known, since, gone, low, high FROM marks"
        taken_over = [(4, 700_000, 2, 0, 700_001, 700_002, None, 5, None)]
        assert [tuple(row) for row in connection.exec_driver_sql(wanted)] == taken_over[:kept]
        assert connection.exec_driver_sql("SELECT count(*) FROM derived").scalar() == kept


def test_a_book_that_was_brought_up_is_what_a_new_one_is(tmp_path: Path) -> None:
    shutil.copy(FIRST, tmp_path / "old.db")
    made = []
    for name in ("old.db", "new.db"):
        Book.open(str(tmp_path / name)).close()
        raw = sqlite3.connect(tmp_path / name)
        made.append(sorted(raw.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")))
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        raw.close()
    assert made[0] == made[1]


def test_every_check_and_key_is_there_in_postgresql_too(postgres: Server) -> None:
    declared = {str(constraint.name) for table in metadata.tables.values() for constraint in table.constraints if constraint.name}
    with Book.open(postgres.database()) as book, transaction(book._engine, writes=False) as connection:
        there = {row[0] for row in connection.exec_driver_sql("SELECT conname FROM pg_constraint")}
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    assert declared <= there
