"""Where no claim speaks of the whole, the latest totals of differently named forces and places add up.

A newer total of a force takes the place of its own older ones, and a contingent that of the one that it relieved.

Fires:
    a 2024-05-01 station in_effect USA>LTU 220 place=Rukla
    a 2024-05-01 station in_effect USA>LTU 80 place=Pabrade
Quiet:
    a 2024-05-01 station in_effect USA>LTU 220 place=Rukla
    b 2024-06-01 station in_effect USA>LTU 300
"""

from collections.abc import Sequence

from musterbook.compare import Fact, compatible, places_agree, same_number, same_place, shared
from musterbook.model import Claim
from musterbook.posture import spanning, whole, within
from musterbook.posture.base import Base, Total, added, sentences
from musterbook.posture.sizes import is_same_size
from musterbook.posture.standing import as_of

CODE = "line-parts"


def find(found: Sequence[Fact]) -> tuple[Total, ...]:
    """The latest total of each force or place, newest first."""
    groups: list[list[Fact]] = []
    for fact in sorted(found, key=lambda fact: (as_of(fact), fact.said, fact.order), reverse=True):
        same = next((group for group in groups if _is_same_part(fact.claim, group[0].claim) or _is_relieved(fact.claim, group)), None)
        if same:
            same.append(fact)
        else:
            groups.append([fact])
    return tuple(total for total in (whole.find(group) for group in groups) if total)


def base(found: Sequence[Total]) -> Base | None:
    """A line that starts from the parts, each force once; None where there is none."""
    counted, inside = within.counted_once(found)
    if not counted:
        return None
    rules = [CODE, *([within.CODE] * bool(inside)), *([spanning.CODE] * any(part.rivals for part in counted))]
    why = sentences(counted) if len(counted) == 1 else f"no claim speaks of the whole; the parts add up: {sentences(counted)}"
    why += "".join(f"; {within.sentence(part, larger)}" for part, larger in inside)
    return Base(added(part.low for part in counted), added(part.high for part in counted), tuple(counted), why, tuple(rules))


def _is_same_part(left: Claim, right: Claim) -> bool:
    if left.place and right.place and not same_place(left.place, right.place):
        return "unit" in shared(left, right) or _is_its_coming(left, right)
    return compatible(left, right) or is_same_size(left, right)


def _is_relieved(old: Claim, group: Sequence[Fact]) -> bool:
    """A contingent of the same size and kind came to the same place in its stead."""
    return old.echelon is not None and any(
        fact.claim.action == "rotate" and fact.claim.echelon == old.echelon and places_agree(old, fact.claim)
        and (old.function is None or fact.claim.function in (None, old.function))
        for fact in group
    )  # fmt: skip


def _is_its_coming(left: Claim, right: Claim) -> bool:
    """One text tells of a force's coming and of its stay: it landed at one place and lives at another."""
    one_text = left.article == right.article and (left.action == "station") != (right.action == "station")
    return one_text and compatible(left, right) and left.quantity is not None and same_number(left.quantity, right.quantity)
