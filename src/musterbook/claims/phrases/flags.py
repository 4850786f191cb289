"""Flags: whose a force is by its own phrase: 'Danish', 'of the Royal Navy', 'HMS Spey'; not where it is, nor who leads it."""

import re
from collections.abc import Sequence
from functools import cache

from musterbook.claims.names.mentions import Mention, find, lexicon
from musterbook.claims.phrases.counted import Member
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token
from musterbook.world import formations


def senders(members: Sequence[Member]) -> tuple[str, ...]:
    """The nations that the phrase names as those whose force it is; an alliance only where no nation stands beside it."""
    found: list[str] = []
    # 'Bosnia's EUFOR peacekeeping force': the nation is where the mission is.
    there = {code for m, _ in members if m.kind == "body" and m.value.kind == "mission" for code in m.value.hosts}
    for mention, token in members:
        if mention.kind == "nation" and (names_the_post(token) or (mention.value in there and token.dep_ == "nmod:poss")):
            continue
        if (
            mention.kind == "nation"
            and (_is_people(mention, token) or not _is_place_phrase(token))
            and not _is_town(mention, token)
            and not _only_leads(token)
        ):
            found.append(mention.value)
        elif (
            mention.kind == "body" and mention.value.kind in ("service", "mission", "command", "government") and not _is_place_phrase(token)
        ) or (mention.kind == "formation" and mention.value.nation):
            found.append(mention.value.nation)
        elif mention.kind == "unit":
            found.append(nation_of_unit(mention.text))
    named = {m.value for m, _ in members if m.kind == "nation"}
    if any(m.kind == "nation" and m.how == "demonym" and m.value in found for m, _ in members):
        lent = {m.value.nation for m, _ in members if m.kind in ("formation", "body")} - named
        found = [code for code in found if code not in lent]  # 'the Swedish contingent of Task Force Takuba'
    unique = list(dict.fromkeys(code for code in found if code))
    nations = [code for code in unique if code not in ("NATO", "EU", "UN")]
    return tuple(nations or unique)


_POSTS = {"contingent", "detachment", "garrison", "mission", "deployment", "presence"}
_OWNING = ("amod", "nmod", "compound")


def names_the_post(token: Token) -> bool:
    """'The Danish Mali contingent': of two nations before the noun, the second is where they are."""
    if token.dep_ != "compound" or token.tag_ != "NNP" or token.head.lower_ not in _POSTS:
        return False
    return any(c.i < token.i and c.text[:1].isupper() and grammar.base(c.dep_) in _OWNING for c in token.head.children)


def _only_leads(token: Token) -> bool:
    """'The American-led mission' has soldiers of others, and so may 'the Italy-based brigade'."""
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    return after[-1:] in (["led"], ["based"]) and after[0] in ("-", "‑", "led")


def _is_town(mention: Mention, token: Token) -> bool:
    """'200 trainers, Camp TURKSOM, Mogadishu': a capital behind a comma is where they are, 'Paris's 200' is whose they are."""
    return (
        mention.how == "capital"
        and grammar.base(token.dep_) in ("appos", "list", "dep", "conj", "flat", "parataxis", "nmod")
        and (token.dep_ != "nmod:poss" and not grammar.case(token))
    )


_CONTINGENT = re.compile(r"([A-Z]{2,6}?)(?:BATT?|CON|COY|ENGR|MED|FPU|QRF|AVN|SIG)\b")


@cache
def _formations() -> dict[str, str]:
    """Whose a formation is, by its name."""
    return {name: f.nation for f in formations.formations() if f.nation for name in (f.name, *f.aliases) if name not in f.ambiguous}


@cache
def nation_of_unit(unit: str) -> str:
    """Whose a ship or contingent is by its name: 'HMS Duncan', 'ZAMBATT 6', 'Indian Military Training Team'; '' where it does not tell."""
    word = unit.split()[0]
    names = lexicon("forces")
    if known := next((nation for nation, pattern in names["designation"]["nation"].items() if re.search(pattern, unit)), None):
        return str(known)
    if known := names["ships"].get(word):
        return str(known)
    if letters := _CONTINGENT.match(word):
        return str(names["contingents"].get(letters[1], ""))
    for part in re.split(r",? of (?:the )?|, (?:[Tt]he )?|[’']s ", unit):
        if known := _formations().get(part):
            return known
    first = next(iter(find(word)), None)
    kinds = ("demonym", "abbreviation", *(["ambiguous", "part"] if unit.endswith("National Guard") else []))
    return str(first.value) if first and first.kind == "nation" and first.how in kinds else ""


def _is_people(mention: Mention, token: Token) -> bool:
    """'Planned for the 5,500 Australians': a people is no place, whatever preposition it has."""
    return token.tag_ == "NNPS" and mention.how in ("people", "demonym")


def _is_place_phrase(token: Token) -> bool:
    return grammar.case(token) in _PLACING


_PLACING = frozenset({"in", "at", "on", "to", "into", "near", "off", "for", "inside", "across", "around", "toward", "towards", "against"})
