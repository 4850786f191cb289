"""From the ledger to answers: what was known by a day, how it hangs together, and what it comes to."""

from dataclasses import dataclass
from datetime import date

from musterbook.ledger.store import Book
from musterbook.links.reconcile import reconcile
from musterbook.model import Known, Links, Posture, Step
from musterbook.posture.commitments import commitments
from musterbook.posture.estimate import posture


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


def answers(book: Book, on: date, known_by: date) -> Answers:
    """What was known by `known_by`, reconciled for `on`."""
    known = book.known(known_by)
    return Answers(known, reconcile(known, on), on, known_by)
