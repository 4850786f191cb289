"""Captures: the bytes that articles were made of, kept once by digest, with where, when and by what they were taken.

In: a pen and a Capture, or a reading transaction. Out: rows; Kept. Extracting the same capture anew is a row of its own.
"""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, fields

from sqlalchemy import Connection, insert, select

from musterbook.custody import Capture
from musterbook.errors import BookError
from musterbook.ledger import tables
from musterbook.ledger.ids import is_unicode, text_id
from musterbook.ledger.writing import Line, Pen
from musterbook.values import digest

_DOC = tuple(f.name for f in fields(Capture) if f.name not in ("body", "extractor"))
_b, _k, _x, _e = tables.bodies.c, tables.captures.c, tables.extractions.c, tables.entries.c


@dataclass(frozen=True, slots=True)
class Kept:
    """A capture as the book keeps it: the digest (SHA-256) and size in bytes of what was taken, and by what it was extracted."""

    digest: str
    size: int
    media_type: str
    taken: str
    collector: str
    extractors: tuple[str, ...]
    source: str | None = None
    url: str | None = None


def record_capture(pen: Pen, capture: Capture) -> int:
    """The row of the capture; the same bytes from the same place again are the same capture."""
    body = text_id(capture.body)
    name = digest([body, capture.source, capture.url])
    standing = pen.standing(tables.CAPTURE, name)
    if standing is not None:
        return standing
    doc = _canonical({name: value for name in _DOC if (value := getattr(capture, name)) is not None})
    (row,) = pen.enter(tables.CAPTURE, [Line(name, None, (body, doc))])
    if pen.connection.execute(select(_b.digest).where(_b.digest == body)).first() is None:
        packed = zlib.compress(capture.body, 6)
        pen.connection.execute(insert(tables.bodies), [{"digest": body, "body": packed, "size": len(capture.body)}])
    pen.connection.execute(insert(tables.captures), [{"seq": row, "body": body, "doc": doc}])
    return row


def record_extraction(pen: Pen, capture: int, article: int, extractor: str) -> None:
    """Record that this article row was made of that capture by this extractor, once."""
    name = digest([str(capture), str(article), extractor])
    if pen.standing(tables.EXTRACTION, name) is None:
        (row,) = pen.enter(tables.EXTRACTION, [Line(name, None, (str(capture), str(article), extractor))])
        found = {"seq": row, "capture": capture, "article": article, "extractor": extractor}
        pen.connection.execute(insert(tables.extractions), [found])


def captures_of(connection: Connection, article: str | None = None) -> Iterator[Kept]:
    """The captures that stand, oldest first: all, or those that any version of one article was made of."""
    joined = tables.captures.join(tables.entries, _e.seq == _k.seq).join(tables.bodies, _b.digest == _k.body)
    wanted = select(_k.seq, _k.body, _k.doc, _b.size).select_from(joined).where(_e.retracted.is_(None)).order_by(_k.seq)
    if article is not None:
        rows = select(_e.seq).where(_e.kind == tables.ARTICLE, _e.subject == article)
        wanted = wanted.where(_k.seq.in_(select(_x.capture).where(_x.article.in_(rows))))
    for row in connection.execute(wanted).all():
        by = connection.execute(select(_x.extractor).where(_x.capture == row.seq).order_by(_x.seq)).scalars()
        yield Kept(digest=row.body, size=row.size, extractors=tuple(dict.fromkeys(by)), **json.loads(row.doc))


def bytes_of(connection: Connection, name: str) -> bytes | None:
    """The bytes kept under a digest; None where they are withheld or were never there."""
    packed = connection.execute(select(_b.body).where(_b.digest == name)).scalar()
    return unpacked(packed, name) if packed else None


def unpacked(packed: bytes, name: str) -> bytes:
    """The bytes of a packed body. Raises BookError where they cannot be unpacked."""
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise BookError(f"the capture {name[:12]}… cannot be unpacked ({error}); `musterbook verify` names the first bad row") from error


def _canonical(doc: dict[str, str]) -> str:
    out = json.dumps(doc, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return out if is_unicode(out) else json.dumps(doc, sort_keys=True, separators=(",", ":"))
