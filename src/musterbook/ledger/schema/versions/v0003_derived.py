"""What follows from the entries and is kept so that a question need not read them all: marks of claims, prints of texts, like pairs."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, empty: they are filled from the entries, and can be emptied and filled again, so they have no guards."""
    op.create_table(
        "derived",
        sa.Column("rules", sa.Text, primary_key=True),
        sa.Column("through", sa.Integer, nullable=False),
    )
    op.create_table(
        "topics",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("host", sa.Text, nullable=False),
        sa.Column("sender", sa.Text, nullable=False),
        sa.Column("role", sa.String(2), nullable=False),
        sa.Column("about", sa.Text, nullable=False),
    )
    op.create_index("uq_topics", "topics", ["host", "sender", "role", "about"], unique=True)
    op.create_table(
        "marks",
        sa.Column("topic", sa.Integer, primary_key=True),
        sa.Column("day", sa.Integer, primary_key=True),
        sa.Column("claim", sa.Integer, primary_key=True),
        sa.Column("known", sa.Integer, nullable=False),
        sa.Column("since", sa.Integer, nullable=False),
        sa.Column("gone", sa.Integer),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "prints",
        sa.Column("print", sa.BigInteger, primary_key=True),
        sa.Column("day", sa.Integer, primary_key=True),
        sa.Column("article", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "alike",
        sa.Column("one", sa.Integer, primary_key=True),
        sa.Column("other", sa.Integer, primary_key=True),
        sa.Column("known", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_alike_other", "alike", ["other"])
