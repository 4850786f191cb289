"""What became of promises, day by day of knowledge, kept by host."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, empty: they are filled host by host when a question needs them."""
    op.create_table(
        "fated",
        sa.Column("host", sa.Text, primary_key=True),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("aside", sa.Text, nullable=False),
        sa.Column("besides", sa.Text, nullable=False),
    )
    op.create_table(
        "fates",
        sa.Column("host", sa.Text, primary_key=True),
        sa.Column("sender", sa.Text, primary_key=True),
        sa.Column("name", sa.String(24), primary_key=True),
        sa.Column("since", sa.Integer, primary_key=True),
        sa.Column("until", sa.Integer, nullable=False),
        sa.Column("nth", sa.Integer, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("due", sa.Integer, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )
    op.create_index("ix_fates_due", "fates", ["host", "state", "due", "name", "since", "until", "nth", "sender"])
