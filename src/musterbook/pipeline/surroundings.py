"""What hangs together with the claims that were read of a ledger: what they copy, what corrects them, what contradicts them.

In: an Excerpt with some claims in it. Out: copy trees, corrections, contradictions, each as they are listed among all that is known; what
is needed to know that is read besides.
"""

from collections.abc import Iterable

from musterbook.compare import countries
from musterbook.ledger.excerpt import Excerpt, Row, Topic
from musterbook.links.contradiction import concerned, conflicts
from musterbook.links.copies import trees
from musterbook.model import Article, Conflict, CopyTree
from musterbook.pipeline import deriving
from musterbook.pipeline.deriving import slots_of
from musterbook.values import bounds

_LEAVING = (deriving.LEFT, deriving.ODD)


class Surroundings:
    """One host in an excerpt: the topics of its senders, and what was read around their claims."""

    def __init__(self, excerpt: Excerpt, host: str, sender: str | None) -> None:
        self.excerpt, self.host = excerpt, host
        self.topics = {topic.id: topic for topic in excerpt.topics(host, sender)}
        self.trees: tuple[CopyTree, ...] = ()
        self.known = excerpt.known()
        self._elsewhere: dict[str, list[Topic]] = {}

    def follow(self) -> None:
        """Read all that hangs together by copying with the articles read, and the claims of the sources."""
        found = [deriving.alike_of(body) for body in self.excerpt.alike()]
        self.trees = trees(found, self.excerpt.articles)
        owners = {claim.article for claim in self.excerpt.claims.values()}
        roots = (tree.root for tree in self.trees if owners & {tree.root, *(copy.article for copy in tree.members)})
        self.excerpt.read_articles(roots)

    def corrections(self) -> tuple[Conflict, ...]:
        """The contradictions in which a claim of the same house, or of the same article, may replace one of those read."""
        first = self._first_days()
        wanted = ((topic, slots_of(topic.about)["of"]) for topic in self.topics.values() if topic.role == deriving.CORRECTION)
        rows = self.excerpt.rows(
            (topic.id, first[of], topic.latest) for topic, of in wanted if topic.latest >= first.get(of, topic.latest + 1)
        )
        self.excerpt.read(row.claim for row in rows)
        if rows:
            self.follow()
        self.known = self.excerpt.known()
        ids = frozenset(self.excerpt.claims[row.claim].id for row in rows if row.claim in self.excerpt.claims)
        return self.contradictions(ids) if ids else ()

    def _first_days(self) -> dict[str, int]:
        """By house, and by article, the day of the oldest claim read."""
        first: dict[str, int] = {}
        for name in {claim.article for claim in self.excerpt.claims.values()}:
            article = self.excerpt.articles[name]
            houses = {house.casefold() for house in (article.outlet, article.agency, article.republished_from) if house}
            for of in (*houses, f"article {name}"):
                first[of] = min(first.get(of, _day(article)), _day(article))
        return first

    def contradictions(self, touching: frozenset[str], *, contemporary: bool = False) -> tuple[Conflict, ...]:
        """The contradictions that touch these claims, as they are listed among all: of copies, through the root."""
        self._read_departures({claim.article for claim in self.known.claims if claim.id in touching})
        asked = concerned(self.known, self.trees, touching, contemporary=contemporary)
        articles = {name for pair in asked.roots for name in pair}
        for tree in self.trees:
            articles |= {copy.article for copy in tree.members} if tree.root in articles else set()
        if not articles:
            return ()
        self.excerpt.read_articles(articles)
        self._read_departures(articles)
        return conflicts(self.known, self.trees, asked)

    def _read_departures(self, articles: Iterable[str]) -> None:
        """Who had left between any two claims of these articles, of the host and of the hosts that they name besides."""
        days = [_day(self.excerpt.articles[name]) for name in articles if name in self.excerpt.articles]
        if days:
            names = set(articles)
            hosts = {host for claim in self.excerpt.claims.values() if claim.article in names for host in countries(claim.hosts)}
            self._read_left(hosts, min(days) - deriving.CONTEMPORARY, max(days) + deriving.CONTEMPORARY)
        self.known = self.excerpt.known()

    def _read_left(self, hosts: Iterable[str], first: int, last: int) -> None:
        for host in sorted(hosts):
            topics: Iterable[Topic] = self.topics.values() if host == self.host else self._topics_of(host)
            rows = self.excerpt.gone((topic.id, first, last) for topic in topics if topic.role in _LEAVING)
            self.excerpt.read(row.claim for row in rows)

    def _topics_of(self, host: str) -> list[Topic]:
        if host not in self._elsewhere:
            self._elsewhere[host] = self.excerpt.topics(host)
        return self._elsewhere[host]

    def name(self, row: Row) -> str:
        """The id of the claim of a row; '' where it does not stand any more."""
        claim = self.excerpt.claims.get(row.claim)
        return claim.id if claim else ""

    def is_still(self, topic: Topic, row: Row) -> bool:
        """It is what its topic says; a claim that was corrected since it was read may be under another topic now."""
        claim = self.excerpt.claims[row.claim]
        if claim.id not in self.excerpt.judged:
            return True
        now = next((one for one in self.known.claims if one.id == claim.id), None)
        article = self.known.articles[claim.article]
        return now is not None and deriving.is_valid(now, article, self.host, (topic.sender, topic.role, topic.about))


def _day(article: Article) -> int:
    return bounds(article.published)[0].toordinal() if article.published else deriving.LONG_AGO
