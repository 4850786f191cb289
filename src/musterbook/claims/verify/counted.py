"""Quantity: the bounds must be those of a number in the evidence; only evidence without a number of its own may lean on one before it."""

from musterbook.claims.verify.ground import Finding, Passage, refused
from musterbook.model import Claim
from musterbook.values import Span


def quantity(passage: Passage, claim: Claim) -> Finding:
    """A number of the evidence says so; or the number that the evidence stands for, where it gives none."""
    count = claim.quantity
    assert count is not None
    asked = (count.low, count.high)
    own = [n.span for n in passage.numbers if (n.low, n.high) == asked]
    if own:
        return passage.borne(own[:1])
    elsewhere = [n.span for n in passage.all_numbers if (n.low, n.high) == asked]
    if elsewhere and (not passage.numbers or "quantity" in claim.context):
        return passage.borne(passage.nearest(elsewhere)[:1])
    return refused("the number does not re-derive from its own words")


def spans_of(passage: Passage, claim: Claim) -> tuple[Span, ...]:
    """Where the claim's number stands in the evidence."""
    count = claim.quantity
    return tuple(n.span for n in passage.numbers if count and (n.low, n.high) == (count.low, count.high))
