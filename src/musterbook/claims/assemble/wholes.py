"""Wholes: of how many the text says that so many came or went: 'two of the six radars that it promised', '65 of its 350 soldiers'.

What was promised or ordered is a claim of its own beside what was delivered of it, and so is the stay of those of whom some leave
(codebook, rule 4).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from musterbook.claims.line import Line
from musterbook.claims.numbers.counts import Number, numbers
from musterbook.claims.trees import words
from musterbook.model import Claim, Speaker
from musterbook.values import Count, Span

_PROMISED = words.forms_of("promise", "pledge", "offer", "commit", "earmark", "allocate")
_BOUGHT = words.forms_of("order", "buy", "purchase", "contract", "procure", "approve", "acquire", "agree")
_OF = re.compile(r"\b(?:of|out of) (?:(?:a|the|its|their|some|about|around|total|of|planned|original) ){0,4}$", re.I)
# Between the number and the word of promising: a noun phrase and whose it is, no other verb's clause.
_BEFORE = re.compile(
    r"\b(?:of|out of) (?:(?:the|its|their|a|total) ){0,2}(?P<word>promised|pledged|offered|ordered|contracted|purchased|agreed) $", re.I
)
_UNTIL = re.compile(
    rf"^(?P<mid>[^.;:,()“”\"]{{0,80}}?)\b(?P<word>{'|'.join(sorted(_PROMISED | _BOUGHT, key=len, reverse=True))}|set aside)\b", re.I
)


def wholes(line: Line, claim: Claim) -> Iterator[Claim]:
    """The claim of all that was promised or ordered, where this one tells of a part of it that was given."""
    part = claim.quantity
    if claim.action not in ("transfer", "deploy") or part is None or claim.status not in ("in_effect", "under_way", "announced"):
        return
    text, at = line.sentence.text, line.sentence.span.start
    own = max((span.start - at for span in claim.spans.get("quantity", ())), default=-1)
    for number in numbers(text):
        if number.span.start == own or (number.low, number.high) == (part.low, part.high):
            continue
        told = _BEFORE.search(text[: number.span.start])
        found = told or (_UNTIL.match(text[number.span.end :]) if _OF.search(text[: number.span.start]) else None)
        if not found:
            continue
        word = found["word"].lower()
        if claim.action == "deploy" and word not in _PROMISED:
            continue
        at = number.span.end + (0 if told else found.end())
        yield _whole(line, claim, number, promised=word in _PROMISED or word == "set aside", at=at)
        return


# A part of those who are there goes: 'flew 65 of its 350 soldiers home', 'some of the 17,000 marines will leave'. Not 'all of its 377'.
_SOME_OF = re.compile(
    r"\b(?P<part>(?:a|one|two|three)[ -](?:third|quarter|fifth|tenth)s?|[\w,]+)"
    r"(?: soldiers| troops| men)? of (?:its|their|the|his|our|[A-Z]\w+['’]s?)"
    r"(?: (?:about|around|some|roughly|more than|nearly|estimated))* ?$",
)
# Fewer are units: 'the third of its four companies'.
_MEN = 20
_MACHINES = ("aircraft", "ship", "vehicle", "system")
_ALL = re.compile(r"\b(?:all|none|last|rest|each|both)(?: but)?\b[^,;]*$", re.I)


def presences(line: Line, claim: Claim) -> Iterator[Claim]:
    """The stay of all of them, where the claim tells that a part leaves, or goes elsewhere."""
    if claim.action not in ("withdraw", "deploy") or claim.status in ("denied", "cancelled", "ended"):
        return
    text, at, part = line.sentence.text, line.sentence.span.start, claim.quantity
    own = max((span.end - at for span in claim.spans.get("quantity", ())), default=-1)
    for number in numbers(text):
        before = text[: number.span.start]
        found = _SOME_OF.search(before)
        mine = found is not None and (found.end("part") == own or (part is None and not found["part"][:1].isdigit()))
        thing = part.of if part and part.of in _MACHINES else "personnel"
        few = (number.high or _MEN) < _MEN and thing == "personnel"
        if found is None or not mine or _ALL.search(before[: found.end("part")]) or few:
            continue
        where = _where_they_are(line, claim, number)
        if where is None or _UNTIL.match(text[number.span.end :]):
            continue
        count = Count(number.low, number.high, number.approx, thing, "total")
        out = ("status", "quantity", "start", "end", *(where if claim.hosts != where.get("hosts") else ()))
        context = {slot: why for slot, why in claim.context.items() if slot not in out}
        spans = {**claim.spans, "quantity": (Span(number.span.start + at, number.span.end + at),)}
        rest = {"origin": None, "start": None, "end": None, "basis": ()} | where
        yield replace(claim, action="station", status="in_effect", quantity=count, spans=spans, context=context, **rest)
        return


def _where_they_are(line: Line, claim: Claim, number: Number) -> dict[str, Any] | None:
    """Where all of them are: in the phrase of their number, else where the part leaves; of who goes elsewhere, nobody may have said."""
    token = line.scene.tree.head(number.core)
    noun = token.head if token.dep_ in ("nummod", "amod") else token
    here = (p for p in line.places if p.hosts and p.role == "at" and (p.token.head.i == noun.i or p.token.i == noun.i + 2))
    spot = next(here, None)
    if spot is not None:
        return {"hosts": spot.hosts, "place": spot.name}
    return {} if claim.action == "withdraw" or "hosts" in claim.context else None


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


# 'The first of about 4,000 who are to move there', 'of 600 to be sent'.
_FIRST_OF = re.compile(r"\bfirst of (?:(?:a|the|about|around|some|roughly|nearly|up to|more than|total|planned|of) ){0,4}$", re.I)
_FIRST_SO_MANY = re.compile(r"\bfirst [\w,-]+(?: \w+)? of (?:(?:a|the|about|around|some|roughly|nearly|total|of) ){0,4}$", re.I)
_TO_COME = re.compile(
    r"^(?: [a-z-]+){0,2}? (?:(?:who|that|which) (?:are (?:(?:due|expected|scheduled|planned|set) )?to|will)"
    r"|to be|due|expected|planned|scheduled) (?:to )?(?:be )?(?P<word>\w+)",
    re.I,
)
_MOVES = words.forms_of("move", "come", "go", "arrive", "deploy", "send", "station", "base", "transfer", "follow", "join", "relocate")


def more_to_come(line: Line, claim: Claim) -> Iterator[Claim]:
    """The coming of all of whom the claim tells that the first have come."""
    part, text, at = claim.quantity, line.sentence.text, line.sentence.span.start
    if claim.action != "deploy" or part is None or claim.status not in ("in_effect", "under_way"):
        return
    if next(wholes(line, claim), None):
        return
    told = {(f.force.quantity.low, f.force.quantity.high) for f in line.frames if f.force and f.force.quantity}
    for number in numbers(text):
        before, behind = text[: number.span.start], text[number.span.end :]
        found = _TO_COME.match(behind) if _FIRST_OF.search(before) else None
        coming = found is not None and found["word"].lower() in _MOVES and (number.low, number.high) not in told
        if not coming and not (_FIRST_SO_MANY.search(before) and (part.high or 0) < (number.low or 0)):
            continue
        out = ("status", "quantity", "start", "end")
        yield replace(
            claim,
            status="announced",
            quantity=Count(number.low, number.high, number.approx, part.of, "total"),
            start=None,
            end=None,
            spans={**claim.spans, "quantity": (Span(number.span.start + at, number.span.end + at),)},
            context={slot: why for slot, why in claim.context.items() if slot not in out},
        )


# The day of an order stands right behind it, with the seller between them at most.
_NEAR = 25
