"""A claim's words where they stand: the paragraph, the evidence marked in it, each slot in its colour.

Offsets are characters of the article's text; steering characters are written out piece by piece, so that no offset moves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rich.text import Text

from musterbook.model import SLOTS, Article, Claim
from musterbook.values import Span
from musterbook.views.visible import one_line, visible

EVIDENCE = "evidence"
# Told apart with and without colour: each also stands by its words in the list of slots.
_COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red")
STYLES = {slot: f"underline {_COLOURS[nth % len(_COLOURS)]}" for nth, slot in enumerate(SLOTS)} | {EVIDENCE: "bold"}


@dataclass(frozen=True, slots=True)
class Passage:
    """The paragraphs around a claim's evidence."""

    span: Span
    evidence: Span


def passage(claim: Claim, article: Article) -> Passage:
    """Where the evidence stands, and the whole paragraphs that it stands in."""
    text = article.text
    evidence = next(iter(claim.spans.get(EVIDENCE, ())), None)
    if evidence is None or evidence.of(text) != claim.evidence:
        start = text.find(claim.evidence)
        evidence = Span(start, start + len(claim.evidence))
    end = text.find("\n", evidence.end)
    return Passage(Span(text.rfind("\n", 0, evidence.start) + 1, end if end > 0 else len(text)), evidence)


def highlighted(claim: Claim, article: Article) -> Text:
    """The passage with its evidence between ‹ and › and each slot in its style."""
    found = passage(claim, article)
    marks = [(slot, span) for slot, spans in claim.spans.items() if slot in STYLES for span in spans]
    marks.append((EVIDENCE, found.evidence))
    out = Text()
    for piece in _pieces(found.span, [span for _, span in marks]):
        if piece.start == found.evidence.start:
            out.append("‹", STYLES[EVIDENCE])
        styles = [STYLES[slot] for slot, span in marks if span.overlaps(piece)]
        out.append(visible(piece.of(article.text)), " ".join(styles))
        if piece.end == found.evidence.end:
            out.append("›", STYLES[EVIDENCE])
    return out


def words(claim: Claim, article: Article, slot: str) -> str:
    """The article's own words for a slot: 'the Pentagon … US National Security Council'."""
    return " … ".join(one_line(span.of(article.text)) for span in claim.spans.get(slot, ()))


def _pieces(whole: Span, spans: list[Span]) -> Iterator[Span]:
    """`whole`, cut wherever a span begins or ends."""
    cuts = {whole.start, whole.end}
    cuts |= {at for span in spans for at in (span.start, span.end) if whole.start < at < whole.end}
    return (Span(start, end) for start, end in pairwise(sorted(cuts)))
