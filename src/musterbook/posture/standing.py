"""The claims that count for one sender in one host: corrected ones left out, and copies that only repeat their root."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from musterbook.compare import Fact, facts, first_day, last_day, says_the_same
from musterbook.model import Claim, Known, Links
from musterbook.posture.officials import is_official


@dataclass(frozen=True, slots=True)
class Standing:
    """All that counts for one sender in one host, oldest first."""

    sender: str
    host: str
    facts: tuple[Fact, ...]
    known: Known
    official: frozenset[str]

    def of(self, chosen: Iterable[Fact]) -> "Standing":
        """The same, with only the chosen facts."""
        return Standing(self.sender, self.host, tuple(chosen), self.known, self.official)

    def is_official(self, fact: Fact) -> bool:
        """The claim is the sender's or the host's own word."""
        return fact.claim.id in self.official


def standings(known: Known, links: Links, host: str, sender: str | None = None) -> tuple[Standing, ...]:
    """For one host, what counts for every sender (or for one), by sender."""
    replaced = frozenset(one.left.id for one in links.conflicts if one.is_correction)
    echoes = _Echoes(known, links)
    found: dict[str, list[Fact]] = {}
    for fact in facts(known):
        wanted = [one for one in fact.claim.senders if sender in (None, one)] if host in fact.hosts else []
        if wanted and fact.claim.id not in replaced and not echoes.is_echo(fact):
            for one in wanted:
                found.setdefault(one, []).append(fact)
    return tuple(_standing(one, host, found[one], known) for one in sorted(found))


def _standing(sender: str, host: str, found: list[Fact], known: Known) -> Standing:
    parties = (sender, host)
    official = (fact.claim.id for fact in found if is_official(fact.claim, known.articles[fact.claim.article], parties))
    ordered = sorted(found, key=lambda fact: (fact.day, fact.said, fact.order))
    return Standing(sender, host, tuple(ordered), known, frozenset(official))


class _Echoes:
    """Claims of a copy that its root makes too: a copy never renews a date and never adds a voice."""

    def __init__(self, known: Known, links: Links) -> None:
        self._root = {copy.article: tree.root for tree in links.trees for copy in tree.members}
        heads = set(self._root.values())
        self._claims: dict[str, list[Claim]] = {}
        for claim in known.claims:
            if claim.article in heads:
                self._claims.setdefault(claim.article, []).append(claim)

    def is_echo(self, fact: Fact) -> bool:
        """The root says the same."""
        root = self._root.get(fact.claim.article)
        return root is not None and any(says_the_same(fact.claim, claim) for claim in self._claims.get(root, ()))


def holds_on(fact: Fact, on: date) -> bool:
    """Its time covers `on`: from its start, or from the day of publication where it gives none."""
    start = first_day(fact.claim.start)
    return start <= on if start else fact.day <= on


def happened(fact: Fact) -> date:
    """The day by which something done was done: the last of its start, else the day of publication."""
    return last_day(fact.claim.start) or fact.day


def as_of(fact: Fact) -> date:
    """The day for which a total speaks: of those who came, the day they came; of those who are there, the day of publication."""
    came = last_day(fact.claim.start) if fact.claim.action in ("deploy", "rotate") else None
    return min(fact.day, came) if came else fact.day


def latest(found: Sequence[Fact]) -> Fact:
    """The latest-published; on one day the later said, then the later in the text."""
    return max(found, key=lambda fact: (fact.day, fact.said, fact.order))
