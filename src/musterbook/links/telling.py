"""What becomes of a promise, and the sentence in which it is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from musterbook.compare import UNDATED, Fact
from musterbook.model import Claim

A_YEAR = timedelta(days=366)
# What can become of a promise.
STATES = ("open", "kept", "overdue", "superseded", "cancelled")


@dataclass(frozen=True, slots=True)
class Fate:
    """A state, the claims that decide it, and the sentence of why."""

    state: str
    by: tuple[Claim, ...]
    why: str


def decided(found: Sequence[Fact], state: str, verb: str) -> Fate | None:
    """The state that the claims found decide, in the words of the first of them; None where there is none."""
    if not found:
        return None
    first = found[0]
    who = first.claim.speakers[-1].label() if first.claim.speakers else "the outlet"
    return Fate(state, tuple(fact.claim for fact in found), f"{who}, in an article of {day(first)}, {verb}: “{_quote(first.claim)}”")


def day(fact: Fact) -> str:
    """When it was published, in words."""
    return "unknown date" if fact.day == UNDATED else str(fact.day)


def _quote(claim: Claim) -> str:
    text = " ".join(claim.evidence.split())
    return text if len(text) <= 100 else f"{text[:99]}…"
