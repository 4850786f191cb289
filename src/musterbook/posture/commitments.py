"""How long a sender was said to stay in a host, and on what basis: every step, whose word it was, and what took its place."""

from collections.abc import Sequence

from musterbook.compare import Fact
from musterbook.model import Claim, Known, Links, Step
from musterbook.posture.standing import Standing, standings
from musterbook.posture.terms import SAID, voice
from musterbook.values import OPEN

_VERBS = {
    "requested": "was asked for", "considered": "was considered", "denied": "was denied", "cancelled": "was called off",
    "ended": "was over", "announced": "was announced", "approved": "was decided", "ordered": "was ordered", "under_way": "was under way",
    "in_effect": "was reported",
}  # fmt: skip


def commitments(known: Known, links: Links, host: str, sender: str) -> tuple[Step, ...]:
    """The chain of basis and end of one sender in one host, oldest word first; both the old step and the new one stay."""
    found = standings(known, links, host, sender)
    if not found:
        return ()
    standing = found[0]
    steps = sorted((fact for fact in standing.facts if _is_step(fact.claim)), key=lambda fact: (fact.said, fact.day, fact.order))
    return tuple(_step(fact, steps[at + 1 :], standing) for at, fact in enumerate(steps))


def _is_step(claim: Claim) -> bool:
    return claim.action in ("station", "rotate", "deploy") and bool(claim.basis or until(claim)) and claim.basis != ("exercise",)


def _step(fact: Fact, later: Sequence[Fact], standing: Standing) -> Step:
    claim = fact.claim
    next_one = next((one for one in later if _takes_the_place(one, fact, standing)), None)
    why = f"{_terms(claim)} {_VERBS[claim.status]} by {voice(fact, standing)}, said {claim.said_on or fact.day}, published {fact.day}"
    if next_one:
        why += f"; superseded by {_terms(next_one.claim)} of {next_one.claim.said_on or next_one.day}"
    return Step(claim, claim.basis, until(claim), why, next_one.claim.id if next_one else None)


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
    return claim.end if claim.action == "station" or claim.is_open else None
