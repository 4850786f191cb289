"""A line whose stated end has passed with nothing reported since stays as it is, and says so.

Fires:
    a 2024-05-01 station in_effect USA>LTU 500 end=2024-06-30
Quiet:
    a 2024-05-01 station in_effect USA>LTU 500 end=2024-06-30
    b 2024-08-01 station in_effect USA>LTU 500
"""

from collections.abc import Iterable
from datetime import date

from musterbook.compare import Fact, last_day
from musterbook.posture.terms import Terms

CODE = "line-end-passed"


def find(said: Terms, bearing: Iterable[Fact], on: date) -> str:
    """The sentence that says so; '' where it has not passed."""
    over = last_day(said.until)
    if over is None or over >= on or any(fact.day > over for fact in bearing):
        return ""
    return f"the stated end {over} has passed with nothing reported since"
