"""A promise is superseded where a later promise about the same force and action differs from it in number or date.

Fires:
    a 2024-05-01 deploy announced DEU>LTU echelon=company end=2024-12-31
    b 2024-11-01 deploy announced DEU>LTU echelon=company end=2025-06-30
Quiet:
    a 2024-05-01 deploy announced DEU>LTU echelon=company end=2024-12-31
    b 2024-11-01 deploy announced DEU>LTU echelon=battalion end=2025-06-30
"""

from collections.abc import Iterable

from musterbook.compare import compatible, equal_number, label, named, number, shared
from musterbook.links.making import Made
from musterbook.links.telling import A_YEAR, Fate, day
from musterbook.model import Claim

CODE = "promise-superseded"


def find(promise: Made, rivals: Iterable[Made]) -> Fate | None:
    """The first later promise that takes its place."""
    for rival in rivals:
        if rival is not promise and _replaces(promise, rival):
            what = _difference(promise, rival)
            return Fate(
                "superseded",
                (rival.first.claim,),
                f"a later promise of {day(rival.first)} about {label(rival.first.claim)} differs in {what}",
            )
    return None


def _replaces(promise: Made, rival: Made) -> bool:
    """A promise published later about the same force, named alike or both the whole, with another number or date."""
    if rival.first.day <= promise.first.day or rival.first.day - (promise.due or rival.first.day) > 2 * A_YEAR:
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
