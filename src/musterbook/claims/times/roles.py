"""The words before a date that say how it bounds: since, until, by; the end of, mid-, early.

In: a text and where a date begins. Out: how far to the left the whole expression reaches, its role, and the part meant.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from musterbook.claims.nearby import before
from musterbook.claims.times.arithmetic import add, first_month, last_day, last_month
from musterbook.claims.times.words import CLOCK_TIME

_SINCE = (
    r"ever since|since|as (?:of|at|from)|with effect from|effective(?: from)?|from|starting|beginning|commencing|between|NET|after"
    r"|(?:not|no) (?:before|earlier than)|not until|not (?:now )?(?:expected|due|scheduled|planned|foreseen) (?:to \w+ )?(?:before|until)"
    r"|(?:not|n[’']t) (?:come|arrive|follow|land|reach \w+|be (?:delivered|handed over|shipped|sent|supplied|ready|here|there|in \w+))"
    r" (?:to \w+ )?(?:before|until)"
)
# A verb of ending counts only where the date follows it: "ends in June", not "ends the mission".
_ENDING = r"(?:to end|end(?:s|ing|ed)|expir(?:es|ing|ed)|laps(?:es|ing|ed))(?=\s+(?:in|on|at|by|with|next|this|last)\b)"
_UNTIL = rf"until|untill|till|[’']til|(?:up )?to|{_ENDING}|through|thru|into|not beyond"
_BY = r"by|before|(?:no|not) later than|NLT|ahead of|prior to|within"
_POINT = r"in|on|at|during|over|throughout|for|around|about|circa|this|not before|as early as|as soon as"
_HEDGE = r"(?:(?:at least|at the latest|around|about|approximately|as early as|as late as|sometime|some time|well|(?:the )?year|the)\s+)*"
_AT_TIME = rf"(?:(?:at )?{CLOCK_TIME},?\s+(?:on\s+)?(?:the\s+)?)?"
_ROLE = re.compile(
    rf"(?<![\w-])(?:(?P<until>(?i:{_UNTIL}))|(?P<by>(?i:{_BY}))|(?P<since>(?i:{_SINCE}))|(?P<point>(?i:{_POINT})))"
    # "Beginning in January", but not "handed over | in January".
    rf"\s+{_AT_TIME}(?i:{_HEDGE})(?(point)|(?i:(?:(?:in|on|at)\s+(?:the\s+)?)?))\Z"
)
_PART = re.compile(
    r"(?<![\w-])(?i:(?:the\s+)?(?:"
    r"(?P<end>(?:very )?(?:end|close|expiry|conclusion|last days?)\s+of|end-|year[’']s end)"
    r"|(?P<rest>(?:rest|remainder)\s+of)"
    r"|(?P<begin>(?:very )?(?:beginning|start|opening|turn|first days?|first weeks?|opening weeks?)\s+of|start-)"
    r"|(?P<middle>middle\s+of|mid[- ])"
    r"|(?P<half>(?P<nth>first|second|latter|last)\s+half\s+of)"
    r"|(?P<week>(?:(?:first|second|third|fourth|last)\s+)?(?:week|weeks|weekend|days|fortnight)\s+of|days\s+(?:before|after))"
    r"|(?P<loose>(?:very )?(?:early|late|earlier|later)(?:\s+(?:in|on))?|course\s+of"
    r"|(?:whole|all|entirety)\s+of|month\s+of|(?:night|morning|evening)\s+of)"
    r"))\s*(?:the\s+)?\Z"
)
_OVER = re.compile(r"\s+(?:is|was|are)\s+(?:over|out|up)\b|\s+(?:ends|ended|is finished)\b|[’']s (?:end|close)\b")
_LIMIT = re.compile(r",? at the (?P<limit>latest|earliest)\b")
# "Until the summit in Ankara next June", "since the war began in 2022": the preposition stands before the event. "By" may
# name an agent, so that it counts only before events.
_EVENTS = r"elections?|summit|vote|start|deadline|anniversary|expiry|handover|inauguration|holidays?|session"
_EVENT = rf"(?=(?:[^\W\d][\w’'-]*\s+){{0,3}}?(?:{_EVENTS})\b)"
_DATED = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
_FAR = re.compile(
    rf"\b(?i:(?P<until>until|till)|(?P<since>since)|(?P<by>by|before|ahead of)(?=\s+{_EVENT}))\s+(?!then\b)"
    # 'There since May, left on Sunday': the preposition has a date of its own.
    rf"(?:(?!(?:and|but|while|or|until|since|by|{_DATED})\b)[^\W\d][\w’'-]*\s+){{1,8}}\Z"
)

# 'Landed before dawn on 2 March': on that day.
_HOURS = ("before dawn ", "before daybreak ", "before sunrise ", "before midnight ", "before noon ")


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a date: `start` of the whole expression, the role it gives ('' for none), the part it asks for."""

    start: int
    role: str
    part: str
    word: str
    whole: bool = False


def lead(text: str, start: int) -> Lead:
    """The lead of the date that begins at `start`."""
    part = before(_PART, text, start)
    at, name = (part.start(), _part_of(part)) if part else (start, "")
    role = before(_ROLE, text, at)
    if not role:
        return Lead(at, "", name, "")
    word = " ".join(text[role.start() : role.end()].lower().split()) + " "
    if word.startswith(_HOURS):
        return Lead(role.start(), "point", name, word)
    kind = next(kind for kind in ("until", "by", "since", "point") if role[kind])
    return Lead(role.start(), kind, name, word, word.startswith(("through", "thru")))


def far_role(text: str, start: int) -> str:
    """The role that a preposition further off gives the date at `start`, '' where there is none."""
    match = before(_FAR, text, start)
    return next((kind for kind in ("until", "since", "by") if match and match[kind]), "")


def limit(text: str, end: int) -> tuple[str, int] | None:
    """'At the latest' makes a date a deadline, 'at the earliest' an opening; with where those words end."""
    match = _LIMIT.match(text, end)
    return ("by" if match["limit"] == "latest" else "since", match.end()) if match else None


def _part_of(match: re.Match[str]) -> str:
    if match["half"]:
        return "first half" if match["nth"].lower() == "first" else "second half"
    return next(kind for kind in ("end", "rest", "begin", "middle", "week", "loose") if match[kind])


def is_over(text: str, end: int) -> int | None:
    """Where 'is over' or 'is out' ends, if it follows: 'before June is over' means its last day."""
    match = _OVER.match(text, end)
    return match.end() if match else None


def part_of(value: str, part: str, role: str) -> str:
    """The part meant of a value: the end of 2025 is its last day for a deadline, its last month for a point."""
    week, plain = value.endswith("w"), value.removesuffix("w")
    if week:
        return _part_of_week(date.fromisoformat(plain), part)
    if part == "rest":
        return last_day(plain)
    if part == "end":
        return last_day(plain) if role in ("until", "by") else last_month(plain)
    if part == "week":
        return plain[:7]
    if part == "begin":
        return first_month(plain)
    if part == "middle" and len(plain) == 4:
        return f"{plain}-06"
    if part.endswith("half") and len(plain) == 4:
        return f"{plain}-{40 if part == 'first half' else 41}"
    return plain


def _part_of_week(day: date, part: str) -> str:
    """Weeks are told by their month; their middle and end by an approximate day."""
    shift = {"middle": 2, "end": 6}.get(part)
    if shift is None:
        return day.isoformat()[:7]
    monday = day - timedelta(days=day.weekday())
    return add(monday.isoformat(), (shift, "day")) + "~"
