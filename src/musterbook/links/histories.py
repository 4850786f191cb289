"""What became of each promise day by day of knowledge, so that it need not be decided anew whenever it is asked.

In: facts of which each was known from its day on, and who copied whom. Out: for every promise its chapters: from when until when, by the
clock of what was known, it stood so. Asked of any day of that clock, the chapter of that day says what `promises` says of it.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, islice, pairwise

from musterbook.compare import Fact
from musterbook.links import cancelled, kept, superseded
from musterbook.links.deciding import Deciding, may_decide
from musterbook.links.making import Key, Made, is_promise, key, made
from musterbook.links.rooting import Rooting
from musterbook.links.telling import Fate
from musterbook.model import ACTIONS, Claim

# After all days.
EVER = date.max.toordinal() + 1
# Of the claims that decide a promise so many are told, the first ones.
TOLD = 10
UNDECIDED = "undecided"
# A sender and an action.
Matter = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Chapter:
    """How a promise stood from a day on and before another, as ordinals: of the facts that make it, those known by then."""

    facts: tuple[Fact, ...]
    due: date | None
    state: str
    since: int
    until: int
    by: tuple[Claim, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Version:
    """A promise as far as it had been made from a day on and before another."""

    made: Made
    since: int
    until: int


def matters(fact: Fact) -> Iterator[Matter]:
    """Whose promises, of which action, the claim may make or decide."""
    for sender in fact.claim.senders:
        for action in ACTIONS:
            if (is_promise(fact) and fact.claim.action == action) or may_decide(fact.claim, action):
                yield sender, action


def histories(
    facts: Sequence[Fact], rooting: Rooting, host: str, aside: Collection[Matter] = (), progress: Callable[[int, int], None] | None = None
) -> Iterator[Chapter]:
    """The chapters of every promise about a host; those that are about a matter `aside` are left out.

    `progress` is told after each promise how many are done, and of how many.
    """
    deciding = Deciding(facts)
    of_key: dict[Key, list[Made]] = {}
    for one in made(facts):
        of_key.setdefault(key(one.first), []).append(one)
    wanted = [
        promises
        for (action, senders, hosts), promises in of_key.items()
        if host in hosts and not any((sender, action) in aside for sender in senders)
    ]
    done, of = count(1), sum(map(len, wanted))
    for promises in wanted:
        rivals = _Rivals(promises, rooting)
        for one in promises:
            for version in _versions(one):
                yield from _chapters(version, deciding, rivals)
            if progress:
                progress(next(done), of)


def _versions(promise: Made) -> list[_Version]:
    days = sorted({fact.day.toordinal() for fact in promise.facts})
    return [
        _Version(Made([fact for fact in promise.facts if fact.day.toordinal() <= day]), day, until)
        for day, until in zip(days, (*days[1:], EVER), strict=True)
    ]


def _chapters(version: _Version, deciding: Deciding, rivals: "_Rivals") -> Iterator[Chapter]:
    """Cancelled from the first day on which it is called off, else kept from the first on which it is, else replaced or undecided."""
    promise, since, until = version.made, version.since, version.until
    off = _first(fact for fact in deciding.calling_off(promise) if cancelled.calls_off(promise, fact))
    done = _first(fact for fact in deciding.keeping(promise) if kept.keeps(promise, fact))
    is_off, is_done = (min(until, max(since, _day(found[0]))) if found else until for found in (off, done))
    for first, last, fate in rivals.replacing(version, min(is_off, is_done)):
        yield _chapter(promise, first, last, fate)
    if is_done < is_off:
        yield _chapter(promise, is_done, is_off, kept.fate(done))
    if is_off < until:
        yield _chapter(promise, is_off, until, cancelled.fate(off))


def _first(found: Iterable[Fact]) -> list[Fact]:
    return list(islice(found, TOLD))


def _day(fact: Fact) -> int:
    return fact.day.toordinal()


def _chapter(promise: Made, since: int, until: int, fate: Fate | None) -> Chapter:
    facts = tuple(promise.facts)
    if fate is None:
        return Chapter(facts, promise.due, UNDECIDED, since, until)
    return Chapter(facts, promise.due, fate.state, since, until, fate.by, fate.why)


class _Rivals:
    """Promises of one action, senders and hosts, in the order in which they were made."""

    def __init__(self, promises: Sequence[Made], rooting: Rooting) -> None:
        self._promises, self._rooting = promises, rooting
        self._days = [_day(one.first) for one in promises]
        self._told: dict[int, list[_Version]] = {}

    def replacing(self, version: _Version, before: int) -> Iterator[tuple[int, int, Fate | None]]:
        """From when until when, before a day, which later promise was the first to replace it; None where there was none."""
        found = self._found(version, before)
        edges = sorted({version.since, before, *(edge for first, last, _ in found for edge in (first, last))})
        for first, last in pairwise(edges):
            yield first, last, next((fate for since, until, fate in found if since <= first < until), None)

    def _found(self, version: _Version, before: int) -> list[tuple[int, int, Fate]]:
        found: list[tuple[int, int, Fate]] = []
        for nth in range(bisect_left(self._days, _day(version.made.first) + 1), bisect_left(self._days, before)):
            spans = list(self._spans(version, nth, before))
            found += spans
            # Whatever came later is never the first while this one replaces it throughout.
            if sum(last - first for first, last, _ in spans) == before - max(version.since, self._days[nth]):
                break
        return found

    def _spans(self, version: _Version, nth: int, before: int) -> Iterator[tuple[int, int, Fate]]:
        if nth not in self._told:
            self._told[nth] = _versions(self._promises[nth])
        for rival in self._told[nth]:
            first, last = max(version.since, rival.since), min(before, rival.until)
            fate = superseded.find(version.made, [rival.made]) if first < last else None
            if fate:
                yield from ((*span, fate) for span in self._apart(version.made, rival.made.first, first, last))

    def _apart(self, promise: Made, rival: Fact, since: int, until: int) -> Iterator[tuple[int, int]]:
        """The days in which the rival's article copies none of those that make the promise, nor they it."""
        ours, theirs = {fact.claim.article for fact in promise.facts}, rival.claim.article
        changes = (day for name in (theirs, *sorted(ours)) for day in self._rooting.changes(name))
        for first, last in pairwise(sorted({since, until, *(day for day in changes if since < day < until)})):
            if self._rooting.of(theirs, first) not in {self._rooting.of(name, first) for name in ours}:
                yield first, last
