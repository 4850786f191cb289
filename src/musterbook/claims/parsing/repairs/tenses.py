"""Tenses: verbs whose form the tagger takes for another's: 'set' and 'put', which have one for all times, and rare words in -ed."""

from collections.abc import Sequence

from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token, hang

_ONE_FORM = {"set", "put", "cut", "shut", "quit", "hit", "let"}
_PAST = {"last", "ago", "yesterday", "earlier"}


def past_of_one_form(doc: Sequence[Token]) -> None:
    """'Last week the Germans set up a battery': where the time is past, a verb of one form for all times is."""
    for token in doc:
        if token.lower_ in _ONE_FORM and token.tag_ in ("VBP", "VB") and not grammar.auxiliaries(token) and not grammar.has_to(token):
            times = [t for c in token.children if grammar.base(c.dep_) in ("obl", "advmod") for t in c.subtree]
            if any(t.lower_ in _PAST for t in times):
                token.tag_ = "VBD"


def past_in_ed(doc: Sequence[Token]) -> None:
    """'The first of them disembarked at the port': what has a subject and ends in -ed is no adjective, and of no other time."""
    for token in doc:
        acts = any(c.dep_ == "nsubj" for c in token.children) and not any(c.dep_ in ("cop", "aux") for c in token.children)
        if acts and token.lower_.endswith("ed") and token.tag_ in ("JJ", "VBP", "VB") and len(token.lower_) > 5:
            token.tag_ = "VBD"
        if acts and token.lower_ == "left" and token.tag_ in ("NN", "JJ"):
            token.tag_ = "VBD"  # 'an advance team of 130 left for Kuwait'


def ed_behind_a_number(doc: Sequence[Token]) -> None:
    """'The first 350 disembarked on Saturday': where no other verb is, the word behind the number is one."""
    for token in doc[1:]:
        number = token.nbor(-1)
        if token.dep_ != "ROOT" or token.tag_ not in ("NN", "NNS", "JJ") or not token.lower_.endswith("ed"):
            continue
        if number.tag_ == "CD" and number.head is token and number.dep_ == "nummod":
            token.tag_, number.dep_ = "VBD", "nsubj"
            for child in token.children:
                if child.dep_ == "nmod":
                    child.dep_ = "obl"
                elif child.dep_ in ("det", "amod") and child.i < number.i:
                    hang(child, number)


def bases_as_verb(doc: Sequence[Token]) -> None:
    """'The Russian bases in Batumi will be closed': behind an adjective, and with a verb of its own before it, it is no verb."""
    for token in doc[1:]:
        whose = token.nbor(-1)
        if token.lower_ != "bases" or token.tag_ != "VBZ" or token.dep_ not in grammar.SUBJECTS:
            continue
        if whose.tag_ in ("JJ", "NNP") and whose.head is token and whose.dep_ in grammar.SUBJECTS:
            token.tag_, whose.dep_ = "NNS", "amod"


def told_as_modifier(doc: Sequence[Token]) -> None:
    """'Rabat dismissed reports that': a past tense between its subject and the noun behind it does not modify that noun."""
    for verb in doc:
        noun = verb.head
        acts = any(c.dep_ in grammar.SUBJECTS and c.i < verb.i for c in verb.children)
        if verb.tag_ != "VBD" or verb.dep_ != "amod" or not acts or noun.i < verb.i or noun.head is not noun:
            continue
        hang(verb, verb)
        verb.dep_ = "ROOT"
        hang(noun, verb)
        noun.dep_ = "obj"


_MANNED = ("manned", "staffed", "guarded")


def perfect_as_modifier(doc: Sequence[Token]) -> None:
    """'Military police have manned posts there since 2008': they have no posts that are manned, they man them."""
    for verb in doc[1:]:
        noun, having = verb.head, verb.nbor(-1)
        bare = verb.dep_ == "amod" and noun.dep_ == "obj" and noun.head is having and not any(c.dep_ == "det" for c in noun.children)
        if verb.lower_ not in _MANNED or having.lower_ not in ("has", "have", "had") or not bare:
            continue
        for child in having.children:
            hang(child, verb)
        hang(verb, verb if having.dep_ == "ROOT" else having.head)
        verb.tag_, verb.dep_, having.dep_ = "VBN", having.dep_, "aux"
        hang(having, verb)


_LASTING = ("runs", "expires", "lapses")


def lasts_as_noun(doc: Sequence[Token]) -> None:
    """'UNIFIL's runs until May': the mandate that was spoken of goes without saying."""
    for verb in doc[2:-1]:
        whose = verb.nbor(-2)
        if verb.lower_ not in _LASTING or verb.tag_ != "NNS" or verb.nbor(-1).tag_ != "POS" or whose.head is not verb:
            continue
        if verb.nbor(1).lower_ in ("until", "till", "on", "in", "at"):
            verb.tag_, whose.dep_ = "VBZ", "nsubj"
            for child in verb.children:
                child.dep_ = "obl" if child.dep_ == "nmod" else child.dep_
