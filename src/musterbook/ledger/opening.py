"""From an address to an open database, or a BookError that says why not.

An address is a path, ':memory:', or a database URL. A new book is made at the newest schema, an old one is brought up to it; what is
no book, or a book of a newer Musterbook, is left exactly as it was.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import ModuleType

from sqlalchemy import URL, Connection, Engine, inspect, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from musterbook.errors import BookError
from musterbook.ledger import postgresql, schema, sqlite

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
    "lock timeout": "another process has held it for too long; try again when that one is done",
    "no space left": "the disk is full; what was recorded before is safe",
    "server closed the connection": "the connection was lost; what was recorded is kept, and the same command goes on from there",
    "terminating connection": "the connection was lost; what was recorded is kept, and the same command goes on from there",
    "the database system is": "the server is starting or stopping; try again in a moment",
    "connection refused": "no server answers there; check the address and that it runs",
    "no such file": "no server answers there; check the address and that it runs",
    "could not translate host": "there is no such server; check the address",
    "name or service not known": "there is no such server; check the address",
    "authentication failed": "the server refuses the name or the password",
    "no password supplied": "the server asks for a password: give it in the address, or in PGPASSWORD or ~/.pgpass",
    "permission denied": "this user may not do that there; ask the server's owner for the right",
    "does not exist": "there is no such database on that server; make it with createdb first",
    "connection timeout": "the server does not answer",
    "connection is lost": "the connection was lost; what was recorded is kept, and the same command goes on from there",
}
_DIALECTS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}


def opened(address: str, *, create: bool, timeout: float) -> Engine:
    """The engine of the book at `address`, at the newest schema."""
    url = _url(address)
    if url.get_backend_name() == "sqlite" and not _is_memory(url):
        _check_file(Path(str(url.database)), create=create)
    engine: Engine = dialect(url).engine(url, timeout)
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
    own = dialect(engine.url)
    waiting = engine.connect().execution_options(begin=own.WRITING if writes else own.READING)
    with waiting as connection, connection.begin() if writes or own.COMMITS_READING else nullcontext():
        yield connection


def dialect(url: URL) -> ModuleType:
    """The module of what is particular to the database at `url`: engine, settle, damage, READING, WRITING."""
    return _DIALECTS[url.get_backend_name()]


def _url(address: str) -> URL:
    if not address.strip():
        raise BookError("book: the address is empty; give a path such as musterbook.db")
    if "://" not in address:
        return URL.create("sqlite", database=address)
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise BookError(f"book {_shown(address)}: no database URL; give a path, or postgresql://user@host/database") from error
    if url.get_backend_name() == "postgresql" or url.drivername == "postgres":
        return url.set(drivername="postgresql")
    if url.get_backend_name() != "sqlite":
        raise BookError(f"book {_shown(address)}: books are kept in SQLite and PostgreSQL; give a path, or postgresql://user@host/database")
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
    why = _strangeness(tables, here) or (None if here or create or _is_memory(engine.url) else "it is empty, and holds no book")
    if why:
        raise BookError(f"book {_shown(address)}: {why}")
    dialect(engine.url).settle(engine, timeout)
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
    return url.get_backend_name() == "sqlite" and url.database in (None, "", MEMORY)


def _may(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)
