"""Both databases for every test that asks for one: `address` is that of a new, empty book in each in turn."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from postgres_server import Server, started

from musterbook.ledger import Book

BACKENDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server."""
    server = started()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgres_book(postgres: Server) -> str:
    """The address of one database that may be emptied again and again."""
    return postgres.database()


@pytest.fixture(params=BACKENDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new book."""
    if request.param == "sqlite":
        return str(tmp_path / "book.db")
    server: Server = request.getfixturevalue("postgres")
    return server.database()


@pytest.fixture(params=BACKENDS, scope="session")
def fresh(request: pytest.FixtureRequest) -> Callable[[], str]:
    """Gives the address of an empty book each time it is called; in PostgreSQL the one before is emptied."""
    if request.param == "sqlite":
        return lambda: ":memory:"
    server: Server = request.getfixturevalue("postgres")
    first, second = server.database(), server.database()
    for one in (first, second):
        Book.open(one).close()
    turn: list[str] = []

    def emptied() -> str:
        # Laws compare two books at most.
        turn[:] = [second] if turn == [first] else [first]
        return server.emptied(turn[0])

    return emptied


@pytest.fixture(params=BACKENDS)
def fresh_addresses(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[int], list[str]]:
    """Gives the addresses of so many new books."""
    if request.param == "sqlite":
        return lambda many: [str(tmp_path / f"book{nth}.db") for nth in range(many)]
    server: Server = request.getfixturevalue("postgres")
    return lambda many: [server.database() for _ in range(many)]
