"""One source in; its articles, or the one reason why there are none, out. Never an exception."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

from musterbook.articles import addresses, kinds
from musterbook.articles.capture import HEAD, Peekable, captured, opened, whole
from musterbook.articles.decode import decoded
from musterbook.articles.given import Given
from musterbook.articles.lines import each_line
from musterbook.articles.mhtml import page_in
from musterbook.articles.sources import Source
from musterbook.errors import UnreadableSource
from musterbook.model import Failure
from musterbook.settings import Settings

__all__ = ["Given", "extract"]

# By name, because trafilatura takes 0.3 s to import and most runs read no page.
_FORMATS = {
    "html": "musterbook.articles.page",
    "feed": "musterbook.articles.feed",
    "json": "musterbook.articles.lines",
    "lines": "musterbook.articles.lines",
    "text": "musterbook.articles.plain",
}


def extract(source: Source, settings: Settings) -> Iterator[Given | Failure]:
    """The articles of one source, in its own order; a Failure for each line or entry that gives none, or for the source."""
    empty = True
    try:
        for one in _extract(source, settings):
            empty = False
            yield one
        if empty:
            yield Failure("extract", source.label, "no article is in it")
    except UnreadableSource as error:
        yield Failure(error.stage, source.label, error.why)
    except OSError as error:
        yield Failure("read", source.label, f"cannot be read: {error.strerror or error}")
    except Exception as error:
        # Parsers of other people's formats meet bytes that nobody tried them on; the run goes on and the row names the fault.
        yield Failure("extract", source.label, f"the parser failed: {type(error).__name__}: {str(error)[:200]}")


def _extract(source: Source, settings: Settings) -> Iterator[Given | Failure]:
    if source.is_address:
        addresses.check(source.name)
        raise UnreadableSource("fetching addresses is not supported yet: save the page and give the file", stage="fetch")
    with opened(source) as stream:
        head = stream.peek(HEAD)
        kinds.refuse_binary(head)
        if kinds.is_lines(head, source.name):
            yield from each_line(_lines(stream, settings), source.label, settings)
            return
        raw = whole(stream, settings)
    kinds.refuse_binary(raw)
    is_archived = kinds.is_archived_page(raw)
    page = page_in(raw) if is_archived else raw
    text = decoded(page, lenient=kinds.is_markup(page))
    kind = kinds.kind_of(text, source.name)
    for one in import_module(_FORMATS[kind]).articles(text, source.label, settings):
        yield _with_capture(one, raw, "mhtml" if is_archived else kind, source)


def _with_capture(one: Given | Failure, raw: bytes, kind: str, source: Source) -> Given | Failure:
    if isinstance(one, Failure):
        return one
    # A file of several articles has no one address.
    url = one.article.url if kind in ("html", "mhtml", "text") else None
    return replace(one, capture=captured(raw, kind, source.label, url))


def _lines(stream: Peekable, settings: Settings) -> Iterator[bytes]:
    """Lines, each cut one byte beyond the limit so that the reader of lines can refuse it; the rest of it is skipped."""
    for line in iter(lambda: stream.readline(settings.max_bytes + 1), b""):
        yield line
        while line and len(line) > settings.max_bytes and not line.endswith(b"\n"):
            line = stream.readline(settings.max_bytes + 1)
