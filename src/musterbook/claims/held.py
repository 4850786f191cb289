"""Held: what is believed to be so is told as a fact: 'is thought to have 900 soldiers there' is no plan."""

from musterbook.claims import grammar
from musterbook.claims.tree import Token

_HELD = {"believed", "thought", "said", "estimated", "reported", "known", "understood", "reckoned"}


def is_held(predicate: Token) -> bool:
    """The infinitive stands under a passive verb of believing."""
    below = predicate.tag_ == "VB" and predicate.dep_ == "xcomp" and grammar.has_to(predicate)
    return below and predicate.head.lower_ in _HELD and grammar.is_passive(predicate.head)
