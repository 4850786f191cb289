"""What a mark counts, so that two numbers are held against one another without their claims."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of marks anew, and empty the rest of what is derived: it follows from the entries, and is filled again."""
    op.drop_table("marks")
    op.create_table(
        "marks",
        sa.Column("topic", sa.Integer, primary_key=True),
        sa.Column("day", sa.Integer, primary_key=True),
        sa.Column("claim", sa.Integer, primary_key=True),
        sa.Column("known", sa.Integer, nullable=False),
        sa.Column("since", sa.Integer, nullable=False),
        sa.Column("gone", sa.Integer),
        sa.Column("low", sa.BigInteger),
        sa.Column("high", sa.BigInteger),
        sqlite_with_rowid=False,
    )
    for table in ("topics", "prints", "alike", "derived"):
        op.execute(f"DELETE FROM {table}")
