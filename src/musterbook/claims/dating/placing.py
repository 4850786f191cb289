"""Placing: which of a time's two values counts under a frame, and whether it is a start or an end."""

import re
from dataclasses import replace
from typing import Any

from musterbook.claims.frames import Frame
from musterbook.claims.frames.lexicon import action_nouns
from musterbook.claims.line import Line
from musterbook.claims.stages import status
from musterbook.claims.times import Time
from musterbook.claims.trees import grammar, words
from musterbook.values import bounds


def tense_of(frame: Frame, action: str) -> str:
    """Which of a time's two values counts: what is now began in the past and ends in the future; what moves now is yet to happen."""
    begun = frame.stage.word
    if begun is not None and begun.tag_ == "VBD" and frame.stage.status in ("under_way", "in_effect"):
        return "past"  # 'began to leave in November'
    if frame.stage.status == "cancelled" and (frame.stage.why == "was to have" or frame.stage.why.startswith("had been")):
        return "nearest"
    if frame.predicate.tag_ == "VBG" and action != "station" and {"was", "were"} & set(grammar.auxiliaries(frame.predicate)):
        return "nearest"  # 'the report that they were leaving in May'
    if _was_due(frame) or (frame.predicate.lower_ == "due" and frame.predicate.dep_ == "acl"):
        return "nearest"
    if frame.stage.future or (frame.stage.tense == "present" and action != "station") or frame.stage.status in status.AHEAD:
        return "future"
    if frame.stage.status == "ended" or frame.stage.tense in ("past", "pluperfect") or (not frame.stage.tense and _is_told_as_past(frame)):
        return "past"
    if not frame.stage.tense and frame.by in ("line", "phrase") and not grammar.is_verb(frame.predicate):
        return "nearest"
    return {"perfect": "perfect", "": "open"}.get(frame.stage.tense, "present")


def _was_due(frame: Frame) -> bool:
    """'Was due to leave in February', 'two more, due in February, …': then, whether before or after the text."""
    above = frame.predicate.head
    return frame.predicate.dep_ == "xcomp" and above.lower_ in _DUE and bool({"was", "were"} & {c.lower_ for c in above.children})


_DUE = frozenset({"due", "scheduled", "supposed", "meant"})


def _is_told_as_past(frame: Frame) -> bool:
    """A participle, or a noun under a verb in the past: 'the withdrawal was completed by March'."""
    at = grammar.clause(frame.predicate)
    above = at.i != frame.predicate.i and frame.by == "noun" and status.tense_of(at, grammar.auxiliaries(at)) == "past"
    return above or frame.predicate.tag_ in ("VBN", "VBD")


def nearer(time: Time, published: str | None) -> str:
    """Of a date without a verb the one that lies nearer to the text: 'a platoon to Port Moresby in June'."""
    if not (published and time.past and time.future) or time.past == time.future:
        return "perfect"
    day = bounds(published)[0]
    return "future" if abs((bounds(time.future)[0] - day).days) < abs((day - bounds(time.past)[0]).days) else "perfect"


_ENDING = words.forms_of("end", "expire", "lapse", "finish", "conclude", "cease")
_AS_OF = re.compile(r"as (?:of|at)\b", re.I)


def is_closing(line: Line, frame: Frame, time: Time, slots: dict[str, Any]) -> bool:
    """The time is that of an end: 'the tour finishes on 2 May'; or of a count of what is done: 'as of 1 May, 14 had been delivered'."""
    at = grammar.clause(line.scene.tree.head(time.span))
    verb = not any(c.dep_ == "det" for c in at.children)  # 'are due by the end of June'
    ends = (at.lower_ in _ENDING and verb) or (at.lower_ in _RUNNING and any(c.lower_ == "out" for c in at.children))
    # 'Canada ended its presence on 3 February': it left then.
    left = slots["action"] == "withdraw" and not any(action_nouns().get(c.lower_) == "withdraw" for c in at.children)
    done = slots["action"] != "station" and slots["status"] == "in_effect" and frame.stage.tense != "present"
    counted = done and bool(_AS_OF.match(time.span.of(line.sentence.text)))
    limited = frame.stage.why == "deadline" and any(c.lower_ == "deadline" for c in at.children)
    last = time.role == "point" and _THE_LAST.search(line.sentence.text, 0, time.span.start)
    # 'Will leave 200 there when its mission ends in May': the stay begins then.
    return counted or limited or bool(last) or (ends and not left and at.dep_ != "advcl")


# 'Twenty delivered, the last in 2018', 'all six are there, the last of them since May'.
_THE_LAST = re.compile(r", (?:and )?the last(?: of them| one| ones| two)? \Z")
_RUNNING = words.forms_of("run")


def put(out: dict[str, Any], line: Line, frame: Frame, time: Time, slots: dict[str, Any]) -> None:
    """Put one of a frame's times where it belongs."""
    tense = tense_of(frame, str(slots["action"]))
    tense = nearer(time, line.published) if tense == "nearest" else tense
    tense = "past" if time.role == "point" and _is_order(frame, slots) else tense
    time = replace(time, role="point") if _is_end_of_another(line, frame, time) else time
    place(out, time, tense, slots, closing=is_closing(line, frame, time, slots))


def _is_order(frame: Frame, slots: dict[str, Any]) -> bool:
    """'Eighteen were ordered in May': the day of an order lies behind it."""
    decided = frame.stage.status == "approved" and not frame.stage.future and frame.stage.tense in ("past", "pluperfect")
    return decided and slots["action"] == "transfer" and frame.predicate.tag_ in ("VBN", "VBD")


def _is_end_of_another(line: Line, frame: Frame, time: Time) -> bool:
    """'Will go home when its tour ends in May': the move is on the day of that end."""
    at = grammar.clause(line.scene.tree.head(time.span))
    ends = at.dep_ == "advcl" and at.lower_ in _ENDING and any(c.lower_ in ("when", "once", "after") for c in at.children)
    return ends and time.role == "until" and frame.action != "station"


def place(out: dict[str, Any], time: Time, tense: str, slots: dict[str, Any], *, closing: bool) -> None:
    """Put one time into its slot by codebook rule 13; the first of its kind in the clause counts."""
    deadline = closing or (time.role == "by" and slots["action"] != "station")
    if time.role == "until" or deadline:
        # What lasts now ends in the future; what has been done by a day was done by one in the past.
        out.setdefault("end", time.value({"perfect": "past" if deadline else "present", "open": "present"}.get(tense, tense)))
        return
    day, known = time.value("past" if tense in ("perfect", "open") else tense), out.get("start")
    # 'Next year's contingent will arrive in March'.
    out["start"] = day if day and known and len(known) == 4 and day.startswith(f"{known}-") else known or day
