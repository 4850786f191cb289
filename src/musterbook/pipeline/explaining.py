"""What some claims rest on and what rests on them, read from a ledger of any size without the rest of it.

In: a ledger, claims, two days. Out: something that tells of each of them the lines, promises, contradictions, copies and credibility, as
`Answers` tells of a ledger that is small enough to be read as a whole. Of a big one every claim of their senders in their hosts is read; of
contradictions those of claims published within 45 days of one another are told, as elsewhere.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Protocol

from musterbook.compare import countries
from musterbook.corroboration import Corroboration
from musterbook.errors import BookError
from musterbook.ledger.store import Book
from musterbook.links.borrowing import borrowings, lender
from musterbook.model import Claim, Conflict, CopyTree, Known, Links
from musterbook.pipeline import deriving
from musterbook.pipeline.answers import About, answers, posture_of, promises_page
from musterbook.pipeline.deriving import bring_up
from musterbook.pipeline.narrowing import WHOLE
from musterbook.pipeline.paging import Asked, Bound
from musterbook.pipeline.surroundings import Surroundings
from musterbook.posture.credibility import Question, credibility

# A host and a sender.
_Party = tuple[str, str]


class Telling(Protocol):
    """Whatever can tell of claims what they rest on and what rests on them: `Answers`, or `Near`."""

    @property
    def on(self) -> date:
        """The day asked about."""

    @property
    def known_by(self) -> date:
        """The day by which it was known."""

    @property
    def known(self) -> Known:
        """What was read."""

    def about(self, claim: Claim) -> About:
        """The lines, promises, contradictions and copy trees that the claim, or its article, stands in."""

    def credibility(self, claim: Claim) -> tuple[str, str]:
        """The Admiralty code of a claim with all that say the same, and its derivation."""

    def trees_of(self, article: str) -> tuple[CopyTree, ...]:
        """The copy trees that an article stands in."""


def telling(book: Book, claims: Sequence[Claim], on: date, known_by: date) -> Telling:
    """What tells of these claims; of a big ledger it is told as long as that is open."""
    parties = [_parties(claim) for claim in claims]
    # Where it is not told whose force it is or where, only all that is known tells what it is part of.
    if not all(parties) or not book.has_more_than(WHOLE, known_by):
        return answers(book, on, known_by)
    try:
        bring_up(book)
    except BookError:
        return answers(book, on, known_by)
    return Near(book, claims, on, known_by)


class Near:
    """All that was claimed of the senders of some claims in their hosts, and how it hangs together with these."""

    def __init__(self, book: Book, claims: Sequence[Claim], on: date, known_by: date) -> None:
        self.on, self.known_by, self._book = on, known_by, book
        parties = sorted({party for claim in claims for party in _parties(claim)})
        with book.excerpt(known_by) as excerpt:
            around = [Surroundings(excerpt, *party) for party in parties]
            every = [topic.id for one in around for topic in one.topics.values() if topic.role == deriving.ANY]
            excerpt.read(row.claim for row in excerpt.rows((id, 0, known_by.toordinal()) for id in every))
            trees = _followed(around)
            alike = Corroboration(excerpt.known(), Links(trees))
            same = {one.id: one.article for claim in claims for one in alike.same(claim)}
            excerpt.read_articles(set(same.values()))
            trees = _followed(around)
            conflicts = _disputes(around, same)
            known = excerpt.known()
        self.links = Links(trees, conflicts, (), borrowings(known, trees), lender(known))
        self._alike = Corroboration(known, self.links)
        self._known = replace(known, voices=self._alike.voices)
        # Kept for as long as this is: each of several claims of one line asks the same.
        self._posture = cache(lambda host, sender: posture_of(book, host, on, known_by, sender).posture)
        self._promised = cache(lambda host, sender: promises_page(book, Asked(host, on, known_by, sender), Bound()))

    @property
    def known(self) -> Known:
        """What was read so far."""
        return self._known

    def about(self, claim: Claim) -> About:
        """As `Answers.about`."""
        parties = _parties(claim)
        lines = [line for party in parties for line in self._posture(*party).lines if _is_among(claim, line.claims)]
        promised = [self._promised(*party) for party in parties]
        for one in promised:
            self._known = replace(self._known, articles={**one.known.articles, **self._known.articles})
        promises = (one for told in promised for one in told.promises if _is_among(claim, (*one.made_by, *one.by)))
        conflicts = (one for one in self.links.conflicts if _is_among(claim, (one.left, one.right)))
        borrowed = tuple(one for one in self.links.borrowed if claim.id in (one.claim, one.of))
        return About(tuple(lines), tuple(dict.fromkeys(promises)), tuple(conflicts), self.trees_of(claim.article), borrowed)

    def credibility(self, claim: Claim) -> tuple[str, str]:
        """As `Answers.credibility`."""
        host, sender = next(iter(sorted(countries(claim.hosts))), ""), next(iter(claim.senders), "")
        return credibility(self._alike.same(claim), self._known, self.links, Question(sender, host, self.on))

    def trees_of(self, article: str) -> tuple[CopyTree, ...]:
        """As `Answers.trees_of`."""
        return tuple(tree for tree in self.links.trees if article in {tree.root, *(copy.article for copy in tree.members)})


def _parties(claim: Claim) -> list[_Party]:
    return [(host, sender) for host in sorted(countries(claim.hosts)) for sender in sorted(set(claim.senders))]


def _followed(around: Sequence[Surroundings]) -> tuple[CopyTree, ...]:
    for one in around:
        one.follow()
    for one in around:
        one.known = one.excerpt.known()
    return around[-1].trees if around else ()


def _disputes(around: Sequence[Surroundings], touching: dict[str, str]) -> tuple[Conflict, ...]:
    """The contradictions of claims of one time that touch these, in the order in which they were said."""
    ids, groups = frozenset(touching), [{article} for article in sorted(set(touching.values()))]
    found = dict.fromkeys(conflict for one in around for conflict in one.contradictions(ids, groups, contemporary=True))
    return tuple(found)


def _is_among(claim: Claim, claims: Sequence[Claim]) -> bool:
    return any(one.id == claim.id for one in claims)
