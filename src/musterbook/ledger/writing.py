"""The pen: all that one writing transaction appends and closes, sealed and chained in order.

In: an open writing transaction. Out: rows. There is no other way into the tables, and no UPDATE here but closing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from musterbook import clock
from musterbook.errors import BadValue
from musterbook.ledger import tables
from musterbook.ledger.chain import ORIGIN, Entry, link
from musterbook.ledger.ids import canonical, failure_id, hosts_of, is_unicode, text_bytes, text_id
from musterbook.model import Article, Claim, Failure

_TICK = timedelta(microseconds=1)
_CLOSE = update(tables.entries).where(tables.entries.c.seq == bindparam("row")).values(retracted=bindparam("moment"))


@dataclass(frozen=True, slots=True)
class Signature:
    """Who did it and why; nobody and nothing where the program did what it always does."""

    who: str | None = None
    why: str | None = None

    def __post_init__(self) -> None:
        for told in (self.who, self.why):
            # What no database takes: NUL, and bytes that are no text in the terminal's encoding.
            if told is not None and ("\0" in told or not is_unicode(told)):
                raise BadValue(f"a name or reason must be plain text, got {told!r}")


@dataclass(frozen=True, slots=True)
class Line:
    """What one entry says, before it has its place in the chain."""

    subject: str | None
    target: int | None
    content: tuple[str, ...]


NOBODY = Signature()
REREAD = Signature(why="re-read")


class Pen:
    """Appends and closes inside one transaction; all its entries bear one moment, later than any before it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        e = tables.entries.c
        last = connection.execute(select(e.seq, e.recorded, e.chain).order_by(e.seq.desc()).limit(1)).one_or_none()
        self._seq: int = last.seq if last else 0
        self._chain: str = last.chain if last else ORIGIN
        # A machine's clock may jump back; the ledger's never does.
        self.moment = max(clock.now(), last.recorded + _TICK) if last else clock.now()

    def article(self, article: Article, known: date, signed: Signature = NOBODY) -> int:
        """Append an article; return its row."""
        body = text_bytes(article.text)
        name, doc = text_id(body), canonical(article)
        (row,) = self.enter(tables.ARTICLE, [Line(article.id, None, (name, known.isoformat(), doc))], signed)
        if self.connection.execute(select(tables.texts.c.digest).where(tables.texts.c.digest == name)).first() is None:
            self.connection.execute(insert(tables.texts), [{"digest": name, "body": body}])
        self.connection.execute(insert(tables.articles), [{"seq": row, "text": name, "known": known, "doc": doc}])
        return row

    def claims(self, article: int, claims: Sequence[Claim], signed: Signature = NOBODY) -> int:
        """Append the claims of one article row; return how many."""
        rows = [{"article": article, "nth": claim.nth, "body": canonical(claim)} for claim in claims]
        lines = [Line(claim.id, None, (str(article), str(row["nth"]), str(row["body"]))) for claim, row in zip(claims, rows, strict=True)]
        seqs = self.enter(tables.CLAIM, lines, signed)
        if rows:
            self.connection.execute(insert(tables.claims), [row | {"seq": seq} for seq, row in zip(seqs, rows, strict=True)])
            self._hosts(article, dict(zip(seqs, claims, strict=True)))
        return len(rows)

    def standing(self, kind: str, subject: str) -> int | None:
        """The row that stands of that kind under that name; None where there is none."""
        e = tables.entries.c
        return self.connection.execute(select(e.seq).where(e.kind == kind, e.subject == subject, e.retracted.is_(None))).scalar()

    def _hosts(self, article: int, claims: Mapping[int, Claim]) -> None:
        a = tables.articles.c
        known = self.connection.execute(select(a.known).where(a.seq == article)).scalar_one_or_none()
        rows = [{"host": host, "known": known, "claim": seq} for seq, claim in claims.items() for host in hosts_of(claim)]
        self.connection.execute(insert(tables.hosts), rows)

    def failures(self, failures: Iterable[Failure]) -> None:
        """Append the failures that do not stand already."""
        for failure in dict.fromkeys(failures):
            name, body = failure_id(failure), canonical(failure)
            if self.standing(tables.FAILURE, name) is None:
                (seq,) = self.enter(tables.FAILURE, [Line(name, None, (body,))], NOBODY)
                self.connection.execute(insert(tables.failures), [{"seq": seq, "body": body}])

    def close(self, rows: Sequence[int], kind: str, signed: Signature) -> int:
        """Close entries: an entry that says why, then the moment on the closed one; return how many."""
        self.enter(kind, [Line(None, row, ()) for row in rows], signed)
        if rows:
            self.connection.execute(_CLOSE, [{"row": row, "moment": self.moment} for row in rows])
        return len(rows)

    def enter(self, kind: str, lines: Sequence[Line], signed: Signature = NOBODY) -> list[int]:
        """Append entries, sealed and chained; return their places. Whoever calls inserts the contents that were sealed."""
        rows: list[dict[str, Any]] = []
        moment = self.moment.isoformat(timespec="microseconds")
        for line in lines:
            self._seq += 1
            entry = Entry(self._seq, kind, line.subject, line.target, moment, signed.who, signed.why, line.content)
            leaf = entry.leaf()
            self._chain = link(self._chain, leaf)
            rows.append(
                {"seq": entry.seq, "kind": kind, "subject": entry.subject, "target": entry.target, "recorded": self.moment,
                 "who": entry.who, "why": entry.why, "leaf": leaf, "chain": self._chain}
            )  # fmt: skip
        if rows:
            self.connection.execute(insert(tables.entries), rows)
        return [row["seq"] for row in rows]
