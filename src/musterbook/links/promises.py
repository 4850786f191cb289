"""Promises: what was announced, approved, ordered or under way, who made it when, and what became of it by a day."""

from collections.abc import Sequence
from datetime import date

from musterbook.compare import Fact, facts
from musterbook.links import cancelled, kept
from musterbook.links.contradiction import roots
from musterbook.links.fate import fate
from musterbook.links.making import Key, Made, key, made
from musterbook.model import CopyTree, Known, Promise

_Party = tuple[str, str | None]
# At other stages a claim decides nothing of a promise.
DECIDING = cancelled.STATUSES | kept.STATUSES


def promises(known: Known, trees: tuple[CopyTree, ...], on: date) -> tuple[Promise, ...]:
    """Every promise, in the order in which it was first made, with its state on `on`, and why."""
    all_facts = facts(known)
    by_party = _by_party(all_facts)
    root = roots(trees)
    found = made(all_facts)
    alike = _alike(found)
    return tuple(_promise(one, _deciding(one, by_party), _rivals(one, alike, root), on) for one in found)


def _promise(promise: Made, deciding: Sequence[Fact], rivals: Sequence[Made], on: date) -> Promise:
    end = fate(promise, deciding, rivals, on)
    due = str(promise.due) if promise.due else None
    return Promise(tuple(fact.claim for fact in promise.facts), end.state, due, end.by, end.why)


def _by_party(all_facts: Sequence[Fact]) -> dict[_Party, list[Fact]]:
    """The deciding claims by sender and host, those without a host under None, so that a promise is weighed against its own only."""
    found: dict[_Party, list[Fact]] = {}
    for fact in (fact for fact in all_facts if fact.claim.status in DECIDING):
        for sender in fact.claim.senders:
            for host in fact.hosts or (None,):
                found.setdefault((sender, host), []).append(fact)
    return found


def _deciding(promise: Made, by_party: dict[_Party, list[Fact]]) -> list[Fact]:
    """The claims about any of its senders in any of its hosts, each once, in order."""
    parties = [(sender, host) for sender in promise.first.claim.senders for host in promise.first.hosts or (None,)]
    if len(parties) == 1:
        return by_party.get(parties[0], [])
    found = {fact.order: fact for party in parties for fact in by_party.get(party, ())}
    return [found[order] for order in sorted(found)]


def _alike(found: Sequence[Made]) -> dict[Key, list[Made]]:
    groups: dict[Key, list[Made]] = {}
    for one in found:
        groups.setdefault(key(one.first), []).append(one)
    return groups


def _rivals(promise: Made, alike: dict[Key, list[Made]], root: dict[str, str]) -> list[Made]:
    """Promises of the same action, senders and hosts, made in an article that copies none of this one's."""
    ours = {root.get(fact.claim.article, fact.claim.article) for fact in promise.facts}
    return [one for one in alike[key(promise.first)] if root.get(one.first.claim.article, one.first.claim.article) not in ours]
