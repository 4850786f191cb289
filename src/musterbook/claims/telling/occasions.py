"""Occasions: on what day something was said, where the sentence itself does not tell: live reports, sittings, interviews."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from musterbook.claims.line import Line

_SITTING = re.compile(
    r"\b(?:parliament|assembly|commons|house of|lords|peers|senate|senators?"
    r"|congress|bundestag|folketing|saeima|seimas|riigikogu|sejm|knesset"
    r"|storting|riksdag|eduskunta|diet|duma|chamber|plenary|lawmakers|deputies|MPs|hearing|select committee|committee|legislature"
    r"|cortes|national council|majlis|rada)\b",
    re.I,
)
_DEBATE = re.compile(
    r"\b(?:replied|asked whether|answered|for the opposition|\(opposition\)|interjected|the motion|wanted to know|supplementary|benches"
    r"|winding[- ]up|was told (?:yesterday|today|on)"
    r"|question time|debate|adjourned|votes? to|took the floor|oral question|the minister added|peers"
    r"|for the government|asked (?:if|whether|why|how|what)|asked (?:Mr|Mrs|Ms|Lord|Lady|Baroness|Sir))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """`live`: the day of a report that goes on while things are said; `sitting`: the day on which everybody in the text spoke."""

    live: str | None = None
    sitting: str | None = None


def occasion(lines: Sequence[Line], published: str | None) -> Occasion:
    """The occasion that an article reports: entries with time stamps are live, a debate names its day at the beginning."""
    live = sum(line.sentence.kind == "live" for line in lines)
    if live >= 3 and published and len(published) == 10:
        return Occasion(live=published)
    told = sum(bool(_DEBATE.search(line.sentence.text)) for line in lines)
    if told < 2:
        return Occasion()
    days = [
        t.past
        for line in lines[:5]
        if _SITTING.search(line.sentence.text)
        for t in line.times
        if t.role == "point" and t.past and len(t.past) == 10
    ]
    return Occasion(sitting=days[0] if days else None)
