"""Where a type of materiel is built and whence it is bought, if its buyer names no seller: Rafales come from France."""

import re
from functools import cache, lru_cache

from musterbook.world.equipment import equipment
from musterbook.world.tables import folded, listed, rows


@cache
def _builders() -> dict[str, str]:
    """Each spelling of each type of the table -> the nation that builds it."""
    named = {_key(name): row["nation"] for row in rows("builders") for name in listed(row["names"])}
    spelled = dict(named)
    for one in equipment():
        nation = named.get(_key(one.name))
        spelled |= {_key(alias): nation for alias in one.aliases} if nation else {}
    return spelled


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", folded(name).lower())


@lru_cache(maxsize=4096)
def of(name: str) -> str | None:
    """The nation that builds what is called so, whatever block or mark of it; None where several do or the table is silent."""
    short = re.sub(r" (?:Block|Mk|Mark)\b.*$| (?:system|launcher|fighter|jet|drone|helicopter|missile|tank|howitzer|aircraft)s?$", "", name)
    return _builders().get(_key(short)) or _builders().get(re.sub(r"(?<=\d)[a-z]{1,2}$", "", _key(short)))
