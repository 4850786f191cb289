"""How many: which totals a line starts from, what came and went after them; a range, unknown kept unknown."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from musterbook.compare import Fact
from musterbook.posture import gone, movements, parts, whole, yielding
from musterbook.posture.base import Base, Total
from musterbook.posture.gone import Left, departures, is_back, took
from musterbook.posture.standing import Standing, as_of, holds_on

Based = tuple[Base | None, Sequence[Left], bool]


@dataclass(frozen=True, slots=True)
class Holding:
    """A range, the facts that bear it, how it comes about, the codes of the rules that made it, the totals that it starts from."""

    low: int | None
    high: int | None
    facts: tuple[Fact, ...]
    why: str
    place: str | None = None
    is_disputed: bool = False
    rules: tuple[str, ...] = ()
    totals: tuple[Fact, ...] = ()


def holding(standing: Standing, what: str, on: date, told: Based | None = None) -> Holding | None:
    """What is there on `on` of the force that `standing` is about; None where no number was ever given and nothing left.

    `told` is what `based` tells of it, where that was asked before.
    """
    base, left, stated = told or based(standing, what, on)
    if base is None:
        return _nothing_left(left, standing, stated or what != "personnel", on)
    return _moved(base, movements.find(standing, base, on), on)


def based(standing: Standing, what: str, on: date) -> Based:
    """The totals that the line starts from, what had gone by then, and whether any total was ever stated."""
    left = departures(standing, what, on)
    stated = [fact for fact in standing.facts if whole.is_total(fact, standing, what) and holds_on(fact, on)]
    going = sorted(left, key=lambda one: one.day)
    days = [one.day for one in going]
    # What had left before is most of it, and is told by its day alone.
    totals = [fact for fact in _of_one_kind(stated) if not any(took(one, fact) for one in going[bisect_right(days, as_of(fact)) :])]
    all_told = whole.wholes(totals, what, whole.denials(standing.facts))
    whole_ids = {fact.claim.id for fact in all_told}
    of_parts = [fact for fact in totals if fact.claim.id not in whole_ids]
    return _started(whole.find(all_told), of_parts), left, bool(stated)


def _started(all_told: Total | None, of_parts: Sequence[Fact]) -> Base | None:
    """The whole, as long as it does not give way to its parts; else these."""
    if all_told is None:
        return parts.base(parts.find(of_parts))
    # Parts are put together only where they are asked for: of a hundred claims that takes longer than all else.
    gives_way = yielding.gives_way(all_told.day, map(as_of, of_parts))
    return yielding.find(all_told, parts.find(of_parts)) if gives_way else whole.base(all_told)


def _nothing_left(left: Sequence[Left], standing: Standing, parts_count: bool, on: date) -> Holding | None:
    """Nobody, after a completed withdrawal of the whole, or of every part that was ever counted; unknown where any are back."""
    last = last_to_go(left, parts_count)
    if last is None or is_back(last, standing, on):
        return None
    why = f"withdrawn by {last.day}, published {last.fact.day}; nothing reports any there since"
    return Holding(0, 0, (last.fact,), why, rules=(gone.CODE,))


def last_to_go(left: Sequence[Left], parts_count: bool) -> Left | None:
    """The departure after which nobody is there, of the whole, or of a part where any was counted: the last to go, whenever it was told."""
    return max((one for one in left if one.is_whole or parts_count), key=lambda one: (one.day, one.fact.order), default=None)


def _of_one_kind(totals: Sequence[Fact]) -> list[Fact]:
    """Soldiers and vehicles do not add up: what the latest total counts is what the line counts."""
    kinds = [fact.claim.quantity.of for fact in totals if fact.claim.quantity]
    return [fact for fact in totals if fact.claim.quantity and fact.claim.quantity.of == kinds[-1]]


def _moved(base: Base, moves: Sequence[Fact], on: date) -> Holding:
    low, high, why = movements.apply(base, moves)
    age = (on - base.day).days
    why += f"; carried forward {age} days" if age > 0 else ""
    bearing = [fact for total in base.totals for fact in (total.fact, *total.rivals)]
    place = base.totals[0].fact.claim.place if len(base.totals) == 1 else None
    rules = _once((*base.rules, *((movements.CODE,) if moves else ())))
    disputed, totals = any(total.rivals for total in base.totals), tuple(total.fact for total in base.totals)
    return Holding(low, high, (*bearing, *moves), why, place, disputed, rules, totals)


def _once(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))
