"""Verbs that the parser takes for something else, or misses: helpers, participles, verbs beside numerals, infinitives."""

from collections.abc import Sequence

from musterbook.claims.parsing.repairs.participles import made_the_verb
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token, hang

_FINITE = {"VBD", "VBZ", "VBP", "MD"}


def subject_of_helper(doc: Sequence[Token]) -> None:
    """'Both have each promised a company': a subject that the parser hangs on the auxiliary is its verb's."""
    for token in doc:
        if token.dep_ in ("nsubj", "nsubj:pass") and token.head.dep_ in ("aux", "aux:pass", "cop"):
            hang(token, token.head.head)


def perfect_apart(doc: Sequence[Token]) -> None:
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


# Verbs without a passive: after its noun, their participle can only be the verb of the sentence.
_INTRANSITIVE = {
    "arrived", "departed", "crossed", "disembarked", "returned", "remained", "stayed", "landed", "sailed", "travelled", "left", "entered",
    "docked", "berthed", "moored", "anchored", "headed", "rolled", "joined",
}  # fmt: skip


def only_verb(doc: Sequence[Token]) -> None:
    """'Some 200 soldiers departed for Cyprus': where no other verb is, the participle is the sentence's."""
    for token in doc:
        if token.lower_ not in _INTRANSITIVE:
            continue
        part = token.head
        made_up = token.dep_ == "xcomp" and part.tag_ == "VBG" and part.dep_ == "acl"  # 'a contingent comprising 188 soldiers left'
        noun = part.head if made_up else _of_the_whole(token, _behind_aside(token))
        below = token.dep_ == "acl" or made_up
        bare = (token.tag_ in ("VBN", "VBD") or token.lower_ == "left") and below and noun.head.i == noun.i
        if (
            not bare
            or any(t.tag_ in _FINITE and _is_main(t) for t in doc if t is not token)
            or any(grammar.base(c.dep_) in ("aux", "cop") for c in (*noun.children, *token.children))
        ):
            continue
        made_the_verb(token, noun)


def _is_main(finite: Token) -> bool:
    """The verb, or the verb that it helps, hangs on no other word of the sentence as its clause: 'weeks after they signed a pact' does."""
    verb = finite.head if grammar.base(finite.dep_) in ("aux", "cop") else finite
    return grammar.base(verb.dep_) not in ("acl", "advcl")


def left_at_last(doc: Sequence[Token]) -> None:
    """'The last of the marines who had trained there since April left Darwin': the parser takes the date for the subject of the leaving."""
    for token in doc:
        noun = token.head
        bare = token.tag_ in ("VBD", "VBN") and token.dep_ == "acl" and token.lower_ in _INTRANSITIVE and noun.dep_ == "ROOT"
        if not bare or grammar.is_verb(noun) or not any(t.dep_ == "acl:relcl" and noun.i < t.i < token.i for t in noun.subtree):
            continue
        days = [c for c in token.children if c.dep_ == "nsubj" and any(d.dep_ == "mark" for d in c.children)]
        marked = [c for c in token.children if c.dep_ == "mark" and c.lower_ in ("since", "until", "in")]
        clause = max((t for t in noun.subtree if t.dep_ == "acl:relcl" and t.i < token.i), key=lambda t: t.i)
        for child in [c for c in token.children if c.i < token.i and (c in marked or c in days or c.dep_ == "nsubj")]:
            hang(child, clause)
            child.dep_ = "case" if child in marked else "obl"
        for child in [c for c in clause.children if c.dep_ == "case" and c in marked]:
            day = next((c for c in clause.children if c.dep_ == "obl" and c.i > child.i), None)
            if day is not None:
                hang(child, day)
        made_the_verb(token, noun)


def handed_over(doc: Sequence[Token]) -> None:
    """'Will hand over its base to the army': the particle, which the parser takes for a preposition."""
    for token in doc[1:]:
        verb, noun = token.nbor(-1), token.head
        if token.lower_ == "over" and token.dep_ == "case" and verb.lower_ in _HANDING and noun.head is verb and not grammar.objects(verb):
            hang(token, verb)
            token.dep_, noun.dep_ = "compound:prt", "obj"


_HANDING = words.forms_of("hand", "turn", "take", "sign")


def since_the_second(doc: Sequence[Token]) -> None:
    """'The ship left in April and has been at Duqm since May': since when is told of the verb before it."""
    for token in doc:
        verb = token.head
        if grammar.base(token.dep_) != "obl" or grammar.case(token) not in ("since", "until", "till"):
            continue
        later = [c for c in verb.children if c.dep_ == "conj" and verb.i < c.i < token.i]
        if later and any(grammar.base(c.dep_) in ("aux", "cop") for c in later[-1].children):
            hang(token, later[-1])


def _behind_aside(token: Token) -> Token:
    """The noun before the aside that ends right before the word: 'the troops, with six vehicles, crossed the border'."""
    noun = token.head
    top = grammar.first_conjunct(noun).head
    inside = grammar.first_conjunct(noun).dep_ in ("nmod", "appos") and token.i and token.nbor(-1).text == ","
    return top if inside and any(t.text == "," for t in token.doc[top.i : noun.i]) else noun


def _of_the_whole(token: Token, noun: Token) -> Token:
    """'A group of 80 engineers left', 'a convoy with 40 lorries', 'the group, consisting of 80 men, crossed': the noun at the head."""
    if token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("behind", "over", "out"):
        return noun  # 'boxes left behind'
    closed = token.i > 0 and token.nbor(-1).text == ","
    while noun.head.i < noun.i and (
        grammar.case(noun) in ("of", "with", "from") or (closed and grammar.base(noun.dep_) in ("acl", "obl", "obj", "nmod"))
    ):
        noun = noun.head
    return noun


def first_of_two(doc: Sequence[Token]) -> None:
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


def verb_of_apposed(doc: Sequence[Token]) -> None:
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


def late_verb(doc: Sequence[Token]) -> None:
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


def verb_after_number(doc: Sequence[Token]) -> None:
    for token in doc[1:-1]:
        counts = token.nbor(-1).tag_ == "CD" and token.tag_ in ("NN", "NNS") and token.lower_ in _STAYING
        if counts and token.dep_ == "ROOT":
            token.tag_ = "VBP"
            token.nbor(-1).dep_ = "nsubj"


def number_as_verb(doc: Sequence[Token]) -> None:
    for token in doc[1:-1]:
        about = next((c for c in token.children if c.tag_ == "CD" and grammar.case(c) in ("around", "about", "over", "under")), None)
        if about is not None and token.lower_ in ("number", "numbers", "numbered", "numbering") and grammar.is_verb(token):
            about.dep_ = "obj"  # 'they number around 1,000'
            for word in (c for c in about.children if c.dep_ == "case"):
                word.dep_ = "advmod"
        if token.lower_ in ("number", "total") and grammar.is_verb(token) and token.nbor(1).dep_ == "flat" and token.nbor(1).head is token:
            token.nbor(1).dep_ = "obj"  # 'the force will number 1,000'
        if token.lower_ in ("number", "numbers") and token.tag_ in ("NN", "NNS") and token.dep_ == "ROOT":
            before, after = [c for c in token.children if c.i < token.i], [c for c in token.children if c.i > token.i and c.tag_ == "CD"]
            infinitive = [c for c in before if c.lower_ == "to"]
            if infinitive and after:  # 'the force is to number 1,000'
                token.tag_, after[0].dep_, infinitive[0].dep_ = "VB", "obj", "mark"
            elif before and before[-1].dep_ in ("compound", "nsubj", "dep") and before[-1].tag_ in ("NNS", "NNPS", "NN") and after:
                token.tag_ = "VBP"
                before[-1].dep_, after[0].dep_ = "nsubj", "obj"


_ASKING = words.forms_of("ask", "tell", "order", "urge", "instruct", "want", "press", "request")


def asked_across(doc: Sequence[Token]) -> None:
    """'Has asked the Americans, who have 650 men in Agadez, to go': the infinitive behind the relative clause is what is asked."""
    for token in doc:
        inner = token.head
        clause = token.dep_ in ("advcl", "xcomp", "acl") and inner.dep_ == "acl:relcl" and _is_infinitive(token) and token.i > 1
        asking = inner.head.head if clause else inner
        if clause and asking.lower_ in _ASKING and token.nbor(-2).text == "," and inner.head.dep_ in ("obj", "iobj"):
            hang(token, asking)
            token.dep_ = "xcomp"


def like_with_like(doc: Sequence[Token]) -> None:
    """An infinitive is joined to an infinitive: 'called on them to take part in a mission conducted from there, and to send jets'."""
    for token in doc:
        if token.dep_ != "conj" or not _is_infinitive(token) or token.head.tag_ not in ("VBN", "VBD"):
            continue
        above = [t for t in doc[: token.head.i] if _is_infinitive(t) and t.dep_ in ("xcomp", "advcl", "ccomp") and t.head.i < t.i]
        if above and not any(c.lower_ == "to" and c.dep_ == "mark" for c in token.head.children):
            hang(token, above[0])


_WANTING = words.forms_of(
    "want", "plan", "hope", "intend", "agree", "aim", "decide", "wish", "prepare", "expect", "offer", "promise", "pledge"
)


def wanted_too(doc: Sequence[Token]) -> None:
    """'We want to keep it and later buy one': what is joined to wanting without a subject of its own is wanted too."""
    for token in doc:
        verb = token.head
        if token.dep_ != "conj" or token.tag_ not in ("VBP", "VB") or verb.lower_ not in _WANTING:
            continue
        wanted = [c for c in verb.children if c.dep_ == "xcomp" and _is_infinitive(c) and c.i < token.i]
        if wanted and not any(c.dep_ in grammar.SUBJECTS or grammar.base(c.dep_) == "aux" for c in token.children):
            hang(token, wanted[-1])
            token.tag_ = "VB"


def _is_infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(c.lower_ == "to" and c.i < token.i for c in token.children)


def second_perfect(doc: Sequence[Token]) -> None:
    """'Had formed a contingent and had manned checkpoints': the parser takes the second participle for an adjective."""
    for helper in doc[:-2]:
        joined = helper.lower_ in ("had", "has", "have") and helper.dep_ == "conj" and helper.lower_ in grammar.auxiliaries(helper.head)
        verb = helper.nbor(1)
        if not joined or verb.tag_ != "VBN" or verb.dep_ != "amod" or verb.head.head is not helper or verb.head.dep_ != "obj":
            continue
        noun, above = verb.head, helper.head
        for child in [c for c in helper.children if c is not noun]:
            hang(child, verb)
        hang(verb, above)
        verb.dep_ = "conj"
        hang(noun, verb)
        hang(helper, verb)
        helper.dep_ = "aux"


def verb_with_particle(doc: Sequence[Token]) -> None:
    """'The Netherlands hands over its mission': the tagger takes 'hands' for a noun, and 'over' for a preposition."""
    for verb in doc[:-1]:
        particle = verb.nbor(1)
        noun = (
            verb.tag_ == "NNS" and verb.dep_ in ("ROOT", "ccomp", "conj", "parataxis") and particle.lower_ in ("over", "off", "up", "out")
        )
        if not noun or not any(c.dep_ == "nsubj" for c in verb.children) or any(c.dep_ == "cop" for c in verb.children):
            continue
        verb.tag_, theme = "VBZ", particle.head
        if particle.dep_ == "case" and theme.head is verb:
            hang(particle, verb)
            particle.dep_, theme.dep_ = "compound:prt", "obj"
