"""A total of the whole that is over a year older than a part's total gives way to it: at least the part, and nobody knows how many more.

Fires:
    a 2022-10-12 station in_effect USA>LTU 650
    b 2024-05-02 station in_effect USA>LTU 1000 place=Rukla
Quiet:
    a 2023-10-12 station in_effect USA>LTU 650
    b 2024-05-02 station in_effect USA>LTU 1000 place=Rukla
"""

from collections.abc import Iterable, Sequence
from datetime import date

from musterbook.compare import a_year_after
from musterbook.posture import within
from musterbook.posture.base import Base, Total, added, sentences

CODE = "line-yields"


def gives_way(whole: date, parts: Iterable[date]) -> bool:
    """A total of a part is over a year newer than the whole's; both by the days for which they speak."""
    since = a_year_after(whole)
    return any(part > since for part in parts)


def find(whole: Total, parts: Sequence[Total]) -> Base:
    """The base that the later parts make."""
    later, inside = within.counted_once([part for part in parts if part.day > whole.day])
    why = f"the total of {whole.fact.day} is over a year older than a part's, so at least the parts: {sentences(later)}"
    why += "".join(f"; {within.sentence(part, larger)}" for part, larger in inside)
    return Base(added(part.low for part in later), None, tuple(later), why, (CODE, *((within.CODE,) if inside else ())))
