"""The scan: every date of a text with its lead, resolved from left to right, joined into ranges; then the durations."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from musterbook.claims.nearby import before, longest
from musterbook.claims.numbers.labels import why_no_count
from musterbook.claims.times import dates, relative, roles
from musterbook.claims.times import words as w
from musterbook.claims.times.clock import Clock
from musterbook.claims.times.durations import durations
from musterbook.claims.times.ranges import LINK, ranged
from musterbook.claims.times.when import Time
from musterbook.errors import BadValue
from musterbook.values import Span, bounds


@dataclass(frozen=True, slots=True)
class _Found:
    """A date expression before it is resolved."""

    start: int
    end: int
    kind: dates.Kind
    match: re.Match[str]
    lead: roles.Lead


# "The first time in ten years" looks back.
_AMONG = re.compile(r"\b(?:times?|once|twice|first|only|ever|\w+est|most)\s+(?:(?!will|would|to\b)[\w-]+\s+){0,3}\Z")
_EVERY = re.compile(r"\b[Ee](?:very|ach) \Z")


@lru_cache(maxsize=512)
def times(text: str, anchor: str | None, focus: str | None = None, story: str | None = None) -> tuple[Time, ...]:
    """The Times of `text` in order. `anchor` is the date of dateline or publication, `focus` the date named last before the text.

    `story` is the dated month or day that the paragraph told of before.
    """
    if not _worth(text):
        return ()
    out: list[Time] = []
    clock = Clock(_checked(anchor), _checked(focus), _checked(story))
    for item in _linked(text):
        time = _resolved(text, item, clock)
        if out and time.span.start < out[-1].span.end:
            time = replace(time, span=Span(out[-1].span.end, time.span.end))
        out[-1:] = ranged(text, out[-1], time) if out else (time,)
        clock = replace(
            clock, focus=last_named(out[-1:], text[: out[-1].span.end]) or clock.focus, story=told_of(text, out[-1:]) or clock.story
        )
    return tuple(sorted([*out, *durations(text, out)], key=lambda t: t.span))


_AHEAD = re.compile(
    r"\b(?:will|shall|would|(?:is|are) to|due|expected|scheduled|leaves?|arrives?|goes|comes|ends|begins|starts)\b|[’']ll\b"
)


def last_named(found: Iterable[Time], text: str = "") -> str | None:
    """The date named last, to be the focus of the text that follows; None where none was named. `text` tells what lies ahead."""
    values = [(t.future or t.past) if _is_ahead(text, t.span) else (t.past or t.future) for t in found]
    return next((value.rstrip("~") for value in reversed(values) if value), None)


def _is_ahead(text: str, span: Span) -> bool:
    """A word of what is to come stands shortly before a date, or leads it in: 'ends on 2 May'."""
    return _AHEAD.search(text, max(0, span.start - 60), span.end) is not None


_YEAR = re.compile(r"(?:19|20)\d\d|(?:that|same) year")
# Of a year alone a paragraph tells where a sentence opens with it.
_OPENING = re.compile(r"[“\"]?(?:In|During|Back in) (?:19|20)\d\d\b")


def told_of(text: str, found: Iterable[Time]) -> str | None:
    """The last point in time that a text names with its year: what follows it in the paragraph happened then or later."""
    points = [t for t in found if t.role == "point" and t.fixed and t.past and _tells(text, t)]
    return points[-1].past if points else None


def _tells(text: str, time: Time) -> bool:
    words = time.span.of(text)
    if len(str(time.past)) >= 7:
        return _YEAR.search(words) is not None
    opens = _OPENING.match(text)
    return opens is not None and time.span.start < opens.end()


def _checked(edtf: str | None) -> str | None:
    """An EDTF date that can be counted from, without its doubt; None for what is no date."""
    if not edtf:
        return None
    try:
        bounds(edtf)
    except BadValue:
        return None
    return edtf.rstrip("~?%") if "1500" <= edtf[:4] <= "9500" else None


def _scan(text: str) -> list[_Found]:
    """Every expression; of two that overlap the longer, and of two as long the kind listed first."""
    found = [(kind, match) for kind in _worth(text) for match in kind.pattern.finditer(text)]
    kept = longest(found, lambda item: Span(*item[1].span()), len(text))
    return [item for kind, match in kept for item in _split(text, match.start(), kind, match)]


def _split(text: str, start: int, kind: dates.Kind, match: re.Match[str]) -> Iterator[_Found]:
    """One expression, or the two days of 'June 3-5'."""
    second = match.start("d2") if kind.name == "days of a month" else None
    yield _Found(start, match.end("d") if second else match.end(), kind, match, roles.lead(text, start))
    if second:
        yield _Found(second, match.end(), dates.SECOND_DAY, match, roles.lead(text, second))


@lru_cache(maxsize=512)
def _worth(text: str) -> tuple[dates.Kind, ...]:
    """The kinds that the text may have; where it has none it has no duration either, whose units are words of some of them."""
    both = f"{text}\n{text.lower()}"
    there = {word for word in _WORDS if word in both}
    return tuple(kind for kind in _KINDS if not there.isdisjoint(kind.words))


_KINDS = (*relative.KINDS, *dates.KINDS)
_WORDS = frozenset(word for kind in _KINDS for word in kind.words)


# The reader and the verifier count one text from several dates; where its expressions stand does not depend on them.
@lru_cache(maxsize=512)
def _linked(text: str) -> tuple[_Found, ...]:
    """Those that are dates where they stand: a bare name needs a preposition, a part of it, or a partner in a range."""
    found = [None, *_scan(text), None]
    return tuple(
        item for last, item, then in zip(found, found[1:], found[2:], strict=False)
        if item and (_stands(text, item) or _partners(text, last, item) or _partners(text, item, then))
    )  # fmt: skip


def _stands(text: str, item: _Found) -> bool:
    if item.kind.name == "the unit":
        weekend = item.match["unit"].lower() == "weekend" and item.lead.role != ""
        over = item.lead.role in ("by", "until") and roles.is_over(text, item.end) is not None
        return bool(item.lead.part) or item.lead.word.startswith(("within", "through")) or weekend or over
    if before(_BEYOND, text, item.lead.start) or before(_BY_SO_MUCH, text, item.end):
        return False
    if item.kind.name == "ordinal" and _NUMBERED.search(text):
        return False
    if item.kind.name == "weekday" and before(_EVERY, text, item.start):
        return False
    if item.kind.name == "ahead":
        among = before(_AMONG, text, item.start)
        return not (among and (item.match["unit"].lower() in ("year", "decade") or among[0].startswith(("time", "once", "twice"))))
    if not item.kind.bare or (item.kind.name == "bare holiday" and (item.match["y"] or item.match["which"])):
        return True
    if item.kind.name == "bare year" and text[item.start].isdigit() and why_no_count(text, Span(item.start, item.end)) is None:
        return False
    if item.kind.name == "bare year" and _AFTERTHOUGHT.search(text[: item.start]) and re.match(r"\)|[.;,]|$", text[item.end :]):
        return True
    if item.lead.role == "until" and item.lead.word.startswith("to ") and not item.lead.part:
        return _opened(text, item.lead.start)
    return bool(item.lead.role or item.lead.part) or text[item.end : item.end + 1] == ":"


# 'Beyond the end of 2025': until when is not told.
_BEYOND = re.compile(r"(?<!not )\b(?:beyond|well past)\s+\Z")
# 'Extended the stay by one year'.
_BY_SO_MUCH = re.compile(rf"\bby (?:an?|one|another|a further) (?:more )?{w.UNIT}\Z", re.I)
# 'The 28th contingent took over from the 27th at Camp Castor'.
_NUMBERED = re.compile(
    r"\b[Tt]he \d+(?:st|nd|rd|th) (?:[\w-]+ ){0,2}"
    r"(?:contingent|rotation|battalion|battlegroup|brigade|regiment|squadron|company|group|wing|team|crew)"
)
# 'Two patrol boats, 2018.', 'one frigate (2021)'.
_AFTERTHOUGHT = re.compile(r"(?:[a-z],\s|[\w’]\s\()\Z")
_PROLONGED = re.compile(
    r"\b(?:from|extend\w*|prolong\w*|runs?|running|continu\w*|late|early|since|up|lasting)\b[^.;]{0,120}\Z", re.IGNORECASE
)


def _opened(text: str, start: int) -> bool:
    """A 'from' or a word of prolonging stands before: only then is 'to March' an end."""
    return before(_PROLONGED, text, start) is not None


def _partners(text: str, left: _Found | None, right: _Found | None) -> bool:
    """Two dates of one range or list, the left or the right of which stands on its own feet."""
    if left is None or right is None or not LINK.fullmatch(text[left.end : right.start]) or before(_BY_SO_MUCH, text, left.end):
        return False
    same = left.kind.name == right.kind.name
    return _stands(text, left) or _stands(text, right) or (same and bool(re.fullmatch(r"\s?[–—-]\s?", text[left.end : right.start])))


def _resolved(text: str, item: _Found, clock: Clock) -> Time:
    lead, when = item.lead, item.kind.resolve(item.match, clock)
    over = roles.is_over(text, item.end) if lead.role in ("by", "until") or text[item.end : item.end + 1] in "'’" else None
    limit = roles.limit(text, over or item.end)
    role = limit[0] if limit else _role(text, item)
    ends = over or item.kind.name == "year-end" or (lead.whole and lead.part in ("", "loose"))
    part = "end" if ends else lead.part
    past, future = (roles.part_of(v, part, role) if v else None for v in (when.past, when.future))
    if item.kind.name == "fiscal year" and part == "end" and when.past:
        past = future = f"{when.past}-09-30"
    if item.kind.name == "bare holiday" and role == "point":
        # "At Christmas" is a season rather than a day.
        past, future = past and past[:7], future and future[:7]
    if role == "since" and (lead.word.startswith(("since", "ever since")) or (lead.role in ("", "point") and not limit)):
        future = past
    end = limit[1] if limit else over or item.end
    why = None if past or future else when.why or "no such day in the calendar"
    return Time(Span(lead.start, end), role, past, future, why, fixed=when.fixed)


def _role(text: str, item: _Found) -> str:
    if item.kind.name == "vague" and item.match[0].lower().startswith("within"):
        return "by"
    if item.kind.name == "stay ahead":
        return "until"
    if item.kind.name == "ahead":
        return "point" if item.match[0].lower().startswith("in ") else "by"
    if item.kind.name == "behind":
        return "since"
    if item.lead.part == "rest":
        return "until"
    if item.lead.word.startswith("to ") and item.lead.part != "end" and not _opened(text, item.lead.start):
        return "point"
    if item.lead.role in ("", "point"):
        return roles.far_role(text, item.lead.start) or "point"
    return item.lead.role
