"""Contradictions about one host in some days, read from a ledger of any size without the rest of it.

In: a ledger, a host, days. Out: every pair of claims that cannot both hold, published within 45 days of one another, at least one of them
in those days; and what they were read from. What was published further apart is change: the later replaces the earlier, and is left out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from musterbook.compare import UNDATED, is_about
from musterbook.errors import BookError
from musterbook.ledger.store import Book
from musterbook.model import Claim, Conflict, Known
from musterbook.pipeline import deriving
from musterbook.pipeline.answers import answers
from musterbook.pipeline.deriving import CONTEMPORARY, bring_up
from musterbook.pipeline.surroundings import Surroundings
from musterbook.values import bounds


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `first` to `last`, both of them included."""

    first: date
    last: date

    def holds(self, claim: Claim, known: Known) -> bool:
        """The claim was published in these days."""
        return self.first <= _day(claim, known) <= self.last


@dataclass(frozen=True, slots=True)
class Contradicted:
    """Contradictions, in the order in which they are listed among all, and what they were read from."""

    conflicts: tuple[Conflict, ...]
    known: Known


def contradictions_of(book: Book, host: str, days: Stretch, known_by: date, sender: str | None = None) -> Contradicted:
    """The contradictions of some days about a host, of one sender or of all, as far as was known by a day.

    What the ledger derives of new entries is brought up first; where nobody may write to it, all that can bear on the host is read.
    """
    try:
        bring_up(book)
    except BookError:
        told = answers(book, known_by, known_by, host)
        return Contradicted(_chosen(told.links.conflicts, told.known, days, host, sender), told.known)
    with book.excerpt(known_by) as excerpt:
        around = Surroundings(excerpt, host, sender)
        margin = timedelta(CONTEMPORARY)
        window = (days.first - margin).toordinal(), (days.last + margin).toordinal()
        rows = excerpt.rows((topic.id, *window) for topic in around.topics.values() if topic.role == deriving.ANY)
        excerpt.read(row.claim for row in rows)
        around.follow()
        around.known = excerpt.known()
        mine = {one.id: one.article for one in around.known.claims if is_about(one, host, sender) and days.holds(one, around.known)}
        groups = [{article} for article in sorted(set(mine.values()))]
        found = around.contradictions(frozenset(mine), groups, contemporary=True) if mine else ()
    return Contradicted(_chosen(found, around.known, days, host, sender), around.known)


def years_of(book: Book, host: str, known_by: date, sender: str | None = None) -> Mapping[int, int]:
    """How many claims about a host, of one sender or of all, were published in each year, by year.

    Those without a date are of the year 1000, and what a reviewer moved elsewhere is counted as well.
    """
    try:
        bring_up(book)
    except BookError:
        known = answers(book, known_by, known_by, host).known
        return _counted(_day(one, known).year for one in known.claims if is_about(one, host, sender))
    with book.excerpt(known_by) as excerpt:
        every = [topic for topic in excerpt.topics(host, sender).every if topic.role == deriving.ANY]
        rows = excerpt.rows((topic.id, deriving.LONG_AGO, known_by.toordinal()) for topic in every)
    return _counted(date.fromordinal(day).year for day in {row.claim: row.day for row in rows}.values())


def _counted(years: Iterable[int]) -> Mapping[int, int]:
    found = Counter(years)
    return {year: found[year] for year in sorted(found)}


def _chosen(found: Iterable[Conflict], known: Known, days: Stretch, host: str, sender: str | None) -> tuple[Conflict, ...]:
    return tuple(
        one for one in found
        if _is_about(one, host, sender) and _is_of_a_time(one, known) and (days.holds(one.left, known) or days.holds(one.right, known))
    )  # fmt: skip


def _is_about(one: Conflict, host: str, sender: str | None) -> bool:
    return any(there == host and sender in (None, whose) for whose, there in one.parties)


def _is_of_a_time(one: Conflict, known: Known) -> bool:
    return abs((_day(one.right, known) - _day(one.left, known)).days) <= CONTEMPORARY


def _day(claim: Claim, known: Known) -> date:
    """The day of publication; articles without a date are told of under one that is long before all others."""
    published = known.published(claim)
    return bounds(published)[0] if published else UNDATED
