"""Neighbours: dates of another clause that are an action's own: 'until May, when Rome recalled it', 'a cut planned for 2024'.

In: a line and a frame. Out: the time, or whether one is the frame's.
"""

import re
from typing import Any

from musterbook.claims.dating.placing import tense_of
from musterbook.claims.frames import Frame
from musterbook.claims.line import Line
from musterbook.claims.times import Time
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token

_WHEN = re.compile(r",? (?=when\b)")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def turning(line: Line, frame: Frame, out: dict[str, Any]) -> dict[str, Any]:
    """The date at which a move turned what was before: 'a battery stood there until May, when Rome recalled it'."""
    tree = line.scene.tree
    for time in line.times if "start" not in out else ():
        stop = _WHEN.match(line.sentence.text, time.span.end)
        when = next((t for t in tree.doc if stop and tree.starts[t.i] == stop.end()), None)
        if when is not None and when.i < frame.predicate.i and not _verb_between(when, frame.predicate):
            own_end = {"end": None} if time.role == "until" else {}  # what ended then is not what began then
            return own_end | {"start": time.value(tense_of(frame, frame.action))}
    return {}


def _verb_between(left: Token, right: Token) -> bool:
    """Another verb stands between two words, helpers left aside."""
    between = left.doc[left.i + 1 : right.i]
    return any(t.tag_ in _FINITE and grammar.base(t.dep_) not in ("aux", "cop") for t in between)


_DUE = frozenset({"due", "expected", "scheduled", "slated"})
_PLANNED = frozenset({"planned", "promised", "pledged", "foreseen", "envisaged"})
_AHEAD = re.compile(r"(?:for|by|this|next|from)\b", re.I)


def is_planned_for(line: Line, frame: Frame, time: Time, slots: dict[str, Any]) -> bool:
    """'A pull-out planned for May is off', 'the soldiers who were due this spring will not come': the date is that of the plan."""
    at = grammar.clause(line.scene.tree.head(time.span))
    words = {at.lower_, *(c.lower_ for c in at.children)}
    ahead = words & _DUE or (at.lower_ in _PLANNED and _AHEAD.match(time.span.of(line.sentence.text)))
    off = bool(ahead) and slots["status"] == "cancelled"
    return off and grammar.base(at.dep_) == "acl" and at.head.i in (frame.theme.i, frame.predicate.i)


def stays_until(line: Line, frame: Frame, out: dict[str, Any]) -> dict[str, Any]:
    """'Will stay until they are relieved in May': a stay ends on the day of what ends it."""
    clauses = [c for c in frame.predicate.children if grammar.base(c.dep_) == "advcl" and any(g.lower_ == "until" for g in c.children)]
    inside = (t for t in line.times if t.role == "point" and any(grammar.within(line.scene.tree.head(t.span), c) for c in clauses))
    first = next(inside, None) if "end" not in out else None
    start = {"start": None} if first is not None and out.get("start") == first.value("future") else {}
    return start | {"end": first.value("future")} if first is not None else {}
