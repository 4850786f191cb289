"""What was read for earlier questions, as the book stood at one entry: it stands as long as no later entry closes it.

In: an open transaction, what was held before. Out: what of it stands at the transaction's newest entry. Whoever reads at an older entry
than another thread holds for itself alone.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from musterbook.ledger import tables
from musterbook.ledger.topics import Topics
from musterbook.model import Article, Claim

_CLAIMS, _ARTICLES, _TOPICS = 40_000, 25_000, 150_000
# So many entries later nothing is looked through, but all read anew.
_FAR = 20_000
# Whoever derives all of it again numbers topics on from where they were, so that the least number tells it.
_WHERE = text(
    "SELECT (SELECT max(seq) FROM entries), (SELECT max(through) FROM derived), (SELECT min(id) FROM topics), "
    "(SELECT count(*) FROM (SELECT 1 FROM judgements LIMIT 1) j)"
)
_SINCE = text("SELECT kind, target FROM entries WHERE seq > :head AND (target IS NOT NULL OR kind = :withholding)")


class Place(NamedTuple):
    """Where a book stands: its newest entry, the one up to which all is derived, the first topic, and whether anything was ever judged."""

    head: int
    through: int
    first: int
    is_judged: bool


class Pair(NamedTuple):
    """Articles that are alike, by row, the ordinal of the day from which both are known, and what they have in common, as JSON."""

    one: int
    other: int
    known: int
    body: str


class HeldClaim(NamedTuple):
    """A claim, and the row of its article."""

    claim: Claim
    article: int


class HeldArticle(NamedTuple):
    """An article, and the ordinal of the day from which it is known."""

    article: Article
    known: int


@dataclass(slots=True)
class Held:
    """Claims, each with the row of its article, which is held too, and articles, by row; 0.25 GB at most.

    As long as nothing else is told or derived also, by article, the rows of all its claims, and its like pairs; by host and claim, senders
    and bodies of weights; and topics, by host and sender, if one is named.
    """

    head: int = 0
    through: int = 0
    first: int = 0
    claims: dict[int, HeldClaim] = field(default_factory=dict)
    articles: dict[int, HeldArticle] = field(default_factory=dict)
    whole: dict[int, tuple[int, ...]] = field(default_factory=dict)
    alike: dict[int, tuple[Pair, ...]] = field(default_factory=dict)
    weights: dict[tuple[str, int], tuple[tuple[str, str], ...]] = field(default_factory=dict)
    topics: dict[tuple[str, str | None], Topics] = field(default_factory=dict)
    # What others make of a claim for every question, by its id.
    told: dict[str, Any] = field(default_factory=dict)

    def trimmed(self) -> "Held":
        """The same, or where it is too much the younger half of it; whoever reads of this one meanwhile finds all of it."""
        topics = self.topics
        if sum(len(one.every) for one in topics.copy().values()) > _TOPICS:
            topics = {}
        elif len(self.claims) <= _CLAIMS and len(self.articles) <= _ARTICLES:
            return self
        claims = dict(list(self.claims.copy().items())[len(self.claims) // 2 :])
        articles = {one.article: self.articles[one.article] for one in claims.values()}
        whole = {seq: rows for seq, rows in self.whole.copy().items() if seq in articles and all(row in claims for row in rows)}
        alike = {seq: pairs for seq, pairs in self.alike.copy().items() if seq in articles}
        weights = {key: found for key, found in self.weights.copy().items() if key[1] in claims}
        return Held(self.head, self.through, self.first, claims, articles, whole, alike, weights, topics)


def place(connection: Connection) -> Place:
    """Where the book stands."""
    head, through, first, judged = connection.execute(_WHERE).one()
    return Place(head or 0, through or 0, first or 0, bool(judged))


def standing(connection: Connection, held: Held, at: Place) -> Held:
    """What of it stands there."""
    if (held.head, held.through, held.first) == at[:3]:
        return held
    if not held.head <= at.head <= held.head + _FAR:
        return Held(*at[:3])
    since = connection.execute(_SINCE, {"head": held.head, "withholding": tables.WITHHOLDING}).all()
    if any(row.kind == tables.WITHHOLDING for row in since):
        return Held(*at[:3])
    closed = {row.target for row in since}
    articles = {seq: one for seq, one in held.articles.copy().items() if seq not in closed}
    claims = {seq: one for seq, one in held.claims.copy().items() if seq not in closed and one.article in articles}
    return Held(*at[:3], claims, articles)
