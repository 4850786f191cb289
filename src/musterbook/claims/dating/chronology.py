"""Chronologies: lines that begin with their date ('January 2013: three aircraft arrive in Dakar') tell in the present what is past.

In: a sentence whose label is a date, and its frames. Out: the date; the frames in the past, where the date lies there.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from musterbook.claims.frames import Frame
from musterbook.claims.line import Line
from musterbook.claims.sentences import DATE_LABEL, Sentence
from musterbook.claims.times import times
from musterbook.values import bounds

_HAPPENED = ("in_effect", "ended", "under_way")


def dated(part: Sentence, anchor: str | None) -> str | None:
    """The EDTF date that the label of a line is, on or before the day of the text; None where it is none."""
    if part.head is None or anchor is None or not DATE_LABEL.match(f"{part.head}: x"):
        return None
    day = next((t.past for t in times(f"in {part.head}", anchor) if t.past), None)
    return day if day and bounds(day)[0] <= bounds(anchor)[1] else None


def told_then(frames: Iterable[Frame], day: str | None) -> Iterator[Frame]:
    """The frames of such a line: what it tells in the present was so on its day."""
    for frame in frames:
        present = day is not None and frame.stage.tense == "present" and not frame.stage.future
        yield replace(frame, stage=replace(frame.stage, tense="past")) if present else frame


def begun_then(day: str | None, slots: dict[str, Any], dates: dict[str, Any]) -> dict[str, Any]:
    """The dates of a claim of such a line: its own, or that of the label for what happened."""
    return {"start": day} | dates if day and slots["status"] in _HAPPENED and not dates.get("start") else dates


def live_day(line: Line, frame: Frame, action: str) -> str | None:
    """The day of a report that goes on while things happen: who landed at noon did so on it."""
    told = line.sentence.kind == "live" and action != "station" and frame.stage.tense in ("past", "perfect")
    return line.published if told and not line.times and _AT_HOUR.search(line.sentence.text) else None


_AT_HOUR = re.compile(
    r"\b(?:at|around|about|before|after) (?:\d{1,2}[:.]\d\d|\d{1,2} ?[ap]\.?m\b|noon|midnight|midday|dawn|daybreak)", re.I
)
