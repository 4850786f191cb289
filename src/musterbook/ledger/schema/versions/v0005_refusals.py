"""What readings refused, as facts of their own: a kind of entry, and a table with the guards of the others."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_BEFORE = "kind IN ('article', 'claim', 'failure', 'capture', 'extraction', 'judgement', 'withholding', 'retraction', 'supersession')"
_AFTER = _BEFORE.replace("'retraction', ", "'refusal', 'retraction', ")


def upgrade() -> None:
    """Let the new kind in, make its table, then the guards."""
    dialect = op.get_bind().dialect.name
    {"sqlite": _recheck_sqlite, "postgresql": _recheck_postgresql}[dialect]()
    op.create_table(
        "refusals",
        sa.Column("seq", sa.Integer, sa.ForeignKey("entries.seq", name="fk_refusals_seq"), primary_key=True, autoincrement=False),
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.seq", name="fk_refusals_article"), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.CheckConstraint("article < seq", name="ck_refusals_article_is_older"),
    )
    op.create_index("ix_refusals_article", "refusals", ["article"])
    for statement in {"sqlite": _sqlite_guards, "postgresql": _postgresql_guards}[dialect]():
        op.execute(statement)


def _recheck_sqlite() -> None:
    # As in 0002: SQLite cannot alter a check, and this way of its manual leaves a million rows where they are.
    bind = op.get_bind()
    (made,) = bind.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'entries'").one()
    if _BEFORE not in made:
        raise ValueError("the table `entries` is not as the schema before made it")
    (version,) = bind.exec_driver_sql("PRAGMA schema_version").one()
    bind.exec_driver_sql("PRAGMA writable_schema = ON")
    bind.exec_driver_sql("UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = 'entries'", (made.replace(_BEFORE, _AFTER),))
    bind.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    bind.exec_driver_sql("PRAGMA writable_schema = OFF")


def _recheck_postgresql() -> None:
    op.drop_constraint("ck_entries_kind", "entries", type_="check")
    op.create_check_constraint("ck_entries_kind", "entries", _AFTER)


def _sqlite_guards() -> list[str]:
    conditions = {
        "no_update": ("UPDATE", "1", "no UPDATE of refusals"),
        "no_delete": ("DELETE", "1", "no DELETE of refusals"),
        "no_replace": ("INSERT", "EXISTS (SELECT 1 FROM refusals WHERE seq = NEW.seq)", "that row of refusals stands"),
    }
    return [
        f"CREATE TRIGGER tr_refusals_{name} BEFORE {verb} ON refusals WHEN {condition} BEGIN SELECT RAISE(ABORT, 'append-only: {why}'); END"
        for name, (verb, condition, why) in conditions.items()
    ]


def _postgresql_guards() -> list[str]:
    each = "FOR EACH ROW EXECUTE FUNCTION musterbook_refuse()"
    return [
        f"CREATE TRIGGER tr_refusals_no_update BEFORE UPDATE ON refusals {each}",
        f"CREATE TRIGGER tr_refusals_no_delete BEFORE DELETE ON refusals {each}",
        "CREATE TRIGGER tr_refusals_no_truncate BEFORE TRUNCATE ON refusals EXECUTE FUNCTION musterbook_refuse()",
    ]
