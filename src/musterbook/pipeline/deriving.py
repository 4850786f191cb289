"""What follows from entries once and for all, whatever is asked: what each claim is to its hosts and senders, which texts are alike.

In: articles and claims. Out: marks, prints and like pairs, which the ledger keeps beside its entries. A pair of texts is alike whatever
else was read, and a mark depends on one claim and its article, so that the order of reading never matters.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from musterbook.compare import UNDATED, Fact, countries, first_day, last_day, named
from musterbook.ledger.derived import Mark
from musterbook.ledger.store import Book
from musterbook.links import candidates
from musterbook.links.copies import alike
from musterbook.links.cues import corrects_within, is_correction
from musterbook.links.direction import Alike
from musterbook.links.texts import text_of
from musterbook.model import Article, Claim
from musterbook.posture import gone, movements
from musterbook.posture.forces import THERE
from musterbook.posture.officials import is_official
from musterbook.posture.standing import happened
from musterbook.posture.terms import SAID, tells_basis, tells_end
from musterbook.posture.whole import states_total
from musterbook.values import bounds

# What a claim can be to a host and sender. A total is a contingent's where it relieved another of its size; a departure is odd
# where its day tells more than its publication; `O` and `P` are the sender's or host's own word, and the outlet's.
TOTAL, RELIEF, MOVEMENT, LEFT, ODD = "T", "R", "M", "L", "X"
PRESENT, NAMED, CORRECTION, ANY = "P", "N", "C", "A"
OWN_BASIS, PLAIN_BASIS, OWN_END, PLAIN_END = "BO", "BP", "UO", "UP"
_IN = frozenset({"station", "deploy", "rotate"})
_EVER = date.max.toordinal()
LONG_AGO = UNDATED.toordinal()
# Days within which two claims speak of one time.
CONTEMPORARY = 45


class Rules:
    """The rules by which marks, prints and pairs are made; `rules` changes when they do, and then all is made again."""

    rules = "1"

    def marks(self, article: Article, claim: Claim) -> Iterator[Mark]:
        """What the claim is to each of its hosts and senders."""
        fact = _fact(article, claim)
        since = min(fact.day, first_day(claim.start) or fact.day).toordinal()
        for host in sorted(fact.hosts):
            for sender in sorted(set(claim.senders)):
                for role, about in _roles(fact, article, sender, host):
                    begins, left = _days(role, fact, since)
                    yield Mark(host, sender, role, about, fact.day.toordinal(), begins, left)

    def prints(self, article: Article) -> frozenset[int]:
        """By what a copy of the text would find it."""
        return candidates.prints(text_of(article))

    def day(self, article: Article) -> int:
        """The day of publication; long ago where it is unknown."""
        return _day(article).toordinal()

    def season(self, article: Article) -> tuple[int, int]:
        """The days of the articles that it is compared with: all days where its own is unknown."""
        day = _day(article)
        span = timedelta(days=candidates.SEASON)
        return (1, _EVER) if day == UNDATED else ((day - span).toordinal(), (day + span).toordinal())

    def alike(self, left: Article, right: Article) -> str | None:
        """What the two texts have to do with one another."""
        found = alike(text_of(left), text_of(right))
        return json.dumps(asdict(found), ensure_ascii=True, sort_keys=True) if found else None


RULES = Rules()


def alike_of(body: str) -> Alike:
    """The pair that `Rules.alike` told of."""
    return Alike(**json.loads(body))


def bring_up(book: Book, *, anew: bool = False, progress: Callable[[int], None] | None = None) -> None:
    """Derive what new entries bring, so that questions find it; `anew` derives everything again."""
    if not anew and not book.through(RULES.rules).behind:
        return
    for done in book.derive(RULES, anew=anew):
        if progress:
            progress(done)


def about(**slots: Any) -> str:
    """The slots that tell one force or place from another, as the key of a topic."""
    return json.dumps(slots, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def names_of(claim: Claim) -> dict[str, Any]:
    """The slots in which a claim names a force, without those that are silent."""
    return {slot: getattr(claim, slot) for slot in ("unit", "echelon", "function", "equipment") if getattr(claim, slot)}


@lru_cache(maxsize=65536)
def slots_of(key: str) -> dict[str, Any]:
    """The slots of a topic's key."""
    found: dict[str, Any] = json.loads(key)
    return found


def _roles(fact: Fact, article: Article, sender: str, host: str) -> Iterator[tuple[str, str]]:
    claim = fact.claim
    names = names_of(claim)
    yield ANY, ""
    yield from ((CORRECTION, about(of=of)) for of in sorted(_corrects(claim, article)))
    role = _presence(fact, sender, host)
    if role in (TOTAL, RELIEF, MOVEMENT) and claim.quantity:
        count = claim.quantity
        yield role, about(action=claim.action, place=claim.place, of=count.of, mode=count.mode, **names)
    elif role in (LEFT, ODD):
        yield role, about(action=claim.action, status=claim.status, place=claim.place, **names)
    elif role:
        yield role, about(**names)
    yield from _words(fact, article, sender, host)


def _corrects(claim: Claim, article: Article) -> set[str]:
    """What it may replace: other claims of its own article, and those of its house."""
    houses = {name.casefold() for name in (article.outlet, article.agency) if name} if is_correction(article) else set()
    return houses | ({f"article {article.id}"} if corrects_within(claim, article) else set())


def _presence(fact: Fact, sender: str, host: str) -> str | None:
    """What it says of who is there, comes or goes."""
    claim = fact.claim
    if states_total(fact, sender, host):
        return RELIEF if claim.action == "rotate" and claim.echelon else TOTAL
    if movements.is_movement(fact, sender, host):
        return MOVEMENT
    left = gone.gone_by(fact)
    if left is not None:
        odd = left > fact.day or (claim.status == "ended" and claim.start is not None and named(claim) <= {"echelon"})
        return ODD if odd else LEFT
    if claim.status == "in_effect" and claim.action in _IN:
        return PRESENT
    return NAMED if claim.action in THERE and named(claim) else None


def _words(fact: Fact, article: Article, sender: str, host: str) -> Iterator[tuple[str, str]]:
    """What it says of basis and end, where it is the word of sender or host, or the outlet's own."""
    claim = fact.claim
    if claim.status not in SAID or not (tells_basis(claim) or tells_end(claim)):
        return
    official = is_official(claim, article, (sender, host))
    if not official and claim.speakers:
        return
    key = about(action=claim.action, **names_of(claim))
    if tells_basis(claim):
        yield OWN_BASIS if official else PLAIN_BASIS, key
    if tells_end(claim):
        yield OWN_END if official else PLAIN_END, key


def _days(role: str, fact: Fact, since: int) -> tuple[int, int | None]:
    """From when it holds, and by when a force had left."""
    start = first_day(fact.claim.start) or fact.day
    if role in (LEFT, ODD):
        left = gone.gone_by(fact) or fact.day
        over = start if fact.claim.action == "withdraw" else last_day(fact.claim.end) or date.max
        return over.toordinal(), left.toordinal()
    if role in (TOTAL, RELIEF, MOVEMENT, PRESENT):
        return start.toordinal(), happened(fact).toordinal() if role == MOVEMENT else None
    return since, None


def _fact(article: Article, claim: Claim) -> Fact:
    day = _day(article)
    return Fact(claim, day, bounds(claim.said_on)[0] if claim.said_on else day, countries(claim.hosts), 0)


def _day(article: Article) -> date:
    return bounds(article.published)[0] if article.published else UNDATED


def is_valid(claim: Claim, article: Article, host: str, key: Sequence[str]) -> bool:
    """The claim, as it is known now, still is what a topic's sender, role and key say it is."""
    return any((mark.host, mark.sender, mark.role, mark.about) == (host, *key) for mark in RULES.marks(article, claim))
