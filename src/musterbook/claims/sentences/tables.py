"""Tables: dates in the columns of a table in plain text, which say by the heading of their column what they are: 'since', 'until'.

In: a text, the day from which relative dates count. Out: Times with spans in the text.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from musterbook.claims.sentences import ROW
from musterbook.claims.times import Time, times
from musterbook.values import Span

_ROLES = {
    "since": "since", "from": "since", "start": "since", "arrived": "since", "there since": "since",
    "until": "until", "till": "until", "to": "until", "end": "until", "ends": "until", "mandate until": "until",
}  # fmt: skip
_FEWEST = 3
_YEAR = re.compile(r"(?:19|20)\d\d")


def dated(text: str, anchor: str | None) -> Iterator[Time]:
    """The date of every cell under a heading that tells what it is."""
    roles: dict[int, str] = {}
    width = 0
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        cells = list(_cells(line.group(), line.start()))
        found = {nth: role for nth, cell in enumerate(cells) if cell and (role := _ROLES.get(cell.of(text).casefold()))}
        if len(cells) < _FEWEST:
            roles = {}
        elif found:
            roles, width = found, len(cells)
        elif len(cells) == width:
            told = ((cells[nth], role) for nth, role in roles.items())
            yield from (time for cell, role in told if cell and (time := _date(text, cell, role, anchor)))


def _cells(line: str, start: int) -> Iterator[Span | None]:
    """What stands between the marks of a row; None where nothing does."""
    edges = [0, *(edge for found in ROW.finditer(line) for edge in found.span()), len(line)]
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        told = line[begin:end].strip()
        at = start + begin + line[begin:end].find(told)
        yield Span(at, at + len(told)) if told else None


def _date(text: str, cell: Span, role: str, anchor: str | None) -> Time | None:
    """What the cell dates; None where it holds no date, or more than one."""
    told = cell.of(text)
    if _YEAR.fullmatch(told):
        return Time(cell, role, told, told)
    found = times(told, anchor, None, None)
    return replace(found[0], span=cell, role=role) if len(found) == 1 and found[0].role == "point" else None
