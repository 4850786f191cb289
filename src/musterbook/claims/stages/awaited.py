"""Awaited: what should come on a day is expected: 'the first should be delivered in 2025', 'they should be home by June'."""

from musterbook.claims.times.words import MONTHS
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

_COMING = words.forms_of("arrive", "come", "follow", "reach", "deliver", "hand", "receive", "land") | {"home", "back", "gone"}
_TIMES = {name.lower() for name in MONTHS} | {
    "week", "weeks", "month", "months", "year", "spring", "summer", "autumn", "winter", "quarter", "tomorrow",
}  # fmt: skip


def is_awaited(predicate: Token, helpers: list[str]) -> bool:
    """The word is one of coming, handing over or being home, under 'should', and has a time."""
    if "should" not in helpers or "have" in helpers or predicate.lower_ not in _COMING:
        return False
    when = (c for c in predicate.children if grammar.base(c.dep_) == "obl" and c.i > predicate.i)
    return any(t.tag_ == "CD" or t.lower_ in _TIMES for c in when for t in c.subtree)
