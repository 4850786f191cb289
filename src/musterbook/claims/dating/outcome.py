"""Outcome: the status of an action once its day is known: what happens later is announced, what was has ended.

In: a claim's slots, its frame, line and telling. Out: the status.
"""

import re
from datetime import date
from typing import Any

from musterbook.claims.frames import Frame
from musterbook.claims.line import Line
from musterbook.claims.sentences.quotes import in_quotes
from musterbook.claims.telling import Told
from musterbook.claims.telling.reach import governs
from musterbook.claims.trees import grammar, words
from musterbook.model import Article
from musterbook.values import OPEN, bounds

# 'As of yesterday', 'today': on that day it was so, which is no beginning.
COUNTED_ON = re.compile(
    r"(?:as (?:of|at)|today|at present|currently|now|at the moment|these days|nowadays|this week|tonight|to this day)\b", re.I
)
_FORMERLY = re.compile(
    r"^(?:[“\"]?(?:until (?:now|then|recently)|(?:before|prior to) (?:that|then|this)|formerly|previously|earlier|in the past"
    r"|at (?:its|the|their) (?:peak|height|highest|most)|once),)"
    r"|\bused to\b|\bat (?:its|their|the) (?:peak|height)\b",
    re.I,
)
_EVER = re.compile(r"\b(?:every|each|regularly|usually|always|often|routinely)\b", re.I)
_AT_PRESENT = re.compile(r"\b(?:at present|currently|now|today|at the moment|all the time|presently)\b", re.I)


def standing(line: Line, frame: Frame, slots: dict[str, Any]) -> dict[str, Any]:
    """'As of 1 March, 900 were deployed there': who is counted on a day is there, and the day is none of a move."""
    moved = slots["action"] == "deploy" and frame.stage.status == "in_effect" and frame.predicate.lower_ == "deployed"
    counted = moved and any(COUNTED_ON.match(t.span.of(line.sentence.text)) for t in line.times)
    return {"action": "station"} if counted and grammar.is_passive(frame.predicate) else {}


def status_by_date(slots: dict[str, Any], frame: Frame, article: Article, line: Line, told: Told) -> str:
    """The status once the day is known: what happens on a later day is announced; what was, in the outlet's own past, has ended."""
    told_status, tense = str(slots["status"]), frame.stage.tense
    if told_status not in ("in_effect", "under_way") or not article.published:
        return told_status
    first, last = bounds(article.published)
    start, end = slots.get("start"), slots.get("end")
    moving = slots["action"] != "station"
    if start and bounds(start)[0] > last and tense not in ("past", "pluperfect", "perfect"):
        return "announced"
    if moving and (tense == "present" or (not tense and frame.by == "line")) and end and end != OPEN and bounds(end)[0] > last:
        return "announced"
    simple = (frame.predicate.tag_ in ("VBZ", "VBP") or (frame.predicate.tag_ == "VB" and tense == "present")) and not _EVER.search(
        line.sentence.text
    )
    if moving and simple and tense == "present" and _is_ahead(frame, line):
        return "announced"
    if moving and simple and tense == "present" and start and bounds(start)[1] > last:
        return "announced"  # 'five thousand go this year'
    if moving:
        return told_status
    if end and end != OPEN and bounds(end)[1] < first:
        return "ended"
    lodged = frame.predicate.lower_ == "staying" and not end and any(p.name and p.token.head.i == frame.predicate.i for p in line.places)
    stays = frame.predicate.lower_ in ("stay", "stays", "staying") and tense == "present" and not lodged
    # 'Two observers stay': in the outlet's own words it is so, on somebody's word it is an assurance (codebook, rule 24).
    fact = frame.predicate.tag_ in ("VBZ", "VBP") and not slots["speakers"] and grammar.base(frame.predicate.dep_) != "ccomp"
    if stays and not fact and not _AT_PRESENT.search(line.sentence.text):
        return "announced"
    if _FORMERLY.search(line.sentence.text) and (tense != "present" or frame.predicate.lower_ == "until"):
        return "ended"
    return "ended" if _is_over(frame, line, told, start, first) else told_status


# Verbs whose simple present tells what is planned ('Denmark donates 19 guns'), outside headlines.
_PLANNED = words.forms_of("donate", "give", "send", "arrive", "depart", "return", "relieve", "replace", "add", "leave", "withdraw", "move")


def _is_ahead(frame: Frame, line: Line) -> bool:
    """The present tense of a move means what is planned: 'arrives within two weeks', 'Tallinn gives all its howitzers'."""
    vague = any(t.why and t.role == "by" for t in line.times)
    plain = frame.predicate.lower_ in _PLANNED and line.sentence.kind != "heading" and not grammar.is_passive(frame.predicate)
    return vague or (plain and frame.predicate.dep_ != "acl:relcl")


def _has_left(line: Line, frame: Frame) -> bool:
    """'The jets that guarded Latvia have flown home': of whom the main clause says that they left, the relative clause tells what was."""
    gone = (f for f in line.frames if f.action == "withdraw" and f.stage.status in ("in_effect", "under_way") and _are_same(f, frame))
    return frame.predicate.dep_ == "acl:relcl" and any(gone)


def _are_same(one: Frame, other: Frame) -> bool:
    """Both tell of the same phrase, or the one of 'the last of' the other's."""
    return one.theme.i == other.theme.i or (
        other.theme.head.i == one.theme.i and one.theme.lower_ in ("last", "first", "rest", "remainder")
    )


_STAYS = {"presence", "deployment", "stationing", "stay"}
_JOINING = words.forms_of("join")


def _is_over(frame: Frame, line: Line, told: Told, start: str | None, published: date) -> bool:
    """The outlet, or a quotation, says in the past tense that a force was there; indirect speech only shifts the tense back."""
    tense, at = frame.stage.tense, grammar.clause(frame.predicate)
    formed = frame.force is not None and bool(frame.force.echelon or frame.force.unit)
    if tense == "past" and _has_left(line, frame):
        return True
    spoken_of = frame.by == "rest" and (formed or frame.theme.lower_ in _STAYS)  # 'most supported the presence of 900 soldiers'
    if tense not in ("past", "pluperfect") or frame.by == "strength" or spoken_of:
        return False  # of a unit under a verb that we do not know, what happened is told, not that it is over
    if frame.by == "rest" and frame.predicate.lower_ in _JOINING:
        return False  # 'They joined 4,000 soldiers already there'
    if tense == "pluperfect" and any(t.role == "since" for t in line.times) and (told.found or told.quoted):
        # 'The unit that had been there since May went home'
        gone = (f for f in line.frames if f.stage.status == "in_effect" and f.action in ("withdraw", "rotate"))
        return any(frame.theme.i in (f.theme.i, *f.spent) for f in gone)
    shifted = any(governs(a, frame.predicate) and a.past for a in told.found) or (told.quoted is not None and not told.found)
    shifted = shifted or (at.dep_ == "ccomp" and at.head.tag_ == "VBD" and at.head.lower_ in words.verbs_of_saying())
    counted = (t.past for t in line.times if t.past and COUNTED_ON.match(t.span.of(line.sentence.text)))
    if any(0 <= (published - bounds(day)[0]).days <= 60 for day in counted):
        return False  # 'as of 1 March, 1,700 were stationed there': and so they are
    if not shifted or in_quotes(line.sentence.text, line.scene.tree.starts[frame.predicate.i]):
        return True
    # 'remembered that Norway had 900 soldiers there in 1998': a date of its own, and the past is one.
    return start is not None and not any(t.role == "since" for t in line.times) and (published - bounds(start)[1]).days > 60
