"""A promise is kept where a later article reports it done, or that force, not just any, present, its number within 15 % or not given.

Fires:
    a 2024-05-01 deploy announced DEU>LTU 140 echelon=company end=2024-12-31
    b 2024-12-16 deploy in_effect DEU>LTU 150 echelon=company
Quiet:
    a 2024-05-01 deploy announced DEU>LTU equipment=HIMARS end=2024-12-31
    b 2024-12-16 station in_effect DEU>LTU 650
"""

from collections.abc import Iterable, Sequence

from musterbook.compare import Fact, compatible, first_day, last_day, named, near, shared
from musterbook.links.making import Made
from musterbook.links.telling import A_YEAR, Fate, decided
from musterbook.model import Claim

CODE = "promise-kept"
STATUSES = frozenset({"in_effect", "ended"})
PRESENT = frozenset({"station", "rotate", "deploy"})


def find(promise: Made, later: Iterable[Fact]) -> Fate | None:
    """The claims of other articles that report it done: the text that makes a promise does not report it kept."""
    return fate([fact for fact in later if keeps(promise, fact)])


def fate(found: Sequence[Fact]) -> Fate | None:
    """What these claims, each of which keeps the promise, come to."""
    return decided(found, "kept", "reports it done or that force present")


def keeps(promise: Made, fact: Fact) -> bool:
    """A claim of another article reports it done, or that force present."""
    done, made = fact.claim, promise.first
    if done.status not in STATUSES or done.article == made.claim.article:
        return False
    if done.action != made.claim.action and not (done.action in PRESENT and named(done)):
        return False
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
    if not moves_in or fact.claim.action not in PRESENT:
        return False
    return not _is_long_after(promise, fact) and any(_is_by_name(one.claim, fact.claim) for one in promise.facts)


def _is_long_after(promise: Made, fact: Fact) -> bool:
    """Over a year after its day, another contingent is there."""
    seen = fact.begins
    return promise.due is not None and seen - promise.due > A_YEAR


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
