"""Lasting: when a stay began that has lasted so long by the day of the text."""

import re
from typing import Any

from musterbook.claims.frames import Frame
from musterbook.claims.line import Line
from musterbook.claims.times import Time, begun

_SO_LONG = re.compile(r"for (?:[\w-]+ )?(?:years?|months)", re.I)


def lasting(line: Line, frame: Frame, lengths: list[Time], out: dict[str, Any]) -> dict[str, Any]:
    """'Has been there for two years': since two years before the text, if the number is plain."""
    plain = [t.duration for t in lengths if t.duration and _SO_LONG.fullmatch(t.span.of(line.sentence.text))]
    lasts = frame.stage.tense == "perfect" and frame.stage.status == "in_effect" and line.published
    return {"start": begun(str(line.published), plain[0])} | out if lasts and plain and "start" not in out else out
