"""Durations: 'for six months', 'a nine-month rotation'.

In: a text and the Times found in it. Out: Times of the role `for`, with their length; vague ones with the reason.
"""

import re
from collections.abc import Iterable, Iterator

from musterbook.claims.nearby import Sought, before
from musterbook.claims.times import words as w
from musterbook.claims.times.when import Time
from musterbook.values import Span

_ABOUT = r"up to|at least|about|around|some|another|a further|an additional|roughly|more than|almost|nearly|the next|a total of|a period of"
_LEAD = rf"(?:(?i:for|lasting|last|lasts)\s+(?:(?i:{_ABOUT})\s+)*)?"
_FULL = r"(?:(?:full|whole|long|further|more|additional|extra|consecutive) )?"
_NO_LENGTH = r"(?! (?:ago|later|earlier|before|after|old|from now|hence|into|away|in a row|ahead))(?!-old|[’'])"
_DURATION = Sought(
    re.compile(
        rf"(?<![\w.,-])(?P<lead>{_LEAD})(?P<n>(?i:{w.AMOUNT}))(?P<dash>[- ]){_FULL}(?P<unit>(?i:{w.UNIT}))(?P<s>s?)\b"
        rf"(?:-long\b)?{_NO_LENGTH}"
    ),
    w.UNIT_STEMS,
)
# What stands before words that are no length of stay: "every nine months", "the first two weeks", "gaps of several weeks".
_BEFORE = r"every|each|in|within|by|than|first|last|past|after|over|during|once|twice|only|next|age|old|to|and|or"
_STAYS = "".join(rf"(?<!{noun} )" for noun in ("deployment", "rotation", "stay", "tour", "mission", "period", "presence", "stint", "term"))
_HEDGE = r"(?:about|almost|nearly|some|around|more than|less than|just|over|barely)"
_NO_DURATION = re.compile(
    rf"(?i:\b(?:{_BEFORE}|{_STAYS}of(?: (?:some|about|around))?)\s+(?:{_HEDGE}\s+)?\Z"
    # 'Will be home in May after a six-month deployment'.
    rf"|\b(?:after|following|from|ends?|ended|ending|complet\w+|finish\w+) (?:an?|its|their|his|her|the)\s+\Z)"
)
_VAGUE_BARE = frozenset({"a", "an", "one", "some", "several", "a few"})


def durations(text: str, taken: Iterable[Time]) -> Iterator[Time]:
    """How long, where no date already covers the words."""
    covered = bytearray(len(text))
    for time in taken:
        covered[time.span.start : time.span.end] = b"\x01" * (time.span.end - time.span.start)
    for match in _DURATION.finditer(text):
        span, number = Span(*match.span()), match["n"].lower()
        if not _agrees(match) or any(covered[span.start : span.end]):
            continue
        if not match["lead"] and ((number in _VAGUE_BARE and match["dash"] == " ") or before(_NO_DURATION, text, match.start())):
            continue
        amount = w.amount_of(match["n"], match["unit"])
        yield Time(span, "for", None, None, None if amount else f"{match[0]}: no length can be derived", amount)


def _agrees(match: re.Match[str]) -> bool:
    """'Six months' and 'six-month' are lengths; 'six month' and 'six-months' are not, 'a year' is."""
    one = match["n"].lower() in ("a", "an", "one", "1", "half a", "half an")
    return one or (match["dash"] == " ") == bool(match["s"])
