"""Repairs: arcs that the parser gets wrong in a way that shows, set right after parsing.

'The battalion stationed in Latvia will stay': the parser takes 'stationed' for the verb of the sentence and hangs 'will stay' on it. A
participle right after its noun, with a finite verb behind it that has no subject of its own, is a reduced relative clause. And 'some
forty stay', 'the troops number 1,000': verbs that look like nouns beside a numeral; infinitives that are joined to a participle.
"""

from collections.abc import Sequence

from musterbook.claims import grammar
from musterbook.claims.measured import measured
from musterbook.claims.tree import Token, hang

_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_BELOW = {"ccomp", "parataxis", "conj", "advcl", "xcomp", "dep", "obj", "acl", "acl:relcl"}


def repaired(doc: Sequence[Token]) -> Sequence[Token]:
    """The same sentence with its reduced relative clauses put below their nouns, and verbs beside numerals made verbs."""
    for participle in doc:
        noun, verb = _noun(participle), None
        if noun is not None:
            verb = next((c for c in participle.children if _is_main(c, participle)), None)
        if noun is not None and verb is not None:
            _lower(participle, noun, verb)
    _names_in_a_row(doc)
    _shared_subject(doc)
    _subject_of_helper(doc)
    _perfect_apart(doc)
    _only_verb(doc)
    _first_of_two(doc)
    _verb_of_apposed(doc)
    _late_verb(doc)
    _verb_after_number(doc)
    _number_as_verb(doc)
    _like_with_like(doc)
    _force_with_force(doc)
    measured(doc)
    return doc


def _noun(participle: Token) -> Token | None:
    """The subject that stands right before a bare participle."""
    if participle.tag_ not in ("VBD", "VBN") or any(grammar.base(c.dep_) in ("aux", "cop", "mark") for c in participle.children):
        return None
    before = [c for c in participle.children if c.dep_ in ("nsubj", "nsubj:pass") and c.i < participle.i]
    return before[0] if len(before) == 1 and max(t.i for t in before[0].subtree) == participle.i - 1 else None


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


def _shared_subject(doc: Sequence[Token]) -> None:
    """'The platoon, stationed there since 2017, was withdrawn', 'those based there are sent': the participle's subject is the verb's."""
    for participle in doc:
        verb, noun = participle.head, _noun_apart(participle)
        own = any(c.dep_ in grammar.SUBJECTS for c in verb.children)
        if noun is None or participle.dep_ != "advcl" or verb.i < participle.i or own or verb.tag_ not in (*_FINITE, "VBN", "VB"):
            continue
        hang(noun, verb)
        noun.dep_ = "nsubj:pass" if any(c.dep_ == "aux:pass" for c in verb.children) else "nsubj"
        hang(participle, noun)
        participle.dep_ = "acl"


def _names_in_a_row(doc: Sequence[Token]) -> None:
    """'HMAS Anzac, HMS Glasgow and HMNZS Canterbury': of names that are read as one word each, the second is no other name of the first."""
    for token in doc:
        first = token.head
        if token.dep_ == "appos" and token.text == first.text and token.text[:1].isupper():
            later = [c for c in first.children if c.dep_ == "conj" and c.i > token.i and any(d.dep_ == "cc" for d in c.children)]
            if later and later[0].text == token.text:
                token.dep_ = "conj"


def _subject_of_helper(doc: Sequence[Token]) -> None:
    """'Both have each promised a company': a subject that the parser hangs on the auxiliary is its verb's."""
    for token in doc:
        if token.dep_ in ("nsubj", "nsubj:pass") and token.head.dep_ in ("aux", "aux:pass", "cop"):
            hang(token, token.head.head)


def _perfect_apart(doc: Sequence[Token]) -> None:
    """'Vietnam has for the first time sent a company': the helper that the parser takes for the verb, with an adverbial behind it."""
    for helper in doc:
        if helper.lower_ not in ("has", "have", "had") or helper.dep_ not in ("ROOT", "ccomp", "conj", "parataxis"):
            continue
        between = next((c for c in helper.children if c.i > helper.i and grammar.base(c.dep_) == "obl" and grammar.case(c)), None)
        verb = next((c for c in between.children if c.tag_ == "VBN" and c.dep_ == "acl" and c.i > between.i), None) if between else None
        if verb is None or any(c.dep_ == "obj" for c in helper.children) or verb.nbor(-1).text == ",":
            continue
        head, dep = (verb, "ROOT") if helper.dep_ == "ROOT" else (helper.head, helper.dep_)
        hang(verb, head)
        verb.dep_ = dep
        for child in [c for c in helper.children if c is not verb]:
            hang(child, verb)
        hang(helper, verb)
        helper.dep_ = "aux"


def _noun_apart(participle: Token) -> Token | None:
    """The subject of a bare participle, with nothing of a clause between them."""
    if participle.tag_ not in ("VBN", "VBD") or not participle.i:
        return None
    if any(grammar.base(c.dep_) in ("aux", "cop", "mark") for c in participle.children):
        return None
    return next((c for c in participle.children if c.dep_ in ("nsubj", "nsubj:pass") and c.i < participle.i), None)


# Verbs without a passive: after its noun, their participle can only be the verb of the sentence.
_INTRANSITIVE = {
    "arrived", "departed", "crossed", "disembarked", "returned", "remained", "stayed", "landed", "sailed", "travelled", "left", "entered",
    "docked", "berthed", "moored", "anchored", "headed", "rolled", "joined",
}  # fmt: skip


def _only_verb(doc: Sequence[Token]) -> None:
    """'Some 200 soldiers departed for Cyprus': where no other verb is, the participle is the sentence's."""
    for token in doc:
        noun = _behind_aside(token)
        bare = token.tag_ == "VBN" and token.dep_ == "acl" and token.lower_ in _INTRANSITIVE and noun.head.i == noun.i
        if (
            not bare
            or any(t.tag_ in _FINITE for t in doc)
            or any(grammar.base(c.dep_) in ("aux", "cop") for c in (*noun.children, *token.children))
        ):
            continue
        later = [c for c in noun.children if c.i > token.i]
        hang(token, token)
        hang(noun, token)
        token.tag_, token.dep_, noun.dep_ = "VBD", "ROOT", "nsubj"
        for child in later:
            hang(child, token)


def _behind_aside(token: Token) -> Token:
    """The noun before the aside that ends right before the word: 'the troops, with six vehicles, crossed the border'."""
    noun = token.head
    top = grammar.first_conjunct(noun).head
    inside = grammar.first_conjunct(noun).dep_ in ("nmod", "appos") and token.i and token.nbor(-1).text == ","
    return top if inside and any(t.text == "," for t in token.doc[top.i : noun.i]) else noun


def _first_of_two(doc: Sequence[Token]) -> None:
    """'The battalion left in 2017 and nobody noticed': of two clauses in a row the first has its verb before the 'and'."""
    for token in doc:
        noun = token.head
        bare = (
            token.tag_ == "VBN"
            and token.dep_ == "acl"
            and token.lower_ in _INTRANSITIVE
            and not any(c.dep_ == "mark" for c in token.children)
        )
        verb = noun.head
        if not bare or noun.dep_ not in grammar.SUBJECTS or verb.i < token.i or verb.dep_ != "ROOT":
            continue
        joint = [c.i for c in verb.children if c.dep_ == "cc" and token.i < c.i < verb.i]
        if joint and any(c.dep_ in grammar.SUBJECTS and c.i > joint[0] for c in verb.children):
            hang(token, token)
            hang(noun, token)
            hang(verb, token)
            token.tag_, token.dep_, noun.dep_, verb.dep_ = "VBD", "ROOT", "nsubj", "conj"


def _verb_of_apposed(doc: Sequence[Token]) -> None:
    """'General Fitch, who commands them, promised that they will stay': behind the relative clause stands the sentence's verb."""
    for token in doc:
        noun = token.head
        if token.tag_ not in ("VBN", "VBD") or token.dep_ != "acl" or noun.dep_ != "ROOT" or noun.i == token.i or not token.i:
            continue
        between = any(c.dep_ == "acl:relcl" and noun.i < c.i < token.i for c in noun.children)
        if between and token.nbor(-1).text == "," and any(c.dep_ in ("ccomp", "obj", "xcomp") and c.i > token.i for c in token.children):
            hang(token, token)
            hang(noun, token)
            token.tag_, token.dep_, noun.dep_ = "VBD", "ROOT", "nsubj"


def _late_verb(doc: Sequence[Token]) -> None:
    """'Six instructors, among them two medics, leave in October': behind a second comma the sentence has its verb."""
    for token in doc:
        noun = token.head
        late = token.dep_ == "parataxis" and token.tag_ in ("VBP", "VBD", "VBZ") and token.i and token.nbor(-1).text == ","
        if (
            not late
            or noun.dep_ != "ROOT"
            or noun.tag_ not in ("NNS", "NN", "NNPS")
            or any(c.dep_ in grammar.SUBJECTS for c in token.children)
        ):
            continue
        if sum(t.text == "," for t in doc[noun.i : token.i]) > 1:
            hang(token, token)
            hang(noun, token)
            token.dep_, noun.dep_ = "ROOT", "nsubj"


# Verbs that the parser takes for nouns where a number stands before them ('some forty stay behind') or after ('the troops number 1,000').
_STAYING = {"stay", "remain", "follow", "leave", "serve", "return", "arrive", "go", "come"}


def _verb_after_number(doc: Sequence[Token]) -> None:
    for token in doc[1:-1]:
        counts = token.nbor(-1).tag_ == "CD" and token.tag_ in ("NN", "NNS") and token.lower_ in _STAYING
        if counts and token.dep_ == "ROOT":
            token.tag_ = "VBP"
            token.nbor(-1).dep_ = "nsubj"


def _number_as_verb(doc: Sequence[Token]) -> None:
    for token in doc[1:-1]:
        if token.lower_ in ("number", "numbers") and token.tag_ in ("NN", "NNS") and token.dep_ == "ROOT":
            before, after = [c for c in token.children if c.i < token.i], [c for c in token.children if c.i > token.i and c.tag_ == "CD"]
            if before and before[-1].dep_ in ("compound", "nsubj", "dep") and before[-1].tag_ in ("NNS", "NNPS", "NN") and after:
                token.tag_ = "VBP"
                before[-1].dep_, after[0].dep_ = "nsubj", "obj"


def _like_with_like(doc: Sequence[Token]) -> None:
    """An infinitive is joined to an infinitive: 'called on them to take part in a mission conducted from there, and to send jets'."""
    for token in doc:
        if token.dep_ != "conj" or not _is_infinitive(token) or token.head.tag_ not in ("VBN", "VBD"):
            continue
        above = [t for t in doc[: token.head.i] if _is_infinitive(t) and t.dep_ in ("xcomp", "advcl", "ccomp") and t.head.i < t.i]
        if above and not any(c.lower_ == "to" and c.dep_ == "mark" for c in token.head.children):
            hang(token, above[0])


def _is_infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(c.lower_ == "to" and c.i < token.i for c in token.children)


def _force_with_force(doc: Sequence[Token]) -> None:
    """'A company in Latvia and a battalion in Estonia': a noun that has a place of its own is joined to a noun and not to a name."""
    for token in doc:
        name, placed = token.head, any(c.dep_ == "nmod" and grammar.case(c) and c.i > token.i for c in token.children)
        if token.dep_ != "conj" or token.tag_ not in ("NN", "NNS") or not placed or name.tag_ != "NNP" or not grammar.case(name):
            continue
        above = [t for t in (name.head, *grammar.objects(name.head)) if t.tag_ in ("NN", "NNS") and t.i < name.i]
        if above:
            hang(token, above[-1])
