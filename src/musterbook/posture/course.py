"""How many there were on each of many days: what `holding` says of each of them, without weighing every claim anew for every day.

In: what counts for a sender in a host, days. Out: a holding a day, the same as asked for one by one; a law holds that. From when a total
counts and when a departure took it is found once for all days; on a day, `holding` is given what could bear it: of totals of one force
and place only those that the latest of them leaves in question.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from musterbook.compare import CONTEMPORARY, Fact, same_place
from musterbook.posture.gone import Left, departures, from_when, took
from musterbook.posture.holding import Holding, holding
from musterbook.posture.movements import counts, is_movement
from musterbook.posture.standing import Standing, as_of, happened
from musterbook.posture.whole import is_total, is_whole

_PRESENT = frozenset({"station", "deploy", "rotate"})
_Signature = tuple[object, ...]


def course(standing: Standing, what: str, days: Iterable[date]) -> tuple[Holding | None, ...]:
    """What is there on each of the days; None where no number was ever given and nothing left."""
    thinned = _Thinned(standing, what)
    return tuple(holding(thinned.on(day), what, day) for day in days)


@dataclass(frozen=True, slots=True)
class _Stated:
    """A total, its place among all facts, the days from which it counts and by which it was taken, and of what force and place it is."""

    nth: int
    fact: Fact
    since: date
    until: date
    signature: _Signature
    is_whole: bool


class _Thinned:
    """One force, of which a day is asked after another."""

    def __init__(self, standing: Standing, what: str) -> None:
        self._standing = standing
        left = sorted(departures(standing, what, date.max), key=_gone_from)
        facts = list(enumerate(standing.facts))
        stated = [(nth, fact) for nth, fact in facts if is_total(fact, standing, what)]
        several = {name for name, many in Counter(fact.claim.article for _, fact in stated).items() if many > 1}
        found = [
            _Stated(nth, fact, fact.begins, _taken(fact, left), _signature(fact, several), is_whole(fact.claim, what))
            for nth, fact in stated
        ]
        self._totals = sorted(found, key=lambda one: as_of(one.fact), reverse=True)
        self._gone = [(_gone_from(one), nth) for one in left for nth, fact in facts if fact is one.fact]
        self._moves = [nth for nth, fact in facts if is_movement(fact, standing.sender, standing.host)]
        there = ((fact.begins, nth) for nth, fact in facts if fact.claim.action in _PRESENT and fact.claim.status == "in_effect")
        self._there = sorted(there)

    def on(self, day: date) -> Standing:
        """What could bear the number on a day."""
        live = list(self._live(day))
        last = max((one for one in self._totals if one.since <= day), key=lambda one: one.nth, default=None)
        kept = {one.nth for one in live}
        if last in live:
            kept.update(self._moved(live, last, day))
        else:
            # Then the number may be nobody: who went, who is back, and what the last total counted.
            kept.update(self._moves, (nth for since, nth in self._gone if since <= day), [last.nth] if last else ())
            kept.update([nth for since, nth in self._there if since <= day][-1:])
        return self._standing.of(self._standing.facts[nth] for nth in sorted(kept))

    def _live(self, day: date) -> Iterator[_Stated]:
        latest: dict[_Signature, date] = {}
        for one in self._totals:
            if one.since <= day < one.until:
                of = as_of(one.fact)
                if of >= latest.setdefault(one.signature, of) - CONTEMPORARY:
                    yield one

    def _moved(self, live: Sequence[_Stated], last: _Stated, day: date) -> Iterator[int]:
        """What came and went after the least of days from which the line may start, or a place of it."""
        counted = [one for one in live if counts(one.fact) == counts(last.fact)]
        newest = (max((as_of(one.fact) for one in counted if one.is_whole is whole), default=date.max) for whole in (True, False))
        least = min(newest)
        placed = [(one.fact.claim.place, as_of(one.fact)) for one in counted if one.fact.claim.place]
        at_place: dict[str | None, date] = {None: least}
        for nth in self._moves:
            fact = self._standing.facts[nth]
            place = fact.claim.place
            if place not in at_place:
                at_place[place] = min((day for there, day in placed if there and same_place(there, place or "")), default=least)
            since = min(least, at_place[place])
            if fact.day > since and fact.begins <= day and happened(fact) > since:
                yield nth


def _gone_from(left: Left) -> date:
    """The first day on which `departures` tells of it."""
    said = from_when(left.fact)
    return said if left.day <= left.fact.day else max(said, left.day)


def _taken(fact: Fact, left: Sequence[Left]) -> date:
    return next((_gone_from(one) for one in left if took(one, fact)), date.max)


def _signature(fact: Fact, several: set[str]) -> _Signature:
    """Totals of one signature are of one force and place; of an article that states several, each stands for itself."""
    claim = fact.claim
    own = claim.id if claim.article in several else None
    return claim.action, claim.unit, claim.echelon, claim.function, claim.equipment, claim.place, counts(fact), own
