"""What is kept from step to step of deriving: the numbers of topics, some texts, and a sketch of many more."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, func, insert, select

from musterbook.ledger import tables
from musterbook.ledger.derived import Mark
from musterbook.model import Article

_t = tables.topics.c
# Articles whose texts stay at hand while their neighbours are gone through.
_AT_HAND = 4096
# Articles of which a sketch stays: 1 GB at most, while a big book is derived from nothing.
_SKETCHED = 400_000


class Memory:
    """What is kept from step to step: the numbers of topics, as long as nobody else goes through entries meanwhile, and some texts."""

    def __init__(self) -> None:
        self._numbers: dict[str, dict[tuple[str, str, str], int]] = {}
        self._next: int | None = None
        self._last = 0
        self._through: int | None = None
        self.texts: dict[int, tuple[Article, int]] = {}
        self.sketches: dict[int, Any] = {}

    def begin(self, last: int) -> None:
        """All is derived anew, where the last topic had this number: none is given twice, so that nobody takes one for another."""
        self._numbers, self._next, self._last = {}, None, max(last, self._last)

    def at(self, after: int) -> None:
        """Going on after this entry."""
        if self._through != after:
            self._numbers, self._next = {}, None

    def done(self, through: int) -> None:
        """Gone through up to this entry."""
        self._through = through
        self.trim()

    def trim(self) -> None:
        """Forget the oldest texts and sketches."""
        _keep(self.texts, _AT_HAND)
        _keep(self.sketches, _SKETCHED)

    def numbers(self, connection: Connection, marks: Iterable[Mark]) -> list[int]:
        """The numbers of the topics of marks; topics that are new are made."""
        found, fresh = [], []
        for mark in marks:
            known, key = self._of_host(connection, mark.host), (mark.sender, mark.role, mark.about)
            if key not in known:
                known[key] = self._fresh(connection)
                fresh.append(dict(zip(("id", "host", "sender", "role", "about"), (known[key], mark.host, *key), strict=True)))
            found.append(known[key])
        if fresh:
            connection.execute(insert(tables.topics), fresh)
        return found

    def _of_host(self, connection: Connection, host: str) -> dict[tuple[str, str, str], int]:
        if host not in self._numbers:
            rows = connection.execute(select(_t.sender, _t.role, _t.about, _t.id).where(_t.host == host))
            self._numbers[host] = {(row.sender, row.role, row.about): row.id for row in rows}
        return self._numbers[host]

    def _fresh(self, connection: Connection) -> int:
        if self._next is None:
            self._next = max(connection.execute(select(func.max(_t.id))).scalar() or 0, self._last) + 1
        self._next += 1
        return self._next - 1


def _keep(held: dict[int, Any], most: int) -> None:
    """Forget the oldest of what is held."""
    for seq in list(held)[: max(0, len(held) - most)]:
        del held[seq]
