"""Mentions: every name that the world's tables or the lexicons know, found in one scan, each a span and what it stands for.

One Aho-Corasick automaton over the folded text (lower case, no diacritics, character for character), then longest match
first. Names must begin with a capital in the text; abbreviations must stand as they are written.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from musterbook.claims.names import designations, newtypes
from musterbook.claims.names.vocabulary import Entry, Noun, automaton, fold, fold_case, lexicon
from musterbook.values import Span
from musterbook.world.equipment import Equipment
from musterbook.world.nations import is_code

__all__ = ["Mention", "find", "lexicon", "moved", "with_people"]

# The mark of a model: the A of F-35A, the RC of AMX-10RC.
_MARK = re.compile(r"[A-Z][A-Z0-9]{0,3}(?:s\b|\b)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text.

    kind: nation | region | site | body | formation | equipment | generic | outlet | force | echelon | function | unit | person
    | installation | maker.
    `value` is what it stands for: a country code, a Site, a Body, an Equipment, a lexicon row; `how` its flavour (demonym, name, ...).
    """

    span: Span
    text: str
    kind: str
    value: Any
    how: str = ""


@lru_cache(maxsize=16)
def find(text: str) -> tuple[Mention, ...]:
    """All mentions of a text, longest first where they overlap, in order."""
    scanner, entries = automaton()
    folded = fold(text)
    found: list[_Found] = []
    for index, start, end in scanner.find_matches_as_indexes(folded, overlapping=True):
        whole, surface = _whole_word(folded, start, end), text[start:end]
        mark = _MARK.match(text, end) if not whole and surface[-1].isdigit() and not folded[start - 1 : start].isalnum() else None
        if whole or mark:
            end = mark.end() if mark else end
            for entry in entries[index]:
                if mark and entry.kind != "equipment":
                    continue
                if _case_fits(entry, surface) and (entry.kind != "equipment" or entry.how != "ambiguous" or _cued(text, start, end)):
                    found.append((start - end, start, _RANK.get(entry.kind, 6), entry, end))
    for kind, how, span in designations.find(text):
        name = span.of(text)
        own = span.start + len(designations.own_name(name).rstrip()) if how == "called" else 0
        if how == "called" and any(f[3].kind != "site" and f[1] < own and span.start < f[4] for f in found):
            continue  # 'the Danish Battalion', 'the Tank Battalion': words of ours tell more
        # A base of the navy's that is called as a ship is ('HMAS Stirling') stands in the table of sites.
        found.append((span.start - span.end, span.start, 5, Entry(kind, name, how, "exact", name), span.end))
        if how == "ship" and name[:1] + name[1:].lower() == name:
            # 'The frigate Bayern': right behind the kind of ship the name of a place is the ship's.
            found = [f for f in found if (f[1], f[4]) != (span.start, span.end) or not _may_name_a_ship(f[3])]
    found += [(-3, at, _RANK["nation"], Entry("nation", code, "abbreviation", "exact", code), at + 3) for at, code in _labels(text)]
    found = [f for f in found if f[3].kind != "nation" or not _CAMP.search(text, max(0, f[1] - 6), f[1])]
    return _with_new_types(text, tuple(_with_people_of_bodies(_spelled_out(text, _longest(text, _meant(found))))))


_CAMP = re.compile(r"\b(?:Camp|Kamp|Fort) \Z|\b[Nn]on-\Z")  # 'Kamp Holland', 'the largest non-NATO contributor'
# 'AUT: 170 incl. a helicopter det': the code of a nation before what is told of it.
_LABEL = re.compile(r"(?:^|[.;\n] ?|[•*-] )(?P<code>[A-Z]{3})(?=:|[ ][–—-] |\. +[\dA-Z]|$)", re.M)


def _labels(text: str) -> Iterator[tuple[int, str]]:
    """Where the code of a nation stands as a label, and the nation."""
    labels = lexicon("places")["labels"]
    for label in _LABEL.finditer(text):
        code = labels["codes"].get(label["code"], label["code"])
        if is_code(code) and label["code"] not in labels["none"]:
            yield label.start("code"), code


def _may_name_a_ship(entry: Entry) -> bool:
    return entry.kind in ("site", "equipment") or (entry.kind == "nation" and entry.how in ("capital", "ambiguous"))


_Found = tuple[int, int, int, Entry, int]


def _meant(found: list[_Found]) -> list[_Found]:
    """Of sites and nations of one name, that of which most is spoken comes first; a doubtful name whose nation is never named is no site.

    'Henderson' is an airfield in a text about the Solomons and a port in one about Australia.
    """
    spoken = Counter(entry.value for *_, entry, _ in found if entry.kind == "nation" and entry.how != "ambiguous")
    spoken.update(entry.value.nation for *_, entry, _ in found if entry.kind == "site" and entry.how != "ambiguous")
    if not spoken:
        return found
    kept = [f for f in found if f[3].kind != "site" or f[3].how != "ambiguous" or spoken[f[3].value.nation]]
    towns = {(f[1], f[4]) for f in kept if f[3].kind == "site" and spoken[f[3].value.nation]}
    # 'At Rota in Spain': not the island.
    kept = [f for f in kept if f[3].kind != "nation" or f[3].how != "ambiguous" or spoken[f[3].value] or (f[1], f[4]) not in towns]
    return sorted(kept, key=lambda f: -spoken[f[3].value.nation if f[3].kind == "site" else f[3].value] if f[3].kind in _PLACES else 0)


_PLACES = ("site", "nation")


def _spelled_out(text: str, found: Iterable[Mention]) -> tuple[Mention, ...]:
    """'The Jamaica Defence Force (JDF)': what the letters stand for in this text, whatever else they stand for elsewhere."""
    every = tuple(found)
    ends = {m.span.end: m for m in every if m.kind == "body"}
    behind = [m for m in every if m.kind == "body" and m.text.isupper() and text[: m.span.start].endswith(" (")]
    meant = {m.text: whole for m in behind if (whole := ends.get(m.span.start - 2)) is not None}
    # 'The Barbados Defence Force (BDF)', which no table has, is not Bahrain's.
    others = {m.text for m in behind if m.text not in meant and _initials(text[: m.span.start - 2], len(m.text)) == m.text}
    kept = (m for m in every if m.kind != "body" or m.text not in others)
    return tuple(replace(m, value=meant[m.text].value, how=meant[m.text].how) if m.text in meant and m.kind == "body" else m for m in kept)


def _initials(text: str, many: int) -> str:
    """The first letters of the last words of a text."""
    return "".join(word[:1] for word in text[-100:].split()[-many:])


def _with_people_of_bodies(found: Iterable[Mention]) -> Iterator[Mention]:
    """'US Marines' and 'Armed Forces' are bodies whose last word is also a force."""
    for mention in found:
        yield mention
        last = mention.text.rsplit(" ", 1)[-1]
        if mention.kind == "body" and last.lower() in ("marines", "forces", "commandos", "paratroopers", "rangers", "guards"):
            span = Span(mention.span.end - len(last), mention.span.end)
            yield Mention(span, last, "force", Noun("personnel", last.lower() == "forces"))


_MACHINES = {"vehicle", "aircraft", "ship"}


def _as_its_noun(text: str, name: Mention, found: tuple[Mention, ...]) -> Mention:
    """'Typhoon armoured vehicles' are no jets: what a name means that several types share, the noun right behind it says."""
    if name.kind != "equipment" or name.value.of not in _MACHINES | {"system"}:
        return name
    noun = next((m for m in found if m.kind == "generic" and m.span.start == name.span.end + 1), None)
    if name.value.of == "aircraft" and noun is not None and noun.text.lower().startswith("tanker"):
        return name  # 'KC-135 tankers'
    if name.value.of == "system" and noun is not None and not noun.text.lower().startswith(("armoured ", "armored ")):
        return name  # 'HIMARS vehicles'
    if noun is not None and noun.text.lower() in ("carrier", "carriers") and name.value.of == "vehicle":
        return name  # 'VAB carriers'
    if noun is None or noun.value.of not in _MACHINES - {name.value.of} or text[name.span.end] != " ":
        return name
    return Mention(name.span, name.text, name.kind, Equipment(name.text, (), noun.value.function, noun.value.of))


_TRAINER, _TANKER = Equipment("trainer", (), None, "aircraft"), Equipment("tanker", (), "aviation", "aircraft")
_AND_A = re.compile(r"(?:,| and|, and) (?:an?|two|three|its|their) ")
_MODEL = re.compile(r"\b[A-Z]{1,4}[ -]?\d[\w-]* \Z")


def _as_its_type(text: str, name: Mention, found: tuple[Mention, ...]) -> Mention:
    """'Four Yak-130 trainers', 'KC-46 tankers', 'VAB carriers': behind a type of aircraft or vehicle they are no people and no ships."""
    if name.text in ("carrier", "carriers") and any(
        m.kind == "equipment" and m.value.of == "vehicle" and m.span.end + 1 == name.span.start for m in found
    ):
        return Mention(name.span, name.text, name.kind, Equipment(name.text, (), None, "vehicle"))  # 'VAB carriers'
    if name.text not in ("trainer", "trainers", "tanker", "tankers") or name.kind not in ("force", "generic"):
        return name
    typed = any(m.kind == "equipment" and m.value.of == "aircraft" and m.span.end + 1 == name.span.start for m in found)
    # 'Seven F-16s and a tanker'
    jets = [m for m in found if m.kind == "equipment" and m.value.of == "aircraft" and name.kind == "generic"]
    typed = typed or any(_AND_A.fullmatch(text[m.span.end : name.span.start]) for m in jets)
    kind = _TRAINER if name.text.startswith("trainer") else _TANKER
    before = text[: name.span.start][-12:]
    return Mention(name.span, name.text, "generic", kind) if typed or before.endswith("jet ") or _MODEL.search(before) else name


def _with_new_types(text: str, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The names of types that stand before a noun of materiel and that no table has: they are what the noun says."""
    new: list[Mention] = []
    found = tuple(_as_its_noun(text, _as_its_type(text, m, found), found) for m in found)
    for noun in found:
        span = newtypes.before(text, noun.span.start) if noun.kind == "generic" else None
        if span is not None and any(m.span.overlaps(span) for m in found):
            last = span.of(text).rpartition(" ")[2]  # 'Russian Ka-99s': the nation is no part of the name
            span = Span(span.end - len(last), span.end) if any(c.isdigit() for c in last) else None
        if span is not None and not any(m.span.overlaps(span) for m in (*found, *new)):
            kind = Equipment(span.of(text), (), noun.value.function, noun.value.of)
            new.append(Mention(span, span.of(text), "equipment", kind, "new"))
    return tuple(sorted([*found, *new], key=lambda m: (m.span, m.kind))) if new else found


_RANK = {"nation": 0, "region": 1, "formation": 2, "body": 2, "equipment": 3, "site": 4}


def _longest(text: str, found: Iterable[_Found]) -> Iterator[Mention]:
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
    against = folded.endswith("anti-", 0, start)  # 'anti-tank soldiers' have no tanks
    return not (before.isalnum() or after.isalnum() or against)


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


def _case_fits(entry: Entry, surface: str) -> bool:
    if entry.case == "any":
        return True
    if entry.case == "exact":
        return fold_case(surface) == fold_case(entry.written)
    # 'vz. 77' and 'wz. 35' are written small.
    small = entry.kind == "equipment" and entry.written[:1].islower() and surface[:1] == entry.written[:1]
    return surface[:1].isupper() or surface[:1].isdigit() or small


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
