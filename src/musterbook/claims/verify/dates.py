"""Dates: start, end and the day of saying must be what a time of the evidence comes to; else of the text, where the evidence has none.

What is done or was so began by the day of the article, and nobody has spoken after it; what is only planned lies ahead.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from musterbook.claims.sentences import STAMP, tables
from musterbook.claims.times import Time, add, begun
from musterbook.claims.times.words import AMOUNT, UNIT, amount_of
from musterbook.claims.verify.ground import ELSEWHERE, OF_ARTICLE, Finding, Passage, refused
from musterbook.model import Claim
from musterbook.values import OPEN, bounds

# Words that stand for a date named before.
_BACK = re.compile(r"\b(?:until|by|since|before) then\b|\bthat (?:day|date|week|month|year|spring|summer|autumn|winter)\b", re.I)
_ABOUT = timedelta(days=16)
_LATE = re.compile(r"\b(?:late|end|close|year-end)\b", re.I)
_LENGTH = re.compile(rf"\b({AMOUNT})[ -]({UNIT})s?\b", re.I)
_WHY = "the date does not re-derive from its own words"
_SETTLED = frozenset({"in_effect", "ended"})


def start(passage: Passage, claim: Claim) -> Finding:
    """A time of the evidence comes to the start; what is in effect or ended did not start after the day of the article."""
    value = str(claim.start)
    if claim.status in _SETTLED and _is_ahead(passage, value):
        return refused("it would have started after the day of the article")
    day = passage.ground.article.published
    lasting = claim.action == "station" and claim.status == "in_effect" and day  # 'has been there for two years'
    since = [begun(str(day), length) for length in _told(passage)] if lasting else ()
    found = _date(passage, value, "past" if claim.status in _SETTLED else "", since)
    if found.why and value == day and claim.action != "station" and _is_live(passage):
        return Finding(context=OF_ARTICLE)
    article = passage.ground.article
    return Finding(context=ELSEWHERE) if found.why and value in tables.titled(article.text, article.published) else found


def _is_live(passage: Passage) -> bool:
    """A time of the day stands before the evidence: the entry of a report that goes on while things happen."""
    text, at = passage.ground.article.text, passage.span.start
    return STAMP.match(text[text.rfind("\n", 0, at) + 1 : at]) is not None


def end(passage: Passage, claim: Claim) -> Finding:
    """A time of the evidence comes to the end, or the start and a length of time do; '..' follows from basis or its words."""
    value = str(claim.end)
    if value == OPEN:
        open_ended = {"permanent", "indefinite"} & set(claim.basis)
        return Finding(context="permanent or indefinite, so without an end") if open_ended else refused("nothing says that it has no end")
    over = claim.status == "ended" or (claim.status == "in_effect" and claim.action == "withdraw")
    if over and _is_ahead(passage, value):
        return refused("it would have ended after the day of the article")
    return _date(passage, value, "past" if over else "", _lengths(passage, claim))


def said_on(passage: Passage, claim: Claim) -> Finding:
    """A time of the text comes to the day of saying, or it is the day of the article itself; never a later one."""
    value = str(claim.said_on)
    if _is_ahead(passage, value):
        return refused("nobody speaks after the day of the article")
    found = _date(passage, value, "past", (), anywhere=True)
    if found.why and value == passage.ground.article.published:
        return Finding(context=OF_ARTICLE)
    return found


def _is_ahead(passage: Passage, value: str) -> bool:
    published = passage.ground.article.published
    return bool(published) and bounds(value)[0] > bounds(str(published))[1]


def _date(passage: Passage, asked: str, tense: str, more: Iterable[str], *, anywhere: bool = False) -> Finding:
    own = [t.span for t in passage.times if fits(asked, values(t, tense)) or _closes(passage, t, asked)]
    if not own and fits(asked, passage.counted_on):
        own = [t.span for t in passage.times if t.past or t.future]
    if not own and re.fullmatch(r"\d{4}", asked) and re.search(rf"(?<![\d.,]){asked}(?![\d,])", passage.shown):
        return Finding(spans=(passage.span,))
    if not own and asked in more:
        return Finding(spans=(passage.span,))
    if own:
        return passage.borne([passage.in_article(own[0])])
    elsewhere = [t.span for t in passage.all_times if fits(asked, values(t, tense))]
    if elsewhere and (anywhere or _BACK.search(passage.text) or not any(t.past or t.future for t in passage.times)):
        return passage.borne(passage.nearest(elsewhere)[:1])
    return refused(_WHY)


def _closes(passage: Passage, time: Time, asked: str) -> bool:
    """'The close of 2025' and 'late 2020' end where the year does, however finely one says it."""
    late = _LATE.search(passage.text[max(0, time.span.start - 12) : time.span.end])
    return late is not None and any(bounds(asked)[1] == bounds(v)[1] for v in values(time) if bounds(v)[0] <= bounds(asked)[0])


def _lengths(passage: Passage, claim: Claim) -> Iterator[str]:
    """What a start, or the day of a renewal, and the lengths of time in the evidence come to."""
    renewed = (t.past for t in passage.times if t.past) if claim.status == "approved" else ()
    for since in (claim.start,) if claim.start else renewed:
        yield from (add(since, length) for length in _told(passage))


def _told(passage: Passage) -> Iterator[tuple[int, str]]:
    """The lengths of time that the evidence tells."""
    told = (amount_of(m[1], m[2]) for m in _LENGTH.finditer(passage.text))
    yield from (length for length in (*(t.duration for t in passage.times), *told) if length)


def values(time: Time, tense: str = "") -> set[str]:
    """What a time can come to in a tense, or in any."""
    found = (time.past, time.now) if tense == "past" and (time.past or time.now) else (time.past, time.future, time.now)
    return {value for value in found if value}


def fits(asked: str, given: Iterable[str]) -> bool:
    """The date is one of those given, or says less exactly what one of them says (a month of a day, a quarter of a month)."""
    if asked == OPEN:
        return False
    first, last = bounds(asked)
    if asked.endswith("~"):
        # 'About' a day: as near as half a month.
        return any(low - _ABOUT <= last and first <= high + _ABOUT for low, high in map(bounds, given))
    return any(first <= low and high <= last for low, high in map(bounds, given))
