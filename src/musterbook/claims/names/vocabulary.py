"""Vocabulary: every name that the world's tables or the lexicons know, as entries of one automaton.

In: the tables of world/ and lexicons/*.toml. Out: `automaton()`, over folded text (lower case, no diacritics, character for character).
"""

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from musterbook.world import bodies, equipment, formations, makers, nations, sites
from musterbook.world import outlets as outlet_table


@dataclass(frozen=True, slots=True)
class Noun:
    """A lexicon row for force words."""

    of: str
    group: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One name and what it stands for; `case` tells how it must be written in a text: any, capital or exact."""

    kind: str
    value: Any
    how: str
    case: str
    written: str


@cache
def lexicon(name: str) -> dict[str, Any]:
    """A lexicon file as plain tables."""
    return tomllib.loads(files("musterbook.claims").joinpath("lexicons", f"{name}.toml").read_text(encoding="utf-8"))


def fold(text: str) -> str:
    """Lower case without diacritics, one character for one."""
    return text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """What each character folds to, found when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _plain(chr(code))
        return self[code]


_FOLDED = _Folded()


def _plain(char: str) -> str:
    low = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "s", "æ": "a", "œ": "o", "ı": "i", "’": "'", "‑": "-", "–": "-"}.get(char.lower())
    base = low or unicodedata.normalize("NFKD", char)[:1].lower() or char
    return base if len(base) == 1 else char


def fold_case(text: str) -> str:
    """Without diacritics, case kept."""
    return "".join(_FOLDED[ord(c)].upper() if c.isupper() else _FOLDED[ord(c)] for c in text)


@cache
def automaton() -> tuple[AhoCorasick, list[list[Entry]]]:
    """The scanner over folded text, and the entries behind each of its patterns."""
    table: dict[str, list[Entry]] = {}
    for entry in _entries():
        for variant in _variants(entry.written):
            rows = table.setdefault(fold(variant), [])
            if not any(row.kind == entry.kind and row.value == entry.value for row in rows):
                rows.append(entry)
    return AhoCorasick(list(table), matchkind=MatchKind.Standard), list(table.values())


def _variants(written: str) -> Iterable[str]:
    yield written
    if "-" in written and any(c.isalpha() for c in written):
        yield written.replace("-", " ")
    if written.islower() and " " in written:
        yield written.replace(" ", "-")


def _entries() -> Iterator[Entry]:
    yield from _nations()
    yield from _sites_and_bodies()
    yield from _outlets()
    yield from _makers()
    yield from _formations()
    yield from _materiel()
    yield from _words()


def _sites_and_bodies() -> Iterator[Entry]:
    seats = {term.text for term in nations.terms() if not term.ambiguous}
    for site in sites.sites():
        if site.name.removeprefix("The ") in seats and site.ambiguous:
            continue  # 'the Pentagon' is who decides, not where
        for name in (site.name, *site.aliases):
            yield Entry("site", site, "ambiguous" if site.ambiguous else site.kind, _case(name), name)
    for body in bodies.bodies():
        for name in (body.name, *body.aliases):
            yield Entry("body", body, body.kind, _case(name), name)


def _outlets() -> Iterator[Entry]:
    for outlet in outlet_table.outlets():
        if outlet.kind != "official":
            for name in (outlet.name, *outlet.aliases):
                if name not in outlet.ambiguous:
                    yield Entry("outlet", outlet, outlet.kind, "exact", name)


def _makers() -> Iterator[Entry]:
    for maker in makers.makers():
        yield Entry("maker", maker, "", "exact", maker.name)


def _formations() -> Iterator[Entry]:
    missions = {name for body in bodies.bodies() if body.kind == "mission" for name in (body.name, *body.aliases)}
    for formation in formations.formations():
        for name in (formation.name, *formation.aliases):
            if name in missions:
                continue  # as a body it is known where it serves
            doubtful = name in formation.ambiguous or not formation.nation
            yield Entry("unit", name, "", _case(name), name) if doubtful else Entry("formation", formation, "", _case(name), name)


def _materiel() -> Iterator[Entry]:
    for item in equipment.equipment():
        for name in (item.name, *item.aliases):
            how = "ambiguous" if name in item.ambiguous else ""
            yield from (Entry("equipment", item, how, _case(form), form) for form in _plural(name))
    for item in equipment.generic():
        for name in (item.name, *item.aliases):
            yield from (Entry("generic", item, "", "any", form) for form in _plural(name))


def _nations() -> Iterator[Entry]:
    for phrase in nations.lookalikes():
        yield Entry("lookalike", phrase, "", "exact", phrase)
    # Of two nations of one name, the one that reports mean: 'Congo' without more is the larger.
    for term in sorted(nations.terms(), key=lambda t: t.code != lexicon("places")["meant"].get(t.text, t.code)):
        yield Entry("nation", term.code, "ambiguous" if term.ambiguous else term.kind, _case(term.text), term.text)
    for code, names in lexicon("places")["waters"].items():
        for name in names:
            yield Entry("region", code, "waters", "capital" if name[:1].isupper() else "any", name)
    for term in nations.region_terms():
        yield Entry("region", term.code, "region", "capital" if term.text[:1].isupper() else "any", term.text)


def _case(name: str) -> str:
    return (
        "exact"
        if len(name) <= 5 and not name.islower() and (name.isupper() or "." in name or any(c.isdigit() for c in name))
        else "capital"
    )


def _plural(name: str) -> Iterable[str]:
    yield name
    if name.endswith("y") and name[-2:-1] not in "aeiou" and name[-3:].islower():
        yield name[:-1] + "ies"
    elif not name.endswith("s"):
        yield name + ("es" if name.endswith(("ch", "sh", "x", "pedo")) else "s")


def _words() -> Iterator[Entry]:
    table = lexicon("forces")
    for thing in table["civil"]["things"]:
        yield from (Entry("lookalike", thing, "", "any", form) for form in _plural(thing))
    for row in table["force"]:
        noun = Noun(row["of"], row.get("group", False))
        yield from (Entry("force", noun, "", "any", form) for form in row["forms"])
    for kind in ("echelon", "function"):
        for row in table[kind]:
            for form in row["forms"]:
                yield from (Entry(kind, row["is"], "", "any", spelled) for spelled in (_plural(form) if form != "troop" else [form]))
    for form in table["installations"]["military"]:
        if form != "garrison":  # a force as well
            yield from (Entry("installation", form, "", "any", spelled) for spelled in _plural(form))
