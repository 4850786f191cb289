"""The claims that can decide a promise, by party, action, force and number: each promise is weighed against few of them, whatever the rest.

In: facts, then one promise after another. Out: of its party's claims those that may call it off or keep it; all that do are among them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from heapq import merge
from itertools import islice
from math import floor, log

from musterbook.compare import TOLERANCE, Fact, compatible, is_before, named
from musterbook.facts import Order
from musterbook.links import cancelled, kept
from musterbook.links.making import Made
from musterbook.model import Claim
from musterbook.values import Count

# At other stages a claim decides nothing of a promise.
DECIDING = cancelled.STATUSES | kept.STATUSES
_Party = tuple[str, str | None]
_Force = tuple[str | None, str | None, str | None, tuple[str, ...]]
# Two numbers that are near one another stand in one of these steps, or in two that meet.
_STEP = log(1 / (1 - TOLERANCE)) * 1.001
# What is counted, and the step of an exact number; None of what must be looked at whatever the promise counts.
_Size = tuple[str, int] | None


class Deciding:
    """Asked for each promise which claims may decide it."""

    def __init__(self, all_facts: Sequence[Fact]) -> None:
        # Those without a host are under None.
        self._by_party: dict[_Party, list[Fact]] = {}
        self._by_action: dict[tuple[_Party, str, bool], dict[_Force, dict[_Size, _Told]]] = {}
        for fact in (fact for fact in all_facts if fact.claim.status in DECIDING):
            for sender in fact.claim.senders:
                for host in fact.hosts or (None,):
                    self._by_party.setdefault((sender, host), []).append(fact)

    def calling_off(self, promise: Made) -> Iterator[Fact]:
        """Of the claims about its senders in its hosts, and about its force, since it was made, those that may call it off, in order."""
        return self._in_order(promise, calls_off=True)

    def keeping(self, promise: Made) -> Iterator[Fact]:
        """Those that may keep it, in order."""
        return self._in_order(promise, calls_off=False)

    def _in_order(self, promise: Made, *, calls_off: bool) -> Iterator[Fact]:
        parties = ((sender, host) for sender in promise.first.claim.senders for host in promise.first.hosts or (None,))
        last: Order | None = None
        for fact in merge(*(told for party in parties for told in self._since(party, promise, calls_off)), key=_order):
            # A claim about two of its parties is met twice.
            if fact.order != last and is_before(promise.first, fact):
                yield fact
            last = fact.order

    def _since(self, party: _Party, promise: Made, calls_off: bool) -> Iterator[Iterator[Fact]]:
        meant, sizes = {_force(fact.claim) for fact in promise.facts}, None if calls_off else _sizes(promise)
        for force, of_force in self._forces(party, promise.first.claim.action, calls_off).items():
            # What calls it off or keeps it may mean the same force as every claim that makes it.
            if all(_may_be_one(force, one) for one in meant):
                for size in of_force if sizes is None else sizes:
                    if size in of_force:
                        yield of_force[size].since(promise.first.day)

    def _forces(self, party: _Party, action: str, calls_off: bool) -> Mapping[_Force, Mapping[_Size, "_Told"]]:
        if (party, action, calls_off) not in self._by_action:
            found: dict[_Force, dict[_Size, list[Fact]]] = {}
            for fact in self._by_party.get(party, ()):
                if (fact.claim.status in cancelled.STATUSES) == calls_off and may_decide(fact.claim, action):
                    found.setdefault(_force(fact.claim), {}).setdefault(_size(fact.claim), []).append(fact)
            told = {force: {size: _Told(facts) for size, facts in of_force.items()} for force, of_force in found.items()}
            self._by_action[party, action, calls_off] = told
        return self._by_action[party, action, calls_off]


def _order(fact: Fact) -> Order:
    return fact.order


class _Told:
    """Claims about one force and number, in order."""

    def __init__(self, told: Sequence[Fact]) -> None:
        self._facts = told
        days = [fact.day for fact in told]
        # The order is that of publication, but for dates that are written otherwise.
        self._days = days if days == sorted(days) else []

    def since(self, day: date) -> Iterator[Fact]:
        """Those of that day and later; all where their days are out of order."""
        return islice(self._facts, bisect_left(self._days, day), None)


def may_decide(claim: Claim, action: str) -> bool:
    """Of another action than the one promised, only a denial that they will come, or a named force that is there."""
    if claim.status not in DECIDING:
        return False
    if claim.action == action or (action == "station" and claim.action == "deploy"):
        return True
    return claim.status in kept.STATUSES and {action, claim.action} <= kept.PRESENT and bool(named(claim))


def _size(claim: Claim) -> _Size:
    """A number that calls a promise off need not be near its own, and what gives no exact number may be near any."""
    return None if claim.status in cancelled.STATUSES else _step(claim.quantity)


def _sizes(promise: Made) -> Sequence[_Size] | None:
    """The steps in which a number that keeps the promise can stand; None where that is any."""
    exact = next((step for fact in promise.facts if (step := _step(fact.claim.quantity))), None)
    return None if exact is None else (None, *((exact[0], exact[1] + by) for by in (-1, 0, 1)))


def _step(count: Count | None) -> _Size:
    if count is None or count.low != count.high or not count.low:
        return None
    return count.of, floor(log(count.low) / _STEP)


def _force(claim: Claim) -> _Force:
    return claim.unit, claim.echelon, claim.function, claim.equipment


@lru_cache(maxsize=65536)
def _may_be_one(left: _Force, right: _Force) -> bool:
    return compatible(_about(left), _about(right))


@lru_cache(maxsize=4096)
def _about(force: _Force) -> Claim:
    unit, echelon, function, equipment = force
    return Claim("-", "-", "station", "in_effect", unit=unit, echelon=echelon, function=function, equipment=equipment)
