"""Some of the promises of a host as of a day, however many there are: by state, by due day, so many at a time.

In: a ledger, a host, two days, bounds. Out: promises by due day, those without one last, read from what the ledger keeps of their fates;
each with the first of the claims that decide it. `bounded` does the same to promises that were all worked out, and a law holds the two
against one another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from musterbook.errors import BadValue, BookError, NotFound
from musterbook.ledger.excerpt import Excerpt
from musterbook.ledger.fates import Fate, Sought
from musterbook.ledger.store import Book
from musterbook.links import overdue
from musterbook.links.histories import EVER, TOLD, UNDECIDED, Matter
from musterbook.links.telling import STATES
from musterbook.model import Known, Promise
from musterbook.pipeline.fates import FATES, keep
from musterbook.pipeline.promising import promised_in

# Another process may tell more of a host while it is asked about.
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Bound:
    """Which promises are asked for: in these states, all where there are none; due from a day, until a day, both included.

    `limit` of them at most, after the one that the claim of the id `after` made first.
    """

    states: tuple[str, ...] = ()
    due_from: date | None = None
    due_until: date | None = None
    limit: int | None = None
    after: str | None = None

    def __post_init__(self) -> None:
        unknown = [state for state in self.states if state not in STATES]
        if unknown:
            raise BadValue(f"state: {unknown[0]!r} is none of {', '.join(STATES)}")
        if self.limit is not None and self.limit < 1:
            raise BadValue(f"limit: need 1 or more, got {self.limit}")
        if self.due_from and self.due_until and self.due_from > self.due_until:
            raise BadValue(f"due: the first day must not lie after the last, got {self.due_from} and {self.due_until}")

    @property
    def is_set(self) -> bool:
        """It asks for more than states."""
        return any(one is not None for one in (self.due_from, self.due_until, self.limit, self.after))


@dataclass(frozen=True, slots=True)
class Page:
    """Promises by due day, what tells of their articles, and after which of them there are more; None where there are none."""

    promises: tuple[Promise, ...]
    known: Known
    more: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Of whom, on which day of the world, by which day of knowledge."""

    host: str
    on: date
    known_by: date
    sender: str | None = None


def page(book: Book, asked: Asked, bound: Bound) -> Page:
    """The promises asked for. Raises BookError where nobody may write to the book, NotFound where `after` names no promise."""
    for _ in range(_TRIES):
        keep(book, asked.host)
        with book.excerpt(asked.known_by) as excerpt:
            aside = excerpt.aside(asked.host, FATES)
            found = None if aside is None else _page(excerpt, asked, bound, {(sender, action) for sender, action in aside})
        # Where something was told of the host meanwhile, it is asked again.
        if found is not None:
            return found
    raise BookError(f"promises of {asked.host}: others write to the book all the time; try again")


def bounded(promises: Iterable[Promise], bound: Bound) -> tuple[Promise, ...]:
    """Of all promises those that are asked for, by due day, each with the first claims that decide it."""
    every = sorted(promises, key=_order)
    since = next((nth + 1 for nth, one in enumerate(every) if one.made_by[0].id == bound.after), 0)
    if bound.after and not since:
        raise _no_such(bound.after)
    wanted = (one for one in every[since:] if one.state in (bound.states or STATES) and _is_due(one, bound))
    return tuple(replace(one, by=one.by[:TOLD]) for one in wanted)[: bound.limit]


def cut(found: Sequence[Promise], known: Known, limit: int | None) -> Page:
    """So many of the promises found, and whether there are more."""
    shown = tuple(found[:limit])
    return Page(shown, known, shown[-1].made_by[0].id if len(found) > len(shown) else None)


def _page(excerpt: Excerpt, asked: Asked, bound: Bound, aside: set[Matter]) -> Page | None:
    """The page; None where what is kept speaks of claims that do not stand any more."""
    more = promised_in(excerpt, asked.host, asked.on, asked.sender, aside).promises if aside else ()
    place = _place(excerpt, asked, bound.after, more) if bound.after else None
    fates = excerpt.fates(asked.host, _sought(asked, bound, place))
    # Of the claims that decide a promise later ones are not known by then.
    if any(row not in excerpt.claims for one in fates for row in (*one.made, *one.by[:1])):
        return None
    kept = [_promise(one, excerpt, asked) for one in fates]
    others = [one for one in bounded(more, replace(bound, after=None, limit=None)) if place is None or _order(one) > place]
    return cut(sorted([*kept, *others], key=_order), excerpt.known(), bound.limit)


def _sought(asked: Asked, bound: Bound, place: tuple[int, str] | None) -> Sought:
    first, last = (day.toordinal() if day else None for day in (bound.due_from, bound.due_until))
    limit = bound.limit and bound.limit + 1
    return Sought(asked.known_by.toordinal(), asked.on.toordinal(), bound.states or STATES, asked.sender, first, last, place, limit)


def _place(excerpt: Excerpt, asked: Asked, after: str, apart: Iterable[Promise]) -> tuple[int, str]:
    """Where in the order a promise stands."""
    fate = excerpt.fate(asked.host, after)
    if fate:
        return fate.due, fate.name
    found = next((one for one in apart if one.made_by[0].id == after), None)
    if found is None:
        raise _no_such(after)
    return _order(found)


def _promise(fate: Fate, excerpt: Excerpt, asked: Asked) -> Promise:
    made, by = (tuple(excerpt.claims[row] for row in rows if row in excerpt.claims) for rows in (fate.made, fate.by))
    due = date.fromordinal(fate.due) if fate.due != EVER else None
    told = str(due) if due else None
    if fate.state == UNDECIDED:
        end = overdue.find(due, asked.on) or overdue.still_open(due, asked.on)
        return Promise(made, end.state, told, end.by, end.why)
    return Promise(made, fate.state, told, by, fate.why)


def _order(promise: Promise) -> tuple[int, str]:
    return date.fromisoformat(promise.due).toordinal() if promise.due else EVER, promise.made_by[0].id


def _is_due(promise: Promise, bound: Bound) -> bool:
    """It is due in the days asked for; one that never falls due is due after all days."""
    first, last = bound.due_from, bound.due_until
    day = date.fromisoformat(promise.due) if promise.due else None
    return (first is None or day is None or day >= first) and (last is None or (day is not None and day <= last))


def _no_such(after: str) -> NotFound:
    return NotFound(f"no promise was first made by the claim {after!r}, as known by that day: give the id of the last one listed")
