"""What each claim of a host contradicts and repeats, day by day of knowledge, kept by season."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, empty: they are filled host by host when a question needs them."""
    op.create_table(
        "seasons",
        sa.Column("host", sa.Text, primary_key=True),
        sa.Column("season", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("rules", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "weights",
        sa.Column("host", sa.Text, primary_key=True),
        sa.Column("season", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("claim", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("sender", sa.Text, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
