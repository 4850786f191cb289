"""An Article from a text and what is known of it, the rest found in the text itself or left unknown with a reason."""

import re
from collections.abc import Mapping

from musterbook.articles.addresses import check
from musterbook.articles.credits import credited, says_wire, wire_in
from musterbook.articles.dateline import opening
from musterbook.articles.days import day_of, labelled
from musterbook.articles.language import is_english
from musterbook.errors import RefusedAddress, UnreadableSource
from musterbook.model import Article

_REASONS = {
    "title": "the text has no heading",
    "outlet": "the text does not say who published it",
    "published": "no date with a year stands above the text or in its dateline",
    "dateline": "the text opens without one",
    "agency": "no agency is credited",
    "republished_from": "the text names no first publisher",
    "lang": "not recognised as English, and not stated",
    "url": "none is given",
}
# How many of the last lines may be a credit.
_LAST = 6


def story(text: str, fields: Mapping[str, str | None], source: str, about: str | None = None) -> Article:
    """The Article of `text`: `fields` as given, else as the text says (`about` is further text that may credit others)."""
    if not text.strip():
        raise UnreadableSource("no text is left when headings and page furniture are cut off")
    notes = dict(_REASONS)
    told = _told(text, about or text, notes)
    known = {name: fields.get(name) or told.get(name) for name in _REASONS}
    known["published"] = _dated(fields.get("published"), notes) or told["published"]
    known["url"] = _safe(known["url"], notes)
    known["lang"] = _language(text, fields.get("lang"))
    if known["republished_from"] and known["republished_from"] == known["outlet"]:
        known["republished_from"] = None
    reasons = tuple(f"{name}: {why}" for name, why in notes.items() if not known[name])
    name = fields.get("id") or Article.new_id(text, known["outlet"])
    return Article(id=name, text=text, source=source, notes=reasons, **known)


def _told(text: str, about: str, notes: dict[str, str]) -> dict[str, str | None]:
    """What a story says of itself: place, day and agency of its dateline, whom it credits, who publishes it."""
    line = opening(text)
    last = [row for row in text.split("\n") if row.strip()][-_LAST:]
    republished = credited("republished", about) or credited("source", "\n".join(last)) or _permitted(text)
    if line and line.day and not line.published:
        notes["published"] = f"the dateline says {line.day!r} without a year"
    return {
        "dateline": line.place if line else None,
        "published": (line.published if line else None) or labelled(text),
        "agency": (line.agency if line else None) or _closing(last) or (republished if republished and says_wire(republished) else None),
        "republished_from": republished,
        "outlet": credited("outlet", about),
    }


def _permitted(text: str) -> str | None:
    """'From Coast News' on a first line, and a last one that says 'Reprinted with permission' without a name."""
    first = re.match(r"\s*From (?P<name>(?:[Tt]he )?(?:[A-Z][\w&.'’-]* ?){1,5})\n", text)
    return (
        first["name"].strip()
        if first and re.search(r"(?i)\bre(?:printed|published|produced) (?:here )?(?:with|by|under)\b", text)
        else None
    )


def _closing(last: list[str]) -> str | None:
    """An agency credited on one of the last lines: '(Reuters)', 'Source: AFP'."""
    return next((wire for row in last if len(row) <= 60 and (wire := wire_in(row)) and row[-1] not in '”".!?'), None)


def _dated(given: str | None, notes: dict[str, str]) -> str | None:
    day = day_of(given) if given else None
    if given and day is None:
        notes["published"] = f"{given[:40]!r} is no date that can be read"
    return day


def _language(text: str, stated: str | None) -> str | None:
    """English where the text is; else the code that is stated, unless that is English: templates often state the wrong one."""
    english = is_english(text)
    code = re.match(r"[a-z]{2,3}(?![a-z])", (stated or "").strip().lower())
    if english or (english is None and not code):
        return "en"
    return code[0] if code and (english is None or code[0] != "en") else None


def _safe(url: str | None, notes: dict[str, str]) -> str | None:
    """An address that may be shown as a link; others are dropped, with the rule."""
    try:
        if url:
            check(url)
    except RefusedAddress as refusal:
        notes["url"] = refusal.why
        return None
    return url
