"""Days as texts write them, to EDTF: only what is written in full, a year included; never today's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from musterbook.errors import BadValue
from musterbook.values import bounds

# English month names, fixed rather than taken from the machine's locale.
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NUMBER = {name: nth for nth, name in enumerate(_MONTHS, 1)} | {name[:3]: nth for nth, name in enumerate(_MONTHS, 1)} | {"sept": 9}
MONTH = r"(?:" + "|".join(sorted(_NUMBER, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_TH = r"(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}(?P<sep>[-/.])(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)(?!\d)",
        rf"(?<!\d)(?P<d>\d\d?){_TH}(?:\s+of)?[\s-]+(?P<mon>{MONTH}),?[\s-]+{_YEAR}",
        rf"\b(?P<mon>{MONTH})\s+(?P<d>\d\d?){_TH},?\s+{_YEAR}",
        rf"(?<![\d./])(?P<d>\d\d?)(?P<sep>[./-])(?P<m>\d\d?)(?P=sep){_YEAR}",
    )
)
_MONTH_YEAR = re.compile(rf"(?i)(?P<mon>{MONTH}),?\s+{_YEAR}")

_LIKE_EDTF = re.compile(r"(?:19|20)[\dX]{2}[\dX~?%-]{0,8}")


@dataclass(frozen=True, slots=True, order=True)
class Written:
    """A day as it stands at [start, end) of a text."""

    start: int
    end: int
    edtf: str


def days(text: str) -> tuple[Written, ...]:
    """Every day that `text` writes with its year, in order. '03/04/2022' is ambiguous and is none."""
    found = sorted(one for form in _FORMS for one in _matches(form, text))
    out: list[Written] = []
    for one in found:
        if not out or one.start >= out[-1].end:
            out.append(one)
    return tuple(out)


def day_of(value: str) -> str | None:
    """The date that a labelled value gives: '2022-11-30T09:00Z', 'Wed, 30 Nov 2022', 'May 2024', '2024'; None if it is none.

    The day is the one written, in the writer's own time zone.
    """
    value = value.strip()
    found = days(value)
    if found:
        return found[0].edtf
    month = _MONTH_YEAR.fullmatch(value)
    if month:
        return f"{month['y']}-{_month(month['mon']):02d}"
    # The EDTF parser takes 2 ms to refuse what is none.
    if not _LIKE_EDTF.fullmatch(value):
        return None
    try:
        bounds(value)
    except BadValue:
        return None
    return value


def labelled(text: str) -> str | None:
    """The day on a line of its own that says that it is the publication's: 'Published on 2 May 2024, 10:15'."""
    line = re.search(
        r"(?im)^\W{0,3}(?:(?:first )?published|posted|date of publication|publication date)(?: on| at)?\b[: ]*(?P<day>.{6,60})$", text
    )
    found = days(line["day"]) if line else ()
    return found[0].edtf if len(found) == 1 else None


def in_address(url: str) -> str | None:
    """The day that an address carries as /2024/05/02/ or /2024-05-02-."""
    found = re.search(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/_-])", url)
    return _edtf(int(found[1]), int(found[2]), int(found[3])) if found else None


def _matches(form: re.Pattern[str], text: str) -> Iterator[Written]:
    for match in form.finditer(text):
        parts = match.groupdict()
        month = _month(parts["mon"]) if parts.get("mon") else int(parts["m"])
        day = int(parts["d"])
        if form is _FORMS[3] and parts["sep"] != ".":
            day, month = _unambiguous(day, month)
        edtf = _edtf(int(parts["y"]), month, day)
        if edtf:
            yield Written(match.start(), match.end(), edtf)


def _unambiguous(first: int, second: int) -> tuple[int, int]:
    """Day and month of '30/11' or '11/30'; (0, 0), which is no day, where both readings are possible."""
    if first == second or first > 12:
        return first, second
    return (second, first) if second > 12 else (0, 0)


def _month(name: str) -> int:
    return _NUMBER[name.lower().rstrip(".")]


def _edtf(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
