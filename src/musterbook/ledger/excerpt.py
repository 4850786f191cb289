"""An excerpt of a book: what of it has been read so far to answer one question, in one snapshot, by what is derived.

In: an open reading transaction, the day known by. Out: topics, rows of marks, claims with their articles, like pairs. Days are ordinals.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, column, select, text

from musterbook.custody import Judgement
from musterbook.ledger import tables
from musterbook.ledger.finding import article_columns, article_of_row, articles_joined, quoted
from musterbook.ledger.ids import claim_of
from musterbook.ledger.opening import dialect
from musterbook.ledger.overlay import as_judged
from musterbook.model import Article, Claim, Known, known

# A topic, and the first and last of some days.
Window = tuple[int, int, int]
_SHIFT = 22


@dataclass(frozen=True, slots=True)
class Topic:
    """What claims are to a host and sender, with the day of the latest of them, and from when that one holds."""

    id: int
    sender: str
    role: str
    about: str
    latest: int
    since: int


class Row(NamedTuple):
    """One mark of a claim."""

    topic: int
    claim: int
    day: int
    since: int
    gone: int | None
    low: int | None
    high: int | None


class Excerpt:
    """Claims and articles of a book as they are asked for, by row."""

    def __init__(self, connection: Connection, known_by: date, judged: Mapping[str, Sequence[Judgement]]) -> None:
        self.known_by, self.judged = known_by, judged
        self._connection = connection
        self._by = known_by.toordinal()
        self._dialect = dialect(connection.engine.url)
        self._rows: dict[int, int] = {}
        self._seqs: dict[str, int] = {}
        # Articles whose like pairs were read, those pairs, and articles of pairs that do not stand here.
        self._paired: set[int] = set()
        self._pairs: dict[tuple[int, int], str] = {}
        self._gone: set[int] = set()
        self.claims: dict[int, Claim] = {}
        self.articles: dict[str, Article] = {}

    def topics(self, host: str, sender: str | None = None) -> list[Topic]:
        """The topics of a host, of one sender or of all, of which anything is known."""
        of_sender = " AND t.sender = :sender" if sender else ""
        given: dict[str, Any] = {"host": host, "by": self._by} | ({"sender": sender} if sender else {})
        rows = self._connection.execute(text(_TOPICS + of_sender), given)
        mask = (1 << _SHIFT) - 1
        return [Topic(row[0], row[1], row[2], row[3], row[4] >> _SHIFT, row[4] & mask) for row in rows if row[4] is not None]

    def rows(self, windows: Iterable[Window], on: date | None = None) -> list[Row]:
        """The marks of topics in the days given for each; where `on` is given, of what holds by then."""
        return self._marks(_ROWS, windows, on)

    def gone(self, windows: Iterable[Window]) -> list[Row]:
        """The marks of topics of a force that had gone by one of the days given for each."""
        return self._marks(_GONE, windows, None)

    def since(self, windows: Iterable[Window], on: date) -> list[Row]:
        """The marks of topics of what holds from one of the days given for each, and by `on`."""
        return self._marks(_SINCE, windows, on)

    def _marks(self, wanted: str, windows: Iterable[Window], on: date | None) -> list[Row]:
        listed = sorted(windows)
        if not listed:
            return []
        given: dict[str, Any] = {"paired": json.dumps(listed), "by": self._by} | ({"on": on.toordinal()} if on else {})
        holding = "" if on is None else " AND m.since <= :on"
        return [Row(*row) for row in self._connection.execute(text(wanted.format(pairs=self._dialect.PAIRED) + holding), given)]

    def before(self, windows: Iterable[Window], on: date | None = None) -> dict[int, int]:
        """For each topic the latest day before the first one given; topics without one are left out."""
        listed = sorted(windows)
        if not listed:
            return {}
        wanted = _BEFORE.format(pairs=self._dialect.PAIRED, holding="" if on is None else " AND m.since <= :on")
        given: dict[str, Any] = {"paired": json.dumps(listed), "by": self._by} | ({"on": on.toordinal()} if on else {})
        return {topic: day for topic, day in self._connection.execute(text(wanted), given) if day is not None}

    def read(self, rows: Iterable[int]) -> None:
        """Read the claims of these rows, as far as they stand, with their articles."""
        self._read_claims(_CLAIMS, [row for row in rows if row not in self._rows])

    def read_articles(self, names: Iterable[str]) -> None:
        """Read every claim of these articles, which must be known here."""
        seqs = [self._seqs[name] for name in names if name in self._seqs]
        self._read_claims(_CLAIMS_OF, seqs)

    def _read_claims(self, wanted: str, listed: Sequence[int]) -> None:
        if not listed:
            return
        found = self._connection.execute(
            text(wanted.format(listed=self._dialect.LISTED)), {"listed": json.dumps(sorted(set(listed)))}
        ).all()
        names = {seq: name for name, seq in self._seqs.items()}
        missing = {row.article for row in found} - names.keys()
        for article in self._read(missing):
            names[self._seqs[article.id]] = article.id
        for row in found:
            if row.article in names and row.seq not in self._rows:
                self.claims[row.seq] = claim_of(names[row.article], row.nth, row.body, row.subject)
                self._rows[row.seq] = row.article

    def _read(self, seqs: Iterable[int]) -> list[Article]:
        """Read articles, as far as they stand and are known by the day."""
        listed = sorted(seqs)
        if not listed:
            return []
        wanted = _standing_articles(self._dialect.LISTED, self.known_by)
        rows = self._connection.execute(wanted, {"listed": json.dumps(listed)}).all()
        for row in rows:
            self._seqs[row.subject] = row.seq
            self.articles[row.subject] = article_of_row(row)
        return [self.articles[row.subject] for row in rows]

    def alike(self) -> list[str]:
        """Every like pair, as JSON, that hangs together with an article read so far; the articles of the pairs are read too."""
        wanted = text(_ALIKE.format(listed=self._dialect.LISTED))
        while new := set(self._seqs.values()) - self._paired:
            self._paired |= new
            rows = self._connection.execute(wanted, {"listed": json.dumps(sorted(new)), "by": self._by}).all()
            self._pairs |= {(one, other): body for one, other, body in rows}
            # An article that does not stand is not read; it is looked for once.
            missing = {seq for row in rows for seq in row[:2]} - set(self._seqs.values()) - self._gone
            self._read(missing)
            self._gone |= missing - set(self._seqs.values())
        return [body for pair, body in sorted(self._pairs.items()) if not self._gone & set(pair)]

    def known(self) -> Known:
        """What was read so far, as judged, in the order in which all is known."""
        articles = {article.id: article for article in quoted(self.articles.values(), self.claims.values())}
        return as_judged(known(articles, tuple(self.claims.values())), self.judged)


_TOPICS = f"""
SELECT t.id, t.sender, t.role, t.about,
  (SELECT CAST(m.day AS BIGINT) * {1 << _SHIFT} + m.since FROM marks m WHERE m.topic = t.id AND m.day <= :by AND m.known <= :by
   ORDER BY m.day DESC LIMIT 1)
FROM topics t WHERE t.host = :host"""
_MARKED = (
    "SELECT m.topic, m.claim, m.day, m.since, m.gone, m.low, m.high FROM ({pairs}) p JOIN marks m ON m.topic = p.topic AND m.day >= p.low"
)
_ROWS = f"{_MARKED} AND m.day <= p.high WHERE m.day <= :by AND m.known <= :by"
_GONE = f"{_MARKED} WHERE m.gone BETWEEN p.low AND p.high AND m.day <= :by AND m.known <= :by"
_SINCE = """
SELECT m.topic, m.claim, m.day, m.since, m.gone, m.low, m.high FROM ({pairs}) p JOIN marks m ON m.topic = p.topic
WHERE m.since BETWEEN p.low AND p.high AND m.day <= :by AND m.known <= :by"""
_BEFORE = """
SELECT p.topic, (
  SELECT m.day FROM marks m WHERE m.topic = p.topic AND m.day < p.low AND m.known <= :by{holding} ORDER BY m.day DESC LIMIT 1)
FROM ({pairs}) p"""
_CLAIMS = """
SELECT c.seq, c.article, c.nth, c.body, e.subject FROM claims c JOIN entries e ON e.seq = c.seq
WHERE c.seq IN ({listed}) AND e.retracted IS NULL"""
_CLAIMS_OF = """
SELECT c.seq, c.article, c.nth, c.body, e.subject FROM claims c JOIN entries e ON e.seq = c.seq
WHERE c.article IN ({listed}) AND e.retracted IS NULL"""
_ALIKE = """
WITH l(seq) AS ({listed})
SELECT one, other, body FROM alike WHERE one IN (SELECT seq FROM l) AND known <= :by
UNION SELECT one, other, body FROM alike WHERE other IN (SELECT seq FROM l) AND known <= :by"""


def _standing_articles(listed: str, known_by: date) -> Select[Any]:
    wanted = select(*article_columns).select_from(articles_joined).where(tables.entries.c.retracted.is_(None))
    return wanted.where(tables.articles.c.seq.in_(text(listed).columns(column("value"))), tables.articles.c.known <= known_by)
