"""Date expressions that count from a day: yesterday, next month, three weeks ago, that year, in the coming weeks.

In: a match of a kind's pattern and a Clock. Out: a When; vague ones are unknown, with their words as the reason.
"""

import re

from musterbook.claims.times import words as w
from musterbook.claims.times.clock import Clock
from musterbook.claims.times.dates import Kind, Resolver
from musterbook.claims.times.when import NO_ANCHOR, NO_FOCUS, When, always, unknown

_STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
_DAYS = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}


def _day_word(match: re.Match[str], clock: Clock) -> When:
    words = " ".join(match["word"].lower().split())
    shift = next((n for word, n in sorted(_DAYS.items(), key=lambda item: -len(item[0])) if words.startswith(word)), 0)
    return clock.unit("day", shift)


def _unit(match: re.Match[str], clock: Clock) -> When:
    """'this week', 'last year', 'the following month', 'that day', 'the year' (of 'the end of the year')."""
    which = match["which"].lower().removeprefix("the ").strip()
    unit = match["unit"].lower()
    if unit == "weekend" and which in ("last", "next", "this", "past", "coming", ""):
        return _weekend(clock.weekday(5, {"past": "last", "coming": "next"}.get(which, which)))
    if which in ("that", "same", "following", "previous") or (match[0].lower().startswith("the next")):
        return clock.unit(_plain(unit), _STEPS.get(which, 0), of=clock.focus) if clock.focus else unknown(NO_FOCUS)
    return clock.unit(_plain(unit), _STEPS.get(which, 0))


def _weekend(when: When) -> When:
    """A weekend is the week of its Saturday."""
    past, future = (value and value + "w" for value in (when.past, when.future))
    return When(past, future, when.why, when.fixed)


def _plain(unit: str) -> str:
    return {"weekend": "week", "morning": "day", "afternoon": "day", "evening": "day", "night": "day", "dawn": "day"}.get(unit, unit)


def _shifted(match: re.Match[str], clock: Clock) -> When:
    """'three weeks ago', 'a year from now', 'two months later', 'ten years earlier'."""
    way = match["way"].lower()
    amount = w.amount_of(match["n"], match["unit"])
    if amount is None:
        return unknown(f"{match[0]}: no day can be derived")
    sign = -1 if way in ("ago", "earlier", "before", "previously", "back") else 1
    if way in ("ago", "from now", "hence", "back", "from today", "time"):
        return clock.moved(sign * amount[0], amount[1])
    return clock.moved(sign * amount[0], amount[1], of=clock.focus) if clock.focus else unknown(NO_FOCUS)


def _ahead(match: re.Match[str], clock: Clock) -> When:
    """'in ten days', 'within six months': a date only for what is to come."""
    amount = w.amount_of(match["n"], match["unit"])
    if amount is None:
        return unknown(f"{match[0]}: no day can be derived")
    when = clock.moved(*amount)
    return When(None, when.future, when.why)


def _behind(match: re.Match[str], clock: Clock) -> When:
    """'for the past six months': since six months before the anchor."""
    amount = w.amount_of(match["n"] or "a", match["unit"])
    return clock.moved(-amount[0], amount[1]) if amount else unknown(f"{match[0]}: no day can be derived")


def _vague(match: re.Match[str], clock: Clock) -> When:
    return unknown(f"{match[0]}: no day can be derived")


def _then(match: re.Match[str], clock: Clock) -> When:
    return always(clock.focus) if clock.focus else unknown(NO_FOCUS)


def _now(match: re.Match[str], clock: Clock) -> When:
    return always(clock.anchor) if clock.anchor else unknown(NO_ANCHOR)


def _decade(match: re.Match[str], clock: Clock) -> When:
    """The last year of the decade, of which only the end is a date."""
    return always(f"{clock.anchor[:3]}9") if clock.anchor else unknown(NO_ANCHOR)


def _year_end(match: re.Match[str], clock: Clock) -> When:
    return clock.unit("year", 0)


def _these_days(match: re.Match[str], clock: Clock) -> When:
    return always("-".join(clock.anchor.split("-")[:2])) if clock.anchor else unknown(NO_ANCHOR)


_UNITS = rf"(?P<unit>(?i:{w.UNIT}))s?\b"
_N = rf"(?P<n>(?i:{w.AMOUNT}))"
_HEDGE = r"(?i:about|around|some|roughly|approximately|another|less than|under)"
_WHICH = r"(?P<which>(?i:last|past|next|this|that|coming|the (?:same|following|previous|next|coming|past|current)))"
_FEW = r"(?i:few|several|many|couple of)"

_PATTERNS: tuple[tuple[str, Resolver, tuple[str, ...], str], ...] = (
    (
        "day",
        _day_word,
        ("yesterday", "tomorrow", "today", "tonight", "last night", "this morning", "this afternoon", "this evening"),
        r"\b(?P<word>(?i:the day before yesterday|the day after tomorrow|yesterday|tomorrow|today|tonight|last night"
        rf"|this (?:morning|afternoon|evening)))\b(?: {w.PART_OF_DAY}\b)?",
    ),
    (
        "unit",
        _unit,
        ("day", "week", "month", "year", "morning", "afternoon", "evening", "night"),
        rf"\b{_WHICH} (?P<unit>(?i:day|week|weekend|month|year|morning|afternoon|evening|night))\b"
        r"(?![- ]old| (?:later|earlier|before))",
    ),
    (
        "the unit",
        _unit,
        ("week", "month", "year"),
        r"\b(?P<which>(?i:(?:the )?))(?P<unit>(?i:week|weekend|month|year))\b(?! (?:before|after|of|that|when|in))",
    ),
    (
        "shifted",
        _shifted,
        ("ago", "from now", "from today", "hence", "later", "earlier", "before", "previously", "afterwards", "after that", "after then"),
        rf"\b{_N} {_UNITS} (?P<way>(?i:ago|from now|from today|hence|later|earlier|before|previously|afterwards|after (?:that|then)))\b",
    ),
    ("shifted", _shifted, (" time",), rf"\b[Ii]n {_N} {_UNITS}[’']s? (?P<way>time)\b"),
    (
        "stay ahead",
        _ahead,
        ("the next", "the coming"),
        rf"\b(?:[Ff]or|spend(?:s|ing)?|spent|remain(?:s|ing)? (?:for )?) (?:at least )?the (?:next|coming) {_N} {_UNITS}",
    ),
    (
        "ahead",
        _ahead,
        w.UNIT_STEMS,
        rf"\b(?:[Ii]n|[Ww]ithin|[Oo]ver the (?:next|coming)|[Ii]n the next|[Ww]ithin the next) (?:{_HEDGE} )?{_N} {_UNITS}"
        r"(?!-)(?! (?:of|later|ago|or))",
    ),
    (
        "behind",
        _behind,
        ("the past", "the last"),
        rf"\b(?:[Ff]or|[Oo]ver|[Dd]uring|[Ii]n|[Ww]ithin) (?:at least )?the (?:past|last) (?:{_N} )?{_UNITS}",
    ),
    (
        "vague",
        _vague,
        w.SPANS,
        rf"\b(?i:in|within|over|during|for) (?i:the )?(?i:coming|next|following|recent|past|last)"
        rf" (?:{_FEW} )?(?i:hours|days|weeks|months|years)\b",
    ),
    ("vague", _vague, ("within",), r"\b(?i:within) (?:(?i:a few|some|several) )?(?i:hours|days|weeks|months|years)\b"),
    ("vague", _vague, w.SPANS, r"\b(?i:in) (?i:a few|some|several) (?i:hours|days|weeks|months|years)\b"),
    ("vague", _vague, w.SPANS, r"\b(?i:a few|some|several) (?i:hours|days|weeks|months|years) (?i:ago|later|earlier)\b"),
    (
        "vague",
        _vague,
        ("0s", "ties"),
        r"\b(?:(?i:the) )?(?:(?i:early|mid|late)[- ])?(?:(?:19|20)\d0s|[’']\d0s|(?i:(?:twen|thir|for|fif|six|seven|eigh|nine)ties))\b",
    ),
    ("decade", _decade, ("decade",), r"(?<=[Ee]nd of )(?i:the|this|the current) decade\b"),
    ("then", _then, ("then",), r"(?<=[Ss]ince )then\b|(?<=[Uu]ntil )then\b|(?<=[Bb]y )then\b|(?<=[Ff]rom )then\b(?: on\b)?"),
    ("now", _now, ("until now",), r"(?<=[Uu]ntil )now\b"),
    ("year-end", _year_end, ("year",), r"\b(?:the )?(?:end of )?year(?:[’']s)?[- ]end\b"),
    ("these days", _these_days, ("these days",), r"\b(?i:in )?(?i:these days)\b"),
)
KINDS = tuple(Kind(name, re.compile(pattern), resolve, words) for name, resolve, words, pattern in _PATTERNS)
