"""An article's text cut for marking: pieces that know which claims' evidence and which slots' words they belong to.

Offsets are characters of the article's text; pieces together are the text, so nothing is lost or doubled.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from musterbook.model import SLOTS, Article, Claim
from musterbook.values import Span
from musterbook.views.evidence import passage


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters, the numbers of the claims whose evidence holds them, and the slots that they fill, each as 'number:slot'."""

    text: str
    claims: tuple[int, ...]
    slots: tuple[str, ...]


def paragraphs(article: Article, claims: Sequence[Claim]) -> list[list[Piece]]:
    """The text, paragraph by paragraph, in pieces. Claims are numbered from 1 in the order given."""
    marks = [(number, passage(claim, article).evidence) for number, claim in enumerate(claims, start=1)]
    words = [
        (f"{number}:{slot}", span)
        for number, claim in enumerate(claims, start=1)
        for slot, spans in sorted(claim.spans.items())
        if slot in SLOTS
        for span in spans
    ]
    out: list[list[Piece]] = []
    for whole in _lines(article.text):
        out.append([_piece(article, span, marks, words) for span in _cut(whole, [span for _, span in (*marks, *words)])])
    return out


def _piece(article: Article, span: Span, marks: list[tuple[int, Span]], words: list[tuple[str, Span]]) -> Piece:
    held = tuple(number for number, mark in marks if mark.overlaps(span))
    return Piece(span.of(article.text), held, tuple(name for name, word in words if word.overlaps(span)))


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(at, at + len(line))
        at += len(line) + 1


def _cut(whole: Span, spans: list[Span]) -> Iterator[Span]:
    cuts = {whole.start, whole.end}
    cuts |= {at for span in spans for at in (span.start, span.end) if whole.start < at < whole.end}
    return (Span(start, end) for start, end in pairwise(sorted(cuts)))
