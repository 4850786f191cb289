"""A promise is overdue on every day after the one on which it was due, where nothing reports it done, denied or replaced.

Due is the deadline, else the last day of a start that lay after publication; a promise without either is never overdue, but open.

Fires:
    a 2024-05-01 deploy announced DEU>LTU echelon=company end=2024-12-31
Quiet:
    a 2024-05-01 deploy announced DEU>LTU echelon=company end=2025-06-01
"""

from datetime import date

from musterbook.links.telling import Fate

CODE = "promise-overdue"


def find(due: date | None, on: date) -> Fate | None:
    """Overdue, where the day has passed."""
    if due is None or due >= on:
        return None
    return Fate("overdue", (), f"it was due by {due}, and nothing reports it done by {on}")


def still_open(due: date | None, on: date) -> Fate:
    """Open, where nothing has decided it."""
    if due is None:
        return Fate("open", (), "no date was set, and nothing reports it done, denied or replaced")
    return Fate("open", (), f"it is due by {due}, which is not before {on}")
