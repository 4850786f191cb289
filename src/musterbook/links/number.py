"""Two totals of one force for overlapping times cannot both hold if they miss one another by more than 15 %.

Undated totals hold on their day and for 45 days: published further apart, a difference is change. A part contradicts the whole only
where it is larger, or where its speaker denies the number of the whole in the same text.

Fires:
    a 2024-05-01 station in_effect USA>LTU 700
    b 2024-05-20 station in_effect USA>LTU 450
Quiet:
    a 2024-03-01 station in_effect USA>LTU 500
    b 2024-06-20 station in_effect USA>LTU 1000
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from musterbook.compare import (
    TOLERANCE,
    Fact,
    answers,
    apart,
    compatible,
    first_day,
    high,
    label,
    last_day,
    low,
    named,
    number,
    same_date,
    same_place,
)
from musterbook.links.pairs import ASSERTED, Found, Group, is_contemporary, is_one_voice, ordered
from musterbook.model import Claim
from musterbook.values import Count

KIND = "number"
CODE = "conflict-number"
_EVENTS = frozenset({"deploy", "rotate", "transfer"})


def find(group: Group) -> Iterator[Found]:
    """Pairs of one sender and host that the rule finds at odds."""
    totals = [fact for fact in group.facts if counts(fact, group.sender)]
    denied = [fact.claim for fact in group.facts if fact.claim.status == "denied" and fact.claim.quantity]
    for left, right in group.pairs(totals):
        if are_apart(left.claim.quantity, right.claim.quantity):
            earlier, later = ordered(left, right, group.known)
            tell = _clash(earlier, later, denied)
            if tell:
                yield Found(KIND, earlier, later, tell)


def counts(fact: Fact, sender: str) -> bool:
    """It states how many of a force of that sender alone are, were or will be in one host."""
    claim = fact.claim
    whole = claim.quantity is not None and claim.quantity.mode == "total"
    kind = claim.action == "station" or (claim.action in _EVENTS and claim.status in ASSERTED)
    return whole and kind and claim.status in ASSERTED | {"ended"} and claim.senders == (sender,) and len(fact.hosts) == 1


def are_apart(one: Count | None, other: Count | None) -> bool:
    """The two numbers cannot both hold of one thing."""
    return one is not None and other is not None and one.of == other.of and apart(one, other) > TOLERANCE


def _clash(earlier: Fact, later: Fact, denied: Sequence[Claim]) -> Callable[[], str] | None:
    """What tells how the two clash; None where they do not."""
    one, other = earlier.claim.quantity, later.claim.quantity
    if one is None or other is None or is_one_voice(earlier, later):
        return None
    of_one_force = _of_one_force(earlier.claim, later.claim, one, other) or _is_answer(earlier.claim, later.claim, denied)
    clash = of_one_force and _at_one_time(earlier, later)
    return partial(_told, one, other, later.claim) if clash else None


def _told(one: Count, other: Count, of: Claim) -> str:
    return f"{number(one)} against {number(other)} for {label(of)} at one time, {apart(one, other):.0%} apart"


def _of_one_force(left: Claim, right: Claim, one: Count, other: Count) -> bool:
    """The same force at the same place; else a part that is larger than the whole."""
    if not compatible(left, right):
        return False
    if left.place and right.place and not same_place(left.place, right.place):
        return False
    if bool(left.place) == bool(right.place) and _named_alike(left, right):
        return True
    left_is_part = (bool(left.place), len(named(left))) > (bool(right.place), len(named(right)))
    part, whole = (one, other) if left_is_part else (other, one)
    return low(part) > high(whole)


def _is_answer(left: Claim, right: Claim, denied: Sequence[Claim]) -> bool:
    """One is the number for the whole of a speaker who denies another, and names its place; the other is one for the whole."""
    part, whole = (left, right) if left.place else (right, left)
    return not whole.place and named(part) == named(whole) and compatible(part, whole) and any(answers(part, one) for one in denied)


def _named_alike(left: Claim, right: Claim) -> bool:
    """Both name the force or neither; in two articles, the force at one place is that force whether it is named or not."""
    return bool(named(left)) == bool(named(right)) or bool(left.place and left.article != right.article)


def _at_one_time(left: Fact, right: Fact) -> bool:
    """The times meet; undated numbers hold on their day, and for 45 days; an undated plan meets only another."""
    if left.claim.action != right.claim.action:
        return False
    if left.claim.action in _EVENTS:
        return _is_one_event(left, right)
    if _is_point(left) and _is_point(right):
        return is_contemporary(left, right)
    one, other = _time(left), _time(right)
    if one is None or other is None:
        return one is other and _is_plan(left) and _is_plan(right) and is_contemporary(left, right)
    return one[0] <= other[1] and other[0] <= one[1]


def _is_one_event(left: Fact, right: Fact) -> bool:
    """Both done or both to come, on one date; without dates, only what is told within 45 days is one event."""
    one, other = left.claim, right.claim
    if (one.status == "in_effect") != (other.status == "in_effect"):
        return False
    dated = one.start is not None and other.start is not None
    return same_date(one.start, other.start) and same_date(one.end, other.end) and (dated or is_contemporary(left, right))


def _time(fact: Fact) -> tuple[date, date] | None:
    claim = fact.claim
    start, end = first_day(claim.start), last_day(claim.end)
    if claim.status == "in_effect":
        return (fact.day, max(end, fact.day)) if end else (fact.day, fact.day)
    if claim.status == "ended":
        over = end or last_day(claim.start)
        return (start or over, over) if over else None
    start = start or (fact.day if end else None)
    return (start, end or last_day(claim.start) or start) if start else None


def _is_point(fact: Fact) -> bool:
    return fact.claim.status == "in_effect" and last_day(fact.claim.end) is None


def _is_plan(fact: Fact) -> bool:
    return fact.claim.status not in ("in_effect", "ended")
