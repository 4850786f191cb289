"""Persons: whom an article introduces by name, and what is known of each; a later surname or 'he' stands for one of them."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from musterbook.claims.names.mentions import Mention, find, lexicon
from musterbook.claims.names.vocabulary import fold
from musterbook.claims.nearby import longest, standing
from musterbook.claims.sentences.dialogue import Interview
from musterbook.model import Speaker
from musterbook.world import people


@dataclass
class Voices:
    """Persons met so far in an article: by surname, the last who spoke, and what day each spoke."""

    by_surname: dict[str, Speaker] = field(default_factory=dict)
    last: Speaker | None = None
    seen: Speaker | None = None
    he: Speaker | None = None
    body: Speaker | None = None
    they: Speaker | None = None
    answers: Speaker | None = None
    outlet: str | None = None
    told: bool = False
    block: int = -9
    last_block: int = -9
    seen_block: int = -9
    order: list[Speaker] = field(default_factory=list)
    said_on: dict[str, str] = field(default_factory=dict)
    unions: dict[str, str] = field(default_factory=dict)

    def meet(self, speaker: Speaker) -> Speaker:
        """The fullest form of a speaker known so far."""
        if not speaker.name:
            return self._by_role(speaker) or speaker
        surname = _key(speaker)
        known = self.by_surname.get(surname) or self._by_first_name(speaker.name)
        surname = _key(known) if known else surname
        if known and known.name:
            speaker = Speaker(
                max(known.name, speaker.name, key=len),
                known.role or speaker.role,
                known.org or speaker.org,
                known.country or speaker.country,
            )
        self.by_surname[surname] = speaker
        return speaker

    def _by_first_name(self, name: str) -> Speaker | None:
        """'Sir Hugh' stands for the one person of that first name."""
        fit = [s for s in self.by_surname.values() if s.name and s.name.split()[0] == name]
        return fit[0] if len(fit) == 1 else None

    def _by_role(self, speaker: Speaker) -> Speaker | None:
        """'the minister' stands for the minister who was named last; 'the same source' for the source before it."""
        words = (speaker.role or "").lower().split()
        if not words or speaker.org or words[0] in ("a", "an", "one", "another"):
            return None
        nation = _nation(speaker)
        own = {w for w in words if w not in ("the", "same", "its", "their", "his", "her", "this") and not w.endswith(("’s", "'s"))}
        wanted = {w for w in own if not _nation_in(w.capitalize())} or own
        definite = words[0] in ("the", "same", "its", "their", "his", "her", "this") or words[0].endswith(("’s", "'s")) or len(words) == 1
        if not definite or not wanted:
            return None

        def fits(known: Speaker) -> bool:
            same = nation is None or _nation(known) in (None, nation)
            return same and wanted <= set((known.role or "").lower().split())

        heard = [s for s in reversed(self.order) if fits(s)]
        named = [s for s in self.by_surname.values() if fits(s)]
        return heard[0] if heard else named[0] if len(named) == 1 else None

    def remember(self, speaker: Speaker, day: str | None, block: int) -> None:
        """This speaker spoke last, on `day` where the text tells it."""
        self.speak(speaker, block)
        if day:
            self.said_on[_key(speaker)] = day

    def speak(self, speaker: Speaker, block: int) -> None:
        """This speaker spoke last."""
        self.last, self.last_block = speaker, block
        self.order.append(speaker)
        if speaker.name or speaker.role:
            self.he = speaker
        else:
            self.body = speaker
        if are_many(speaker) or not (speaker.name or speaker.role):
            self.they = speaker

    def near(self, block: int) -> Speaker | None:
        """Whose words an unattributed quotation gives: whom this paragraph named last, else who spoke last."""
        if self.seen and self.seen_block == block and not (self.last_block == block and self.told):
            return self.seen
        return self.last

    def interview(self, found: Interview) -> None:
        """The person who answers, and the day on which all answers were given."""
        if found.person:
            self.answers = self.meet(found.person)
            if found.day:
                self.said_on[_key(self.answers)] = found.day

    def day_of(self, speaker: Speaker) -> str | None:
        """The day on which this speaker spoke, as far as the text told."""
        return self.said_on.get(_key(speaker))

    def unite(self, mentions: Sequence[Mention]) -> None:
        """'The alliance', 'the bloc': that which the text named last."""
        self.unions |= {word: m.value for m in mentions if m.kind == "nation" for word in _UNIONS.get(m.value, ())}

    def see(self, mentions: Sequence[Mention], block: int, *, spoken: bool) -> None:
        """The person whom a sentence named last is whom the next 'he' stands for."""
        people = [m.value for m in mentions if m.kind == "person"]
        if people:
            self.seen, self.seen_block = self.meet(people[-1]), block
            self.order.append(self.seen)
            if not spoken:
                self.he = self.seen


_UNIONS = {"NATO": ("alliance",), "CSTO": ("alliance",), "EU": ("bloc", "union")}


def _nation(speaker: Speaker) -> str | None:
    """The nation of whose office somebody holds: 'the Lithuanian Minister of Defence', 'Lithuania's Minister of Defence'."""
    return _nation_in(speaker.role or "") or speaker.country


# Every speaker is compared with every one before, and their words recur.
@lru_cache(maxsize=4096)
def _nation_in(text: str) -> str | None:
    """The first nation that some words name."""
    return next((str(m.value) for m in find(text) if m.kind == "nation"), None)


_BEHIND_HEAD = re.compile(r"\b(?:of|in|at|for|with|from|to|on|who|familiar|briefed)\b")


def are_many(speaker: Speaker) -> bool:
    """'Two Turkish officials', 'people briefed on the talks': the next 'they' stands for them."""
    head = _BEHIND_HEAD.split(speaker.role or "")[0].strip()
    return not speaker.name and head.endswith(("s", "people", "men", "women")) and not head.endswith(("ss", "’s", "'s"))


def _key(speaker: Speaker) -> str:
    return speaker.name.split()[-1].lower() if speaker.name else speaker.label().lower()


def named(text: str, voices: Voices) -> Iterator[Mention]:
    """Every place where a text names a person it has introduced, by full name or surname."""
    for surname, person in voices.by_surname.items():
        full = (person.name or surname).split()
        # A second surname stands alone as often as the last: 'Valcárcel' for 'Inés Valcárcel Otero'.
        names = [" ".join(full), *(part for part in full[1:] or full if len(part) > 3)]
        for span in longest((span for name in names for span in standing(name, text)), lambda span: span, len(text)):
            yield Mention(span, span.of(text), "person", person)


def introduced(text: str, names: Sequence[Mention]) -> Voices:
    """Voices that know every person whom the text names with a title, before or after the name, or as one who speaks."""
    voices = Voices()
    known = {
        m.text
        for m in names
        if m.kind in ("nation", "site", "body", "unit", "formation", "outlet", "region", "equipment")
        and not (m.kind == "site" and m.how == "ambiguous")
    }
    before, apposed = _titled(text)
    for found in itertools.chain(before, *(pattern.finditer(text) for pattern in _introductions()), apposed):
        role, name = _cut(found["role"] or "", found["name"] or found.groupdict().get("name2") or "")
        # 'The minister, Milan Hruška': a first name may be a place's as well.
        taken = any(name in k or (name.startswith(k) and (not role or " " in k or " " not in name)) for k in known)
        if name and not taken and not _NO_PERSON.search(name):
            voices.meet(Speaker(name, role))
    return voices


# 'As General Lind said': what opens a sentence is no part of an office.
_OPENING = re.compile(r"^(?:As|When|While|But|And|Then|Because|Although|Though|For) ")


def _cut(role: str, name: str) -> tuple[str | None, str]:
    """Titles are no part of a name, nor is a trade: 'Shopkeeper Maris Ozols'."""
    words = [word for word in name.split() if word.lower() not in titles()]
    if not role and len(words) > 2 and re.search(r"(?:er|or|ist|man|woman|ent|ian|eer)$", words[0]):
        role, words = words[0], words[1:]
    while len(words) > 2 and words[-1].isupper() and len(words[-1]) <= 4:
        words.pop()  # 'Commander Giles Thorn RN'
    return _OPENING.sub("", role).strip(" ,") or None, " ".join(words)


_ONE = r"(?:(?:Ó |[AaEe][a-z]{1,2}-)?[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]+)"
_OF = r"(?:(?:de|van|von|der|den|al|bin|da|dos|del|la|di|du|ter|ten|ibn|abu) ){0,2}"
_NEXT = rf"{_OF}(?:[A-Z]\. )?{_ONE}"
_TWO = rf"(?P<name>{_ONE}(?: {_NEXT}){{1,3}})"
_NO_PERSON = re.compile(
    r"\b(?:The|A|An|In|On|At|By|But|And|For|From|Of|This|That|These|Those|Last|Next|Some|Both|Their|Our|Its|His|Her|Not|No|When|Since|After"
    r"|Before|Until|Overnight|Yesterday|Today|Meanwhile|Earlier|Later|Ministry|Army|Navy|Force|Forces|Command|Council|Government|Office|Department|Party|Union|House|Agency|Court|Embassy"
    r"|Corps|Staff|University|Institute|Centre|Center|Group|Committee|Parliament|Assembly|Senate|Congress|Museum|Street|Square|Airport"
    r"|Base|Barracks|Port|Sea|Gulf|Bay|Island|Islands|River|Mountains?|January|February|March|April|June|July|August|September|October"
    r"|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Operation|Exercise|Treaty|Agreement|Act|News|Post|Times"
    r"|Foundation|Association|Bank|Company|Battalion|Brigade|Regiment|Squadron|Division)\b"
)


# Verbs that a speaker stands before; of these some have no person after them who is told or asked.
_SAYS = "said|says|added|adds|replied|replies|answered|answers|recalled|explained|explains|insisted|remembers|argued|warned"
_SAYING = f"{_SAYS}|told|tells|asked|asks"
_NAME = rf"(?P<name>{_ONE}(?: {_NEXT}){{0,3}})"
_CAPITAL = re.compile(r"(?<![\w’'])(?=([A-Z][\w’'-]+ ))")


def _titled(text: str) -> tuple[Iterator[re.Match[str]], Iterator[re.Match[str]]]:
    """A title before a name, 'Danish Defence Minister Troels Lund', or set off from it, 'a spokeswoman for the ministry, Mette Lund, said'.

    Both are tried only where a title stands, and from the capital words before it.
    """
    begins: dict[int, list[int]] = {}
    for word in _CAPITAL.finditer(text):
        begins.setdefault(word.end(1), []).append(word.start(1))
    stand = front = {start for _, start, _ in _titles().find_matches_as_indexes(fold(text), overlapping=True)}
    starts = set(stand)
    for _ in range(3):
        front = {start for at in front for start in begins.get(at, ())}
        starts |= front
    before, apposed = _title_patterns()
    return _tried(before, text, starts), _tried(apposed, text, stand)


def _tried(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches that begin at one of these places, none within another."""
    end = 0
    for start in sorted(starts):
        found = pattern.match(text, start) if start >= end else None
        if found:
            end = found.end()
            yield found


@cache
def _listed_titles() -> tuple[str, ...]:
    """Every office and rank, the longest first."""
    return tuple(sorted({*people.offices(), *people.ranks()}, key=len, reverse=True))


@cache
def _titles() -> AhoCorasick:
    return AhoCorasick([fold(title) for title in _listed_titles()])


@cache
def _title_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    title = rf"(?i:\b(?:{'|'.join(map(re.escape, _listed_titles()))}))(?!\w)"
    of = r"(?: (?:of|for) (?:the )?(?:[A-Z][\w’'-]+ ?(?:and |of |for )?(?:the )?){1,5}?)?"
    of += r"(?: to (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)??)?"  # 'Ambassador of Chile to Peru Ana Lind'
    before = re.compile(rf"(?P<role>(?:(?<![\w’'])[A-Z][\w’'-]+ ){{0,3}}?{title}{of},?) {_NAME}")
    apposed = re.compile(
        rf"(?P<role>{title} (?:of|for|at|to|in|with) [^,.;:“”]{{3,60}}), {_TWO}(?=, (?:{_SAYING}|has|had|who|also|on|in|about)\b)"
    )
    return before, apposed


@cache
def _introductions() -> tuple[re.Pattern[str], ...]:
    """A title after a name, a name that speaks, one that is honoured."""
    either = "|".join(map(re.escape, _listed_titles()))
    after = re.compile(rf"{_TWO}, (?P<role>(?:(?:an?|the|its|their|his|her) )?(?:[\w’'-]+ ){{0,4}}(?i:(?:{either}))\b[^,.;:]{{0,60}})")
    speaks = re.compile(
        rf"(?P<role>)(?:(?<![\w’']){_TWO}(?=(?: \([^)]{{2,40}}\))?(?:, [^,.;]{{3,60}},)? (?:has |had |also |then )?(?:{_SAYING})\b"
        rf"|, for the |, who (?:said|has|is|was|had)\b| [a-z][^.“]{{3,70}}\. “)"
        rf"|(?:{_SAYS}) (?P<name2>{_ONE}(?: {_OF}{_ONE}){{1,2}}))"
    )
    honoured = re.compile(
        r"(?<![\w-])(?P<role>(?:Mr|Mrs|Ms|Dr)\.?|Sir|Dame|Lord|Lady|Baroness|Baron|Viscount|Earl|Count|Sheikh|Señor|Monsieur|Madame)"
        rf" {_NAME}"
    )
    return after, speaks, honoured


@cache
def titles() -> frozenset[str]:
    """Words beside a name that are no part of it: ranks, offices, forms of address, days and months."""
    listed = [w for title in (*people.ranks(), *people.offices()) for w in title.lower().split()]
    return frozenset({*listed, *lexicon("persons")["no_name"]})
