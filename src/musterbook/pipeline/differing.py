"""What changed in one host between two days, read from a ledger of any size without the rest of it.

In: a ledger, a host, two days by one of the clocks. Out: what is otherwise on the later day, and what that was read from. The two postures,
the contradictions of the days between and the promises are asked for one by one, each by its own narrow question.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from musterbook.errors import BadValue
from musterbook.ledger.store import Book
from musterbook.links.promises import redated
from musterbook.model import Article, Claim, Conflict, Known, Links, Posture, Promise
from musterbook.model import known as make_known
from musterbook.pipeline.answers import answers, posture_of, promises_page
from musterbook.pipeline.contradicting import Stretch, contradictions_of
from musterbook.pipeline.narrowing import WHOLE
from musterbook.pipeline.paging import Asked, Bound, Page
from musterbook.posture.changes import Difference, Picture
from musterbook.posture.changes import changes as differences


class Clock(StrEnum):
    """By which clock two days are compared: the world's, or what had been published."""

    ON = "on"
    KNOWN_BY = "known-by"


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to a later one by one of the clocks; `known_by` is what is known by the world's clock, `on` the day asked by the other.

    By the ledger's clock without `on`, each picture is of its own day.
    """

    start: date
    end: date
    by: Clock = Clock.ON
    known_by: date | None = None
    on: date | None = None

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise BadValue(f"Period: the first day must lie before the last, got {self.start} and {self.end}")

    def days(self) -> tuple[tuple[date, date], tuple[date, date]]:
        """For the earlier picture and the later one, the day of the world and the day known by."""
        if self.by is Clock.KNOWN_BY:
            return (self.on or self.start, self.start), (self.on or self.end, self.end)
        known_by = self.known_by or self.end
        return (self.start, known_by), (self.end, known_by)

    def years(self) -> Iterator[Stretch]:
        """The days after the first up to the last, year by year."""
        for year in range(self.start.year, self.end.year + 1):
            first = max(self.start + timedelta(1), date(year, 1, 1))
            last = min(self.end, date(year, 12, 31))
            if first <= last:
                yield Stretch(first, last)


@dataclass(frozen=True, slots=True)
class Changed:
    """What is otherwise on the later day, by kind; and what it was read from."""

    differences: tuple[Difference, ...]
    known: Known


class Comparison:
    """A host between two days, of one sender or of all: read step by step, so that whoever waits sees how far it is."""

    def __init__(self, book: Book, host: str, period: Period, sender: str | None = None, *, since: date = date.min) -> None:
        """Of contradictions only those are read whose later word is of `since` or later."""
        self._book, self._host, self._period, self._sender, self._since = book, host, period, sender, since
        self._sides = tuple(_Side(*days) for days in period.days())
        self._conflicts: dict[Conflict, None] = {}
        self._voices: Callable[[Claim], int] | None = None

    def steps(self) -> Sequence[Callable[[], None]]:
        """What there is to read, a moment each."""
        years = [one for one in self._period.years() if one.last >= self._since]
        postures = [partial(self._read_posture, side) for side in self._sides]
        return [*postures, *(partial(self._read_conflicts, one) for one in years), self._read_promises, self._count_voices]

    def changed(self) -> Changed:
        """What follows, once every step was taken."""
        before, after = (side.picture() for side in self._sides)
        after = replace(after, links=replace(after.links, conflicts=tuple(self._conflicts)))
        return Changed(differences(before, after, sender=self._sender), replace(after.known, voices=self._voices))

    def _read_posture(self, side: "_Side") -> None:
        found = posture_of(self._book, self._host, side.on, side.known_by, self._sender)
        side.posture = found.posture
        side.take(found.known)

    def _read_conflicts(self, days: Stretch) -> None:
        after = self._sides[1]
        days = replace(days, first=max(days.first, self._since))
        found = contradictions_of(self._book, self._host, days, after.known_by, self._sender)
        self._conflicts |= dict.fromkeys(found.conflicts)
        after.take(found.known)

    def _read_promises(self) -> None:
        before, after = self._sides
        found = self._promised(after)
        after.promises = found.promises
        after.take(found.known)
        if before.known_by != after.known_by:
            found = self._promised(before)
        before.promises = redated(found.promises, before.on)
        before.take(found.known)

    def _promised(self, side: "_Side") -> Page:
        """Each with the first claims that decide it: as they are kept."""
        return promises_page(self._book, Asked(self._host, side.on, side.known_by, self._sender), Bound())

    def _count_voices(self) -> None:
        """Of how many voices each claim is, where the ledger is small enough to be read as a whole."""
        after = self._sides[1]
        if not self._book.has_more_than(WHOLE, after.known_by):
            self._voices = answers(self._book, after.on, after.known_by).known.voices


@dataclass(slots=True)
class _Side:
    """One of the two days, and what was read of it so far."""

    on: date
    known_by: date
    posture: Posture | None = None
    promises: tuple[Promise, ...] = ()
    articles: dict[str, Article] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)

    def take(self, known: Known) -> None:
        self.articles.update(known.articles)
        self.claims.update((claim.id, claim) for claim in known.claims)

    def picture(self) -> Picture:
        assert self.posture is not None, "every step was taken"
        known = make_known(self.articles, tuple(self.claims.values()))
        return Picture(known, Links(promises=self.promises), self.posture, self.on, self.known_by)


def changes(book: Book, host: str, period: Period, sender: str | None = None, *, since: date = date.min) -> Changed:
    """What is otherwise in a host at the end of a period, of one sender or of all."""
    asked = Comparison(book, host, period, sender, since=since)
    for step in asked.steps():
        step()
    return asked.changed()
