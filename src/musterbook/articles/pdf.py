"""PDF: the words of its pages put back into paragraphs, without headers, footers and page numbers; then read as plain text.

PDFium tells each character and where it stands. In: the bytes of a file. Out: its one article. It is an extra (`pdf`), imported by name;
it is no library for several threads at once, so that one file is read after the other.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from statistics import median
from threading import Lock
from typing import Any

from musterbook.articles import plain
from musterbook.articles.given import Given
from musterbook.errors import UnreadableSource
from musterbook.settings import Settings

_MOST_PAGES = 200
_MOST_CHARACTERS = 2_000_000
# How many lines at the top and at the foot of a page may be its furniture.
_EDGE = 2
_PAGE_NUMBER = re.compile(r"(?i)[\W_]*(?:page\s*)?\d{1,4}(?:\s*(?:of|/|\|)\s*\d{1,4})?[\W_]*$")
_ENDS = re.compile(r"[.!?:…][\"'”’)\]]*$")
# PDFium's mark for a hyphen at the end of a line, after which it goes on without one; and the soft hyphen that writers put there.
_MARK = "\ufffe"
_ROW = re.compile(f"[^\r\n{_MARK}]+{_MARK}?")
_HYPHEN = re.compile(f"(?<=\\w)(?:{_MARK}|\u00ad|-)$")
_BROKEN = re.compile(f"(\\w*)(?:{_MARK}|\u00ad)(\\w*)")
# Beside these a hyphen belongs to the word, wherever its line ends: no word that is written in one begins or ends with them.
_BEFORE = re.compile(r"(?i)(?:non|vice|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|\d+)$")
_AFTER = re.compile(r"(?i)(?:based|defen[cs]e|hour|minute|month|old|stop|week|year)s?$")
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Line:
    """Words on a line of a page, how far to the left they begin, how high they stand at their first and last character; in points."""

    words: str
    page: int
    left: float
    top: float
    foot: float
    size: float


def articles(raw: bytes, source: str, settings: Settings) -> Iterator[Given]:
    """The one article of a PDF. Raises UnreadableSource where it holds no text, is damaged, locked or too long."""
    if find_spec("pypdfium2") is None:
        raise UnreadableSource("a PDF; to read it, install one package more: pip install 'musterbook[pdf]'", stage="read")
    with _ONE_AT_A_TIME:
        lines = _lines(raw)
    text = "\n\n".join(_paragraphs(_without_furniture(lines)))
    if not text.strip():
        raise UnreadableSource("a PDF without text, perhaps a picture of pages: let a program recognise its text first", stage="read")
    yield from plain.articles(_mended(text), source, settings)


def _lines(raw: bytes) -> list[Line]:
    pdfium = import_module("pypdfium2")
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        raise UnreadableSource(f"a PDF that is damaged or locked ({error})", stage="read") from error
    try:
        if len(document) > _MOST_PAGES:
            raise UnreadableSource(f"a PDF of {len(document)} pages, more than {_MOST_PAGES}: give the part that you mean", stage="read")
        found: list[Line] = []
        taken = 0
        for number in range(len(document)):
            page = document[number].get_textpage()
            text = page.get_text_range()
            taken += len(text)
            if taken > _MOST_CHARACTERS:
                raise UnreadableSource(f"a PDF of more than {_MOST_CHARACTERS:,} characters", stage="read")
            found += _of_page(page, text, number)
        return found
    except pdfium.PdfiumError as error:
        raise UnreadableSource(f"a PDF that is damaged ({error})", stage="read") from error
    finally:
        document.close()


def _of_page(page: Any, text: str, number: int) -> Iterator[Line]:
    for found in _ROW.finditer(text):
        words = found.group().strip()
        if words:
            first = found.start() + found.group().index(words[0])
            left, low, _, high = page.get_charbox(first, loose=True)
            foot = page.get_charbox(first + len(words) - 1, loose=True)[1]
            yield Line(words, number, left, low, foot, max(high - low, 1.0))


def _without_furniture(lines: Sequence[Line]) -> list[Line]:
    """Lines without what stands at the top or foot of page after page, and without page numbers."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges = {id(line): line for found in pages.values() for line in (*found[:_EDGE], *found[-_EDGE:])}
    often = Counter(_shape(line) for line in edges.values())
    least = max(2, (len(pages) + 1) // 2)

    def is_furniture(line: Line) -> bool:
        if id(line) not in edges:
            return False
        return (len(pages) > 1 and often[_shape(line)] >= least) or bool(_PAGE_NUMBER.match(line.words))

    return [line for line in lines if not is_furniture(line)]


def _shape(line: Line) -> tuple[str, int]:
    """Its words without their figures, and about how high it stands."""
    return re.sub(r"\d+", "#", line.words.casefold()), round(line.top / 4)


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    steps = [one.foot - other.top for one, other in pairwise(lines) if _is_below(one, other) and _is_of_size(one, other)]
    step = median(steps) if steps else 0.0
    begun: list[Line] = []
    for line in lines:
        if begun and _begins(begun[-1], line, step):
            yield _joined(begun)
            begun = []
        begun.append(line)
    if begun:
        yield _joined(begun)


def _joined(lines: Sequence[Line]) -> str:
    text = ""
    for line in lines:
        # A hyphen at the end of a line may belong to the word or not; that is decided when all words are known.
        text = _HYPHEN.sub(_MARK, text) + line.words if _HYPHEN.search(text) else f"{text} {line.words}"
    return text.strip()


def _is_below(one: Line, other: Line) -> bool:
    return one.page == other.page and 0 < one.foot - other.top < 4 * other.size


def _is_of_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= 0.12 * max(one.size, other.size)


def _begins(before: Line, line: Line, step: float) -> bool:
    """A paragraph begins with the line: other type, more room above, an indent, or a full stop before another column or page."""
    if not _is_of_size(before, line):
        return True
    if not _is_below(before, line):
        return bool(_ENDS.search(before.words))
    is_indented = line.left - before.left > 0.8 * line.size and bool(_ENDS.search(before.words))
    return is_indented or before.foot - line.top > 1.3 * step


def _mended(text: str) -> str:
    """Words that were broken at the end of a line, whole again; a hyphen that belongs to the word stays."""
    told = set(re.findall(r"\w+(?:-\w+)+|\w+", text.casefold()))

    def whole(found: re.Match[str]) -> str:
        left, right = found.groups()
        apart, together = f"{left}-{right}", f"{left}{right}"
        if together.casefold() in told or not (left and right):
            return together
        is_compound = apart.casefold() in told or _BEFORE.match(left) or _AFTER.match(right) or not right[:1].islower()
        return apart if is_compound else together

    return _BROKEN.sub(whole, text)
