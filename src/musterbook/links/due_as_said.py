"""The date of a promise as its words give it: one 'by the third quarter' falls due on 30 September, and nobody named that day.

In: a promise, what tells when its claims were published. Out: the EDTF date on whose last day it falls due, or why it has none.
"""

from dataclasses import dataclass
from datetime import date

from musterbook.compare import UNDATED, deadline, due, first_day
from musterbook.model import Claim, Known, Promise
from musterbook.values import bounds


@dataclass(frozen=True, slots=True)
class Due:
    """`said` is an EDTF date, None where there is none, with the reason; `first` and `last` are its days."""

    said: str | None
    first: date | None = None
    last: date | None = None
    why: str = ""


def due_as_said(promise: Promise, known: Known) -> Due:
    """The narrowest of the dates that its claims give and that end on the day on which it falls due."""
    if promise.due is None:
        return Due(None, why=_undated(promise, known))
    day = date.fromisoformat(promise.due)
    given = [text for claim in promise.made_by for text in (_date_of(claim, known),) if text and bounds(text)[1] == day]
    said = max(given, key=lambda text: bounds(text)[0], default=promise.due)
    return Due(said, *bounds(said))


def _date_of(claim: Claim, known: Known) -> str | None:
    """The date by which the claim falls due, as it is written."""
    if deadline(claim):
        return claim.end
    return claim.start if due(claim, _published(claim, known)) else None


def _published(claim: Claim, known: Known) -> date:
    return first_day(known.published(claim) or None) or UNDATED


def _undated(promise: Promise, known: Known) -> str:
    """Why nothing tells when it falls due."""
    starts = [claim for claim in promise.made_by if claim.start and first_day(claim.start)]
    if not starts:
        return "its words give no date"
    if any(known.published(claim) for claim in starts):
        return "its words give a start that did not lie after their publication"
    return "its words give a start, and nothing tells when they were published"
