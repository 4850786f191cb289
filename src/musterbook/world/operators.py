"""Who alone has a type of aircraft or vehicle, a class of ships, or a ship of a name: 'B-52s' are American wherever they are."""

import re
from functools import cache, lru_cache

from musterbook.world.tables import folded, listed, rows


@cache
def _operators() -> dict[str, str]:
    return {_key(name): row["nation"] for row in rows("operators") for name in listed(row["names"])}


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", folded(name).lower())


@lru_cache(maxsize=4096)
def of(name: str) -> str | None:
    """The one nation that has what is called so; a mark behind the figure may be left out of the table ('B-52H'). None where several do."""
    key = _key(re.sub(r" (?:missile|weapon|radar|defen[cs]e) systems?$| (?:missile|launcher|bomber|fighter|jet|helicopter)s?$", "", name))
    return _operators().get(key) or _operators().get(re.sub(r"(?<=\d)[a-z]{1,2}$", "", key))
