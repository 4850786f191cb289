"""By which rules a line is other than it would be: of copies and of what was corrected, those claims that would have borne it."""

from datetime import date

from musterbook.compare import CONTEMPORARY, FORCE_SLOTS, Fact
from musterbook.posture.holding import Holding
from musterbook.posture.standing import Standing, as_of, holds_on
from musterbook.posture.terms import Terms, is_said, tells_basis, tells_end
from musterbook.posture.whole import is_total


def rules(standing: Standing, what: str, held: Holding | None, said: Terms, on: date) -> tuple[str, ...]:
    """The codes of the rules that left out a total beside those of the line, or a later word on its terms."""
    found = {code for code, fact in standing.left_out if _names(fact, what) and _would_bear(fact, standing, what, held, said, on)}
    return tuple(sorted(found))


def _names(fact: Fact, what: str) -> bool:
    claim = fact.claim
    return what == "personnel" or what in (claim.unit, claim.echelon, claim.function, *claim.equipment)


def _would_bear(fact: Fact, standing: Standing, what: str, held: Holding | None, said: Terms, on: date) -> bool:
    if held and is_total(fact, standing, what) and holds_on(fact, on):
        return any(_is_like(fact, total) and as_of(fact) >= as_of(total) - CONTEMPORARY for total in held.totals)
    return is_said(fact, on) and any(
        tells(fact.claim) and one is not None and fact.day >= one.day and _is_of_one_rank(fact, one, standing)
        for tells, one in zip((tells_basis, tells_end), said.by, strict=True)
    )


def _is_of_one_rank(fact: Fact, one: Fact, standing: Standing) -> bool:
    """Both the sender's or host's own word, or both the outlets' own voice."""
    official = standing.is_official(fact)
    return official == standing.is_official(one) and (official or not fact.claim.speakers)


def _is_like(fact: Fact, total: Fact) -> bool:
    """Of one kind of claim, force and place."""
    slots = ("action", "place", *FORCE_SLOTS)
    return all(getattr(fact.claim, slot) == getattr(total.claim, slot) for slot in slots)
