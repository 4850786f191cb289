"""Overdue: evidence that tells both when something was to come and that it has not: 'the fourth, due in 2023, is still missing'.

In: a claim, and what stands in its evidence before a word that says no. Out: whether it leaves the claim alone, or denies it.
"""

import re

from musterbook.claims.stages.status import AHEAD
from musterbook.model import Claim

_DUE = re.compile(r"\b(?:due|promised|announced|planned|expected|scheduled|pledged)\b[^;.:]*\Z", re.I)


def is_overdue(claim: Claim, before: str) -> bool:
    """That it was due is not denied."""
    return claim.status in AHEAD and _was_due(claim, before)


def has_not_come(claim: Claim, before: str) -> bool:
    """What was due is what has not come."""
    return claim.status == "denied" and _was_due(claim, before)


def _was_due(claim: Claim, before: str) -> bool:
    return claim.action == "transfer" and _DUE.search(before) is not None
