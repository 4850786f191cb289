"""Promises: what was announced, approved, ordered or under way, who made it when, and what became of it by a day."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from musterbook.compare import Fact, facts, named
from musterbook.links import cancelled, kept
from musterbook.links.contradiction import roots
from musterbook.links.fate import fate
from musterbook.links.making import Key, Made, key, made
from musterbook.model import Claim, CopyTree, Known, Promise

_Party = tuple[str, str | None]
# At other stages a claim decides nothing of a promise.
DECIDING = cancelled.STATUSES | kept.STATUSES


def promises(known: Known, trees: tuple[CopyTree, ...], on: date) -> tuple[Promise, ...]:
    """Every promise, in the order in which it was first made, with its state on `on`, and why."""
    all_facts = facts(known)
    deciding = _Deciding(all_facts)
    root = roots(trees)
    found = made(all_facts)
    alike = _alike(found)
    return tuple(_promise(one, deciding.of(one), _rivals(one, alike, root), on) for one in found)


def _promise(promise: Made, deciding: Sequence[Fact], rivals: Sequence[Made], on: date) -> Promise:
    end = fate(promise, deciding, rivals, on)
    due = str(promise.due) if promise.due else None
    return Promise(tuple(fact.claim for fact in promise.facts), end.state, due, end.by, end.why)


class _Deciding:
    """The claims that can decide a promise, by party and by the action promised, so that it is weighed against its own only."""

    def __init__(self, all_facts: Sequence[Fact]) -> None:
        # Those without a host are under None.
        self._by_party: dict[_Party, list[Fact]] = {}
        self._by_action: dict[tuple[_Party, str], tuple[list[date], list[Fact]]] = {}
        for fact in (fact for fact in all_facts if fact.claim.status in DECIDING):
            for sender in fact.claim.senders:
                for host in fact.hosts or (None,):
                    self._by_party.setdefault((sender, host), []).append(fact)

    def of(self, promise: Made) -> list[Fact]:
        """The claims about any of its senders in any of its hosts since it was made, each once, in order."""
        parties = [(sender, host) for sender in promise.first.claim.senders for host in promise.first.hosts or (None,)]
        found = {fact.order: fact for party in parties for fact in self._since(party, promise.first)}
        return list(found.values()) if len(parties) == 1 else [found[order] for order in sorted(found)]

    def _since(self, party: _Party, first: Fact) -> list[Fact]:
        action = first.claim.action
        if (party, action) not in self._by_action:
            told = [fact for fact in self._by_party.get(party, ()) if _may_decide(fact.claim, action)]
            days = [fact.day for fact in told]
            # The order is that of publication, but for dates that are written otherwise.
            self._by_action[party, action] = (days if days == sorted(days) else [], told)
        days, told = self._by_action[party, action]
        return told[bisect_left(days, first.day) :]


def _may_decide(claim: Claim, action: str) -> bool:
    """Of another action than the one promised, only a denial that they will come, or a named force that is there."""
    if claim.action == action or (action == "station" and claim.action == "deploy"):
        return True
    return claim.status in kept.STATUSES and {action, claim.action} <= kept.PRESENT and bool(named(claim))


def _alike(found: Sequence[Made]) -> dict[Key, list[Made]]:
    groups: dict[Key, list[Made]] = {}
    for one in found:
        groups.setdefault(key(one.first), []).append(one)
    return groups


def _rivals(promise: Made, alike: dict[Key, list[Made]], root: dict[str, str]) -> list[Made]:
    """Promises of the same action, senders and hosts, made in an article that copies none of this one's."""
    ours = {root.get(fact.claim.article, fact.claim.article) for fact in promise.facts}
    return [one for one in alike[key(promise.first)] if root.get(one.first.claim.article, one.first.claim.article) not in ours]
