"""Which claims of a ledger may contradict those that bear a line, found by their marks: most of what was said around them stays unread.

In: the topics of a host's senders, and the facts that bear its lines. Out: rows of the marks of every claim that a rule of `links` could
hold against one of them, if they were published within 45 days of one another; and of claims that may say the same. What cannot be at
odds is left out by what a mark tells: another force, another place, another action, a number or an end that agrees.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from musterbook.compare import Fact, compatible, places_agree
from musterbook.ledger.excerpt import Row, Window
from musterbook.ledger.topics import Topic
from musterbook.links import basis, end, number
from musterbook.links.pairs import ASSERTED
from musterbook.model import Claim
from musterbook.pipeline import deriving
from musterbook.pipeline.deriving import CONTEMPORARY, shape_of, slots_of
from musterbook.pipeline.surroundings import Surroundings, merged
from musterbook.values import Count

_COUNTS = frozenset({deriving.TOTAL, deriving.RELIEF, deriving.COUNTED})
Test = Callable[[Row], bool]
# A role, an action, and what is counted or at which stage it is.
Kind = tuple[str, str | None, str | None]


def rivals(around: Surroundings, sender: str, facts: Sequence[Fact]) -> Iterator[Row]:
    """The rows of claims about a sender that may contradict one of these facts about it."""
    topics = _by_kind(topic for topic in around.topics.values() if topic.sender == sender)
    asked: dict[int, list[tuple[int, Test]]] = {}
    for fact in facts:
        for topic, test in _at_odds(fact, sender, topics):
            asked.setdefault(topic.id, []).append((fact.day.toordinal(), test))
    windows = [window for id, tests in asked.items() for window in around_days(id, (day for day, _ in tests), _last(around))]
    for row in around.excerpt.rows(windows):
        if any(abs(row.day - day) <= CONTEMPORARY and test(row) for day, test in asked[row.topic]):
            yield row


def same(around: Surroundings, sender: str, facts: Sequence[Fact]) -> Iterator[Row]:
    """The rows of claims about a sender that may say what one of these facts says."""
    days: dict[tuple[str, str], list[int]] = {}
    for fact in facts:
        days.setdefault((fact.claim.action, fact.claim.status), []).append(fact.day.toordinal())
    windows = [
        window
        for topic in around.topics.values() if topic.sender == sender and topic.role == deriving.ANY
        for window in around_days(topic.id, days.get(_told(topic), ()), _last(around))
    ]  # fmt: skip
    yield from around.excerpt.rows(windows)


def around_days(topic: int, days: Iterable[int], last: int) -> Iterator[Window]:
    """The days within 45 of any of these, as windows that do not meet."""
    for first, until in merged((day - CONTEMPORARY, min(last, day + CONTEMPORARY)) for day in days):
        yield topic, first, until


def _last(around: Surroundings) -> int:
    return around.excerpt.known_by.toordinal()


def _told(topic: Topic) -> tuple[str, str]:
    slots = slots_of(topic.about)
    return slots["action"], slots["status"]


def _by_kind(topics: Iterable[Topic]) -> dict[Kind, list[Topic]]:
    found: dict[Kind, list[Topic]] = {}
    for topic in topics:
        slots = slots_of(topic.about)
        role = deriving.TOTAL if topic.role in _COUNTS else topic.role
        told = slots.get("of") if topic.role in _COUNTS else slots.get("status")
        found.setdefault((role, slots.get("action"), told), []).append(topic)
    return found


def _at_odds(fact: Fact, sender: str, topics: Mapping[Kind, Sequence[Topic]]) -> Iterator[tuple[Topic, Test]]:
    """The topics of what may contradict a fact, and by what a row of them does."""
    claim, kinds = fact.claim, list[tuple[Kind, Test]]()
    if claim.quantity and number.counts(fact, sender):
        kinds.append(((deriving.TOTAL, claim.action, claim.quantity.of), _is_apart(claim.quantity)))
    if end.has_end(claim):
        kinds.append(((deriving.ENDING, claim.action, None), _ends_otherwise(claim)))
    if claim.status in ASSERTED:
        # Who will not come will not be there either.
        actions = (claim.action, "deploy") if claim.action == "station" else (claim.action,)
        kinds += [((deriving.DENIAL, action, None), _always) for action in actions]
    if basis.is_lasting(claim):
        kinds.append(((deriving.PASSING, None, None), _always))
    if basis.is_passing(claim):
        kinds.append(((deriving.LASTING, None, None), _always))
    if claim.status == "denied":
        actions = (claim.action, "station") if claim.action == "deploy" else (claim.action,)
        kinds += [((deriving.ANY, action, status), _always) for action in actions for status in sorted(ASSERTED)]
    force = deriving.about(place=claim.place, **deriving.names_of(claim))
    yield from ((topic, test) for kind, test in kinds for topic in topics.get(kind, ()) if _meet(topic.about, force))


@lru_cache(maxsize=65536)
def _meet(left: str, right: str) -> bool:
    """The two may mean the same force, at the same place or one of them at any."""
    return compatible(shape_of(left), shape_of(right)) and places_agree(shape_of(left), shape_of(right))


def _is_apart(count: Count) -> Test:
    return lambda row: deriving.MOST in (row.low, row.high) or number.are_apart(count, _count(row.low, row.high, count.of))


@lru_cache(maxsize=65536)
def _count(low: int | None, high: int | None, of: str) -> Count:
    return Count(low, high, of=of)


def _ends_otherwise(claim: Claim) -> Test:
    first, last = deriving.ends(claim)
    return lambda row: row.gone is None or row.since > last or first > row.gone


def _always(row: Row) -> bool:
    return True
