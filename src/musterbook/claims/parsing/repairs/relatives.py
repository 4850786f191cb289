"""Reduced relative clauses: 'the battalion stationed in Latvia will stay'."""

from collections.abc import Sequence

from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token, hang

_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_BELOW = {"ccomp", "parataxis", "conj", "advcl", "xcomp", "dep", "obj", "acl", "acl:relcl"}


_PREPOSITIONS = {"for", "in", "at", "on", "to", "from", "with", "during", "after"}


def no_subject_of_its_own(doc: Sequence[Token]) -> None:
    """'The launcher brought to Luzon for an exercise will stay': a noun behind a preposition is no subject of the verb behind it."""
    for token in doc:
        verb = token.head
        prep = next((c for c in token.children if c.dep_ == "case" and c.lower_ in _PREPOSITIONS), None)
        if token.dep_ not in ("nsubj", "nsubj:pass") or prep is None or verb.i < token.i or not grammar.is_verb(verb):
            continue
        before = verb.head
        if any(c.lower_ == "to" or c.dep_ == "mark" for c in verb.children):
            continue  # 'asked for it to be closed'
        if any(t.tag_ in ("CD", "NNP", ",") for t in doc[prep.i : token.i]):
            continue  # 'said in May two jets were sent'
        if before.i < prep.i and before.tag_ in ("VBN", "VBD") and verb.dep_ in _BELOW:
            hang(token, before)
            token.dep_ = "obl"


def lowered(doc: Sequence[Token]) -> None:
    """'The battalion stationed in Latvia will stay': the finite verb behind the participle is the sentence's."""
    for participle in doc:
        noun = _noun(participle)
        verb = next((c for c in participle.children if _is_main(c, participle)), None) if noun is not None else None
        if noun is not None and verb is not None:
            _lower(participle, noun, verb)
            participle.tag_ = "VBG" if participle.tag_ == "VBG" else "VBN"


# Past tenses that are spelled as no participle is.
_PAST = {"gave", "took", "went", "withdrew", "drew", "flew", "began", "saw", "grew", "chose", "wrote", "fell", "broke", "drove", "rose"}


def _noun(participle: Token) -> Token | None:
    """The subject that stands right before a bare participle."""
    if participle.tag_ not in ("VBD", "VBN", "VBG") or participle.lower_ in _PAST:
        return None
    if any(grammar.base(c.dep_) in ("aux", "cop", "mark") for c in participle.children):
        return None
    before = [c for c in participle.children if c.dep_ in ("nsubj", "nsubj:pass") and c.i < participle.i]
    return before[0] if len(before) == 1 and max(t.i for t in before[0].subtree) == participle.i - 1 else None


def in_commas(doc: Sequence[Token]) -> None:
    """'The battlegroup, made up of 450 soldiers, arrived on Monday': the participle between commas is the noun's."""
    for participle in doc:
        bare = participle.tag_ in ("VBN", "VBD") and participle.i and participle.nbor(-1).text == ","
        if not bare or any(grammar.base(c.dep_) in ("aux", "cop", "mark") for c in participle.children):
            continue
        noun = next((c for c in participle.children if c.dep_ in ("nsubj", "nsubj:pass") and c.i < participle.i - 1), None)
        verb = next((c for c in participle.children if c.dep_ in ("conj", "parataxis") and c.tag_ in _FINITE and c.i > participle.i), None)
        if noun is None or verb is None or any(c.dep_ in (*grammar.SUBJECTS, "cc") for c in verb.children):
            continue
        first = min([verb.i, *(c.i for c in verb.children if grammar.base(c.dep_) in ("aux", "cop", "advmod"))])
        if participle.doc[first - 1].text == ",":
            _lower(participle, noun, verb)


def _is_main(verb: Token, participle: Token) -> bool:
    """A finite verb after the participle, with no subject, conjunction or comma of its own."""
    helpers = [c for c in verb.children if grammar.base(c.dep_) in ("aux", "cop")]
    finite = verb.tag_ in _FINITE or any(c.tag_ in _FINITE or c.lower_ in ("have", "are") for c in helpers)
    own = any((c.dep_ in grammar.SUBJECTS and not c.text.isdigit()) or c.dep_ in ("cc", "expl") for c in verb.children)
    own = own or any(c.dep_ == "mark" and c.lower_ not in ("since", "to") for c in verb.children)
    first = min([verb.i, *(c.i for c in helpers)])
    apart = any(t.text in (",", ":", ";", "–", "—", "and", "or", "but") for t in verb.doc[participle.i : first])
    return verb.i > participle.i and verb.dep_ in _BELOW and finite and not own and not apart


def _lower(participle: Token, noun: Token, verb: Token) -> None:
    """The verb takes the participle's place and subject; what stands behind the verb is the verb's."""
    later = [c for c in participle.children if c.i > verb.i]
    top = participle.head.i == participle.i
    dep, head = participle.dep_, participle.head
    hang(verb, verb if top else head)
    verb.dep_ = "ROOT" if top else dep
    hang(noun, verb)
    noun.dep_ = "nsubj:pass" if any(c.dep_ == "aux:pass" for c in verb.children) else "nsubj"
    hang(participle, noun)
    participle.dep_ = "acl"
    _give_back(participle, verb)
    for token in later:
        hang(token, verb)


def _give_back(participle: Token, verb: Token) -> None:
    """'stationed in Latvia since 2019 will leave': the year, which the parser takes for the subject of 'leave', is the participle's."""
    years = [c for c in verb.children if participle.i < c.i < verb.i and c.text.isdigit()]
    for year in years:
        hang(year, participle)
        year.dep_ = "obl"
        before = year.nbor(-1)
        if before.lower_ == "since":
            hang(before, year)
            before.dep_ = "case"


def verb_behind(doc: Sequence[Token]) -> None:
    """'The first 20 soldiers of a brigade that is to be based in Latvia set off on Monday': behind the relative clause stands the verb."""
    for clause in doc:
        if clause.dep_ != "acl:relcl":
            continue
        noun = next((t for t in clause.ancestors if t.dep_ == "ROOT"), clause)
        if not noun.tag_.startswith(("NN", "CD")) or any(c.dep_ in ("cop", "nsubj") for c in noun.children):
            continue
        verb = next((c for c in clause.children if c.i > clause.i and (_is_bare_past(c) or _receiver(clause, c))), None)
        if verb is None:
            continue
        if (name := _receiver(clause, verb)) is not None:
            hang(name, clause)
            name.dep_ = "iobj"
        later = [c for t in (noun, clause) for c in t.children if c.i > verb.i]
        hang(verb, verb)
        hang(noun, verb)
        verb.dep_, noun.dep_ = "ROOT", "nsubj:pass" if any(c.dep_ == "aux:pass" for c in verb.children) else "nsubj"
        for token in later:
            hang(token, verb)


def _receiver(clause: Token, verb: Token) -> Token | None:
    """'Three of the five jets that Italy promised Somalia have come': the name right behind the clause's verb, taken for a subject."""
    names = [c for c in verb.children if c.dep_ in grammar.SUBJECTS]
    near = verb.dep_ == "ccomp" and len(names) == 1 and names[0].i == clause.i + 1 and names[0].tag_.startswith("NNP")
    own = any(c.dep_ in grammar.SUBJECTS for c in clause.children) and any(c.dep_ == "obj" for c in clause.children)
    return names[0] if near and own else None


def who_are_there(doc: Sequence[Token]) -> None:
    """'Under a pact that began in 2023 some 500 soldiers are in Chad': the parser takes the soldiers for the object of 'began'."""
    for being in doc[1:-1]:
        there = being.head
        if being.dep_ != "cop" or there.dep_ != "ROOT" or any(c.dep_ in (*grammar.SUBJECTS, "expl") for c in there.children):
            continue
        noun = being.nbor(-1)
        if noun.dep_ == "obj" and noun.head.dep_ == "acl:relcl" and noun.tag_ == "NNS" and grammar.subjects(noun.head):
            hang(noun, there)
            noun.dep_ = "nsubj"


def whom_it_was_given(doc: Sequence[Token]) -> None:
    """'The battery that Turkey lent Qatar has gone back': a name right behind the relative clause's verb is no subject beside its noun."""
    for name in doc[1:]:
        clause, verb = name.nbor(-1), name.head
        second = name.dep_ == "nsubj" and clause.dep_ == "acl:relcl" and clause.head.head is verb and clause.head.dep_ in grammar.SUBJECTS
        if second and grammar.is_verb(clause) and any(s is not clause.head for s in grammar.subjects(clause)):
            hang(name, clause)
            name.dep_ = "iobj"


def who_number(doc: Sequence[Token]) -> None:
    """'The contingent at Naqoura in Lebanon, which numbers 170': a country numbers nobody, the group before it does."""
    for verb in doc:
        group = verb.head
        while verb.dep_ == "acl:relcl" and verb.lower_ in words.NUMBERING and group.tag_ == "NNP" and group.head is not group:
            group = group.head
        if group is not verb.head and group.tag_ in ("NN", "NNS"):
            hang(verb, group)


def whose_are_somewhere(doc: Sequence[Token]) -> None:
    """'Nairobi, whose 300 soldiers are in Haiti, wants them home': what is told of 'whose' is no other name of the noun."""
    for token in doc:
        subjects = [c for c in token.children if c.dep_ in grammar.SUBJECTS] if token.dep_ == "appos" else []
        if any(c.tag_ == "WP$" for s in subjects for c in s.children):
            token.dep_ = "acl:relcl"


def _is_bare_past(verb: Token) -> bool:
    """A past tense with no subject, helper or conjunction of its own, and no comma before it."""
    own = any(c.dep_ in (*grammar.SUBJECTS, "mark", "cc") or grammar.base(c.dep_) in ("aux", "cop") for c in verb.children)
    return verb.tag_ == "VBD" and verb.dep_ in ("advcl", "conj", "ccomp", "xcomp") and not own and verb.nbor(-1).text != ","


def shared_subject(doc: Sequence[Token]) -> None:
    """'The platoon, stationed there since 2017, was withdrawn', 'those based there are sent': the participle's subject is the verb's."""
    for participle in doc:
        verb = participle.head
        if participle.dep_ != "advcl" or verb.i < participle.i or verb.tag_ not in (*_FINITE, "VBN", "VB"):
            continue
        noun = _noun_apart(participle)
        if noun is None or any(c.dep_ in grammar.SUBJECTS for c in verb.children):
            continue
        hang(noun, verb)
        noun.dep_ = "nsubj:pass" if any(c.dep_ == "aux:pass" for c in verb.children) else "nsubj"
        hang(participle, noun)
        participle.dep_ = "acl"


def _noun_apart(participle: Token) -> Token | None:
    """The subject of a bare participle, with nothing of a clause between them."""
    if participle.tag_ not in ("VBN", "VBD") or not participle.i:
        return None
    if any(grammar.base(c.dep_) in ("aux", "cop", "mark") for c in participle.children):
        return None
    return next((c for c in participle.children if c.dep_ in ("nsubj", "nsubj:pass") and c.i < participle.i), None)
