"""Flags: whose a force is by its own phrase: 'Danish', 'of the Royal Navy', 'HMS Spey'; not where it is, nor who leads it."""

from collections.abc import Sequence
from functools import cache

from musterbook.claims import grammar
from musterbook.claims.counted import Member
from musterbook.claims.mentions import Mention, find, lexicon
from musterbook.claims.tree import Token


def senders(members: Sequence[Member]) -> tuple[str, ...]:
    """The nations that the phrase names as those whose force it is; an alliance only where no nation stands beside it."""
    found: list[str] = []
    for mention, token in members:
        if mention.kind == "nation" and not _is_place_phrase(token) and not _is_town(mention, token) and not _only_leads(token):
            found.append(mention.value)
        elif (
            mention.kind == "body" and mention.value.kind in ("service", "mission", "command", "government") and not _is_place_phrase(token)
        ) or (mention.kind == "formation" and mention.value.nation):
            found.append(mention.value.nation)
        elif mention.kind == "unit":
            found.append(lexicon("forces")["ships"].get(mention.text.split()[0], "") or _nation_of(mention.text))
    unique = list(dict.fromkeys(code for code in found if code))
    nations = [code for code in unique if code not in ("NATO", "EU", "UN")]
    return tuple(nations or unique)


def _only_leads(token: Token) -> bool:
    """'The American-led mission' has soldiers of others."""
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    return after[-1:] == ["led"] and after[0] in ("-", "‑", "led")


def _is_town(mention: Mention, token: Token) -> bool:
    """'200 trainers, Camp TURKSOM, Mogadishu': a capital behind a comma is where they are, 'Paris's 200' is whose they are."""
    return (
        mention.how == "capital"
        and grammar.base(token.dep_) in ("appos", "list", "dep", "conj", "flat", "parataxis", "nmod")
        and (token.dep_ != "nmod:poss" and not grammar.case(token))
    )


@cache
def _nation_of(unit: str) -> str:
    """Whose a contingent is that has its nation in its name: 'Indian Military Training Team'."""
    first = next(iter(find(unit.split()[0])), None)
    kinds = ("demonym", "abbreviation", *(["ambiguous", "part"] if unit.endswith("National Guard") else []))  # 'Ohio National Guard'
    return str(first.value) if first and first.kind == "nation" and first.how in kinds else ""


def _is_place_phrase(token: Token) -> bool:
    return grammar.case(token) in _PLACING


_PLACING = frozenset({"in", "at", "on", "to", "into", "near", "off", "for", "inside", "across", "around", "toward", "towards", "against"})
