"""Altered texts: neutral ones, which claim what they claimed, and telling ones, which say one thing otherwise."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from musterbook.claims.perturb.proposals import put, renamed
from musterbook.claims.verify.ground import OF_ARTICLE
from musterbook.claims.verify.locate import STRAIGHT
from musterbook.model import Article, Claim
from musterbook.values import Span, digest

_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Neutral:
    """An alteration that changes nothing that the text claims; `spares` tells of a claim that it leaves as it was.

    What leans on something that the alteration moves may change with it: 'the latter', 'there', a heading.
    """

    name: str
    alter: Callable[[Article], Article]
    spares: Callable[[Article, Claim], bool] = lambda _article, _claim: True


def stands_alone(article: Article, claim: Claim) -> bool:
    """The claim's characters lie in one paragraph, and context fills no slot of it but what the article says of itself."""
    at = {len(_BREAK.findall(article.text, 0, span.start)) for spans in claim.spans.values() for span in spans}
    return len(at) == 1 and set(claim.context.values()) <= {OF_ARTICLE}


def _shuffled(article: Article) -> Article:
    """Paragraphs in another order; a dialogue keeps question and answer together."""
    paragraphs = _BREAK.split(article.text)
    order = sorted(range(len(paragraphs)), key=lambda n: digest([article.id, str(n)]))
    return replace(article, text="\n\n".join(paragraphs[n] for n in order))


def _straightened(article: Article) -> Article:
    """Curly quotation marks and apostrophes straight."""
    return replace(article, text=article.text.translate(STRAIGHT))


def _with_boilerplate(article: Article) -> Article:
    """What pages put around their texts."""
    return replace(article, text=f"Share this article\n\n{article.text}\n\n{_FOOT}")


_FOOT = """Read more: Ten recipes for a rainy weekend

Subscribe to our newsletter for the best stories of the week.

© All rights reserved. No part of this page may be reproduced without permission."""


def _by_another_outlet(article: Article) -> Article:
    """The outlet under another name, in what the article says of itself."""
    return replace(article, outlet="The Alderford Chronicle")


NEUTRAL = (
    Neutral("paragraphs shuffled", _shuffled, stands_alone),
    Neutral("curly quotes straightened", _straightened),
    Neutral("boilerplate added", _with_boilerplate),
    Neutral("outlet renamed", _by_another_outlet),
)


@dataclass(frozen=True, slots=True)
class Telling:
    """An alteration of one claim's words: the altered article, and the claim as it must now read; None where it does not apply."""

    name: str
    alter: Callable[[Article, Claim], tuple[Article, Claim] | None]


def _number(article: Article, claim: Claim) -> tuple[Article, Claim] | None:
    span, count = _span(claim, "quantity"), claim.quantity
    found = re.search(r"\d[\d,]*\d|\d", span.of(article.text)) if span else None
    if not (span and found and count) or "quantity" in claim.context or len(re.findall(r"\d[\d,]*", span.of(article.text))) > 1:
        return None
    low, high = (bound and bound * 10 for bound in (count.low, count.high))
    written = f"{int(found[0].replace(',', '')) * 10:,}"
    at = Span(span.start + found.start(), span.start + found.end())
    return _with(article, at, written), replace(claim, quantity=replace(count, low=low, high=high))


def _unit(article: Article, claim: Claim) -> tuple[Article, Claim] | None:
    span = _span(claim, "unit")
    if span is None or not claim.unit or span.of(article.text) != claim.unit or not re.search(r"\d", claim.unit):
        return None
    other = renamed(claim.unit)
    return _with(article, span, other), replace(claim, unit=other)


def _year(article: Article, claim: Claim) -> tuple[Article, Claim] | None:
    for slot in ("start", "end"):
        span, value = _span(claim, slot), getattr(claim, slot)
        found = re.search(r"\b20\d\d\b", span.of(article.text)) if span and value else None
        if span and found and value.startswith(found[0]):
            at = Span(span.start + found.start(), span.start + found.end())
            return _with(article, at, str(int(found[0]) - 1)), put(claim, slot, f"{int(value[:4]) - 1}{value[4:]}")
    return None


def _not(article: Article, claim: Claim) -> tuple[Article, Claim] | None:
    evidence = _span(claim, "evidence")
    found = (
        re.search(r"\b(?:will|would|are|is)\b(?! not)", claim.evidence) if evidence and claim.status in ("announced", "in_effect") else None
    )
    if not (evidence and found):
        return None
    at = Span(evidence.start + found.start(), evidence.start + found.end())
    return _with(article, at, f"{found[0]} not"), replace(claim, status="denied")


def _span(claim: Claim, slot: str) -> Span | None:
    spans = claim.spans.get(slot, ())
    return spans[0] if len(spans) == 1 and slot not in claim.context else None


def _with(article: Article, span: Span, written: str) -> Article:
    return replace(article, text=article.text[: span.start] + written + article.text[span.end :])


TELLING = (
    Telling("number ×10", _number),
    Telling("unit renamed", _unit),
    Telling("date moved by a year", _year),
    Telling("“not” added", _not),
)
