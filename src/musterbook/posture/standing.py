"""The claims that count for one sender in one host: corrected ones left out, and copies that only repeat their root."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from musterbook.compare import Fact, facts, first_day, last_day
from musterbook.model import Claim, Known, Links
from musterbook.posture.corrected import CODE as CORRECTED
from musterbook.posture.corrected import corrected
from musterbook.posture.echoes import CODE as ECHO
from musterbook.posture.echoes import Echoes
from musterbook.posture.officials import is_official


@dataclass(frozen=True, slots=True)
class Standing:
    """All that counts for one sender in one host, oldest first; `left_out` are their other claims, each with the code of the rule."""

    sender: str
    host: str
    facts: tuple[Fact, ...]
    known: Known
    official: Callable[[Claim], bool]
    left_out: tuple[tuple[str, Fact], ...] = ()

    def of(self, chosen: Iterable[Fact]) -> "Standing":
        """The same, with only the chosen facts."""
        return Standing(self.sender, self.host, tuple(chosen), self.known, self.official, self.left_out)

    def is_official(self, fact: Fact) -> bool:
        """The claim is the sender's or the host's own word."""
        return self.official(fact.claim)


def standings(
    known: Known, links: Links, host: str, sender: str | None = None, echoing: Callable[[Fact], bool] | None = None
) -> tuple[Standing, ...]:
    """For one host, what counts for every sender (or for one), by sender; `echoing` tells what only repeats a root, where that is kept."""
    replaced, repeats = corrected(links, host), links.repeats
    is_echo = echoing or ((lambda fact: repeats(fact.claim)) if repeats else Echoes(known, links).is_echo)
    found: dict[str, list[Fact]] = {}
    left_out: dict[str, list[tuple[str, Fact]]] = {}
    for fact in facts(known):
        for one in [one for one in fact.claim.senders if sender in (None, one)] if host in fact.hosts else ():
            code = CORRECTED if (one, fact.claim.id) in replaced else ECHO if is_echo(fact) else None
            if code:
                left_out.setdefault(one, []).append((code, fact))
            else:
                found.setdefault(one, []).append(fact)
    return tuple(_standing(one, host, found[one], known, left_out.get(one, [])) for one in sorted(found))


def _standing(sender: str, host: str, found: list[Fact], known: Known, left_out: list[tuple[str, Fact]]) -> Standing:
    ordered = sorted(found, key=lambda fact: (fact.day, fact.said, fact.order))
    return Standing(sender, host, tuple(ordered), known, _officials(known, frozenset((sender, host))), tuple(left_out))


def _officials(known: Known, parties: frozenset[str]) -> Callable[[Claim], bool]:
    """Tells whether a claim is the word of one of the parties; it is asked of few, and of each of them often."""
    told: dict[str, bool] = {}

    def official(claim: Claim) -> bool:
        if claim.id not in told:
            told[claim.id] = is_official(claim, known.articles[claim.article], parties)
        return told[claim.id]

    return official


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
