"""What a capture is, judged by its first bytes, then by its name: html, feed, json, lines or text."""

import json
import re
from pathlib import PurePath
from urllib.parse import urlsplit

from musterbook.errors import UnreadableSource

# First bytes of what is no text, and what to do instead.
_MAGIC = (
    (b"%PDF-", "a PDF; not read yet: save its text as .txt"),
    (b"WARC/", "a WARC archive; not read yet: save its pages as .html"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack it, or save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an office document; save its text as .txt"),
    (b"{\\rtf", "an RTF document; save its text as .txt"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\xfd7zXZ", "xz; unpack it"),
    (b"\x28\xb5\x2f\xfd", "Zstandard; unpack it"),
)
_SUFFIXES = {
    "html": "html", "htm": "html", "xhtml": "html", "shtml": "html", "aspx": "html", "php": "html",
    "rss": "feed", "atom": "feed", "rdf": "feed", "json": "json", "jsonl": "lines", "ndjson": "lines",
}  # fmt: skip
# gzip and UTF-16 have no lines before they are unpacked or decoded.
_NOT_STREAMED = (b"\x1f\x8b", b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(r"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b")
_FEED = re.compile(r"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.{0,4000}?-->\s*|<!doctype[^>]*>\s*)*<(?:rss|feed|rdf:rdf|channel)\b")


def refuse_binary(head: bytes) -> None:
    """Raise UnreadableSource, saying what it is, where the first bytes are those of a known format that is no text."""
    for mark, what in _MAGIC:
        # Readers of PDF look for its mark in the first 1,024 bytes.
        if head.startswith(mark) or (mark == b"%PDF-" and mark in head[:1024]):
            raise UnreadableSource(f"binary: this is {what}", stage="read")


def is_lines(head: bytes, name: str) -> bool:
    """The source is JSON Lines, by its name or because its first line is a whole JSON object and more follows."""
    kind = _SUFFIXES.get(suffix(name))
    if head.startswith(_NOT_STREAMED):
        return False
    if kind in ("lines", "html", "feed"):
        return kind == "lines"
    first, newline, _ = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    return bool(newline) and first.startswith(b"{") and is_json(first, dict)


def kind_of(text: str, name: str) -> str:
    """html, feed, json or text."""
    if _FEED.match(text):
        return "feed"
    if _HTML.match(text):
        return "html"
    kind = _SUFFIXES.get(suffix(name), "text")
    if kind == "text" and text.lstrip()[:1] in ("{", "[") and is_json(text, dict, list):
        return "json"
    if kind == "text" and suffix(name) == "xml":
        raise UnreadableSource("XML that is neither a feed nor a page", stage="read")
    return kind


def is_markup(raw: bytes) -> bool:
    """The bytes look like a page or a feed, whose readers by custom put up with damaged characters."""
    return bool(re.search(rb"(?i)<(?:!doctype html|html|rss|feed|rdf:rdf)\b", raw[:4096]))


def is_archived_page(raw: bytes) -> bool:
    """The bytes are MHTML: a mail message whose parts belong together."""
    head = raw[:2048].lower()
    return (
        b"multipart/related" in head and b"mime-version:" in head and head.startswith((b"from:", b"mime-version:", b"subject:", b"date:"))
    )


def suffix(name: str) -> str:
    """The last suffix of a path or address, lower case, without '.gz' and without the dot."""
    path = urlsplit(name).path if "://" in name else name
    parts = [part.lower() for part in PurePath(path).suffixes if part.lower() != ".gz"]
    return parts[-1][1:] if parts else ""


def is_json(text: str | bytes, *types: type) -> bool:
    """The text is JSON, of one of the types (dict for an object, list for a list)."""
    try:
        return isinstance(json.loads(text), types)
    except (ValueError, RecursionError):
        return False
