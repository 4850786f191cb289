"""One continuing presence is not both permanent or indefinite and rotational or temporary, unless a claim says both.

What is only considered or requested contradicts nothing; "persistent" contradicts neither.

Fires:
    a 2022-10-12 station in_effect USA>LTU basis=rotational
    b 2024-05-02 station announced USA>LTU basis=permanent end=..
Quiet:
    a 2022-10-12 station in_effect USA>LTU basis=rotational
    b 2024-05-02 station announced USA>LTU basis=persistent
"""

from collections.abc import Iterator
from functools import partial

from musterbook.compare import Fact, label
from musterbook.links.pairs import ASSERTED, Found, Group, is_one_presence, ordered
from musterbook.model import Claim

KIND = "basis"
CODE = "conflict-basis"
_LASTING = frozenset({"permanent", "indefinite"})
_PASSING = frozenset({"rotational", "temporary"})


def find(group: Group) -> Iterator[Found]:
    """Pairs of one sender and host that the rule finds at odds."""
    lasting = [fact for fact in group.facts if is_lasting(fact.claim)]
    passing = [fact for fact in group.facts if is_passing(fact.claim)]
    for left, right in group.pairs(lasting, passing):
        if is_one_presence(left, right, group):
            earlier, later = ordered(left, right, group.known)
            yield Found(KIND, earlier, later, partial(_told, earlier, later))


def is_lasting(claim: Claim) -> bool:
    """It says of a presence that it has no end."""
    return _is_presence(claim) and _is(claim, _LASTING, _PASSING)


def is_passing(claim: Claim) -> bool:
    """It says of a presence that it comes and goes."""
    return _is_presence(claim) and _is(claim, _PASSING, _LASTING)


def _is_presence(claim: Claim) -> bool:
    """Those who come are a presence once they have come."""
    there = claim.action in ("station", "rotate") or (claim.action == "deploy" and claim.status == "in_effect")
    return there and claim.status in ASSERTED


def _is(claim: Claim, has: frozenset[str], lacks: frozenset[str]) -> bool:
    basis = frozenset(claim.basis)
    return bool(basis & has) and not basis & lacks


def _told(earlier: Fact, later: Fact) -> str:
    return f"{label(later.claim)}: {_words(earlier)} against {_words(later)}"


def _words(fact: Fact) -> str:
    return " ".join(fact.claim.basis)
