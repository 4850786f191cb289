"""Where two totals of one force, published within 45 days of each other, cannot both hold, the line spans both and is disputed.

Fires:
    a 2024-05-01 station in_effect USA>LTU 400
    b 2024-05-20 station in_effect USA>LTU 1000
Quiet:
    a 2024-03-01 station in_effect USA>LTU 400
    b 2024-05-20 station in_effect USA>LTU 1000
"""

from collections.abc import Sequence

from musterbook.compare import CONTEMPORARY, TOLERANCE, Fact, apart
from musterbook.posture.base import Total
from musterbook.posture.standing import as_of
from musterbook.values import Count

CODE = "line-span"


def find(last: Fact, found: Sequence[Fact]) -> Total:
    """The latest total with its rivals, and the range that holds them all."""
    rivals = [fact for fact in found if fact is not last and _cannot_both_hold(fact, last)]
    ranges = [fact.claim.quantity for fact in (last, *rivals) if fact.claim.quantity]
    return Total(last, _least(ranges), _most(ranges), tuple(rivals))


def _cannot_both_hold(fact: Fact, last: Fact) -> bool:
    one, other = fact.claim.quantity, last.claim.quantity
    if one is None or other is None or as_of(last) - as_of(fact) > CONTEMPORARY:
        return False
    return apart(one, other) > TOLERANCE


def _least(ranges: Sequence[Count]) -> int | None:
    lows = [count.low for count in ranges]
    return None if None in lows else min(low for low in lows if low is not None)


def _most(ranges: Sequence[Count]) -> int | None:
    highs = [count.high for count in ranges]
    return None if None in highs else max(high for high in highs if high is not None)
