"""Basis and end hold as the sender or host said last, each by itself; where neither said anything, as the outlets say in their own voice.

What is denied, cancelled, considered, requested or over says nothing of the terms; what others say neither. On one day the later said
wins, then the later in the text.

Fires:
    a 2024-01-10 station announced USA>LTU basis=indefinite end=.. by="minister LTU"
    b 2024-05-01 station in_effect USA>LTU basis=rotational
Quiet:
    a 2024-01-10 station considered USA>LTU basis=permanent end=.. by="minister LTU"
    b 2024-05-01 station in_effect USA>LTU 500
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from musterbook.compare import Fact
from musterbook.model import Claim
from musterbook.posture.standing import Standing, holds_on, latest

CODE = "line-terms"
# What is asked for, thought of, denied, off or over says nothing of the terms that hold.
SAID = frozenset({"announced", "approved", "ordered", "under_way", "in_effect"})


@dataclass(frozen=True, slots=True)
class Terms:
    """Basis and end, the facts that fill them, the sentence of why, and which fact fills which."""

    basis: tuple[str, ...]
    until: str | None
    facts: tuple[Fact, ...]
    why: str
    by: tuple[Fact | None, Fact | None] = (None, None)


def terms(standing: Standing, on: date) -> Terms:
    """The terms that hold on `on`."""
    said = [fact for fact in standing.facts if is_said(fact, on)]
    return _made(standing, *(_filled(standing, [fact for fact in said if tells(fact.claim)]) for tells in (tells_basis, tells_end)))


def spoken(standing: Standing, days: Iterable[date]) -> Iterator[Terms]:
    """The terms that hold on each of these days, in order, as far as anything had been published by it."""
    waiting = deque(fact for fact in standing.facts if fact.claim.status in SAID)
    last: dict[tuple[Callable[[Claim], bool], bool], Fact] = {}
    for day in days:
        # In order of publication, so that what fills a slot last is the latest word.
        while waiting and waiting[0].day <= day:
            fact = waiting.popleft()
            is_own = standing.is_official(fact)
            if is_own or not fact.claim.speakers:
                last.update(((tells, is_own), fact) for tells in (tells_basis, tells_end) if tells(fact.claim))
        yield _made(standing, *(last.get((tells, True)) or last.get((tells, False)) for tells in (tells_basis, tells_end)))


def _made(standing: Standing, basis: Fact | None, until: Fact | None) -> Terms:
    why = [_sentence("basis", basis, standing)] if basis else []
    why += [_sentence("until", until, standing)] if until else []
    bearing = tuple({fact.claim.id: fact for fact in (basis, until) if fact}.values())
    return Terms(basis.claim.basis if basis else (), until.claim.end if until else None, bearing, "; ".join(why), (basis, until))


def is_said(fact: Fact, on: date) -> bool:
    """It says something of the terms, by `on` or of a time that covers it."""
    return fact.claim.status in SAID and (fact.day <= on or holds_on(fact, on))


def tells_basis(claim: Claim) -> bool:
    """It is about a presence, and gives its basis."""
    return claim.action in ("station", "rotate") and bool(claim.basis)


def tells_end(claim: Claim) -> bool:
    """It is about a stay, and gives its end."""
    return claim.action == "station" and claim.end is not None


def _filled(standing: Standing, filling: Sequence[Fact]) -> Fact | None:
    """The latest word of sender or host that fills the slot, else of the outlets themselves; what others say fills none."""
    own = [fact for fact in filling if standing.is_official(fact)] or [fact for fact in filling if not fact.claim.speakers]
    return latest(own) if own else None


def _sentence(slot: str, fact: Fact, standing: Standing) -> str:
    claim = fact.claim
    value = " ".join(claim.basis) if slot == "basis" else (claim.end or "").replace("..", "no end")
    return f"{slot} {value}: {voice(fact, standing)}, published {fact.day}"


def voice(fact: Fact, standing: Standing) -> str:
    """Whose word it is, in a few words."""
    if fact.claim.speakers:
        return fact.claim.speakers[-1].label()
    if standing.is_official(fact):
        return "a decision" if fact.claim.status == "approved" else "a release of the government"
    return f"{standing.known.articles[fact.claim.article].outlet or 'the outlet'} in its own voice"
