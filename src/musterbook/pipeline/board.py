"""Every host at once: the posture of each country that anything is known of.

Nothing is concluded here: each host is asked of `posture` alone, with the claims that speak of it, so that many hosts
cost no more than their claims.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from musterbook.compare import facts
from musterbook.ledger.store import Book
from musterbook.model import Claim, Conflict, CopyTree, Line, Links, Posture
from musterbook.pipeline.answers import Answers, answers
from musterbook.values import OPEN, bounds

# More steps than a chart can show; the newest are kept.
_MOST_DAYS = 240


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was known by a day, with one Answers a host that holds the claims of that host alone."""

    told: Answers
    hosts: Mapping[str, Answers]

    def posture(self, host: str, sender: str | None, on: date) -> Posture:
        """The estimate for one host; without a line where nothing is known of it."""
        if host not in self.hosts:
            return Posture(host, str(on), str(self.told.known_by), ())
        return replace(self.hosts[host], on=on).posture(host, sender)

    def postures(self, hosts: Iterable[str], on: date) -> tuple[Posture, ...]:
        """The estimate for each host, in the order given."""
        return tuple(self.posture(host, None, on) for host in hosts)


def shelved(book: Book, known_by: date, host: str | None = None) -> Shelf:
    """What was known by a day, reconciled once and laid out by host; of one host, as far as it can bear on that host."""
    told = answers(book, known_by, known_by, host)
    return Shelf(told, _by_host(told, host))


def _by_host(told: Answers, only: str | None) -> dict[str, Answers]:
    claims: dict[str, list[Claim]] = {}
    for fact in facts(told.known):
        for host in fact.hosts if only is None else fact.hosts & {only}:
            claims.setdefault(host, []).append(fact.claim)
    conflicts, trees = _conflicts_of(told, claims), _trees_of(told, claims)
    return {
        host: replace(
            told,
            known=replace(told.known, claims=tuple(claims[host])),
            links=Links(tuple(trees.get(host, ())), tuple(conflicts.get(host, ()))),
        )
        for host in sorted(claims)
    }


def _conflicts_of(told: Answers, claims: Mapping[str, list[Claim]]) -> dict[str, list[Conflict]]:
    hosts: dict[str, list[str]] = {}
    for host, found in claims.items():
        for claim in found:
            hosts.setdefault(claim.id, []).append(host)
    out: dict[str, list[Conflict]] = {}
    for conflict in told.links.conflicts:
        for host in sorted({*hosts.get(conflict.left.id, ()), *hosts.get(conflict.right.id, ())}):
            out.setdefault(host, []).append(conflict)
    return out


def _trees_of(told: Answers, claims: Mapping[str, list[Claim]]) -> dict[str, list[CopyTree]]:
    articles: dict[str, set[str]] = {}
    for host, found in claims.items():
        for claim in found:
            articles.setdefault(claim.article, set()).add(host)
    out: dict[str, list[CopyTree]] = {}
    for tree in told.links.trees:
        touched = [articles.get(name, set()) for name in (tree.root, *(copy.article for copy in tree.members))]
        for host in sorted(set().union(*touched)):
            out.setdefault(host, []).append(tree)
    return out


def history(told: Answers, host: str, sender: str, what: str) -> tuple[tuple[date, Line | None], ...]:
    """The line of one force on every day up to `told.on` on which a claim of it was published, starts or ends; None where it has none."""
    mine = [claim for claim in told.known.claims if sender in claim.senders]
    days = sorted({day for claim in mine for day in _days(claim, told) if day <= told.on} | {told.on})
    return tuple((day, _line(replace(told, on=day), host, sender, what)) for day in days[-_MOST_DAYS:])


def _days(claim: Claim, told: Answers) -> Iterable[date]:
    published = told.known.published(claim)
    for edtf in (published, claim.start):
        if edtf:
            yield bounds(edtf)[0]
    if claim.end and claim.end != OPEN:
        yield bounds(claim.end)[1] + timedelta(days=1)


def _line(told: Answers, host: str, sender: str, what: str) -> Line | None:
    return next((line for line in told.posture(host, sender).lines if line.what == what), None)
