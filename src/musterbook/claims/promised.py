"""Promised: of how many the text says that so many have come: 'two of the six radars that it promised', 'eight of the 24 ordered in 2013'.

What was promised or ordered is a claim of its own beside what was delivered of it (codebook, rule 4).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from musterbook.claims import words
from musterbook.claims.counts import Number, numbers
from musterbook.claims.line import Line
from musterbook.model import Claim, Speaker
from musterbook.values import Span

_PROMISED = words.forms_of("promise", "pledge", "offer", "commit", "earmark", "allocate")
_BOUGHT = words.forms_of("order", "buy", "purchase", "contract", "procure", "approve", "acquire")
_OF = re.compile(r"\b(?:of|out of) (?:(?:a|the|its|their|some|about|around|total|of|planned|original) ){0,4}$", re.I)
# Between the number and the word of promising: a noun phrase and whose it is, no other verb's clause.
_UNTIL = re.compile(
    rf"^(?P<mid>[^.;:,()“”\"]{{0,80}}?)\b(?P<word>{'|'.join(sorted(_PROMISED | _BOUGHT, key=len, reverse=True))}|set aside)\b", re.I
)


def wholes(line: Line, claim: Claim) -> Iterator[Claim]:
    """The claim of all that was promised or ordered, where this one tells of a part of it that was given."""
    part = claim.quantity
    if claim.action != "transfer" or part is None or claim.status not in ("in_effect", "under_way", "announced"):
        return
    text, at = line.sentence.text, line.sentence.span.start
    own = max((span.start - at for span in claim.spans.get("quantity", ())), default=-1)
    for number in numbers(text):
        found = _UNTIL.match(text[number.span.end :])
        if (
            number.span.start == own
            or not found
            or not _OF.search(text[: number.span.start])
            or (number.low, number.high) == (part.low, part.high)
        ):
            continue
        word = found["word"].lower()
        yield _whole(line, claim, number, promised=word in _PROMISED or word == "set aside", at=number.span.end + found.end())
        return


def _whole(line: Line, claim: Claim, number: Number, *, promised: bool, at: int) -> Claim:
    """The part's claim with the number of all, at the stage of a promise or of a contract."""
    start = line.sentence.span.start
    day = next((t.value("past") for t in line.times if t.role == "point" and at <= t.span.start <= at + _NEAR), None)
    count = replace(claim.quantity, low=number.low, high=number.high, approx=number.approx, mode="total") if claim.quantity else None
    context = {slot: why for slot, why in claim.context.items() if slot not in ("status", "quantity", "start", "end", "place")}
    return replace(
        claim,
        status="announced" if promised else "approved",
        quantity=count,
        place=None,
        origin=None,
        start=day,
        end=None,
        speakers=tuple(Speaker(country=code) for code in claim.senders) if promised else (),
        said_on=None,
        via=(),
        spans={**claim.spans, "quantity": (Span(number.span.start + start, number.span.end + start),)},
        context=context,
    )


# The day of an order stands right behind it, with the seller between them at most.
_NEAR = 25
