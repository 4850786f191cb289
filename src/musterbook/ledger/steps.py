"""Going through new entries in steps of one transaction each: what each brings is derived, and what is closed is taken out again.

In: a pen's connection, a Deriver, which knows the rules, and how many entries a step goes through. A step asks the database for everything
at once, and writes in the order of the tables, so that a big book costs hardly more an entry than a small one.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, insert, select, text, update

from musterbook.errors import BadValue
from musterbook.ledger import fates, seasons, tables
from musterbook.ledger.derived import Deriver, Mark, forget
from musterbook.ledger.finding import article_columns, articles_joined, quoted_row
from musterbook.ledger.ids import WITHHELD, claim_of
from musterbook.ledger.memory import Memory
from musterbook.ledger.opening import dialect
from musterbook.ledger.overlay import corrected
from musterbook.ledger.reviewing import counted
from musterbook.model import Article, Claim

_e, _c, _a, _j = tables.entries.c, tables.claims.c, tables.articles.c, tables.judgements.c
_l, _d, _w = tables.alike.c, tables.derived.c, tables.withholdings.c
_CLAIMS = select(_c.seq, _c.article, _c.nth, _c.body, _e.subject).join(tables.entries, _e.seq == _c.seq)
_PRINTS = "prints", ("print", "day", "article")
_MARKS = "marks", ("topic", "day", "claim", "version", "known", "since", "gone", "low", "high")
_ALIKE = text("INSERT INTO alike (one, other, known, body) VALUES (:one, :other, :known, :body) ON CONFLICT DO NOTHING")
_UNPRINT = text("DELETE FROM prints WHERE print = :print AND day = :day AND article = :article")
_UNMARK = text("DELETE FROM marks WHERE topic = :topic AND day = :day AND claim = :claim")
# CROSS JOIN: SQLite then takes the prints that are given first, and looks each of them up.
_NEAR = """
WITH own(article, print, low, high) AS ({printed}), found AS (
  SELECT own.article AS one, p.article AS other FROM own CROSS JOIN prints p
  WHERE p.print = own.print AND p.day BETWEEN own.low AND own.high AND p.article < own.article
  UNION ALL SELECT own.article AS one, p.article AS other FROM own CROSS JOIN prints p
  WHERE p.print = own.print AND p.day = :undated AND NOT :undated BETWEEN own.low AND own.high AND p.article < own.article)
SELECT one, other FROM found GROUP BY one, other HAVING count(*) >= 2"""
_KIN = """
WITH l(seq) AS ({listed})
SELECT one, other FROM alike WHERE one IN (SELECT seq FROM l) UNION SELECT one, other FROM alike WHERE other IN (SELECT seq FROM l)"""
_UNDATED = date(1000, 1, 1).toordinal()
# Articles whose neighbours are asked for at once.
_ASKED = 250


class Marked(NamedTuple):
    """One thing that a claim is to a host and sender: as it was read, or by its nth correction, and by none before."""

    claim: int
    version: int
    known: int
    mark: Mark


def go_on(connection: Connection, deriver: Deriver, most: int, memory: Memory) -> int:
    """Go through the next entries, `most` at a time; return how many there were."""
    known = connection.execute(select(_d.rules)).scalars().all()
    if known != [deriver.rules]:
        memory.begin(forget(connection))
        connection.execute(insert(tables.derived), [{"rules": deriver.rules, "through": 0}])
    after = connection.execute(select(_d.through)).scalar_one()
    rows = connection.execute(
        select(_e.seq, _e.kind, _e.target, _e.retracted).where(_e.seq > after, _e.seq <= after + most).order_by(_e.seq)
    ).all()
    if rows:
        memory.at(after)
        Step(connection, deriver, memory).go(rows)
        connection.execute(update(tables.derived).values(through=rows[-1].seq))
        memory.done(rows[-1].seq)
    return len(rows)


class Step:
    """One step of it; what it would write can also be asked for, to hold what is written against it."""

    def __init__(self, connection: Connection, deriver: Deriver, memory: Memory) -> None:
        self._connection, self._deriver, self._memory = connection, deriver, memory
        self._dialect = dialect(connection.engine.url)
        # Of what something else is known now: hosts and their seasons, claims, and articles that have other copies or sources.
        self._hosts: set[str] = set()
        self._seasons: set[tuple[str, int]] = set()
        self._claims: set[int] = set()
        self._related: set[int] = set()

    def go(self, rows: Sequence[Any]) -> None:
        """Take in what was recorded, then out what was closed."""
        standing = {row.seq: row.kind for row in rows if row.retracted is None}
        articles = [seq for seq, kind in standing.items() if kind == tables.ARTICLE]
        for at in range(0, len(articles), _ASKED):
            self._compare(articles[at : at + _ASKED])
        self._put(self.marks(_c.seq.between(rows[0].seq, rows[-1].seq)))
        for seq, kind in standing.items():
            if kind == tables.JUDGEMENT:
                self._put(self._judged(seq))
            elif kind == tables.WITHHOLDING:
                self._withhold(seq)
        for row in rows:
            if row.target is not None:
                self._take_out(row.target)
        self._touched(self.marks(_c.article.in_(sorted(self._kin(self._related | self._older(rows[0].seq))))))
        fates.outdate(self._connection, self._hosts)
        seasons.outdate(self._connection, self._seasons)

    def _touched(self, told: Sequence[Marked]) -> Sequence[Marked]:
        self._hosts |= {one.mark.host for one in told}
        self._seasons |= {(one.mark.host, season) for one in told for season in self._deriver.reaches(one.mark)}
        return told

    def _older(self, first: int) -> set[int]:
        """The articles from before an entry of which a claim came, went or was judged."""
        wanted = text(f"SELECT DISTINCT article FROM claims WHERE article < :first AND seq IN ({self._dialect.LISTED})")
        return set(self._connection.execute(wanted, {"first": first, "listed": json.dumps(sorted(self._claims))}).scalars())

    def _kin(self, new: set[int]) -> set[int]:
        """These articles, and all that hang together with them by copying."""
        wanted = text(_KIN.format(listed=self._dialect.LISTED))
        found = set(new)
        while new:
            new = {seq for row in self._connection.execute(wanted, {"listed": json.dumps(sorted(new))}) for seq in row} - found
            found |= new
        return found

    def _article(self, seq: int) -> tuple[Article, int]:
        self._fetch([seq])
        return self._memory.texts[seq]

    def _fetch(self, seqs: Iterable[int]) -> None:
        """Have the articles of these rows at hand."""
        missing = sorted({seq for seq in seqs if seq not in self._memory.texts})
        for at in range(0, len(missing), _ASKED):
            wanted = select(*article_columns).select_from(articles_joined).where(_a.seq.in_(missing[at : at + _ASKED]))
            for row in self._connection.execute(wanted).all():
                self._memory.texts[row.seq] = quoted_row(self._connection, row), row.known.toordinal()

    def _compare(self, seqs: Sequence[int]) -> None:
        """Find the articles that these derive from, or they from them."""
        prints = self.prints(seqs)
        self._append(_PRINTS, [row for rows in prints.values() for row in rows])
        found = self.pairs(prints)
        if found:
            self._connection.execute(_ALIKE, found)
            self._related |= {pair[side] for pair in found for side in ("one", "other")}

    def prints(self, seqs: Sequence[int]) -> dict[int, list[tuple[int, int, int]]]:
        """Of each of these articles whose text is not withheld, the rows of its prints."""
        self._fetch(seqs)
        told = {seq: self._article(seq)[0] for seq in seqs if self._is_told(seq)}
        return {
            seq: [(one, self._deriver.day(article), seq) for one in sorted(self._deriver.prints(article))] for seq, article in told.items()
        }

    def pairs(self, prints: Mapping[int, Sequence[tuple[int, int, int]]]) -> list[dict[str, Any]]:
        """The rows of like pairs of which one of these articles is the newer."""
        return self._match(self._near({seq: [row[0] for row in rows] for seq, rows in prints.items()})) if prints else []

    def _is_told(self, seq: int) -> bool:
        return WITHHELD not in self._article(seq)[0].notes

    def _near(self, prints: Mapping[int, Sequence[int]]) -> list[tuple[int, int]]:
        """Each of these articles with the earlier ones of its season, and those without a date, with which it has two prints in common."""
        seasons = {seq: self._deriver.season(self._article(seq)[0]) for seq in prints}
        given = json.dumps(sorted((one, seq, *seasons[seq]) for seq, found in prints.items() for one in found))
        rows = self._connection.execute(text(_NEAR.format(printed=self._dialect.PRINTED)), {"printed": given, "undated": _UNDATED})
        pairs = sorted((one, other) for one, other in rows)
        others = sorted({other for _, other in pairs})
        listed = text(f"SELECT seq FROM entries WHERE retracted IS NULL AND seq IN ({self._dialect.LISTED})")
        standing = set(self._connection.execute(listed, {"listed": json.dumps(others)}).scalars()) if others else set()
        return [pair for pair in pairs if pair[1] in standing]

    def _match(self, pairs: Sequence[tuple[int, int]]) -> list[dict[str, Any]]:
        self._fetch(other for _, other in pairs if other not in self._memory.sketches)
        likely = [(one, other) for one, other in pairs if self._deriver.may_be_alike(self._sketch(one), self._sketch(other))]
        self._fetch(other for _, other in likely)
        found = []
        for one, other in likely:
            (left, known), (right, its_known) = self._article(one), self._article(other)
            body = self._deriver.alike(left, right) if self._is_told(other) and left.id != right.id else None
            if body:
                found.append({"one": other, "other": one, "known": max(known, its_known), "body": body})
        return found

    def _sketch(self, seq: int) -> Any:
        if seq not in self._memory.sketches:
            self._memory.sketches[seq] = self._deriver.sketch(self._article(seq)[0])
        return self._memory.sketches[seq]

    def marks(self, which: ColumnElement[bool]) -> list[Marked]:
        """What the claims that stand among these rows are, as they were read and as corrections that nobody took back have them."""
        rows = self._connection.execute(_CLAIMS.where(which, _e.retracted.is_(None)).order_by(_c.seq)).all()
        self._fetch(row.article for row in rows)
        self._claims |= {row.seq for row in rows}
        names = select(_e.subject).join(tables.claims, _c.seq == _e.seq).where(which)
        said = self._corrections(_j.of.in_(names), counted())
        return [one for row in rows for one in self._of(row, said.get(row.subject, ()))]

    def _of(self, row: Any, corrections: Iterable[str]) -> Iterator[Marked]:
        """The marks of one claim as it was read, then by each correction, where that can be laid over it."""
        owner, known = self._article(row.article)
        told = set[Mark]()
        for version, claim in self._versions(row, corrections, owner):
            fresh = [mark for mark in self._deriver.marks(owner, claim) if mark not in told]
            told.update(fresh)
            yield from (Marked(row.seq, version, known, mark) for mark in fresh)

    def _versions(self, row: Any, corrections: Iterable[str], owner: Article) -> Iterator[tuple[int, Claim]]:
        claim = self._claim(row)
        yield 0, claim
        for version, body in enumerate(corrections, start=1):
            # What cannot be laid over the claim is named where it is asked for.
            with suppress(BadValue):
                yield version, corrected(claim, owner, json.loads(body))

    def _corrections(self, *which: ColumnElement[bool]) -> dict[str, list[str]]:
        """The bodies of corrections, oldest first, by the id of the claim that they are of."""
        found: dict[str, list[str]] = {}
        wanted = select(_j.of, _j.body).join(tables.entries, _e.seq == _j.seq).where(_j.verdict == "correct", *which).order_by(_j.seq)
        for name, body in self._connection.execute(wanted):
            found.setdefault(name, []).append(body)
        return found

    def _claim(self, row: Any) -> Claim:
        return claim_of(self._article(row.article)[0].id, row.nth, row.body, row.subject)

    def _put(self, told: Sequence[Marked]) -> None:
        self._touched(told)
        numbers = self._memory.numbers(self._connection, (one.mark for one in told))
        self._append(
            _MARKS,
            [
                (topic, mark.day, seq, version, known, mark.since, mark.gone, mark.low, mark.high)
                for topic, (seq, version, known, mark) in zip(numbers, told, strict=True)
            ],
        )

    def _append(self, table: tuple[str, tuple[str, ...]], rows: list[tuple[Any, ...]]) -> None:
        """Put rows into a table, past the layers that take ten times as long for each; what is there already stays."""
        name, columns = table
        places = ", ".join([self._dialect.PLACE] * len(columns))
        wanted = f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({places}) ON CONFLICT DO NOTHING"
        if rows:
            # In the order of the table's key, which stands first: a batch then touches each of its pages once.
            self._connection.exec_driver_sql(wanted, sorted(rows, key=lambda row: row[:4]))

    def _judged(self, seq: int) -> list[Marked]:
        """The marks of the claim that is judged: where it is corrected, it is found under what it was corrected to besides."""
        return self.marks(_e.subject == self._connection.execute(select(_j.of).where(_j.seq == seq)).scalar_one())

    def _take_out(self, seq: int) -> None:
        """What is closed takes along what followed from it."""
        kind = self._connection.execute(select(_e.kind).where(_e.seq == seq)).scalar_one()
        if kind == tables.ARTICLE:
            self._forget(seq)
        elif kind == tables.CLAIM:
            self._unmark(_c.seq == seq)
        elif kind == tables.JUDGEMENT:
            of = select(_j.of).where(_j.seq == seq, _j.verdict == "correct").scalar_subquery()
            self._unmark(_e.subject == of)
            self._put(self._judged(seq))

    def _unmark(self, which: ColumnElement[bool]) -> None:
        """Take out the marks of claims, and those that any correction of them ever gave."""
        rows = self._connection.execute(_CLAIMS.where(which)).all()
        self._claims |= {row.seq for row in rows}
        said = self._corrections(_j.of.in_([row.subject for row in rows]))
        told = self._touched([one for row in rows for one in self._of(row, said.get(row.subject, ()))])
        numbers = self._memory.numbers(self._connection, (one.mark for one in told))
        out = [{"topic": topic, "day": one.mark.day, "claim": one.claim} for topic, one in zip(numbers, told, strict=True)]
        if out:
            self._connection.execute(_UNMARK, out)

    def _withhold(self, seq: int) -> None:
        """What a text told is gone with it."""
        same = select(_a.seq).join(tables.withholdings, _w.text == _a.text).where(_w.seq == seq)
        for article in self._connection.execute(same).scalars().all():
            self._memory.texts.pop(article, None)
            self._memory.sketches.pop(article, None)
            self._forget(article)
            # What of its claims rested on the text nobody can tell any more: all marks are looked through for them.
            of_it = select(_c.seq).where(_c.article == article)
            self._connection.execute(delete(tables.marks).where(tables.marks.c.claim.in_(of_it)))
            self._put(self.marks(_c.article == article))

    def _forget(self, article: int) -> None:
        """Take out the like pairs and the prints of an article; where its text is withheld, all prints are looked through for them."""
        of_it = (_l.one == article) | (_l.other == article)
        self._related |= {article, *(seq for row in self._connection.execute(select(_l.one, _l.other).where(of_it)) for seq in row)}
        self._connection.execute(delete(tables.alike).where(of_it))
        rows = self.prints([article]).get(article)
        if rows is None:
            self._connection.execute(delete(tables.prints).where(tables.prints.c.article == article))
        elif rows:
            self._connection.execute(_UNPRINT, [dict(zip(_PRINTS[1], row, strict=True)) for row in rows])
