"""Types of materiel that reports name, and the generic nouns that stand where no type is named."""

from dataclasses import dataclass
from functools import cache

from musterbook.world.tables import listed, rows, type_spellings


@dataclass(frozen=True, slots=True)
class Equipment:
    """A type of materiel: what it is counted as (`of`), and the function of the force that has it (codebook, rule 16).

    `function` is None where the type alone does not tell. The forms in `ambiguous` are also ordinary words, persons' or
    places' names, and mean this type only beside a cue (a weapon noun, a number, another type).
    """

    name: str
    aliases: tuple[str, ...]
    function: str | None
    of: str
    ambiguous: frozenset[str] = frozenset()


@cache
def equipment() -> tuple[Equipment, ...]:
    """All named types, ordered by function and name."""
    return tuple(_equipment(row) for row in rows("equipment") if row["kind"] == "type")


@cache
def generic() -> tuple[Equipment, ...]:
    """The generic nouns, in the singular, ordered by function and name."""
    return tuple(_equipment(row) for row in rows("equipment") if row["kind"] == "generic")


def _equipment(row: dict[str, str]) -> Equipment:
    name, *aliases = type_spellings([row["name"], *listed(row["aliases"])])
    doubtful = frozenset(type_spellings(listed(row["ambiguous"]))) if row["ambiguous"] else frozenset()
    return Equipment(name, tuple(aliases), row["function"] or None, row["of"], doubtful)
