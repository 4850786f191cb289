"""From the ledger to answers: what was known by a day, how it hangs together, and what it comes to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from musterbook.ledger.store import Book
from musterbook.links.check import Verdict, check
from musterbook.links.reconcile import reconcile
from musterbook.model import Claim, Conflict, CopyTree, Known, Line, Links, Posture, Promise, Reading, Step
from musterbook.model import known as make_known
from musterbook.posture.commitments import commitments
from musterbook.posture.estimate import posture
from musterbook.posture.timeline import Change, timeline


@dataclass(frozen=True, slots=True)
class About:
    """Everything that a claim takes part in."""

    lines: tuple[Line, ...]
    promises: tuple[Promise, ...]
    conflicts: tuple[Conflict, ...]
    trees: tuple[CopyTree, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """All that a ledger says on a day, as far as was known by a day."""

    known: Known
    links: Links
    on: date
    known_by: date

    def posture(self, host: str, sender: str | None = None) -> Posture:
        """The estimate for a host, of one sender or of all."""
        return posture(self.known, self.links, host=host, sender=sender, on=self.on, known_by=self.known_by)

    def commitments(self, host: str, sender: str) -> tuple[Step, ...]:
        """How long a sender was said to stay in a host, and on what basis, step by step."""
        return commitments(self.known, self.links, host, sender)

    def timeline(self, host: str, sender: str | None = None) -> tuple[Change, ...]:
        """What changed in a host, of one sender or of all, oldest first."""
        return timeline(self.known, self.links, host=host, sender=sender)

    def verdict(self, claim: Claim) -> Verdict:
        """What a claim adds to the rest of what is known."""
        return check(claim, self.known, self.links)

    def about(self, claim: Claim) -> About:
        """The lines, promises, contradictions and copy trees that the claim, or its article, stands in."""
        lines = (line for host in claim.hosts for line in self.posture(host).lines if _among(claim, line.claims))
        promises = (one for one in self.links.promises if _among(claim, one.made_by) or _among(claim, one.by))
        conflicts = (one for one in self.links.conflicts if _among(claim, (one.left, one.right)))
        return About(tuple(lines), tuple(promises), tuple(conflicts), self.trees_of(claim.article))

    def trees_of(self, article: str) -> tuple[CopyTree, ...]:
        """The copy trees that an article stands in."""
        return tuple(tree for tree in self.links.trees if article in {tree.root, *(copy.article for copy in tree.members)})


def answers(book: Book, on: date, known_by: date) -> Answers:
    """What was known by `known_by`, reconciled for `on`."""
    return _answers(book.known(known_by), on, known_by)


def with_reading(known: Known, reading: Reading, known_by: date) -> Answers:
    """The same with one more article, as if it had been recorded."""
    articles = {**known.articles, reading.article.id: reading.article}
    others = tuple(claim for claim in known.claims if claim.article != reading.article.id)
    return _answers(make_known(articles, (*others, *reading.claims)), known_by, known_by)


def _answers(known: Known, on: date, known_by: date) -> Answers:
    return Answers(known, reconcile(known, on), on, known_by)


def _among(claim: Claim, claims: Iterable[Claim]) -> bool:
    return claim.id in {one.id for one in claims}
