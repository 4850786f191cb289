"""APP-6 symbols for a line: the frame by alliance, the icon by function, the amplifier by echelon. `make web` draws them with milsymbol.

A frame says nothing of intent: 'friend' where sender and host stand in one alliance, 'neutral' everywhere else, never hostile.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from musterbook.model import ECHELONS, FUNCTIONS, Line
from musterbook.world.nations import is_code, members

_ALLIANCES = ("NATO", "EU", "CSTO")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A drawn symbol: its SVG, its size in pixels, and the point of it that stands on the place."""

    svg: str
    width: int
    height: int


def key(line: Line) -> str:
    """The name of the line's symbol: 'friend/armour/battalion'."""
    function = line.what if line.what in FUNCTIONS else next((one.function for one in line.claims if one.function), None)
    echelon = line.what if line.what in ECHELONS else next((one.echelon for one in line.claims if one.echelon), None)
    if line.what == "personnel":
        function = echelon = None
    return f"{frame(line.sender, line.host)}/{function or ''}/{echelon or ''}"


def frame(sender: str, host: str) -> str:
    """'friend' where both are members of one alliance, or the sender is the host's alliance; else 'neutral'."""
    allied = any({sender, host} <= {*members(one), one} for one in _ALLIANCES)
    return "friend" if allied and is_code(sender) else "neutral"


def drawn(name: str) -> Symbol | None:
    """The symbol of that name; None where there is none."""
    found = _sheet().get(name)
    return Symbol(found["svg"], *found["size"]) if found else None


@cache
def _sheet() -> dict[str, Any]:
    return dict(shipped("symbols.json"))


def shipped(name: str) -> Any:
    """A JSON file that `make web` made."""
    return json.loads((files("musterbook.views") / "static" / name).read_text(encoding="utf-8"))
