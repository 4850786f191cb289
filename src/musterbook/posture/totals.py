"""How many: totals carried forward, what came and went after them, the whole against its parts; a range, unknown kept unknown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from musterbook.compare import (
    TOLERANCE,
    Fact,
    a_year_after,
    apart,
    compatible,
    label,
    named,
    number,
    places_agree,
    same_date,
    same_number,
    same_place,
    shared,
)
from musterbook.model import Claim
from musterbook.posture.gone import Left, departures, is_back, took
from musterbook.posture.sizes import is_same_size
from musterbook.posture.standing import Standing, as_of, happened, holds_on
from musterbook.values import Count

_CONTEMPORARY = timedelta(days=45)
_IN = frozenset({"station", "deploy", "rotate"})


@dataclass(frozen=True, slots=True)
class Holding:
    """A range, the facts that bear it, and the sentence of how it comes about."""

    low: int | None
    high: int | None
    facts: tuple[Fact, ...]
    why: str
    place: str | None = None
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class _Total:
    """A stated total, with those of the same days that cannot hold beside it."""

    fact: Fact
    low: int | None
    high: int | None
    rivals: tuple[Fact, ...] = ()


def holding(standing: Standing, what: str, on: date) -> Holding | None:
    """What is there on `on` of the force that `standing` is about; None where no number was ever given and nothing left."""
    left = departures(standing, what, on)
    stated = [fact for fact in standing.facts if _is_total(fact, standing, what) and holds_on(fact, on)]
    totals = [fact for fact in _of_one_kind(stated) if not any(took(one, fact) for one in left)]
    whole = _latest_total([fact for fact in totals if _is_whole(fact.claim, what)])
    parts = _parts([fact for fact in totals if not _is_whole(fact.claim, what)])
    base = _base(whole, parts)
    if base is None:
        return _nothing_left(left, standing, bool(stated) or what != "personnel", on)
    return _moved(base, _movements(standing, base, on), on)


def _nothing_left(left: Sequence[Left], standing: Standing, parts_count: bool, on: date) -> Holding | None:
    """Nobody, after a completed withdrawal of the whole, or of every part that was ever counted; unknown where any are back."""
    gone = [one for one in left if one.is_whole or parts_count]
    if not gone or is_back(gone[-1], standing, on):
        return None
    last = max(gone, key=lambda one: (one.day, one.fact.order))
    why = f"withdrawn by {last.day}, published {last.fact.day}; nothing reports any there since"
    return Holding(0, 0, (last.fact,), why)


def _is_total(fact: Fact, standing: Standing, what: str) -> bool:
    claim = fact.claim
    if claim.quantity is None or claim.quantity.mode != "total" or claim.action not in _IN or claim.status != "in_effect":
        return False
    if what == "personnel" and claim.quantity.of != "personnel":
        return False
    if what in claim.equipment and claim.quantity.of == "personnel":
        return False  # "1,000 soldiers with Abrams tanks" is no number of tanks.
    return claim.senders == (standing.sender,) and fact.hosts == {standing.host}


def _of_one_kind(totals: Sequence[Fact]) -> list[Fact]:
    """Soldiers and vehicles do not add up: what the latest total counts is what the line counts."""
    kinds = [fact.claim.quantity.of for fact in totals if fact.claim.quantity]
    return [fact for fact in totals if fact.claim.quantity and fact.claim.quantity.of == kinds[-1]]


def _is_whole(claim: Claim, what: str) -> bool:
    """The total is for all that the line is about: no place, and no force named beyond the line's own."""
    if claim.place:
        return False
    return not named(claim) if what == "personnel" else len(named(claim)) <= 1


def _latest_total(found: Sequence[Fact]) -> _Total | None:
    if not found:
        return None
    last = max(found, key=lambda fact: (as_of(fact), fact.said, fact.order))
    rivals = [fact for fact in found if fact is not last and _cannot_both_hold(fact, last)]
    ranges = [fact.claim.quantity for fact in (last, *rivals) if fact.claim.quantity]
    return _Total(last, _least(ranges), _most(ranges), tuple(rivals))


def _cannot_both_hold(fact: Fact, last: Fact) -> bool:
    one, other = fact.claim.quantity, last.claim.quantity
    if one is None or other is None or as_of(last) - as_of(fact) > _CONTEMPORARY:
        return False
    return apart(one, other) > TOLERANCE


def _least(ranges: Sequence[Count]) -> int | None:
    lows = [count.low for count in ranges]
    return None if None in lows else min(low for low in lows if low is not None)


def _most(ranges: Sequence[Count]) -> int | None:
    highs = [count.high for count in ranges]
    return None if None in highs else max(high for high in highs if high is not None)


def _parts(found: Sequence[Fact]) -> tuple[_Total, ...]:
    """The latest totals of differently named forces or places, newest first; each takes the place of its own older ones."""
    groups: list[list[Fact]] = []
    for fact in sorted(found, key=lambda fact: (as_of(fact), fact.said, fact.order), reverse=True):
        same = next((group for group in groups if _is_same_part(fact.claim, group[0].claim) or _is_relieved(fact.claim, group)), None)
        if same:
            same.append(fact)
        else:
            groups.append([fact])
    return tuple(total for total in (_latest_total(group) for group in groups) if total)


def _is_same_part(left: Claim, right: Claim) -> bool:
    if left.place and right.place and not same_place(left.place, right.place):
        return "unit" in shared(left, right) or _is_its_coming(left, right)
    return compatible(left, right) or is_same_size(left, right)


def _is_relieved(old: Claim, group: Sequence[Fact]) -> bool:
    """A contingent of the same size and kind came to the same place in its stead."""
    return any(
        fact.claim.action == "rotate" and fact.claim.echelon == old.echelon is not None and places_agree(old, fact.claim)
        and (old.function is None or fact.claim.function in (None, old.function))
        for fact in group
    )  # fmt: skip


def _is_its_coming(left: Claim, right: Claim) -> bool:
    """One text tells of a force's coming and of its stay: it landed at one place and lives at another."""
    one_text = left.article == right.article and (left.action == "station") != (right.action == "station")
    return one_text and compatible(left, right) and left.quantity is not None and same_number(left.quantity, right.quantity)


@dataclass(frozen=True, slots=True)
class _Base:
    """What the line starts from before anything that came or went later."""

    low: int | None
    high: int | None
    totals: tuple[_Total, ...]
    why: str

    @property
    def day(self) -> date:
        """The day of the latest total in it."""
        return max(as_of(total.fact) for total in self.totals)


def _base(whole: _Total | None, parts: Sequence[_Total]) -> _Base | None:
    newer = [part for part in parts if whole and as_of(part.fact) > a_year_after(as_of(whole.fact))]
    if whole and not newer:
        return _Base(whole.low, whole.high, (whole,), _sentence(whole))
    if whole:
        later = tuple(part for part in parts if as_of(part.fact) > as_of(whole.fact))
        why = f"the total of {whole.fact.day} is over a year older than a part's, so at least the parts: {_sentences(later)}"
        return _Base(_sum(part.low for part in later), None, later, why)
    if parts:
        why = _sentences(parts) if len(parts) == 1 else f"no claim speaks of the whole; the parts add up: {_sentences(parts)}"
        return _Base(_sum(part.low for part in parts), _sum(part.high for part in parts), tuple(parts), why)
    return None


def _sum(values: Iterable[int | None]) -> int | None:
    found = list(values)
    return None if None in found else sum(value for value in found if value is not None)


def _sentences(totals: Sequence[_Total]) -> str:
    return "; ".join(_sentence(total) for total in sorted(totals, key=lambda total: total.fact.order))


def _sentence(total: _Total) -> str:
    claim = total.fact.claim
    where = f" at {claim.place}" if claim.place else ""
    what = f" ({label(claim)})" if named(claim) else ""
    against = "".join(f", against {number(rival.claim.quantity)} of {rival.day}" for rival in total.rivals)
    return f"{number(claim.quantity)}{where}{what}, published {total.fact.day}{against}"


def _movements(standing: Standing, base: _Base, on: date) -> list[Fact]:
    """Completed additions and reductions dated after the total that they move, each once however often it was reported."""
    of = {total.fact.claim.quantity.of for total in base.totals if total.fact.claim.quantity}
    moves = [fact for fact in standing.facts if _is_movement(fact, standing, of) and _is_after(fact, base) and holds_on(fact, on)]
    return [fact for at, fact in enumerate(moves) if not any(_is_same_move(fact, other) for other in moves[:at])]


def _is_movement(fact: Fact, standing: Standing, of: set[str]) -> bool:
    claim = fact.claim
    if claim.quantity is None or claim.status != "in_effect" or claim.quantity.of not in of:
        return False
    if claim.senders != (standing.sender,) or fact.hosts != {standing.host}:
        return False
    return (claim.action in _IN and claim.quantity.mode == "additional") or (
        claim.action == "withdraw" and claim.quantity.mode == "reduction"
    )


def _is_after(fact: Fact, base: _Base) -> bool:
    at_place = [as_of(total.fact) for total in base.totals if total.fact.claim.place and fact.claim.place
                and same_place(total.fact.claim.place, fact.claim.place)]  # fmt: skip
    day = max(at_place, default=base.day)
    return happened(fact) > day and fact.day > day


def _is_same_move(left: Fact, right: Fact) -> bool:
    one, other = left.claim, right.claim
    same = one.action == other.action and compatible(one, other) and places_agree(one, other) and same_number(one.quantity, other.quantity)
    dated = one.start is not None and other.start is not None
    return same and (same_date(one.start, other.start) if dated else abs(happened(left) - happened(right)) <= _CONTEMPORARY)


def _moved(base: _Base, moves: Sequence[Fact], on: date) -> Holding:
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
    age = (on - base.day).days
    why += f"; carried forward {age} days" if age > 0 else ""
    bearing = [fact for total in base.totals for fact in (total.fact, *total.rivals)]
    place = base.totals[0].fact.claim.place if len(base.totals) == 1 else None
    return Holding(low, high, (*bearing, *moves), why, place, any(total.rivals for total in base.totals))


def _plus(low: int | None, more: int | None) -> int | None:
    """Whoever came came on top of what was there; a number without a lower bound adds nothing sure."""
    return low if low is None or more is None else low + more
