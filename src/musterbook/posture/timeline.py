"""What changed when: the number, basis and end of a presence on every day on which a claim moved them, and promises on their day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from musterbook.compare import UNDATED, is_about, label, number
from musterbook.model import Claim, Known, Links, Promise
from musterbook.posture.holding import holding
from musterbook.posture.standing import Standing, happened, standings
from musterbook.posture.terms import terms
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


def timeline(known: Known, links: Links, *, host: str, sender: str | None = None) -> tuple[Change, ...]:
    """All changes of a host, of one sender or of all, oldest first; each day is told from what had been published by then.

    What a later correction replaced is left out from the beginning.
    """
    rows = [row for standing in standings(known, links, host, sender) for row in _changes(standing)]
    rows += [_due(promise) for promise in links.promises if promise.due and is_about(promise.made_by[0], host, sender)]
    return tuple(sorted(rows, key=lambda row: (row.on, row.sender, row.what, row.after or "")))


def _changes(standing: Standing) -> Iterator[Change]:
    before: dict[str, str | None] = {}
    for day in _days(standing):
        by_then = standing.of(fact for fact in standing.facts if fact.day <= day)
        for what, (after, why, claims) in _state(by_then, day).items():
            if after != before.get(what):
                yield Change(str(day), standing.sender, what, before.get(what), after, why, claims)
                before[what] = after


def _days(standing: Standing) -> list[date]:
    """The days on which anything can change: of publication, and of what is reported done."""
    days = {fact.day for fact in standing.facts if fact.day != UNDATED}
    first = min(days, default=UNDATED)
    done = {happened(fact) for fact in standing.facts if fact.claim.status == "in_effect"}
    return sorted(days | {day for day in done if day >= first})


def _state(standing: Standing, day: date) -> dict[str, tuple[str | None, str, tuple[Claim, ...]]]:
    held, said = holding(standing, "personnel", day), terms(standing, day)
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
