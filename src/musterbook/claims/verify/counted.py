"""Quantity: the bounds must be those of a number in the evidence; only evidence without a number of its own may lean on one before it."""

import re

from musterbook.claims.verify.ground import Finding, Passage, refused
from musterbook.model import Claim
from musterbook.values import Count, Span


def quantity(passage: Passage, claim: Claim) -> Finding:
    """A number of the evidence says so; or the number that the evidence stands for, where it gives none."""
    count = claim.quantity
    assert count is not None
    asked = (count.low, count.high)
    own = [n.span for n in passage.numbers if (n.low, n.high) == asked]
    if own:
        return passage.borne(own[:1])
    one = _ONE_OF.search(passage.text) if asked == (1, 1) else None
    if one:
        return passage.borne([passage.in_article(Span(*one.span()))])
    loose = [span for span, value in passage.numerals if _says(passage, span, value, count)]
    if loose:
        return passage.borne(loose[:1])
    elsewhere = [n.span for n in passage.all_numbers if (n.low, n.high) == asked]
    if elsewhere and (not passage.numbers or "quantity" in claim.context):
        return passage.borne(passage.nearest(elsewhere)[:1])
    return refused("the number does not re-derive from its own words")


# 'The second of three boats' is one, and so is the second that will come.
_ONE_OF = re.compile(
    r"\bthe (?:first of|(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r" (?:of|will|would|is|was|has|had|may|might|came|comes|arrived|arrives|went|left|follows|followed))\b",
    re.I,
)
# Words that bound a number from above or below, or say that it is not all of it, wherever they stand in the sentence.
_BOUNDS = re.compile(
    r"\b(?:under|nearly|almost|short of|ceiling|cap|limit|authori[sz]\w*|maximum|at most|up to|raise[sd]?|strength|something|at least"
    r"|plus|more|over|odd)\b|\+",
    re.I,
)


def _says(passage: Passage, span: Span, value: int, count: Count) -> bool:
    """A bare numeral says the number: as both bounds where it was taken for no count, as one where some word of the sentence bounds it."""
    taken = [n for n in passage.numbers if n.core.overlaps(span)]
    if count.low == count.high:
        return value == count.low and not taken
    exact = all(n.low == n.high for n in taken)
    return exact and value in (count.low, count.high) and None in (count.low, count.high) and _BOUNDS.search(passage.text) is not None


def spans_of(passage: Passage, claim: Claim) -> tuple[Span, ...]:
    """Where the claim's number stands in the evidence."""
    count = claim.quantity
    return tuple(n.span for n in passage.numbers if count and (n.low, n.high) == (count.low, count.high))
