"""Quotes: the sentences that one quotation runs through; who says one of them says them all."""

import re
from collections.abc import Iterator, Sequence

from musterbook.claims.sentences import Sentence
from musterbook.values import Span

# A quotation that runs over a paragraph is opened anew in the next, and closed only in the last.
_QUOTED = re.compile(r"“[^“”\n]*(?:”|$)|„[^“”„\n]*(?:[“”]|$)|«[^«»\n]*(?:»|$)|(?<!\w)\"[^\"\n]*(?:\"|$)", re.M)
MARKS = re.compile(r"[“”„«»\"]")


def runs(text: str, parts: Sequence[Sentence]) -> Iterator[tuple[Span, list[int]]]:
    """Each quotation of two or more sentences, with their numbers in `parts`."""
    for found in _QUOTED.finditer(text):
        span = Span(*found.span())
        inside = [n for n, part in enumerate(parts) if part.span.overlaps(span)]
        if len(inside) > 1:
            yield span, inside


def in_quotes(text: str, at: int) -> bool:
    """The character stands within quotation marks of its own sentence."""
    return any(found.start() < at < found.end() for found in _QUOTED.finditer(text))


def mostly(text: str) -> bool:
    """The sentence is a quotation for the better part, or opens as one; a word in quotation marks is none."""
    inside = sum(found.end() - found.start() for found in _QUOTED.finditer(text))
    return 5 * inside > 2 * len(text) or bool(re.match(r"[“„«\"]", text)) or bool(re.search(r"[”»\"]$", text) and "“" not in text)
