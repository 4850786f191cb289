"""Promises: what was announced, approved, ordered or under way, who made it when, and what became of it by a day."""

from collections.abc import Sequence
from datetime import date

from musterbook.compare import Fact, facts
from musterbook.links.contradiction import roots
from musterbook.links.fate import fate
from musterbook.links.making import Made, made
from musterbook.model import CopyTree, Known, Promise


def promises(known: Known, trees: tuple[CopyTree, ...], on: date) -> tuple[Promise, ...]:
    """Every promise, in the order in which it was first made, with its state on `on`, and why."""
    all_facts = facts(known)
    by_sender = _by_sender(all_facts)
    root = roots(trees)
    found = made(all_facts)
    return tuple(_promise(one, by_sender[one.first.claim.senders[:1]], _rivals(one, found, root), on) for one in found)


def _promise(promise: Made, deciding: Sequence[Fact], rivals: Sequence[Made], on: date) -> Promise:
    end = fate(promise, deciding, rivals, on)
    due = str(promise.due) if promise.due else None
    return Promise(tuple(fact.claim for fact in promise.facts), end.state, due, end.by, end.why)


def _by_sender(all_facts: Sequence[Fact]) -> dict[tuple[str, ...], list[Fact]]:
    """The claims of every sender, and under () those of none, so that a promise is weighed against its own sender's only."""
    found: dict[tuple[str, ...], list[Fact]] = {(): []}
    for fact in all_facts:
        for sender in fact.claim.senders or ():
            found.setdefault((sender,), []).append(fact)
        if not fact.claim.senders:
            found[()].append(fact)
    return found


def _rivals(promise: Made, found: Sequence[Made], root: dict[str, str]) -> list[Made]:
    """Promises of the same action, senders and hosts made in an article that copies none of this one's."""
    first = promise.first
    ours = {root.get(fact.claim.article, fact.claim.article) for fact in promise.facts}
    return [
        one for one in found
        if one.first.claim.action == first.claim.action and set(one.first.claim.senders) == set(first.claim.senders)
        and one.first.hosts == first.hosts and root.get(one.first.claim.article, one.first.claim.article) not in ours
    ]  # fmt: skip
