"""Places where forces are: bases, airfields, ports, training areas, and the towns and regions that reports name for them."""

from dataclasses import dataclass
from functools import cache

from musterbook.world.forms import spellings
from musterbook.world.tables import listed, rows

KINDS = ("base", "airfield", "port", "training-area", "barracks", "town", "island", "region")


@dataclass(frozen=True, slots=True)
class Site:
    """A named place and the country that hosts it.

    `aliases` holds every other spelling, those without diacritics among them; `nation` is the host's ISO alpha-3 code
    (Kosovo: XKX); `lat` and `lon` are degrees, good to about ten kilometres for a base or town. Where `ambiguous`, the name is
    also an ordinary word, a person's or a better known place's, and means this site only beside a cue (a base noun, the
    country). A name that is safe in a longer form has a row of its own in that form: 'Clark' and 'Clark Air Base'.
    """

    name: str
    aliases: tuple[str, ...]
    nation: str
    kind: str
    lat: float
    lon: float
    ambiguous: bool = False


@cache
def sites() -> tuple[Site, ...]:
    """All known sites, ordered by nation and name."""
    return tuple(_site(row) for row in rows("sites"))


def _site(row: dict[str, str]) -> Site:
    name, *aliases = dict.fromkeys(spellings([row["name"], *listed(row["aliases"])]))
    return Site(name, tuple(aliases), row["nation"], row["kind"], float(row["lat"]), float(row["lon"]), row["ambiguous"] == "y")
