"""Rows of the tables in world/data, and the spellings under which a name is met.

In: the name of a table. Out: its rows as dicts of text, and the regular variants of a name (without diacritics, with and
without a hyphen). Nothing here knows what a site or a weapon is.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import TextIO

# Letters that Unicode does not decompose into a base letter and a mark.
_STROKES = str.maketrans({
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe",
    "Œ": "Oe", "ß": "ss", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A", "ʻ": "'", "‘": "'", "’": "'",
})  # fmt: skip
# The transcription used in German and Nordic news without umlauts: Grafenwoehr, Vaernes, Aarhus.
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"})
# Where the letters of a designation end and its figures begin: F-16, M109, Leopard 2.
_SEAM = re.compile(r"(?<=[A-Za-z])(?:-| |)(?=\d)")
# Letters that are words: "A 10-day visit" is no A-10 and "An 24-hour watch" no An-24.
_WORDS = frozenset({"A", "An", "As", "At", "Be", "I", "Me", "No", "On", "US", "WE"})


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of world/data/`table`.csv in their order."""
    text = (files("musterbook.world") / "data" / f"{table}.csv").read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())


def rows_of(file: TextIO) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table that somebody else wrote, each with its line; cells beyond the heading's are left out, missing ones are empty."""
    table = csv.DictReader(file, restkey=None, restval="")
    for row in table:
        yield table.line_num, {name: value for name, value in row.items() if isinstance(name, str) and isinstance(value, str)}


def listed(cell: str) -> tuple[str, ...]:
    """The names in a cell that holds several, parted by semicolons."""
    return tuple(name for name in cell.split(";") if name)


def folded(name: str) -> str:
    """`name` without diacritics: 'Pabradė' is 'Pabrade', 'Værnes' is 'Vaernes'."""
    if name.isascii():
        return name
    plain = unicodedata.normalize("NFKD", name.translate(_STROKES))
    return "".join(char for char in plain if not unicodedata.combining(char))


def place_spellings(names: Iterable[str]) -> tuple[str, ...]:
    """All spellings of `names`, each once, the given ones first: as given, folded, and with umlauts written out."""
    given = list(names)
    return tuple(dict.fromkeys([*given, *(folded(name) for name in given), *(folded(name.translate(_DIGRAPHS)) for name in given)]))


def type_spellings(names: Iterable[str]) -> tuple[str, ...]:
    """All spellings of the designations `names`, each once, the given ones first: 'F-35', 'F35', 'F 35'; 'Ada-class', 'Ada class'."""
    given = list(names)
    return tuple(dict.fromkeys([*given, *(folded(name) for name in given), *(form for name in given for form in _seams(folded(name)))]))


def _seams(name: str) -> Iterator[str]:
    if name.endswith("-class"):
        yield name.removesuffix("-class") + " class"
    seam = _SEAM.search(name)
    if seam is None:
        return
    letters, figures = name[: seam.start()], name[seam.end() :]
    for joint in ("-", "", " "):
        if joint != " " or letters not in _WORDS:
            yield f"{letters}{joint}{figures}"
