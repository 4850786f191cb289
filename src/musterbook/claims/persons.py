"""Persons: whom an article introduces by name, and what is known of each; a later surname or 'he' stands for one of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from musterbook.claims.dialogue import Interview
from musterbook.claims.mentions import Mention, lexicon
from musterbook.model import Speaker
from musterbook.values import Span
from musterbook.world import people


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
            name = " ".join(word for word in found.group("name").split() if word.lower() not in titles())
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


@cache
def titles() -> frozenset[str]:
    """Words beside a name that are no part of it: ranks, offices, forms of address, days and months."""
    listed = [w for title in (*people.ranks(), *people.offices()) for w in title.lower().split()]
    return frozenset({*listed, *lexicon("persons")["no_name"]})
