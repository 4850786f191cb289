"""Held: what is so now, whatever the form of the verb: 'is thought to have 900 soldiers there' is no plan, 'left 40 there' not over."""

from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token

_HELD = {"believed", "thought", "said", "estimated", "reported", "known", "understood", "reckoned"}


def is_so_now(predicate: Token, action: str) -> bool:
    """It is so, though the verb is an infinitive or a past."""
    return is_held(predicate) or _is_left_there(predicate, action)


def is_held(predicate: Token) -> bool:
    """The infinitive stands under a passive verb of believing."""
    being = any(c.dep_ == "cop" and c.lower_ == "be" for c in predicate.children)  # 'are thought to be in Mali'
    below = (predicate.tag_ == "VB" or being) and predicate.dep_ == "xcomp" and grammar.has_to(predicate)
    return below and predicate.head.lower_ in _HELD and grammar.is_passive(predicate.head)


def _is_left_there(predicate: Token, action: str) -> bool:
    """'Left 40 soldiers in Niamey as advisers', 'left a company behind': who was left is there."""
    if action != "station" or predicate.lower_ != "left" or predicate.i + 1 == len(predicate.doc) or predicate.nbor(1).text == ",":
        return False
    left = [o for o in grammar.objects(predicate) if o.i > predicate.i]  # 'left the town' and 'left it' are no such thing
    return any(o.tag_ in ("NNS", "CD") or any(c.lower_ in ("a", "an") for c in o.children) for o in left)
