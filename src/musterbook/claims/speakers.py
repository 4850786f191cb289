"""Speakers: whom the text makes answerable, as a chain, outermost last; the outlet itself is never its own speaker."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from spacy.tokens import Token

from musterbook.claims import grammar, words
from musterbook.claims.dialogue import Interview
from musterbook.claims.language import Tree
from musterbook.claims.mentions import Mention
from musterbook.model import Speaker
from musterbook.values import Span
from musterbook.world import people

_ROLE_WORDS = re.compile(
    r"\b(?:officials?|officers?|sources?|spokes(?:man|woman|person|people)|diplomats?|ministers?|secretary|commander|chief|general"
    r"|colonel|major|captain|admiral"
    r"|commodore|ambassador|president|premier|chancellor|governor|mayor|deputy|senator|lawmakers?|adviser|envoy|aides?|analysts?"
    r"|attaché|sergeant|lieutenant|brigadier"
    r"|marshal|politicians?|residents?|farmers?|witness(?:es)?|insiders?|planners?|king|emir|prince|sheikh|representative"
    r"|people familiar|person familiar|director|head|leader|chairman|chairwoman)\b",
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
    seen: Speaker | None = None
    answers: Speaker | None = None
    event: str | None = None
    told: bool = False
    said_on: dict[str, str] = field(default_factory=dict)

    def meet(self, speaker: Speaker) -> Speaker:
        """The fullest form of a speaker known so far."""
        if not speaker.name:
            return self._by_role(speaker) or speaker
        surname = _key(speaker)
        known = self.by_surname.get(surname)
        if known and known.name:
            speaker = Speaker(
                max(known.name, speaker.name, key=len),
                known.role or speaker.role,
                known.org or speaker.org,
                known.country or speaker.country,
            )
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
            self.event = self.event or day
            self.said_on[_key(speaker)] = day

    def interview(self, found: Interview) -> None:
        """The person who answers, and the day on which all answers were given."""
        if found.person:
            self.answers = self.meet(found.person)
            if found.day:
                self.said_on[_key(self.answers)] = found.day

    def day_of(self, speaker: Speaker) -> str | None:
        """The day on which this speaker spoke, as far as the text told."""
        return self.said_on.get(_key(speaker))

    @property
    def person(self) -> Speaker | None:
        """Whom 'he' or 'she' stands for: the last person who spoke or was introduced."""
        return self.last if self.last and (self.last.name or self.last.role) and self.seen is None else self.seen

    def see(self, mentions: Sequence[Mention]) -> None:
        """The person whom a sentence named last is whom the next 'he' stands for."""
        people = [m.value for m in mentions if m.kind == "person"]
        if people:
            self.seen = self.meet(people[-1])


def _key(speaker: Speaker) -> str:
    return speaker.name.split()[-1].lower() if speaker.name else speaker.label().lower()


def named(text: str, voices: Voices) -> Iterator[Mention]:
    """Every place where a text names a person it has introduced, by full name or surname."""
    for surname, person in voices.by_surname.items():
        full = (person.name or surname).split()
        # A second surname stands alone as often as the last: 'Valcárcel' for 'Inés Valcárcel Otero'.
        names = [" ".join(full), *(part for part in full[1:] or full if len(part) > 3)]
        either = "|".join(re.escape(name) for name in names)
        for found in re.finditer(rf"(?<![\w-])(?:{either})(?![\w-])", text):
            yield Mention(Span(*found.span()), found.group(), "person", person)


def introduced(text: str, names: Sequence[Mention]) -> Voices:
    """Voices that know every person whom the text names with a title, before or after the name."""
    voices = Voices()
    known = {m.text for m in names if m.kind in ("nation", "site", "body", "unit", "formation", "outlet", "region")}
    for pattern in _introductions():
        for found in pattern.finditer(text):
            name = " ".join(word for word in found.group("name").split() if word.lower() not in _titles())
            if name and not any(name in k or name.startswith(k) for k in known):
                voices.meet(Speaker(name, found.group("role").strip(" ,") or None))
    return voices


@cache
def _introductions() -> tuple[re.Pattern[str], ...]:
    one = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]+"
    two = rf"(?P<name>{one}(?: (?:(?:de|van|von|der|den|al|bin|da|dos|del|la|di|du) )?(?:[A-Z]\. )?{one}){{1,3}})"
    name = (
        r"(?P<name>[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]+(?: (?:(?:de|van|von|der|den|al|bin|da|dos|del|la|di"
        r"|du) )?(?:[A-Z]\. )?[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]+){0,3})"
    )
    titles = sorted({*people.offices(), *people.ranks()}, key=len, reverse=True)
    either = "|".join(re.escape(t) for t in titles)
    of = r"(?: (?:of|for) (?:the )?(?:[A-Z][\w’'-]+ ?(?:and |of |for )?(?:the )?){1,5}?)?"
    before = re.compile(rf"(?P<role>(?:\b[A-Z][\w’'-]+ ){{0,3}}(?i:\b(?:{either}))\b{of},?) {name}")
    after = re.compile(rf"{two}, (?P<role>(?:(?:an?|the|its|their|his|her) )?(?:[\w’'-]+ ){{0,4}}(?i:(?:{either}))\b[^,.;]{{0,60}})")
    return before, after


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
    out = []
    for token in tree.doc:
        if _says(token):
            for subject in _sayers(token):
                out.append(_attribution(tree, mentions, voices, subject, token))
        elif token.lower_ in _SAID_NOUNS:
            for source in (c for c in token.children if c.dep_ == "nmod" and grammar.case(c) in ("from", "by")):
                for one in grammar.conjuncts(source):
                    out.append(_attribution(tree, mentions, voices, one, token))
        elif token.lower_ == "citing" or (token.lower_ == "quoted" and token.tag_ == "VBD"):
            for source in grammar.objects(token):
                out.append(_attribution(tree, mentions, voices, source, token))
        elif token.lower_ == "according":
            source = token.head if token.dep_ == "case" else next((c for c in token.children if c.dep_ == "obl"), None)
            if source is not None:
                out.append(_attribution(tree, mentions, voices, source, source))
    out = [a for a in out if a.speaker or a.outlet]
    out += [
        Attribution(None, tree.doc[0], None, name, True) for name in _reporting(tree.text, mentions) if name not in {a.outlet for a in out}
    ]
    return out


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
    if re.search(
        r"ministry|army|navy|air force|forces|government|embassy|command|office|department|parliament|staff|council|agency|defen[cs]e"
        r"|headquarters|police|alliance|bloc|union|mission|presidency|cabinet|pentagon",
        text,
        re.I,
    ):
        return Speaker(None, None, text, nation)
    return None


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
        fits = (bool(_NAME_PART.match(word)) and word.lower() not in _titles()) or (word.lower() in _PARTICLES and runs and runs[-1])
        if fits and not (t.i == 0 and t.tag_ != "NNP"):
            if runs and runs[-1] and runs[-1][-1].i == t.i - 1:
                runs[-1].append(t)
            else:
                runs.append([t])
    runs = [run for run in runs if any(t.tag_ == "NNP" for t in run)]
    best = max(runs, key=lambda run: (len(run), -run[0].i), default=None)
    return " ".join(tree.words(t) for t in best) if best else None


_MONTHS = "january february march april june july august september october november december".split()


@cache
def _titles() -> frozenset[str]:
    listed = [w for title in (*people.ranks(), *people.offices()) for w in title.lower().split()]
    return frozenset({*listed, "sir", "lord", "mr", "mrs", "ms", "dr", "mr.", "mrs.", "ms.", "dr.", "dame", "deputy", "acting", "former", "senior", "state", "us", "u.s.", "monday", "tuesday",
                      "wednesday", "thursday", "friday", "saturday", "sunday", "the", "a", *_MONTHS})  # fmt: skip


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
            or (grammar.within(t, token) and t.dep_ == "case" and t.head is not token and t.i not in gone)
        ),
        key=lambda t: t.i,
    )
    return tree.span(kept).of(tree.text).strip(' ,“”"') if kept else tree.words(token)
