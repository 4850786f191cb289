"""From an address to an open database, or a BookError that says why not.

An address is a path, ':memory:', or a database URL. A new book is made at the newest schema, an old one is brought up to it; what is
no book, or a book of a newer Musterbook, is left exactly as it was.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, inspect, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from musterbook.errors import BookError
from musterbook.ledger import schema, sqlite

MEMORY = ":memory:"
# The file format's first 16 bytes: https://www.sqlite.org/fileformat.html#magic_header_string
_MAGIC = b"SQLite format 3\x00"
_REASONS = {
    "database is locked": "another process has held it for too long; try again when that one is done",
    "readonly database": "it cannot be written to; check its permissions",
    "disk is full": "the disk is full; what was recorded before is safe",
    "disk i/o error": "the disk cannot be read or written",
    "malformed": "the file is damaged; restore it from a copy, or import an export into a new book",
    "not a database": "the file is no database",
    "unable to open": "it cannot be opened; check the path and its permissions",
    "append-only": "the ledger refuses to change or remove what was recorded",
}


def opened(address: str, *, create: bool, timeout: float) -> Engine:
    """The engine of the book at `address`, at the newest schema."""
    url = _url(address)
    if not _is_memory(url):
        _check_file(Path(str(url.database)), create=create)
    engine = sqlite.engine(url, timeout)
    try:
        with speaking(address):
            _prepare(engine, address, create=create, timeout=timeout)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def speaking(address: str) -> Iterator[None]:
    """Turn what the database raises into a BookError that names the book and the reason."""
    try:
        yield
    except SQLAlchemyError as error:
        told = str(getattr(error, "orig", None) or error)
        reason = next((why for sign, why in _REASONS.items() if sign in told.lower()), "the database refused")
        raise BookError(f"book {_shown(address)}: {reason} ({told})") from error


@contextmanager
def transaction(engine: Engine, *, writes: bool) -> Iterator[Connection]:
    """One transaction: all of it or nothing. A writing one waits its turn before it reads anything."""
    waiting = engine.connect().execution_options(begin=sqlite.WRITING if writes else sqlite.READING)
    # Reading ends in the rollback that closing does: a damaged file refuses even an empty commit.
    with waiting as connection, connection.begin() if writes else nullcontext():
        yield connection


def _url(address: str) -> URL:
    if not address.strip():
        raise BookError("book: the address is empty; give a path such as musterbook.db")
    if "://" not in address:
        return URL.create("sqlite", database=address)
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise BookError(f"book {_shown(address)}: no database URL; give a path, or sqlite:///path") from error
    if url.get_backend_name() != "sqlite":
        raise BookError(f"book {_shown(address)}: this version keeps books in SQLite only; give a path, or sqlite:///path")
    return URL.create("sqlite", database=url.database)


def _shown(address: str) -> str:
    """The address without its password."""
    head, at, tail = address.rpartition("@")
    scheme, colon, _ = head.partition("://")
    return repr(f"{scheme}://***@{tail}" if at and colon else address)


def _check_file(path: Path, *, create: bool) -> None:
    try:
        why = _why_not(path, create=create)
    except OSError as error:
        why = str(error)
    if why:
        raise BookError(f"book {str(path)!r}: {why}")


def _why_not(path: Path, *, create: bool) -> str | None:
    """Why no book can be opened there; None where it can be tried."""
    if "\x00" in str(path):
        return "no path may hold a NUL character"
    folder = path.parent
    if not folder.is_dir():
        return f"there is no folder {str(folder)!r}; make it first"
    if not path.exists():
        missing = None if create else "there is no book there; `musterbook add` makes one"
        return missing or (None if _may(folder, os.W_OK) else f"the folder {str(folder)!r} cannot be written to")
    if not path.is_file():
        return "that is a folder, not a book" if path.is_dir() else "that is no ordinary file"
    if not _may(path, os.R_OK | os.W_OK):
        return "the file cannot be read and written; check its permissions"
    if not _may(folder, os.W_OK):
        return f"the folder {str(folder)!r} cannot be written to, and a book keeps its log beside it"
    with path.open("rb") as file:
        start = file.read(len(_MAGIC))
    return None if start in (b"", _MAGIC) else "the file is no database"


def _prepare(engine: Engine, address: str, *, create: bool, timeout: float) -> None:
    with transaction(engine, writes=False) as connection:
        tables = inspect(connection).get_table_names()
        here = schema.revision(connection)
    why = _strangeness(tables, here) or (None if here or create or _is_memory(engine.url) else "the file is empty, and holds no book")
    if why:
        raise BookError(f"book {_shown(address)}: {why}")
    sqlite.keep_log(engine, timeout)
    if here != schema.HEAD:
        with transaction(engine, writes=True) as connection:
            schema.upgrade(connection)


def _strangeness(tables: Sequence[str], here: str | None) -> str | None:
    """Why a database with these tables at this schema is no book of ours; None where it is one, or empty."""
    if tables and (here is None or "entries" not in tables):
        return f"a database, but not a Musterbook ledger (its tables: {', '.join(tables[:5])})"
    if here is None or schema.knows(here):
        return None
    return f"made by a newer Musterbook (schema {here!r}, this one knows up to {schema.HEAD!r}); upgrade the program"


def _is_memory(url: URL) -> bool:
    return url.database in (None, "", MEMORY)


def _may(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)
