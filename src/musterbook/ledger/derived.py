"""Keeping what follows from the entries up with them: marks of claims, prints of texts, like pairs. No facts: it can be made anew.

In: a pen's connection and a Deriver, which knows the rules. Out: how many entries were gone through. Entries are taken in their order,
whatever the order of reading, and what is closed is taken out again.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Connection, delete, func, insert, select, text, update

from musterbook.errors import BadValue
from musterbook.ledger import tables
from musterbook.ledger.finding import article_columns, article_of_row, articles_joined
from musterbook.ledger.ids import WITHHELD, claim_of
from musterbook.ledger.opening import dialect
from musterbook.ledger.overlay import corrected
from musterbook.model import Article, Claim

_e, _c, _a, _j = tables.entries.c, tables.claims.c, tables.articles.c, tables.judgements.c
_t, _m, _p, _l, _d = tables.topics.c, tables.marks.c, tables.prints.c, tables.alike.c, tables.derived.c
_PRINT = text("INSERT INTO prints (print, day, article) VALUES (:print, :day, :article) ON CONFLICT DO NOTHING")
_MARK = text(
    "INSERT INTO marks (topic, day, claim, known, since, gone) VALUES (:topic, :day, :claim, :known, :since, :gone) ON CONFLICT DO NOTHING"
)
_ALIKE = text("INSERT INTO alike (one, other, known, body) VALUES (:one, :other, :known, :body) ON CONFLICT DO NOTHING")
_UNMARK = text("DELETE FROM marks WHERE topic = :topic AND day = :day AND claim = :claim")
_NEAR = """
WITH l(print) AS ({listed}), found AS (
  SELECT p.article FROM l JOIN prints p ON p.print = l.print AND p.day BETWEEN :first AND :last
  UNION ALL SELECT p.article FROM l JOIN prints p ON p.print = l.print AND p.day = :undated AND NOT :undated BETWEEN :first AND :last)
SELECT f.article FROM found f JOIN entries e ON e.seq = f.article AND e.retracted IS NULL GROUP BY f.article HAVING count(*) >= 2"""
_UNDATED = date(1000, 1, 1).toordinal()
# Articles whose texts stay at hand while their neighbours are gone through.
_AT_HAND = 2048


class Mark(NamedTuple):
    """What a claim is to one host and sender; days as ordinals."""

    host: str
    sender: str
    role: str
    about: str
    day: int
    since: int
    gone: int | None


class Deriver(Protocol):
    """The rules by which is derived; `rules` names them, and changes with them."""

    rules: str

    def marks(self, article: Article, claim: Claim) -> Iterable[Mark]:
        """What the claim is to each of its hosts and senders."""

    def prints(self, article: Article) -> frozenset[int]:
        """By what a copy of the text would find it."""

    def day(self, article: Article) -> int:
        """The day of publication, as an ordinal."""

    def season(self, article: Article) -> tuple[int, int]:
        """The first and last day of the articles that it is compared with."""

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


def forget(connection: Connection) -> None:
    """Empty all that is derived."""
    for table in (tables.marks, tables.topics, tables.prints, tables.alike, tables.derived):
        connection.execute(delete(table))


class Topics:
    """The numbers of topics, kept from step to step as long as nobody else goes through entries meanwhile."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str, str, str], int] = {}
        self._through: int | None = None

    def at(self, connection: Connection, after: int) -> None:
        """Going on after this entry."""
        if self._through != after:
            rows = connection.execute(select(_t.host, _t.sender, _t.role, _t.about, _t.id))
            self._numbers = {tuple(row[:4]): row[4] for row in rows}

    def done(self, through: int) -> None:
        """Gone through up to this entry."""
        self._through = through

    def number(self, connection: Connection, mark: "Mark") -> int:
        """The number of the topic of a mark, which is made where there is none."""
        key = mark[:4]
        if key not in self._numbers:
            # Topics are only ever added, so that their numbers have no gaps.
            number = len(self._numbers) + 1
            row = {"id": number, **dict(zip(("host", "sender", "role", "about"), key, strict=True))}
            connection.execute(insert(tables.topics), [row])
            self._numbers[key] = number
        return self._numbers[key]


def go_on(connection: Connection, deriver: Deriver, most: int, topics: Topics) -> int:
    """Go through the next entries, `most` at a time; return how many there were."""
    known = connection.execute(select(_d.rules)).scalars().all()
    if known != [deriver.rules]:
        forget(connection)
        connection.execute(insert(tables.derived), [{"rules": deriver.rules, "through": 0}])
    after = connection.execute(select(_d.through)).scalar_one()
    rows = connection.execute(
        select(_e.seq, _e.kind, _e.target, _e.retracted).where(_e.seq > after, _e.seq <= after + most).order_by(_e.seq)
    ).all()
    if rows:
        topics.at(connection, after)
        _Step(connection, deriver, topics, rows[0].seq, rows[-1].seq).go(rows)
        connection.execute(update(tables.derived).values(through=rows[-1].seq))
        topics.done(rows[-1].seq)
    return len(rows)


class _Step:
    """One step of it: entries from `first` to `last`."""

    def __init__(self, connection: Connection, deriver: Deriver, topics: Topics, first: int, last: int) -> None:
        self._connection, self._deriver, self._topics = connection, deriver, topics
        self._first, self._last = first, last
        self._texts = lru_cache(maxsize=_AT_HAND)(self._read_article)
        self._near_wanted = text(_NEAR.format(listed=dialect(connection.engine.url).LISTED))

    def go(self, rows: Sequence[Any]) -> None:
        """Take in what was recorded, then out what was closed."""
        standing = {row.seq: row.kind for row in rows if row.retracted is None}
        for seq, kind in standing.items():
            if kind == tables.ARTICLE:
                self._compare(seq)
        self._mark(_c.seq.between(self._first, self._last))
        for seq, kind in standing.items():
            if kind == tables.JUDGEMENT:
                self._rejudge(seq)
        for row in rows:
            if row.target is not None:
                self._take_out(row.target)

    def _read_article(self, seq: int) -> tuple[Article, int]:
        row = self._connection.execute(select(*article_columns).select_from(articles_joined).where(_a.seq == seq)).one()
        return article_of_row(row), row.known.toordinal()

    def _compare(self, seq: int) -> None:
        """Find the articles that this one derives from, or they from it."""
        article, known = self._texts(seq)
        if WITHHELD in article.notes:
            return
        prints, day = sorted(self._deriver.prints(article)), self._deriver.day(article)
        found = []
        for other in self._near(prints, self._deriver.season(article)):
            its, its_known = self._texts(other)
            body = None if WITHHELD in its.notes or its.id == article.id else self._deriver.alike(article, its)
            if body:
                found.append({"one": min(seq, other), "other": max(seq, other), "known": max(known, its_known), "body": body})
        if found:
            self._connection.execute(_ALIKE, found)
        if prints:
            self._connection.execute(_PRINT, [{"print": one, "day": day, "article": seq} for one in prints])

    def _near(self, prints: Sequence[int], season: tuple[int, int]) -> list[int]:
        """The standing articles of the season, and those without a date, that have two prints in common with it."""
        given = {"listed": json.dumps(list(prints)), "first": season[0], "last": season[1], "undated": _UNDATED}
        return sorted(self._connection.execute(self._near_wanted, given).scalars())

    def _mark(self, which: Any) -> None:
        rows = self._connection.execute(
            select(_c.seq, _c.article, _c.nth, _c.body).join(tables.entries, _e.seq == _c.seq).where(which, _e.retracted.is_(None))
        ).all()
        self._put((row.seq, self._marks(row.article, self._claim(row))) for row in rows)

    def _claim(self, row: Any) -> Claim:
        return claim_of(self._texts(row.article)[0].id, row.nth, row.body)

    def _marks(self, article: int, claim: Claim) -> tuple[list[Mark], int]:
        owner, known = self._texts(article)
        return list(self._deriver.marks(owner, claim)), known

    def _put(self, found: Iterable[tuple[int, tuple[list[Mark], int]]]) -> None:
        rows = [
            {
                "topic": self._topics.number(self._connection, mark),
                "day": mark.day,
                "claim": seq,
                "known": known,
                "since": mark.since,
                "gone": mark.gone,
            }
            for seq, (marks, known) in found
            for mark in marks
        ]
        if rows:
            # In the order of the table: a batch then touches each of its pages once.
            self._connection.execute(_MARK, sorted(rows, key=lambda row: (row["topic"], row["day"], row["claim"])))

    def _rejudge(self, seq: int) -> None:
        """A corrected claim is found under what it was corrected to besides."""
        row = self._connection.execute(
            select(_j.verdict, _j.body, _c.seq, _c.article, _c.nth, _c.body.label("read")).join(tables.claims, _c.seq == _j.claim)
            .where(_j.seq == seq)
        ).one()  # fmt: skip
        if row.verdict != "correct":
            return
        article = self._texts(row.article)[0]
        try:
            claim = corrected(claim_of(article.id, row.nth, row.read), article, json.loads(row.body))
        except BadValue:
            # What cannot be laid over the claim is named where it is asked for.
            return
        self._put([(row.seq, self._marks(row.article, claim))])

    def _take_out(self, seq: int) -> None:
        self._connection.execute(delete(tables.alike).where((_l.one == seq) | (_l.other == seq)))
        row = self._connection.execute(select(_c.seq, _c.article, _c.nth, _c.body).where(_c.seq == seq)).one_or_none()
        if row is not None:
            marks, _ = self._marks(row.article, self._claim(row))
            out = [{"topic": self._topics.number(self._connection, mark), "day": mark.day, "claim": seq} for mark in marks]
            if out:
                self._connection.execute(_UNMARK, out)


def rows(connection: Connection) -> Iterator[tuple[str, ...]]:
    """All that is derived, in a fixed order that does not depend on the numbers of topics: to hold two makings against one another."""
    marked = select(_t.host, _t.sender, _t.role, _t.about, _m.day, _m.claim, _m.known, _m.since, _m.gone).join(
        tables.marks, _m.topic == _t.id
    )
    for wanted in (marked, select(_p.print, _p.day, _p.article), select(_l.one, _l.other, _l.known, _l.body)):
        yield from sorted(tuple(map(str, row)) for row in connection.execute(wanted))
