"""A later word of the sender or host on basis or end takes the place of the earlier one; both stay in the chain.

The outlets' own word supersedes no official one, and what is denied, asked for or considered supersedes nothing.

Fires:
    a 2022-11-30 station announced USA>LTU basis=persistent by="minister LTU"
    b 2024-05-02 station announced USA>LTU basis=indefinite end=.. by="minister LTU"
Quiet:
    a 2022-11-30 station announced USA>LTU basis=persistent by="minister LTU"
    b 2024-05-02 station considered USA>LTU basis=permanent end=.. by="minister LTU"
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from musterbook.compare import UNDATED, Fact
from musterbook.model import Claim, Known, Links, Step
from musterbook.posture.standing import Standing, standings
from musterbook.posture.terms import SAID, tells_end, voice
from musterbook.values import OPEN

CODE = "commitment-superseded"
_VERBS = {
    "requested": "was asked for", "considered": "was considered", "denied": "was denied", "cancelled": "was called off",
    "ended": "was over", "announced": "was announced", "approved": "was decided", "ordered": "was ordered", "under_way": "was under way",
    "in_effect": "was reported",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chain:
    """All that was said of how long and on what basis one sender stays in one host, oldest word first."""

    sender: str
    host: str
    steps: tuple[Step, ...]


def chains(known: Known, links: Links, host: str, sender: str | None = None) -> tuple[Chain, ...]:
    """The chain of every sender in a host, or of one; senders of whom nothing of the kind was said are left out."""
    found = (Chain(standing.sender, host, _steps(standing)) for standing in standings(known, links, host, sender))
    return tuple(chain for chain in found if chain.steps)


def commitments(known: Known, links: Links, host: str, sender: str) -> tuple[Step, ...]:
    """The chain of basis and end of one sender in one host, oldest word first; both the old step and the new one stay."""
    return next((chain.steps for chain in chains(known, links, host, sender)), ())


def _steps(standing: Standing) -> tuple[Step, ...]:
    told = sorted((fact for fact in standing.facts if _is_step(fact.claim)), key=lambda fact: (fact.said, fact.day, fact.order))
    steps = [_step(fact, told[at + 1 :], standing) for at, fact in enumerate(told)]
    replaced: dict[str, list[str]] = {}
    for step in steps:
        if step.superseded_by:
            replaced.setdefault(step.superseded_by, []).append(step.claim.id)
    return tuple(replace(step, supersedes=tuple(replaced.get(step.claim.id, ()))) for step in steps)


def _is_step(claim: Claim) -> bool:
    return claim.action in ("station", "rotate", "deploy") and bool(claim.basis or until(claim)) and claim.basis != ("exercise",)


def _step(fact: Fact, later: Sequence[Fact], standing: Standing) -> Step:
    claim, whose = fact.claim, voice(fact, standing)
    next_one = next((one for one in later if _takes_the_place(one, fact, standing)), None)
    published = "in an article without a date" if fact.day == UNDATED else f"published {fact.day}"
    said = claim.said_on or (None if fact.day == UNDATED else str(fact.day))
    why = f"{_terms(claim)} {_VERBS[claim.status]} by {whose}, said {said or 'on an unknown day'}, {published}"
    if next_one:
        why += f"; superseded by {_terms(next_one.claim)} of {next_one.claim.said_on or next_one.day}"
    return Step(claim, claim.basis, until(claim), why, next_one.claim.id if next_one else None, said, whose)


def _takes_the_place(later: Fact, fact: Fact, standing: Standing) -> bool:
    """A later word that fills the same slot otherwise: published no earlier, of the sender or host where the older one was theirs."""
    old, new = fact.claim, later.claim
    if old.status not in SAID or new.status not in SAID or later.day < fact.day:
        return False
    if standing.is_official(fact) and not standing.is_official(later):
        return False
    other_basis = bool(old.basis and new.basis) and set(old.basis) != set(new.basis)
    return other_basis or (until(old) is not None and until(new) is not None and until(old) != until(new))


def _terms(claim: Claim) -> str:
    end = until(claim)
    words = "" if end is None else ", no end" if end == OPEN else f", until {end}"
    return (" ".join(claim.basis) or "a stay") + words


def until(claim: Claim) -> str | None:
    """The end of the stay that a claim states: of a move, `end` is the deadline (codebook rule 13), unless it is open."""
    return claim.end if tells_end(claim) or claim.is_open else None
