"""Holding what is derived against the entries that it follows from: every row is derived again, and nothing is written.

In: a reading transaction of a book whose derived tables are up to its newest entry, and a Deriver. Out: sentences, by entry; none where
all of it is what deriving gives. Each pair of like texts stands with the newer of the two. What is derived is gone through once and summed
up by entry, so that a big book takes two numbers an entry and not its rows.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from musterbook.ledger import tables
from musterbook.ledger.derived import Deriver
from musterbook.ledger.memory import Memory
from musterbook.ledger.steps import Step

_e, _c = tables.entries.c, tables.claims.c
_t, _m, _p, _l = tables.topics.c, tables.marks.c, tables.prints.c, tables.alike.c
# Entries that are derived again at a time, and rows that are read at once.
_AT_ONCE, _READ = 1000, 5000
# Hashes are summed up, whatever the order of rows.
_MASK = (1 << 61) - 1
Sums = Counter[int]
_MARKS = select(_m.claim, _m.version, _m.known, _t.host, _t.sender, _t.role, _t.about, _m.day, _m.since, _m.gone, _m.low, _m.high)
_STORED = (
    _MARKS.join(tables.topics, _m.topic == _t.id),
    select(_p.article, _p.print, _p.day),
    select(_l.other, _l.one, _l.known, _l.body),
)


def problems(connection: Connection, deriver: Deriver) -> Iterator[tuple[int, list[str]]]:
    """What is not as it follows from the entries, some of them at a time: how many were gone through, and sentences."""
    stored: Sums = Counter()
    for wanted in _STORED:
        _add(stored, (tuple(row) for row in connection.execute(wanted.execution_options(yield_per=_READ))))
    memory, last = Memory(), connection.execute(select(func.max(_e.seq))).scalar() or 0
    for first in range(1, last + 1, _AT_ONCE):
        until = min(last, first + _AT_ONCE - 1)
        kinds = _kinds(connection, first, until)
        sums = _derived(Step(connection, deriver, memory), first, until, [seq for seq, kind in kinds.items() if kind == tables.ARTICLE])
        yield until - first + 1, [_told(seq, kinds) for seq in range(first, until + 1) if stored.pop(seq, 0) != sums.get(seq, 0)]
        memory.trim()
    yield 0, [f"entry {seq}: something is derived of it, and the book has no such entry" for seq in sorted(stored)]


def _derived(step: Step, first: int, until: int, articles: Sequence[int]) -> Sums:
    sums: Sums = Counter()
    prints = step.prints(articles)
    _add(sums, ((seq, one, day) for rows in prints.values() for one, day, seq in rows))
    _add(sums, ((pair["other"], pair["one"], pair["known"], pair["body"]) for pair in step.pairs(prints)))
    _add(sums, ((seq, version, known, *mark) for seq, version, known, mark in step.marks(_c.seq.between(first, until))))
    return sums


def _add(sums: Sums, rows: Iterable[tuple[Any, ...]]) -> None:
    for row in rows:
        sums[row[0]] = (sums[row[0]] + hash(row)) & _MASK


def _kinds(connection: Connection, first: int, until: int) -> dict[int, str]:
    """The entries that stand, with their kinds."""
    wanted = select(_e.seq, _e.kind).where(_e.seq.between(first, until), _e.retracted.is_(None))
    return {row.seq: row.kind for row in connection.execute(wanted)}


def _told(seq: int, kinds: dict[int, str]) -> str:
    if seq in kinds:
        return f"entry {seq} ({kinds[seq]}): what is derived of it is not what follows from it"
    return f"entry {seq}: something is derived of it, and it does not stand"
