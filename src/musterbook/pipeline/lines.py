"""The lines that a host can have, and the topics of the claims that may bear each: told by what the ledger derived, before a claim is read.

In: the topics of a host. Out: one line for every sender as a whole, and one for each unit, echelon, function and type that a topic names.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress
from operator import not_
from typing import Any, NamedTuple

from musterbook.ledger.topics import Topic
from musterbook.pipeline import deriving
from musterbook.pipeline.deriving import slots_of

# A sender's whole presence, and the slots that name a part of it.
ALL_TOLD = "personnel"
KINDS = ("unit", "echelon", "function", "equipment")
_OF_LINES = frozenset(deriving.OF_LINES)


class Totals(NamedTuple):
    """The topics of the totals that a line may count, and of these the ones of the whole and of parts of it."""

    every: list[Topic]
    wholes: list[Topic]
    parts: list[Topic]
    # What they count, soldiers or aircraft.
    kinds: dict[str, list[Topic]]


@dataclass(frozen=True, slots=True)
class Line:
    """What one line is about, and the topics of the claims that may bear each, by role."""

    sender: str
    kind: str
    value: str
    topics: dict[str, list[Topic]]
    # The numbers of all of them.
    every: frozenset[int]
    # What was asked of it before: a question asks each line several times.
    _told: dict[tuple[str, ...], Any] = field(default_factory=dict, compare=False, repr=False)

    def of(self, *roles: str) -> list[Topic]:
        """The topics of these roles."""
        found: list[Topic] | None = self._told.get(roles)
        if found is None:
            found = self._told[roles] = [topic for role in roles for topic in self.topics.get(role, ())]
        return found

    @property
    def totals(self) -> Totals:
        """The topics of totals."""
        found: Totals | None = self._told.get(())
        if found is None:
            every = [topic for topic in self.of(deriving.TOTAL, deriving.RELIEF) if may_count(topic, self)]
            wholes = [is_whole(topic, self) for topic in every]
            kinds: dict[str, list[Topic]] = {}
            for topic in every:
                kinds.setdefault(slots_of(topic.about)["of"], []).append(topic)
            found = self._told[()] = Totals(every, list(compress(every, wholes)), list(compress(every, map(not_, wholes))), kinds)
        return found


def lines_of(topics: Iterable[Topic]) -> list[Line]:
    """The line of every sender as a whole, and of each unit, echelon, function and type that a topic names."""
    found: dict[tuple[str, str, str], dict[str, list[Topic]]] = {}
    for topic in topics:
        if topic.role not in _OF_LINES:
            continue
        for key in _keys_of(topic.sender, topic.about):
            found.setdefault(key, {}).setdefault(topic.role, []).append(topic)
    return [
        Line(*key, by_role, frozenset(topic.id for role in by_role.values() for topic in role)) for key, by_role in sorted(found.items())
    ]


@lru_cache(maxsize=65536)
def _keys_of(sender: str, about: str) -> tuple[tuple[str, str, str], ...]:
    """The sender's whole, and each unit, echelon, function and type of it that a topic names."""
    slots = slots_of(about)
    told = ((kind, slots.get(kind, ())) for kind in KINDS)
    named = ((sender, kind, value) for kind, values in told for value in ([values] if isinstance(values, str) else values))
    return (sender, ALL_TOLD, ALL_TOLD), *named


def may_count(topic: Topic, line: Line) -> bool:
    """A number of soldiers is one of personnel, and none of a type of tank."""
    of = slots_of(topic.about)["of"]
    return of == ALL_TOLD if line.kind == ALL_TOLD else not (line.kind == "equipment" and of == ALL_TOLD)


def is_whole(topic: Topic, line: Line) -> bool:
    """It is about all of the line, at no place of its own."""
    slots = slots_of(topic.about)
    return not slots.get("place") and sum(kind in slots for kind in KINDS) <= (line.kind != ALL_TOLD)
