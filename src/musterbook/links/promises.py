"""Promises: what was announced, approved, ordered or under way, who made it when, and what became of it by a day."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from musterbook.compare import facts
from musterbook.links import overdue
from musterbook.links.contradiction import roots
from musterbook.links.deciding import Deciding
from musterbook.links.fate import fate
from musterbook.links.making import Key, Made, key, made
from musterbook.model import CopyTree, Known, Promise

_UNDECIDED = frozenset({"open", "overdue"})


def promises(known: Known, trees: tuple[CopyTree, ...], on: date, *, among: Collection[Key] | None = None) -> tuple[Promise, ...]:
    """Every promise, or those of some actions, senders and hosts, in the order in which they were made, with its state on `on`, and why."""
    all_facts = facts(known)
    deciding = Deciding(all_facts)
    root = roots(trees)
    found = made(fact for fact in all_facts if among is None or key(fact) in among)
    alike = _alike(found)
    return tuple(_promise(one, deciding, _rivals(one, alike, root), on) for one in found)


def redated(found: Iterable[Promise], on: date) -> tuple[Promise, ...]:
    """The same promises with their state on another day: what nothing has decided is overdue or open by the day alone."""
    return tuple(one if one.state not in _UNDECIDED else _redated(one, on) for one in found)


def _redated(promise: Promise, on: date) -> Promise:
    due = date.fromisoformat(promise.due) if promise.due else None
    end = overdue.find(due, on) or overdue.still_open(due, on)
    return replace(promise, state=end.state, why=end.why)


def _promise(promise: Made, deciding: Deciding, rivals: Iterator[Made], on: date) -> Promise:
    end = fate(promise, deciding, rivals, on)
    due = str(promise.due) if promise.due else None
    return Promise(tuple(fact.claim for fact in promise.facts), end.state, due, end.by, end.why)


def _alike(found: Sequence[Made]) -> dict[Key, list[Made]]:
    groups: dict[Key, list[Made]] = {}
    for one in found:
        groups.setdefault(key(one.first), []).append(one)
    return groups


def _rivals(promise: Made, alike: Mapping[Key, Sequence[Made]], root: Mapping[str, str]) -> Iterator[Made]:
    """Promises of the same action, senders and hosts, made in an article that copies none of this one's."""
    ours = {root.get(fact.claim.article, fact.claim.article) for fact in promise.facts}
    yield from (one for one in alike[key(promise.first)] if root.get(one.first.claim.article, one.first.claim.article) not in ours)
