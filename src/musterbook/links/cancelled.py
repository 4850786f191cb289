"""A promise is cancelled where a later claim, also one later in the same article, denies it in whole or part, or calls it off.

A denial that bears a basis, a number, a date or a place denies only that; one that names more than the promise denies something else.

Fires:
    a 2024-05-01 deploy announced DEU>LTU 500 echelon=battalion
    b 2024-05-10 deploy denied DEU>LTU
Quiet:
    a 2024-05-01 deploy announced DEU>LTU 500 echelon=battalion
    b 2024-05-10 deploy denied DEU>LTU 9000
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from musterbook.compare import Fact, compatible, named, same_date, same_place, shared
from musterbook.links.making import Made
from musterbook.links.status import is_that_number
from musterbook.links.telling import Fate, decided
from musterbook.model import Claim

CODE = "promise-cancelled"
STATUSES = frozenset({"denied", "cancelled"})
_HALF_A_YEAR = timedelta(days=183)


def find(promise: Made, later: Iterable[Fact]) -> Fate | None:
    """The claims that deny the promise or call it off."""
    return fate([fact for fact in later if calls_off(promise, fact)])


def fate(found: Sequence[Fact]) -> Fate | None:
    """What these claims, each of which calls the promise off, come to."""
    return decided(found, "cancelled", "denies it or calls it off")


def calls_off(promise: Made, fact: Fact) -> bool:
    """It denies the promised action, in whole or part; with a basis, number, date or place of its own it denies only that."""
    no, made = fact.claim, promise.first
    if no.status not in STATUSES or not _is_of(no, made) or not _is_there(fact, made) or _is_too_late(promise, fact):
        return False
    if not all(_may_mean(no, one.claim) for one in promise.facts) or not named(no) <= _named(promise):
        return False
    if no.basis and not any(set(no.basis) & set(one.claim.basis) for one in promise.facts):
        return False
    return _denies_number(promise, no) and _denies_place(promise, no)


def _is_there(fact: Fact, made: Fact) -> bool:
    return bool(fact.hosts & made.hosts) or fact.hosts == made.hosts


def _is_of(no: Claim, made: Fact) -> bool:
    """Of one action and sender; who will not come will not be there either."""
    same = no.action == made.claim.action or (no.status, no.action, made.claim.action) == ("denied", "deploy", "station")
    return same and bool(set(no.senders) & set(made.claim.senders))


def _denies_number(promise: Made, no: Claim) -> bool:
    count = no.quantity
    numbers = [one.claim.quantity for one in promise.facts if one.claim.quantity]
    return count is None or no.status == "cancelled" or any(is_that_number(count, one) for one in numbers)


def _denies_place(promise: Made, no: Claim) -> bool:
    if no.place is None or any(shared(no, one.claim) for one in promise.facts):
        return True
    return any(one.claim.place and same_place(no.place, one.claim.place) for one in promise.facts)


def _is_too_late(promise: Made, fact: Fact) -> bool:
    """An undated denial long after the day of the promise speaks of its own day."""
    undated = fact.claim.start is None and fact.claim.end is None
    return undated and promise.due is not None and fact.day - promise.due > _HALF_A_YEAR


def _may_mean(no: Claim, made: Claim) -> bool:
    return compatible(no, made) and same_date(no.start, made.start) and same_date(no.end, made.end)


def _named(promise: Made) -> frozenset[str]:
    """The slots in which any of its claims names the force; what is denied of one battery is not denied of a plan that names none."""
    return frozenset(slot for fact in promise.facts for slot in named(fact.claim))
