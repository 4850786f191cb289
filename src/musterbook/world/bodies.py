"""Organisations that belong to a nation or alliance: ministries, armed services, commands, parliaments, agencies, missions."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from musterbook.world.forms import spellings
from musterbook.world.tables import listed, rows

KINDS = ("ministry", "service", "command", "government", "parliament", "agency", "mission")
# One word, two ways to write it: each form of a body is met in both.
_TWINS = (("Defence", "Defense"), ("defence", "defense"), ("Organisation", "Organization"), ("Stabilisation", "Stabilization"),
          ("Theatre", "Theater"), ("Mobilisation", "Mobilization"))  # fmt: skip
_DOTTED = (("US ", "U.S. "), ("UN ", "U.N. "), ("UK ", "U.K. "))


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: `aliases` are its other forms; `nation` is '' where no code of the codebook fits (the African Union).

    Only a `service` or a `mission` sends forces in its own name; `hosts` are the countries in which a body of another nation sits.
    """

    name: str
    aliases: tuple[str, ...]
    nation: str
    kind: str
    hosts: tuple[str, ...] = ()


@cache
def bodies() -> tuple[Body, ...]:
    """All bodies: those of bodies.csv in its order, then the organs that every state has and that the table does not name.

    No form stands for two bodies: a form that the table gives counts before one that follows by rule.
    """
    found = [Body(row["name"], listed(row["aliases"]), row["nation"], row["kind"], listed(row["hosts"])) for row in rows("bodies")]
    owner: dict[str, int] = {}
    for rule in (tuple, _variants):
        for at, body in enumerate(found):
            _claim(owner, at, rule((body.name, *body.aliases)))
    for organ in _organs_of_states():
        at = _holder(organ, owner, found)
        if at == len(found):
            found.append(organ)
        _claim(owner, at, (organ.name, *organ.aliases))
    forms: dict[int, list[str]] = {}
    for form, at in owner.items():
        forms.setdefault(at, []).append(form)
    return tuple(Body(body.name, tuple(forms[at][1:]), body.nation, body.kind, body.hosts) for at, body in enumerate(found))


@cache
def organs() -> tuple[tuple[str, str], ...]:
    """The common nouns of organs and their kind ('Defence Ministry', 'ministry'), for "its defence ministry", "Latvia's army"."""
    return tuple((form, row["kind"]) for row in rows("organs") for form in _variants([row["name"], *listed(row["aliases"])]))


def _claim(owner: dict[str, int], at: int, forms: Iterable[str]) -> None:
    for form in forms:
        owner.setdefault(form, at)


def _holder(organ: Body, owner: dict[str, int], found: list[Body]) -> int:
    """Where the table names this organ ('German army' is the Heer), else one past the end."""
    held = (owner[form] for form in (organ.name, *organ.aliases) if form in owner)
    return next((at for at in held if (found[at].nation, found[at].kind) == (organ.nation, organ.kind)), len(found))


def _organs_of_states() -> Iterator[Body]:
    """'Latvian Ministry of Defence', 'Latvian army', 'Ministry of Defence of Latvia' for every state."""
    kinds = [(row["kind"], row["name"], tuple(_variants((row["name"], *listed(row["aliases"]))))) for row in rows("organs")]
    states = [row for row in rows("nations") if row["kind"] in ("state", "observer", "disputed")]
    shared = Counter(form for row in states for form in set(_adjectives(row)))
    for row in states:
        country = listed(row["names"])[0]
        adjectives = [form for form in _adjectives(row) if shared[form] == 1] or [country]
        for kind, name, nouns in kinds:
            forms = [f"{adjective} {noun}" for adjective in adjectives for noun in nouns]
            yield Body(forms[0], (*forms[1:], f"{name} of {_with_article(country)}"), row["code"], kind)


def _with_article(country: str) -> str:
    plural = country.endswith(("lands", "ines", "mas")) or country.startswith(("United ", "Central ", "Dominican ", "Republic "))
    return f"the {country}" if plural else country


def _adjectives(row: dict[str, str]) -> tuple[str, ...]:
    """What may stand before 'army': demonyms, and abbreviations that are not words of their own (UAE, not 'CAR')."""
    given = (*listed(row["demonyms"]), *(form for form in listed(row["abbreviations"]) if "." not in form))
    doubtful = listed(row["ambiguous"])
    return spellings(form for form in given if form not in doubtful)


def _variants(forms: Iterable[str]) -> Iterator[str]:
    """The forms in all their spellings: British and American, U.S. and US."""
    for form in spellings(forms):
        yield form
        for one, other in (*_TWINS, *_DOTTED):
            if one in form:
                yield form.replace(one, other)
            elif other in form:
                yield form.replace(other, one)
