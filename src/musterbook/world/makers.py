"""Firms that make arms, by the nation whose materiel they deliver: 'Navantia has handed over the first corvette'."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from musterbook.world.tables import listed, rows


class Maker(NamedTuple):
    """A firm by one of its names."""

    name: str
    nation: str


@cache
def makers() -> tuple[Maker, ...]:
    """All firms, in the order of the table; those at home in several nations are in none."""
    return tuple(_makers())


def _makers() -> Iterator[Maker]:
    for row in rows("makers"):
        yield from (Maker(name, row["nation"]) for name in listed(row["names"]))
