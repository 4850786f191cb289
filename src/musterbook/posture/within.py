"""A unit that belongs to a larger one, by its own designation or by the order of battle, is counted with that one and not beside it.

Fires:
    a 2024-05-01 station in_effect USA>DEU 4500 unit="2nd Cavalry Regiment" place=Vilseck
    b 2024-05-10 station in_effect USA>DEU 120 unit="K Troop, 3rd Squadron, 2nd Cavalry Regiment" place=Grafenwoehr
Quiet:
    a 2024-05-01 station in_effect USA>DEU 4500 unit="2nd Cavalry Regiment" place=Vilseck
    b 2024-05-10 station in_effect USA>DEU 120 unit="41st Field Artillery Brigade" place=Grafenwoehr
"""

from collections.abc import Sequence

from musterbook.posture.base import Total
from musterbook.world.formations import belongs_to

CODE = "line-within"


def counted_once(found: Sequence[Total]) -> tuple[list[Total], list[tuple[Total, Total]]]:
    """The totals that stand beside one another, and those that are inside another, each with the larger one.

    Of two totals, that of the larger unit stands, unless the smaller one alone has more: then the larger one's is of its staff or of
    what else there was of it, and the smaller one's stands.
    """
    inside: list[tuple[Total, Total]] = []
    for part in found:
        larger = next((other for other in found if other is not part and _is_inside(part, other)), None)
        if larger:
            inside.append((part, larger) if (part.low or 0) <= _most(larger) else (larger, part))
    dropped = {id(part) for part, _ in inside}
    return [part for part in found if id(part) not in dropped], inside


def sentence(part: Total, larger: Total) -> str:
    """Why it is not counted beside the other."""
    one, other = part.fact.claim.unit, larger.fact.claim.unit
    return f"{one} is counted with {other}, being of one formation"


def _is_inside(part: Total, other: Total) -> bool:
    one, larger = part.fact.claim, other.fact.claim
    return bool(one.unit and larger.unit) and belongs_to(str(one.unit), str(larger.unit), one.senders)


def _most(total: Total) -> float:
    return float("inf") if total.high is None else total.high
