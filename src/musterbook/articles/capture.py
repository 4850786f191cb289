"""Bytes as they stand, never more than the settings allow, and what must be noted of them when they are taken."""

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from musterbook import clock
from musterbook.articles.sources import STDIN, Source
from musterbook.custody import Capture
from musterbook.errors import UnreadableSource
from musterbook.settings import Settings

HEAD = 65536
_GZIP = b"\x1f\x8b"
MEDIA_TYPES = {
    "html": "text/html",
    "mhtml": "message/rfc822",
    "feed": "application/xml",
    "json": "application/json",
    "lines": "application/json",
    "text": "text/plain",
}


class Readable(Protocol):
    """Bytes that can be taken."""

    def read(self, size: int = -1, /) -> bytes: ...


class Peekable(Readable, Protocol):
    """Bytes that can also be looked at, and taken by the line."""

    def peek(self, size: int = 0, /) -> bytes: ...

    def readline(self, size: int | None = -1, /) -> bytes: ...


@contextmanager
def opened(source: Source) -> Iterator[Peekable]:
    """The source as a stream whose first bytes can be looked at without taking them."""
    if source.name == STDIN:
        # Click's test runner and pipes give streams without `peek`.
        raw = cast("io.RawIOBase", sys.stdin.buffer)
        stream = io.BufferedReader(raw, HEAD)
        try:
            yield stream
        finally:
            stream.detach()
    else:
        with io.BufferedReader(io.FileIO(source.name), HEAD) as file:
            yield file


def whole(stream: Readable, settings: Settings) -> bytes:
    """All bytes of the stream, unpacked where they are gzip. Raises UnreadableSource beyond `max_bytes`."""
    raw = _bounded(stream, settings, "larger")
    if not raw.startswith(_GZIP):
        return raw
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
            return _bounded(packed, settings, "gzip that unpacks to more")
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableSource(f"broken gzip: {error}", stage="read") from error


def captured(raw: bytes, kind: str, source: str, url: str | None) -> Capture:
    """These bytes as evidence: what they are, where they lay, when they were taken and by what."""
    ours = f"musterbook {_version('musterbook')}"
    by = f"{ours}, trafilatura {_version('trafilatura')}" if kind in ("html", "feed") else ours
    taken = clock.now().isoformat(timespec="seconds")
    return Capture(raw, MEDIA_TYPES[kind], taken, collector=f"{ours}, from a file", extractor=by, source=source, url=url)


@cache
def _version(package: str) -> str:
    # By name, because the metadata of packages take 20 ms to import.
    found: str = import_module("importlib.metadata").version(package)
    return found


def _bounded(stream: Readable, settings: Settings, larger: str) -> bytes:
    raw = stream.read(settings.max_bytes + 1)
    if len(raw) > settings.max_bytes:
        raise UnreadableSource(f"{larger} than {settings.max_bytes:,} bytes, the most that one source may have", stage="read")
    return raw
