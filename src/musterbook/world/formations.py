"""Standing formations, missions and named ships of armed forces, and the formation each belongs to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from musterbook.world.tables import listed, rows, type_spellings

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
