"""Contrasts: what a sentence rules out beside what it tells: 'six tanks, not eight', 'is not in Rukla, where we put it, but in Pabradė'.

In: the text of a sentence. Out: the characters that the parser is not to read, and the number or the place that is ruled out.
"""

import re
from dataclasses import dataclass

from musterbook.claims.numbers.numerals import FIGURES, WORDS, worth
from musterbook.values import Span

# Behind the number ends the clause, or stands how it came about ('as we wrote').
_SO_MANY = re.compile(rf"(?:, | and |, and )not (?:as )?(?P<many>{FIGURES}|{WORDS})(?=[,.;:)–—”\"]|$| (?:as|that|which)\b| \()", re.I)
# 'For two months, not three' counts no force.
_MEASURED = re.compile(r"(?:days?|weeks?|months?|years?|hours?|km|kilomet\w+|miles|times|per cent|percent|%)\Z")
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’' -]{1,40}?"
_THERE = re.compile(
    rf"\b(?:is|are|was|were) (?P<cut>not (?:in|at|on) (?P<place>{_NAME})(?:, (?![A-Z])[^,;]{{1,60}},|,)? but )(?=(?:in|at|on) )"
)


@dataclass(frozen=True, slots=True)
class Contrast:
    """What is ruled out: `cut` are its characters, `many` the number, `place` the place."""

    cut: Span
    many: int | None = None
    place: str | None = None


def contrast(text: str) -> Contrast | None:
    """The first contrast of a sentence; None where it has none, or where nothing is counted before it."""
    if " not " not in text:
        return None
    if found := _SO_MANY.search(text):
        many = None if _MEASURED.search(text, 0, found.start()) else worth(found["many"])
        told = re.search(rf"(?<![\w.,])(?:{FIGURES}|{WORDS})(?!\w)", text[: found.start()], re.I)
        return Contrast(Span(*found.span()), many=many) if told else None
    if found := _THERE.search(text):
        return Contrast(Span(*found.span("cut")), place=found["place"].strip())
    return None
