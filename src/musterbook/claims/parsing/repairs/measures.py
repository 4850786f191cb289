"""Measures: words that bound a number: 'as many as', 'around', 'between', 'no more than'."""

from collections.abc import Sequence

from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token, hang


def about_so_many(doc: Sequence[Token]) -> None:
    """'Around 30 of them have left': the parser takes 'around' for a preposition, and the number for a place."""
    for token in doc:
        about = next((c for c in token.children if c.dep_ == "case" and c.lower_ in ("around", "about", "over", "under")), None)
        verb = token.head
        if token.tag_ != "CD" or about is None or grammar.base(token.dep_) != "obl" or token.i > verb.i or about.i + 1 != token.i:
            continue
        if any(c.dep_ == "nmod" and grammar.case(c) == "of" for c in token.children) and not grammar.subjects(verb):
            token.dep_ = "nsubj:pass" if any(c.dep_ == "aux:pass" for c in verb.children) else "nsubj"
            about.dep_ = "advmod"


def some_so_many(doc: Sequence[Token]) -> None:
    """'Some 550 of them have flown home': the parser takes 'some' for the subject, beside the number."""
    for token in doc[:-1]:
        after = token.nbor(1)
        both = token.dep_ in grammar.SUBJECTS and after.dep_ in grammar.SUBJECTS
        if token.lower_ == "some" and after.tag_ == "CD" and both and not grammar.within(after, token):
            after.dep_ = token.dep_
            hang(token, after)
            token.dep_ = "det"


_RISING = words.forms_of("rise", "grow", "increase", "swell", "come", "amount", "go", "climb", "add", "be", "build", "scale", "step")


def up_to_so_many(doc: Sequence[Token]) -> None:
    """'Authorised up to 200 soldiers': the parser takes 'up' for a particle, and 'to 200 soldiers' for where to."""
    for up in doc[:-2]:
        to, number = up.nbor(1), up.nbor(2)
        if up.lower_ != "up" or to.lower_ != "to" or number.tag_ != "CD" or to.dep_ != "case":
            continue
        noun, verb = to.head, to.head.head
        counted = noun.i > to.i and grammar.base(noun.dep_) == "obl" and grammar.within(number, noun) and up.head is verb
        if not counted or not grammar.is_verb(verb) or verb.lower_ in _RISING or grammar.is_passive(verb) or grammar.objects(verb):
            continue
        noun.dep_ = "obj"
        for word in (up, to):
            hang(word, number)
            word.dep_ = "advmod"


def between_so_many(doc: Sequence[Token]) -> None:
    """'Will send between 200 and 250 troops': the parser takes 'between' for a preposition, and the troops for a place."""
    for between in doc[:-4]:
        if between.lower_ != "between" or between.dep_ != "case":
            continue
        noun, verb = between.head, between.head.head
        counts = [t for t in (between.nbor(1), between.nbor(2)) if t.tag_ == "CD" and (t.head is noun or t is noun)]
        two = any(c.lower_ == "and" for t in counts for d in t.children for c in d.children)
        counted = noun.tag_.startswith("NN") or any(grammar.case(c) == "of" for c in noun.children)
        if not two or not counted:
            continue
        hang(between, counts[0])
        between.dep_ = "advmod"
        if grammar.base(noun.dep_) == "obl" and grammar.is_verb(verb) and not grammar.objects(verb) and noun.i > verb.i:
            noun.dep_ = "obj"


def than_so_many(doc: Sequence[Token]) -> None:
    """'There are no more than a dozen trainers left': the parser hangs the trainers on 'more', which only measures them."""
    for more in doc[:-2]:
        if more.lower_ not in ("more", "fewer", "less"):
            continue
        noun = next((c for c in more.children if c.i > more.i and c.tag_ == "NNS" and grammar.case(c) == "than"), None)
        if noun is None or not any(c.dep_ == "nummod" for c in noun.children):
            continue
        if more.dep_ in (*grammar.SUBJECTS, "obj") and more.nbor(1).lower_ == "than":
            hang(noun, more.head)
            noun.dep_, more.dep_ = more.dep_, "advmod"
            hang(more, noun)
            hang(more.nbor(1), more)
            more.nbor(1).dep_ = "fixed"


def as_many_as(doc: Sequence[Token]) -> None:
    """'Pulling as many as 10,000 troops from Poland': the parser hangs the troops on 'many', which only measures them."""
    for token in doc[2:-2]:
        measured = token.lower_ in ("many", "few") and token.nbor(-1).lower_ == "as" and token.nbor(1).lower_ == "as"
        noun = next((c for c in token.children if c.i > token.i and c.tag_.startswith("NN")), None)
        if not measured or noun is None or token.nbor(2).tag_ != "CD" or not grammar.within(token.nbor(2), noun):
            continue
        verb, before = token.head, any(c.dep_ in grammar.SUBJECTS for c in token.head.children)
        if not grammar.is_verb(verb):
            continue
        hang(noun, verb)
        noun.dep_ = "obj" if noun.i > verb.i or before else "nsubj:pass" if grammar.is_passive(verb) else "nsubj"
        hang(token, noun)
        for mark in (c for c in noun.children if c.lower_ == "as" and c.dep_ == "case"):
            mark.dep_ = "advmod"
