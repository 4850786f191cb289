"""Lead-ins: the line that a list stands under ('Pledged so far:', 'Have left since January:') tells for each entry what happens.

In: the sentences of a text. Out: the same, each entry of a list with the line that leads it; and what such a line says of its entries.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from musterbook.claims.sentences import Sentence

# What a lead-in says of its entries, the surer words first. It must say so of all: a date or a number in it tells of something else.
_SAYS: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (action, status, re.compile(rf"\b(?:{words})\b", re.I))
    for action, status, words in (
        ("transfer", "requested", r"wish ?list|asked for|requested"),
        ("transfer", "in_effect", r"delivered|handed over|(?:deliveries|received) so far"),
        ("transfer", "announced", r"(?:not yet|still to be|to be) delivered|on order|donations? (?:promised|pledged)"),
        ("withdraw", "announced", r"(?:will|to|are to|due to) (?:leave|go home|be withdrawn|withdraw)|leaving"),
        (
            "withdraw",
            "in_effect",
            r"(?:have|has|had) (?:left|gone(?: home)?|withdrawn|pulled out)|(?:gone|withdrawn|pulled out) (?:so far|already|since)",
        ),
        ("deploy", "considered", r"considering|weighing|thinking about it|undecided"),
        (
            "deploy",
            "announced",
            r"pledge[sd]?|promise[sd]?|offers?|offered|commitments?|(?:will|to) (?:come|contribute|send|arrive|deploy|join)"
            r"|(?:still|yet) to come|expected|to follow|planned",
        ),
        ("deploy", "in_effect", r"(?:have|has) (?:arrived|come|sent)|arrived (?:so far|already|since)|sent so far"),
    )
)


def led(parts: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, each entry of a list with `under`: the text of the line that leads it, which ends in a colon or is a heading."""
    out: list[Sentence] = []
    lead: str | None = None
    for _, found in groupby(parts, key=lambda p: p.block):
        block = list(found)
        entry = lead is not None and _is_entry(block)
        out += [replace(p, under=lead) for p in block] if entry else block
        if not entry:
            lead = block[-1].text if _leads(block) else None
    return out


def _leads(block: Sequence[Sentence]) -> bool:
    return block[0].kind == "heading" or block[-1].text.rstrip().endswith(":")


def _is_entry(block: Sequence[Sentence]) -> bool:
    return block[0].kind == "bullet" or (block[0].head is not None and block[0].kind == "prose")


def said_of(lead: str) -> tuple[str, str] | None:
    """(action, status) that a lead-in gives to its entries; None where it says nothing of what they do."""
    return next(_matching(lead), None)


# What the label of a line says of it, in the rolls of a unit: 'OUT: A Coy, to Catterick'.
_LABELS = {
    **dict.fromkeys(("in", "arrived", "arrivals", "just in", "new in"), ("deploy", "in_effect")),
    **dict.fromkeys(("incoming", "inbound", "arriving", "next", "coming", "coming up", "expected", "due in"), ("deploy", "announced")),
    **dict.fromkeys(("out", "left", "gone", "departed", "departures", "gone home", "rtb"), ("withdraw", "in_effect")),
    **dict.fromkeys(("outgoing", "outbound", "leaving", "going", "due out"), ("withdraw", "announced")),
    **dict.fromkeys(("stays", "staying", "remains", "remaining"), ("station", "announced")),
}


def said_by(label: str) -> tuple[str, str] | None:
    """(action, status) that the label of a line gives it; None where it is another kind of label."""
    return _LABELS.get(label.strip(" :*•-").lower())


def _matching(lead: str) -> Iterator[tuple[str, str]]:
    return ((action, status) for action, status, pattern in _SAYS if pattern.search(lead))
