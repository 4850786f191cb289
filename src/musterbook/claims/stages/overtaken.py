"""Overtaken: plans that their own words call off: 'was to have gone', 'was to stay until May, but will now leave'."""

from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token


def was_to(predicate: Token, helpers: list[str]) -> bool:
    """The plan was, and is no more: 'had been due to go home in May'."""
    had_been_due = {"had", "been"} <= set(helpers) and any(c.lower_ == "due" for c in predicate.children)
    # 'They were originally to go in 2027'
    at_first = has_to(predicate) and bool({"was", "were"} & set(helpers)) and any(c.lower_ in _AT_FIRST for c in predicate.children)
    return had_been_due or at_first or _is_instead(predicate) or _was_to_have(predicate, helpers) or _was_to_but(predicate, helpers)


_AT_FIRST = {"originally", "initially"}


def _was_to_have(predicate: Token, helpers: list[str]) -> bool:
    return has_to(predicate) and "have" in helpers and bool({"was", "were"} & set(helpers))


_DUE = {"due", "supposed", "scheduled", "expected", "meant", "planned", "set"}


def _was_to_but(predicate: Token, helpers: list[str]) -> bool:
    """'Was to stay until May, but will now leave', 'were due to leave but will stay': the plan before the 'but'."""
    above = predicate.head if grammar.has_to(predicate) and predicate.head.lower_ in _DUE else predicate
    past = {"was", "were"} & {*helpers, *grammar.auxiliaries(above)}
    planned = has_to(predicate) or any(c.lower_ == "due" for c in predicate.children)
    later = [c for t in (predicate, above) for c in t.children if c.dep_ == "conj" and any(d.lower_ == "but" for d in c.children)]
    return bool(past) and planned and any({"will", "would", "is", "are"} & set(grammar.auxiliaries(c)) for c in later)


def _is_instead(predicate: Token) -> bool:
    """'Will stay until December instead of coming home in July', 'leaves rather than staying on': what had been meant before."""
    marks = {c.lower_ for c in predicate.children if c.i < predicate.i and c.dep_ in ("mark", "case", "cc", "advmod")}
    above = predicate.head
    turned = (above.lower_ in _STAYING) != (predicate.lower_ in _STAYING)
    return predicate.tag_ == "VBG" and above.i < predicate.i and turned and not marks.isdisjoint({"instead", "rather"})


_STAYING = words.forms_of("stay", "remain", "keep", "continue", "serve")


def has_to(predicate: Token) -> bool:
    """An infinitive with "to", its own or that of the verb it is joined to."""
    own = any(grammar.base(c.dep_) in ("aux", "cop") or c.dep_ in grammar.SUBJECTS for c in predicate.children)
    if predicate.dep_ == "conj" and not own and predicate.tag_ in ("VBN", "VB"):
        predicate = grammar.first_conjunct(predicate)  # 'is to be unloaded in July and flown on in August'
    return grammar.has_to(predicate)


def is_dropped(plan: Token, helpers: list[str]) -> bool:
    """'Had been planned', 'no longer plans to go'."""
    longer = any(c.lower_ == "longer" and c.i and c.nbor(-1).lower_ == "no" for c in plan.children)
    return longer or ("had" in helpers and ("been" in helpers or plan.lower_ in ("planned", "intended", "meant", "hoped")))
