"""Occasions: on what day something was said, by the sentence itself or by what is reported: live reports, sittings, interviews."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from musterbook.claims.line import Line
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token
from musterbook.values import bounds

_SITTING = re.compile(
    r"\b(?:parliament|assembly|commons|house of|lords|peers|senate|senators?"
    r"|congress|bundestag|folketing|saeima|seimas|riigikogu|sejm|knesset"
    r"|storting|riksdag|eduskunta|diet|duma|chamber|plenary|lawmakers|deputies|MPs|hearing|select committee|committee|legislature"
    r"|cortes|national council|majlis|rada)\b",
    re.I,
)
_DEBATE = re.compile(
    r"\b(?:replied|asked whether|answered|for the opposition|\(opposition\)|interjected|the motion|wanted to know|supplementary|benches"
    r"|winding[- ]up|was told (?:yesterday|today|on)"
    r"|question time|debate|adjourned|votes? to|took the floor|oral question|the minister added|peers"
    r"|for the government|asked (?:if|whether|why|how|what)|asked (?:Mr|Mrs|Ms|Lord|Lady|Baroness|Sir))\b",
    re.I,
)
# 'Told the same briefing': on the day on which somebody spoke before.
SAME_OCCASION = re.compile(
    r"\bthe same (?:(?:news|press|joint|committee) )?(?:briefing|conference|hearing|session|sitting|meeting|debate|interview|event)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """`live`: the day of a report that goes on while things are said; `sitting`: the day on which everybody in the text spoke."""

    live: str | None = None
    sitting: str | None = None


def occasion(lines: Sequence[Line], published: str | None) -> Occasion:
    """The occasion that an article reports: entries with time stamps are live, a debate names its day at the beginning."""
    live = sum(line.sentence.kind == "live" for line in lines)
    if live >= 3 and published and len(published) == 10:
        return Occasion(live=published)
    told = sum(bool(_DEBATE.search(line.sentence.text)) for line in lines)
    if told < 2:
        return Occasion()
    days = [
        t.past
        for line in lines[:5]
        if _SITTING.search(line.sentence.text)
        for t in line.times
        if t.role == "point" and t.past and len(t.past) == 10
    ]
    return Occasion(sitting=days[0] if days else None)


def is_recent(day: str | None, published: str | None) -> bool:
    """Who spoke shortly before the text may go on speaking then; who spoke last year speaks on another day."""
    return bool(day and published) and (bounds(str(published))[1] - bounds(str(day))[0]).days < 60


_WRITTEN = re.compile(
    r"\b(?:letter|statement|memo|memorandum|note|message|report|release|communiqu[eé])\b"
    r"(?:[^,.;:]{0,50} (?:dated|issued|released)| of) \Z",
    re.I,
)


_SPEAKING = {"saying", "speaking", "addressing", "testifying", "writing", "talking", "briefing", "answering", "appearing"}


def _is_of_saying(token: Token, verb: Token) -> bool:
    """The words stand before the saying, or in a phrase of it and not in what is said."""
    below = next((t for t in (token, *token.ancestors) if t.head.i == verb.i and t.i != verb.i), None)
    return token.i < verb.i or (below is not None and grammar.base(below.dep_) in ("obl", "obj"))


def said_on(line: Line, verb: Token) -> str | None:
    """The day of saying: a time that hangs on the verb of saying."""
    tree = line.scene.tree
    for time in line.times:
        token = tree.head(time.span)
        at = grammar.clause(token)
        if time.role == "point" and _WRITTEN.search(line.sentence.text, 0, time.span.start) and _is_of_saying(token, verb):
            return time.value("past")  # 'in a letter dated 8 March, she said'
        if at.lower_ in _SPEAKING and at.dep_ == "advcl":
            at = at.head  # 'quoted him as saying on Monday', 'speaking in Accra on Saturday, she said'
        inside = any(t.lower_ == "that" and t.dep_ in ("mark", "case") for t in tree.doc[verb.i : token.i])  # 'informs that on 2 March'
        if time.role == "point" and at.i == verb.i and not inside and not time.span.of(line.sentence.text).lower().startswith("for "):
            return time.value("past")  # but 'has pledged 155 for April'
    return None
