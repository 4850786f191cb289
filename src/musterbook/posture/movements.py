"""Completed deployments of additional forces and completed reductions that are dated after a total are added to it and taken away.

What is only promised moves nothing; one movement that several reports tell of counts once. Where two voices give two numbers for what came
or went on one day, the sender's or host's own counts, else the latest.

Fires:
    a 2024-01-10 station in_effect USA>LTU 500
    b 2024-03-10 deploy in_effect USA>LTU +400
Quiet:
    a 2024-01-10 station in_effect USA>LTU 500
    b 2024-03-10 deploy announced USA>LTU +400
"""

from collections.abc import Sequence
from datetime import date

from musterbook.compare import (
    CONTEMPORARY,
    Fact,
    compatible,
    first_day,
    last_day,
    number,
    places_agree,
    same_date,
    same_number,
    same_place,
)
from musterbook.posture.base import Base
from musterbook.posture.standing import Standing, happened, holds_on

CODE = "line-movement"
_IN = frozenset({"station", "deploy", "rotate"})


def find(standing: Standing, base: Base, on: date) -> list[Fact]:
    """Completed additions and reductions dated after the total that they move, each once however often it was reported."""
    of = {total.fact.claim.quantity.of for total in base.totals if total.fact.claim.quantity}
    moves = [
        fact for fact in standing.facts
        if is_movement(fact, standing.sender, standing.host) and counts(fact) in of and is_after(fact, base) and holds_on(fact, on)
    ]  # fmt: skip
    once = [fact for at, fact in enumerate(moves) if not any(_is_same_move(fact, other) for other in moves[:at])]
    return [fact for fact in once if not any(_is_told_otherwise(fact, other) and _is_better(other, fact, standing) for other in once)]


def apply(base: Base, moves: Sequence[Fact]) -> tuple[int | None, int | None, str]:
    """The range after the movements, unknown where a bound that it needs is, and the sentence."""
    low, high, why = base.low, base.high, base.why
    for fact in moves:
        count = fact.claim.quantity
        if count is not None and count.mode == "additional":
            low, high = _plus(low, count.low), (None if high is None or count.high is None else high + count.high)
            why += f"; plus {number(count)} that came by {happened(fact)}"
        elif count is not None:
            low = None if low is None or count.high is None else max(0, low - count.high)
            high = None if high is None or count.low is None else max(0, high - count.low)
            why += f"; less {number(count)} that left by {happened(fact)}"
    return low, high, why


def _plus(low: int | None, more: int | None) -> int | None:
    """Whoever came came on top of what was there; a number without a lower bound adds nothing sure."""
    return low if low is None or more is None else low + more


def counts(fact: Fact) -> str | None:
    """What its number counts."""
    return fact.claim.quantity.of if fact.claim.quantity else None


def is_movement(fact: Fact, sender: str, host: str) -> bool:
    """It reports that so many more came, or that so many fewer are there, of that sender alone in that host alone."""
    claim = fact.claim
    # Most claims state a total: asked first, as the course of a line asks it of all of them.
    if claim.quantity is None or claim.quantity.mode == "total":
        return False
    if claim.status != "in_effect" or claim.senders != (sender,) or fact.hosts != {host}:
        return False
    return (claim.action in _IN and claim.quantity.mode == "additional") or (
        claim.action == "withdraw" and claim.quantity.mode == "reduction"
    )


def is_after(fact: Fact, base: Base) -> bool:
    """Both it and its report are later than the total that it would move."""
    day = moves_from(base, fact.claim.place)
    return happened(fact) > day and fact.day > day


def moves_from(base: Base, here: str | None) -> date:
    """The day after which what comes or goes at a place moves the line: that of the total of that place, else of the newest."""
    at_place = [total.day for total in base.totals if here and total.fact.claim.place and same_place(total.fact.claim.place, here)]
    return max(at_place, default=base.day)


def _is_same_move(left: Fact, right: Fact) -> bool:
    one, other = left.claim, right.claim
    same = one.action == other.action and compatible(one, other) and places_agree(one, other) and same_number(one.quantity, other.quantity)
    dated = one.start is not None and other.start is not None
    return same and (same_date(one.start, other.start) if dated else abs(happened(left) - happened(right)) <= CONTEMPORARY)


def _is_told_otherwise(fact: Fact, other: Fact) -> bool:
    """Two voices give two numbers for one movement of one day."""
    one, two = fact.claim, other.claim
    if one.start is None or first_day(one.start) != last_day(one.start) or not same_date(one.start, two.start):
        return False
    one_voice = one.article == two.article and (one.speakers, one.via) == (two.speakers, two.via)
    alike = one.action == two.action and one.quantity and two.quantity and one.quantity.mode == two.quantity.mode
    return bool(alike) and not one_voice and two.start is not None and compatible(one, two) and places_agree(one, two)


def _is_better(fact: Fact, than: Fact, standing: Standing) -> bool:
    """The word of the sender or host before others', then the latest."""
    one, other = ((standing.is_official(each), each.day, each.said, each.order) for each in (fact, than))
    return one > other
