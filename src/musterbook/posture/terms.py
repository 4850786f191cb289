"""Basis and end hold as the sender or host said last, each by itself; where neither said anything, as the outlets say in their own voice.

What is denied, cancelled, considered, requested or over says nothing of the terms; what others say neither. On one day the later said
wins, then the later in the text; what a text tells in its own voice was said on no day, so that beside what was said in the 45 days before
it the later in the text wins. Of a completed deployment that has a start, the end is that of its stay (codebook, rule 13).

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

from musterbook.compare import CONTEMPORARY, Fact, last_day
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
    # Of each slot, by whose word it is, what was published on the latest day that fills it.
    last: dict[tuple[Callable[[Claim], bool], bool], list[Fact]] = {}
    for day in days:
        # In order of publication, so that what fills a slot last is the latest word.
        while waiting and waiting[0].day <= day:
            fact = waiting.popleft()
            is_own = standing.is_official(fact)
            if is_own or not fact.claim.speakers:
                for tells in (one for one in (tells_basis, tells_end) if one(fact.claim)):
                    found = last.get((tells, is_own), [])
                    last[tells, is_own] = [*(found if found and found[0].day == fact.day else ()), fact]
        told = (last.get((tells, True)) or last.get((tells, False)) for tells in (tells_basis, tells_end))
        yield _made(standing, *(_last_word(found) if found else None for found in told))


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
    """It is about a stay, and gives its end; of those who came on a day that it gives, until when they are there."""
    if claim.action == "deploy":
        return claim.status == "in_effect" and claim.start is not None and claim.end is not None
    return claim.action == "station" and claim.end is not None


def _filled(standing: Standing, filling: Sequence[Fact]) -> Fact | None:
    """The latest word of sender or host that fills the slot, else of the outlets themselves; what others say fills none."""
    own = _of_last_day(filling, standing.is_official) or _of_last_day(filling, lambda fact: not fact.claim.speakers)
    return _last_word(own) if own else None


def _of_last_day(filling: Sequence[Fact], counts: Callable[[Fact], bool]) -> list[Fact]:
    """Of the facts that count those of the latest day; they stand oldest first, and of most it need not be asked whether they do."""
    found: list[Fact] = []
    for fact in reversed(filling):
        if found and fact.day < found[-1].day:
            break
        if counts(fact):
            found.append(fact)
    return found[::-1]


def _last_word(of_day: Sequence[Fact]) -> Fact:
    """Of what fills a slot on one day the later said, then the later in the text."""
    day = of_day[0].day
    said = [fact for fact in of_day if fact.claim.said_on or fact.claim.speakers]
    plain = [fact for fact in of_day if not (fact.claim.said_on or fact.claim.speakers)]
    if not said or not plain:
        return latest(of_day)
    one, other = latest(said), latest(plain)
    is_old = day - (last_day(one.claim.said_on) or day) > CONTEMPORARY
    if is_old or one.claim.article != other.claim.article:
        return latest((one, other))
    return max(one, other, key=lambda fact: fact.order)


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
