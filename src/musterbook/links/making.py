"""A plan to deploy, withdraw, rotate or transfer is a promise, and so is a stay from a day after publication; claims that agree make one.

In order of publication a claim joins the earliest promise of the same action, senders and hosts with all of whose claims its force,
number and date agree, slot by slot equal or one silent, the place aside; else it makes a new one.

Fires:
    a 2024-05-01 deploy announced DEU>LTU echelon=battalion
Quiet:
    a 2024-05-01 deploy considered DEU>LTU echelon=battalion
    b 2024-05-01 station announced DEU>LTU end=2025-12-31
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from musterbook.compare import UNDATED, Fact, compatible, deadline, due, equal_number, first_day, last_day, same_date
from musterbook.model import Claim

CODE = "promise-made"
Key = tuple[str, frozenset[str], frozenset[str]]
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
    found: dict[Key, list[Made]] = {}
    for fact in facts:
        if is_promise(fact):
            same = found.setdefault(key(fact), [])
            promise = next((one for one in same if all(agree(fact.claim, other.claim) for other in one.facts)), None)
            if promise:
                promise.facts.append(fact)
            else:
                same.append(Made([fact]))
    return tuple(sorted((one for same in found.values() for one in same), key=lambda one: one.first.order))


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
