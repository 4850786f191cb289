"""An Article from a text and what is known of it, the rest found in the text itself or left unknown with a reason."""

from collections.abc import Mapping

from musterbook.articles.addresses import check
from musterbook.articles.credits import credited, wire_in, wires
from musterbook.articles.dateline import dateline
from musterbook.articles.days import day_of
from musterbook.errors import RefusedAddress, UnreadableSource
from musterbook.model import Article

_REASONS = {
    "title": "the text has no heading",
    "outlet": "the text does not say who published it",
    "published": "no date with a year stands above the text or in its dateline",
    "dateline": "the text opens without one",
    "agency": "no agency is credited",
    "republished_from": "the text names no first publisher",
    "url": "none is given",
}


def story(text: str, fields: Mapping[str, str | None], source: str, about: str | None = None) -> Article:
    """The Article of `text`: `fields` as given, else as the text says (`about` is further text that may credit others)."""
    if not text.strip():
        raise UnreadableSource("no text is left when headings and page furniture are cut off")
    told = told_by(text, about or text)
    notes: dict[str, str] = {}
    known = {name: fields.get(name) or told.get(name) for name in _REASONS}
    known["published"] = _dated(fields.get("published"), told.get("published"), notes)
    known["url"] = _safe(known["url"], notes)
    if known["republished_from"] and known["republished_from"] == known["outlet"]:
        known["republished_from"] = None
    reasons = tuple(f"{name}: {notes.get(name, why)}" for name, why in _REASONS.items() if not known[name])
    name = fields.get("id") or Article.new_id(text, known["outlet"])
    return Article(id=name, text=text, source=source, lang=fields.get("lang") or "en", notes=reasons, **known)


def told_by(text: str, about: str) -> dict[str, str | None]:
    """What a story says of itself: place, day and agency of its dateline, whom it credits, who publishes it."""
    opening = dateline(text.lstrip())
    last = about.rstrip().rsplit("\n", 1)[-1]
    republished = credited("republished", about)
    return {
        "dateline": opening.place if opening else None,
        "published": opening.published if opening else None,
        "agency": (opening.agency if opening else None) or _closing(last) or (republished if republished in wires() else None),
        "republished_from": republished,
        "outlet": credited("outlet", about),
    }


def _closing(line: str) -> str | None:
    """An agency credited by a last line of its own: '(Reuters)', 'Source: AFP'."""
    return wire_in(line) if len(line) <= 60 and not line.rstrip().endswith(("”", '"')) else None


def _dated(given: str | None, told: str | None, notes: dict[str, str]) -> str | None:
    day = day_of(given) if given else None
    if given and day is None:
        notes["published"] = f"{given[:40]!r} is no date that can be read"
    return day or told


def _safe(url: str | None, notes: dict[str, str]) -> str | None:
    """An address that may be shown as a link; others are dropped, with the rule."""
    try:
        if url:
            check(url)
    except RefusedAddress as refusal:
        notes["url"] = refusal.why
        return None
    return url
