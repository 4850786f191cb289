"""What changed in a host between two days: new, moved and ended lines, contradictions, promises made, kept, replaced and overdue.

The days may be the world's (what changed, as far as is known now) or the ledger's (what we learned). Either way two pictures are
compared, and what lies between them is told with the claims that moved it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from musterbook.compare import CONTEMPORARY, Fact, countries, facts, label, number, same_type, same_unit
from musterbook.model import Claim, Conflict, Known, Line, Links, Posture, Promise
from musterbook.posture.standing import happened
from musterbook.values import OPEN, Count

# In the order in which they are told.
KINDS = ("new", "changed", "ended", "contradicted", "promised", "kept", "superseded", "cancelled", "overdue")
_SLOTS = ("number", "basis", "until", "status")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise at the later day. kind: see KINDS; `slot` is what changed of a line, else None.

    `what` is the line's force, the promised force or the kind of contradiction; `before` and `after` are words, None for nothing.
    """

    kind: str
    sender: str
    host: str
    what: str
    slot: str | None
    before: str | None
    after: str | None
    why: str
    claims: tuple[Claim, ...]

    def moved_by(self) -> tuple[Claim, ...]:
        """The claims whose words made the difference: both sides of a contradiction, else the one that tells what is otherwise."""
        if self.kind not in ("new", "changed", "ended"):
            return self.claims if self.kind == "contradicted" else self.claims[:1]
        if self.slot == "basis":
            telling = [claim for claim in self.claims if claim.basis]
        elif self.slot == "until":
            telling = [claim for claim in self.claims if claim.end]
        else:
            # Claims that bear a number stand first, the total before what came and left since: the last of these moved it.
            came = (claim for claim in self.claims[1:] if claim.status in ("in_effect", "ended"))
            telling = [*self.claims[:1], *(claim for claim in came if claim.quantity and claim.quantity.mode != "total")]
        return tuple(telling[-1:]) or self.claims[:1]


@dataclass(frozen=True, slots=True)
class Picture:
    """A host as it was on `on`, as far as was known by `known_by`: everything that two days are compared by."""

    known: Known
    links: Links
    posture: Posture
    on: date
    known_by: date


def changes(before: Picture, after: Picture, *, sender: str | None = None) -> tuple[Difference, ...]:
    """What is otherwise in `after`, of one sender or of all, by kind, then sender and force. Both pictures are of one host."""
    host = after.posture.host
    found = [*_lines(before.posture, after.posture), *_conflicts(before, after, host), *_promises(before, after, host)]
    wanted = (one for one in found if sender is None or sender in one.sender.split(", "))
    return tuple(sorted(wanted, key=_order))


def _order(one: Difference) -> tuple[int, str, bool, str, int, list[str]]:
    slot = _SLOTS.index(one.slot) if one.slot else -1
    return KINDS.index(one.kind), one.sender, one.what != "personnel", one.what, slot, [claim.id for claim in one.claims]


def _lines(before: Posture, after: Posture) -> Iterator[Difference]:
    old = {(line.sender, line.what): line for line in before.lines}
    for new in after.lines:
        key = _key_of(new, old)
        yield from _line(old.pop(key) if key else None, new, after.host)
    for one in old.values():
        yield from _line(one, None, after.host)


def _key_of(line: Line, old: dict[tuple[str, str], Line]) -> tuple[str, str] | None:
    """The earlier line of the same force, also where its latest report names it more fully."""
    if (line.sender, line.what) in old:
        return line.sender, line.what
    alike = (key for key in old if key[0] == line.sender and "personnel" not in (key[1], line.what))
    return next((key for key in sorted(alike) if same_unit(key[1], line.what) or same_type(key[1], line.what)), None)


def _line(old: Line | None, new: Line | None, host: str) -> Iterator[Difference]:
    was_there, is_there = _is_there(old), _is_there(new)
    if new and is_there and not was_there:
        yield Difference("new", new.sender, host, new.what, None, None, _told(new), new.why, new.claims)
    elif old and was_there and not is_there:
        why, claims = (new.why, new.claims) if new else ("nothing that is known speaks of it on the later day", old.claims)
        yield Difference("ended", old.sender, host, old.what, None, _told(old), _told(new) if new else None, why, claims)
    elif old and new:
        for slot in _SLOTS:
            one, other = _said(old, slot), _said(new, slot)
            if one != other:
                yield Difference("changed", new.sender, host, new.what, slot, one, other, new.why, new.claims)


def _is_there(line: Line | None) -> bool:
    return line is not None and line.status != "withdrawn"


def _told(line: Line) -> str:
    parts = (
        _said(line, "number"),
        _said(line, "basis"),
        f"until {line.until}" if line.until and line.until != OPEN else _said(line, "until"),
    )
    return ", ".join(part for part in parts if part)


def _said(line: Line, slot: str) -> str | None:
    if slot == "number":
        unknown = line.low is None and line.high is None
        return "no number" if unknown else number(Count(line.low, line.high))
    if slot == "basis":
        return " ".join(line.basis) or None
    return ("no end" if line.until == OPEN else line.until) if slot == "until" else line.status.replace("_", " ")


def _conflicts(before: Picture, after: Picture, host: str) -> Iterator[Difference]:
    """Contradictions of claims of one time whose later word is of the days between; what is further apart moved a line."""
    days = {fact.claim.id: fact for fact in facts(after.known)}
    earlier = {(one.kind, one.left.id, one.right.id) for one in before.links.conflicts} if before.known_by != after.known_by else set()
    for one in after.links.conflicts:
        first, day = sorted((days[one.left.id].day, days[one.right.id].day))
        is_since = day - first <= CONTEMPORARY and (one.kind, one.left.id, one.right.id) not in earlier and _is_between(day, before, after)
        if is_since and host in countries(one.left.hosts) | countries(one.right.hosts):
            yield _contradicted(one, host)


def _contradicted(one: Conflict, host: str) -> Difference:
    senders = ", ".join(sorted(set(one.left.senders) & set(one.right.senders)))
    return Difference("contradicted", senders, host, one.kind, None, None, one.resolution, one.why, (one.left, one.right))


def _is_between(day: date, before: Picture, after: Picture) -> bool:
    """After the earlier picture and no later than the other, by the clock on which they differ."""
    first, last = (before.known_by, after.known_by) if before.known_by != after.known_by else (before.on, after.on)
    return first < day <= last


def _promises(before: Picture, after: Picture, host: str) -> Iterator[Difference]:
    old = _states(before, host)
    for key, (promise, state) in _states(after, host).items():
        was = next((old[claim.id][1] for claim in promise.made_by if claim.id in old), None)
        if was is None and key in old:
            was = old[key][1]
        if state != was:
            kind = "promised" if state == "open" else state
            yield _promised(promise, kind, was, state, host)


def _promised(promise: Promise, kind: str, was: str | None, state: str, host: str) -> Difference:
    made = promise.made_by[0]
    what = f"{made.action} of {label(made)}"
    claims = promise.by if promise.by and promise.state == state else promise.made_by
    why = promise.why if promise.state == state else f"due {promise.due or 'at no set date'}"
    return Difference(kind, ", ".join(made.senders), host, what, None, was, state, why, claims)


def _states(picture: Picture, host: str) -> dict[str, tuple[Promise, str]]:
    """Promises that had been made by the picture's day, by their first claim, with the state that they were in."""
    by_id = {fact.claim.id: fact for fact in facts(picture.known)}
    found: dict[str, tuple[Promise, str]] = {}
    for promise in picture.links.promises:
        first = by_id[promise.made_by[0].id]
        if host in first.hosts and first.day <= picture.on:
            found[first.claim.id] = promise, _state(promise, by_id, picture.on)
    return found


def _state(promise: Promise, by_id: dict[str, Fact], on: date) -> str:
    """The state on the world's day: what decides it later has not happened yet."""
    if not promise.by:
        return promise.state
    decided = min(_decided(by_id[claim.id]) for claim in promise.by if claim.id in by_id)
    if decided <= on:
        return promise.state
    return "overdue" if promise.due and date.fromisoformat(promise.due) < on else "open"


def _decided(fact: Fact) -> date:
    """Done on the day that is told, if it lies before publication; said on the day of publication."""
    return min(happened(fact), fact.day) if fact.claim.status in ("in_effect", "ended") else fact.day


def only(kinds: Iterable[str], found: Iterable[Difference]) -> tuple[Difference, ...]:
    """The differences of some kinds."""
    wanted = frozenset(kinds)
    return tuple(one for one in found if one.kind in wanted)
