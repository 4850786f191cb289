"""Decisions: words that say that something is decided, is not, or is for somebody else to bear."""

from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.negation import negated
from musterbook.claims.trees.tree import Token

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


_THREATENING = words.forms_of("threaten")


def is_threat(predicate: Token) -> bool:
    """'Threatened to pull its troops out if it was not paid', 'may leave unless it is': it is considered, whatever it hangs on."""
    if {"may", "might", "could"} & set(grammar.auxiliaries(predicate)):
        return any(d.lower_ == "unless" for c in predicate.children if grammar.base(c.dep_) == "advcl" for d in c.children)
    return predicate.dep_ == "xcomp" and grammar.has_to(predicate) and predicate.head.lower_ in _THREATENING


_GIVING = words.forms_of("give") | words.forms_of("grant")
_HAVING = words.forms_of("have") | words.forms_of("get")
SPANS = {"hour", "day", "week", "month", "deadline", "ultimatum"}


def is_given_time(governor: Token, task: Token) -> bool:
    """'Gave the soldiers 72 hours to leave', 'has until 3 September to withdraw its troops': it is ordered."""
    if not (grammar.has_to(task) and task.i > governor.i) or governor.lower_ not in _GIVING | _HAVING or negated(governor):
        return False
    when = [c for c in governor.children if governor.i < c.i < task.i and grammar.base(c.dep_) in ("obl", "obj", "nmod")]
    span = any(c.lower_.removesuffix("s") in SPANS for c in when) and governor.lower_ in _GIVING
    return span or any(grammar.case(c) in ("until", "till") for c in when)


_DEALS = {"deal", "agreement", "treaty", "accord", "pact", "memorandum", "lease"}


def is_allowed(predicate: Token, helpers: list[str]) -> bool:
    """'By the treaty Russia can keep 5,000', 'up to 95 soldiers may serve there under the mandate'."""
    if "can" in helpers:
        return any(t.lower_ in _DEALS for t in predicate.doc)
    under = (
        t for t in predicate.doc if t.lower_ in _DEALS | {"mandate", "resolution", "decree"} and grammar.case(t) in ("under", "within")
    )
    return "may" in helpers and any(under)
