"""Ministries, governments, parliaments and forces that publish under their own name, in whatever words they sign.

In: a name as an article gives it, 'Ministry of Defence of the Republic of Bulgaria', 'Spanish MoD', 'Press Service of the Latvian Army'.
Out: whose organ that is, or None. Nothing here knows how reliable anybody is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from musterbook.world import bodies
from musterbook.world.nations import ALLIANCES, terms
from musterbook.world.tables import folded, listed, rows

# What an organ is called in some states only.
_ALSO = {
    "Ministry of Defence": ("Ministry of the Armed Forces", "Department of Defence", "Department of National Defence",
                            "Federal Ministry of Defence", "Federal Defence Ministry", "Ministry of Defence and Veterans Affairs"),
    "Ministry of Foreign Affairs": ("Department of Foreign Affairs", "Ministry of External Affairs", "Federal Foreign Office",
                                    "Ministry of Europe and Foreign Affairs", "Ministry of Foreign Affairs and Trade", "Foreign Office"),
}  # fmt: skip
# An office of an organ that puts its texts out.
_DESK = (
    r"(?:official )?(?:press|media|information|communications?|public (?:affairs|relations)|news)(?: and [a-z]+)? "
    r"(?:service|office|center|centre|department|directorate|section|release|team|portal|room)|spokes(?:man|woman|person)(?:'s office)?"
)
_BEFORE = re.compile(rf"^(?:{_DESK})(?: of| at|,)?(?: the)? ")
_AFTER = re.compile(rf"[ ,:-]*(?:\((?:official )?(?:web ?site|site)\)|(?:official )?web ?site|newsroom|{_DESK})$")
_ABROAD = re.compile(r"^((?:.* )?(?:embassy|high commission)(?: of .+?)?) (?:in|to|at) .+$")
_FORM = r"(?:republic|kingdom|state|federation|commonwealth|sultanate|emirate|principality|union)"
_STATE_OF = re.compile(
    rf"^(?:(?:islamic|people's|democratic|federal|federative|socialist|arab|plurinational|hashemite) )*{_FORM} of (?:the )?"
)
_STATE = re.compile(r" (?:people's |democratic |federal )*(?:republic|federation|kingdom|state)$")


@dataclass(frozen=True, slots=True)
class Issuer:
    """An organ of a nation or alliance: `organ` as organs.csv names it, or the body's own name; `kind` as for bodies."""

    nation: str
    organ: str
    kind: str


@lru_cache(maxsize=4096)
def issuer(name: str) -> Issuer | None:
    """Whose organ it is that signs so; None where the name is that of none, or tells of no one nation."""
    plain = _plain(name)
    short = _BEFORE.sub("", _AFTER.sub("", plain)).removeprefix("the ")
    home = _ABROAD.sub(r"\1", short)
    return next((found for form in dict.fromkeys((plain, short, home)) if (found := _called(form) or _parted(form))), None)


def _plain(name: str) -> str:
    """The name in one way of writing it: small letters, no diacritics, British spelling."""
    told = folded(" ".join(name.replace("’", "'").replace(".", "").split())).casefold()
    return told.replace("defense", "defence").replace("ministry for ", "ministry of ").rstrip(",:;").removeprefix("the ")


def _called(form: str) -> Issuer | None:
    """The body that is called so."""
    body = _bodies().get(form)
    if not body:
        return None
    parted = (_parted(_plain(one)) for one in (body.name, *body.aliases))
    return next((one for one in parted if one and one.nation == body.nation), Issuer(body.nation, body.name, body.kind))


def _parted(form: str) -> Issuer | None:
    """An organ's name with a nation before or behind it."""
    for organ, kind, rest in _organs_in(form):
        nation = _nation(rest)
        if nation:
            return Issuer(nation, organ, kind)
    return None


def _organs_in(form: str) -> Iterator[tuple[str, str, str]]:
    """Each organ with which it begins or ends, the longest first, and what is left of it."""
    for noun, (organ, kind) in _organs().items():
        if form.startswith(noun):
            rest = re.match(r"(?: of(?: the)? |, | - | \()(.+?)\)?$| (.+)$", form[len(noun) :])
            if rest:
                yield organ, kind, str(rest[1] or rest[2])
        if form.endswith(f" {noun}"):
            yield organ, kind, form[: -len(noun)].strip()


def _nation(text: str) -> str | None:
    told = text.removesuffix("'s").removesuffix("'").removeprefix("the ")
    forms = (told, _STATE_OF.sub("", told), _STATE.sub("", told))
    return next((code for form in forms if (code := _nations().get(form))), None)


@cache
def _nations() -> dict[str, str]:
    """Every form that names one nation or tells that something is its own."""
    found: dict[str, set[str]] = {}
    for term in terms():
        if term.kind in ("name", "abbreviation", "demonym") and term.code not in ALLIANCES:
            found.setdefault(_plain(term.text), set()).add(term.code)
    return {form: codes.pop() for form, codes in found.items() if len(codes) == 1}


@cache
def _organs() -> dict[str, tuple[str, str]]:
    """Every noun of an organ, with the organ's name and kind; longer ones first."""
    named = [(form, row["name"], row["kind"]) for row in rows("organs")
             for form in (row["name"], *listed(row["aliases"]), *_ALSO.get(row["name"], ()))]  # fmt: skip
    return {_plain(form): (organ, kind) for form, organ, kind in sorted(named, key=lambda one: (-len(one[0]), one))}


@cache
def _bodies() -> dict[str, bodies.Body]:
    found: dict[str, bodies.Body] = {}
    for body in bodies.bodies():
        for form in (body.name, *body.aliases):
            found.setdefault(_plain(form), body)
    return {form: body for form, body in found.items() if body.nation}
