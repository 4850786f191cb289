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
    found = damage(connection)
    try:
        bad = [one for check in (chained, *CHECKS) for one in check(connection)]
        return [why for _, why in sorted([*bad, *off_course(connection, expected)])] + found
    except DatabaseError:
        # A file that is torn cannot be walked to its end; that it is torn is the answer.
        if found:
            return found
        raise


def damage(connection: Connection) -> list[str]:
    """What the database itself finds wrong with the file."""
    found: list[str] = dialect(connection.engine.url).damage(connection)
    return found


def chained(connection: Connection, first: int = 1, last: int | None = None) -> Iterator[tuple[int, str]]:
    """The entries from one place to another that are not what was sealed and chained."""
    e = tables.entries.c
    before = connection.execute(select(e.chain).where(e.seq == first - 1)).scalar_one_or_none()
    yield from broken(sealing.sealed(connection, first, last), before or ORIGIN, first - 1, last)


def _bad_texts(connection: Connection) -> Iterator[tuple[int, str]]:
    yield from _bad_bodies("article", "text", sealing.text_bodies(connection), bytes)


def _bad_captures(connection: Connection) -> Iterator[tuple[int, str]]:
    yield from _bad_bodies("capture", "bytes", sealing.capture_bodies(connection), decompress)


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


def off_course(connection: Connection, expected: Head | None) -> Iterator[tuple[int, str]]:
    """That the book does not run through a head noted earlier."""
    e = tables.entries.c
    if expected is None or expected == Head(0, ORIGIN):
        return
    there = connection.execute(select(e.chain).where(e.seq == expected.entries)).scalar_one_or_none()
    if there != expected.digest:
        what = "the book ends before it" if there is None else "the book has another digest there"
        yield expected.entries, f"entry {expected.entries}: expected {expected.digest[:12]}…, but {what}"


# What else is checked, each in one pass of its own, so that they can be told off to several processes.
CHECKS: tuple[Callable[[Connection], Iterator[tuple[int, str]]], ...] = (sealing.closings, sealing.misplaced, _bad_texts, _bad_captures)
