"""What became of a promise: the first of cancelled, kept, superseded, overdue and open that fits."""

from collections.abc import Iterable, Sequence
from datetime import date

from musterbook.compare import Fact, is_before
from musterbook.links import cancelled, kept, overdue, superseded
from musterbook.links.making import Made
from musterbook.links.telling import Fate


def fate(promise: Made, facts: Sequence[Fact], rivals: Iterable[Made], on: date) -> Fate:
    """The state of a promise on `on`, from the claims of its senders that can decide one, and from the other promises of its action."""
    later = [fact for fact in facts if is_before(promise.first, fact)]
    return (
        cancelled.find(promise, later)
        or kept.find(promise, later)
        or superseded.find(promise, rivals)
        or overdue.find(promise.due, on)
        or overdue.still_open(promise.due, on)
    )
