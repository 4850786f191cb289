"""After a completed withdrawal of the whole, or the stated end of a stay that is over, nobody is there until somebody is reported back.

A withdrawal of one force or place takes away that one's total only; a number that left is all there was only where the text says so.

Fires:
    a 2024-01-10 station in_effect USA>LTU 500
    b 2024-04-10 withdraw in_effect USA>LTU start=2024-04-08
Quiet:
    a 2024-01-10 station in_effect USA>LTU 500
    b 2024-04-10 withdraw under_way USA>LTU
"""

import re
from dataclasses import dataclass
from datetime import date

from musterbook.compare import Fact, compatible, equal_number, first_day, last_day, named, same_date, same_place, shared
from musterbook.model import Claim
from musterbook.posture.sizes import is_same_size
from musterbook.posture.standing import Standing, as_of, happened, holds_on

CODE = "line-withdrawn"
_IN = frozenset({"station", "deploy", "rotate"})
# A number that leaves is all there was only where the text says so: "the last of the 800 soldiers".
_ALL = re.compile(r"\b(last|all|every|entire|whole|complet\w+|full)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Left:
    """One report that a force went, and the day by which it had gone."""

    fact: Fact
    day: date
    is_whole: bool


def departures(standing: Standing, what: str, on: date) -> tuple[Left, ...]:
    """What had gone by `on` of the force that the line is about, in order."""
    found = ((fact, gone_by(fact)) for fact in standing.facts)
    return tuple(Left(fact, day, _is_whole(fact.claim, what)) for fact, day in found if day and day <= max(on, fact.day) and _by(fact, on))


def _by(fact: Fact, on: date) -> bool:
    return holds_on(fact, on) if fact.claim.action == "withdraw" else from_when(fact) <= on


def from_when(fact: Fact) -> date:
    """The day on which the force of a claim goes or has gone, by the claim's own dates."""
    return fact.begins if fact.claim.action == "withdraw" else last_day(fact.claim.end) or date.max


def gone_by(fact: Fact) -> date | None:
    """The day by which the force of a claim had gone; None where it does not say so."""
    claim = fact.claim
    if claim.action == "withdraw" and claim.status == "in_effect":
        is_all = claim.quantity is None or bool(_ALL.search(claim.evidence))
        return happened(fact) if is_all else None
    if claim.action in _IN and claim.status == "ended":
        return last_day(claim.end)
    return None


def _is_whole(claim: Claim, what: str) -> bool:
    if claim.place:
        return False
    return not named(claim) if what == "personnel" else len(named(claim)) <= 1


def took(left: Left, fact: Fact) -> bool:
    """What left is the force of `fact`: all there was, or that force, or that place's."""
    if as_of(fact) >= left.day:
        return False
    return left.is_whole or _is_its_part(left, fact)


def _is_its_part(left: Left, fact: Fact) -> bool:
    gone, there = left.fact.claim, fact.claim
    if not compatible(gone, there) and not is_same_size(gone, there):
        return False
    at_place = bool(gone.place and there.place and same_place(gone.place, there.place))
    if gone.place and not at_place and not _is_that_stay(gone, there):
        return False
    return named(gone) <= named(there) or (at_place and _was_all_then(gone, fact)) or _is_by_its_type(gone, there)


def _is_that_stay(gone: Claim, there: Claim) -> bool:
    """One kind of force, one number and one start tell one stay, whatever its place is called."""
    counted = gone.quantity is not None and there.quantity is not None and equal_number(gone.quantity, there.quantity)
    begun = gone.start is not None and there.start is not None and same_date(gone.start, there.start)
    return gone.status == "ended" and counted and begun and bool(shared(gone, there))


def _is_by_its_type(gone: Claim, there: Claim) -> bool:
    """Soldiers told by what they serve go with the unit that has it, whose size only the later report tells."""
    of_soldiers = there.quantity is not None and there.quantity.of == "personnel"
    return of_soldiers and "equipment" in shared(gone, there) and named(gone) - named(there) <= {"echelon"}


def _was_all_then(gone: Claim, fact: Fact) -> bool:
    """An ended stay that covers the day of the claim, told by its size alone: "from 2014 until 2017 one company, at Rukla"."""
    start, end = first_day(gone.start), last_day(gone.end)
    covers = start is not None and end is not None and start <= fact.day <= end
    return gone.status == "ended" and covers and named(gone) <= {"echelon"}


def is_back(left: Left, standing: Standing, on: date) -> bool:
    """The force is reported present after the day on which it left."""
    return any(_is_present(fact, on) and fact.begins > left.day for fact in standing.facts)


def _is_present(fact: Fact, on: date) -> bool:
    return fact.claim.action in _IN and fact.claim.status == "in_effect" and holds_on(fact, on)
