"""Ranges: 'from August until the end of March', 'June-July', 'between 2014 and 2017'.

In: two Times, one behind the other. Out: the same two; of one stretch, the opening as `since` and the close as `until`, each lending
the other the year that it does not name.
"""

import re
from dataclasses import replace

from musterbook.claims.times import words as w
from musterbook.claims.times.clock import Clock
from musterbook.claims.times.when import Time
from musterbook.values import bounds

# The words between two dates that make one stretch of them; the second may bring its own preposition ("until the end of").
LINK = re.compile(r"(?:\s?(?:–|—|-)\s?|\s(?:to|until|till|through|thru|and)\s(?:the\s)?)\Z")
_OPENS = re.compile(r"(?i:between|both)\b")
_NAMED = re.compile(rf"{w.MONTH}|{w.SEASON}|{w.WEEKDAY}|\d/\d|-\d\d")


def ranged(text: str, last: Time, time: Time) -> tuple[Time, Time]:
    """The last Time and the one behind it, made opening and close where they are one stretch."""
    if not _continues(text, last, time):
        return last, time
    left, right = replace(last, role="since"), replace(time, role="until")
    return _fitted(left, right, bool(_NAMED.search(right.span.of(text))))


def _continues(text: str, left: Time, right: Time) -> bool:
    """`right` closes the stretch that `left` opens."""
    gap = text[left.span.end : right.span.start]
    if left.role not in ("since", "point") or right.role not in ("until", "point"):
        return False
    if right.role == "until":
        return not gap.strip(" ,")
    if not LINK.fullmatch(gap):
        return False
    return "and" not in gap or bool(_OPENS.match(left.span.of(text))) or _follows(left, right)


def _follows(left: Time, right: Time) -> bool:
    """'In March and April' is one stretch: both are months or years, the second right after the first."""
    a, b = left.past, right.past
    if not a or not b or len(a) != len(b) or len(a) not in (4, 7):
        return False
    after = Clock(a).unit("year" if len(a) == 4 else "month", 1).future or ""
    return after[-2:] == b[-2:]


def _fitted(left: Time, right: Time, named: bool) -> tuple[Time, Time]:
    """The opening lies at or before the close in every tense. `named`: the close names a month or day, not only a year."""
    if right.fixed and not left.fixed:
        limit = right.past
        past, future = (_no_later(value, limit, nearest=named) for value in (left.past, left.future))
        return replace(left, past=past, future=future), right
    if left.fixed and not right.fixed:
        return left, replace(right, past=_no_earlier(right.past, left.past, True), future=_no_earlier(right.future, left.past, True))
    now = _no_earlier(right.future, left.past, False)
    opened = replace(left, past=_no_later(left.past, right.past, nearest=False), now=left.past)
    return opened, replace(right, future=_no_earlier(right.future, left.future, False), now=now)


def _no_later(value: str | None, limit: str | None, *, nearest: bool) -> str | None:
    """The same day or month of the last year that keeps it at or before the limit; untouched if it is so and need not be near."""
    if not value or not limit or len(value) == 4 or (not nearest and _first(value) <= _last(limit)):
        return value
    year = int(limit[:4])
    return next((v for v in (f"{y:04}{value[4:]}" for y in (year, year - 1)) if _first(v) <= _last(limit)), value)


def _no_earlier(value: str | None, limit: str | None, nearest: bool) -> str | None:
    if not value or not limit or len(value) == 4 or (not nearest and _last(value) >= _first(limit)):
        return value
    year = int(limit[:4])
    return next((v for v in (f"{y:04}{value[4:]}" for y in (year, year + 1)) if _last(v) >= _first(limit)), value)


def _first(value: str) -> str:
    return bounds(value)[0].isoformat()


def _last(value: str) -> str:
    return bounds(value)[1].isoformat()
