"""Rooms: how many a place could hold, which tells of nobody who is there."""

from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

_HALLS = {"hall", "church", "room", "stadium", "theatre", "theater", "gymnasium", "ground", "chapel", "mosque"}
_HOLDING = words.forms_of("house", "hold", "take", "accommodate", "sleep", "fit", "host", "handle", "berth", "shelter", "lodge")


def is_room(predicate: Token, helpers: list[str]) -> bool:
    """'A camp that can house 300', 'the hall holds 400': how much room there is tells of nobody who is there."""
    able = {"can", "could"} & set(helpers) or any(s.lower_ in _HALLS for s in grammar.subjects(predicate))
    if not able or predicate.lower_ not in _HOLDING or not grammar.objects(predicate):
        return False
    return not any(s.tag_.startswith("NNP") or s.lower_ in ("we", "they") for s in grammar.subjects(predicate))
