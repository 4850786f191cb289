"""Plans: what a sentence does to what was planned. It decides it, puts it off to a day, or takes an earlier date back."""

import re
from collections.abc import Iterator
from typing import Any

from musterbook.claims.frames import Frame
from musterbook.claims.line import Line
from musterbook.claims.times import Time
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

_UNDER = re.compile(
    r"\b(?:under|in accordance with|in line with|pursuant to|on the basis of|in keeping with|by)"
    r" (?:(?:the|an?|this|that|its|their|what|which) )?(?:[\w’'-]+ ){0,4}?"
    r"(?:decision|agreement|accord|compromise|treaty|memorandum|deal|roadmap|resolution|order in council|settled|agreed|decided|signed)\b",
    re.I,
)
_BY_WHICH = re.compile(
    r"\b(?:signed|agreed|concluded|reached|struck|sealed|ratified)\b[^.;]{0,30}\b(?:agreement|accord|treaty|deal|pact|memorandum)\b[^.;]{0,40}"
    r"\b(?:under|by|in) which\b",
    re.I,
)
_AGREED = re.compile(r",\s(?:[\w’'-]+\s){1,8}(?:agreed|decided|have agreed|has decided|have decided)\b(?! to)[^,]{0,40}(?:[.,]|$)")


# 'Warsaw has offered 40 missiles, and the cabinet is studying the offer.'
_WEIGHED = re.compile(
    r"\boffer(?:s|ed)?\b.*\b(?:stud(?:y|ies|ying)|consider(?:s|ing)?|weigh(?:s|ing)?|examin(?:es?|ing)|review(?:s|ing)|assess(?:es|ing))"
    r" (?:the|this|that|its|their) (?:offer|proposal)\b",
    re.I,
)


def decided(status: str, text: str) -> str:
    """What is to come under a decision or agreement that the sentence names is approved, and an offer that is being studied is not."""
    if status == "announced" and _WEIGHED.search(text):
        return "considered"
    settled = _UNDER.search(text) or _AGREED.search(text) or _BY_WHICH.search(text)
    return "approved" if status == "announced" and settled else status


_PUTTING_OFF = words.forms_of("postpone", "delay", "defer", "slip")
# Verbs that put off with a particle alone: 'pushed back', 'put off', 'brought forward'.
_WITH = {"put": "off", "push": "back", "bring": "forward", "move": "forward", "set": "back"}
_MOVING = {form: particle for verb, particle in _WITH.items() for form in words.forms_of(verb)}


def _putting_off(frame: Frame) -> Token | None:
    """The verb that puts a frame's action off, or brings it forward."""
    for word in (frame.stage.word, grammar.clause(frame.predicate)):
        particle = _MOVING.get(word.lower_) if word is not None else None
        if word is not None and (word.lower_ in _PUTTING_OFF or any(c.lower_ == particle for c in word.children)):
            return word
    return None


def put_off(line: Line, frame: Frame, slots: dict[str, Any]) -> dict[str, Any]:
    """'Has been delayed until September', 'slips from May to June': what is put off to a day is planned for that day."""
    word = _putting_off(frame) if slots["action"] != "station" and slots["status"] in ("cancelled", "announced", "in_effect") else None
    new = next((t for t in line.times if word is not None and t.role == "until" and _is_of(line, t, word)), None)
    return {"status": "announced", "start": new.value("future"), "end": None} if new else {}


def _is_of(line: Line, time: Time, word: Token) -> bool:
    return grammar.clause(line.scene.tree.head(time.span)).i == word.i


def overtaken(line: Line, frame: Frame) -> Iterator[tuple[str, str]]:
    """The dates that a sentence takes back for a frame: 'rather than until the end of 2025' gives ('end', '2025-12-31')."""
    word = _putting_off(frame)
    for time in line.times:
        value = time.value("future")
        if value and word is not None and time.role == "since" and _is_of(line, time, word):
            yield "start", value  # 'slips from May to June'
        if (
            value
            and instead(line, time)
            and min(line.frames, key=lambda f: abs(f.predicate.i - line.scene.tree.head(time.span).i)) is frame
        ):
            yield ("end" if time.role in ("until", "by") else "start"), value


def instead(line: Line, time: Time) -> bool:
    """The words before a time take it back."""
    return bool(re.search(r"\b(?:rather than|instead of|and not|no longer|not)\s*$", line.sentence.text[: time.span.start]))
