"""What `verify` reads: every entry as it is stored, with its content, and whatever hangs loose from one.

In: a reading transaction. Out: rows in the order of entries, as stored and not as meant: a moment or a day that was made unreadable is a
problem to name, not to stumble over.
"""

import json
import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, and_, case, func, or_, select, type_coerce
from sqlalchemy.types import NullType

from musterbook.ledger import tables
from musterbook.ledger.chain import Entry

_e, _a, _c, _t, _b, _w, _h = (
    table.c for table in (tables.entries, tables.articles, tables.claims, tables.texts, tables.bodies, tables.withholdings, tables.hosts)
)
_k, _x, _j = tables.captures.c, tables.extractions.c, tables.judgements.c
_closing = tables.entries.alias("closing")
# What is sealed of each kind's content, after the key, in this order.
_CONTENTS: dict[str, tuple[ColumnElement[Any], ...]] = {
    tables.ARTICLE: (_a.seq, _a.text, type_coerce(_a.known, String), _a.doc),
    tables.CLAIM: (_c.seq, _c.article, _c.nth, _c.body),
    tables.FAILURE: (tables.failures.c.seq, tables.failures.c.body),
    tables.CAPTURE: (_k.seq, _k.body, _k.doc),
    tables.EXTRACTION: (_x.seq, _x.capture, _x.article, _x.extractor),
    tables.JUDGEMENT: (_j.seq, _j.claim, _j.of, type_coerce(_j.known, String), _j.verdict, _j.body),
    tables.REFUSAL: (tables.refusals.c.seq, tables.refusals.c.article, tables.refusals.c.body),
    tables.WITHHOLDING: (_w.seq, case((_w.text.is_(None), "body"), else_="text"), func.coalesce(_w.text, _w.body), _w.length),
}
_SPINE = (_e.seq, _e.kind, _e.subject, _e.target, type_coerce(_e.recorded, String).label("recorded"), _e.who, _e.why, _e.leaf, _e.chain)
_AT_ONCE = 5000
# The hosts in canonical text, a fifth of the time of reading it whole; within a text every quotation mark is escaped, so that nothing
# that an article says can stand in for it, and spans of hosts are lists of lists.
_HOSTS = re.compile(r'"hosts":(\[(?!\[)[^\]]*\])')


def sealed(connection: Connection, first: int = 1, last: int | None = None) -> Iterator[tuple[Entry, str, str]]:
    """Every entry from `first` to `last` with its content, its stored leaf and its stored chain, in order."""
    contents = {kind: _Contents(connection, columns, first, last) for kind, columns in _CONTENTS.items()}
    spine = select(*_SPINE).where(*_between(_e.seq, first, last)).order_by(_e.seq)
    for seq, kind, subject, target, recorded, who, why, leaf, chain in _streamed(connection, spine):
        content = contents[kind].of(seq) if kind in contents else ()
        yield Entry(seq, kind, subject, target, recorded, who, why, content), leaf, chain


class _Contents:
    """The contents of one kind, asked for in the order of entries: one pass over its table instead of a look-up for every entry."""

    def __init__(self, connection: Connection, columns: tuple[ColumnElement[Any], ...], first: int, last: int | None) -> None:
        self._rows = _streamed(connection, select(*columns).where(*_between(columns[0], first, last)).order_by(columns[0]))
        self._next = next(self._rows, None)

    def of(self, seq: int) -> tuple[str, ...]:
        """The content of entry `seq`; () where there is none."""
        while self._next is not None and self._next[0] < seq:
            self._next = next(self._rows, None)
        if self._next is None or self._next[0] != seq:
            return ()
        return tuple([str(part) for part in self._next[1:]])


def closings(connection: Connection) -> Iterator[tuple[int, str]]:
    """Entries whose `retracted` is not the moment of the entry that closes them, as (seq, sentence)."""
    pairs = tables.entries.outerjoin(_closing, _closing.c.target == _e.seq)
    differ = or_(
        and_(_e.retracted.is_(None), _closing.c.seq.is_not(None)),
        and_(_e.retracted.is_not(None), or_(_closing.c.seq.is_(None), _closing.c.recorded != _e.retracted)),
    )
    for row in connection.execute(select(_e.seq, _e.kind, _e.subject).select_from(pairs).where(differ).order_by(_e.seq)):
        yield row.seq, f"entry {row.seq} ({row.kind} {row.subject}): `retracted` is not what the entry that closes it says"


def misplaced(connection: Connection) -> Iterator[tuple[int, str]]:
    """Claims that are not listed under the hosts of which they speak, no more and no fewer, as (seq, sentence)."""
    told = select(_c.seq, _c.body, type_coerce(_a.known, String)).join(tables.articles, _a.seq == _c.article).order_by(_c.seq)
    listed = groupby(_streamed(connection, select(_h.claim, _h.host, type_coerce(_h.known, String)).order_by(_h.claim)), itemgetter(0))
    group = next(listed, None)
    for seq, body, known in _streamed(connection, told):
        while group is not None and group[0] < seq:
            group = next(listed, None)
        found: set[tuple[str, str]] = set()
        if group is not None and group[0] == seq:
            found, group = {(host, str(day)) for _, host, day in group[1]}, next(listed, None)
        hosts = _hosts(body)
        if hosts is not None and found != {(host, str(known)) for host in hosts}:
            yield seq, f"entry {seq} (claim): it is not listed under the hosts of which it speaks"


def _hosts(body: object) -> set[str] | None:
    """The hosts that a claim's canonical text names; None where it cannot be read, which its seal shows."""
    short = _HOSTS.search(str(body))
    try:
        found = json.loads(short[1]) if short else _hosts_read_whole(body)
    except ValueError:
        # A host with a bracket in its name cuts the short way short.
        found = _hosts_read_whole(body)
    return None if found is None else {str(host).replace("\0", "") for host in found} or {""}


def _hosts_read_whole(body: object) -> list[str] | None:
    try:
        found: list[str] = json.loads(str(body)).get("hosts", [])
    except (ValueError, AttributeError):
        return None
    return found


def text_bodies(connection: Connection) -> Iterator[tuple[int, str, object, bool]]:
    """Every kept text as (the first entry that uses it, digest, what is stored, whether an entry withholds it)."""
    first = select(_a.text, func.min(_a.seq).label("seq")).group_by(_a.text).subquery()
    joined = tables.texts.join(first, first.c.text == _t.digest).outerjoin(tables.withholdings, _w.text == _t.digest)
    # As the driver gives it, whatever somebody put there.
    rows = select(first.c.seq, _t.digest, type_coerce(_t.body, NullType), _w.seq.is_not(None)).select_from(joined)
    yield from ((seq, name, body, bool(withheld)) for seq, name, body, withheld in _streamed(connection, rows, 500))


def capture_bodies(connection: Connection) -> Iterator[tuple[int, str, object, bool]]:
    """Every kept capture, in the same form."""
    first = select(_k.body, func.min(_k.seq).label("seq")).group_by(_k.body).subquery()
    joined = tables.bodies.join(first, first.c.body == _b.digest).outerjoin(tables.withholdings, _w.body == _b.digest)
    rows = select(first.c.seq, _b.digest, type_coerce(_b.body, NullType), _w.seq.is_not(None)).select_from(joined)
    yield from ((seq, name, body, bool(withheld)) for seq, name, body, withheld in _streamed(connection, rows, 100))


def _between(seq: ColumnElement[int], first: int, last: int | None) -> list[ColumnElement[bool]]:
    # Bare where all is asked for: whoever can remove a row can also make its number fall out of any range.
    return ([seq >= first] if first > 1 else []) + ([seq <= last] if last is not None else [])


def _streamed(connection: Connection, wanted: Any, at_once: int = _AT_ONCE) -> Iterator[Any]:
    # An option of the statement: on the connection it would stay, and turn every later statement into a cursor.
    yield from connection.execute(wanted.execution_options(yield_per=at_once))
