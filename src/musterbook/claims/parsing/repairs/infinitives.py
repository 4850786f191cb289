"""Infinitives that the parser takes for nouns, for subjects, or for parts of the time in which something is to be done."""

from collections.abc import Sequence

from musterbook.claims.stages.decisions import SPANS
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token, hang


def due_to(doc: Sequence[Token]) -> None:
    """'The battalion is due to leave', 'was due to send 400': the infinitive under 'due' is what its subject will do."""
    for token in doc:
        if token.lower_ == "due" and token.dep_ == "mark":
            to = next((c for c in token.children if c.lower_ == "to" and c.dep_ == "fixed"), None)
            if to is not None and token.head.tag_ in ("VB", "NN"):
                hang(to, token.head)
                token.dep_, to.dep_, token.head.tag_ = "advmod", "mark", "VB"
        elif token.dep_ == "csubj" and token.head.lower_ in _EXPECTED and grammar.has_to(token) and grammar.subjects(token.head):
            token.dep_ = "xcomp"


_EXPECTED = {"due", "set", "ready", "likely", "bound", "scheduled", "supposed", "slated"}


def infinitive_as_noun(doc: Sequence[Token]) -> None:
    """'An agreement to station 400 soldiers': what has 'to' for its mark is no noun."""
    for token in doc:
        if token.tag_ == "NN" and any(c.lower_ == "to" and c.dep_ == "mark" and c.i == token.i - 1 for c in token.children):
            token.tag_ = "VB"


def plan_to(doc: Sequence[Token]) -> None:
    """'Is taking back its pledge to send 500': what is pledged hangs on the pledge, and is not what the taking is for."""
    for token in doc[3:]:
        to = token.nbor(-1)
        plan = to.nbor(-1)
        if to.lower_ != "to" or to.head is not token or token.dep_ != "advcl" or token.tag_ != "VB" or plan.lower_ not in _PLANS:
            continue
        if plan.head is token.head and plan.dep_ in grammar.OBJECTS:
            hang(token, plan)
            token.dep_ = "acl"


_PLANS = {"pledge", "promise", "offer", "plan", "plans", "decision", "commitment", "proposal", "intention", "threat", "order", "request"}


def time_to_go(doc: Sequence[Token]) -> None:
    """'Gave French troops a month to pull out': the infinitive tells what is to be done, and nothing of the month."""
    for token in doc:
        given = token.head.head
        if token.dep_ == "acl" and grammar.has_to(token) and token.head.lower_.removesuffix("s") in SPANS and given.lower_ in _GIVEN:
            hang(token, given)
            token.dep_ = "advcl"


_GIVEN = words.forms_of("give") | words.forms_of("grant") | words.forms_of("allow")


def with_more_to_follow(doc: Sequence[Token]) -> None:
    """'Sent 60 soldiers to Latvia, with another 40 to follow': those who are to follow are the other 40."""
    for token in doc[3:]:
        to = token.nbor(-1)
        if not (to.lower_ == "to" and to.head is token and token.tag_ == "VB" and token.dep_ in ("advcl", "xcomp")):
            continue
        more = to.nbor(-1)
        noun = more if more.tag_ in ("CD", "JJR") or more.tag_.startswith("NN") else None
        if noun is None or grammar.case(noun) != "with":
            continue
        if noun.head is token and token.head is not token:
            hang(noun, token.head)  # 'with 40 more to arrive'
        if noun.head is token.head and noun.i > noun.head.i:
            hang(token, noun)
            token.dep_ = "acl"
            noun.dep_ = "obl"
