"""Figures, dates and names as people say them: '500 or more', 'no end', 'United States'."""

import re
from collections.abc import Iterable
from datetime import date

from musterbook.errors import NotFound
from musterbook.model import Article, Claim, Step
from musterbook.posture.terms import SAID
from musterbook.values import OPEN
from musterbook.views.visible import one_line
from musterbook.world.nations import name_of

SHORT_ID = 8
# A day or month as the ledger writes it.
DAY = re.compile(r"\b[12]\d{3}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?![\d-])")
# The spans of a year that EDTF numbers and the codebook uses.
_SPANS = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter",
    "33": "first quarter of", "34": "second quarter of", "35": "third quarter of", "36": "fourth quarter of",
    "40": "first half of", "41": "second half of",
}  # fmt: skip
_SPAN = re.compile(r"([12]\d{3})-(2[1-4]|3[3-6]|4[01])([~?%]*)")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


def amount(low: int | None, high: int | None, *, approx: bool = False) -> str:
    """'500', 'about 500', '500 to 600', '500 or more', 'up to 600', 'number unknown'."""
    if low is None and high is None:
        return "number unknown"
    about = "about " if approx else ""
    if low == high:
        return f"{about}{low:,}"
    if high is None:
        return f"{about}{low:,} or more"
    return f"{about}up to {high:,}" if low is None else f"{about}{low:,} to {high:,}"


def written(day: date) -> str:
    """'2 May 2024': a day where there is no page that could write it in the reader's way."""
    return _written(day.isoformat())


def in_words(text: str) -> str:
    """The same sentence with its days and months written out: 'until 31 Dec 2025'."""
    return DAY.sub(lambda found: _written(found.group()), text)


def _written(day: str) -> str:
    year, month, *rest = day.split("-")
    return " ".join([str(int(one)) for one in rest] + [MONTHS[int(month) - 1], year])


def until(end: str | None) -> str:
    """'until 2025-12-31', 'no end', or nothing where nothing was said."""
    if end is None:
        return ""
    return "no end" if end == OPEN else f"until {spoken(end)}"


def spoken(edtf: str) -> str:
    """'spring 2025', 'third quarter of 2025', 'second half of 2025': a span that has a name; any other date as it is written."""
    found = _SPAN.fullmatch(edtf)
    if not found:
        return edtf
    year, span, doubt = found.groups()
    return f"{'about ' * bool(doubt)}{_SPANS[span]} {year}{f'–{int(year) + 1}' * (span == '24')}"


def commitment(basis: Iterable[str], end: str | None) -> str:
    """Basis and end in one phrase: 'persistent, rotational, until 2025-12-31'."""
    return ", ".join(part for part in (*basis, until(end)) if part) or "basis not said"


def mere(step: Step) -> str:
    """'requested': what a word on basis and end is where it commits nobody; '' for a commitment."""
    return "" if step.claim.status in SAID else step.claim.status.replace("_", " ")


def named(code: str) -> str:
    """The name of a nation, alliance or region; the code itself where it has none."""
    try:
        return name_of(code)
    except NotFound:
        return one_line(code)


def names(codes: Iterable[str]) -> str:
    """Names in one phrase; '?' where the text gives none."""
    return ", ".join(named(code) for code in codes) or "?"


def shortened(text: str, room: int) -> str:
    """`text` on one line, cut at a word with '…' where it is longer than `room`."""
    line = one_line(text)
    if len(line) <= room:
        return line
    return line[: room - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def origin(article: Article) -> str:
    """Where words were published: 'The Baltic Times, 2022-11-30'; of an unnamed outlet the address, or the name of the file."""
    source = article.source or article.id
    name = source if "://" in source else re.split(r"[/\\]", source)[-1]
    return ", ".join(one_line(part) for part in (article.outlet or name or source, article.published or "undated"))


def voices(claim: Claim) -> str:
    """On whose word: the chain of speakers, then the media credited."""
    said = " ← ".join(one_line(speaker.label()) for speaker in reversed(claim.speakers))
    via = ", ".join(one_line(name) for name in claim.via)
    return " · ".join(part for part in (said, f"via {via}" if via else "") if part)


def deed(claim: Claim) -> str:
    """Who does what where, in a line: 'United States → Lithuania: deploy, announced'."""
    place = f" ({one_line(claim.place)})" if claim.place else ""
    return f"{names(claim.senders)} → {names(claim.hosts)}{place}: {claim.action}, {claim.status.replace('_', ' ')}"
