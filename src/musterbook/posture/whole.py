"""The latest total stated for the whole of a force, by a station claim in effect or a completed deployment, holds until another is stated.

"About N" is N to N, "more than N" is N to unknown; the total is carried forward, and the line says by how many days. A number at
a place is one of the whole where the same speaker denies another for the whole in the same text: he says how many there are in all.

Fires:
    a 2022-10-12 station in_effect USA>LTU 650
    b 2023-07-06 station in_effect USA>LTU 1000
Quiet:
    a 2022-10-12 station in_effect USA>LTU 650 place=Rukla
    b 2023-07-06 station announced USA>LTU 1000
"""

from collections.abc import Iterable, Sequence

from musterbook.compare import Fact, answers, named
from musterbook.model import Claim
from musterbook.posture import spanning
from musterbook.posture.base import Base, Total
from musterbook.posture.standing import Standing, as_of

CODE = "line-total"
_IN = frozenset({"station", "deploy", "rotate"})


def find(found: Sequence[Fact]) -> Total | None:
    """The latest of the totals, with those that contradict it."""
    if not found:
        return None
    last = max(found, key=lambda fact: (as_of(fact), fact.said, fact.order))
    return spanning.find(last, found)


def base(total: Total) -> Base:
    """A line that starts from it."""
    rules = (CODE, *((spanning.CODE,) if total.rivals else ()))
    return Base(total.low, total.high, (total,), total.sentence(), rules)


def is_total(fact: Fact, standing: Standing, what: str) -> bool:
    """It states how many of the line's force are there, of that sender alone in that host alone."""
    claim = fact.claim
    if claim.quantity is None or not states_total(fact, standing.sender, standing.host):
        return False
    if what == "personnel" and claim.quantity.of != "personnel":
        return False
    # "1,000 soldiers with Abrams tanks" is no number of tanks.
    return not (what in claim.equipment and claim.quantity.of == "personnel")


def states_total(fact: Fact, sender: str, host: str) -> bool:
    """It states how many there are of some force of that sender alone in that host alone."""
    claim = fact.claim
    if claim.quantity is None or claim.quantity.mode != "total" or claim.action not in _IN or claim.status != "in_effect":
        return False
    return claim.senders == (sender,) and fact.hosts == {host}


def is_whole(claim: Claim, what: str) -> bool:
    """The total is for all that the line is about: no place, and no force named beyond the line's own."""
    return not claim.place and _is_all(claim, what)


def _is_all(claim: Claim, what: str) -> bool:
    return not named(claim) if what == "personnel" else len(named(claim)) <= 1


def denials(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that deny a total of the whole."""
    return [fact for fact in facts if fact.claim.status == "denied" and fact.claim.quantity and not fact.claim.place]


def wholes(totals: Iterable[Fact], what: str, denied: Sequence[Fact]) -> list[Fact]:
    """Of totals those of all that the line is about, by their own word or in answer to another number of it."""
    return [
        fact for fact in totals
        if is_whole(fact.claim, what) or (_is_all(fact.claim, what) and any(answers(fact.claim, one.claim) for one in denied))
    ]  # fmt: skip
