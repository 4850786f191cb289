"""The schema's history: Alembic migrations, run by the program itself from inside the package, with no ini file.

In: a connection, inside a writing transaction where it is to be changed. Out: the same database at the newest schema. Scripts in
`versions` are frozen once released and import nothing from the rest of the ledger, so that an old book can always be brought up.
"""

from importlib import import_module
from typing import Any

from sqlalchemy import Connection, inspect

# The newest script in `versions`.
HEAD = "0008"


def revision(connection: Connection) -> str | None:
    """The schema that the database is at; None where it has none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return found


def knows(found: str) -> bool:
    """This version of the program knows that schema: it is the newest, or can be brought up to it."""
    return found == HEAD or found in _migrate().revisions()


def upgrade(connection: Connection) -> None:
    """Bring the database up to the newest schema; nothing happens where another process was first."""
    _migrate().upgrade(connection)


def _migrate() -> Any:
    # Alembic takes 0.2 s to load, and all but the first opening of a book need none of it.
    return import_module("musterbook.ledger.schema.migrate")
