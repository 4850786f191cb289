"""What follows from entries once and for all, whatever is asked: what each claim is to its hosts and senders, which texts are alike.

In: articles and claims. Out: marks, prints and like pairs, which the ledger keeps beside its entries. A pair of texts is alike whatever
else was read, and a mark depends on one claim and its article, so that the order of reading never matters.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from musterbook import jsontext
from musterbook.compare import CONTEMPORARY as APART
from musterbook.compare import UNDATED, Fact, named
from musterbook.facts import fact_of
from musterbook.ledger.derived import Mark
from musterbook.ledger.store import Book
from musterbook.links import basis, candidates, end, number
from musterbook.links.copies import alike
from musterbook.links.cues import corrects_within, is_correction
from musterbook.links.direction import Alike
from musterbook.links.sketches import Sketch, may_be_alike, sketch
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
# What denies a total of the whole, which a total at a place may answer.
ANSWERED = "Q"
# What can contradict another claim besides a total: another count of the whole or a part, an end, a denial, a basis.
COUNTED, ENDING, DENIAL, LASTING, PASSING = "K", "E", "D", "ZL", "ZP"
# What bears a line, and what corrects that. All else tells what contradicts a claim, or where it is found.
OF_LINES = (TOTAL, RELIEF, MOVEMENT, LEFT, ODD, PRESENT, NAMED, ANSWERED, OWN_BASIS, PLAIN_BASIS, OWN_END, PLAIN_END)
_IN = frozenset({"station", "deploy", "rotate"})
_SHAPE = frozenset({"action", "status", "place", "unit", "echelon", "function", "equipment"})
_EVER = date.max.toordinal()
LONG_AGO = UNDATED.toordinal()
# A number as big as this is kept as this one.
MOST = 2**62
# Days within which two claims speak of one time.
CONTEMPORARY = APART.days


# What is kept of texts that copy one another is kept where the last is no more days later than the first.
KIN = 200
# Days of publication in a row of which what claims contradict and repeat is kept together.
SEASON = 91


def season_of(day: int) -> int:
    """The season of a day."""
    return day // SEASON


class Rules:
    """The rules by which marks, prints and pairs are made; `rules` changes when they do, and then all is made again."""

    rules = "6"

    def marks(self, article: Article, claim: Claim) -> Iterator[Mark]:
        """What the claim is to each of its hosts and senders."""
        fact = fact_of(article, claim)
        since = min(fact.day, fact.begins).toordinal()
        for host in sorted(fact.hosts):
            for sender in sorted(set(claim.senders)):
                for role, about in _roles(fact, article, sender, host):
                    begins, left = _days(role, fact, since)
                    yield Mark(host, sender, role, about, fact.day.toordinal(), begins, left, *_bounds(role, claim))

    def reaches(self, mark: Mark) -> Iterator[int]:
        """The seasons in which what a claim contradicts or repeats may change with the mark: see `pipeline.weighing`."""
        spans = [(mark.day, CONTEMPORARY)]
        if mark.role in (LEFT, ODD) and mark.gone is not None:
            # Who left decides between articles that lie as far off as copies of contemporaries may.
            spans.append((mark.gone, CONTEMPORARY + KIN))
        for day, reach in spans:
            yield from range(season_of(day - reach), season_of(day + reach) + 1)

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

    def sketch(self, article: Article) -> Sketch:
        """What is kept at hand of an article to tell what it may be alike."""
        return sketch(text_of(article))

    def may_be_alike(self, left: Sketch, right: Sketch) -> bool:
        """Whether the two are worth comparing."""
        return may_be_alike(left, right)

    def alike(self, left: Article, right: Article) -> str | None:
        """What the two texts have to do with one another."""
        found = alike(text_of(left), text_of(right))
        return json.dumps(asdict(found), ensure_ascii=True, sort_keys=True) if found else None


RULES = Rules()


@lru_cache(maxsize=65536)
def alike_of(body: str) -> Alike:
    """The pair that `Rules.alike` told of."""
    return Alike(**jsontext.read(body))


def bring_up(book: Book, *, anew: bool = False, progress: Callable[[int], None] | None = None) -> None:
    """Derive what new entries bring, so that questions find it; `anew` derives everything again."""
    if not anew and not book.through(RULES.rules).behind:
        return
    for done in book.derive(RULES, anew=anew):
        if progress:
            progress(done)


def differences(book: Book, progress: Callable[[int], None] | None = None) -> Iterator[str]:
    """What is derived and does not follow from the entries, by entry; it is brought up to the newest first."""
    bring_up(book)
    for done, found in book.differences(RULES):
        yield from found
        if progress:
            progress(done)


def about(**slots: Any) -> str:
    """The slots that tell one force or place from another, as the key of a topic."""
    return json.dumps(slots, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def names_of(claim: Claim) -> dict[str, Any]:
    """The slots in which a claim names a force, without those that are silent."""
    return {slot: getattr(claim, slot) for slot in ("unit", "echelon", "function", "equipment") if getattr(claim, slot)}


@lru_cache(maxsize=65536)
def shape_of(key: str) -> Claim:
    """A claim that says of a force and place what a topic's key says, and else nothing."""
    slots = slots_of(key)
    told: dict[str, Any] = {slot: tuple(found) if isinstance(found, list) else found for slot, found in slots.items() if slot in _SHAPE}
    return Claim("-", "-", **({"action": "station", "status": "in_effect"} | told))


@lru_cache(maxsize=65536)
def slots_of(key: str) -> dict[str, Any]:
    """The slots of a topic's key."""
    found: dict[str, Any] = jsontext.read(key)
    return found


def _roles(fact: Fact, article: Article, sender: str, host: str) -> Iterator[tuple[str, str]]:
    claim = fact.claim
    names = names_of(claim)
    yield ANY, about(action=claim.action, status=claim.status)
    yield from ((CORRECTION, about(of=of, action=claim.action, **names)) for of in sorted(_corrects(claim, article)))
    yield from _at_odds(fact, sender, names)
    role = _presence(fact, sender, host)
    if role in (TOTAL, RELIEF, MOVEMENT):
        yield role, _counted(claim, names)
    elif role in (LEFT, ODD):
        yield role, about(action=claim.action, status=claim.status, place=claim.place, **names)
    elif role:
        yield role, about(**names)
    if role not in (TOTAL, RELIEF) and number.counts(fact, sender):
        yield COUNTED, _counted(claim, names)
    yield from _words(fact, article, sender, host)


def _counted(claim: Claim, names: dict[str, Any]) -> str:
    count = claim.quantity
    assert count is not None, "what is counted has a number"
    return about(action=claim.action, place=claim.place, of=count.of, mode=count.mode, **names)


def _at_odds(fact: Fact, sender: str, names: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """By what it can contradict others, but for its number."""
    claim = fact.claim
    if end.has_end(claim):
        yield ENDING, about(action=claim.action, **names)
    if claim.status == "denied":
        yield DENIAL, about(action=claim.action, **names)
        if claim.quantity and not claim.place:
            yield ANSWERED, about(**names)
    if basis.is_lasting(claim):
        yield LASTING, about(**names)
    if basis.is_passing(claim):
        yield PASSING, about(**names)


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
    start = fact.begins
    if role in (LEFT, ODD):
        left = gone.gone_by(fact) or fact.day
        return gone.from_when(fact).toordinal(), left.toordinal()
    if role == ENDING:
        return ends(fact.claim)
    if role == ANSWERED:
        # What a number answers is asked of every day on which that holds.
        return LONG_AGO, None
    if role in (TOTAL, RELIEF, MOVEMENT, PRESENT):
        return start.toordinal(), happened(fact).toordinal() if role == MOVEMENT else None
    return since, None


def ends(claim: Claim) -> tuple[int, int]:
    """The days between which its end lies; after all days where it has none."""
    if claim.end is None or claim.is_open:
        return _EVER + 1, _EVER + 1
    first, last = bounds(claim.end)
    return first.toordinal(), last.toordinal()


def _bounds(role: str, claim: Claim) -> tuple[int | None, int | None]:
    """Between what bounds a total counts, as far as a database can hold them."""
    if role not in (TOTAL, RELIEF, COUNTED) or claim.quantity is None:
        return None, None
    low, high = claim.quantity.low, claim.quantity.high
    return low and min(low, MOST), high and min(high, MOST)


def _day(article: Article) -> date:
    return bounds(article.published)[0] if article.published else UNDATED
