"""Held: what is believed to be so is told as a fact: 'is thought to have 900 soldiers there' is no plan."""

from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token

_HELD = {"believed", "thought", "said", "estimated", "reported", "known", "understood", "reckoned"}


def is_held(predicate: Token) -> bool:
    """The infinitive stands under a passive verb of believing."""
    being = any(c.dep_ == "cop" and c.lower_ == "be" for c in predicate.children)  # 'are thought to be in Mali'
    below = (predicate.tag_ == "VB" or being) and predicate.dep_ == "xcomp" and grammar.has_to(predicate)
    return below and predicate.head.lower_ in _HELD and grammar.is_passive(predicate.head)
