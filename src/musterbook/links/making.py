"""A plan to deploy, withdraw, rotate or transfer is a promise, and so is a stay from a day after publication; claims that agree make one.

In order of publication a claim joins the earliest promise of the same action, senders and hosts with all of whose claims its force,
number and date agree, slot by slot equal or one silent, the place aside; else it makes a new one.

Fires:
    a 2024-05-01 deploy announced DEU>LTU echelon=battalion
Quiet:
    a 2024-05-01 deploy considered DEU>LTU echelon=battalion
    b 2024-05-01 station announced DEU>LTU end=2025-12-31
"""

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from musterbook.compare import UNDATED, Fact, compatible, deadline, due, equal_number, first_day, last_day, same_date
from musterbook.model import Claim
from musterbook.values import Count

CODE = "promise-made"
Key = tuple[str, frozenset[str], frozenset[str]]
Number = tuple[str, int] | None
PROMISED = frozenset({"announced", "approved", "ordered", "under_way"})


@dataclass(slots=True)
class Made:
    """One promise in the making: its claims so far, the first one first."""

    facts: list[Fact]

    @property
    def first(self) -> Fact:
        """The claim that made it."""
        return self.facts[0]

    @property
    def due(self) -> date | None:
        """The earliest day that any of its claims sets."""
        return min((day for day in (due(fact.claim, fact.day) for fact in self.facts) if day), default=None)


def is_promise(fact: Fact) -> bool:
    """A plan to deploy, withdraw, rotate or transfer, or to be stationed from a date after publication."""
    claim = fact.claim
    if claim.status not in PROMISED:
        return False
    start = last_day(claim.start)
    return claim.action != "station" or (start is not None and start > fact.day != UNDATED)


def key(fact: Fact) -> Key:
    """What promises must have in common to be one: the action, the senders, the hosts (a region equals its countries)."""
    return fact.claim.action, frozenset(fact.claim.senders), fact.hosts


def made(facts: Iterable[Fact]) -> tuple[Made, ...]:
    """In order of publication each claim joins the earliest promise with all of whose claims it agrees, else makes a new one."""
    found: dict[Key, _Alike] = {}
    for fact in facts:
        if is_promise(fact):
            found.setdefault(key(fact), _Alike()).take(fact)
    return tuple(sorted((one for alike in found.values() for one in alike.promises), key=lambda one: one.first.order))


class _Alike:
    """Promises of one action, senders and hosts; those that give an exact number are found by it."""

    def __init__(self) -> None:
        self.promises: list[Made] = []
        # By number, None where a promise gives no exact one, the places of promises in the order in which they were made.
        self._places: dict[Number, list[int]] = {}

    def take(self, fact: Fact) -> None:
        """Let a claim join the earliest promise with all of whose claims it agrees, else make a new one."""
        exact = _exact(fact.claim.quantity)
        # An exact number agrees with itself, and with what gives none or one between bounds; the rest may agree with any.
        places = range(len(self.promises)) if exact is None else sorted((*self._places.get(exact, ()), *self._places.get(None, ())))
        at = next((at for at in places if all(agree(fact.claim, other.claim) for other in self.promises[at].facts)), None)
        if at is None:
            self._places.setdefault(exact, []).append(len(self.promises))
            self.promises.append(Made([fact]))
            return
        self.promises[at].facts.append(fact)
        if exact is not None and at in self._places.get(None, ()):
            self._places[None].remove(at)
            insort(self._places.setdefault(exact, []), at)


def _exact(count: Count | None) -> Number:
    return (count.of, count.low) if count is not None and count.low is not None and count.low == count.high else None


def agree(left: Claim, right: Claim) -> bool:
    """Force, number and date are equal slot by slot, or one is silent; the place is left aside."""
    if not compatible(left, right) or not equal_number(left.quantity, right.quantity):
        return False
    dates = same_date(left.start, right.start) and same_date(left.end, right.end)
    return dates and not _is_after(left, right) and not _is_after(right, left)


def _is_after(left: Claim, right: Claim) -> bool:
    """The one begins only after the other's deadline."""
    start, by = first_day(left.start), deadline(right)
    return start is not None and by is not None and start > by
