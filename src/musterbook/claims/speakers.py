"""Speakers: whom the text makes answerable, as a chain, outermost last; the outlet itself is never its own speaker."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Token

from musterbook.claims import grammar, words
from musterbook.claims.language import Tree
from musterbook.claims.mentions import Mention
from musterbook.model import Speaker
from musterbook.world import people

_ROLE_WORDS = re.compile(
    r"\b(?:officials?|officers?|sources?|spokes(?:man|woman|person|people)|diplomats?|ministers?|secretary|commander|chief|general|colonel|major|captain|admiral"
    r"|commodore|ambassador|president|premier|chancellor|governor|mayor|deputy|senator|lawmakers?|adviser|envoy|aides?|analysts?|attaché|sergeant|lieutenant|brigadier"
    r"|marshal|politicians?|residents?|farmers?|witness(?:es)?|insiders?|planners?|king|emir|prince|sheikh|representative|people familiar|person familiar|director|head|leader|chairman|chairwoman)\b",
    re.I,
)
_PRONOUNS = {"he", "she", "they", "who", "it"}
_NAME_PART = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*$")
_PARTICLES = {"de", "van", "von", "der", "den", "al", "bin", "ibn", "da", "dos", "del", "la", "le", "di", "du", "ter", "abu"}


@dataclass
class Voices:
    """Persons met so far in an article: by surname, the last who spoke, and what day each spoke."""

    by_surname: dict[str, Speaker] = field(default_factory=dict)
    last: Speaker | None = None
    said_on: dict[str, str] = field(default_factory=dict)

    def meet(self, speaker: Speaker) -> Speaker:
        """The fullest form of a speaker known so far."""
        if not speaker.name:
            return self._by_role(speaker) or speaker
        surname = speaker.name.split()[-1].lower()
        known = self.by_surname.get(surname)
        if known and known.name:
            speaker = Speaker(max(known.name, speaker.name, key=len), known.role or speaker.role, known.org or speaker.org, known.country or speaker.country)
        self.by_surname[surname] = speaker
        return speaker

    def _by_role(self, speaker: Speaker) -> Speaker | None:
        """'the minister' stands for the minister who was named before."""
        role = (speaker.role or "").lower().split()
        if not role or speaker.org:
            return None
        known = [s for s in self.by_surname.values() if role[-1] in (s.role or "").lower().split()]
        return known[-1] if known and role[0] in ("the", role[-1]) else None

    def remember(self, speaker: Speaker, day: str | None) -> None:
        """This speaker spoke last, on `day` where the text tells it."""
        self.last = speaker
        if day:
            self.said_on[speaker.label()] = day


@dataclass(frozen=True, slots=True)
class Attribution:
    """A verb (or 'according to') that makes someone answerable for a part of the sentence. `scope` is the verb's token."""

    speaker: Speaker | None
    verb: Token
    source: Token | None
    outlet: str | None = None


def attributions(tree: Tree, mentions: Sequence[Mention], voices: Voices) -> list[Attribution]:
    """All attributions of a sentence in order."""
    out = []
    for token in tree.doc:
        if _says(token):
            for subject in _sayers(token):
                out.append(_attribution(tree, mentions, voices, subject, token))
        elif token.lower_ == "according":
            source = token.head if token.dep_ == "case" else next((c for c in token.children if c.dep_ == "obl"), None)
            if source is not None:
                out.append(_attribution(tree, mentions, voices, source, source))
    return [a for a in out if a.speaker or a.outlet]


def _says(token: Token) -> bool:
    return grammar.is_verb(token) and token.lower_ in words.verbs_of_saying() and token.dep_ not in ("amod", "compound", "aux", "aux:pass")


def _sayers(verb: Token) -> list[Token]:
    passive = grammar.is_passive(verb)
    if passive:
        quoted = [s for s in grammar.subjects(verb) if verb.lower_ in ("quoted", "cited", "told", "informed", "assured", "asked", "briefed")]
        agents = [c for c in verb.children if c.dep_ == "obl:agent" or (c.dep_ == "obl" and grammar.case(c) == "by")]
        return agents or (quoted if verb.lower_ in ("quoted", "cited") else [])
    found = [t for t in grammar.subjects(verb) if t.i != verb.i]
    return found[:1]


def _attribution(tree: Tree, mentions: Sequence[Mention], voices: Voices, token: Token, verb: Token) -> Attribution:
    outlet = next((m for m in mentions if m.kind == "outlet" and token in tree.tokens(m.span)), None)
    if outlet:
        return Attribution(None, verb, token, outlet.text)
    if token.lower_ in _PRONOUNS and token.tag_.startswith(("PRP", "WP")):
        if token.lower_ == "who" and grammar.base(verb.dep_) == "acl":
            return Attribution(speaker(tree, mentions, verb.head, voices), verb, verb.head)
        plural = token.lower_ in ("they", "it")
        return Attribution(None if plural and voices.last and voices.last.name else voices.last, verb, token)
    return Attribution(speaker(tree, mentions, token, voices), verb, token)


def speaker(tree: Tree, mentions: Sequence[Mention], token: Token, voices: Voices) -> Speaker | None:
    """The person or body that a noun phrase names."""
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
        return Speaker(None, None, at.text, at.value if at.kind == "nation" else None)
    text = _plain_phrase(tree, token)
    if re.search(r"ministry|army|navy|air force|forces|government|embassy|command|office|department|parliament|staff|council|agency|defen[cs]e|headquarters|police|alliance|bloc|union|mission|presidency|cabinet|pentagon", text, re.I):
        return Speaker(None, None, text, nation)
    return None


def _name(tree: Tree, mentions: Sequence[Mention], token: Token) -> str | None:
    """The person's name in a phrase: capitalised proper nouns that no table knows and that are no title."""
    taken = {t.i for m in mentions if m.kind in ("nation", "body", "site", "unit", "formation", "outlet", "region") for t in tree.tokens(m.span)}
    members = [token, *[t for c in token.children if grammar.base(c.dep_) in ("compound", "flat", "appos", "nmod", "list", "dep") and grammar.case(c) == "" for t in c.subtree]]
    inside = sorted({t.i: t for t in members if t.i not in taken and t.tag_ in ("NNP", "NNPS", "FW", "NN", "JJ", "IN")}.values(), key=lambda t: t.i)
    runs: list[list[Token]] = []
    for t in inside:
        word = tree.words(t)
        fits = bool(_NAME_PART.match(word)) and word.lower() not in _titles() or (word.lower() in _PARTICLES and runs and runs[-1])
        if fits and not (t.i == 0 and t.tag_ != "NNP"):
            if runs and runs[-1] and runs[-1][-1].i == t.i - 1:
                runs[-1].append(t)
            else:
                runs.append([t])
    runs = [run for run in runs if any(t.tag_ == "NNP" for t in run)]
    best = max(runs, key=lambda run: (len(run), -run[0].i), default=None)
    return " ".join(tree.words(t) for t in best) if best else None


@cache
def _titles() -> frozenset[str]:
    listed = [w for title in (*people.ranks(), *people.offices()) for w in title.lower().split()]
    return frozenset({*listed, "sir", "lord", "mr", "mrs", "ms", "dr", "mr.", "mrs.", "ms.", "dr.", "dame", "deputy", "acting", "former", "senior", "state", "us", "u.s.", "monday", "tuesday",
                      "wednesday", "thursday", "friday", "saturday", "sunday", "the", "a"})  # fmt: skip


def _nation(tree: Tree, mentions: Sequence[Mention], token: Token) -> str | None:
    near = [m for m in mentions if m.kind == "nation" and any(grammar.within(t, token) for t in tree.tokens(m.span))]
    return near[0].value if near else None


def _role(tree: Tree, token: Token, name: str | None) -> str | None:
    """The office in a phrase: the appositive, or what stands before the name."""
    text = _plain_phrase(tree, token)
    if name:
        before = text.split(name)[0].strip(" ,") if name in text else ""
        after = next((_plain_phrase(tree, c) for c in token.children if c.dep_ == "appos" and c.i > token.i), "")
        found = next((part for part in (before, after) if _ROLE_WORDS.search(part)), "")
        return re.sub(r"^(?:the|a|an|its|their|his|her)\s+", "", found, flags=re.I) or None
    return re.sub(r"^(?:a|an)\s+", "", text) or None


def _plain_phrase(tree: Tree, token: Token) -> str:
    """The words of a noun phrase without relative clauses and what follows them."""
    cut = [c for c in token.children if grammar.base(c.dep_) in ("acl", "parataxis", "advcl", "cc", "conj", "ccomp") or c.dep_ == "punct" and c.i > token.i]
    gone = {t.i for c in cut for t in c.subtree}
    kept = sorted((t for t in token.subtree if t.i not in gone and t.dep_ != "case" or grammar.within(t, token) and t.dep_ == "case" and t.head is not token and t.i not in gone), key=lambda t: t.i)
    return tree.span(kept).of(tree.text).strip() if kept else tree.words(token)
