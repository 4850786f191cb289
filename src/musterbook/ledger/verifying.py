"""Holding a book against its own chain: what was changed, removed or added behind the ledger's back.

In: a reading transaction. Out: sentences, the first bad row first. A book that was cut short at its end still chains; only a `Head`
noted earlier, outside the book, shows that.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from zlib import decompress
from zlib import error as zlib_error

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from musterbook.ledger import sealing, tables
from musterbook.ledger.chain import ORIGIN, broken
from musterbook.ledger.ids import text_id
from musterbook.ledger.opening import dialect


@dataclass(frozen=True, slots=True)
class Head:
    """How far the book has come: printed or sent elsewhere, it proves later that nothing up to there was changed."""

    entries: int
    digest: str


def head(connection: Connection) -> Head:
    """The newest entry's place and chain."""
    e = tables.entries.c
    last = connection.execute(select(e.seq, e.chain).order_by(e.seq.desc()).limit(1)).one_or_none()
    return Head(last.seq, last.chain) if last else Head(0, ORIGIN)


def problems(connection: Connection, expected: Head | None) -> list[str]:
    """Every problem, by entry, then what is wrong with the file; [] where the book is as it was recorded."""
    damage: list[str] = dialect(connection.engine.url).damage(connection)
    try:
        return [why for _, why in sorted(_bad_rows(connection, expected))] + damage
    except DatabaseError:
        # A file that is torn cannot be walked to its end; that it is torn is the answer.
        if damage:
            return damage
        raise


def _bad_rows(connection: Connection, expected: Head | None) -> Iterator[tuple[int, str]]:
    yield from broken(sealing.sealed(connection))
    yield from sealing.closings(connection)
    yield from sealing.misplaced(connection)
    yield from _bad_bodies("article", "text", sealing.text_bodies(connection), bytes)
    yield from _bad_bodies("capture", "bytes", sealing.capture_bodies(connection), decompress)
    yield from _off_course(connection, expected)


def _bad_bodies(
    kind: str, what: str, kept: Iterable[tuple[int, str, object, bool]], unpack: Callable[[bytes], bytes]
) -> Iterator[tuple[int, str]]:
    for seq, name, body, withheld in kept:
        if not (withheld and body == b"") and not _is_intact(name, body, unpack):
            yield seq, f"entry {seq} ({kind}): its {what} {name[:12]}… is not what was recorded"


def _is_intact(name: str, body: object, unpack: Callable[[bytes], bytes]) -> bool:
    try:
        return isinstance(body, bytes) and text_id(unpack(body)) == name
    except zlib_error:
        return False


def _off_course(connection: Connection, expected: Head | None) -> Iterator[tuple[int, str]]:
    e = tables.entries.c
    if expected is None or expected == Head(0, ORIGIN):
        return
    there = connection.execute(select(e.chain).where(e.seq == expected.entries)).scalar_one_or_none()
    if there != expected.digest:
        what = "the book ends before it" if there is None else "the book has another digest there"
        yield expected.entries, f"entry {expected.entries}: expected {expected.digest[:12]}…, but {what}"
