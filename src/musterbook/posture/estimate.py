"""The posture of a host on a date: one line for every sender as a whole, and one for each unit, echelon, function and type it has there."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from musterbook.compare import UNDATED, Fact
from musterbook.model import Claim, Known, Line, Links, Posture
from musterbook.posture import left_out, passed
from musterbook.posture.credibility import Question, credibility
from musterbook.posture.digit import CODE as DIGIT
from musterbook.posture.disputed import disputes
from musterbook.posture.forces import forces
from musterbook.posture.holding import Based, Holding, holding
from musterbook.posture.letter import CODE as LETTER
from musterbook.posture.override import CODE as OVERRIDE
from musterbook.posture.standing import Standing, holds_on, standings
from musterbook.posture.terms import CODE as TERMS
from musterbook.posture.terms import Terms, terms
from musterbook.voices import CODE as VOICES
from musterbook.voices import voices

_THERE = frozenset({"station", "rotate", "deploy"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A line before it is judged: how many, on what terms, and the facts that bear it."""

    standing: Standing
    what: str
    held: Holding | None
    said: Terms
    bearing: tuple[Fact, ...]


def posture(known: Known, links: Links, *, host: str, sender: str | None, on: date, known_by: date) -> Posture:
    """The lines of a host on `on`, of one sender or of all, from what was known by `known_by`; personnel first."""
    return finished(drafts(standings(known, links, host, sender), on), known, links, host=host, on=on, known_by=known_by)


def drafts(found: Iterable[Standing], on: date, told: Callable[[Standing, str], Based | None] | None = None) -> tuple[Draft, ...]:
    """What bears each line of what counts for the senders in a host; `told` gives what lines start from, where that is known."""
    return drafted(parted(found), on, told)


def parted(found: Iterable[Standing]) -> tuple[tuple[str, Standing], ...]:
    """Of every sender all that counts, as personnel, and what of it is about each force."""
    return tuple((what, own) for standing in found for what, own in (("personnel", standing), *forces(standing)))


def drafted(
    parts: Iterable[tuple[str, Standing]], on: date, told: Callable[[Standing, str], Based | None] | None = None
) -> tuple[Draft, ...]:
    """What bears the lines of some of these on a day."""
    return tuple(draft for what, own in parts if (draft := _draft(own, what, on, told and told(own, what))))


def finished(found: Iterable[Draft], known: Known, links: Links, *, host: str, on: date, known_by: date) -> Posture:
    """The posture that drafts come to; `known` and `links` tell what disputes and who repeats the claims that bear them."""
    return Posture(host, str(on), str(known_by), tuple(_line(draft, known, links, on) for draft in found))


def _draft(standing: Standing, what: str, on: date, told: Based | None) -> Draft | None:
    held, said = holding(standing, what, on, told), terms(standing, on)
    present = [fact for fact in standing.facts if fact.claim.status == "in_effect" and fact.claim.action in _THERE and holds_on(fact, on)]
    if held is None and not said.facts and not present:
        return None
    return Draft(standing, what, held, said, tuple(_bearing(held, said, present)))


def _line(draft: Draft, known: Known, links: Links, on: date) -> Line:
    standing, what, held, said, bearing = draft.standing, draft.what, draft.held, draft.said, draft.bearing
    claims = tuple(fact.claim for fact in bearing)
    heard = voices(claims, known, links)
    code, derived = credibility(claims, known, links, Question(standing.sender, standing.host, on), heard)
    status, note = _status(held, said, bearing, on)
    why = ". ".join(part for part in (held.why if held else "no number is known", said.why, note, derived) if part)
    return Line(
        sender=standing.sender, host=standing.host, what=what, place=held.place if held else None, low=held.low if held else None,
        high=held.high if held else None, basis=said.basis, until=said.until, status=status, credibility=code, why=why, claims=claims,
        last_reported=_last_reported(bearing), conflicts=_conflicts(draft, links), voices=heard,
        rules=(*_rules(draft, status, on), *_judging(claims, known, code, heard)),
    )  # fmt: skip


def _rules(draft: Draft, status: str, on: date) -> tuple[str, ...]:
    """The codes of the rules by which the line says what it says."""
    held, said = draft.held, draft.said
    return (
        *(held.rules if held else ()),
        *((TERMS,) if said.facts else ()),
        *((passed.CODE,) if status == "end_passed" else ()),
        *left_out.rules(draft.standing, draft.what, held, said, on),
    )


def _judging(claims: Sequence[Claim], known: Known, code: str, heard: int) -> list[str]:
    """The codes of the rules by which its credibility is what it is."""
    judged = [LETTER] * (code[0] != "F") + [DIGIT] * (code[1] != "3") + [VOICES] * (heard < len(claims))
    return judged + [OVERRIDE] * any(claim.id in known.ratings for claim in claims)


def _bearing(held: Holding | None, said: Terms, present: list[Fact]) -> list[Fact]:
    """The facts that bear the line, each once, those of its number first; where it has neither number nor terms, the latest presence."""
    found = {fact.claim.id: fact for fact in (*(held.facts if held else ()), *said.facts)}
    return list(found.values()) or present[-1:]


def _status(held: Holding | None, said: Terms, bearing: Iterable[Fact], on: date) -> tuple[str, str]:
    if held and (held.low, held.high) == (0, 0):
        return "withdrawn", ""
    if held and held.is_disputed:
        return "disputed", "two totals of the same days cannot both hold, so the line spans both"
    over = passed.find(said, bearing, on)
    return ("end_passed", over) if over else ("in_effect", "")


def _last_reported(bearing: Iterable[Fact]) -> str | None:
    return max((str(fact.day) for fact in bearing if fact.day != UNDATED), default=None)


def _conflicts(draft: Draft, links: Links) -> int:
    """How many open contradictions about the sender in the host touch the claims that bear the line."""
    ids = {fact.claim.id for fact in draft.bearing}
    return disputes(links, ids, draft.standing.sender, draft.standing.host)
