"""The book: what others call. Every method is one transaction; what the database raises comes out as a BookError."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from musterbook.compare import countries
from musterbook.custody import Capture, Judgement
from musterbook.errors import BookError, NotFound, UsageError
from musterbook.ledger import adding, captures, checking, finding, proving, refusing, reviewing, spanning, tables, withholding
from musterbook.ledger.deriving import Deriving
from musterbook.ledger.notes import Checkpoint
from musterbook.ledger.opening import MEMORY, dialect, opened, speaking
from musterbook.ledger.overlay import OVERLOOKED, as_judged, as_upheld, by_claim, corrected
from musterbook.ledger.proving import Proof
from musterbook.ledger.recording import Recorded, restore_article, restore_claim, signature, take_in
from musterbook.ledger.spanning import Extent
from musterbook.ledger.verifying import Head, head, off_course, problems
from musterbook.model import Article, Claim, Failure, Known, Reading, Refusal
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


class Book(Deriving):
    """An append-only ledger of claims. Open with `Book.open`; close it, or use it in a `with` statement."""

    @classmethod
    def open(cls, address: str, *, create: bool = True, settings: Settings | None = None) -> "Book":
        """The book at a path, ':memory:' or database URL. Raises BookError with the reason where it cannot be opened."""
        timeout = (settings or Settings()).busy_timeout
        return cls(address, opened(address, create=create, timeout=timeout))

    def record(
        self, article: Article, claims: Sequence[Claim], *, failures: Sequence[Failure] = (), capture: Capture | None = None,
        refusals: Sequence[Refusal] = (),
    ) -> Recorded:  # fmt: skip
        """Record an article with its claims and the capture it was made of: all or nothing, and nothing where the book says the same.

        A new reading closes the claims that it no longer makes and appends those it makes anew; what it refused takes the place of what
        an earlier one did. What a person retracted stays retracted. Raises BadValue where a claim belongs to another article, or the id
        already names another text.
        """
        with self._writing() as pen:
            pen.failures(failures)
            return take_in(pen, Reading(article, tuple(claims), tuple(refusals), capture))

    def record_all(self, readings: Iterable[Reading]) -> tuple[Recorded, ...]:
        """Record many readings, with their captures, in one transaction: all of them or, where one is refused, none."""
        with self._writing() as pen:
            return tuple(take_in(pen, reading) for reading in readings)

    def record_failure(self, failure: Failure) -> None:
        """Record that a source gave nothing; the same failure again changes nothing."""
        with self._writing() as pen:
            pen.failures([failure])

    def known(
        self, known_by: date | None = None, *, at: datetime | None = None, hosts: Sequence[str] | None = None, judged: bool = True
    ) -> Known:
        """What had been published by `known_by`, in the order that never depends on the order of reading.

        An article without a publication date is known from the day on which it was first recorded. `at` gives the book as it
        stood at that moment, before any later addition, re-reading or retraction. `hosts` asks for the claims about one of these alone.
        Judgements that count by `known_by` are laid over the claims, so that a judgement never changes what was known before it;
        `judged=False` gives the claims as they were read.
        """
        if at is not None and at.tzinfo is None:
            raise UsageError(f"Book.known: `at` needs a time zone, got {at.isoformat()}")
        with self._reading() as connection:
            said = tuple(reviewing.judgements(connection, known_by, at))
            # A claim may have been corrected to be about one of these hosts.
            moved = [one.claim for one in said if judged and "hosts" in one.slots]
            laid = as_judged if judged else as_upheld
            return laid(finding.known_by(connection, known_by, at, hosts, moved), by_claim(said))

    def has_more_than(self, articles: int, known_by: date) -> bool:
        """More articles than that stand and had been published by that day."""
        with self._reading() as connection:
            return finding.has_more_than(connection, articles, known_by)

    def extent(self) -> Extent:
        """What the whole book spans, as it stands: days, hosts, senders, functions, and how much there is."""
        with self._reading() as connection:
            return spanning.extent(connection)

    def claims_by_host(self, known_by: date) -> Mapping[str, int]:
        """How many claims that were known by a day speak of each country; where a reviewer's correction names a host, that host too."""
        with self._reading() as connection:
            found = spanning.claims_by_host(connection, known_by)
            said = [one for one in reviewing.judgements(connection, known_by) if one.slots.get("hosts")]
            return {host: 1 for one in said for host in countries(tuple(one.slots["hosts"]))} | dict(found)

    def article(self, given: str) -> Article:
        """The article of that id, or of the one id that begins so (6 characters at least); its newest version, retracted or not."""
        with self._reading() as connection:
            return finding.article(connection, finding.resolve(connection, given, tables.ARTICLE)[1])

    def claims_of(self, article: str) -> tuple[Claim, ...]:
        """The claims of an article that stand, as they were read, in their order."""
        with self._reading() as connection:
            found = finding.standing(connection, finding.resolve(connection, article, tables.ARTICLE)[1])
            return tuple(row.claim for row in found.live()) if found else ()

    def refused(self, article: str | None = None) -> tuple[Refusal, ...]:
        """What the readings that stand proposed and the words did not bear, by article: all, or those of one article."""
        with self._reading() as connection:
            name = finding.resolve(connection, article, tables.ARTICLE)[1] if article else None
            return tuple(refusing.refused(connection, name))

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

    def pending(self, *, by: str | None = None, article: str | None = None, limit: int | None = None) -> tuple[Claim, ...]:
        """The claims that nobody has judged yet, or that the reviewer `by` has not: by day, article and place in it, as they were read."""
        with self._reading() as connection:
            names = reviewing.pending(connection, by, limit, article)
            return tuple(finding.claim(connection, name) for name in names)

    def judge(self, judgement: Judgement) -> Judgement:
        """Record a reviewer's judgement of a claim, as a row that overlays it, in place of the same reviewer's earlier one.

        Raises NotFound where no such claim stands, BadValue where a corrected slot or value is none of the codebook's.
        """
        with self._writing() as pen:
            name = finding.resolve(pen.connection, judgement.claim, tables.CLAIM)[1]
            claim = finding.claim(pen.connection, name)
            corrected(claim, finding.article(pen.connection, claim.article), judgement.slots)
            return reviewing.judge(pen, replace(judgement, claim=name))

    def add_claim(self, article: str, row: Mapping[str, Any], *, by: str, why: str = OVERLOOKED) -> Claim:
        """Record a claim that a reviewer saw in the text and no reader found, in the codebook's shape, with its evidence word for word.

        It counts from now on, as a judgement does, and `undo` takes it back. Raises NotFound where no such article stands, BadValue where
        the evidence is not in its text, a slot or value is none of the codebook's, or the book has that claim.
        """
        signed = signature(by, why)
        with self._writing() as pen:
            found = finding.standing(pen.connection, finding.resolve(pen.connection, article, tables.ARTICLE)[1])
            if found is None or found.closed_by is not None:
                raise NotFound(f"no article {article!r} stands in this book; it may have been retracted")
            claim = adding.written(found.article, row, [old.claim for old in found.live()])
            adding.add(pen, found, claim, signed)
            return claim

    def undo(self, *, by: str, claim: str | None = None, why: str = "undone") -> Judgement | None:
        """Take back the reviewer's latest judgement (of one claim, or of any), and return it; None where there is none."""
        with self._writing() as pen:
            name = finding.resolve(pen.connection, claim, tables.CLAIM)[1] if claim else None
            undone = reviewing.take_back(pen, by, name, why)
            if undone is not None:
                adding.take_away(pen, undone)
            return undone

    def judgements(self, claim: str | None = None, *, known_by: date | None = None) -> tuple[Judgement, ...]:
        """The judgements that stand, oldest first: all, or those of one claim; with a day, those that count by it."""
        with self._reading() as connection:
            of = [finding.resolve(connection, claim, tables.CLAIM)[1]] if claim else None
            return tuple(reviewing.judgements(connection, known_by, of=of))

    def judged_ever(self, known_by: date) -> tuple[Judgement, ...]:
        """The judgements that count by a day, and those that did until their reviewer put another in their place, oldest first."""
        with self._reading() as connection:
            return tuple(reviewing.ever(connection, known_by))

    def withhold(self, given: str, *, why: str, by: str) -> int:
        """Empty the text of an article and the captures it was made of, for good; return how many things were emptied.

        Digests, offsets, metadata, claims and the short quotations that they rest on stay.
        """
        signed = signature(by, why)
        with self._writing() as pen:
            emptied = withholding.withhold(pen, finding.resolve(pen.connection, given, tables.ARTICLE)[1], signed)
        with speaking(self.address):
            dialect(self._engine.url).erase(self._engine)
        return emptied

    def captures(self, article: str | None = None) -> tuple[captures.Kept, ...]:
        """The captures that the book keeps, oldest first: all, or those that one article was made of."""
        with self._reading() as connection:
            name = finding.resolve(connection, article, tables.ARTICLE)[1] if article else None
            return tuple(captures.captures_of(connection, name))

    def captured(self, digest: str) -> bytes | None:
        """The bytes kept under that digest; None where they are withheld or were never there."""
        with self._reading() as connection:
            return captures.bytes_of(connection, digest)

    def head(self) -> Head:
        """The newest entry's place and chain."""
        with self._reading() as connection:
            return head(connection)

    def verify(self, expected: Head | None = None, *, jobs: int = 1) -> list[str]:
        """What was changed behind the ledger's back, first bad row first; [] where all is as it was recorded.

        `expected` is a head noted earlier: the book must still run through it. With `jobs`, several processes share the work.
        """
        if jobs > 1 and self.address != MEMORY:
            try:
                rows, damage = checking.problems(self.address, self.head(), jobs)
            except BookError:
                # What cannot be read in parts is named by whoever reads all of it.
                rows, damage = [], ["unknown"]
            if not damage:
                with self._reading() as connection:
                    return [why for _, why in sorted([*rows, *off_course(connection, expected)])]
        with self._reading() as connection:
            return problems(connection, expected)

    def checkpoint(self) -> Checkpoint:
        """How the whole book stands: the root of a Merkle tree (RFC 9162) over all entries, to be signed and kept elsewhere."""
        with self._reading() as connection:
            return proving.checkpoint(connection)

    def prove(self, given: str, note: str | None = None) -> Proof:
        """That the newest row of a claim or article is in the tree of a checkpoint (that of now, where none is given)."""
        with self._reading() as connection:
            kind, name = finding.resolve(connection, given, tables.CLAIM, tables.ARTICLE)
            seq = finding.newest_row(connection, kind, name)
            return proving.proof(connection, seq, note or proving.checkpoint(connection).text())

    def off_course(self, note: str) -> str | None:
        """Why the book is no continuation of a checkpoint noted earlier; None where it is."""
        with self._reading() as connection:
            return proving.off_course(connection, note)

    def size(self) -> int:
        """Bytes on disk, indexes and what is not yet compacted included."""
        with self._reading() as connection:
            found: int = dialect(self._engine.url).size(connection)
            return found
