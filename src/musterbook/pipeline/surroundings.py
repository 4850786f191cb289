"""What hangs together with the claims that were read of a ledger: what they copy, what corrects them, what contradicts them.

In: an Excerpt with some claims in it. Out: copy trees, corrections, contradictions, each as they are listed among all that is known; what
is needed to know that is read besides.
"""

from collections.abc import Collection, Iterable, Iterator, KeysView, Mapping, Sequence
from dataclasses import replace

from musterbook.compare import countries
from musterbook.ledger.derived import Mark
from musterbook.ledger.excerpt import Excerpt, Row
from musterbook.ledger.topics import Topic
from musterbook.links.contradiction import concerned, conflicts
from musterbook.links.copies import trees
from musterbook.model import Article, Claim, Conflict, CopyTree, Known
from musterbook.pipeline import deriving
from musterbook.pipeline.deriving import slots_of
from musterbook.values import bounds

# The roles of reports that a force left.
LEAVING = (deriving.LEFT, deriving.ODD)


class Surroundings:
    """One host in an excerpt: the topics of its senders, and what was read around their claims."""

    def __init__(self, excerpt: Excerpt, host: str, sender: str | None) -> None:
        self.excerpt, self.host, self.sender = excerpt, host, sender
        self.every = excerpt.topics(host, sender)
        self.topics = self.every.made(_by_number)
        self.trees: tuple[CopyTree, ...] = ()
        self._pairs: list[str] = []
        self.known = excerpt.known()
        # By house, and by article, the articles of the claims read so far; and all of these.
        self._owned: dict[str, dict[str, Article]] = {}
        self._owning: set[str] = set()
        # By house the claims that were held against its corrections, these, and the pairs of articles that were found.
        self._by_house_replaced: dict[str, tuple[tuple[Claim, ...], KeysView[str], frozenset[tuple[str, str]]]] = {}
        # The marks of corrections that were read, and of their topics from which day on.
        self._corrections: list[Row] = []
        self._corrections_since: dict[int, int] = {}
        # What was asked last of corrections, and what was found.
        self._corrected: tuple[object, tuple[Conflict, ...]] = (), ()

    def follow(self, of: Iterable[str] | None = None, *, sources: bool = True) -> None:
        """Read all that hangs together by copying with the articles read, or with some; with `sources`, the claims of the sources."""
        names = None if of is None else set(of)
        pairs = self.excerpt.alike(names)
        if pairs != self._pairs:
            self._pairs = pairs
            self.trees = trees([deriving.alike_of(body) for body in pairs], self.excerpt.articles)
        if not sources:
            return
        owners = {claim.article for claim in self.excerpt.claims.values()} if names is None else names
        roots = (tree.root for tree in self.trees if owners & {tree.root, *(copy.article for copy in tree.members)})
        self.excerpt.read_articles(roots)

    def corrections(self, *, partly: bool = False) -> tuple[Conflict, ...]:
        """The contradictions in which a claim of the same house, or of the same article, may replace one of those read.

        With `partly`, only of the articles of these claims it is followed what they copy.
        """
        owned, replacing, by = self._by_house(), self.every.made(_replacing), self.excerpt.known_by.toordinal()
        wanted = {id: of for of in owned.keys() & replacing.keys() for id in replacing[of]}
        since = {of: min(map(_day, owned[of].values())) for of in set(wanted.values())}
        # Round by round more is read, most of it of the days that were asked about before.
        asked = self._corrections_since
        fresh = [(id, since[of], asked.get(id, by + 1) - 1) for id, of in wanted.items() if since[of] < asked.get(id, by + 1)]
        self._corrections += self.excerpt.rows(fresh)
        asked |= {id: first for id, first, _ in fresh}
        self.excerpt.read(row.claim for row in self._corrections)
        found = [(self.excerpt.claims[row.claim], wanted[row.topic]) for row in self._corrections if row.claim in self.excerpt.claims]
        groups = [{claim.article, *owned[of]} for claim, of in found]
        self.known = self.excerpt.known()
        if partly:
            # Few claims of a house are at odds with its correction, and only of these it matters what they copy.
            groups = list(self._replaced(found, owned))
            found = [(claim, of) for claim, of in found if any(claim.article in group for group in groups)]
        names = {name for group in groups for name in group}
        if found:
            self.follow(names if partly else None)
        self.known = self.excerpt.known()
        # Whatever else was read since, of the same texts the same follows.
        touching = frozenset(claim.id for claim, _ in found)
        if (partly, touching, self._claims_of(names)) != self._corrected[0]:
            conflicts = self.contradictions(touching, groups, replacing=True) if found else ()
            self._corrected = (partly, touching, self._claims_of(names)), conflicts
        return self._corrected[1]

    def _replaced(self, found: Iterable[tuple[Claim, str]], owned: Mapping[str, Mapping[str, Article]]) -> Iterator[set[str]]:
        """The pairs of articles of which a claim of the one may replace one of the other, house by house."""
        by_house: dict[str, dict[str, str]] = {}
        for claim, of in found:
            by_house.setdefault(of, {})[claim.id] = claim.article
        of_article: dict[str, list[tuple[int, Claim]]] = {}
        for place, claim in enumerate(self.known.claims):
            of_article.setdefault(claim.article, []).append((place, claim))
        for of, corrections in by_house.items():
            told = sorted(one for name in {*owned[of], *corrections.values()} for one in of_article.get(name, ()))
            claims = tuple(claim for _, claim in told)
            # Round by round more is read, but of few houses.
            if of not in self._by_house_replaced or self._by_house_replaced[of][:2] != (claims, corrections.keys()):
                asked = concerned(Known(self.known.articles, claims, told=self.known.told), (), frozenset(corrections), replacing=True)
                self._by_house_replaced[of] = claims, corrections.keys(), asked.roots
            yield from (set(pair) for pair in self._by_house_replaced[of][2])

    def _claims_of(self, names: Collection[str]) -> tuple[frozenset[str], int]:
        """Articles, and how many claims of them were read."""
        return frozenset(names), sum(claim.article in names for claim in self.known.claims)

    def _by_house(self) -> dict[str, dict[str, Article]]:
        """By house, and by article, the articles of the claims read."""
        for name in {claim.article for claim in self.excerpt.claims.values()} - self._owning:
            self._owning.add(name)
            article = self.excerpt.articles[name]
            houses = {house.casefold() for house in (article.outlet, article.agency, article.republished_from) if house}
            for of in (*houses, f"article {name}"):
                self._owned.setdefault(of, {})[name] = article
        return self._owned

    def contradictions(
        self, touching: frozenset[str], groups: Sequence[Collection[str]], *, contemporary: bool = False, replacing: bool = False
    ) -> tuple[Conflict, ...]:
        """The contradictions that touch these claims, as they are listed among all: of copies, through the root.

        `groups` are articles of which one may contradict another. Only those of 45 days where `contemporary`; where `replacing`, those
        in which the one may replace the other.
        """
        self.read_departures(groups)
        of_root = {tree.root: {tree.root, *(copy.article for copy in tree.members)} for tree in self.trees}
        # What replaces another is of its house, or of a house of its copies.
        told = self._told_by((*groups, *of_root.values())) if replacing else self.known
        asked = concerned(told, self.trees, touching, contemporary=contemporary, replacing=replacing)
        groups = [of_root.get(one, {one}) | of_root.get(other, {other}) for one, other in asked.roots]
        if not groups:
            return ()
        self.excerpt.read_articles({name for group in groups for name in group})
        self.read_departures(groups)
        return conflicts(self._told_by(groups), self.trees, asked)

    def _told_by(self, groups: Iterable[Iterable[str]]) -> Known:
        """Of what is known that of some groups of articles, and who left: between two claims a force may have."""
        names = {name for group in groups for name in group}
        told = (claim for claim in self.known.claims if claim.article in names or claim.action == "withdraw" or claim.status == "ended")
        return replace(self.known, claims=tuple(told))

    def read_departures(self, groups: Iterable[Iterable[str]]) -> None:
        """Who had left between any two claims of one group of articles, of the host and of the hosts that they name besides."""
        hosts: dict[str, set[str]] = {}
        for claim in self.excerpt.claims.values():
            hosts.setdefault(claim.article, set()).update(countries(claim.hosts))
        spans: dict[str, set[tuple[int, int]]] = {}
        for group in groups:
            names = [name for name in group if name in self.excerpt.articles]
            days = [_day(self.excerpt.articles[name]) for name in names]
            for host in {host for name in names for host in hosts.get(name, ())}:
                spans.setdefault(host, set()).add((min(days) - deriving.CONTEMPORARY, max(days) + deriving.CONTEMPORARY))
        for host in sorted(spans):
            topics = self.every if host == self.host else self.excerpt.topics(host)
            apart = list(merged(spans[host]))
            rows = self.excerpt.gone((id, *span) for id in topics.made(_leaving) for span in apart)
            self.excerpt.read(row.claim for row in rows)
        self.known = self.excerpt.known()

    def name(self, row: Row) -> str:
        """The id of the claim of a row; '' where it does not stand any more."""
        claim = self.excerpt.claims.get(row.claim)
        return claim.id if claim else ""

    def is_still(self, topic: Topic, row: Row) -> bool:
        """It is what its topic says; a claim that was corrected since it was read may be under another topic now, or of other days."""
        claim = self.excerpt.claims[row.claim]
        if claim.id not in self.excerpt.judged:
            # A correction may count from a later day on.
            return row.version == 0
        now = next((one for one in self.known.claims if one.id == claim.id), None)
        article = self.known.articles[claim.article]
        mark = Mark(self.host, topic.sender, topic.role, topic.about, row.day, row.since, row.gone, row.low, row.high)
        return now is not None and mark in deriving.RULES.marks(article, now)


def _by_number(topics: Iterable[Topic]) -> dict[int, Topic]:
    return {topic.id: topic for topic in topics}


def _replacing(topics: Iterable[Topic]) -> dict[str, list[int]]:
    """By house, or article, of which a correction may replace claims, the topics of its corrections."""
    found: dict[str, list[int]] = {}
    for topic in topics:
        if topic.role == deriving.CORRECTION:
            found.setdefault(slots_of(topic.about)["of"], []).append(topic.id)
    return found


def _leaving(topics: Iterable[Topic]) -> list[int]:
    return [topic.id for topic in topics if topic.role in LEAVING]


def merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same days as spans that do not meet."""
    begun: tuple[int, int] | None = None
    for first, last in sorted(spans):
        if begun and first <= begun[1] + 1:
            begun = begun[0], max(begun[1], last)
            continue
        if begun:
            yield begun
        begun = first, last
    if begun:
        yield begun


def _day(article: Article) -> int:
    return bounds(article.published)[0].toordinal() if article.published else deriving.LONG_AGO
