"""Mentions: every name that the world's tables or the lexicons know, found in one scan, each a span and what it stands for.

One Aho-Corasick automaton over the folded text (lower case, no diacritics, character for character), then longest match
first. Names must begin with a capital in the text; abbreviations must stand as they are written.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from musterbook.claims import designations
from musterbook.values import Span
from musterbook.world import bodies, equipment, formations, nations, sites
from musterbook.world import outlets as outlet_table


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text.

    kind: nation | region | site | body | formation | equipment | generic | outlet | force | echelon | function | unit | person.
    `value` is what it stands for: a country code, a Site, a Body, an Equipment, a lexicon row; `how` its flavour (demonym, name, ...).
    """

    span: Span
    text: str
    kind: str
    value: Any
    how: str = ""


@dataclass(frozen=True, slots=True)
class Noun:
    """A lexicon row for force words."""

    of: str
    group: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    value: Any
    how: str
    case: str  # 'any' | 'capital' | 'exact'
    written: str


# The mark of a model: the A of F-35A, the RC of AMX-10RC.
_MARK = re.compile(r"[A-Z][A-Z0-9]{0,3}(?:s\b|\b)")


def fold(text: str) -> str:
    """Lower case without diacritics, one character for one."""
    return "".join(_plain(char) for char in text)


@cache
def _plain(char: str) -> str:
    low = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "s", "æ": "a", "œ": "o", "ı": "i", "’": "'", "‑": "-", "–": "-"}.get(char.lower())
    base = low or unicodedata.normalize("NFKD", char)[:1].lower() or char
    return base if len(base) == 1 else char


def find(text: str) -> tuple[Mention, ...]:
    """All mentions of a text, longest first where they overlap, in order."""
    automaton, entries = _automaton()
    folded = fold(text)
    found = []
    for index, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
        mark = _MARK.match(text, end) if text[end - 1].isdigit() else None
        if _whole_word(folded, start, end) or mark:
            for entry in entries[index]:
                if mark and not _whole_word(folded, start, end):
                    if entry.kind != "equipment" or folded[start - 1 : start].isalnum():
                        continue
                    end = mark.end()
                if _case_fits(entry, text[start:end]) and (
                    entry.kind != "equipment" or entry.how != "ambiguous" or _cued(text, start, end)
                ):
                    found.append((start - end, start, _RANK.get(entry.kind, 5), entry, end))
    for kind, how, span in designations.find(text):
        name = span.of(text)
        found.append((span.start - span.end, span.start, 3, _Entry(kind, name, how, "exact", name), span.end))
    return tuple(_with_people_of_bodies(_longest(text, found)))


def _with_people_of_bodies(found: Iterable[Mention]) -> Iterator[Mention]:
    """'US Marines' and 'Armed Forces' are bodies whose last word is also a force."""
    for mention in found:
        yield mention
        last = mention.text.rsplit(" ", 1)[-1]
        if mention.kind == "body" and last.lower() in ("marines", "forces", "commandos", "paratroopers", "rangers"):
            span = Span(mention.span.end - len(last), mention.span.end)
            yield Mention(span, last, "force", Noun("personnel", last.lower() == "forces"))


_RANK = {"nation": 0, "region": 1, "formation": 2, "body": 2, "equipment": 3, "site": 4}


def _longest(text: str, found: list[tuple[int, int, int, _Entry, int]]) -> Iterator[Mention]:
    """Longest matches win; a force word and a function word may share their characters ('engineers')."""
    taken: list[tuple[int, int, str]] = []
    out = []
    for _, start, _, entry, end in sorted(found, key=lambda f: f[:3]):
        clash = [(s, e, kind) for s, e, kind in taken if s < end and start < e]
        if any((s, e) != (start, end) or not _may_share(entry.kind, kind) for s, e, kind in clash):
            continue
        taken.append((start, end, entry.kind))
        if entry.kind != "lookalike":
            out.append(Mention(Span(start, end), text[start:end], entry.kind, entry.value, entry.how))
    yield from sorted(out, key=lambda m: (m.span, m.kind))


_INNER = {"force", "echelon", "function", "generic"}


def _may_share(kind: str, other: str) -> bool:
    return kind in _INNER and other in _INNER and kind != other


def _whole_word(folded: str, start: int, end: int) -> bool:
    before, after = folded[start - 1 : start], folded[end : end + 1]
    return not (before.isalnum() or after.isalnum())


_CUE_BEFORE = re.compile(
    r"(?:\d(?: ?x)?|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|dozen|its|their|our|more|extra|additional|British|German"
    r"|Italian|Spanish|French|Dutch|of|the|with|and)) $",
    re.I,
)
_CUE_AFTER = re.compile(
    r"^(?: (?:fighter|jet|aircraft|tank|helicopter|missile|howitzer|launcher|battery|batteries|vehicle|squadron|drone|system|FGR|radar"
    r"|company|battalion|platoon)|s\b)",
    re.I,
)


def _cued(text: str, start: int, end: int) -> bool:
    """A doubtful name of materiel counts where it stands in the plural, after a number, or before a noun of materiel."""
    return (
        text[end - 1] == "s" or bool(_CUE_AFTER.match(text[end : end + 14])) or bool(_CUE_BEFORE.search(text[max(0, start - 14) : start]))
    )


def _case_fits(entry: _Entry, surface: str) -> bool:
    if entry.case == "any":
        return True
    if entry.case == "exact":
        return fold_case(surface) == fold_case(entry.written)
    return surface[:1].isupper() or surface[:1].isdigit()


def fold_case(text: str) -> str:
    """Without diacritics, case kept."""
    return "".join(_plain(c).upper() if c.isupper() else _plain(c) for c in text)


@cache
def _automaton() -> tuple[AhoCorasick, list[list[_Entry]]]:
    table: dict[str, list[_Entry]] = {}
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


def _entries() -> Iterator[_Entry]:
    yield from _nations()
    yield from _sites_and_bodies()
    yield from _outlets()
    yield from _formations()
    yield from _materiel()
    yield from _words()


def _sites_and_bodies() -> Iterator[_Entry]:
    seats = {term.text for term in nations.terms()}
    for site in sites.sites():
        if site.name.removeprefix("The ") in seats and site.ambiguous:
            continue  # 'the Pentagon' is who decides, not where
        for name in (site.name, *site.aliases):
            yield _Entry("site", site, "ambiguous" if site.ambiguous else site.kind, _case(name), name)
    for body in bodies.bodies():
        for name in (body.name, *body.aliases):
            yield _Entry("body", body, body.kind, _case(name), name)


def _outlets() -> Iterator[_Entry]:
    for outlet in outlet_table.outlets():
        if outlet.kind != "official":
            for name in (outlet.name, *outlet.aliases):
                if name not in outlet.ambiguous:
                    yield _Entry("outlet", outlet, outlet.kind, "exact", name)


def _formations() -> Iterator[_Entry]:
    for formation in formations.formations():
        for name in (formation.name, *formation.aliases):
            doubtful = name in formation.ambiguous or not formation.nation
            yield _Entry("unit", name, "", _case(name), name) if doubtful else _Entry("formation", formation, "", _case(name), name)


def _materiel() -> Iterator[_Entry]:
    for item in equipment.equipment():
        for name in (item.name, *item.aliases):
            how = "ambiguous" if name in item.ambiguous else ""
            yield from (_Entry("equipment", item, how, _case(form), form) for form in _plural(name))
    for item in equipment.generic():
        for name in (item.name, *item.aliases):
            yield from (_Entry("generic", item, "", "any", form) for form in _plural(name))


def _nations() -> Iterator[_Entry]:
    for phrase in nations.lookalikes():
        yield _Entry("lookalike", phrase, "", "exact", phrase)
    # Of two nations of one name, the one that reports mean: 'Congo' without more is the larger.
    for term in sorted(nations.terms(), key=lambda t: t.code != lexicon("places")["meant"].get(t.text, t.code)):
        yield _Entry("nation", term.code, "ambiguous" if term.ambiguous else term.kind, _case(term.text), term.text)
    for code, names in lexicon("places")["waters"].items():
        for name in names:
            yield _Entry("region", code, "waters", "capital" if name[:1].isupper() else "any", name)
    for term in nations.region_terms():
        yield _Entry("region", term.code, "region", "capital" if term.text[:1].isupper() else "any", term.text)


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
        yield name + ("es" if name.endswith(("ch", "sh", "x")) else "s")


@cache
def lexicon(name: str) -> dict[str, Any]:
    """A lexicon file as plain tables."""
    return tomllib.loads(files("musterbook.claims").joinpath("lexicons", f"{name}.toml").read_text(encoding="utf-8"))


def _words() -> Iterator[_Entry]:
    table = lexicon("forces")
    for row in table["force"]:
        noun = Noun(row["of"], row.get("group", False))
        yield from (_Entry("force", noun, "", "any", form) for form in row["forms"])
    for kind in ("echelon", "function"):
        for row in table[kind]:
            for form in row["forms"]:
                yield from (_Entry(kind, row["is"], "", "any", spelled) for spelled in (_plural(form) if form != "troop" else [form]))


def moved(mention: Mention, by: int) -> Mention:
    """The same mention, its span shifted by so many characters."""
    return Mention(Span(mention.span.start + by, mention.span.end + by), mention.text, mention.kind, mention.value, mention.how)


def with_people(found: Iterable[Mention], people: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions with the persons among them; a person's name is no place, whatever the tables hold."""
    persons: list[Mention] = []
    for person in sorted(people, key=lambda m: (m.span.start - m.span.end, m.span.start)):
        if not any(person.span.overlaps(p.span) for p in persons):
            persons.append(person)
    kept = [m for m in found if not any(m.span.overlaps(p.span) for p in persons)]
    return tuple(sorted([*kept, *persons], key=lambda m: (m.span, m.kind)))
