"""Titles that stand beside a person's name: ranks and offices. Names of persons are never listed."""

from functools import cache

from musterbook.world.tables import listed, rows


@cache
def ranks() -> tuple[str, ...]:
    """Military ranks in all usual spellings, longest first, so that the first that fits is the whole rank."""
    found = {form for row in rows("ranks") for form in (row["rank"], *listed(row["spellings"]))}
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


@cache
def offices() -> tuple[str, ...]:
    """Titles of office in lower case (MP, MEP and SACEUR excepted), longest first."""
    found = {office for row in rows("offices") for office in listed(row["offices"])}
    return tuple(sorted(found, key=lambda office: (-len(office), office)))
