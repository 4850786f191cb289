"""What changed when: the number, basis and end of a presence on every day on which a claim moved them, and promises on their day."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from musterbook.compare import UNDATED, is_about, label, number
from musterbook.model import Claim, Known, Links, Promise
from musterbook.posture.course import Course
from musterbook.posture.holding import Holding
from musterbook.posture.standing import Standing, happened, standings
from musterbook.posture.terms import Terms, spoken
from musterbook.values import Count


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a timeline: on `on`, `what` (personnel, basis, until, promise) of a sender went from `before` to `after`."""

    on: str
    sender: str
    what: str
    before: str | None
    after: str | None
    why: str
    claims: tuple[Claim, ...]


def timeline(
    known: Known, links: Links, *, host: str, sender: str | None = None, since: date = date.min, until: date = date.max
) -> tuple[Change, ...]:
    """The changes of a host on the days from `since` to `until`, of one sender or of all, oldest first.

    Each day is told from what had been published by then. What a later correction replaced is left out from the beginning.
    """
    rows = [row for standing in standings(known, links, host, sender) for row in _changes(standing, since, until)]
    rows += [
        _due(promise) for promise in links.promises
        if promise.due and since <= date.fromisoformat(promise.due) <= until and is_about(promise.made_by[0], host, sender)
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (row.on, row.sender, row.what, row.after or "", [claim.id for claim in row.claims])))


def _changes(standing: Standing, since: date, until: date) -> Iterator[Change]:
    """What is otherwise on a day of those from `since` to `until` than when it was last told."""
    # What is published later tells of none of these days.
    standing = standing.of(fact for fact in standing.facts if fact.day <= until)
    days = [day for day in _days(standing) if day <= until]
    begun = bisect_left(days, since)
    earlier, told = days[:begun], days[begun:]
    course = Course(standing, "personnel", as_published=True)
    # A number stays told where nothing more is known of one.
    last = next((found for day in reversed(earlier) if (found := course.on(day))), None)
    before = {what: after for said in spoken(standing, earlier[-1:]) for what, (after, _, _) in _state(last, said).items()}
    bore: Sequence[int] | None = None
    for day, said in zip(told, spoken(standing, told), strict=True):
        bears = course.bearing(day)
        # What bears the number still leaves it as it was told.
        held = course.of(bears, day) if bears != bore else None
        bore = bears
        for what, (after, why, claims) in _state(held, said).items():
            if after != before.get(what):
                yield Change(str(day), standing.sender, what, before.get(what), after, why, claims)
                before[what] = after


def _days(standing: Standing) -> list[date]:
    """The days on which anything can change: of publication, and of what is reported done."""
    days = {fact.day for fact in standing.facts if fact.day != UNDATED}
    first = min(days, default=UNDATED)
    done = {happened(fact) for fact in standing.facts if fact.claim.status == "in_effect"}
    return sorted(days | {day for day in done if day >= first})


def _state(held: Holding | None, said: Terms) -> dict[str, tuple[str | None, str, tuple[Claim, ...]]]:
    bearing = tuple(fact.claim for fact in said.facts)
    found = {"basis": (" ".join(said.basis) or None, said.why, bearing), "until": (said.until, said.why, bearing)}
    if held:
        found["personnel"] = (_range(held.low, held.high), held.why, tuple(fact.claim for fact in held.facts))
    return found


def _range(low: int | None, high: int | None) -> str:
    return "unknown" if low is None and high is None else number(Count(low, high))


def _due(promise: Promise) -> Change:
    made = promise.made_by[0]
    what = f"{made.action} of {label(made)}"
    return Change(str(promise.due), ", ".join(made.senders), "promise", f"{what} promised", f"{what} {promise.state}", promise.why,
                  (*promise.made_by, *promise.by))  # fmt: skip
