"""An excerpt of a book: what of it has been read so far to answer one question, in one snapshot, by what is derived.

In: an open reading transaction, the day known by. Out: topics, rows of marks, claims with their articles, like pairs. Days are ordinals.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, text

from musterbook.custody import Judgement
from musterbook.ledger import fates, reviewing, seasons
from musterbook.ledger.fates import Fate, Sought
from musterbook.ledger.finding import quoted
from musterbook.ledger.ids import article_of, claim_of
from musterbook.ledger.opening import dialect
from musterbook.ledger.overlay import as_judged, by_claim
from musterbook.ledger.seasons import Weight
from musterbook.model import Article, Claim, Known, known

# A topic, and the first and last of some days.
Window = tuple[int, int, int]
_SHIFT = 22
_CLAIMS_HELD, _ARTICLES_HELD = 40_000, 15_000


class Topic(NamedTuple):
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
    version: int


class Held:
    """Rows as they were read for earlier questions: what a row says never changes, whether it stands is asked every time.

    Bounded, 0.15 GB at most; a text that is withheld is not held.
    """

    def __init__(self) -> None:
        self.claims: dict[int, Claim] = {}
        self.articles: dict[int, Article] = {}

    def trim(self) -> None:
        """Forget the oldest."""
        for held, most in ((self.claims, _CLAIMS_HELD), (self.articles, _ARTICLES_HELD)):
            for seq in list(held)[: max(0, len(held) - most)]:
                # Another thread may have been first.
                held.pop(seq, None)


class Excerpt:
    """Claims and articles of a book as they are asked for, by row."""

    def __init__(self, connection: Connection, known_by: date, judged: Mapping[str, Sequence[Judgement]], held: Held | None = None) -> None:
        self.known_by, self.judged = known_by, judged
        self._held = held or Held()
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
        self.articles: dict[str, Article] = {}

    def topics(self, host: str, sender: str | None = None) -> list[Topic]:
        """The topics of a host, of one sender or of all, of which anything is known."""
        of_sender = " AND t.sender = :sender" if sender else ""
        given: dict[str, Any] = {"host": host, "by": self._by} | ({"sender": sender} if sender else {})
        rows = self._all(_TOPICS + of_sender, given)
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
        return [Row(*row) for row in self._all(wanted.format(pairs=self._dialect.PAIRED) + holding, given)]

    def _all(self, wanted: str, given: Mapping[str, Any]) -> Sequence[Any]:
        """All rows, past the layers that work out anew for every question how its text is said: a tenth of a posture's time."""
        said, places = _said(wanted, self._connection.dialect)
        return self._connection.exec_driver_sql(said, dict(given) if places is None else tuple(given[name] for name in places)).all()

    def before(self, windows: Iterable[Window], on: date | None = None) -> dict[int, int]:
        """For each topic the latest day before the first one given; topics without one are left out."""
        listed = sorted(windows)
        if not listed:
            return {}
        wanted = _BEFORE.format(pairs=self._dialect.PAIRED, holding="" if on is None else " AND m.since <= :on")
        given: dict[str, Any] = {"paired": json.dumps(listed), "by": self._by} | ({"on": on.toordinal()} if on else {})
        return {topic: day for topic, day in self._all(wanted, given) if day is not None}

    def read(self, rows: Iterable[int]) -> None:
        """Read the claims of these rows, as far as they stand, with their articles."""
        self._read_claims("c.seq", [row for row in rows if row not in self._rows])

    def read_articles(self, names: Iterable[str]) -> None:
        """Read every claim of these articles, which must be known here."""
        wanted = {name for name in names if name in self._seqs} - self._whole
        self._whole |= wanted
        self._read_claims("c.article", [self._seqs[name] for name in wanted])

    def _read_claims(self, by: str, listed: Sequence[int]) -> None:
        if not listed:
            return
        rows = self._all(_CLAIMS.format(by=by, listed=self._dialect.LISTED), {"listed": json.dumps(sorted(set(listed)))})
        told = {row[0]: row for row in rows if row[0] not in self._rows}
        fresh: dict[int, int] = {seq: row[1] for seq, row in told.items()}
        names = {seq: name for name, seq in self._seqs.items()}
        for article in self._read(set(fresh.values()) - names.keys()):
            names[self._seqs[article.id]] = article.id
        fresh = {seq: article for seq, article in fresh.items() if article in names}
        for seq in sorted(fresh):
            claim = self._held.claims.get(seq)
            if claim is None:
                claim = self._held.claims[seq] = claim_of(names[fresh[seq]], *told[seq][2:])
            self.claims[seq], self._rows[seq] = claim, fresh[seq]

    def _read(self, seqs: Iterable[int]) -> list[Article]:
        """Read articles, as far as they stand and are known by the day."""
        listed = sorted(seqs)
        if not listed:
            return []
        # Another thread may forget some of them meanwhile.
        held = {seq: article for seq in listed if (article := self._held.articles.get(seq))}
        given = {"paired": json.dumps([(seq, int(seq in held), 0) for seq in listed]), "known": self.known_by}
        found: dict[int, Article] = {}
        for seq, name, body, doc, withheld in self._all(_ARTICLES.format(pairs=self._dialect.PAIRED), given):
            found[seq] = held[seq] if name is None else article_of(name, body, doc, withheld)
            if withheld is None:
                self._held.articles[seq] = found[seq]
        for seq, article in sorted(found.items()):
            self._seqs[article.id], self.articles[article.id] = seq, article
        return list(found.values())

    def alike(self, of: Iterable[str] | None = None) -> list[str]:
        """Every like pair, as JSON, that hangs together with an article read so far, or with one of these; their articles are read too."""
        wanted = _ALIKE.format(listed=self._dialect.LISTED)
        found = None if of is None else {self._seqs[name] for name in of}
        while new := (set(self._seqs.values()) if found is None else found) - self._paired:
            self._paired |= new
            rows = self._all(wanted, {"listed": json.dumps(sorted(new)), "by": self._by})
            self._pairs |= {(one, other): body for one, other, body in rows}
            # An article that does not stand is not read; it is looked for once.
            missing = {seq for row in rows for seq in row[:2]} - set(self._seqs.values()) - self._gone
            self._read(missing)
            self._gone |= missing - set(self._seqs.values())
            if found is not None:
                found |= {seq for row in rows for seq in row[:2]} - self._gone
        return [body for pair, body in sorted(self._pairs.items()) if not self._gone & set(pair)]

    def with_prints(self, found: Iterable[int], first: int, last: int) -> list[str]:
        """The articles read so far that have two of these prints, published from one day to another or without a date."""
        given = {"listed": json.dumps(sorted(found)), "first": first, "last": last}
        seqs = {row[0] for row in self._all(_PRINTED.format(listed=self._dialect.LISTED), given)}
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
        return bool(self._all(seasons.IS_KEPT, {"host": host, "rules": rules, "weights": weights, "every": seasons.EVERY}))

    def seasons(self, host: str, rules: str) -> set[int]:
        """The seasons of which that is kept; -1 among them where it is of every one."""
        return seasons.of_host(self._connection, host, rules)

    def weights(self, host: str, claims: Iterable[tuple[int, int]]) -> list[tuple[int, str, str]]:
        """What is kept of claims, each given with its season: claim, sender and body, for `seasons.weight`."""
        listed = json.dumps(sorted((season, claim, 0) for season, claim in claims))
        wanted = seasons.OF_CLAIMS.format(pairs=self._dialect.PAIRED)
        return [(claim, sender, body) for claim, sender, body in self._all(wanted, {"paired": listed, "host": host})]

    def all_weights(self, host: str, season: int) -> list[Weight]:
        """All that is kept of a season."""
        return seasons.all_of(self._connection, host, season)

    def known(self) -> Known:
        """What was read so far, as judged, in the order in which all is known."""
        size = len(self.articles), len(self.claims)
        if self._known is None or self._known[:2] != size:
            articles = {article.id: article for article in quoted(self.articles.values(), self.claims.values())}
            self._known = *size, as_judged(known(articles, tuple(self.claims.values())), self.judged)
        return self._known[2]


@lru_cache(maxsize=256)
def _said(wanted: str, spoken: Dialect) -> tuple[str, tuple[str, ...] | None]:
    """The text as the driver takes it, and the names of its values in their places; None where it takes them by name."""
    compiled: Any = text(wanted).compile(dialect=spoken)
    return str(compiled), tuple(compiled.positiontup) if compiled.positional else None


_TOPICS = f"""
SELECT t.id, t.sender, t.role, t.about,
  (SELECT CAST(m.day AS BIGINT) * {1 << _SHIFT} + m.since FROM marks m WHERE m.topic = t.id AND m.day <= :by AND m.known <= :by
   ORDER BY m.day DESC LIMIT 1)
FROM topics t WHERE t.host = :host"""
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
_CLAIMS = """
SELECT c.seq, c.article, c.nth, c.body, e.subject FROM claims c JOIN entries e ON e.seq = c.seq
WHERE {by} IN ({listed}) AND e.retracted IS NULL"""
# Of articles that are held, and were not withheld since, nothing more is read than whether they stand.
_ARTICLES = """
SELECT a.seq, CASE WHEN t.digest IS NOT NULL THEN e.subject END, t.body, CASE WHEN t.digest IS NOT NULL THEN a.doc END, w.length
FROM ({pairs}) p CROSS JOIN articles a JOIN entries e ON e.seq = a.seq LEFT JOIN withholdings w ON w.text = a.text
LEFT JOIN texts t ON t.digest = a.text AND (p.low = 0 OR w.length IS NOT NULL)
WHERE a.seq = p.topic AND e.retracted IS NULL AND a.known <= :known"""
_PRINTED = f"""
WITH l(one) AS ({{listed}})
SELECT p.article FROM l CROSS JOIN prints p
WHERE p.print = l.one AND (p.day BETWEEN :first AND :last OR p.day = {date(1000, 1, 1).toordinal()})
GROUP BY p.article HAVING count(*) >= 2"""
_ALIKE = """
WITH l(seq) AS ({listed})
SELECT one, other, body FROM alike WHERE one IN (SELECT seq FROM l) AND known <= :by
UNION SELECT one, other, body FROM alike WHERE other IN (SELECT seq FROM l) AND known <= :by"""
