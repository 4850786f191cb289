"""The forms in which a name of a nation, body or outlet is met in print."""

from collections.abc import Iterable

from musterbook.world.tables import place_spellings


def spellings(names: Iterable[str]) -> tuple[str, ...]:
    """Each name as given, without diacritics, and with the typographic apostrophe: N'Djamena, N’Djamena."""
    given = tuple(names)
    if not all(name.isascii() for name in given):
        given = place_spellings(given)
    return given + tuple(name.replace("'", "’") for name in given if "'" in name)
