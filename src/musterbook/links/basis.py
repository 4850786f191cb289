"""basis: one says permanent or indefinite, another rotational or temporary, of one continuing presence, and neither says both."""

from collections.abc import Iterator

from musterbook.compare import Fact, label
from musterbook.links.pairs import ASSERTED, Found, Group, is_one_presence, ordered

KIND = "basis"
_LASTING = frozenset({"permanent", "indefinite"})
_PASSING = frozenset({"rotational", "temporary"})


def find(group: Group) -> Iterator[Found]:
    """Fires: "stay indefinitely" against "rotate". Not: "persistent" against "rotational", nor what is only considered."""
    said = [fact for fact in group.facts if fact.claim.status in ASSERTED and _is_presence(fact)]
    lasting = [fact for fact in said if _is(fact, _LASTING, _PASSING)]
    passing = [fact for fact in said if _is(fact, _PASSING, _LASTING)]
    for left in lasting:
        for right in passing:
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
