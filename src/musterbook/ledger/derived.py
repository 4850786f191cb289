"""Keeping what follows from the entries up with them: marks of claims, prints of texts, like pairs. No facts: it can be made anew.

In: a pen's connection and a Deriver, which knows the rules. Out: how many entries were gone through. Entries are taken in their order,
whatever the order of reading, and what is closed is taken out again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Connection, delete, func, select

from musterbook.ledger import tables
from musterbook.model import Article, Claim
from musterbook.values import seal

_e = tables.entries.c
_t, _m, _p, _l, _d = tables.topics.c, tables.marks.c, tables.prints.c, tables.alike.c, tables.derived.c


class Mark(NamedTuple):
    """What a claim is to one host and sender; days as ordinals, and between what bounds it counts."""

    host: str
    sender: str
    role: str
    about: str
    day: int
    since: int
    gone: int | None
    low: int | None = None
    high: int | None = None


Sketch = Any


class Deriver(Protocol):
    """The rules by which is derived; `rules` names them, and changes with them."""

    rules: str

    def marks(self, article: Article, claim: Claim) -> Iterable[Mark]:
        """What the claim is to each of its hosts and senders."""

    def reaches(self, mark: Mark) -> Iterable[int]:
        """The seasons of the mark's host in which what is kept of claims may change with it."""

    def prints(self, article: Article) -> frozenset[int]:
        """By what a copy of the text would find it."""

    def day(self, article: Article) -> int:
        """The day of publication, as an ordinal."""

    def season(self, article: Article) -> tuple[int, int]:
        """The first and last day of the articles that it is compared with."""

    def sketch(self, article: Article) -> Sketch:
        """What is kept at hand of an article to tell what it may be alike."""

    def may_be_alike(self, left: Sketch, right: Sketch) -> bool:
        """Whether the two are worth comparing: never false where `alike` says something."""

    def alike(self, left: Article, right: Article) -> str | None:
        """What the two texts have to do with one another, as JSON; None where nothing."""


@dataclass(frozen=True, slots=True)
class Through:
    """How far the entries were gone through, by these rules, and how far they go."""

    through: int
    last: int

    @property
    def behind(self) -> int:
        """Entries that are still to be gone through."""
        return self.last - self.through


def through(connection: Connection, rules: str) -> Through:
    """How far what is derived by these rules has come."""
    last = connection.execute(select(func.max(_e.seq))).scalar() or 0
    return Through(connection.execute(select(_d.through).where(_d.rules == rules)).scalar() or 0, last)


def gone_through(connection: Connection) -> int:
    """The last entry that was gone through, by whichever rules."""
    return connection.execute(select(func.max(_d.through))).scalar() or 0


def forget(connection: Connection) -> int:
    """Empty all that is derived; the number of the last topic there was."""
    last: int = connection.execute(select(func.max(_t.id))).scalar() or 0
    kept = (tables.fates, tables.fated, tables.seasons, tables.weights)
    for table in (tables.marks, tables.topics, tables.prints, tables.alike, *kept, tables.derived):
        connection.execute(delete(table))
    return last


def rows(connection: Connection) -> Iterator[tuple[str, ...]]:
    """All that is derived, without the numbers of topics, in any order: to hold two makings against one another."""
    marked = select(_t.host, _t.sender, _t.role, _t.about, _m.day, _m.claim, _m.version, _m.known, _m.since, _m.gone, _m.low, _m.high)
    marked = marked.join(tables.marks, _m.topic == _t.id)
    for wanted in (marked, select(_p.print, _p.day, _p.article), select(_l.one, _l.other, _l.known, _l.body)):
        for row in connection.execute(wanted.execution_options(yield_per=5000)):
            yield tuple(map(str, row))


def digest(connection: Connection) -> str:
    """The same for the same rows in any order: the sum of their seals, so that a big book is not sorted for it."""
    total = sum(int(seal(row), 16) for row in rows(connection)) % (1 << 256)
    return f"{total:064x}"
