"""The ledger from Python: `open` one, `add` to it, ask it. The command line asks the same questions.

In: names, codes and ISO dates. Out: what `model` defines. Dates are days (`date` or '2024-05-02'); `known_by` defaults to today and
`on` to `known_by`. Nothing is concluded here: each method is one call of `pipeline`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import TracebackType
from typing import Any, Self

from musterbook import clock
from musterbook.custody import Judgement
from musterbook.errors import BadValue
from musterbook.ledger import exchange, store
from musterbook.ledger.overlay import OVERLOOKED, by_claim
from musterbook.model import Article, Claim, Conflict, CopyTree, Failure, Posture, Promise, Refusal, Step
from musterbook.pipeline import reading
from musterbook.pipeline.answers import Answers, answers, posture_of, promises_of, promises_page
from musterbook.pipeline.differing import Clock, Period, changes
from musterbook.pipeline.paging import Asked, Bound, bounded
from musterbook.posture.changes import Difference
from musterbook.posture.continuity import Continuity
from musterbook.settings import Settings, from_environment
from musterbook.world.nations import code_for

Day = date | str | None


class Book:
    """A ledger, open for adding and asking. Close it, or use it in a `with` statement."""

    def __init__(self, ledger: store.Book, settings: Settings) -> None:
        self.ledger = ledger
        self._settings = settings

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the ledger. Everything recorded was safe before."""
        self.ledger.close()

    def add(self, *sources: str, jobs: int | None = None) -> reading.Tally:
        """Read files, folders and globs, and record their claims. What fails is counted, and listed by `failures`."""
        found = reading.expanded(sources, self._settings)
        tally = reading.Tally()
        given = tally.incoming(reading.extracted(found, self._settings))
        outcomes = reading.read(given, jobs=reading.jobs_for(len(found), jobs))
        for _ in tally.outgoing(reading.recorded(self.ledger, outcomes, tally)):
            pass
        return tally

    def posture(self, host: str, *, sender: str | None = None, on: Day = None, known_by: Day = None) -> Posture:
        """Who is stationed in `host` on a day, of one sender or of all."""
        by = _day("known_by", known_by) or clock.today()
        return posture_of(self.ledger, code_for(host), _day("on", on) or by, by, code_for(sender) if sender else None).posture

    def commitments(self, host: str, sender: str, *, known_by: Day = None) -> tuple[Step, ...]:
        """How long `sender` was said to stay in `host`, and on what basis, step by step."""
        return self._answers(None, known_by, code_for(host)).commitments(code_for(host), code_for(sender))

    def continuity(
        self, host: str, *, sender: str | None = None, what: str = "personnel", on: Day = None, known_by: Day = None
    ) -> tuple[Continuity, ...]:
        """On which days up to `on` a presence in `host` is reported, inferred, away or unknown."""
        return self._answers(on, known_by, code_for(host)).continuity(code_for(host), code_for(sender) if sender else None, what)

    def changes(
        self, host: str, start: Day, end: Day, *, sender: str | None = None, by: str = "on", known_by: Day = None
    ) -> tuple[Difference, ...]:
        """What changed in `host` from `start` to `end`: by="on" of the world, as known by `known_by`; by="known-by" of what was known."""
        return changes(self.ledger, code_for(host), _period(start, end, by, known_by), code_for(sender) if sender else None).differences

    def promises(
        self, host: str | None = None, *, sender: str | None = None, on: Day = None, known_by: Day = None, bound: Bound | None = None
    ) -> tuple[Promise, ...]:
        """What was promised, of one host or sender or of all, and what became of it by `on`, in the order in which it was promised.

        With a `bound` only those that it asks for, by due day, each with the first claims that decide it: of one host in a moment, however
        big the ledger is.
        """
        by, nation = _day("known_by", known_by) or clock.today(), code_for(sender) if sender else None
        if host and bound:
            return promises_page(self.ledger, Asked(code_for(host), _day("on", on) or by, by, nation), bound).promises
        if host:
            return promises_of(self.ledger, code_for(host), _day("on", on) or by, by, nation).promises
        every = tuple(one for one in self._answers(on, by).links.promises if nation in (None, *one.made_by[0].senders))
        return bounded(every, bound) if bound else every

    def conflicts(self, *, known_by: Day = None) -> tuple[Conflict, ...]:
        """Pairs of claims that cannot both hold."""
        return self._answers(None, known_by).links.conflicts

    def copies(self, *, known_by: Day = None) -> tuple[CopyTree, ...]:
        """Articles whose text derives from one another."""
        return self._answers(None, known_by).links.trees

    def claims(self, *, known_by: Day = None) -> tuple[Claim, ...]:
        """Every claim published by a day, in order of publication."""
        return self.ledger.known(_day("known_by", known_by) or clock.today()).claims

    def article(self, id: str) -> Article:
        """The article of that id, or of the one id that begins so."""
        return self.ledger.article(id)

    def refused(self, article: str | None = None) -> tuple[Refusal, ...]:
        """What readings proposed and the words did not bear: of one article, or of all."""
        return self.ledger.refused(article)

    def failures(self) -> tuple[Failure, ...]:
        """Every source that gave nothing, with the reason."""
        return self.ledger.failures()

    def pending(self, *, by: str | None = None, limit: int | None = None) -> tuple[Claim, ...]:
        """The claims that nobody has judged, or that the reviewer `by` has not, as they were read."""
        return self.ledger.pending(by=by, limit=limit)

    def judge(self, claim: str, verdict: str, *, by: str, why: str, slots: Mapping[str, Any] | None = None) -> Judgement:
        """Accept, correct (with the right values of `slots`, in the codebook's shape) or reject a claim: a row that overlays it."""
        return self.ledger.judge(Judgement(claim, verdict, by, why, slots or {}))

    def add_claim(self, article: str, claim: Mapping[str, Any], *, by: str, why: str = OVERLOOKED) -> Claim:
        """Write a claim that no reader found: slots in the codebook's shape, and `evidence`, word for word as in the text."""
        return self.ledger.add_claim(article, claim, by=by, why=why)

    def undo(self, *, by: str) -> Judgement | None:
        """Take back that reviewer's latest judgement, and return it; None where there is none."""
        return self.ledger.undo(by=by)

    def judgements(self, claim: str | None = None) -> tuple[Judgement, ...]:
        """The judgements that stand, of one claim or of all, oldest first."""
        return self.ledger.judgements(claim)

    def export(self) -> Iterator[str]:
        """The whole ledger as JSON lines."""
        return exchange.export_lines(self.ledger.known(judged=False), by_claim(self.ledger.judgements()), self.ledger.refused())

    def verify(self) -> list[str]:
        """What was changed behind the ledger's back; [] where nothing was."""
        return self.ledger.verify()

    def _answers(self, on: Day, known_by: Day, host: str | None = None) -> Answers:
        by = _day("known_by", known_by) or clock.today()
        return answers(self.ledger, _day("on", on) or by, by, host)


def open(address: str | None = None, *, settings: Settings | None = None) -> Book:
    """The ledger at a path or database URL, made where there is none; by default MUSTERBOOK_BOOK, else musterbook.db."""
    chosen = settings or from_environment()
    return Book(store.Book.open(address or chosen.book, settings=chosen), chosen)


def _period(start: Day, end: Day, by: str, known_by: Day) -> Period:
    first, last = _day("start", start), _day("end", end)
    if first is None or last is None:
        raise BadValue("changes: needs the day it starts from and the day it goes to")
    if by not in set(Clock):
        raise BadValue(f"by: {by!r} is none of {', '.join(Clock)}")
    return Period(first, last, Clock(by), _day("known_by", known_by) or clock.today())


def _day(name: str, value: Day) -> date | None:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise BadValue(f"{name}: {value!r} is no day; write it as 2024-05-02") from error
