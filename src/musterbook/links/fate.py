"""What became of a promise: the first of cancelled, kept, superseded, overdue and open that fits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from musterbook.compare import (
    UNDATED,
    Fact,
    compatible,
    equal_number,
    first_day,
    is_before,
    label,
    last_day,
    named,
    near,
    number,
    same_date,
    same_place,
    shared,
)  # fmt: skip
from musterbook.links.making import Made
from musterbook.links.status import is_that_number
from musterbook.model import Claim

_DONE = frozenset({"in_effect", "ended"})
_PRESENT = frozenset({"station", "rotate", "deploy"})
_HALF_A_YEAR = timedelta(days=183)
_A_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Fate:
    """A state, the claims that decide it, and the sentence of why."""

    state: str
    by: tuple[Claim, ...]
    why: str


def fate(promise: Made, facts: Sequence[Fact], rivals: Iterable[Made], on: date) -> Fate:
    """The state of a promise on `on`, from all claims of its senders and from the other promises of its action."""
    later = [fact for fact in facts if is_before(promise.first, fact) and fact not in promise.facts]
    return (
        _by(_cancelling(promise, later), "cancelled", "denies it or calls it off")
        or _by(_keeping(promise, _elsewhere(promise, later)), "kept", "reports it done or that force present")
        or _superseded(promise, rivals)
        or _by_the_clock(promise.due, on)
    )


def _by(found: list[Fact], state: str, verb: str) -> Fate | None:
    if not found:
        return None
    first = found[0]
    who = first.claim.speakers[-1].label() if first.claim.speakers else "the outlet"
    return Fate(state, tuple(fact.claim for fact in found), f"{who}, in an article of {_day(first)}, {verb}: “{_quote(first.claim)}”")


def _elsewhere(promise: Made, later: Iterable[Fact]) -> list[Fact]:
    """Claims of other articles: the text that makes a promise does not report it kept."""
    return [fact for fact in later if fact.claim.article != promise.first.claim.article]


def _by_the_clock(due: date | None, on: date) -> Fate:
    if due is None:
        return Fate("open", (), "no date was set, and nothing reports it done, denied or replaced")
    if due < on:
        return Fate("overdue", (), f"it was due by {due}, and nothing reports it done by {on}")
    return Fate("open", (), f"it is due by {due}, which is not before {on}")


def _cancelling(promise: Made, later: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in later if fact.claim.status in ("denied", "cancelled") and _calls_off(promise, fact)]


def _calls_off(promise: Made, fact: Fact) -> bool:
    """It denies the promised action, in whole or part; with a basis, number, date or place of its own it denies only that."""
    no, made = fact.claim, promise.first
    if not _is_of(no, made) or not _is_there(fact, made) or _is_too_late(promise, fact):
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


def _keeping(promise: Made, later: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in later if fact.claim.status in _DONE and _keeps(promise, fact)]


def _keeps(promise: Made, fact: Fact) -> bool:
    done, made = fact.claim, promise.first
    if not set(made.claim.senders) <= set(done.senders) or not made.hosts <= fact.hosts or _is_too_early(promise, fact):
        return False
    if not all(compatible(done, one.claim) and _number_fits(one.claim, done) for one in promise.facts):
        return False
    return _is_done(promise, fact) or _is_present(promise, fact)


def _is_done(promise: Made, fact: Fact) -> bool:
    """The promised action is reported done; of a named or numbered force, that one and not just any; of rotations, that one too."""
    done = fact.claim
    if done.action != promise.first.claim.action or (done.action == "rotate" and _is_long_after(promise, fact)):
        return False
    says = [one.claim for one in promise.facts if named(one.claim) or one.claim.quantity]
    return (not says and done.action != "station") or any(_is_that(one, done) for one in says)


def _is_that(made: Claim, done: Claim) -> bool:
    """Named alike, or both numbered; of a number alone, also where it is reported done without one and of no other force."""
    if shared(made, done) or (made.quantity is not None and done.quantity is not None):
        return True
    return not named(made) and not named(done)


def _is_present(promise: Made, fact: Fact) -> bool:
    """The promised force is there, by the name that tells most; of a force that rotates, within a year of its day."""
    moves_in = promise.first.claim.action in ("deploy", "rotate", "station")
    if not moves_in or fact.claim.action not in _PRESENT:
        return False
    return not _is_long_after(promise, fact) and any(_is_by_name(one.claim, fact.claim) for one in promise.facts)


def _is_long_after(promise: Made, fact: Fact) -> bool:
    """Over a year after its day, another contingent is there."""
    seen = first_day(fact.claim.start) or fact.day
    return promise.due is not None and seen - promise.due > _A_YEAR


def _is_by_name(made: Claim, there: Claim) -> bool:
    """Both give the most telling name that the promise gives: its unit, else its type, else its size or kind."""
    alike = shared(made, there)
    telling = next((slot for slot in ("unit", "equipment") if getattr(made, slot)), None)
    return telling in alike if telling else bool(alike)


def _number_fits(made: Claim, done: Claim) -> bool:
    """Either gives no number, or the numbers are within 15 %, of one kind."""
    if made.quantity is None or done.quantity is None:
        return True
    return made.quantity.of == done.quantity.of and near(made.quantity, done.quantity)


def _is_too_early(promise: Made, fact: Fact) -> bool:
    """What began and was over before the promise was made, or was there before its date, is not what was promised."""
    made = promise.first
    begun, over = last_day(fact.claim.start), last_day(fact.claim.end)
    promised = first_day(made.claim.start)
    since = min(made.day, promised) if promised else made.day
    if (over or begun or since) < since:
        return True
    return made.claim.action == "station" and promised is not None and (begun or fact.day) < promised


def _superseded(promise: Made, rivals: Iterable[Made]) -> Fate | None:
    for rival in rivals:
        if rival is not promise and _replaces(promise, rival):
            what = _difference(promise, rival)
            return Fate(
                "superseded",
                (rival.first.claim,),
                f"a later promise of {_day(rival.first)} about {label(rival.first.claim)} differs in {what}",
            )
    return None


def _replaces(promise: Made, rival: Made) -> bool:
    """A promise published later about the same force, named alike or both the whole, with another number or date."""
    if rival.first.day <= promise.first.day or rival.first.day - (promise.due or rival.first.day) > 2 * _A_YEAR:
        return False
    pairs = [(one.claim, rival.first.claim) for one in promise.facts]
    if not all(compatible(one, other) for one, other in pairs):
        return False
    silent = not any(named(one) for one, _ in pairs) and not named(rival.first.claim)
    return (silent or any(shared(one, other) for one, other in pairs)) and bool(_difference(promise, rival))


def _difference(promise: Made, rival: Made) -> str:
    other = rival.first.claim
    for fact in promise.facts:
        if _counts_alike(fact.claim, other) and not equal_number(fact.claim.quantity, other.quantity):
            return f"number ({number(fact.claim.quantity)}, then {number(other.quantity)})"
    if promise.due and rival.due and promise.due != rival.due:
        return f"date (due {promise.due}, then {rival.due})"
    return ""


def _counts_alike(left: Claim, right: Claim) -> bool:
    return left.quantity is not None and right.quantity is not None and left.quantity.of == right.quantity.of


def _day(fact: Fact) -> str:
    return "unknown date" if fact.day == UNDATED else str(fact.day)


def _quote(claim: Claim) -> str:
    text = " ".join(claim.evidence.split())
    return text if len(text) <= 100 else f"{text[:99]}…"
