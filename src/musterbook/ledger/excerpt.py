"""An excerpt of a book: what of it has been read so far to answer one question, in one snapshot, by what is derived.

In: an open reading transaction, the day known by. Out: topics, rows of marks, claims with their articles, like pairs. Days are ordinals.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection

from musterbook import jsontext
from musterbook.custody import Judgement
from musterbook.facts import Order, in_order_of
from musterbook.ledger import fates, reviewing, seasons
from musterbook.ledger.fates import Fate, Sought
from musterbook.ledger.finding import quoted
from musterbook.ledger.held import Held, HeldClaim
from musterbook.ledger.opening import dialect
from musterbook.ledger.overlay import as_judged, by_claim
from musterbook.ledger.seasons import Weight
from musterbook.ledger.snapshot import Snapshot
from musterbook.ledger.topics import Topics
from musterbook.model import Article, Claim, Known

# A topic, and the first and last of some days.
Window = tuple[int, int, int]
_SHIFT = 22


class Latest(NamedTuple):
    """The day of the latest claim of a topic, and from when that one holds."""

    day: int
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
    version: int


class Excerpt:
    """Claims and articles of a book as they are asked for, by row."""

    def __init__(self, connection: Connection, known_by: date, judged: Mapping[str, Sequence[Judgement]], held: Held | None = None) -> None:
        self.known_by, self.judged = known_by, judged
        self._book = Snapshot(connection, held or Held())
        self._known: tuple[int, int, Known] | None = None
        self._connection = connection
        self._by = known_by.toordinal()
        self._dialect = dialect(connection.engine.url)
        self._rows: dict[int, int] = {}
        self._seqs: dict[str, int] = {}
        # Articles whose like pairs were read, those pairs, and articles of pairs that do not stand here.
        self._paired: set[int] = set()
        self._pairs: dict[tuple[int, int], str] = {}
        self._gone: set[int] = set()
        # Articles of which every claim was read.
        self._whole: set[str] = set()
        self.claims: dict[int, Claim] = {}
        self._order: dict[int, Order] = {}
        self.articles: dict[str, Article] = {}

    def topics(self, host: str, sender: str | None = None) -> Topics:
        """The topics of a host, of one sender or of all, whatever is known of them by the day."""
        return self._book.topics(host, sender)

    def latest(self, topics: Sequence[int]) -> dict[int, Latest]:
        """Of these topics of which anything is known, the latest."""
        given = {"listed": jsontext.listed(topics), "by": self._by}
        found = self._book.all(_LATEST.format(listed=self._dialect.LISTED), given)
        mask = (1 << _SHIFT) - 1
        return {id: Latest(day >> _SHIFT, day & mask) for id, day in found if day is not None}

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
        given: dict[str, Any] = {"paired": jsontext.listed(listed), "by": self._by} | ({"on": on.toordinal()} if on else {})
        holding = "" if on is None else " AND m.since <= :on"
        return list(map(Row._make, self._book.all(wanted.format(pairs=self._dialect.PAIRED) + holding, given)))

    def before(self, windows: Iterable[Window], on: date | None = None) -> dict[int, int]:
        """For each topic the latest day before the first one given; topics without one are left out."""
        listed = sorted(windows)
        if not listed:
            return {}
        wanted = _BEFORE.format(pairs=self._dialect.PAIRED, holding="" if on is None else " AND m.since <= :on")
        given: dict[str, Any] = {"paired": jsontext.listed(listed), "by": self._by} | ({"on": on.toordinal()} if on else {})
        return {topic: day for topic, day in self._book.all(wanted, given) if day is not None}

    def read(self, rows: Iterable[int]) -> None:
        """Read the claims of these rows, as far as they stand, with their articles."""
        self._take(self._book.claims({row for row in rows if row not in self._rows}))

    def read_articles(self, names: Iterable[str]) -> None:
        """Read every claim of these articles, which must be known here."""
        wanted = {name for name in names if name in self._seqs} - self._whole
        self._whole |= wanted
        found = self._book.claims_of(self._seqs[name] for name in wanted)
        self._take({row: one for row, one in found.items() if row not in self._rows})

    def _take(self, found: Mapping[int, HeldClaim]) -> None:
        """These claims are read, as far as they are known by the day."""
        for seq in sorted(found):
            claim, article = found[seq]
            if self._is_known(article):
                self.claims[seq], self._rows[seq] = claim, article
                self._order[seq] = in_order_of(self._book.held.articles[article].article, claim)

    def _is_known(self, seq: int) -> bool:
        """The article of that row is known by the day, and is read."""
        article, known = self._book.held.articles[seq]
        if known > self._by:
            return False
        self._seqs[article.id], self.articles[article.id] = seq, article
        return True

    def _read(self, seqs: Iterable[int]) -> None:
        """Read articles, as far as they stand and are known by the day."""
        for seq in self._book.articles(seqs):
            self._is_known(seq)

    def alike(self, of: Iterable[str] | None = None) -> list[str]:
        """Every like pair, as JSON, that hangs together with an article read so far, or with one of these; their articles are read too."""
        begun = set(self._seqs.values()) if of is None else {self._seqs[name] for name in of}
        found = self._book.alike(begun - self._paired, self._by)
        self._paired |= found.keys()
        self._pairs |= {(one, other): body for pairs in found.values() for one, other, _, body in pairs}
        # An article that does not stand is not read; it is looked for once.
        missing = found.keys() - self._seqs.values() - self._gone
        self._read(missing)
        self._gone |= missing - set(self._seqs.values())
        return [body for pair, body in sorted(self._pairs.items()) if not self._gone & set(pair)]

    def with_prints(self, found: Iterable[int], first: int, last: int) -> list[str]:
        """The articles read so far that have two of these prints, published from one day to another or without a date."""
        given = {"listed": jsontext.listed(sorted(found)), "first": first, "last": last}
        seqs = {row[0] for row in self._book.all(_PRINTED.format(listed=self._dialect.LISTED), given)}
        return sorted(name for name, seq in self._seqs.items() if seq in seqs)

    def judged_ever(self) -> Mapping[str, Sequence[Judgement]]:
        """By claim the judgements of it, those besides in whose place their reviewers put others."""
        return by_claim(reviewing.ever(self._connection, self.known_by))

    def aside(self, host: str, rules: str) -> list[list[str]] | None:
        """The senders and actions of a host whose promises are not kept; None where what is kept of them is not up to date."""
        return fates.aside(self._connection, host, rules)

    def fates(self, host: str, sought: Sought) -> list[Fate]:
        """What became of the promises sought, by due day and name; the claims that make and decide them are read."""
        found = fates.page(self._connection, host, sought)
        self.read(row for one in found for row in (*one.made, *one.by))
        return found

    def fate(self, host: str, name: str) -> Fate | None:
        """The promise that a claim made first, as it stood by the day known by."""
        return fates.of_name(self._connection, host, name, self._by)

    def all_fates(self, host: str) -> list[Fate]:
        """All that is kept of a host's promises, in any order."""
        return fates.all_of(self._connection, host)

    def is_weighed(self, host: str, rules: str, weights: str) -> bool:
        """Every entry was gone through by these rules, and what the host's claims contradict and repeat is kept up to date."""
        return bool(self._book.all(seasons.IS_KEPT, {"host": host, "rules": rules, "weights": weights, "every": seasons.EVERY}))

    def seasons(self, host: str, rules: str) -> set[int]:
        """The seasons of which that is kept; -1 among them where it is of every one."""
        return seasons.of_host(self._connection, host, rules)

    def weights(self, host: str, claims: Iterable[tuple[int, int]]) -> list[tuple[int, str, str]]:
        """What is kept of claims, each given with its season: claim, sender and body, for `seasons.weight`."""
        return self._book.weights(host, claims)

    def all_weights(self, host: str, season: int) -> list[Weight]:
        """All that is kept of a season."""
        return seasons.all_of(self._connection, host, season)

    def known(self) -> Known:
        """What was read so far, as judged, in the order in which all is known."""
        size = len(self.articles), len(self.claims)
        if self._known is None or self._known[:2] != size:
            articles = {article.id: article for article in quoted(self.articles.values(), self.claims.values())}
            # What comes to be known question by question is put in its place by what was told of it when it was read.
            ordered = tuple(self.claims[seq] for seq in sorted(self.claims, key=self._order.__getitem__))
            self._known = *size, as_judged(Known(dict(sorted(articles.items())), ordered, told=self._book.held.told), self.judged)
        return self._known[2]


_LATEST = f"""
WITH l(topic) AS ({{listed}})
SELECT l.topic, (
  SELECT CAST(m.day AS BIGINT) * {1 << _SHIFT} + m.since FROM marks m WHERE m.topic = l.topic AND m.day <= :by AND m.known <= :by
  ORDER BY m.day DESC LIMIT 1)
FROM l"""
_COLUMNS = "m.topic, m.claim, m.day, m.since, m.gone, m.low, m.high, m.version"
_MARKED = f"SELECT {_COLUMNS} FROM ({{pairs}}) p JOIN marks m ON m.topic = p.topic AND m.day >= p.low"
_ROWS = f"{_MARKED} AND m.day <= p.high WHERE m.day <= :by AND m.known <= :by"
_GONE = f"{_MARKED} WHERE m.gone BETWEEN p.low AND p.high AND m.day <= :by AND m.known <= :by"
_SINCE = f"""
SELECT {_COLUMNS} FROM ({{pairs}}) p JOIN marks m ON m.topic = p.topic
WHERE m.since BETWEEN p.low AND p.high AND m.day <= :by AND m.known <= :by"""
_BEFORE = """
SELECT p.topic, (
  SELECT m.day FROM marks m WHERE m.topic = p.topic AND m.day < p.low AND m.known <= :by{holding} ORDER BY m.day DESC LIMIT 1)
FROM ({pairs}) p"""
_PRINTED = f"""
WITH l(one) AS ({{listed}})
SELECT p.article FROM l CROSS JOIN prints p
WHERE p.print = l.one AND (p.day BETWEEN :first AND :last OR p.day = {date(1000, 1, 1).toordinal()})
GROUP BY p.article HAVING count(*) >= 2"""
