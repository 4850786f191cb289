"""Every address is opened or refused with the reason, and what is no book is left as it was."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger_builders import article, claims, filled

from musterbook.errors import BookError
from musterbook.ledger import Book
from musterbook.settings import Settings

QUICK = Settings(busy_timeout=0.2)


@pytest.mark.parametrize("form", ["{}", "sqlite:///{}"])
def test_a_path_and_a_url_open_the_same_book(tmp_path: Path, form: str) -> None:
    path = tmp_path / "my 100% own book.db"
    with Book.open(form.format(path)) as book:
        book.record(article(1), claims(article(1)))
    with Book.open(str(path), create=False) as book:
        assert book.known().claims == claims(article(1))


def test_every_open_memory_book_is_a_book_of_its_own() -> None:
    with Book.open(":memory:", create=False) as one, Book.open("sqlite://") as other:
        one.record(article(1), ())
        assert other.counts()["articles"] == 0
        assert one.counts()["articles"] == 1


def test_an_empty_file_becomes_a_book_where_one_may_be_made(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(BookError, match="it is empty"):
        Book.open(str(path), create=False)
    with Book.open(str(path)) as book:
        assert book.verify() == []


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("", "the address is empty"),
        ("{}/no/such/folder/book.db", "there is no folder '.*no/such/folder'; make it first"),
        ("{}/none.db", "there is no book there; `musterbook add` makes one"),
        ("{}", "that is a folder, not a book"),
        ("{}/text.db", "the file is no database"),
        ("{}/other.db", r"not a Musterbook ledger \(its tables: recipes\)"),
        ("{}/nul\x00.db", "NUL character"),
        ("postgresql://me:secret@nowhere.invalid/db", r"postgresql://\*\*\*@nowhere.invalid/db.*there is no such server"),
        ("postgresql://me:secret@127.0.0.1:1/db", r"postgresql://\*\*\*@127.0.0.1:1/db.*no server answers there"),
        ("nonsense://{}", "books are kept in SQLite and PostgreSQL"),
        ("mysql://me@host/db", "books are kept in SQLite and PostgreSQL"),
        ("://", "no database URL"),
        ("/dev/null", "that is no ordinary file"),
        ("{}/text.db/book.db", "there is no folder '.*text.db'"),
    ],
)
def test_what_cannot_be_opened_is_refused_with_the_reason(tmp_path: Path, address: str, why: str) -> None:
    (tmp_path / "text.db").write_text("Dear diary, today I stationed no one anywhere at all.")
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE recipes (name)")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(BookError, match=why) as refusal:
        Book.open(address.format(tmp_path), create=False)
    assert "secret" not in str(refusal.value)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_book_of_a_newer_version_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    filled(1, address=str(path)).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(BookError, match=r"made by a newer Musterbook \(schema '9999', this one knows up to '\d+'\); upgrade the program"):
        Book.open(str(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("keep", [100, 4096, 3 * 4096 + 17])
def test_a_truncated_book_is_refused_or_reported_damaged(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "book.db"
    filled(*range(30), address=str(path)).close()
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(BookError, match=r"damaged|no database|not a Musterbook ledger"), Book.open(str(path)) as book:
        book.known()


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder that others may enter, while this process has no more rights than anybody."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        filled(1, address=str(folder / "book.db")).close()
        (folder / "book.db").chmod(0o444)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        else:
            folder.chmod(0o555)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)


def test_a_read_only_file_or_folder_is_refused(unprivileged: Path) -> None:
    with pytest.raises(BookError, match="the file cannot be read and written; check its permissions"):
        Book.open(str(unprivileged / "book.db"))
    with pytest.raises(BookError, match="cannot be written to"):
        Book.open(str(unprivileged / "new.db"))


def test_a_book_held_by_another_process_for_too_long_is_a_book_error(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    filled(1, address=str(path)).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with Book.open(str(path), settings=QUICK) as book:
        assert book.known().claims == claims(article(1))
        with pytest.raises(BookError, match="another process has held it for too long"):
            book.record(article(2), ())
        holder.execute("ROLLBACK")
        holder.close()
        assert book.record(article(2), ()).new
