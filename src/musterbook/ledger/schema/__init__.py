"""The schema's history: Alembic migrations, run by the program itself from inside the package, with no ini file.

In: a connection inside a writing transaction. Out: the same database at the newest schema. Scripts in `versions` are frozen once
released: they import nothing from the rest of the ledger, so that an old book can always be brought up.
"""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def revision(connection: Connection) -> str | None:
    """The schema that the database is at; None where it has none yet."""
    return MigrationContext.configure(connection).get_current_revision()


@cache
def revisions() -> frozenset[str]:
    """Every schema that this version of the program knows."""
    return frozenset(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


@cache
def head() -> str:
    """The newest schema."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the database up; nothing happens where another process was first."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _config() -> Config:
    config = Config()
    # A percent sign in a path would be read as interpolation.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
