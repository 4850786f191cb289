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

from musterbook.compare import Fact, label
from musterbook.links.pairs import ASSERTED, Found, Group, is_one_presence, ordered

KIND = "basis"
CODE = "conflict-basis"
_LASTING = frozenset({"permanent", "indefinite"})
_PASSING = frozenset({"rotational", "temporary"})


def find(group: Group) -> Iterator[Found]:
    """Pairs of one sender and host that the rule finds at odds."""
    said = [fact for fact in group.facts if fact.claim.status in ASSERTED and _is_presence(fact)]
    lasting = [fact for fact in said if _is(fact, _LASTING, _PASSING)]
    passing = [fact for fact in said if _is(fact, _PASSING, _LASTING)]
    for left, right in group.pairs(lasting, passing):
        if is_one_presence(left, right, group):
            earlier, later = ordered(left, right, group.known)
            yield Found(KIND, earlier, later, f"{label(later.claim)}: {_words(earlier)} against {_words(later)}")


def _is_presence(fact: Fact) -> bool:
    """Those who come are a presence once they have come."""
    return fact.claim.action in ("station", "rotate") or (fact.claim.action == "deploy" and fact.claim.status == "in_effect")


def _is(fact: Fact, has: frozenset[str], lacks: frozenset[str]) -> bool:
    basis = frozenset(fact.claim.basis)
    return bool(basis & has) and not basis & lacks


def _words(fact: Fact) -> str:
    return " ".join(fact.claim.basis)
