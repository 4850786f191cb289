"""Interviews: who is asked, which lines are answers, and on what day they spoke."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from musterbook.claims.names.mentions import Mention
from musterbook.claims.sentences import Sentence
from musterbook.claims.times import times
from musterbook.model import Speaker

_INTERVIEW = re.compile(
    r"\b(?:interview|conversation|transcript|edited for length|shortened|spoke (?:to|with)|talked to|sat down with|we met|we spoke"
    r"|spoke by|met (?:him"
    r"|her|us)|put some of them to|questions and answers|Q&A)\b",
    re.I,
)
# Of a talk is the day that stands in its own sentence, or beside the name of who gives it.
_TALK = re.compile(
    r"\b(?:spoke|speaks?|spoken|talk(?:ed|s)?|interview(?:ed)?|answer(?:ed|s)?|met|told|question\w*|conversation|asked|visited|sat|received"
    r"|(?:saw|joined|caught) (?:him|her|them))\b",
    re.I,
)
# 'Senator Lind asked: …': who asks does not answer.
_ASKED = re.compile(r"(?:,[^,]{1,60},)? (?:asked|asks|to ask|wanted to know)\b")
_READERS = re.compile(
    r"\b(?:your questions|mailbag|readers[’']? (?:questions|ask)|questions (?:from|of) (?:our )?readers|you asked)\b", re.I
)
_ASKS = re.compile(r"\?[”\"’')]*\s*$")


_ONESELF = re.compile(r"\b(?:I|I’m|I'm|I’ve|me|my|we|We|us|our|ours|myself)\b")


@dataclass(frozen=True, slots=True)
class Interview:
    """The person who answers, and the day of the conversation where the introduction tells it."""

    person: Speaker | None = None
    day: str | None = None


def marked(parts: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of a dialogue marked as questions and answers; other texts as they are.

    A dialogue has at least three paragraphs that end in a question mark, and labels, dashes or an introduction that says so.
    Where labels are missing, question and answer take turns.
    """
    last = {p.block: p for p in parts}
    asking = [b for b, p in last.items() if p.kind != "heading" and (_ASKS.search(p.text) or p.kind == "question")]
    dashed = sum(last[b].kind in ("question", "bullet") or last[b].head is not None for b in asking)
    said_so = any(_INTERVIEW.search(p.text) for p in parts[:8] if p.block < (asking or [0])[0])
    # Paragraph after paragraph a question and nothing else, answered by someone who says 'I' or 'we': a dialogue without labels.
    alone = sum(sum(p.block == b for p in parts) == 1 for b in asking)
    speaks = sum(bool(_ONESELF.search(p.text)) for p in parts if p.block not in asking)
    if len(asking) < 3 or not (
        (said_so and (speaks >= 2 or alone >= 4 or _labelled(parts)))
        or (dashed >= 3 and (speaks or _labelled(parts)))
        or (alone >= 4 and speaks >= 2)
    ):
        return list(parts)
    kinds = _turns(parts, asking)
    return [replace(p, kind=kinds.get(p.block, p.kind)) for p in parts]


def _labelled(parts: Sequence[Sentence]) -> bool:
    """Somebody is marked as asking or answering."""
    return any(p.kind in ("question", "answer") for p in parts) or sum(p.text.startswith(("–", "—", "-")) for p in parts) >= 3


def _turns(parts: Sequence[Sentence], asking: Sequence[int]) -> dict[int, str]:
    """Which paragraph asks and which answers, from the first question on."""
    sizes: dict[int, int] = {}
    labels: dict[int, str] = {}
    for part in parts:
        sizes[part.block] = sizes.get(part.block, 0) + len(part.text.split())
        if part.kind in ("question", "answer"):
            labels[part.block] = part.kind
    kinds: dict[int, str] = {}
    turn = "answer"
    for block in sorted(b for b in sizes if b >= asking[0]):
        if block in labels:
            turn = labels[block]
        elif block in asking:
            turn = "question"
        else:
            turn = "question" if turn == "answer" and sizes[block] <= 22 else "answer"
        kinds[block] = turn
    return kinds


def interview(parts: Sequence[Sentence], names: Sequence[Sequence[Mention]], anchor: str | None) -> Interview:
    """Who answers in a dialogue: the person that the introduction names first; where it names none, an editor answers readers."""
    if not any(p.kind == "answer" for p in parts):
        return Interview()
    first = next(i for i, p in enumerate(parts) if p.kind in ("question", "answer"))
    if any(_READERS.search(p.text) for p in parts[:first]):
        return Interview()  # an outlet's own expert answers its readers
    met = [(m, part.text) for part, found in zip(parts[: first + 1], names, strict=False) for m in found if m.kind == "person"]
    person = next((m.value for m, text in met if not _ASKED.match(text, m.span.end)), None)
    talk = [p for p, found in zip(parts[:first], names, strict=False) if _TALK.search(p.text) or any(m.kind == "person" for m in found)]
    days = [t.past for p in talk for t in times(p.text, anchor) if t.role == "point" and t.past and len(t.past) == 10]
    return Interview(person, days[0] if days else None)
