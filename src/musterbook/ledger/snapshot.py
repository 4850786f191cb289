"""Rows of a book in one snapshot: those that were read for earlier questions, and still stand, are not asked for again.

In: an open reading transaction, and what is held where it stands. Out: claims and articles that
stand, like pairs and weights, by row; topics of a host.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, text
from sqlalchemy.exc import DBAPIError

from musterbook import jsontext
from musterbook.ledger.held import Held, HeldArticle, HeldClaim, Pair
from musterbook.ledger.ids import article_of, claim_of
from musterbook.ledger.opening import dialect
from musterbook.ledger.seasons import OF_CLAIMS
from musterbook.ledger.topics import Topic, Topics


class Snapshot:
    """The book as it stands for one question; what is read of it is `held` from then on."""

    def __init__(self, connection: Connection, held: Held) -> None:
        self.held = held
        self._connection = connection
        self._dialect = dialect(connection.engine.url)
        self._cursor = connection.connection.cursor(**self._dialect.CURSOR)

    def all(self, wanted: str, given: Mapping[str, Any]) -> Sequence[Any]:
        """All rows, past the layers that work out anew for every question how its text is said and what its rows are like."""
        spoken = self._connection.dialect
        said, places = _said(wanted, spoken)
        try:
            rows: Sequence[Any] = self._cursor.execute(said, given if places is None else tuple(given[name] for name in places)).fetchall()
        except spoken.loaded_dbapi.Error as error:
            raise DBAPIError(said, None, error) from error
        return rows

    def claims(self, rows: Iterable[int]) -> dict[int, HeldClaim]:
        """Of these claims those that stand, each with the row of its article, which is held."""
        held, listed = self.held.claims, list(rows)
        for row in self._missing(_CLAIMS, (row for row in listed if row not in held)):
            self._hold_article(row[1], *row[5:])
            self._hold_claim(row)
        return {row: held[row] for row in listed if row in held}

    def claims_of(self, articles: Iterable[int]) -> dict[int, HeldClaim]:
        """Every claim that stands of these articles, which are held."""
        whole, listed = self.held.whole, list(articles)
        told: dict[int, list[int]] = {seq: [] for seq in listed if seq not in whole}
        for row in self._missing(_CLAIMS_OF, told):
            self._hold_claim(row)
            told[row[1]].append(row[0])
        whole |= {seq: tuple(rows) for seq, rows in told.items()}
        return {row: self.held.claims[row] for seq in listed for row in whole[seq]}

    def articles(self, rows: Iterable[int]) -> list[int]:
        """Of these articles those that stand; they are held."""
        held, listed = self.held.articles, sorted(rows)
        for row in self._missing(_ARTICLES, (seq for seq in listed if seq not in held)):
            self._hold_article(*row)
        return [seq for seq in listed if seq in held]

    def alike(self, articles: Iterable[int], by: int) -> dict[int, list[Pair]]:
        """By article the like pairs known by a day, of these articles and of all that hang together with them by such pairs."""
        begun, held = set(articles), self.held.alike
        if unread := begun - held.keys():
            rows = self.all(self._dialect.TOGETHER, {"listed": jsontext.listed(sorted(unread)), "by": by})
            told: dict[int, list[Pair]] = {}
            for pair in itertools.starmap(Pair, rows):
                for seq in (pair.one, pair.other):
                    told.setdefault(seq, []).append(pair)
            held |= {seq: tuple(told.get(seq, ())) for seq in _together(unread, told, by)}
        return _together(begun, held, by)

    def weights(self, host: str, claims: Iterable[tuple[int, int]]) -> list[tuple[int, str, str]]:
        """What is kept of claims about a host, each given with its season: claim, sender and body."""
        held, listed = self.held.weights, list(claims)
        told: dict[int, list[tuple[str, str]]] = {claim: [] for _, claim in listed if (host, claim) not in held}
        missing = sorted((season, claim, 0) for season, claim in listed if claim in told)
        wanted = OF_CLAIMS.format(pairs=self._dialect.PAIRED)
        for claim, sender, body in self.all(wanted, {"paired": jsontext.listed(missing), "host": host}) if missing else ():
            told[claim].append((sender, body))
        held |= {(host, claim): tuple(found) for claim, found in told.items()}
        return [(claim, sender, body) for _, claim in listed for sender, body in held[host, claim]]

    def topics(self, host: str, sender: str | None) -> Topics:
        """The topics of a host, of one sender or of all."""
        found = self.held.topics.get((host, sender))
        if found is None:
            given = {"host": host} | ({"sender": sender} if sender else {})
            rows = self.all(_TOPICS + (" AND t.sender = :sender" if sender else ""), given)
            found = self.held.topics[host, sender] = Topics([Topic(*row) for row in rows])
        return found

    def _missing(self, wanted: str, rows: Iterable[int]) -> Sequence[Any]:
        """What is asked for of these rows; nothing is asked where there are none."""
        listed = sorted(rows)
        return self.all(wanted.format(among=self._dialect.AMONG), {"listed": jsontext.listed(listed)}) if listed else ()

    def _hold_claim(self, row: Sequence[Any]) -> None:
        if row[0] not in self.held.claims:
            self.held.claims[row[0]] = HeldClaim(claim_of(self.held.articles[row[1]].article.id, *row[2:5]), row[1])

    def _hold_article(self, seq: int, name: str, body: bytes, doc: str, known: date | str, withheld: int | None) -> None:
        if seq not in self.held.articles:
            # SQLite keeps days as text.
            day = known if isinstance(known, date) else date.fromisoformat(known)
            self.held.articles[seq] = HeldArticle(article_of(name, body, doc, withheld), day.toordinal())


def _together(begun: Iterable[int], pairs: Mapping[int, Iterable[Pair]], by: int) -> dict[int, list[Pair]]:
    """Of these articles, and of all that hang together with them by pairs known by a day, these pairs."""
    found: dict[int, list[Pair]] = {}
    new = set(begun)
    while new:
        found |= {seq: [pair for pair in pairs.get(seq, ()) if pair.known <= by] for seq in new}
        new = {seq for one in new for pair in found[one] for seq in (pair.one, pair.other)} - found.keys()
    return found


@lru_cache(maxsize=256)
def _said(wanted: str, spoken: Dialect) -> tuple[str, tuple[str, ...] | None]:
    """The text as the driver takes it, and the names of its values in their places; None where it takes them by name."""
    compiled: Any = text(wanted).compile(dialect=spoken)
    return str(compiled), tuple(compiled.positiontup) if compiled.positional else None


_TOLD = "o.subject, t.body, a.doc, a.known, w.length"
_OWNER = "JOIN entries o ON o.seq = a.seq LEFT JOIN withholdings w ON w.text = a.text LEFT JOIN texts t ON t.digest = a.text"
_STANDING = "SELECT c.seq, c.article, c.nth, c.body, e.subject FROM claims c JOIN entries e ON e.seq = c.seq WHERE e.retracted IS NULL"
_CLAIMS = f"""
SELECT c.seq, c.article, c.nth, c.body, e.subject, {_TOLD}
FROM claims c JOIN entries e ON e.seq = c.seq JOIN articles a ON a.seq = c.article {_OWNER}
WHERE c.seq {{among}} AND e.retracted IS NULL AND o.retracted IS NULL"""
_CLAIMS_OF = f"{_STANDING} AND c.article {{among}}"
_ARTICLES = f"SELECT a.seq, {_TOLD} FROM articles a {_OWNER} WHERE a.seq {{among}} AND o.retracted IS NULL"
_TOPICS = "SELECT t.id, t.sender, t.role, t.about FROM topics t WHERE t.host = :host"
