"""What was called persistent, permanent or indefinite lasts while it is there, reported or inferred, on every day since.

A report covers the days that it dates, up to its own publication. Between two reports the force is inferred to have stayed, for a year at
most, where nothing says that it left; longer silence is a gap that is inferred, a reported departure one that is reported.

Fires:
    a 2023-11-30 station announced USA>LTU basis=persistent
    b 2024-01-01 station in_effect USA>LTU 500
    c 2024-06-01 withdraw in_effect USA>LTU start=2024-05-20
Quiet:
    a 2023-11-30 station announced USA>LTU basis=persistent
    b 2024-01-01 station in_effect USA>LTU 500
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from musterbook.compare import UNDATED, Fact, first_day, last_day
from musterbook.model import Claim, Known, Links
from musterbook.posture.forces import force
from musterbook.posture.gone import Left, departures
from musterbook.posture.standing import Standing, standings
from musterbook.posture.terms import voice

CODE = "continuity-broken"
_PRESENCE = frozenset({"station", "rotate", "deploy"})
_THERE = frozenset({"in_effect", "ended"})
_DAY = timedelta(days=1)
# The longest tours of duty in use are of a year; beyond, silence says nothing.
_BRIDGE = timedelta(days=366)
_LASTING = frozenset({"persistent", "permanent", "indefinite"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `start` to `end`, both inclusive: state is present, absent or unknown; source is reported or inferred."""

    start: str
    end: str
    state: str
    source: str
    why: str
    claims: tuple[Claim, ...]

    @property
    def days(self) -> int:
        """How many days it has."""
        return (date.fromisoformat(self.end) - date.fromisoformat(self.start)).days + 1


@dataclass(frozen=True, slots=True)
class Continuity:
    """The record of one presence up to a day: its stretches without overlap or hole, oldest first, and what they add up to.

    `reported` and `covered` are shares (0 to 1) of all days since the first report: reported present; present, reported or inferred.
    `contingents` counts the rotations that took place. `said` is the first claim that called the presence lasting; `verdict` is then held,
    unproven (it has unknown days since), or broken (it was away), else None. `against` are departures that a later report overlooks.
    """

    sender: str
    host: str
    what: str
    stretches: tuple[Stretch, ...]
    reported: float
    covered: float
    contingents: int
    said: Claim | None
    verdict: str | None
    why: str
    against: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class _Cover:
    """Days that one or more reports cover."""

    start: date
    end: date
    facts: tuple[Fact, ...]


def continuity(known: Known, links: Links, *, host: str, sender: str | None, on: date, what: str = "personnel") -> tuple[Continuity, ...]:
    """The record up to `on` of every sender's presence in a host, or of one; of a named force where `what` names one."""
    found = (force(standing, what) for standing in standings(known, links, host, sender))
    return tuple(one for one in (_record(standing, what, on) for standing in found if standing) if one)


def _record(standing: Standing, what: str, on: date) -> Continuity | None:
    covers = _merged(cover for cover in (_cover(fact, on) for fact in standing.facts) if cover)
    if not covers:
        return None
    left = [one for one in departures(standing, what, on) if one.is_whole and one.day <= on]
    stretches = tuple(_stretches(covers, left, on))
    said = next((fact for fact in standing.facts if _LASTING & set(fact.claim.basis) and _is_asserted(fact)), None)
    verdict, why = _verdict(said, stretches, standing)
    against = tuple(one.fact.claim for one in left if any(cover.start < one.day < cover.end for cover in covers))
    return Continuity(
        standing.sender, standing.host, what, stretches, _share(stretches, {("present", "reported")}),
        _share(stretches, {("present", "reported"), ("present", "inferred")}), _contingents(standing, on),
        said.claim if said else None, verdict, why, against,
    )  # fmt: skip


def _is_asserted(fact: Fact) -> bool:
    return fact.claim.action in _PRESENCE and fact.claim.status in ("announced", "approved", "ordered", "under_way", "in_effect")


def _cover(fact: Fact, on: date) -> _Cover | None:
    """The days that a report of presence covers by its own dates, up to its publication and to `on`."""
    claim = fact.claim
    if claim.action not in _PRESENCE or claim.status not in _THERE or claim.basis == ("exercise",):
        return None
    begun, over = _begun(fact), last_day(claim.end)
    if fact.day == UNDATED and not (begun and over):
        return None
    end = (over or begun or fact.day) if claim.status == "ended" else fact.day if fact.day != UNDATED else over
    start = begun or (first_day(claim.end) if claim.status == "ended" and over else end)
    if start is None or end is None or start > on:
        return None
    return _Cover(start, min(max(start, end), on), (fact,))


def _begun(fact: Fact) -> date | None:
    """The day by which it had begun: the last that its start allows, but no later than its publication, by which it was there."""
    first, last = first_day(fact.claim.start), last_day(fact.claim.start)
    return last if first is None or last is None or fact.day == UNDATED else max(first, min(last, fact.day))


def _merged(covers: Iterable[_Cover]) -> list[_Cover]:
    """The covers without overlap, oldest first, each with the reports that it is made of."""
    found: list[_Cover] = []
    for cover in sorted(covers, key=lambda one: (one.start, one.end, one.facts[0].order)):
        if found and cover.start <= found[-1].end + _DAY:
            last = found.pop()
            cover = _Cover(last.start, max(last.end, cover.end), (*last.facts, *cover.facts))
        found.append(cover)
    return found


def _stretches(covers: Sequence[_Cover], left: Sequence[Left], on: date) -> Iterable[Stretch]:
    for at, cover in enumerate(covers):
        claims = tuple(fact.claim for fact in cover.facts)
        reports = "1 report covers" if len(claims) == 1 else f"{len(claims)} reports cover"
        yield Stretch(str(cover.start), str(cover.end), "present", "reported", f"{reports} these days by their dates", claims)
        after = covers[at + 1] if at + 1 < len(covers) else None
        if cover.end < (after.start - _DAY if after else on):
            yield from _between(cover, after, left, on)


def _between(before: _Cover, after: _Cover | None, left: Sequence[Left], on: date) -> Iterable[Stretch]:
    first, last = before.end + _DAY, after.start - _DAY if after else on
    bearing = (before.facts[-1].claim, *((after.facts[0].claim,) if after else ()))
    gone = next((one for one in left if before.end <= one.day <= last), None)
    if gone:
        if first <= gone.day:
            yield Stretch(str(first), str(gone.day), "present", "inferred", f"reported before, and gone only by {gone.day}", bearing)
        if gone.day < last:
            until = f"until the next report, for {after.start}" if after else f"and nothing reports any there up to {on}"
            yield Stretch(
                str(max(first, gone.day + _DAY)), str(last), "absent", "reported", f"gone by {gone.day}, {until}", (gone.fact.claim,)
            )
        return
    if after and last - before.end <= _BRIDGE:
        yield Stretch(
            str(first), str(last), "present", "inferred", "reported before and after within a year, and nothing says it left", bearing
        )
    elif after:
        why = f"{(last - before.end).days} days without a report; nothing says that it stayed or left"
        yield Stretch(str(first), str(last), "unknown", "inferred", why, bearing)
    else:
        yield from _since(before, first, on)


def _since(before: _Cover, first: date, on: date) -> Iterable[Stretch]:
    """After the last report: a year, or to the end that was stated where that is sooner; a pledge to stay is no record of it."""
    ends = [day for fact in before.facts if fact.claim.action == "station" and (day := last_day(fact.claim.end)) and day >= first]
    year = before.end + _BRIDGE
    until = min(on, year, max(ends, default=year))
    claim = before.facts[-1].claim
    if until >= first:
        how = f"said to stay until {max(ends)}" if ends and max(ends) <= year else "last reported within a year"
        yield Stretch(str(first), str(until), "present", "inferred", f"{how}, and nothing says it left", (claim,))
    if until < on:
        why = f"last reported {before.end}; nothing since says that it stayed or left"
        yield Stretch(str(max(first, until + _DAY)), str(on), "unknown", "inferred", why, (claim,))


def _share(stretches: Sequence[Stretch], wanted: set[tuple[str, str]]) -> float:
    days = sum(one.days for one in stretches)
    return round(sum(one.days for one in stretches if (one.state, one.source) in wanted) / days, 4)


def _contingents(standing: Standing, on: date) -> int:
    """How many rotations took place, each once however often it was reported (by its month and its unit)."""
    done = (fact for fact in standing.facts if fact.claim.action == "rotate" and fact.claim.status in _THERE)
    return len(
        {
            (str(last_day(fact.claim.start) or fact.day)[:7], fact.claim.unit)
            for fact in done
            if (last_day(fact.claim.start) or fact.day) <= on
        }
    )


def _verdict(said: Fact | None, stretches: Sequence[Stretch], standing: Standing) -> tuple[str | None, str]:
    """Whether what was called lasting lasted, since the day on which it was called so."""
    if said is None:
        return None, "nobody called the presence persistent, permanent or indefinite"
    word = f"called {' '.join(said.claim.basis)} by {voice(said, standing)}, published {said.day}"
    since = [one for one in stretches if one.end >= str(said.day)]
    away = [one for one in since if one.state == "absent"]
    silent = [one for one in since if one.state == "unknown"]
    if away:
        return "broken", f"{word}; away from {away[0].start} to {away[0].end}"
    if silent:
        days = sum(one.days for one in silent)
        return "unproven", f"{word}; for {days} days since, no report says whether it was there, the first from {silent[0].start}"
    return "held", f"{word}; present, reported or inferred, on every day since"
