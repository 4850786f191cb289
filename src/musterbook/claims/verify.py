"""Verify: every slot that claims to come from the text is looked up there again; what does not stand there is refused."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from musterbook.claims.counts import numbers
from musterbook.model import Article, Claim, Reading, Refusal


def verified(article: Article, proposed: Sequence[Claim]) -> Reading:
    """The reading with only the claims that their words bear out, numbered in order, none twice."""
    kept: dict[str, Claim] = {}
    refused: list[Refusal] = []
    for claim in proposed:
        why = next(problems(article, claim), None)
        if why:
            refused.append(Refusal(article.id, claim.evidence, *why))
        else:
            kept.setdefault(claim.id, claim)
    return Reading(article, tuple(replace(claim, nth=n) for n, claim in enumerate(kept.values())), tuple(refused))


def problems(article: Article, claim: Claim) -> Iterator[tuple[str, str]]:
    """(slot, reason) for each slot that does not re-derive from the article's own characters."""
    if claim.evidence not in article.text:
        yield "evidence", "not in the text"
    for slot in ("place", "unit"):
        value = getattr(claim, slot)
        if value and slot not in claim.context and not all(part in article.text for part in value.split(" and ")):
            yield slot, "not in the text"
    if claim.quantity and "quantity" not in claim.context:
        found = [(n.low, n.high) for s in claim.spans.get("evidence", ()) for n in numbers(s.of(article.text))]
        if (claim.quantity.low, claim.quantity.high) not in found:
            yield "quantity", "the number does not re-derive from its own words"
