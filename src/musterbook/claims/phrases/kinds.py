"""What kind of force: echelon and function, from the words of its phrase, its designation and its materiel."""

import re
from functools import lru_cache

from musterbook.claims.names.mentions import Mention, find, lexicon
from musterbook.claims.phrases.counted import Member
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token

# Soldiers of private companies, by the first words of their names.
_FIRMS = ("Wagner", "Redut", "Africa Corps", "SADAT")


def is_of_a_firm(unit: str | None) -> bool:
    """The unit is a private company's."""
    return unit is not None and any(firm in unit for firm in _FIRMS)


def echelon(named: str | None, kind: str | None, unit: str | None) -> str | None:
    """A squadron of tanks or scouts is of company size: `squadron` is for the air and the sea alone."""
    if unit and _OF_THE_AIR.search(unit):
        return named
    if is_of_a_firm(unit):
        return None  # the Africa Corps is none
    ground = {"armour", "reconnaissance", "engineer", "infantry", "artillery", "logistics", "signals"}
    return "company" if named == "squadron" and kind in ground else named


def is_of_headquarters(members: list[Member]) -> bool:
    """'The lead element of the V Corps headquarters': of the headquarters, not of the corps."""
    units = {t.head.i for m, t in members if m.kind in ("unit", "formation") and t.dep_ in ("compound", "nmod:poss")}
    return any(m.kind == "echelon" and m.value == "headquarters" and t.i in units for m, t in members)


def echelon_of_unit(unit: str | None, members: list[Member]) -> str | None:
    """The echelon that a designation names, or that the formation is known to have."""
    known = next((m.value.echelon for m, _ in members if m.kind == "formation" and m.text == unit), None)
    if unit and re.search(r"\bbases?\b", unit, re.I):
        return None  # the '102nd Military Base' is none of them
    if known or unit is None:
        return str(known) if known else None
    named = designated(unit, "echelon")
    above = [m for m, _ in members if m.kind == "formation" and m.text != unit and m.value.echelon == "regiment"]
    if named == "squadron" and above:
        return "battalion" if "Cavalry" in above[0].text else "company"
    return named


def types_of_unit(unit: str | None) -> tuple[str, ...]:
    """'The 2nd Stryker Brigade': the type that a designation names."""
    words = re.findall(r"\b[A-Z][a-z]+\b", unit) if unit and designated(unit, "echelon") else []
    return tuple(m.text for word in words for m in find(word) if m.kind == "equipment" and m.how != "ambiguous")[:1]


@lru_cache(maxsize=1024)
def designated(designation: str, slot: str) -> str | None:
    """The echelon or function that a designation itself says: of echelons the smallest, of functions the first."""
    table = lexicon("forces")["designation"][slot]
    if slot == "echelon":
        return next((name for name, pattern in table.items() if re.search(pattern, designation.lower())), None)
    plain = _OF_DIVISION.sub("", designation)
    fits = [(match.start(), name) for name, pattern in table.items() if (match := re.search(pattern, plain))]
    return min(fits)[1] if fits else None


def body_as_unit(members: list[Member]) -> str | None:
    """A mission or command whose soldiers the phrase speaks of, or the guard of one state of many."""
    return next((m.text for m, _ in members if (is_contingent(m) and not is_described(m.text)) or _is_state_guard(m)), None)


def is_described(text: str) -> bool:
    """'The UN mission in South Sudan' tells of UNMISS and is no name of it; 'the Multinational Security Support mission' is one."""
    return _DESCRIBED.match(text) is not None


_DESCRIBED = re.compile(
    r"(?:the )?(?:UN|U\.N\.|United Nations|EU|European Union|AU|African Union|NATO)(?:[’']s)? (?:[a-z-]+ )*(?:mission|force)\b"
)


def _is_state_guard(mention: Mention) -> bool:
    name = mention.value.name if mention.kind == "body" else ""
    return name.endswith(" National Guard") and not name.startswith("US ")


def is_contingent(mention: Mention) -> bool:
    """The name of a mission or command that has soldiers of its own; an operation or a scheme is no unit."""
    if mention.kind != "body" or mention.value.kind not in ("mission", "command"):
        return False
    return not _SCHEME.search(mention.value.name) and not _OPERATION.search(mention.text)


_SCHEME = re.compile(r"^Opération |^Operation |Presence|Sentry|Policing|Mission (?:Lynx|Aigle)|Staff|Committee|Military District|coalition")
_OPERATION = re.compile(r"^Operation|^Opération|Resolve$")


# 'TB2 drones': what these are for, the type says or nobody does.
_DRONES = frozenset({"drone", "drones", "unmanned"})


def function(members: list[Member], kit: list[Mention]) -> str | None:
    """What kind of force: as its words say, as its designation says, as its materiel tells (codebook, rule 16)."""
    things = {m.span for m, _ in members if m.kind == "generic" and m.text.lower() == "rifles"}  # '300 rifles' are no infantry
    typed = any(m.kind == "equipment" for m, _ in members)
    told = [(m, t) for m, t in members if m.kind == "function" and m.span not in things and not (typed and m.text.lower() in _DRONES)]
    named = [str(m.value) for m, t in told if not _is_of_several(m, t)]
    by_kit = next((str(m.value.function) for m in kit if m.value.function), None)
    if "air-policing" in named:
        return "air-policing"
    if named:
        first = next((name for name in named if name != "armour"), named[0])  # 'armoured infantry'
        machines = first in _THINGS or all(m.text.lower() in _TANKS for m, _ in members if m.kind == "function")
        return by_kit if machines and by_kit else first
    units = [m for m, _ in members if m.kind in ("unit", "formation")]
    said = designated(", ".join(m.text for m in units), "function")
    if said:
        return by_kit if said == "aviation" and by_kit else said  # a wing of fighters
    if any(m.how == "ship" for m in units):
        return "naval"
    services = [m.text for m, _ in members if m.kind == "body" and m.value.kind == "service"] if not by_kit else []
    if any("Navy" in text for text in services):
        return "naval"
    if corps := next((kind for text in services if (kind := designated(text, "function"))), None):
        return corps  # 'a team of Royal Engineers'
    formation = next((m.value.function for m in units[:1] if m.kind == "formation" and m.value.function not in _TABLED), None)
    return formation or by_kit


# What the table of formations knows and a text does not say: that a guards regiment is infantry, that a command is a headquarters.
_TABLED = {"infantry", "headquarters"}


def _is_of_several(mention: Mention, token: Token) -> bool:
    """'Sailors and marines' are no naval force: the text does not say of what kind they are as a whole."""
    return mention.text.lower() == "sailors" and len(grammar.conjuncts(grammar.first_conjunct(token))) > 1


_OF_THE_AIR = re.compile(r"Expeditionary|\bAir\b|Airlift|Fighter|Attack Squadron|Wing|Naval|RAF\b(?! Regiment)")
# Words of function that also name the things themselves: a named type tells more ('Mistral missiles').
_TANKS = {"tank", "tanks"}
_THINGS = {"missile", "fighter", "aviation", "naval", "artillery", "logistics"}
# Of a brigade the division's name says nothing: the '1st Stryker Brigade, 4th Infantry Division' may be anything.
_OF_DIVISION = re.compile(r"^.*? Division[’']s |(?<=[^ ])(?:,| of the| of) [^,]*? Division\b")
