"""The posture of a host on a date: one line for every sender as a whole, and one for each unit, echelon, function and type it has there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from musterbook.compare import UNDATED, Fact
from musterbook.model import Known, Line, Links, Posture
from musterbook.posture import passed
from musterbook.posture.credibility import Question, credibility
from musterbook.posture.digit import CODE as DIGIT
from musterbook.posture.forces import forces
from musterbook.posture.holding import Holding, holding
from musterbook.posture.letter import CODE as LETTER
from musterbook.posture.override import CODE as OVERRIDE
from musterbook.posture.standing import Standing, holds_on, standings
from musterbook.posture.terms import CODE as TERMS
from musterbook.posture.terms import Terms, terms
from musterbook.voices import CODE as VOICES
from musterbook.voices import voices

_THERE = frozenset({"station", "rotate", "deploy"})


def posture(known: Known, links: Links, *, host: str, sender: str | None, on: date, known_by: date) -> Posture:
    """The lines of a host on `on`, of one sender or of all, from what was known by `known_by`; personnel first."""
    lines = tuple(line for standing in standings(known, links, host, sender) for line in _lines(standing, links, on))
    return Posture(host, str(on), str(known_by), lines)


def _lines(standing: Standing, links: Links, on: date) -> Iterator[Line]:
    whole = _line(standing, "personnel", links, on)
    if whole:
        yield whole
    for what, own in forces(standing):
        line = _line(own, what, links, on)
        if line:
            yield line


def _line(standing: Standing, what: str, links: Links, on: date) -> Line | None:
    held, said = holding(standing, what, on), terms(standing, on)
    present = [fact for fact in standing.facts if fact.claim.status == "in_effect" and fact.claim.action in _THERE and holds_on(fact, on)]
    if held is None and not said.facts and not present:
        return None
    bearing = _bearing(held, said, present)
    claims = tuple(fact.claim for fact in bearing)
    code, derived = credibility(claims, standing.known, links, Question(standing.sender, standing.host, on))
    status, note = _status(held, said, bearing, on)
    why = ". ".join(part for part in (held.why if held else "no number is known", said.why, note, derived) if part)
    line = Line(
        sender=standing.sender, host=standing.host, what=what, place=held.place if held else None, low=held.low if held else None,
        high=held.high if held else None, basis=said.basis, until=said.until, status=status, credibility=code, why=why, claims=claims,
        last_reported=_last_reported(bearing), conflicts=_conflicts(standing, links), voices=voices(claims, standing.known, links),
    )  # fmt: skip
    return replace(line, rules=_rules(standing, held, said, line))


def _rules(standing: Standing, held: Holding | None, said: Terms, line: Line) -> tuple[str, ...]:
    """The codes of the rules that made the line what it is."""
    ended = (passed.CODE,) if line.status == "end_passed" else ()
    judged = [LETTER] * (line.credibility[0] != "F") + [DIGIT] * (line.credibility[1] != "3") + [VOICES] * (line.voices < len(line.claims))
    judged += [OVERRIDE] * any(claim.id in standing.known.ratings for claim in line.claims)
    return (*(held.rules if held else ()), *((TERMS,) if said.facts else ()), *ended, *standing.rules, *judged)


def _bearing(held: Holding | None, said: Terms, present: list[Fact]) -> list[Fact]:
    """The facts that bear the line, each once, those of its number first; where it has neither number nor terms, the latest presence."""
    found = {fact.claim.id: fact for fact in (*(held.facts if held else ()), *said.facts)}
    return list(found.values()) or present[-1:]


def _status(held: Holding | None, said: Terms, bearing: list[Fact], on: date) -> tuple[str, str]:
    if held and (held.low, held.high) == (0, 0):
        return "withdrawn", ""
    if held and held.is_disputed:
        return "disputed", "two totals of the same days cannot both hold, so the line spans both"
    over = passed.find(said, bearing, on)
    return ("end_passed", over) if over else ("in_effect", "")


def _last_reported(bearing: Iterable[Fact]) -> str | None:
    return max((str(fact.day) for fact in bearing if fact.day != UNDATED), default=None)


def _conflicts(standing: Standing, links: Links) -> int:
    """How many open contradictions touch the claims about this force."""
    ids = {fact.claim.id for fact in standing.facts}
    return sum(1 for one in links.conflicts if one.resolution == "disputed" and ids & {one.left.id, one.right.id})
