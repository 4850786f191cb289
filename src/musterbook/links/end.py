"""One presence has one end, and one promise one deadline: two different ones cannot both hold.

A tour that was over before the next was given its end is another presence.

Fires:
    a 2022-10-12 station approved USA>LTU end=2025-12-31
    b 2024-05-02 station announced USA>LTU basis=indefinite end=..
Quiet:
    a 2019-10-01 station in_effect USA>LTU end=2020-06
    b 2022-10-01 station in_effect USA>LTU end=2025-12-31
"""

from collections.abc import Iterator
from functools import partial

from musterbook.compare import Fact, apart, deadline, label, last_day, same_date
from musterbook.links.pairs import ASSERTED, Found, Group, is_one_presence, ordered
from musterbook.model import Claim

KIND = "end"
CODE = "conflict-end"


def find(group: Group) -> Iterator[Found]:
    """Pairs of one sender and host that the rule finds at odds."""
    ending = [fact for fact in group.facts if has_end(fact.claim)]
    for left, right in group.pairs(ending):
        if left.claim.action == right.claim.action and not same_date(left.claim.end, right.claim.end):
            earlier, later = ordered(left, right, group.known)
            if _differ(earlier, later, group):
                yield Found(KIND, earlier, later, partial(_told, earlier.claim, later.claim))


def has_end(claim: Claim) -> bool:
    """It says until when a presence lasts, or by when a force comes or goes."""
    if claim.status not in ASSERTED or claim.end is None:
        return False
    return claim.action == "station" or deadline(claim) is not None


def _differ(earlier: Fact, later: Fact, group: Group) -> bool:
    one, other = earlier.claim, later.claim
    if not is_one_presence(earlier, later, group):
        return False
    over = last_day(one.end)
    is_over = one.action == "station" and over is not None and over < later.day and not other.is_open
    return not is_over and not _other_number(one, other)


def _other_number(one: Claim, other: Claim) -> bool:
    """Two numbers that cannot be one make two promises."""
    if one.action == "station" or one.quantity is None or other.quantity is None:
        return False
    return apart(one.quantity, other.quantity) > 0.15


def _told(earlier: Claim, later: Claim) -> str:
    what = "presence" if later.action == "station" else later.action
    return f"{what} of {label(later)}: {_until(earlier)} against {_until(later)}"


def _until(claim: Claim) -> str:
    return "no end" if claim.is_open else f"until {claim.end}"
