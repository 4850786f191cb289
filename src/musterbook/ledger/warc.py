"""Captures as a WARC file (ISO 28500), so that other archives can keep and replay them.

In: an open book, a binary file. Out: one `resource` record a capture, as it was taken, each with a `metadata` record that says by what it
was collected and extracted. What is withheld has its metadata alone. Writing is `warcio`'s, which is an extra.
"""

import io
from importlib import import_module
from importlib.util import find_spec
from typing import IO, Any
from urllib.parse import quote

from musterbook.errors import UsageError
from musterbook.ledger.captures import Kept
from musterbook.ledger.store import Book

_FIELDS = "application/warc-fields"


def export_warc(book: Book, file: IO[bytes], *, software: str) -> tuple[int, int]:
    """Write every capture of the book, gzipped record by record; return how many, and how many of them are withheld."""
    if find_spec("warcio") is None:
        raise UsageError("a WARC file needs one package more: pip install 'musterbook[warc]'")
    writer = import_module("warcio.warcwriter").WARCWriter(file, gzip=True)
    info = {"software": software, "format": "WARC File Format 1.1", "description": "captures of a Musterbook ledger"}
    writer.write_record(writer.create_warcinfo_record(None, info))
    kept = book.captures()
    withheld = 0
    for capture in kept:
        body = book.captured(capture.digest)
        withheld += body is None
        _write(writer, capture, body)
    return len(kept), withheld


def _write(writer: Any, capture: Kept, body: bytes | None) -> None:
    dated = {"WARC-Date": capture.taken.replace("+00:00", "Z")}
    beside = {}
    if body is not None:
        held = {"warc_content_type": capture.media_type, "warc_headers_dict": dict(dated)}
        record = writer.create_warc_record(uri(capture), "resource", payload=io.BytesIO(body), **held)
        writer.write_record(record)
        beside = {"WARC-Concurrent-To": record.rec_headers.get_header("WARC-Record-ID")}
    told = _told(capture, is_withheld=body is None)
    # A file's name may hold bytes of no known encoding.
    lines = "".join(f"{name}: {value}\r\n" for name, value in told.items()).encode("utf-8", "backslashreplace")
    held = {"warc_content_type": _FIELDS, "warc_headers_dict": dated | beside}
    writer.write_record(writer.create_warc_record(uri(capture), "metadata", payload=io.BytesIO(lines), **held))


def _told(capture: Kept, *, is_withheld: bool) -> dict[str, str]:
    told = {"collector": capture.collector, "extractor": "; ".join(capture.extractors), "source": capture.source or ""}
    told |= {"sha256": capture.digest, "size": str(capture.size)}
    return told | ({"withheld": "yes: the bytes are gone, their digest stays"} if is_withheld else {})


def uri(capture: Kept) -> str:
    """Where it came from: its address on the web, else that of the file."""
    if capture.url:
        return quote(capture.url, safe=":/?#[]@!$&'()*+,;=%~")
    return "file:" + quote((capture.source or f"sha256/{capture.digest}").encode("utf-8", "surrogateescape"))
