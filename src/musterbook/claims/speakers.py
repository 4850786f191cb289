"""Speakers: whom the text makes answerable, as a chain, outermost last; the outlet itself is never its own speaker."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from musterbook.claims import grammar, words
from musterbook.claims.language import Tree
from musterbook.claims.mentions import Mention
from musterbook.claims.persons import Voices, titles
from musterbook.model import Speaker
from musterbook.values import Span

_ROLE_WORDS = re.compile(
    r"\b(?:officials?|officers?|sources?|spokes(?:man|woman|person|people)|diplomats?|ministers?|secretary|commander|chief|general"
    r"|colonel|major|captain|admiral"
    r"|commodore|ambassador|president|premier|chancellor|governor|mayor|deputy|senator|lawmakers?|adviser|envoy|aides?|analysts?"
    r"|attaché|sergeant|lieutenant|brigadier"
    r"|marshal|politicians?|residents?|farmers?|witness(?:es)?|insiders?|planners?|king|emir|prince|sheikh|representative"
    r"|people familiar|person familiar|director|head|leader|chairman|chairwoman)\b",
    re.I,
)
_BODY_WORDS = re.compile(
    r"ministry|army|navy|air force|forces|government|embassy|command|office|department|parliament|staff|council|agency|defen[cs]e"
    r"|headquarters|police|alliance|bloc|union|mission|presidency|cabinet|pentagon",
    re.I,
)
_PRONOUNS = {"he", "she", "they", "who", "it"}
_NAME_PART = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*$")
_PARTICLES = {"de", "van", "von", "der", "den", "al", "bin", "ibn", "da", "dos", "del", "la", "le", "di", "du", "ter", "abu"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """A verb (or 'according to') that makes someone answerable for a part of the sentence. `scope` is the verb's token."""

    speaker: Speaker | None
    verb: Token
    source: Token | None
    outlet: str | None = None
    aside: bool = False


def attributions(tree: Tree, mentions: Sequence[Mention], voices: Voices) -> list[Attribution]:
    """All attributions of a sentence in order."""
    made = (_attribution(tree, mentions, voices, source, verb) for token in tree.doc for source, verb in _sources(token))
    out = [a for a in made if a.speaker or a.outlet]
    heard = {a.outlet for a in out}
    return out + [Attribution(None, tree.doc[0], None, name, True) for name in _reporting(tree.text, mentions) if name not in heard]


def _sources(token: Token) -> Iterator[tuple[Token, Token]]:
    """(who says it, what the saying hangs on) for a word of saying."""
    if _says(token):
        yield from ((subject, token) for subject in _sayers(token))
    elif token.lower_ in _SAID_NOUNS:
        given = (c for c in token.children if c.dep_ == "nmod" and grammar.case(c) in ("from", "by"))
        yield from ((one, token) for source in given for one in grammar.conjuncts(source))
    elif token.lower_ == "citing" or (token.lower_ == "quoted" and token.tag_ == "VBD"):
        yield from ((source, token) for source in grammar.objects(token))
    elif token.lower_ == "according":
        named = token.head if token.dep_ == "case" else next((c for c in token.children if c.dep_ == "obl"), None)
        if named is not None:
            yield named, named


_REPORTS = re.compile(
    r"^[”\"’»]?(?:, [^,]{3,70},)? (?:also |now |had |has |have |earlier )*(?:reports?|reported|writes|wrote|written|says|said|claims"
    r"|claimed|quotes|quoted|maintains|has|puts|let)\b"
)
_ACCORDING = re.compile(
    r"(?:according to|as reported by|reports? by|reported by|article (?:of|in)|says|told|tells|quoted by)(?: the"
    r"| an?)?(?: [\w-]+){0,4}? ?[“\"‘«]?$",
    re.I,
)


def _reporting(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """Outlets that a sentence credits, by the words beside their names; the parser is not needed for that."""
    for mention in mentions:
        if mention.kind == "outlet" and (
            _REPORTS.match(text[mention.span.end :]) or _ACCORDING.search(text[max(0, mention.span.start - 60) : mention.span.start])
        ):
            yield mention.text


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


def _says(token: Token) -> bool:
    if token.tag_ in ("VBG", "VB") and not any(c.dep_ == "aux" for c in token.children):
        return False
    return grammar.is_verb(token) and token.lower_ in words.verbs_of_saying() and token.dep_ not in ("amod", "compound", "aux", "aux:pass")


def aside_by(tree: Tree, mentions: Sequence[Mention], who: Span, voices: Voices) -> Attribution:
    """The attribution of an aside, whose speaker stands in known characters."""
    return replace(_attribution(tree, mentions, voices, tree.head(who), tree.doc[0]), aside=True)


def _sayers(verb: Token) -> list[Token]:
    passive = grammar.is_passive(verb)
    if passive:
        quoted = [
            s for s in grammar.subjects(verb) if verb.lower_ in ("quoted", "cited", "told", "informed", "assured", "asked", "briefed")
        ]
        agents = [c for c in verb.children if c.dep_ == "obl:agent" or (c.dep_ == "obl" and grammar.case(c) == "by")]
        return agents or (quoted if verb.lower_ in ("quoted", "cited") else [])
    found = [t for t in grammar.subjects(verb) if t.i != verb.i]
    return found[:1]


def _attribution(tree: Tree, mentions: Sequence[Mention], voices: Voices, token: Token, verb: Token) -> Attribution:
    inside = {t.i for t in token.subtree} if token.dep_ != "ROOT" else {token.i}
    outlet = next((m for m in mentions if m.kind == "outlet" and any(t.i in inside for t in tree.tokens(m.span))), None)
    if outlet:
        return Attribution(None, verb, token, outlet.text)
    if token.lower_ in _PRONOUNS and token.tag_.startswith(("PRP", "WP")):
        if token.lower_ == "who" and grammar.base(verb.dep_) == "acl":
            return Attribution(speaker(tree, mentions, verb.head, voices), verb, verb.head)
        plural = token.lower_ in ("they", "it")
        return Attribution(
            voices.last if plural and not (voices.last and voices.last.name) else None if plural else voices.person, verb, token
        )
    return Attribution(speaker(tree, mentions, token, voices), verb, token)


def speaker(tree: Tree, mentions: Sequence[Mention], token: Token, voices: Voices) -> Speaker | None:
    """The person or body that a noun phrase names."""
    inside = (
        {t.i for t in token.subtree}
        if token.dep_ != "ROOT"
        else {token.i, *(t.i for c in token.children if grammar.base(c.dep_) in ("appos", "flat", "compound", "nmod") for t in c.subtree)}
    )
    person = next((m for m in mentions if m.kind == "person" and any(t.i in inside for t in tree.tokens(m.span))), None)
    if person:
        return voices.meet(person.value)
    named = _name(tree, mentions, token)
    body = next((m for m in mentions if m.kind == "body" and any(grammar.within(t, token) for t in tree.tokens(m.span))), None)
    nation = _nation(tree, mentions, token) or (body.value.nation if body else None)
    role = _role(tree, token, named)
    if named:
        return voices.meet(Speaker(named, role, body.text if body and token not in tree.tokens(body.span) else None, nation))
    if body and token in tree.tokens(body.span):
        return Speaker(None, None, body.text, nation)
    if role and _ROLE_WORDS.search(role):
        return voices.meet(Speaker(None, role, body.text if body else None, nation))
    at = next((m for m in mentions if m.kind in ("nation", "region") and token in tree.tokens(m.span)), None)
    if at:
        stands_for_itself = at.kind == "nation" and at.how not in ("metonym", "government")
        return Speaker(country=at.value) if stands_for_itself else Speaker(org=at.text, country=at.value if at.kind == "nation" else None)
    text = re.sub(r"^(?:according to|by|from|of)\s+", "", _plain_phrase(tree, token), flags=re.I)
    return Speaker(None, None, text, nation) if _BODY_WORDS.search(text) else None


def _name(tree: Tree, mentions: Sequence[Mention], token: Token) -> str | None:
    """The person's name in a phrase: capitalised proper nouns that no table knows and that are no title."""
    taken = {
        t.i for m in mentions if m.kind in ("nation", "body", "site", "unit", "formation", "outlet", "region") for t in tree.tokens(m.span)
    }
    members = [
        token,
        *[
            t
            for c in token.children
            if grammar.base(c.dep_) in ("compound", "flat", "appos", "nmod", "list", "dep") and grammar.case(c) == ""
            for t in c.subtree
        ],
    ]
    inside = sorted(
        {t.i: t for t in members if t.i not in taken and t.tag_ in ("NNP", "NNPS", "FW", "NN", "JJ", "IN")}.values(), key=lambda t: t.i
    )
    runs: list[list[Token]] = []
    for t in inside:
        word = tree.words(t)
        fits = (bool(_NAME_PART.match(word)) and word.lower() not in titles()) or (word.lower() in _PARTICLES and runs and runs[-1])
        if fits and not (t.i == 0 and t.tag_ != "NNP"):
            if runs and runs[-1] and runs[-1][-1].i == t.i - 1:
                runs[-1].append(t)
            else:
                runs.append([t])
    runs = [run for run in runs if any(t.tag_ == "NNP" for t in run)]
    best = max(runs, key=lambda run: (len(run), -run[0].i), default=None)
    return " ".join(tree.words(t) for t in best) if best else None


def _nation(tree: Tree, mentions: Sequence[Mention], token: Token) -> str | None:
    near = [m for m in mentions if m.kind == "nation" and any(grammar.within(t, token) for t in tree.tokens(m.span))]
    return near[0].value if near else None


def _role(tree: Tree, token: Token, name: str | None) -> str | None:
    """The office in a phrase: the appositive, or what stands before the name."""
    text = re.sub(r"^(?:according to|as for|by|from|of)\s+", "", _plain_phrase(tree, token), flags=re.I)
    if name:
        before = text.split(name)[0].strip(" ,") if name in text else ""
        after = next((_plain_phrase(tree, c) for c in token.children if c.dep_ == "appos" and c.i > token.i), "")
        found = next((part for part in (before, after) if _ROLE_WORDS.search(part)), "")
        return re.sub(r"^(?:the|a|an|its|their|his|her)\s+", "", found, flags=re.I) or None
    role = re.sub(r"^(?:a|an)\s+", "", text, flags=re.I)
    return role if 0 < len(role) <= 60 else None


def _plain_phrase(tree: Tree, token: Token) -> str:
    """The words of a noun phrase without relative clauses and what follows them."""
    cut = [
        c
        for c in token.children
        if grammar.base(c.dep_) in ("acl", "parataxis", "advcl", "cc", "conj", "ccomp") or (c.dep_ == "punct" and c.i > token.i)
    ]
    gone = {t.i for c in cut for t in c.subtree}
    kept = sorted(
        (
            t
            for t in token.subtree
            if (t.i not in gone and t.dep_ != "case")
            or (grammar.within(t, token) and t.dep_ == "case" and t.head.i != token.i and t.i not in gone)
        ),
        key=lambda t: t.i,
    )
    return tree.span(kept).of(tree.text).strip(' ,“”"') if kept else tree.words(token)
