"""The scan: every date and duration of a text, with its lead, joined into ranges, resolved from left to right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from musterbook.claims.labels import why_no_count
from musterbook.claims.times import dates, relative, roles
from musterbook.claims.times import words as w
from musterbook.claims.times.arithmetic import last_day
from musterbook.claims.times.clock import Clock, When, unknown
from musterbook.values import BadValue, Span, bounds


@dataclass(frozen=True, slots=True)
class Time:
    """When, as a text gives it. `span` is the whole expression with its preposition.

    role: point (in June) | since (since 2019, from May) | until (until the end of July) | by (by March) | for (six months).
    `past` and `future` are the EDTF values where the verb is past or future; `why` is the reason where there is none.
    """

    span: Span
    role: str
    past: str | None
    future: str | None
    why: str | None = None
    duration: tuple[int, str] | None = None
    fixed: bool = False

    def value(self, tense: str) -> str | None:
        """The value for a verb in the past, present or future; what holds now began in the past and ends in the future."""
        if tense == "present":
            tense = "past" if self.role == "since" else "future"
        first, second = (self.past, self.future) if tense == "past" else (self.future, self.past)
        return first or second


@dataclass(frozen=True, slots=True)
class _Found:
    """A date expression before it is resolved."""

    start: int
    end: int
    kind: dates.Kind
    match: re.Match[str]
    lead: roles.Lead


_DURATION = re.compile(
    rf"(?<![\w-])(?P<lead>(?i:for|lasting|of) (?:(?i:up to|at least|about|around|some|another|a further|roughly|more than|the next|a total of) )*)?"
    rf"(?P<n>(?i:{w.AMOUNT}))(?P<dash>[- ])(?:(?:full|whole|long|further|more|additional|extra|consecutive) )?(?P<unit>(?i:{w.UNIT}))(?P<s>s?)\b"
    r"(?:-long\b)?(?! (?:ago|later|earlier|before|after|old|from now|hence|in a row))(?!-old)"
)
_NO_DURATION = re.compile(r"(?i:\b(?:every|each|in|within|by|than|first|last|past|after|over|during|a|the|once|twice|one)\s+\Z)")
_LINK = re.compile(r"\s?(?P<link>–|—|-|to|until|till|through|thru|and)(?:\s+(?:the\s+)?|(?<=[–—-])|(?=\Z))\Z")
_GATE = re.compile(
    rf"{w.MONTH}|{w.WEEKDAY}|\d{{2}}|(?i:spring|summer|autumn|fall|winter|quarter|half|year|month|week|day|decade|night|morning|then\b|tomorrow|the \d"
    r"|afternoon|evening|christmas|easter|pentecost|fortnight|ties\b|the first of)"
)


def times(text: str, anchor: str | None, focus: str | None = None) -> tuple[Time, ...]:
    """The Times of `text` in order. `anchor` is the date of dateline or publication, `focus` the date named last before the text."""
    if not _GATE.search(text):
        return ()
    out: list[Time] = []
    clock = Clock(_checked(anchor), _checked(focus))
    for item in _linked(text, _scan(text)):
        time = _resolved(text, item, clock)
        if out and time.span.start < out[-1].span.end:
            time = replace(time, span=Span(out[-1].span.end, time.span.end))
        out = _ranged(out, time, text)
        clock = replace(clock, focus=last_named(out[-1:]) or clock.focus)
    return tuple(sorted([*out, *_durations(text, out)], key=lambda t: t.span))


def last_named(found: "tuple[Time, ...] | list[Time]") -> str | None:
    """The date named last, to be the focus of the text that follows; None where none was named."""
    values = [time.past or time.future for time in found]
    return next((value.rstrip("~") for value in reversed(values) if value), None)


def _checked(edtf: str | None) -> str | None:
    """An EDTF date that can be counted from, without its doubt; None for what is no date."""
    if not edtf:
        return None
    try:
        bounds(edtf)
    except BadValue:
        return None
    return edtf.rstrip("~?%")


def _scan(text: str) -> list[_Found]:
    """Every expression; of two that overlap the longer, and of two as long the kind listed first."""
    found = [(m.start() - m.end(), m.start(), n, kind, m) for n, kind in enumerate(_KINDS) for m in kind.pattern.finditer(text)]
    kept: list[_Found] = []
    for _, start, _, kind, match in sorted(found, key=lambda item: item[:3]):
        if not any(start < other.end and other.start < match.end() for other in kept):
            kept.append(_Found(start, match.end(), kind, match, roles.lead(text, start)))
    return sorted(kept, key=lambda item: item.start)


_KINDS = (*relative.KINDS, *dates.KINDS)


def _linked(text: str, found: list[_Found]) -> Iterator[_Found]:
    """Those that are dates where they stand: a bare name needs a preposition, a part of it, or a partner in a range."""
    for n, item in enumerate(found):
        if _stands(text, item):
            yield item
        elif any(_partners(text, a, b) for a, b in ((found[n - 1] if n else None, item), (item, found[n + 1] if n + 1 < len(found) else None))):
            yield item


def _stands(text: str, item: _Found) -> bool:
    if item.kind.name == "the unit":
        return bool(item.lead.part) or item.lead.role in ("by", "until") or item.lead.word.startswith("within")
    if not item.kind.bare:
        return True
    if item.kind.name == "bare year" and why_no_count(text, Span(item.start, item.end)) is None:
        return False
    if item.lead.role == "until" and item.lead.word.startswith(("to", "into")) and not item.lead.part:
        return _opened(text, item.lead.start)
    return bool(item.lead.role or item.lead.part) or text[item.end : item.end + 1] == ":"


def _opened(text: str, start: int) -> bool:
    """A 'from' or a word of prolonging stands before: only then is 'to March' an end."""
    return re.search(r"\b(?:from|extend\w*|prolong\w*|runs?|running|continu\w*|late|early|since|up|lasting)\b[^.;]{0,60}\Z", text[:start]) is not None


def _partners(text: str, left: _Found | None, right: _Found | None) -> bool:
    """Two dates of one range or list, the left or the right of which stands on its own feet."""
    if left is None or right is None or not _LINK.search(text[left.end : right.start]) or len(text[left.end : right.start]) > 12:
        return False
    same = left.kind.name == right.kind.name
    return _stands(text, left) or _stands(text, right) or (same and bool(re.fullmatch(r"\s?[–—-]\s?", text[left.end : right.start])))


def _resolved(text: str, item: _Found, clock: Clock) -> Time:
    lead = item.lead
    when = item.kind.resolve(item.match, clock)
    end = item.end
    over = roles.is_over(text, end) if lead.role == "by" else None
    part = "end" if over or (lead.whole and lead.part in ("", "loose")) else lead.part
    role = _role(item)
    past, future = (roles.part_of(v, part, role) if v else None for v in (when.past, when.future))
    if lead.word.startswith(("since", "ever since")):
        future = past
    if item.kind.name == "behind":
        role = "since"
    return Time(Span(lead.start, over or end), role, past, future, when.why if past is None and future is None else None, None, when.fixed)


def _role(item: _Found) -> str:
    if item.kind.name == "ahead":
        return "point" if item.match[0].lower().startswith("in ") else "by"
    if item.lead.role == "by" and item.lead.word.startswith("within"):
        return "by"
    return item.lead.role or "point"


def _ranged(out: list[Time], time: Time, text: str) -> list[Time]:
    """Append a Time; where it ends a range that the one before opens, each lends the other its year."""
    if not out:
        return [time]
    left, gap = out[-1], text[out[-1].span.end : time.span.start]
    link = _LINK.search(gap + re.match(r"\w*", text[time.span.start :])[0] if time.role == "until" else gap)  # type: ignore[index]
    between = text[left.span.start : left.span.start + 7].lower() == "between"
    joined = re.fullmatch(r"\s*", gap) if time.role == "until" else _LINK.fullmatch(gap)
    if not joined or (link and link["link"] == "and" and not between and not _follows(left, time)):
        return [*out, time]
    if left.role not in ("since", "point") or time.role not in ("until", "point"):
        return [*out, time]
    return [*out[:-1], *_fitted(replace(left, role="since"), replace(time, role="until"))]


def _follows(left: Time, right: Time) -> bool:
    """'In March and April' is one stretch: both are months or years, the second right after the first."""
    a, b = left.past, right.past
    if not a or not b or len(a) != len(b) or len(a) not in (4, 7):
        return False
    return Clock(a).unit("year" if len(a) == 4 else "month", 1).future == b or a[5:] == "12" and b[5:] == "01"


def _fitted(left: Time, right: Time) -> tuple[Time, Time]:
    """The opening lies at or before the close in either tense; what names no year moves to fit what does."""
    if right.fixed and not left.fixed:
        return replace(left, past=_no_later(left.past, right.past), future=_no_later(left.future, right.future)), right
    if left.fixed and not right.fixed:
        return left, replace(right, past=_no_earlier(right.past, left.past), future=_no_earlier(right.future, left.future))
    return replace(left, past=_no_later(left.past, right.past)), replace(right, future=_no_earlier(right.future, left.future))


def _no_later(value: str | None, limit: str | None) -> str | None:
    """The same day of the last year that keeps it at or before the limit."""
    if not value or not limit or len(value) == 4:
        return value
    year = int(limit[:4])
    return next((v for v in (f"{y:04}{value[4:]}" for y in (year, year - 1)) if _first(v) <= _last(limit)), value)


def _no_earlier(value: str | None, limit: str | None) -> str | None:
    if not value or not limit or len(value) == 4:
        return value
    year = int(limit[:4])
    return next((v for v in (f"{y:04}{value[4:]}" for y in (year, year + 1)) if _last(v) >= _first(limit)), value)


def _first(value: str) -> str:
    return bounds(value)[0].isoformat()


def _last(value: str) -> str:
    return last_day(value.rstrip("~"))


def _durations(text: str, taken: list[Time]) -> Iterator[Time]:
    """'For six months', 'a nine-month rotation': how long, where no date already covers the words."""
    for match in _DURATION.finditer(text):
        span = Span(*match.span())
        bare_one = not match["lead"] and match["n"].lower() in ("a", "an", "some", "several", "a few")
        if bare_one or any(span.overlaps(time.span) for time in taken) or _NO_DURATION.search(text[: match.start()]):
            continue
        if (match["dash"] == "-") == bool(match["s"]) and match["n"].lower() not in ("a", "an", "one", "1", "half a", "half an"):
            continue
        amount = w.amount_of(match["n"], match["unit"])
        yield Time(span, "for", None, None, None if amount else f"{match[0]}: no length can be derived", amount)


__all__ = ["Time", "last_named", "times", "unknown", "When"]
