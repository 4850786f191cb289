"""Nations, alliances and regions: every form in which a text names them, and the code of each.

Codes are ISO 3166-1 alpha-3, XKX for Kosovo, NATO, EU, UN and CSTO for alliances, and the region ids of the codebook.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process

from musterbook.errors import NotFound
from musterbook.world.forms import spellings
from musterbook.world.tables import listed, rows

# The columns of nations.csv that hold surface forms, each with the kind of term it gives; where a form stands in two, the first counts.
_KINDS = {
    "names": "name", "abbreviations": "abbreviation", "demonyms": "demonym", "people": "people", "capitals": "capital",
    "metonyms": "metonym", "government": "government", "parts": "part",
}  # fmt: skip
REGIONS = (
    "baltic-states", "eastern-flank", "europe", "middle-east", "sahel", "indo-pacific", "africa", "central-asia", "nordic",
    "black-sea", "persian-gulf", "korean-peninsula",
)  # fmt: skip
# Codes that stand for many nations: whom they send and where they host is a member's.
ALLIANCES = frozenset({"NATO", "EU", "UN", "CSTO"})


@dataclass(frozen=True, slots=True)
class Term:
    """One surface form, in the case in which it is normally written, and what it stands for.

    `kind` is name, abbreviation, demonym (adjective, and noun for one person), people (noun), capital, metonym (a place or
    building that stands for a government), government (an organ by its own name), part (a piece of the country: where, never
    who) or region. Where `ambiguous`, the form also means another nation, a person, a town or a common word.
    """

    text: str
    code: str
    kind: str
    ambiguous: bool = False


@cache
def terms() -> tuple[Term, ...]:
    """All forms of all nations and alliances, in the order of nations.csv."""
    return tuple(term for row in rows("nations") for term in _terms_of(row))


@cache
def region_terms() -> tuple[Term, ...]:
    """All forms of the codebook's regions, written without 'the' unless the article makes the difference ('the Gulf')."""
    return tuple(
        Term(form, row["code"], "region", form in listed(row["ambiguous"]))
        for row in rows("regions")
        for form in spellings(listed(row["terms"]))
    )


@cache
def lookalikes() -> tuple[str, ...]:
    """Phrases that hold a term and mean no nation ('New England', 'Washington Treaty'): a longer match that hides the shorter."""
    return tuple(row["text"] for row in rows("lookalikes"))


def name_of(code: str) -> str:
    """The English display name of a nation, alliance or region. Raises NotFound for another code."""
    if code not in _names():
        raise NotFound(f"no nation, alliance or region has the code {code!r}{_nearest(code, _names())}")
    return _names()[code]


def members(region: str) -> frozenset[str]:
    """The nations of a region or alliance; a nation is the only member of itself. Raises NotFound for another code."""
    name_of(region)
    return _members().get(region, frozenset({region}))


def is_code(text: str) -> bool:
    """`text` is the code of a nation, an alliance or a region, exactly as codes are written."""
    return text in _names()


def is_part(name: str) -> bool:
    """The name is one of a piece of a country, as nations.csv writes it."""
    return name in _parts()


def code_for(text: str) -> str:
    """The code that a person means by 'LTU', 'lt', 'Lithuania', 'lithuania', 'the Baltic states'.

    Raises NotFound, with the nearest name, where no nation is called so, and with the codes where several are.
    """
    asked = _key(text)
    found = _by_name().get(asked, frozenset())
    if len(found) == 1:
        return next(iter(found))
    if found:
        raise NotFound(f"{text!r} is the name of several nations ({', '.join(sorted(found))}); give one of the codes")
    raise NotFound(f"no nation, alliance or region is called {text!r}{_nearest(text, {term.text for term in _askable()})}")


def _terms_of(row: dict[str, str]) -> Iterator[Term]:
    doubtful = set(spellings(_with_plurals(listed(row["ambiguous"]))))
    seen: set[str] = set()
    for column, kind in _KINDS.items():
        given = listed(row[column])
        forms = _with_plurals(given) if kind == "demonym" else given
        for form in spellings(forms):
            if form not in seen:
                seen.add(form)
                yield Term(form, row["code"], kind, form in doubtful)


def _with_plurals(demonyms: Iterable[str]) -> tuple[str, ...]:
    """The forms, and the plural of those that are nouns too: Lithuanian, Lithuanians; Iraqi, Iraqis. Irregular ones stand in `people`."""
    given = tuple(demonyms)
    return given + tuple(f"{form}s" for form in given if form.endswith(("n", "i")))


@cache
def _names() -> dict[str, str]:
    nations = {row["code"]: listed(row["names"])[0] for row in rows("nations")}
    return nations | {row["code"]: row["name"] for row in rows("regions")}


@cache
def _parts() -> frozenset[str]:
    return frozenset(form for row in rows("nations") for form in spellings(listed(row["parts"])))


@cache
def _members() -> dict[str, frozenset[str]]:
    found = {row["code"]: frozenset(listed(row["members"])) for table in ("regions", "alliances") for row in rows(table)}
    return found | {"UN": frozenset(row["code"] for row in rows("nations") if row["kind"] == "state")}


@cache
def _askable() -> tuple[Term, ...]:
    """The forms by which a person may ask for a nation or region."""
    return tuple(term for term in (*terms(), *region_terms()) if term.kind in ("name", "abbreviation", "region"))


@cache
def _by_name() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for term in _askable():
        found.setdefault(_key(term.text), set()).add(term.code)
    codes = {code: code for code in _names()} | {row["alpha_2"]: row["code"] for row in rows("nations") if row["alpha_2"]}
    return {key: frozenset(found[key]) for key in found} | {_key(given): frozenset({code}) for given, code in codes.items()}


def _key(text: str) -> str:
    return " ".join(text.split()).casefold().removeprefix("the ")


def _nearest(asked: str, names: Iterable[str]) -> str:
    found = process.extractOne(asked, sorted(names), score_cutoff=70)
    return f" (did you mean {found[0]!r}?)" if found else ""
