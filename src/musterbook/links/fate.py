"""What became of a promise: the first of cancelled, kept, superseded, overdue and open that fits."""

from collections.abc import Iterable
from datetime import date

from musterbook.links import cancelled, kept, overdue, superseded
from musterbook.links.deciding import Deciding
from musterbook.links.making import Made
from musterbook.links.telling import Fate


def fate(promise: Made, deciding: Deciding, rivals: Iterable[Made], on: date) -> Fate:
    """The state of a promise on `on`, from the claims of its senders that can decide one, and from the other promises of its action."""
    return (
        cancelled.find(promise, deciding.calling_off(promise))
        or kept.find(promise, deciding.keeping(promise))
        or superseded.find(promise, rivals)
        or overdue.find(promise.due, on)
        or overdue.still_open(promise.due, on)
    )
