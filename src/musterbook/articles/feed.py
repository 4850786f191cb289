"""A feed saved as a file (RSS, Atom, RDF): one article an entry, the feed's title for its outlet."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import feedparser

from musterbook.articles.decode import cleaned
from musterbook.articles.given import Given
from musterbook.articles.markup import paragraphs, tree_of
from musterbook.articles.story import story
from musterbook.errors import UnreadableSource
from musterbook.model import Failure
from musterbook.settings import Settings

_UTF8 = {"content-type": "application/xml; charset=utf-8"}
_ENTRY_ENDS = re.compile(r"(?i)</(?:\w+:)?(?:item|entry)\s*>")
_ROOT_ENDS = re.compile(r"(?i)</(?:rss|(?:\w+:)?feed|rdf:rdf|channel)\s*>")


def articles(text: str, source: str, settings: Settings) -> Iterator[Given | Failure]:
    """One Given or Failure an entry; a Failure besides where the feed breaks off, for what was in the rest."""
    # Given a stream and the encoding, feedparser opens nothing and guesses nothing; only text is taken from what it gives.
    raw = BytesIO(text.encode("utf-8", "replace"))
    parsed = feedparser.parse(raw, response_headers=_UTF8, sanitize_html=False, resolve_relative_uris=False)
    whole = len(_ENTRY_ENDS.findall(text))
    cut_off = not _ROOT_ENDS.search(text)
    if not parsed.entries or (cut_off and not whole):
        raise UnreadableSource(f"a feed without a readable entry ({parsed.get('bozo_exception') or 'none is in it'})")
    for nth, entry in enumerate(parsed.entries[:whole] if cut_off else parsed.entries, 1):
        yield _entry(entry, parsed.feed, f"{source}[{nth}]", settings)
    if cut_off:
        yield Failure("extract", source, f"the feed breaks off after {whole} whole entries")


def _entry(entry: Any, feed: Any, source: str, settings: Settings) -> Given | Failure:
    contents = [str(part.get("value") or "") for part in entry.get("content") or ()]
    html = max([*contents, str(entry.get("summary") or "")], key=len)
    if not html.strip():
        return Failure("extract", source, "an entry without content or summary")
    try:
        return Given(story(_text(html, settings), _fields(entry, feed), source))
    except Exception as error:
        # One entry never takes the rest of the feed down.
        return Failure("extract", source, str(error)[:300] or type(error).__name__)


def _fields(entry: Any, feed: Any) -> dict[str, str | None]:
    first = entry.get("source") or {}
    outlet = _plain(feed.get("title"))
    original = _plain(first.get("title"))
    return {
        "title": _plain(entry.get("title")),
        "outlet": outlet,
        "published": entry.get("published") or entry.get("updated"),
        "republished_from": original if original != outlet else None,
        "url": entry.get("link"),
        "lang": (entry.get("language") or feed.get("language") or "")[:2].lower() or None,
    }


def _text(html: str, settings: Settings) -> str:
    return paragraphs(tree_of(f"<html><body>{html}</body></html>", settings))


def _plain(value: Any) -> str | None:
    """Feed titles may hold markup and entities."""
    return " ".join(cleaned(re.sub(r"<[^>]*>", "", str(value))).split()) or None if value else None
