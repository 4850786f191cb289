"""Sayings: the words of a sentence that make someone answerable for it: verbs and nouns of saying, 'according to', labels, asides."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from musterbook.claims.names.mentions import Mention, lexicon
from musterbook.claims.telling.media import reporting
from musterbook.claims.telling.persons import Voices, are_many
from musterbook.claims.telling.speakers import speaker
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.negation import negated
from musterbook.claims.trees.tree import Token, Tree
from musterbook.model import Speaker
from musterbook.values import Span

COUNTING = frozenset(
    (
        "puts",
        "put",
        "speak",
        "speaks",
        "spoke",
        "spoken",
        "count",
        "counts",
        "counted",
        "reckon",
        "reckons",
        "gives",
        "estimates",
        "estimated",
        "has",
    )
)
# Who cites somebody has all that the sentence tells from them.
CITING = frozenset(("citing", "cites", "cited", "quoting", "quotes", "invoking", "invokes"))
_PRONOUNS = {"he", "she", "they", "who", "it", "him", "her", "them"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """A verb (or 'according to') that makes someone answerable for a part of the sentence: for all before the token `until`."""

    speaker: Speaker | None
    verb: Token
    source: Token | None
    outlet: str | None = None
    aside: bool = False
    past: bool = False
    until: int | None = None


def attributions(tree: Tree, mentions: Sequence[Mention], names: Sequence[Mention], voices: Voices) -> list[Attribution]:
    """All attributions of a sentence in order; `names` are all its mentions, those in its asides among them."""
    out = []
    credited = list(reporting(tree.text, names))
    for source, verb in (found for token in tree.doc for found in _sources(token)):
        for one in _joined(source):
            if verb.lower_ in COUNTING and _is_force(tree, mentions, one):
                continue  # 'the mission counts 1,100': it has so many
            if credited and one.lower_ in ("site", "outlet", *lexicon("media")["kinds"]):
                continue  # 'the site Negev Lines says': the site is credited by its name
            made = replace(_attribution(tree, mentions, voices, one, verb), past=verb.tag_ in ("VBD", "VBN"))
            if made.speaker or made.outlet:
                out.append(made)
            if made.speaker and (made.speaker.name or made.speaker.role) and not are_many(made.speaker):
                voices.he = made.speaker  # 'Lind said that he had asked': he is Lind
    heard = {a.outlet for a in out}
    return out + [Attribution(None, tree.doc[0], None, name, True) for name in credited if name not in heard]


def _is_force(tree: Tree, mentions: Sequence[Mention], token: Token) -> bool:
    """The phrase names a force, or a mission that has one."""
    named = (m for m in mentions if token in tree.tokens(m.span))
    return token.lower_ == "it" or any(
        m.kind in ("force", "echelon", "unit", "formation") or (m.kind == "body" and m.value.kind in ("mission", "command")) for m in named
    )


def _joined(source: Token) -> list[Token]:
    """'The ministry and the army announced': each of them says it; so do 'the Dutch and German governments' as one phrase."""
    return [t for t in grammar.conjuncts(source) if t.tag_.startswith(("NN", "PRP", "DT", "WP"))] or [source]


def _sources(token: Token) -> Iterator[tuple[Token, Token]]:
    """(who says it, what the saying hangs on) for a word of saying."""
    if (token.lower_ in CITING or token.lower_ == "quoted") and not grammar.is_passive(token):
        if not any(c.lower_ == "without" for c in token.children):  # 'without citing sources'
            yield from ((source, token) for source in grammar.objects(token))
            yield from ((subject, token) for subject in _sayers(token) if _says(token))
    elif _says(token) or (token.lower_ in COUNTING and _counts(token)):
        yield from ((subject, token) for subject in _sayers(token))
    elif token.lower_ in _WORDS_OF and grammar.case(token) in ("in", "by", "on"):
        yield from ((c, token) for c in token.children if c.dep_ == "nmod:poss" or (c.dep_ == "nmod" and grammar.case(c) == "of"))
    elif token.lower_ in _SAID_NOUNS:
        given = (c for c in token.children if c.dep_ == "nmod" and grammar.case(c) in ("from", "by"))
        yield from ((one, token) for source in given for one in grammar.conjuncts(source))
    elif token.lower_ in _ASKED and token.dep_ == "obj" and token.head.lower_ in _VOICING:
        # 'Used the visit to renew the request for a brigade'
        yield from ((s, token) for s in [s for a in token.ancestors for s in a.children if s.dep_ in grammar.SUBJECTS][:1])
    elif token.lower_ in ("has", "had") and any(c.lower_ == "it" for c in grammar.objects(token)):
        yield from ((c, token) for c in token.children if grammar.case(c) == "from")  # 'has it from a source that'
    elif token.lower_ == "according":
        named = token.head if token.dep_ == "case" else next((c for c in token.children if c.dep_ == "obl"), None)
        if named is not None:
            yield named, named


# 'Officers there expect the 400 to be home by Easter': who expects something of others says so.
_EXPECTING = words.forms_of("expect")


_ISSUING = words.forms_of("issue", "release", "publish", "circulate")
_COMMENTING = words.forms_of("comment")
_ASKED = {"request", "demand", "plea", "appeal"}
_VOICING = words.forms_of("renew", "repeat", "make", "submit", "voice", "express", "file", "send", "reiterate")
# 'In the words of the commander', 'by the ministry's own account'.
_WORDS_OF = {"words", "word", "account", "accounts", "reckoning", "estimate", "estimates", "telling", "count"}
_SAID_NOUNS = {
    "confirmation",
    "assurance",
    "assurances",
    "statement",
    "report",
    "reports",
    "promise",
    "pledge",
    "announcement",
    "word",
    "guarantee",
    "letter",
    "claim",
    "claims",
}


def _counts(verb: Token) -> bool:
    """'Puts the garrison at 400', 'speaks of 15,000', 'counts 33,500': a figure is given on somebody's word."""
    figures = [c for c in verb.children if grammar.base(c.dep_) in ("obj", "obl") and any(g.tag_ == "CD" for g in c.subtree)]
    if verb.lower_ in ("puts", "put"):
        return any(grammar.case(c) == "at" for c in figures)
    if grammar.is_passive(verb) and verb.lower_ == "put":
        return any(grammar.case(c) == "at" for c in figures)
    if verb.lower_ in ("speak", "speaks", "spoke", "spoken"):
        return any(grammar.case(c) == "of" for c in grammar.obliques(verb))
    if verb.lower_ == "gives":
        return any(c.lower_ in _FIGURES or c.tag_ == "CD" for c in figures) or any(
            grammar.case(c) == "as" for c in figures
        )  # 'gives the number as 400'
    return verb.lower_ != "has" and bool(figures)


_FIGURES = {"number", "figure", "figures", "strength", "total", "sum", "count"}


# Words of saying that mean something else without a clause, a quotation or an aside: 'Athens recalled the battery', 'declined to sign'.
_NEEDS_CLAUSE = words.forms_of(
    "recall", "decline", "refuse", "call", "post", "read", "rule", "record", "publish", "express", "continue", "appeal", "note", "observe",
    "conclude",
)  # fmt: skip


_CALLS = words.forms("call") | words.forms("appeal")


_WISHES = {"wish", "desire", "hope", "readiness", "willingness", "interest", "intention"}


def _has_clause(verb: Token) -> bool:
    """Something is said: a clause below the verb, 'called on Oslo to send', or quotation marks in the sentence."""
    if any(c.dep_ == "obj" and c.lower_ in _WISHES for c in verb.children):
        return True  # 'expressed the wish to host them'
    if verb.lower_ in _CALLS and any(grammar.case(c) in ("on", "for", "to") or c.dep_ == "xcomp" for c in verb.children):
        return True
    return any(grammar.base(c.dep_) in ("ccomp", "parataxis") for c in verb.children) or any(t.text in '“”"' for t in verb.doc)


# An assembly that rejects a motion decides; it says nothing (codebook rule 17).
_DECIDED_ON = {"motion", "bill", "request", "proposal", "treaty", "budget", "amendment", "draft", "application", "offer", "plan", "law"}


def _tells_nothing(token: Token) -> bool:
    """A decision on a motion; 'as announced', which tells by whom no more than that it was."""
    if any(c.lower_ == "as" and c.dep_ == "mark" for c in token.children) and not any(c.dep_ in grammar.SUBJECTS for c in token.children):
        return True
    return any(c.dep_ == "obj" and c.lower_ in _DECIDED_ON for c in token.children) and not _has_clause(token)


def _says(token: Token) -> bool:
    if _tells_nothing(token):
        return False
    if token.lower_ in _NEEDS_CLAUSE and not _has_clause(token):
        return False
    if token.lower_ in _EXPECTING:
        told = any(grammar.base(c.dep_) in ("ccomp", "xcomp") for c in token.children)
        return told and bool(grammar.objects(token)) and not grammar.is_passive(token)
    if token.lower_ in _ISSUING and any(c.lower_ in _SAID_NOUNS for c in grammar.objects(token)):
        return any(t.text in '“”":' for t in token.doc[token.i :])  # 'issued a statement: “No.”'
    if token.lower_ in _COMMENTING and (negated(token) or any(t.lower_ == "neither" for t in token.subtree)):
        return False
    if token.lower_ in ("put", "puts") and any(c.lower_ == "it" for c in grammar.objects(token)):
        return any(c.lower_ == "as" or c.dep_ == "ccomp" for c in token.children)  # 'as the army puts it'
    if token.lower_ in ("made", "makes") and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("plain", "clear", "known"):
        return True
    if token.tag_ in ("VBG", "VB") and not any(c.dep_ == "aux" for c in token.children):
        return False
    if grammar.is_wish(token):
        return True
    return grammar.is_verb(token) and token.lower_ in words.verbs_of_saying() and token.dep_ not in ("amod", "compound", "aux", "aux:pass")


# 'A spokesman for General Lind' is not the general.
_OF = re.compile(r"\b(?:for|of|to|by) (?:[\w’'.-]+ ){0,4}$")


_HEARING = {"told", "informed", "assured", "briefed", "reminded"}


def aside_by(tree: Tree, mentions: Sequence[Mention], who: Span, voices: Voices) -> Attribution:
    """The attribution of an aside, whose speaker stands in known characters."""
    past = any(t.tag_ in ("VBD", "VBN") and t.lower_ in words.verbs_of_saying() for t in tree.doc)
    heard = next((t for t in tree.doc if t.lower_ in _HEARING and grammar.is_passive(t)), None)
    if heard is not None:  # 'the committee was told': not by the committee
        by = next(iter(_sayers(heard)), None)
        found = _attribution(tree, mentions, voices, by, heard) if by is not None else Attribution(None, heard, None)
        return replace(found, aside=True, past=past)
    outlet = next((m for m in mentions if m.kind == "outlet" and who.overlaps(m.span)), None)
    if outlet:
        return Attribution(None, tree.doc[0], None, outlet.text, True, past)
    person = next((m for m in mentions if m.kind == "person" and who.overlaps(m.span)), None)
    if person and not _OF.search(tree.text[who.start : person.span.start]):
        return Attribution(voices.meet(person.value), tree.doc[0], None, None, True, past)
    return replace(_attribution(tree, mentions, voices, tree.head(who), tree.doc[0]), aside=True, past=past)


def parted(tree: Tree, who: Span) -> list[Span]:
    """The characters of each who speaks in an aside: 'residents and a Somali officer'."""
    joined = grammar.conjuncts(tree.head(who)) if " and " in who.of(tree.text) else []
    ends = [c.i for t in joined[1:] for c in t.children if c.lower_ == "and"]
    if len(joined) != 2 or len(ends) != 1 or not all(t.tag_.startswith("NN") for t in joined):
        return [who]
    return [Span(who.start, tree.ends[ends[0] - 1]), Span(tree.starts[ends[0] + 1], who.end)]


_QUOTED = ("quoted", "cited")


def _sayers(verb: Token) -> list[Token]:
    passive = grammar.is_passive(verb)
    if passive:
        quoted = [s for s in grammar.subjects(verb) if verb.lower_ in _QUOTED]
        agents = [c for c in verb.children if c.dep_ == "obl:agent" or (c.dep_ == "obl" and grammar.case(c) == "by")]
        # 'Was announced by Prime Minister Lind': the parser leaves the preposition with the title.
        agents = agents or [
            c for c in verb.children if c.dep_ in ("dep", "iobj") and c.i > verb.i and any(t.lower_ == "by" for t in c.subtree)
        ]
        return quoted + agents  # 'Lind was quoted by the daily as saying'
    found = [t for t in grammar.subjects(verb) if t.i != verb.i]
    return found[:1] or _right_before(verb)


def _right_before(verb: Token) -> list[Token]:
    """'In an interview with the daily, General Lind, chief of staff, said': the parser makes the name one more of the daily's."""
    at = verb.i - 1
    if verb.tag_ not in ("VBD", "VBZ") or verb.dep_ not in ("ROOT", "parataxis") or verb.lower_ not in words.verbs_of_saying() or at < 1:
        return []
    if verb.doc[at].text == ",":
        at -= 1
        first = next((t.i for t in reversed(verb.doc[:at]) if t.text == ","), -1) + 1
        if first > 1 and verb.doc[first].text[:1].islower():
            at = first - 2  # behind the name stands the office
    return [verb.doc[at]] if verb.doc[at].tag_.startswith("NNP") else []


def _attribution(tree: Tree, mentions: Sequence[Mention], voices: Voices, token: Token, verb: Token) -> Attribution:
    inside = {t.i for t in token.subtree} if token.dep_ != "ROOT" else {token.i}
    outlet = next((m for m in mentions if m.kind == "outlet" and any(t.i in inside for t in tree.tokens(m.span))), None)
    if outlet:
        return Attribution(None, verb, token, outlet.text)
    if voices.outlet and token.lower_ in lexicon("media")["kinds"] and any(c.lower_ == "same" for c in token.children):
        return Attribution(None, verb, token, voices.outlet)  # 'the same channel maintains'
    if token.lower_ in _PRONOUNS and token.tag_.startswith(("PRP", "WP")):
        if token.lower_ == "who" and grammar.base(verb.dep_) == "acl":
            return Attribution(speaker(tree, mentions, verb.head, voices), verb, verb.head)
        meant = voices.they if token.lower_ in ("they", "them") else voices.body if token.lower_ == "it" else voices.he
        return Attribution(meant, verb, token)
    return Attribution(speaker(tree, mentions, token, voices), verb, token)
