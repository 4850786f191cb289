"""A claim and its corrections have marks of their own, also where the correction moves nothing but days or numbers."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_COLUMNS = "topic, day, claim, known, since, gone, low, high"


def upgrade() -> None:
    """Make the table of marks anew with a longer key and take over its rows: a million claims have three million of them.

    Where anything was ever corrected all that is derived is emptied instead: it follows from the entries, and is filled again.
    """
    op.rename_table("marks", "marks_before")
    if op.get_bind().dialect.name == "postgresql":
        # Its index keeps the name that the one of the new table is to have.
        op.execute("ALTER INDEX marks_pkey RENAME TO marks_before_pkey")
    op.create_table(
        "marks",
        sa.Column("topic", sa.Integer, primary_key=True),
        sa.Column("day", sa.Integer, primary_key=True),
        sa.Column("claim", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("known", sa.Integer, nullable=False),
        sa.Column("since", sa.Integer, nullable=False),
        sa.Column("gone", sa.Integer),
        sa.Column("low", sa.BigInteger),
        sa.Column("high", sa.BigInteger),
        sqlite_with_rowid=False,
    )
    if op.get_bind().execute(sa.text("SELECT 1 FROM judgements WHERE verdict = 'correct' LIMIT 1")).first():
        for table in ("topics", "prints", "alike", "fated", "fates", "seasons", "weights", "derived"):
            op.execute(f"DELETE FROM {table}")
    else:
        op.execute(f"INSERT INTO marks ({_COLUMNS}, version) SELECT {_COLUMNS}, 0 FROM marks_before ORDER BY topic, day, claim")
    op.drop_table("marks_before")
