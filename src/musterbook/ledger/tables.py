"""The tables. `entries` is the spine: one row for each fact taken in and each fact closed; the other tables hold contents.

Contents never change. Of an entry, only `retracted` may ever be set, once, and only after an entry that closes it exists; the
triggers in `schema` hold the database to that. `entries.seq` has no gaps, so a missing row shows.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
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
CAPTURE, EXTRACTION, JUDGEMENT, WITHHOLDING, REFUSAL = "capture", "extraction", "judgement", "withholding", "refusal"
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
    CheckConstraint("kind IN ('article', 'claim', 'failure', 'capture', 'extraction', 'judgement', 'withholding', 'refusal', "
                    "'retraction', 'supersession')", name="ck_entries_kind"),
    CheckConstraint("(kind IN ('retraction', 'supersession')) = (target IS NOT NULL)", name="ck_entries_closing_has_target"),
    CheckConstraint("(subject IS NULL) = (target IS NOT NULL)", name="ck_entries_fact_has_subject"),
    CheckConstraint("target < seq", name="ck_entries_target_is_older"),
    CheckConstraint("retracted > recorded", name="ck_entries_retracted_after_recorded"),
    CheckConstraint("kind NOT IN ('retraction', 'judgement', 'withholding') OR "
                    "(who <> '' AND why <> '' AND who IS NOT NULL AND why IS NOT NULL)", name="ck_entries_retraction_is_signed"),
)  # fmt: skip

# One live row for one article, claim or failure; any number of closed ones.
Index("uq_entries_live", entries.c.kind, entries.c.subject, unique=True,
      sqlite_where=text("retracted IS NULL AND subject IS NOT NULL"),
      postgresql_where=text("retracted IS NULL AND subject IS NOT NULL"))  # fmt: skip
Index("uq_entries_target", entries.c.target, unique=True)
Index("ix_entries_subject", entries.c.subject)
Index("ix_entries_recorded", entries.c.recorded)

# Texts stand apart from articles, so that one can be withheld while its digest and all offsets stay valid: its body is then empty,
# which no text ever is.
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

# The bytes of captures as they came, compressed; the digest is that of the bytes themselves. Withheld, the body is empty.
bodies = Table(
    "bodies", metadata,
    Column("digest", String(64), primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("size", Integer, nullable=False),
    CheckConstraint("size >= 0", name="ck_bodies_size"),
)  # fmt: skip

captures = Table(
    "captures", metadata,
    Column("seq", Integer, ForeignKey("entries.seq", name="fk_captures_seq"), primary_key=True, autoincrement=False),
    Column("body", String(64), ForeignKey("bodies.digest", name="fk_captures_body"), nullable=False),
    Column("doc", Text, nullable=False),
)  # fmt: skip
Index("ix_captures_body", captures.c.body)

extractions = Table(
    "extractions", metadata,
    Column("seq", Integer, ForeignKey("entries.seq", name="fk_extractions_seq"), primary_key=True, autoincrement=False),
    Column("capture", Integer, ForeignKey("captures.seq", name="fk_extractions_capture"), nullable=False),
    Column("article", Integer, ForeignKey("articles.seq", name="fk_extractions_article"), nullable=False),
    Column("extractor", Text, nullable=False),
    CheckConstraint("capture < seq AND article < seq", name="ck_extractions_are_newest"),
)  # fmt: skip
Index("ix_extractions_capture", extractions.c.capture)
Index("ix_extractions_article", extractions.c.article)

# `claim` is the row that the reviewer saw; `of` its id, by which the judgement also holds for the same claim read again; `known` the day
# from which it counts.
judgements = Table(
    "judgements", metadata,
    Column("seq", Integer, ForeignKey("entries.seq", name="fk_judgements_seq"), primary_key=True, autoincrement=False),
    Column("claim", Integer, ForeignKey("claims.seq", name="fk_judgements_claim"), nullable=False),
    Column("of", String(24), nullable=False),
    Column("known", Date, nullable=False),
    Column("verdict", String(8), nullable=False),
    Column("body", Text, nullable=False),
    CheckConstraint("verdict IN ('accept', 'correct', 'reject')", name="ck_judgements_verdict"),
    CheckConstraint("claim < seq", name="ck_judgements_claim_is_older"),
)  # fmt: skip
Index("ix_judgements_of", judgements.c.of)
Index("ix_judgements_claim", judgements.c.claim)

# `length` counts the characters of the text, or the bytes of the capture, that were there.
withholdings = Table(
    "withholdings", metadata,
    Column("seq", Integer, ForeignKey("entries.seq", name="fk_withholdings_seq"), primary_key=True, autoincrement=False),
    Column("text", String(64), ForeignKey("texts.digest", name="fk_withholdings_text")),
    Column("body", String(64), ForeignKey("bodies.digest", name="fk_withholdings_body")),
    Column("length", Integer, nullable=False),
    CheckConstraint("(text IS NULL) <> (body IS NULL)", name="ck_withholdings_one_thing"),
    CheckConstraint("length > 0", name="ck_withholdings_length"),
)  # fmt: skip
Index("uq_withholdings_text", withholdings.c.text, unique=True)
Index("uq_withholdings_body", withholdings.c.body, unique=True)

# What a reading of an article row proposed and refused, as a list; one row stands for one article.
refusals = Table(
    "refusals", metadata,
    Column("seq", Integer, ForeignKey("entries.seq", name="fk_refusals_seq"), primary_key=True, autoincrement=False),
    Column("article", Integer, ForeignKey("articles.seq", name="fk_refusals_article"), nullable=False),
    Column("body", Text, nullable=False),
    CheckConstraint("article < seq", name="ck_refusals_article_is_older"),
)  # fmt: skip
Index("ix_refusals_article", refusals.c.article)

# Which claims speak of which host or region ('' where the text gives none): follows from the claims, so that a host is found without
# reading them all. `known` is its article's.
hosts = Table(
    "hosts", metadata,
    Column("host", Text, primary_key=True),
    Column("known", Date, primary_key=True),
    Column("claim", Integer, ForeignKey("claims.seq", name="fk_hosts_claim"), primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip
Index("ix_hosts_claim", hosts.c.claim)

# What follows from all of the above by rules, kept so that a question need not read it all; `schema` sets no guards on these, for they can
# be emptied and made again. `through` is the last entry that was gone through, `rules` which rules were followed.
derived = Table(
    "derived", metadata,
    Column("rules", Text, primary_key=True),
    Column("through", Integer, nullable=False),
)  # fmt: skip

# What a claim can be to a host and sender: `role`, and in `about` the slots that tell one such force or place from another. Days are
# ordinals: `day` of publication, `known` from when, `since` when it holds, `gone` by when a force had left; `low` and `high` its count.
# `version` is 0 for the claim as it was read, else the place of a correction among those that nobody took back.
topics = Table(
    "topics", metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("host", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("role", String(2), nullable=False),
    Column("about", Text, nullable=False),
)  # fmt: skip
Index("uq_topics", topics.c.host, topics.c.sender, topics.c.role, topics.c.about, unique=True)

marks = Table(
    "marks", metadata,
    Column("topic", Integer, primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("claim", Integer, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("known", Integer, nullable=False),
    Column("since", Integer, nullable=False),
    Column("gone", Integer),
    Column("low", BigInteger),
    Column("high", BigInteger),
    sqlite_with_rowid=False,
)  # fmt: skip

# By which texts that derive from one another find each other, and the pairs that do.
prints = Table(
    "prints", metadata,
    Column("print", BigInteger, primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("article", Integer, primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip

alike = Table(
    "alike", metadata,
    Column("one", Integer, primary_key=True),
    Column("other", Integer, primary_key=True),
    Column("known", Integer, nullable=False),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip
Index("ix_alike_other", alike.c.other)

# What became of the promises of a host, as far as was known from the day `since` on and before `until`: `name` is the id of the claim that
# made it first, `due` an ordinal, after all days where none is set; `made` and `by` are rows of claims, `by` the first that decided it. A
# promise of several senders stands under each, `nth` counting them.
# A host is in `fated` where that is up to the newest entry; what is told of the matters `aside` cannot be kept so, and is asked anew;
# `besides` are the other hosts that its promises are about.
fated = Table(
    "fated", metadata,
    Column("host", Text, primary_key=True),
    Column("rules", Text, nullable=False),
    Column("aside", Text, nullable=False),
    Column("besides", Text, nullable=False),
)  # fmt: skip

fates = Table(
    "fates", metadata,
    Column("host", Text, primary_key=True),
    Column("sender", Text, primary_key=True),
    Column("name", String(24), primary_key=True),
    Column("since", Integer, primary_key=True),
    Column("until", Integer, nullable=False),
    Column("nth", Integer, nullable=False),
    Column("state", String(10), nullable=False),
    Column("due", Integer, nullable=False),
    Column("made", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
)  # fmt: skip
Index("ix_fates_due", fates.c.host, fates.c.state, fates.c.due, fates.c.name, fates.c.since, fates.c.until, fates.c.nth, fates.c.sender)

# What each claim about a host contradicts openly and when it repeats its source, by day of knowledge, as JSON; a claim without any of it
# has no row. It is kept by `season`, so many days of publication in a row; the seasons in `seasons` are up to the newest entry.
seasons = Table(
    "seasons", metadata,
    Column("host", Text, primary_key=True),
    Column("season", Integer, primary_key=True, autoincrement=False),
    Column("rules", Text, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip

weights = Table(
    "weights", metadata,
    Column("host", Text, primary_key=True),
    Column("season", Integer, primary_key=True, autoincrement=False),
    Column("claim", Integer, primary_key=True, autoincrement=False),
    Column("sender", Text, primary_key=True),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip
