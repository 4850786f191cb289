"""Participles that are the verbs of their sentences, and verbs and nouns that hang on the wrong side of one."""

from collections.abc import Sequence

from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token, hang


def made_the_verb(token: Token, noun: Token) -> None:
    """The participle is the verb of the sentence, and the noun that it hung on its subject."""
    later = [c for c in noun.children if c.i > token.i]
    hang(token, token)
    hang(noun, token)
    token.tag_, token.dep_, noun.dep_ = "VBD", "ROOT", "nsubj"
    for child in later:
        hang(child, token)


_JOINING = ("after", "before", "when", "while", "because", "since", "as")


_SINCE_WHEN = ("after", "before", "since", "until", "once")


def after_who_left(doc: Sequence[Token]) -> None:
    """'Arrived in May after the UN mission pulled out': the parser joins what the mission did to what comes before it."""
    for verb in doc[2:]:
        main = verb.head
        if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ", "VBP") or any(c.dep_ in grammar.SUBJECTS for c in verb.children):
            continue
        before = [c for c in main.children if grammar.base(c.dep_) == "obl" and main.i < c.i < verb.i and grammar.case(c) in _SINCE_WHEN]
        noun = before[-1] if before else None
        if noun is None or any(t.text in (",", ";") or t.lower_ in ("and", "but", "or") for t in doc[noun.i : verb.i]):
            continue
        link = next(c for c in noun.children if c.dep_ == "case")
        for name in [c for c in verb.children if c.i < verb.i and c.tag_.startswith("NNP")]:
            hang(name, noun)
            name.dep_ = "appos"
        _hung_below(verb, noun, link)


def _hung_below(verb: Token, noun: Token, link: Token) -> None:
    """The verb is that of a clause which begins with the link and has the noun for its subject."""
    hang(noun, verb)
    hang(link, verb)
    verb.dep_, noun.dep_, link.dep_ = "advcl", "nsubj", "mark"


_ARRIVING = ("arrived", "landed", "left", "departed", "returned", "stayed", "remained", "came", "went")


def came_after_who_left(doc: Sequence[Token]) -> None:
    """'2,000 soldiers arrived after the UN mission pulled out': the parser takes the mission's verb for that of the soldiers."""
    for verb in doc[2:]:
        if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
            continue
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), verb)
        came = next((c for c in subject.children if c.dep_ == "acl" and c.lower_ in _ARRIVING and subject.i < c.i < verb.i), None)
        if came is None:
            continue
        noun = next((c for c in came.children if c.i == verb.i - 1 and grammar.case(c) in _SINCE_WHEN), None)
        if noun is not None:
            link = next(c for c in noun.children if c.dep_ == "case")
            made_the_verb(came, subject)
            hang(verb, came)
            _hung_below(verb, noun, link)


def participle_with_object(doc: Sequence[Token]) -> None:
    """'Togo pulled its battalion out of Mali after seven of its men had been killed': what has an object is no passive, and the verb."""
    for token in doc[1:]:
        name, verb = token.head, token.head.head
        bare = token.tag_ == "VBN" and token.dep_ == "acl" and name.i == token.i - 1 and name.tag_.startswith("NNP")
        if not bare or name.dep_ not in grammar.SUBJECTS or verb.dep_ != "ROOT" or not any(c.dep_ == "obj" for c in token.children):
            continue
        link = next((t for t in doc[token.i : verb.i] if t.lower_ in _JOINING and t.tag_ == "IN"), None)
        if link is None:
            continue
        noun, passive = link.head, name.dep_.endswith(":pass")
        made_the_verb(token, name)
        hang(verb, token)
        verb.dep_ = "advcl"
        if noun is not verb:
            hang(noun, verb)
            noun.dep_ = "nsubj:pass" if passive else "nsubj"
        hang(link, verb)
        link.dep_ = "mark"


def relieved(doc: Sequence[Token]) -> None:
    """'They were relieved in February': behind a form of 'be' and before a time or a 'by' nobody is merely glad."""
    for token in doc[:-1]:
        being = next((c for c in token.children if c.dep_ == "cop" and c.lower_ in ("was", "were", "been", "be", "being")), None)
        if token.lower_ == "relieved" and token.tag_ == "JJ" and being is not None and token.nbor(1).lower_ in ("in", "by", "on", "after"):
            token.tag_, being.dep_ = "VBN", "aux:pass"
            for subject in (c for c in token.children if c.dep_ == "nsubj"):
                subject.dep_ = "nsubj:pass"


_MADE_OF = {"consisting", "comprising", "composed", "made"}


def of_which_it_is_made(doc: Sequence[Token]) -> None:
    """'The unit, consisting of one ship, one helicopter and 300 men': the parser joins the later ones to the unit."""
    for token in doc:
        clause = next((c for c in token.head.children if c.dep_ == "acl" and c.lower_ in _MADE_OF and c.i < token.i), None)
        if token.dep_ != "conj" or clause is None or any(c.dep_ == "cc" for c in token.children if c.i < token.i - 3):
            continue
        first = next((c for c in clause.children if c.dep_ in ("obl", "obj") and c.i > clause.i), None)
        if first is not None and token.tag_.startswith("NN") and not any(t.tag_.startswith("VB") for t in doc[first.i : token.i]):
            hang(token, first)


def due_in(doc: Sequence[Token]) -> None:
    """'Two more, due from Spain by April, have not come': 'due' tells of the noun before it, and is no preposition."""
    for due in doc[1:-2]:
        noun = _told_of(due) if due.lower_ == "due" and due.dep_ == "case" and due.head.i > due.i else None
        if noun is None or due.nbor(1).lower_ == "to" or not noun.tag_.startswith(("NN", "JJ", "CD", "RBR")):
            continue
        hang(due, noun)
        due.dep_, due.tag_ = "acl", "VBN"
        last = next((t.i for t in doc[due.i + 1 :] if t.text in (",", ";") or t.tag_ in _FINITE), len(doc))
        for word in doc[due.i + 1 : last]:
            if grammar.base(word.dep_) in ("nmod", "obl") and grammar.case(word) != "of" and word.head is not due:
                hang(word, due)
                word.dep_ = "obl"
            elif word.head is due and word.dep_ == "fixed" and (phrase := _behind(word, last)) is not None:
                hang(word, phrase)
                word.dep_ = "case"


_FINITE = ("VBD", "VBZ", "VBP", "MD")


def _told_of(due: Token) -> Token | None:
    """The head of the phrase right before 'due', or before its comma."""
    noun = due.nbor(-2) if due.nbor(-1).text == "," and due.i > 1 else due.nbor(-1)
    while grammar.base(noun.dep_) in ("nmod", "compound", "flat", "nummod") and noun.head.i < noun.i:
        noun = noun.head
    return noun if not grammar.is_verb(noun) else None


def _behind(word: Token, last: int) -> Token | None:
    """The noun that a preposition leads to."""
    after = word.doc[word.i + 1 : last]
    return next((t for t in after if t.tag_.startswith(("NN", "CD")) and grammar.base(t.dep_) in ("nmod", "obl")), None)
