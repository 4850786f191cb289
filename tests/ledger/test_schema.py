"""The migrations arrive at the tables that the store speaks of, from nothing and in one step or many."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from ledger_builders import filled
from sqlalchemy import Connection

from musterbook.errors import BookError
from musterbook.ledger import Book, schema
from musterbook.ledger.opening import transaction
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
    with pytest.raises(BookError, match="the file is empty"):
        Book.open(str(path), create=False)
    monkeypatch.undo()
    with Book.open(str(path)) as book:
        assert book.verify() == []
