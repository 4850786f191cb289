"""Decisions: words that say that something is decided, is not, or is for somebody else to bear."""

from musterbook.claims import grammar, words
from musterbook.claims.negation import negated
from musterbook.claims.tree import Token

_DECIDING = words.forms_of("decide") | {"decision", "decisions"}
_MAKING = words.forms_of("make") | words.forms_of("take")


def is_made(noun: Token) -> bool:
    """'The decision on the withdrawal was made at the highest level', 'took the decision to send a company'."""
    made = noun.head.lower_ in _MAKING and noun.dep_ in ("nsubj:pass", "obj") and not negated(noun.head)
    return noun.lower_ in ("decision", "decisions") and made and not any(c.lower_ == "no" for c in noun.children)


def is_of_decision(governor: Token) -> bool:
    """'No decision has been made on sending', 'has not decided whether to send'."""
    return governor.lower_ in _DECIDING or any(s.lower_ in _DECIDING for s in grammar.subjects(governor))


def would_have_to(predicate: Token) -> bool:
    """'Said that the force would have to go by December': somebody wants them out."""
    must = predicate.dep_ == "xcomp" and grammar.has_to(predicate) and predicate.head.lower_ == "have"
    return must and bool({"would", "will"} & set(grammar.auxiliaries(predicate.head)))
