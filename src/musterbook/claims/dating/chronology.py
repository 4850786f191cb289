"""Chronologies: lines that begin with their date ('January 2013: three aircraft arrive in Dakar') tell in the present what is past.

In: a sentence whose label is a date, and its frames. Out: the date; the frames in the past, where the date lies there.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from musterbook.claims.frames import Frame
from musterbook.claims.line import Line
from musterbook.claims.sentences import DATE_LABEL, Sentence, leads
from musterbook.claims.stages.status import AHEAD
from musterbook.claims.times import Time, times
from musterbook.values import bounds

# What was called off or did not happen was to be then.
_HAPPENED = ("in_effect", "ended", "under_way", "cancelled", "denied")


def dated(part: Sentence, anchor: str | None) -> str | None:
    """The EDTF date that the label of a line is; None where it is none, or where its year is not known.

    A label without a year ('June: …') is of the past, unless the line leads a list of what is still to come.
    """
    if part.head is None or anchor is None or not DATE_LABEL.match(f"{part.head}: x"):
        return None
    day = next((t for t in times(f"in {part.head}: x", anchor) if t.past or t.future), None)
    led = leads.said_of(part.under) if part.under else None
    if day is None:
        return None
    return day.future if led and led[1] in AHEAD else day.past


def is_over(day: str | None, anchor: str | None) -> bool:
    """The line tells of what was: its date begins on or before the day of the text."""
    return day is not None and anchor is not None and bounds(day)[0] <= bounds(anchor)[0]


def times_since(text: str, anchor: str | None, day: str) -> tuple[Time, ...]:
    """The times of a line that tells of a day in the past: 'by 15 January' is the one after it, and so is 'in January'."""
    return tuple(replace(t, future=t.past) if t.past and not t.fixed else t for t in times(text, anchor, day, day))


def told_then(frames: Iterable[Frame], *, over: bool) -> Iterator[Frame]:
    """The frames of a line; what one of the past tells in the present was so on its day."""
    for frame in frames:
        present = over and frame.stage.tense == "present" and not frame.stage.future
        yield replace(frame, stage=replace(frame.stage, tense="past")) if present else frame


def begun_then(line: Line, slots: dict[str, Any], dates: dict[str, Any]) -> dict[str, Any]:
    """The dates of a claim of such a line: its own, or that of the label for what happened then, is to happen then or was said then."""
    if line.dated is None or dates.get("start"):
        return dates
    over = is_over(line.dated, line.published)
    if slots["status"] in (_HAPPENED if over else (*AHEAD, "in_effect")) and not (dates.get("end") and not over):
        return {"start": line.dated} | dates
    return {"said_on": line.dated} | dates if over else dates


def live_day(line: Line, frame: Frame, action: str) -> str | None:
    """The day of a report that goes on while things happen: who landed at noon did so on it."""
    told = line.sentence.kind == "live" and action != "station" and frame.stage.tense in ("past", "perfect")
    return line.published if told and not line.times and _AT_HOUR.search(line.sentence.text) else None


_AT_HOUR = re.compile(
    r"\b(?:at|around|about|before|after) (?:\d{1,2}[:.]\d\d|\d{1,2} ?[ap]\.?m\b|noon|midnight|midday|dawn|daybreak)", re.I
)
