"""The first schema: entries as the spine, contents beside it, and the triggers that make it append-only."""

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_CONTENTS = ("texts", "articles", "claims", "failures")
_SEALED = ("seq", "kind", "subject", "target", "recorded", "who", "why", "leaf", "chain")


def upgrade() -> None:
    """Make the tables, then the guards."""
    _make_entries()
    _make_contents()
    # No book of this schema was ever made in another database; 0002 guards those.
    for statement in _GUARDS.get(op.get_bind().dialect.name, list)():
        op.execute(statement)


def _make_entries() -> None:
    live = sa.text("retracted IS NULL AND subject IS NOT NULL")
    op.create_table(
        "entries",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("subject", sa.Text),
        sa.Column("target", sa.Integer, sa.ForeignKey("entries.seq", name="fk_entries_target")),
        sa.Column("recorded", sa.String(32), nullable=False),
        sa.Column("retracted", sa.String(32)),
        sa.Column("who", sa.Text),
        sa.Column("why", sa.Text),
        sa.Column("leaf", sa.String(64), nullable=False),
        sa.Column("chain", sa.String(64), nullable=False),
        sa.CheckConstraint("kind IN ('article', 'claim', 'failure', 'retraction', 'supersession')", name="ck_entries_kind"),
        sa.CheckConstraint("(kind IN ('retraction', 'supersession')) = (target IS NOT NULL)", name="ck_entries_closing_has_target"),
        sa.CheckConstraint("(subject IS NULL) = (target IS NOT NULL)", name="ck_entries_fact_has_subject"),
        sa.CheckConstraint("target < seq", name="ck_entries_target_is_older"),
        sa.CheckConstraint("retracted > recorded", name="ck_entries_retracted_after_recorded"),
        sa.CheckConstraint(
            "kind <> 'retraction' OR (who <> '' AND why <> '' AND who IS NOT NULL AND why IS NOT NULL)",
            name="ck_entries_retraction_is_signed",
        ),
    )
    op.create_index("uq_entries_live", "entries", ["kind", "subject"], unique=True, sqlite_where=live, postgresql_where=live)
    op.create_index("uq_entries_target", "entries", ["target"], unique=True)
    op.create_index("ix_entries_subject", "entries", ["subject"])
    op.create_index("ix_entries_recorded", "entries", ["recorded"])


def _make_contents() -> None:
    op.create_table("texts", sa.Column("digest", sa.String(64), primary_key=True), sa.Column("body", sa.LargeBinary, nullable=False))
    op.create_table(
        "articles",
        _seq("articles"),
        sa.Column("text", sa.String(64), sa.ForeignKey("texts.digest", name="fk_articles_text"), nullable=False),
        sa.Column("known", sa.Date, nullable=False),
        sa.Column("doc", sa.Text, nullable=False),
    )
    op.create_index("ix_articles_known", "articles", ["known"])
    op.create_table(
        "claims",
        _seq("claims"),
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.seq", name="fk_claims_article"), nullable=False),
        sa.Column("nth", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.CheckConstraint("nth >= 0", name="ck_claims_nth"),
        sa.CheckConstraint("article < seq", name="ck_claims_article_is_older"),
    )
    op.create_index("ix_claims_article", "claims", ["article"])
    op.create_table("failures", _seq("failures"), sa.Column("body", sa.Text, nullable=False))


def _seq(table: str) -> sa.Column[int]:
    return sa.Column("seq", sa.Integer, sa.ForeignKey("entries.seq", name=f"fk_{table}_seq"), primary_key=True, autoincrement=False)


def _refuse(name: str, when: str, condition: str, why: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {when} WHEN {condition} BEGIN SELECT RAISE(ABORT, 'append-only: {why}'); END"


def _sqlite_guards() -> list[str]:
    """Triggers that refuse every DELETE, every UPDATE but closing an entry, and INSERT OR REPLACE over a row that stands."""
    for_ever = [
        _refuse(f"tr_{table}_no_{verb.lower()}", f"{verb} ON {table}", "1", f"no {verb} of {table}")
        for table in _CONTENTS
        for verb in ("UPDATE", "DELETE")
    ]
    replaced = [
        _refuse(f"tr_{table}_no_replace", f"INSERT ON {table}", f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})",
                f"that row of {table} stands")
        for table, key in (("texts", "digest"), ("articles", "seq"), ("claims", "seq"), ("failures", "seq"))
    ]  # fmt: skip
    same = " AND ".join(f"OLD.{name} IS NEW.{name}" for name in _SEALED)
    closing = "EXISTS (SELECT 1 FROM entries c WHERE c.target = OLD.seq AND c.recorded = NEW.retracted)"
    twin = "(SELECT 1 FROM entries e WHERE e.kind = NEW.kind AND e.subject = NEW.subject AND e.retracted IS NULL)"
    return [
        *for_ever,
        *replaced,
        _refuse("tr_entries_no_delete", "DELETE ON entries", "1", "no DELETE of entries"),
        _refuse("tr_entries_only_close", "UPDATE ON entries", f"NOT (OLD.retracted IS NULL AND {closing} AND {same})",
                "an entry may only be closed, once, by an entry that says why"),
        _refuse("tr_entries_in_order", "INSERT ON entries", "NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entries)",
                "entries follow one another without gaps"),
        _refuse("tr_entries_no_time_travel", "INSERT ON entries", "NEW.recorded < (SELECT recorded FROM entries WHERE seq = NEW.seq - 1)",
                "an entry is never older than the one before it"),
        _refuse("tr_entries_born_open", "INSERT ON entries", "NEW.retracted IS NOT NULL", "an entry is recorded before it is closed"),
        _refuse("tr_entries_no_twin", "INSERT ON entries", f"EXISTS {twin}", "that article, claim or failure stands already"),
        _refuse("tr_entries_close_once", "INSERT ON entries", "EXISTS (SELECT 1 FROM entries c WHERE c.target = NEW.target)",
                "an entry is closed once"),
    ]  # fmt: skip


_GUARDS: dict[str, Callable[[], list[str]]] = {"sqlite": _sqlite_guards}
