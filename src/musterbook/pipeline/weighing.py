"""Working out once what each claim about a host contradicts and when it repeats its source, by day of knowledge, for the ledger to keep.

In: a ledger, a host, a season of publication. Out: rows of weights, which follow from the entries as marks do. What days do not tell (a
judgement, an article without a date, a group of copies that goes on for long) leaves the claims around it unsure: they are asked anew.
"""

from collections.abc import Callable, Iterator
from datetime import date
from time import monotonic

from musterbook.compare import says_the_same
from musterbook.errors import BookError
from musterbook.ledger.excerpt import Excerpt
from musterbook.ledger.overlay import is_judged
from musterbook.ledger.seasons import EVERY, Weight
from musterbook.ledger.store import Book
from musterbook.links.direction import day_of
from musterbook.links.disputing import Disputing, add_span
from musterbook.links.histories import EVER
from musterbook.links.rooting import Rooting
from musterbook.model import Claim, Known
from musterbook.model import known as make_known
from musterbook.pipeline import deriving
from musterbook.pipeline.deriving import CONTEMPORARY, KIN, RULES, SEASON, bring_up
from musterbook.pipeline.surroundings import LEAVING, Surroundings

# The rules by which weights are made; it changes when they do.
WEIGHTS = f"{RULES.rules}.2"
# Another process may go through entries meanwhile.
_TRIES = 5


def keep(book: Book, host: str, progress: Callable[[int, int], None] | None = None, *, patience: float | None = None) -> None:
    """Have it kept what a host's claims contradict and repeat, up to the newest entry. Raises BookError where it cannot be kept.

    Only seasons of which something was told since are worked out; `progress` is told of how many, and how many there are to do. After
    `patience` seconds the rest is left to the next who asks.
    """
    begun = monotonic()
    for _ in range(_TRIES):
        if book.is_weighed(host, RULES.rules, WEIGHTS):
            return
        bring_up(book)
        through = book.through(RULES.rules)
        missing = book.unweighed(host, WEIGHTS, deriving.ANY, SEASON)
        for nth, season in enumerate(missing):
            if not book.keep_weights(host, season, WEIGHTS, worked_out(book, host, season), through=through):
                break
            if progress:
                progress(nth + 1, len(missing))
            if patience is not None and monotonic() - begun > patience and nth + 1 < len(missing):
                return
        else:
            if book.keep_weights(host, EVERY, WEIGHTS, (), through=through):
                return
    raise BookError(f"what contradicts claims about {host}: others write to the book all the time; try again")


def differences(book: Book) -> Iterator[str]:
    """The hosts and seasons of which something else is kept than follows from the entries."""
    for host, season in book.weighed(WEIGHTS):
        found = worked_out(book, host, season)
        with book.excerpt(date.max) as excerpt:
            kept = excerpt.all_weights(host, season)
        if kept != found:
            first, last = (date.fromordinal(day) for day in (season * SEASON, season * SEASON + SEASON - 1))
            yield f"contradictions about {host}: what is kept of claims from {first} to {last} does not follow from the entries"


def worked_out(book: Book, host: str, season: int) -> list[Weight]:
    """What the claims about a host of one season are, by claim and sender."""
    with book.excerpt(date.max) as excerpt:
        return list(_Season(excerpt, host, season).weights())


class _Season:
    """One season of a host, and what was read around it."""

    def __init__(self, excerpt: Excerpt, host: str, season: int) -> None:
        self._excerpt, self._host, self._first, self._last = excerpt, host, season * SEASON, season * SEASON + SEASON - 1
        self._around = Surroundings(excerpt, host, None)
        # Of the claims of the season the senders, as they were read or were corrected to.
        self._senders: dict[int, set[str]] = {}
        self._rooting = Rooting((), {})
        self._of_article: dict[str, list[Claim]] = {}
        # The days around which nothing is sure, with how far.
        self._judged: list[tuple[int, int]] = []

    def weights(self) -> Iterator[Weight]:
        """The rows of all that is to be kept."""
        self._read()
        unsure = self._unsure()
        disputing = Disputing(self._known(), self._rooting, unsure)
        pairs = disputing.pairs(frozenset(self._excerpt.claims[seq].id for seq in self._senders))
        groups = [self._rooting.kin(left) | self._rooting.kin(right) for left, right in pairs]
        self._excerpt.read_articles({name for group in groups for name in group})
        self._around.read_departures(groups)
        unsure = self._unsure()
        found, asked_anew = Disputing(self._known(), self._rooting, unsure).disputes(pairs)
        rows = {claim.id: seq for seq, claim in self._excerpt.claims.items()}
        told: dict[tuple[int, str], set[tuple[str, int, int, int]]] = {}
        for one in found:
            if one.host == self._host:
                for mine, other in ((one.left, one.right), (one.right, one.left)):
                    told.setdefault((rows[mine.id], one.sender), set()).add((one.kind, rows[other.id], one.since, one.until))
        for seq, claim in ((seq, self._excerpt.claims[seq]) for seq in sorted(self._senders)):
            is_unsure = claim.id in asked_anew or not unsure.isdisjoint(self._rooting.kin(claim.article)) or self._is_near_judged(claim)
            echo = () if is_unsure else tuple(self._echo(claim))
            for sender in sorted(self._senders[seq]):
                disputed = () if is_unsure else tuple(sorted(told.get((seq, sender), ())))
                if is_unsure or echo or disputed:
                    yield Weight(seq, sender, is_unsure, echo, disputed)

    def _read(self) -> None:
        """Read the claims of the season, what lies around them, and what they copy."""
        excerpt, topics = self._excerpt, self._around.topics
        every = (topic for topic in topics.values() if topic.role == deriving.ANY)
        rows = excerpt.rows((topic.id, self._first - CONTEMPORARY, self._last + CONTEMPORARY) for topic in every)
        excerpt.read(row.claim for row in rows)
        for row in rows:
            if self._first <= row.day <= self._last and row.claim in excerpt.claims:
                self._senders.setdefault(row.claim, set()).add(topics[row.topic].sender)
        reach = CONTEMPORARY + KIN
        leaving = (topic for topic in topics.values() if topic.role in LEAVING)
        left = excerpt.gone((topic.id, self._first - reach, self._last + reach) for topic in leaving)
        excerpt.read(row.claim for row in left)
        self._rooting = Rooting([deriving.alike_of(body) for body in excerpt.alike()], excerpt.articles)
        excerpt.read_articles({name for seq in self._senders for name in self._rooting.kin(excerpt.claims[seq].article)})
        for claim in excerpt.claims.values():
            self._of_article.setdefault(claim.article, []).append(claim)
        said = excerpt.judged_ever()
        judged = {seq for seq, claim in excerpt.claims.items() if is_judged(claim, said.get(claim.id, ()))}
        self._judged = [(row.day, CONTEMPORARY) for row in rows if row.claim in judged]
        self._judged += [(row.gone, reach) for row in left if row.claim in judged and row.gone is not None]

    def _known(self) -> Known:
        """What was read, as it was read: what was judged is asked anew."""
        return make_known(self._excerpt.articles, tuple(self._excerpt.claims.values()))

    def _unsure(self) -> set[str]:
        """The articles of which days do not tell what was known, and whom they copy."""
        excerpt, said = self._excerpt, self._excerpt.judged_ever()
        found = {claim.article for claim in excerpt.claims.values() if is_judged(claim, said.get(claim.id, ()))} | self._rooting.unsure
        for name, article in excerpt.articles.items():
            days = [day_of(excerpt.articles[one]) for one in self._rooting.kin(name)]
            told = [day for day in days if day]
            if len(told) < len(days) or (max(told) - min(told)).days > KIN:
                found.add(article.id)
        return found

    def _is_near_judged(self, claim: Claim) -> bool:
        day = day_of(self._excerpt.articles[claim.article])
        return day is None or any(abs(day.toordinal() - judged) <= reach for judged, reach in self._judged)

    def _echo(self, claim: Claim) -> Iterator[tuple[int, int]]:
        """The days on which the root of its article says the same."""
        day = day_of(self._excerpt.articles[claim.article])
        spans: list[tuple[int, int]] = []
        for first, last, root in self._rooting.spans(claim.article, day.toordinal() if day else EVER, EVER):
            if root != claim.article and any(says_the_same(claim, one) for one in self._of_article.get(root, ())):
                add_span(spans, first, last)
        return iter(spans)
