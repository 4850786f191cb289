"""The book: what others call. Every method is one transaction; what the database raises comes out as a BookError."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from musterbook.errors import UsageError
from musterbook.ledger import finding, tables
from musterbook.ledger.opening import opened, speaking, transaction
from musterbook.ledger.recording import Recorded, checked, record, restore_article, restore_claim, signature
from musterbook.ledger.verifying import Head, head, problems
from musterbook.ledger.writing import Pen
from musterbook.model import Article, Claim, Failure, Known
from musterbook.settings import Settings


@dataclass(frozen=True, slots=True)
class Trace:
    """One version of an article or claim: when it was recorded and closed, by whom and why."""

    kind: str
    recorded: datetime
    retracted: datetime | None
    recorded_by: str | None
    recorded_why: str | None
    retracted_by: str | None
    retracted_why: str | None


class Book:
    """An append-only ledger of claims. Open with `Book.open`; close it, or use it in a `with` statement."""

    def __init__(self, address: str, engine: Engine) -> None:
        self.address = address
        self._engine = engine

    @classmethod
    def open(cls, address: str, *, create: bool = True, settings: Settings | None = None) -> "Book":
        """The book at a path, ':memory:' or database URL. Raises BookError with the reason where it cannot be opened."""
        timeout = (settings or Settings()).busy_timeout
        return cls(address, opened(address, create=create, timeout=timeout))

    def close(self) -> None:
        """Let go of the database. Everything recorded was safe before."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def record(self, article: Article, claims: Sequence[Claim], *, failures: Sequence[Failure] = ()) -> Recorded:
        """Record an article with its claims: all or nothing, and nothing at all where the book says the same already.

        A new reading closes the claims that it no longer makes and appends those it makes anew. What a person retracted stays
        retracted. Raises BadValue where a claim belongs to another article, or the id already names another text.
        """
        unique = checked(article, claims)
        with self._writing() as pen:
            pen.failures(failures)
            return record(pen, finding.standing(pen.connection, article.id), article, unique)

    def record_failure(self, failure: Failure) -> None:
        """Record that a source gave nothing; the same failure again changes nothing."""
        with self._writing() as pen:
            pen.failures([failure])

    def known(self, known_by: date | None = None, *, at: datetime | None = None) -> Known:
        """What had been published by `known_by`, in the order that never depends on the order of reading.

        An article without a publication date is known from the day on which it was first recorded. `at` gives the book as it
        stood at that moment, before any later addition, re-reading or retraction.
        """
        if at is not None and at.tzinfo is None:
            raise UsageError(f"Book.known: `at` needs a time zone, got {at.isoformat()}")
        with self._reading() as connection:
            return finding.known_by(connection, known_by, at)

    def article(self, given: str) -> Article:
        """The article of that id, or of the one id that begins so (6 characters at least); its newest version, retracted or not."""
        with self._reading() as connection:
            return finding.article(connection, finding.resolve(connection, given, tables.ARTICLE)[1])

    def claim(self, given: str) -> Claim:
        """The claim of that id, or of the one id that begins so (6 characters at least); its newest version, retracted or not."""
        with self._reading() as connection:
            return finding.claim(connection, finding.resolve(connection, given, tables.CLAIM)[1])

    def history(self, given: str) -> tuple[Trace, ...]:
        """Every version of an article or claim, oldest first."""
        with self._reading() as connection:
            kind, name = finding.resolve(connection, given, tables.CLAIM, tables.ARTICLE)
            return tuple(Trace(kind, *row) for row in finding.versions(connection, kind, name))

    def failures(self) -> tuple[Failure, ...]:
        """Every source that gave nothing, with the reason, by source."""
        with self._reading() as connection:
            return finding.failures(connection)

    def counts(self) -> dict[str, int]:
        """How many articles, claims and failures stand, and how many rows are closed (`retracted`)."""
        with self._reading() as connection:
            return finding.counts(connection)

    def retract(self, given: str, *, why: str, by: str) -> int:
        """Close a claim, or an article with its claims, by a person's judgement; return how many rows. Nothing is deleted."""
        signed = signature(by, why)
        with self._writing() as pen:
            kind, name = finding.resolve(pen.connection, given, tables.CLAIM, tables.ARTICLE)
            rows = finding.live_rows(pen.connection, kind, name)
            return pen.close(rows, tables.RETRACTION, signed)

    def restore(self, given: str, *, why: str, by: str) -> int:
        """Undo a retraction: what it closed is appended again as rows of their own; return how many."""
        signed = signature(by, why)
        with self._writing() as pen:
            kind, name = finding.resolve(pen.connection, given, tables.CLAIM, tables.ARTICLE)
            owner = name if kind == tables.ARTICLE else finding.claim(pen.connection, name).article
            row = finding.standing(pen.connection, owner)
            assert row is not None, "a resolved id has a row"
            return restore_article(pen, row, signed) if kind == tables.ARTICLE else restore_claim(pen, row, name, signed)

    def head(self) -> Head:
        """The newest entry's place and chain."""
        with self._reading() as connection:
            return head(connection)

    def verify(self, expected: Head | None = None) -> list[str]:
        """What was changed behind the ledger's back, first bad row first; [] where all is as it was recorded.

        `expected` is a head noted earlier: the book must still run through it.
        """
        with self._reading() as connection:
            return problems(connection, expected)

    @contextmanager
    def _writing(self) -> Iterator[Pen]:
        with speaking(self.address), transaction(self._engine, writes=True) as connection:
            yield Pen(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with speaking(self.address), transaction(self._engine, writes=False) as connection:
            yield connection
