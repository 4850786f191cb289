"""Standing formations of the larger armed forces, and the formation each belongs to."""

from dataclasses import dataclass
from functools import cache

from musterbook.world.tables import listed, rows, type_spellings


@dataclass(frozen=True, slots=True)
class Formation:
    """A named formation: whose it is (ISO alpha-3), its echelon and function, and its `parent` in the order of battle.

    `nation` may be NATO, EU or UN where the formation is multinational. `parent` is the name of another formation, or None
    where it reports to a service or ministry.
    """

    name: str
    aliases: tuple[str, ...]
    nation: str
    echelon: str
    function: str | None
    parent: str | None


@cache
def formations() -> tuple[Formation, ...]:
    """All known formations, ordered by nation and name."""
    return tuple(_formation(row) for row in rows("formations"))


def _formation(row: dict[str, str]) -> Formation:
    name, *aliases = type_spellings([row["name"], *listed(row["aliases"])])
    return Formation(name, tuple(aliases), row["nation"], row["echelon"], row["function"] or None, row["parent"] or None)
