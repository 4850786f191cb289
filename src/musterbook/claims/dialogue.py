"""Interviews: who is asked, which lines are answers, and on what day they spoke."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from musterbook.claims.mentions import Mention
from musterbook.claims.sentences import Sentence
from musterbook.claims.times import times
from musterbook.model import Speaker

_ASKS = re.compile(r"\?[”\"’')]*\s*$")


@dataclass(frozen=True, slots=True)
class Interview:
    """The person who answers, and the day of the conversation where the introduction tells it."""

    person: Speaker | None = None
    day: str | None = None


def marked(parts: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of a dialogue marked as questions and answers; other texts as they are.

    A dialogue has at least three paragraphs of its kind (dashes, labels, Q and A) that end in a question mark.
    """
    last = {p.block: p for p in parts}
    kinds = {b: p.kind in ("question", "answer", "bullet") or p.head is not None for b, p in last.items()}
    asking = {b for b, p in last.items() if kinds[b] and (_ASKS.search(p.text) or p.kind == "question")}
    if len(asking) < 3:
        return list(parts)
    out, previous = [], -9
    for part in parts:
        if part.block in asking:
            previous = part.block
            out.append(replace(part, kind="question"))
        elif kinds[part.block] and part.kind != "heading" and (previous == part.block - 1 or part.kind == "answer"):
            out.append(replace(part, kind="answer"))
        else:
            out.append(part)
    return out


def interview(parts: Sequence[Sentence], names: Sequence[Sequence[Mention]], anchor: str | None) -> Interview:
    """Who answers in a dialogue: the person that the introduction names first."""
    if not any(p.kind == "answer" for p in parts):
        return Interview()
    first = next(i for i, p in enumerate(parts) if p.kind in ("question", "answer"))
    person = next((m.value for found in names[: first + 1] for m in found if m.kind == "person"), None)
    person = person or next((m.value for found in names for m in found if m.kind == "person"), None)
    days = [t.past for p in parts[:first] for t in times(p.text, anchor) if t.role == "point" and t.past and len(t.past) == 10]
    return Interview(person, days[0] if days else None)
