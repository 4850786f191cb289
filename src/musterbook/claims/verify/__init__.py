"""Verify: every filled slot of a proposed claim is derived again from the article's own characters, whoever proposed it.

In: an Article and Claims by any reader. Out: a Reading with the claims that their words bear out, each slot with its spans or its
context, and a Refusal for each of the others. Nothing is repaired, and no value is changed; one rule a slot, listed in `RULES`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from musterbook.claims.verify import counted, dates, kinds, nations, polarity, words
from musterbook.claims.verify.ground import Finding, Ground, Passage, ground, refused
from musterbook.claims.verify.locate import located
from musterbook.model import Article, Claim, Reading, Refusal
from musterbook.values import Span

RULES: dict[str, Callable[[Passage, Claim], Finding]] = {
    "action": polarity.action,
    "status": polarity.status,
    "senders": nations.senders,
    "hosts": nations.hosts,
    "place": words.place,
    "origin": words.origin,
    "unit": words.unit,
    "echelon": kinds.echelon,
    "function": kinds.function,
    "equipment": words.equipment,
    "quantity": counted.quantity,
    "basis": kinds.basis,
    "start": dates.start,
    "end": dates.end,
    "speakers": words.speakers,
    "via": words.via,
    "said_on": dates.said_on,
}


# What follows from the evidence as a whole, whatever words are pointed at.
_OF_THE_WHOLE = ("action", "status")


def verified(article: Article, proposed: Sequence[Claim]) -> Reading:
    """The reading with only the claims that their words bear out, numbered in order, none twice."""
    kept: dict[str, Claim] = {}
    refusals: list[Refusal] = []
    base = ground(article)
    for claim in proposed:
        found = examined(base, claim)
        if isinstance(found, Refusal):
            refusals.append(found)
        else:
            kept.setdefault(found.id, found)
    return Reading(article, tuple(replace(claim, nth=n) for n, claim in enumerate(kept.values())), tuple(refusals))


def examined(base: Ground, claim: Claim) -> Claim | Refusal:
    """The claim with the spans or the context of every filled slot, or the first reason to refuse it."""
    span = evidence_span(base.article, claim)
    if span is None:
        return Refusal(base.article.id, claim.evidence, "evidence", "not in the text")
    passage = Passage(base.evidence(span))
    spans: dict[str, tuple[Span, ...]] = {**claim.spans, "evidence": (span,)}
    context = dict(claim.context)
    for slot, finding in _findings(passage, claim):
        if finding.why:
            return Refusal(base.article.id, claim.evidence, slot, finding.why)
        if finding.spans and slot not in claim.spans:
            spans[slot] = finding.spans
        if finding.context:
            context.setdefault(slot, finding.context)
    text = span.of(base.article.text)
    return replace(claim, spans=spans, context=context, evidence=text)


def problems(article: Article, claim: Claim) -> Iterator[tuple[str, str]]:
    """(slot, reason) for each slot that does not re-derive from the article's own characters."""
    base = ground(article)
    span = evidence_span(article, claim)
    if span is None:
        yield "evidence", "not in the text"
        return
    for slot, finding in _findings(Passage(base.evidence(span)), claim):
        if finding.why:
            yield slot, finding.why


def evidence_span(article: Article, claim: Claim) -> Span | None:
    """Where the claim's evidence stands: where it says, if those are its words, else where the text has them first."""
    given = claim.spans.get("evidence", ())
    if len(given) == 1 and given[0].of(article.text) == claim.evidence:
        return given[0]
    return located(article.text, claim.evidence, given[0].start if given else None)


def _findings(passage: Passage, claim: Claim) -> Iterator[tuple[str, Finding]]:
    """What becomes of each filled slot. One that brings spans of its own stands on these alone."""
    for slot, rule in RULES.items():
        if getattr(claim, slot) not in (None, ()):
            given = claim.spans.get(slot) if slot not in _OF_THE_WHOLE else None
            yield slot, rule(replace(passage, only=given) if given else passage, claim)


__all__ = ["RULES", "examined", "problems", "refused", "verified"]
