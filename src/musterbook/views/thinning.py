"""What a chart of thousands of claims leaves out, so that it can be drawn and read: dots close together are one, counted; old terms go.

In: dots and steps of a commitment, as many as there are. Out: as many as a picture has room for; those that stand for others say for how
many. Below these bounds nothing is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from musterbook.model import Claim, Step

_MOST_DOTS, _MOST_BARS = 700, 12
# The picture in cells, about as wide and high as a dot; fewer and larger ones where that is not enough.
_ACROSS, _UP = 140, 44


@dataclass(frozen=True, slots=True)
class Dot:
    """A claim on a chart, and how many it stands for. `look` is its kind, shape and filling: only alike ones are drawn as one."""

    claim: Claim
    day: date
    number: int
    look: tuple[str, ...]
    many: int = 1


def fewer_dots(dots: Sequence[Dot]) -> list[Dot]:
    """The dots, those of one look and cell as the latest of them."""
    across, up = _ACROSS, _UP
    found = list(dots)
    while len(found) > _MOST_DOTS and across > 1:
        found = _in_cells(found, across, up)
        across, up = (across, up // 2) if up > 11 else (across * 3 // 4, up)
    return found


def _in_cells(dots: Sequence[Dot], across: int, up: int) -> list[Dot]:
    days, numbers = [dot.day.toordinal() for dot in dots], [dot.number for dot in dots]
    first, wide = min(days), max(1, max(days) - min(days))
    high = max(1, max(numbers))
    cells: dict[tuple[object, ...], list[Dot]] = {}
    for dot in dots:
        cell = (dot.day.toordinal() - first) * across // wide, dot.number * up // high
        cells.setdefault((*cell, dot.look), []).append(dot)
    latest = [(max(cell, key=lambda dot: (dot.day, dot.claim.id)), sum(dot.many for dot in cell)) for cell in cells.values()]
    return [
        Dot(dot.claim, dot.day, dot.number, dot.look, many) for dot, many in sorted(latest, key=lambda one: (one[0].day, one[0].claim.id))
    ]


def fewer_steps(chain: Sequence[Step]) -> list[Step]:
    """The steps, those that repeat the one before as that one; of too many those that stand, and the latest."""
    if len(chain) <= _MOST_BARS:
        return list(chain)
    once = [next(iter(same)) for _, same in groupby(chain, key=lambda step: (step.basis, step.until, bool(step.superseded_by)))]
    standing = [step for step in once if not step.superseded_by][-_MOST_BARS:]
    room = _MOST_BARS - len(standing)
    kept = {id(step) for step in (*standing, *([step for step in once if step.superseded_by][-room:] if room else ()))}
    return [step for step in once if id(step) in kept]
