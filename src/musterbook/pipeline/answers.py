"""From the ledger to answers: what was known by a day, how it hangs together, and what it comes to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from musterbook.ledger.store import Book
from musterbook.links.reconcile import reconcile
from musterbook.model import Claim, Conflict, CopyTree, Known, Line, Links, Posture, Promise, Step
from musterbook.posture.commitments import commitments
from musterbook.posture.estimate import posture


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
    known = book.known(known_by)
    return Answers(known, reconcile(known, on), on, known_by)


def _among(claim: Claim, claims: Iterable[Claim]) -> bool:
    return claim.id in {one.id for one in claims}
