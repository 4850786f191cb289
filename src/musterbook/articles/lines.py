"""JSON and JSON Lines: codebook lines, with or without claims, and flat objects that carry a text."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from musterbook.articles.capture import captured
from musterbook.articles.days import day_of
from musterbook.articles.decode import blanked
from musterbook.articles.given import Given
from musterbook.articles.kinds import is_json
from musterbook.articles.story import story
from musterbook.codebook import article_from, claims_from
from musterbook.errors import BadValue, MusterbookError, UnreadableSource
from musterbook.model import Failure
from musterbook.settings import Settings

# Other names under which common crawlers and exports write the fields of a flat object.
_ALIASES = {
    "text": ("text", "body", "content", "maintext", "full_text", "plain_text", "article"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "sitename", "site_name", "source_name", "publication", "newspaper"),
    "published": ("published", "date", "date_publish", "published_at", "publication_date", "publishing_date", "date_published"),
    "url": ("url", "link", "canonical_url"),
    "id": ("id",), "lang": ("lang", "language"), "dateline": ("dateline",), "agency": ("agency",),
    "republished_from": ("republished_from",),
}  # fmt: skip
_FIELDS = ("title", "outlet", "published", "dateline", "agency", "republished_from", "url")


def articles(text: str, source: str, settings: Settings) -> Iterator[Given | Failure]:
    """The articles of one JSON text: an object, a list of objects, or lines of objects in a file called .json."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2 or not any(is_json(line, dict) for line in lines):
            raise UnreadableSource(f"broken JSON: {_short(error)}") from error
        yield from each_line((line.encode("utf-8", "surrogatepass") for line in text.split("\n")), source, settings)
        return
    if isinstance(value, list):
        for nth, item in enumerate(value):
            yield _one(item, f"{source}[{nth}]")
    else:
        yield _one(value, source)


def each_line(lines: Iterable[bytes], source: str, settings: Settings) -> Iterator[Given | Failure]:
    """One Given or Failure for every line that is not blank. Sources are numbered from 1, as editors do: 'posts.jsonl:3'."""
    empty = True
    for number, raw in enumerate(lines, 1):
        if raw.strip(b" \t\r\n\xef\xbb\xbf"):
            empty = False
            yield _line(raw, f"{source}:{number}", settings)
    if empty:
        raise UnreadableSource("empty: no line holds anything", stage="decode")


def _line(raw: bytes, source: str, settings: Settings) -> Given | Failure:
    if len(raw) > settings.max_bytes:
        return Failure("read", source, f"a line longer than {settings.max_bytes:,} bytes")
    try:
        one = _one(json.loads(raw.decode("utf-8-sig")), source)
        return one if isinstance(one, Failure) else replace(one, capture=captured(raw.strip(), "lines", source, one.article.url))
    except UnicodeDecodeError as error:
        return Failure("decode", source, f"not valid UTF-8 at byte {error.start:,} of the line")
    except (ValueError, RecursionError) as error:
        return Failure("extract", source, f"broken JSON: {_short(error)}")


def _one(value: object, source: str) -> Given | Failure:
    try:
        if not isinstance(value, dict):
            raise BadValue(f"expected a JSON object, got {type(value).__name__}")
        row = _blanked(value)
        return _coded(row, source) if isinstance(row.get("doc"), dict) else _flat(row, source)
    except Exception as error:
        # Whatever one line holds, it must not take the lines after it down.
        return Failure("extract", source, _short(error))


def _coded(row: Mapping[str, Any], source: str) -> Given:
    """A codebook line: what it says of the article stands, null included."""
    doc = dict(row["doc"])
    if not str(doc.get("text") or "").strip():
        raise BadValue("the text is empty")
    published = doc.get("published")
    doc["published"] = day_of(str(published)) if published else None
    reasons = {"published": f"{published!r} is no date that can be read"} if published else {}
    article = article_from({**row, "doc": doc}, source=source)
    notes = tuple(f"{name}: {reasons.get(name, 'not given')}" for name in _FIELDS if getattr(article, name) is None)
    article = replace(article, notes=notes)
    return Given(article, claims_from(row, article), "claims" in row)


def _flat(row: Mapping[str, Any], source: str) -> Given:
    """A flat object: fields under their usual names, the rest found in the text."""
    fields = {name: _first(row, names) for name, names in _ALIASES.items()}
    text = fields.pop("text")
    if not text or not text.strip():
        raise BadValue("no text: an article's line needs 'doc' with 'text', or 'text' of its own")
    article = story(text, fields, source)
    return Given(article, claims_from(row, article), "claims" in row)


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return next((str(row[name]) for name in names if isinstance(row.get(name), str | int) and row[name] != ""), None)


def _blanked(value: Any) -> Any:
    """The value with control characters in its texts blanked out one for one, so that spans still point where they did."""
    if isinstance(value, str):
        return blanked(value)
    if isinstance(value, dict):
        return {blanked(key): _blanked(item) for key, item in value.items()}
    return [_blanked(item) for item in value] if isinstance(value, list) else value


def _short(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return str(error)[:300] if isinstance(error, ValueError | MusterbookError) else f"{type(error).__name__}: {str(error)[:300]}"
