"""How many there were on each of many days: what `holding` says of each of them, without weighing every claim anew for every day.

In: what counts for a sender in a host, days. Out: a holding a day, the same as asked for one by one, of all that counts or of what had been
published by each day; a law holds that. From when a total
counts and when a departure took it is found once for all days; on a day, `holding` is given what could bear it: of totals of one force
and place only those that the latest of them leaves in question.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from musterbook.compare import CONTEMPORARY, Fact, same_place
from musterbook.posture import yielding
from musterbook.posture.gone import Left, departures, from_when, took
from musterbook.posture.holding import Holding, holding
from musterbook.posture.movements import counts, is_movement
from musterbook.posture.standing import Standing, as_of, happened
from musterbook.posture.whole import denials, is_total, wholes

_PRESENT = frozenset({"station", "deploy", "rotate"})
_Signature = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Stated:
    """A total, its place among all facts, its day, the days from which it counts and by which it was taken, its force and place."""

    nth: int
    fact: Fact
    of: date
    since: date
    until: date
    signature: _Signature
    is_whole: bool


@dataclass(frozen=True, slots=True)
class _Move:
    """Somebody who came or went: its place among all facts, the first day on which it can be told, the day that both it and its report are
    later than, and where it was."""

    nth: int
    told: date
    after: date
    place: str | None


class Course:
    """One force, of which a day is asked after another: what is there, or, `as_published`, what was known by that day to be there."""

    def __init__(self, standing: Standing, what: str, *, as_published: bool = False) -> None:
        self._what, self._standing, self._facts, self._as_published = what, standing, standing.facts, as_published
        left = sorted(departures(standing, what, date.max), key=self._gone_from)
        facts = list(enumerate(standing.facts))
        stated = [(nth, fact) for nth, fact in facts if is_total(fact, standing, what)]
        self._denied = [(nth, fact.claim.article) for one in denials(standing.facts) for nth, fact in facts if fact is one]
        self._all_told = {fact.claim.id for fact in wholes((fact for _, fact in stated), what, denials(standing.facts))}
        several = {name for name, many in Counter(fact.claim.article for _, fact in stated).items() if many > 1}
        found = (self._stated(nth, fact, left, _signature(fact, several)) for nth, fact in stated)
        self._totals = sorted(found, key=lambda one: one.of, reverse=True)
        self._latest_told = sorted(self._totals, key=lambda one: one.nth, reverse=True)
        self._gone = [(self._gone_from(one), nth) for one in left for nth, fact in facts if fact is one.fact]
        moves = ((nth, fact) for nth, fact in facts if is_movement(fact, standing.sender, standing.host))
        self._moves = [_Move(nth, self._told(fact, fact.begins), min(fact.day, happened(fact)), fact.claim.place) for nth, fact in moves]
        present = [nth for nth, fact in facts if fact.claim.action in _PRESENT and fact.claim.status == "in_effect"]
        # Who is back is told by whoever came last.
        self._there = sorted(present, key=lambda nth: (standing.facts[nth].begins, nth), reverse=True)

    def _stated(self, nth: int, fact: Fact, left: Sequence[Left], signature: _Signature) -> _Stated:
        since, until = self._told(fact, fact.begins), self._taken(fact, left)
        return _Stated(nth, fact, as_of(fact), since, until, signature, fact.claim.id in self._all_told)

    def on(self, day: date) -> Holding | None:
        """What is there on a day; None where no number was ever given and nothing left."""
        return self.of(self.bearing(day), day)

    def of(self, bearing: Sequence[int], day: date) -> Holding | None:
        """The same, given what bears it. What bears the number of a later day too leaves it as it is."""
        return holding(self._standing.of(self._facts[nth] for nth in bearing), self._what, day)

    def bearing(self, day: date) -> Sequence[int]:
        """The places of the facts that could bear the number on a day, and of what a total among them answers."""
        told = self._bearing(day)
        texts = {self._facts[nth].claim.article for nth in told} if self._denied else set()
        return sorted({*told, *(nth for nth, article in self._denied if article in texts)}) if texts else told

    def _bearing(self, day: date) -> Sequence[int]:
        live = list(self._live(day))
        last = next((one for one in self._latest_told if one.since <= day), None)
        if last and last in live:
            return sorted(self._started(live, last, day))
        # Then the number may be nobody: who went, who is back, and what the last total counted.
        kept = {one.nth for one in live}
        kept.update(move.nth for move in self._moves if self._told(self._facts[move.nth], date.min) <= day)
        kept.update(nth for since, nth in self._gone if since <= day)
        kept.update([last.nth] if last else ())
        kept.update(islice((nth for nth in self._there if self._told(self._facts[nth], self._facts[nth].begins) <= day), 1))
        return sorted(kept)

    def _started(self, live: Sequence[_Stated], last: _Stated, day: date) -> set[int]:
        """The totals from which the line may start, and what came and went after them."""
        counted = [one for one in live if counts(one.fact) == counts(last.fact)]
        wholes = [one for one in counted if one.is_whole]
        newest = max((one.of for one in wholes), default=None)
        if newest and not yielding.gives_way(newest, (one.of for one in counted)):
            # Parts bear nothing then.
            moved = {move.nth for move in self._moves if move.told <= day and move.after > newest}
            return moved | {last.nth} | {one.nth for one in wholes}
        return {one.nth for one in live}.union(self._moved(counted, day))

    def _live(self, day: date) -> Iterator[_Stated]:
        latest: dict[_Signature, date] = {}
        for one in self._totals:
            if one.since <= day < one.until and one.of >= latest.setdefault(one.signature, one.of) - CONTEMPORARY:
                yield one

    def _moved(self, counted: Sequence[_Stated], day: date) -> Iterator[int]:
        """What came and went after the least of days from which the line may start, or a place of it."""
        newest = (max((one.of for one in counted if one.is_whole is whole), default=date.max) for whole in (True, False))
        least = min(newest)
        placed = [(one.fact.claim.place, one.of) for one in counted if one.fact.claim.place]
        at_place: dict[str | None, date] = {None: least}
        for move in self._moves:
            if move.told > day:
                continue
            place = move.place
            if place not in at_place:
                at_place[place] = min((of for there, of in placed if there and same_place(there, place or "")), default=least)
            if move.after > min(least, at_place[place]):
                yield move.nth

    def _gone_from(self, left: Left) -> date:
        """The first day on which `departures` tells of it."""
        said = from_when(left.fact)
        return self._told(left.fact, said if left.day <= left.fact.day else max(said, left.day))

    def _taken(self, fact: Fact, left: Sequence[Left]) -> date:
        return next((self._gone_from(one) for one in left if took(one, fact)), date.max)

    def _told(self, fact: Fact, since: date) -> date:
        """The first day on which that can be told: not before it was published, where that is asked."""
        return max(since, fact.day) if self._as_published else since


def _signature(fact: Fact, several: set[str]) -> _Signature:
    """Totals of one signature are of one force and place; of an article that states several, each stands for itself."""
    claim = fact.claim
    own = claim.id if claim.article in several else None
    return claim.action, claim.unit, claim.echelon, claim.function, claim.equipment, claim.place, counts(fact), own
