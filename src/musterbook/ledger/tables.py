"""The tables. `entries` is the spine: one row for each fact taken in and each fact closed; the other tables hold contents.

Contents never change. Of an entry, only `retracted` may ever be set, once, and only after an entry that closes it exists; the
triggers in `schema` hold the database to that. `entries.seq` has no gaps, so a missing row shows.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    text,
)  # fmt: skip

ARTICLE, CLAIM, FAILURE = "article", "claim", "failure"
# An entry of these kinds closes another: by a person's judgement, or because the article was read again.
RETRACTION, SUPERSESSION = "retraction", "supersession"


class Moment(TypeDecorator[datetime]):
    """An instant in UTC as text of one width, so that it sorts, seals and reads the same on every database."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Into the database: 2026-03-01T10:28:00.123456+00:00."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Out of the database: an instant that knows its zone."""
        return None if value is None else datetime.fromisoformat(value)


metadata = MetaData()

entries = Table(
    "entries", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(12), nullable=False),
    Column("subject", Text),
    Column("target", Integer, ForeignKey("entries.seq", name="fk_entries_target")),
    Column("recorded", Moment, nullable=False),
    Column("retracted", Moment),
    Column("who", Text),
    Column("why", Text),
    Column("leaf", String(64), nullable=False),
    Column("chain", String(64), nullable=False),
    CheckConstraint("kind IN ('article', 'claim', 'failure', 'retraction', 'supersession')", name="ck_entries_kind"),
    CheckConstraint("(kind IN ('retraction', 'supersession')) = (target IS NOT NULL)", name="ck_entries_closing_has_target"),
    CheckConstraint("(subject IS NULL) = (target IS NOT NULL)", name="ck_entries_fact_has_subject"),
    CheckConstraint("target < seq", name="ck_entries_target_is_older"),
    CheckConstraint("retracted > recorded", name="ck_entries_retracted_after_recorded"),
    CheckConstraint("kind <> 'retraction' OR (who <> '' AND why <> '' AND who IS NOT NULL AND why IS NOT NULL)",
                    name="ck_entries_retraction_is_signed"),
)  # fmt: skip

# One live row for one article, claim or failure; any number of closed ones.
Index("uq_entries_live", entries.c.kind, entries.c.subject, unique=True,
      sqlite_where=text("retracted IS NULL AND subject IS NOT NULL"),
      postgresql_where=text("retracted IS NULL AND subject IS NOT NULL"))  # fmt: skip
Index("uq_entries_target", entries.c.target, unique=True)
Index("ix_entries_subject", entries.c.subject)
Index("ix_entries_recorded", entries.c.recorded)

# Texts stand apart from articles, so that one can be withheld one day while its digest and all offsets stay valid.
texts = Table(
    "texts", metadata,
    Column("digest", String(64), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip

articles = Table(
    "articles", metadata,
    Column("seq", Integer, ForeignKey("entries.seq", name="fk_articles_seq"), primary_key=True, autoincrement=False),
    Column("text", String(64), ForeignKey("texts.digest", name="fk_articles_text"), nullable=False),
    Column("known", Date, nullable=False),
    Column("doc", Text, nullable=False),
)  # fmt: skip
Index("ix_articles_known", articles.c.known)

claims = Table(
    "claims", metadata,
    Column("seq", Integer, ForeignKey("entries.seq", name="fk_claims_seq"), primary_key=True, autoincrement=False),
    Column("article", Integer, ForeignKey("articles.seq", name="fk_claims_article"), nullable=False),
    Column("nth", Integer, nullable=False),
    Column("body", Text, nullable=False),
    CheckConstraint("nth >= 0", name="ck_claims_nth"),
    CheckConstraint("article < seq", name="ck_claims_article_is_older"),
)  # fmt: skip
Index("ix_claims_article", claims.c.article)

failures = Table(
    "failures", metadata,
    Column("seq", Integer, ForeignKey("entries.seq", name="fk_failures_seq"), primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
)  # fmt: skip
