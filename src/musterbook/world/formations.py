"""Standing formations, missions and named ships of armed forces, and the formation each belongs to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from musterbook.world.tables import folded, listed, rows, type_spellings

_WORDS = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth",
)  # fmt: skip
_NUMERALS = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th", "11th", "12th")
# Each pair is written both ways in reports; the left side is replaced wherever it stands.
_SWAPS = (
    ("Armoured", "Armored"), ("Mechanised", "Mechanized"), ("Motorised", "Motorized"), ("Defence", "Defense"),
    ("Theatre", "Theater"), ("Armored Brigade Combat Team", "ABCT"), ("Stryker Brigade Combat Team", "SBCT"),
    ("Brigade Combat Team", "BCT"), ("Battlegroup", "Battle Group"),
)  # fmt: skip
# Where a designation goes over to the unit above: "K Troop, 3rd Squadron, 2nd Cavalry Regiment", "1st ABCT of the 1st Infantry Division".
_SUPERIORS = re.compile(r"\s*,\s*(?:the )?|\s+of (?:the )?(?=\d|[A-Z])")
_SHORT_ORDINAL = re.compile(r"^(\d*[23])(?:nd|rd)\b")


@dataclass(frozen=True, slots=True)
class Formation:
    """A formation, mission or ship that goes by a name of its own.

    `nation` is the ISO alpha-3 code of whose it is, or NATO, EU, UN or CSTO; '' where the codebook has no code for those who
    run it (African Union, SADC, coalitions). `echelon` is None for commands without one, missions and ships. `parent` names
    the next higher formation here, None where none is known. The forms in `ambiguous` are also designations that several
    armies use, persons' or places' names, and mean this formation only beside a cue.
    """

    name: str
    aliases: tuple[str, ...]
    nation: str
    echelon: str | None
    function: str | None
    parent: str | None
    ambiguous: frozenset[str] = frozenset()


@cache
def formations() -> tuple[Formation, ...]:
    """All known formations, ordered by nation and name."""
    return tuple(_formation(row) for row in rows("formations"))


@cache
def by_name() -> dict[str, Formation]:
    """Each formation under the name it has as a `parent`."""
    return {formation.name: formation for formation in formations()}


def superiors(formation: Formation) -> Iterator[Formation]:
    """The formations above `formation`, nearest first."""
    while formation.parent is not None:
        formation = by_name()[formation.parent]
        yield formation


def belongs_to(unit: str, larger: str, nations: Iterable[str]) -> bool:
    """`unit` is part of `larger`, of one of these nations: its own designation says so, or the order of battle does."""
    wanted, known = _key(larger), frozenset(nations)
    above = [_key(part) for part in _SUPERIORS.split(unit)[1:]]
    chain = [unit, *_SUPERIORS.split(unit)]
    above += [_key(form) for part in chain for one in _called(part, known) for up in superiors(one) for form in (up.name, *up.aliases)]
    goes_by = {wanted} | {_key(form) for one in _called(larger, known) for form in (one.name, *one.aliases)}
    return _key(unit) not in goes_by and not goes_by.isdisjoint(above)


def _called(name: str, nations: frozenset[str]) -> tuple[Formation, ...]:
    """The formations of these nations that go by the name."""
    return tuple(one for one in _by_key().get(_key(name), ()) if one.nation in nations)


@cache
def _by_key() -> dict[str, tuple[Formation, ...]]:
    found: dict[str, list[Formation]] = {}
    for one in formations():
        for form in dict.fromkeys(map(_key, (one.name, *one.aliases, *one.ambiguous))):
            found.setdefault(form, []).append(one)
    return {form: tuple(ones) for form, ones in found.items()}


def _key(name: str) -> str:
    return " ".join(folded(name).casefold().replace(".", "").removeprefix("the ").split())


def _formation(row: dict[str, str]) -> Formation:
    name, *aliases = type_spellings(_written([row["name"], *listed(row["aliases"])]))
    doubtful = frozenset(type_spellings(_written(listed(row["ambiguous"])))) if row["ambiguous"] else frozenset()
    return Formation(name, tuple(aliases), row["nation"], row["echelon"] or None, row["function"] or None, row["parent"] or None, doubtful)


def _written(names: Iterable[str]) -> Iterator[str]:
    """The names as given, then as other reports write them: '2nd' as '2d' or 'Second', 'U.S.' as 'US', British or American."""
    given = list(names)
    yield from given
    for name in given:
        forms = [name]
        for left, right in _SWAPS:
            forms += [form.replace(left, right) for form in forms if left in form]
        yield from forms
        yield from (form for each in forms for form in _reordinalled(each))


def _reordinalled(name: str) -> Iterator[str]:
    first, _, rest = name.partition(" ")
    if first in _NUMERALS:
        yield f"{_WORDS[_NUMERALS.index(first)]} {rest}"
    elif first in _WORDS:
        yield f"{_NUMERALS[_WORDS.index(first)]} {rest}"
    elif first == "U.S.":
        yield f"US {rest}"
    if _SHORT_ORDINAL.match(name):
        yield _SHORT_ORDINAL.sub(r"\1d", name)
