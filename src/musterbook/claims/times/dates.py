"""Date expressions that name a calendar date: how each kind is written, and what it stands for.

In: a match of a kind's pattern and a Clock. Out: a When. Prepositions and parts ("until the end of") are not read here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from musterbook.claims.times import words as w
from musterbook.claims.times.arithmetic import easter
from musterbook.claims.times.clock import Clock
from musterbook.claims.times.when import NO_ANCHOR, NO_FOCUS, NO_MONTH, When, always, unknown

Resolver = Callable[[re.Match[str], Clock], When]


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of writing a date. A `bare` one is a date only after a preposition or in a range."""

    name: str
    pattern: re.Pattern[str]
    resolve: Resolver
    # A text that has none of these, as they are or in small letters, has no such date: to look for words costs a tenth of a pattern.
    words: tuple[str, ...] = ()

    @property
    def bare(self) -> bool:
        """It is a date only after a preposition or in a range."""
        return self.name.startswith("bare")


def _iso(match: re.Match[str], clock: Clock) -> When:
    return _fixed(int(match["y"]), int(match["m"]), match["d"])


def _numeric(match: re.Match[str], clock: Clock) -> When:
    """Day first where that is the only way or the date has points; an ambiguous one gives the year alone."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if first > 12 or first == second or match["mark"] == ".":
        return _fixed(year, second, match["a"])
    return _fixed(year, first, match["b"]) if second > 12 else always(str(year))


def _fixed(year: int, month: int, day: str | None) -> When:
    value = _day(year, month, int(day)) if day else f"{year:04}-{month:02}"
    return always(value) if value and 1 <= month <= 12 else unknown("no such day")


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _year_of(ref: str | None, clock: Clock) -> int | str | None:
    """The year that a reference names, why it names none, or None where there is no reference."""
    if not ref:
        return None
    digits = re.search(r"\d+", ref)
    if digits:
        return int(digits[0]) if len(digits[0]) == 4 else _century(int(digits[0]), clock)
    base, why = (clock.focus, NO_FOCUS) if re.search(r"that|same|following|previous", ref) else (clock.anchor, NO_ANCHOR)
    if base is None:
        return why
    return int(base[:4]) + (1 if re.search(r"next|following|coming", ref) else -1 if re.search(r"last|previous", ref) else 0)


def _fiscal(match: re.Match[str], clock: Clock) -> When:
    """'FY26': the year in which it ends; that of the United States ends with September."""
    short = int(match["y"])
    return always(f"{short if short > 99 else _century(short, clock):04}")


def _century(short: int, clock: Clock) -> int:
    return short + (2000 if short <= (clock.year or 2050) % 100 + 20 else 1900)


def _month_day(match: re.Match[str], clock: Clock) -> When:
    """'12 October', 'Monday, 3 July 2024', '31OCT23': the nearest, unless the year is given."""
    return _on(match["d"], match, clock)


def _second_day(match: re.Match[str], clock: Clock) -> When:
    """The second day of 'June 3-5'."""
    return _on(match["d2"], match, clock)


def _on(day: str, match: re.Match[str], clock: Clock) -> When:
    month, year = w.month_number(match["mon"]), _year_of(match["y"], clock)
    if isinstance(year, str):
        return unknown(year)
    return _fixed(year, month, day) if year is not None else clock.nearest(lambda y: _day(y, month, int(day)))


def _month_year(match: re.Match[str], clock: Clock) -> When:
    year = _year_of(match["y"], clock)
    return unknown(year) if isinstance(year, str) else _fixed(year or 0, w.month_number(match["mon"]), None)


def _named(match: re.Match[str], clock: Clock, name: Callable[[int], str]) -> When:
    """A month, season or quarter with 'last', 'next', 'this', 'that', 'the following' before it, or with nothing."""
    which = (match["which"] or "").lower().removeprefix("the ").removeprefix("this ") or (match["which"] or "").lower()
    if which in ("last", "next", "past", "coming"):
        return clock.beyond(name, {"past": "last", "coming": "next"}.get(which, which))
    if which in ("that", "same", "following", "previous"):
        if clock.focus is None:
            return unknown(NO_FOCUS)
        beyond = {"following": "next", "previous": "last"}.get(which)
        return clock.beyond(name, beyond, of=clock.focus) if beyond else always(name(int(clock.focus[:4])))
    if which == "this":
        return always(name(clock.year)) if clock.year else unknown(NO_ANCHOR)
    return clock.nearest(name)


def _month(match: re.Match[str], clock: Clock) -> When:
    number = w.month_number(match["mon"])
    return _named(match, clock, lambda y: f"{y:04}-{number:02}")


def _season(match: re.Match[str], clock: Clock) -> When:
    code, year = w.season_code(match["season"]), _year_of(match["y"], clock)
    if isinstance(year, str):
        return unknown(year)
    if year is not None:
        return always(f"{year:04}-{code}")
    if code == 24 and (match["which"] or "").lower() == "this" and clock.month and clock.month < 6:
        return always(f"{(clock.year or 0) - 1:04}-24")
    return _named(match, clock, lambda y: f"{y:04}-{code}")


def _grouped(first: int) -> Resolver:
    """Quarters count from 33, halves from 40."""

    def resolve(match: re.Match[str], clock: Clock) -> When:
        code, year = first - 1 + w.nth(match["nth"]), _year_of(match["y"], clock)
        if isinstance(year, str):
            return unknown(year)
        if first == 40 and match["nth"].lower() in ("last", "final", "fourth"):
            code = 41
        if year is not None:
            return always(f"{year:04}-{code}")
        if re.search(r"year$", match[0]):
            return always(f"{clock.year:04}-{code}") if clock.year else unknown(NO_ANCHOR)
        return clock.nearest(lambda y: f"{y:04}-{code}")

    return resolve


def _year(match: re.Match[str], clock: Clock) -> When:
    return always(f"{_year_of(match['y'], clock):04}")


def _weekday(match: re.Match[str], clock: Clock) -> When:
    which = (match["which"] or "").lower()
    if which in ("that", "the following", "the same", "the previous"):
        return Clock(clock.focus).weekday(
            w.weekday_number(match["day"]), "next" if "foll" in which else "last" if "prev" in which else "this"
        )
    return clock.weekday(w.weekday_number(match["day"]), {"past": "last", "coming": "next"}.get(which, which))


def _ordinal(match: re.Match[str], clock: Clock) -> When:
    """'the 9th', 'the first of the month': in the month named last if that still lies ahead of it, else the nearest."""
    day = int(match["d"]) if match["d"] else 1
    if not clock.month or clock.day is None:
        return unknown(clock.missing())
    months = [_month_at(clock.year or 0, clock.month + shift) for shift in range(-12, 13)]
    days = [value for year, month in months if (value := _day(year, month, day))]
    past, future = [v for v in days if v <= clock.day.isoformat()], [v for v in days if v >= clock.day.isoformat()]
    told = _in_focus(day, clock)
    return When(told or past[-1], future[0])


def _in_focus(day: int, clock: Clock) -> str | None:
    focus = clock.focus or ""
    value = _day(int(focus[:4]), int(focus[5:7]), day) if len(focus) == 10 else None
    return value if value and clock.day and focus < value <= clock.day.isoformat() else None


def _month_at(year: int, month: int) -> tuple[int, int]:
    shift, place = divmod(month - 1, 12)
    return year + shift, place + 1


def _holiday(match: re.Match[str], clock: Clock) -> When:
    name, ref = " ".join(match["feast"].lower().split()).removeprefix("the "), _year_of(match["y"], clock)
    if isinstance(ref, str):
        return unknown(ref)
    day = _FEASTS[next(key for key in _FEASTS if name.startswith(key))]
    return always(day(ref).isoformat()) if ref is not None else _named(match, clock, lambda y: day(y).isoformat())


_FEASTS: dict[str, Callable[[int], date]] = {
    "christmas eve": lambda y: date(y, 12, 24),
    "christmas": lambda y: date(y, 12, 25),
    "new year’s eve": lambda y: date(y, 12, 31),
    "new year's eve": lambda y: date(y, 12, 31),
    "new year": lambda y: date(y, 1, 1),
    "easter": easter,
    "pentecost": lambda y: easter(y) + timedelta(days=49),
}


def _turn(match: re.Match[str], clock: Clock) -> When:
    """The turn of the year is told by the January that it leads to."""
    return clock.nearest(lambda y: f"{y:04}-01") if clock.month else unknown(NO_MONTH if clock.anchor else NO_ANCHOR)


_WHICH = r"(?P<which>(?i:this past|this coming|last|next|this|that|past|coming|the (?:same|following|previous|next|coming|past)))\s+"
_NO_WHICH = r"(?P<which>(?!))?"
_NO_YEAR = r"(?P<y>(?!))?"
# A year of two digits stands right behind capitals ("31OCT23"), or closes "15 Nov 24".
_AFTER = rf"(?:,? ?(?P<y>{w.YEAR_REF}|(?<=[A-Z]{{3}})\d\d\b|(?<=[A-Z][a-zA-Z]{{2}} )[0-4]\d(?=\s*(?:$|[.,;:)\n]))))"
_OF_YEAR = rf"(?:(?:,? (?:of )?|-)(?P<y>{w.YEAR_REF}|{w.YEAR}(?=[/-]\d\d\b)))(?:[/-]\d\d\b)?"
_THE = r"(?:\b[Tt]he )?"
_NO_NAME = r"(?! (?:Times|Post|Mirror|Express|Telegraph|Storm|Shield|Offensive))"
_DAY = rf"(?<![\d.,])(?<!\D-)\b(?P<d>{w.DAY}){w.ORDINAL}?"
# What may follow "the 9th" when it is a day: a stop or a small word, never a noun ("the 9th Cavalry").
_DAY_ENDS = r"(?=\s*(?:$|[.,;:)–—]|(?:and|of the month|for|in|at|to|with|when|by|as|he|she|it|they|we)\b))"

_PATTERNS: tuple[tuple[str, Resolver, tuple[str, ...], str], ...] = (
    ("iso", _iso, w.CENTURIES, rf"\b(?P<y>{w.YEAR})-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>\d\d))?\b(?![-/]\d)"),
    ("numeric", _numeric, w.CENTURIES, rf"\b(?P<a>\d{{1,2}})(?P<mark>[/.])(?P<b>\d{{1,2}})(?P=mark)(?P<y>{w.YEAR})\b"),
    ("date-time group", _month_day, w.MONTH_STEMS, rf"\b(?P<d>{w.DAY})\d{{4}}[A-Z]?(?P<mon>{w.CAPITAL_MONTH})(?P<y>\d\d)\b"),
    ("day and month", _month_day, w.MONTH_STEMS, rf"(?:{w.ANY_WEEKDAY},? )?{_THE}{_DAY}(?: ?| of )(?P<mon>{w.MONTH}){_AFTER}?"),
    # Not after "in": "in June 20 soldiers arrived".
    (
        "month and day",
        _month_day,
        w.MONTH_STEMS,
        rf"(?:{w.ANY_WEEKDAY},? )?(?<![Ii]n )(?<!\d )(?P<mon>{w.MONTH}) (?:the )?(?P<d>{w.DAY}){w.ORDINAL}?\b(?!:\d|[.,]\d){_AFTER}?",
    ),
    (
        "days of a month",
        _month_day,
        w.MONTH_STEMS,
        rf"\b(?P<mon>{w.MONTH}) (?P<d>{w.DAY})(?:\s?[-–—]\s?|\sto\s)(?P<d2>{w.DAY})\b(?!\d|:\d|[.,]\d){_AFTER}?",
    ),
    # "3-5 June": the first day borrows the month that follows the second.
    (
        "day of a range",
        _month_day,
        w.MONTH_STEMS,
        rf"{_DAY}(?=\s?(?:[-–—]|to|and|until|till|through)\s?{w.DAY}{w.ORDINAL}?(?: of)? ?(?P<mon>{w.MONTH}){_AFTER}?)",
    ),
    # The label of a line, and nowhere else: '2018, 30 April. …', '2014, March: …'.
    ("year and day", _month_day, w.MONTH_STEMS, rf"\b(?P<y>{w.YEAR}), (?P<d>{w.DAY}) (?P<mon>{w.MONTH})(?=[.:]\s| [–—])"),
    ("year and month", _month_year, w.MONTH_STEMS, rf"\b(?P<y>{w.YEAR}), (?P<mon>{w.MONTH})(?=[.:]\s| [–—])"),
    ("month and year", _month_year, w.MONTH_STEMS, rf"(?P<mon>{w.MONTH}),? ?(?:of )?(?P<y>{w.YEAR_REF}|(?<=[A-Z]{{3}})\d\d\b)"),
    ("month", _month, w.MONTH_STEMS, rf"\b{_WHICH}(?P<mon>{w.MONTH}){_NO_NAME}"),
    ("bare month", _month, w.MONTH_STEMS, rf"{_NO_WHICH}(?P<mon>{w.MONTH}){_NO_NAME}"),
    ("season", _season, w.SEASON_STEMS, rf"{_NO_WHICH}{_THE}\b(?P<season>{w.SEASON}){_OF_YEAR}"),
    ("season", _season, w.SEASON_STEMS, rf"\b{_WHICH}(?P<season>{w.SEASON})\b{_NO_YEAR}"),
    ("bare season", _season, w.SEASON_STEMS, rf"{_NO_WHICH}{_THE}\b(?P<season>{w.SEASON}){_NO_YEAR}\b(?! of\b|-)"),
    (
        "quarter",
        _grouped(33),
        ("quarter",),
        rf"{_THE}\b(?P<nth>(?i:first|second|third|fourth|last|final)) quarter(?:{_OF_YEAR}| of the year)?\b{_NO_WHICH}",
    ),
    ("quarter", _grouped(33), ("q1", "q2", "q3", "q4"), rf"\b(?P<nth>Q[1-4])(?:{_OF_YEAR})?\b{_NO_WHICH}"),
    ("fiscal year", _fiscal, ("fy", "fiscal", "financial"), r"\b(?:FY|(?i:(?:the )?(?:fiscal|financial)(?: year)?)) ?(?P<y>20\d\d|\d\d)\b"),
    ("half", _grouped(40), ("half",), rf"{_THE}\b(?P<nth>(?i:first|second|last)) half(?:{_OF_YEAR}| of the year)\b{_NO_WHICH}"),
    ("half", _grouped(40), ("h1", "h2"), rf"\b(?P<nth>H[12])(?:{_OF_YEAR})\b{_NO_WHICH}"),
    ("weekday", _weekday, w.WEEKDAY_STEMS, rf"\b(?:{_WHICH})?(?P<day>{w.WEEKDAY}){_NO_NAME}(?: {w.PART_OF_DAY}\b)?"),
    (
        "ordinal",
        _ordinal,
        (*w.NUMBERED, "the first of the month"),
        rf"\b[Tt]he (?:(?P<d>{w.DAY}){w.ORDINAL}\b{_DAY_ENDS}(?: of the month)?|first of the month)",
    ),
    (
        "bare holiday",
        _holiday,
        ("christmas", "easter", "pentecost", "new year"),
        rf"\b(?:{_WHICH})?(?P<feast>Christmas(?: Eve)?|Easter|Pentecost|(?:the )?New Year(?:[’']s Eve)?)\b(?:,? (?P<y>{w.YEAR_REF}))?",
    ),
    ("turn of the year", _turn, ("turn of the year",), r"\b(?:the )?turn of the year\b"),
    (
        "bare year",
        _year,
        (*w.CENTURIES, *w.SHORT_YEARS),
        rf"(?P<y>(?<![\d.,/])(?<![A-Z]-)\b{w.YEAR}\b(?!/\d|[.,]\d|-(?!{w.YEAR}\b)\d)|(?<!\w)[’']\d\d\b)",
    ),
)
SECOND_DAY = Kind("second day", re.compile(""), _second_day)
KINDS = tuple(Kind(name, re.compile(pattern), resolve, words) for name, resolve, words, pattern in _PATTERNS)
