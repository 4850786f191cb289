"""Which claims say the same as a claim, and how many independent voices that makes."""

from collections.abc import Callable
from datetime import date

from musterbook.compare import CONTEMPORARY, UNDATED, countries, named, places_agree, says_the_same, shared
from musterbook.model import Claim, Known, Links
from musterbook.values import bounds
from musterbook.voices import voices

# An action, its stage, a sender and a host.
_Key = tuple[str, str, str, str]


class Corroboration:
    """Asks the claims of a ledger, by action and sender, so that one answer does not cost a look at all of them."""

    def __init__(self, known: Known, links: Links) -> None:
        self._known, self._links = known, links
        self._alike: dict[_Key, list[Claim]] = {}
        for claim in known.claims:
            for key in _keys(claim):
                self._alike.setdefault(key, []).append(claim)
        self._counted: dict[str, int] = {}

    def same(self, claim: Claim) -> tuple[Claim, ...]:
        """The claims that say the same of a force that both name, or of the whole; itself among them."""
        return self._same(claim, lambda one: True)

    def voices(self, claim: Claim) -> int:
        """How many independent voices said what it says within 45 days of it, its own among them."""
        if claim.id not in self._counted:
            day = _day(claim, self._known)
            # Asked first, because it leaves out most of them.
            same = self._same(claim, lambda one: abs(_day(one, self._known) - day) <= CONTEMPORARY)
            self._counted[claim.id] = voices(same, self._known, self._links)
        return self._counted[claim.id]

    def _same(self, claim: Claim, is_asked: Callable[[Claim], bool]) -> tuple[Claim, ...]:
        alike = (one for key in _keys(claim) for one in self._alike.get(key, ()))
        found = {one.id: one for one in alike if is_asked(one) and _says_so(claim, one)}
        return (claim, *(one for name, one in found.items() if name != claim.id))


def _day(claim: Claim, known: Known) -> date:
    published = known.published(claim)
    return bounds(published)[0] if published else UNDATED


def _keys(claim: Claim) -> list[_Key]:
    """One for each sender and host: only claims of one action at one stage say the same."""
    return [(claim.action, claim.status, sender, host) for sender in claim.senders for host in sorted(countries(claim.hosts)) or [""]]


def _says_so(claim: Claim, other: Claim) -> bool:
    if not says_the_same(claim, other) or not places_agree(claim, other) or not _bears(claim, other):
        return False
    return bool(shared(claim, other)) or (not named(claim) and not named(other))


def _bears(claim: Claim, other: Claim) -> bool:
    """The other gives the number and the end that this one gives: silence confirms neither."""
    return (claim.quantity is None or other.quantity is not None) and (claim.end is None or other.end is not None)
