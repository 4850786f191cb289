"""Organisations that belong to a nation or alliance: ministries, armed services, commands, parliaments, agencies, missions."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

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


class _Head(NamedTuple):
    nation: str
    kind: str
    hosts: tuple[str, ...]


@cache
def bodies() -> tuple[Body, ...]:
    """All bodies: those of bodies.csv in its order, then the organs that every state has and that the table does not name.

    No form stands for two bodies: a form that the table gives counts before one that follows by rule.
    """
    table = list(rows("bodies"))
    given = [(row["name"], *listed(row["aliases"])) for row in table]
    heads = [_Head(row["nation"], row["kind"], listed(row["hosts"])) for row in table]
    owner: dict[str, int] = {}
    for rule in (tuple, _variants):
        for at, forms in enumerate(given):
            _claim(owner, at, rule(forms))
    for head, organ in _organs_of_states():
        at = _holder(head, organ, owner, heads)
        if at == len(heads):
            heads.append(head)
        _claim(owner, at, organ)
    return tuple(Body(forms[0], tuple(forms[1:]), *heads[at]) for at, forms in sorted(_by_owner(owner).items()))


@cache
def organs() -> tuple[tuple[str, str], ...]:
    """The common nouns of organs and their kind ('Defence Ministry', 'ministry'), for "its defence ministry", "Latvia's army"."""
    return tuple((form, row["kind"]) for row in rows("organs") for form in _all_variants(row["name"], *listed(row["aliases"])))


def _claim(owner: dict[str, int], at: int, forms: Iterable[str]) -> None:
    for form in forms:
        owner.setdefault(form, at)


def _by_owner(owner: dict[str, int]) -> dict[int, list[str]]:
    forms: dict[int, list[str]] = {}
    for form, at in owner.items():
        forms.setdefault(at, []).append(form)
    return forms


def _holder(head: _Head, organ: Iterable[str], owner: dict[str, int], heads: list[_Head]) -> int:
    """Where the table names this organ ('German army' is the Heer), else one past the end."""
    held = (owner[form] for form in organ if form in owner)
    return next((at for at in held if heads[at][:2] == head[:2]), len(heads))


def _organs_of_states() -> Iterator[tuple[_Head, list[str]]]:
    """'Latvian Ministry of Defence', 'Latvian army', 'Ministry of Defence of Latvia' for every state."""
    kinds = [(row["kind"], _all_variants(row["name"]), _all_variants(row["name"], *listed(row["aliases"]))) for row in rows("organs")]
    states = [row for row in rows("nations") if row["kind"] in ("state", "observer", "disputed")]
    shared = Counter(form for row in states for form in set(_adjectives(row)))
    for row in states:
        countries = spellings(listed(row["names"])[:1])
        adjectives = [form for form in _adjectives(row) if shared[form] == 1] or countries
        for kind, names, nouns in kinds:
            before = [f"{adjective} {noun}" for adjective in adjectives for noun in nouns]
            after = [f"{name} of {_with_article(country)}" for country in countries for name in names]
            yield _Head(row["code"], kind, ()), before + after


def _with_article(country: str) -> str:
    plural = country.endswith(("lands", "ines", "mas")) or country.startswith(("United ", "Central ", "Dominican ", "Republic "))
    return f"the {country}" if plural else country


def _adjectives(row: dict[str, str]) -> tuple[str, ...]:
    """What may stand before 'army': demonyms, and abbreviations that are not words of their own (UAE, U.S., not 'CAR')."""
    given = (*listed(row["demonyms"]), *(form for form in listed(row["abbreviations"]) if "." not in form or len(form) == 4))
    doubtful = listed(row["ambiguous"])
    return spellings(form for form in given if form not in doubtful)


def _all_variants(*forms: str) -> tuple[str, ...]:
    return tuple(_variants(forms))


def _variants(forms: Iterable[str]) -> Iterator[str]:
    """The forms in all their spellings: British and American, U.S. and US."""
    for form in spellings(forms):
        yield form
        for one, other in (*_TWINS, *_DOTTED):
            if one in form:
                yield form.replace(one, other)
            elif other in form:
                yield form.replace(other, one)
