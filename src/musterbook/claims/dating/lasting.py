"""Lasting: when a stay began that has lasted so long by the day of the text, and when one ended that another took the place of."""

import re
from typing import Any

from musterbook.claims.frames import Frame
from musterbook.claims.line import Case, Line
from musterbook.claims.stages import status
from musterbook.claims.times import Time, add, begun
from musterbook.claims.trees import grammar
from musterbook.values import OPEN, bounds

_SO_LONG = re.compile(r"for (?:[\w-]+ )?(?:years?|months?|weeks?)", re.I)


def lasting(line: Line, frame: Frame, lengths: list[Time], out: dict[str, Any]) -> dict[str, Any]:
    """'Has been there for two years': since two years before the text, if the number is plain."""
    plain = [t.duration for t in lengths if t.duration and _SO_LONG.fullmatch(t.span.of(line.sentence.text))]
    lasts = frame.stage.tense == "perfect" and frame.stage.status == "in_effect" and line.published
    return {"start": begun(str(line.published), plain[0])} | out if lasts and plain and "start" not in out else out


def from_coming(case: Case, slots: dict[str, Any], lengths: list[Time]) -> dict[str, Any]:
    """'They landed on Monday and will stay for six months': from then on, where this paragraph or the one before told when they came."""
    plain = [t.duration for t in lengths if t.duration]
    if slots["action"] != "station" or slots["status"] not in status.AHEAD or not plain:
        return {}
    moves = (s for s in reversed(case.memory.said.scopes) if s.action in ("deploy", "rotate") and s.start)
    near = (s for s in moves if case.line.sentence.block - s.block <= 1 and (s.senders, s.hosts) == (slots["senders"], slots["hosts"]))
    # 'They relieve a company that came in May. They will stay for a year': who only stands in a relative clause comes last.
    came = next((s.start for s in sorted(near, key=lambda s: s.minor)), None)
    return {"start": came, "end": add(came, plain[0])} if came else {}


def after_so_long(frame: Frame, slots: dict[str, Any], out: dict[str, Any], lengths: list[Time], renewed: str | None) -> dict[str, Any]:
    """The end by a length: 'for six months' from a known start, 'was renewed on 3 May for a year' from the day of that."""
    length = next((t.duration for t in lengths if t.duration), None)
    # 'Have been there for a year' tells of no end, nor does 'after patrolling for four months, they flew home on Friday'.
    lasts = slots["action"] != "withdraw" and not (frame.stage.tense == "perfect" and slots["status"] == "in_effect")
    since = (out.get("start") if lasts else None) or renewed
    if length and since and length[1] in ("day", "week") and add(str(since), length) == since:
        return {}  # 'came in July for three days': nobody said until which
    return {"end": add(str(since), length)} if length and since and "end" not in out else {}


def in_order(out: dict[str, Any]) -> dict[str, Any]:
    """The dates without an end that lies before the start: it is that of something else."""
    start, end = out.get("start"), out.get("end")
    turned = start and end and end != OPEN and bounds(end)[1] < bounds(start)[0]
    return {k: v for k, v in out.items() if k != "end"} if turned else out


_BEFORE_THEN = frozenset({"previously", "formerly", "hitherto", "before", "beforehand", "earlier"})


def until_the_next(line: Line, frame: Frame, out: dict[str, Any]) -> dict[str, Any]:
    """'Battalions have rotated there since 2019, the country previously hosting a company': what was before ended when the next began."""
    before = any(c.lower_ in _BEFORE_THEN and c.dep_ == "advmod" for c in frame.predicate.children)
    if not before or frame.stage.status != "ended" or "end" in out:
        return out
    own = grammar.clause(frame.predicate)
    begun_since = [t for t in line.times if t.role == "since" and t.past and not grammar.within(line.scene.tree.head(t.span), own)]
    if len(begun_since) != 1:
        return out
    return {k: v for k, v in out.items() if k != "start"} | {"end": begun_since[0].past}


def last_there(frame: Frame, out: dict[str, Any]) -> dict[str, Any]:
    """'Troops were last stationed there in 2012': the day is that of the end."""
    last = any(c.lower_ == "last" and c.dep_ == "advmod" for c in frame.predicate.children)
    if not last or "end" in out or "start" not in out:
        return out
    return {k: v for k, v in out.items() if k != "start"} | {"end": out["start"]}
