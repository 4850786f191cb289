"""The lines that a host can have, and the topics of the claims that may bear each: told by what the ledger derived, before a claim is read.

In: the topics of a host. Out: one line for every sender as a whole, and one for each unit, echelon, function and type that a topic names.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from musterbook.ledger.excerpt import Topic
from musterbook.pipeline import deriving
from musterbook.pipeline.deriving import slots_of

# A sender's whole presence, and the slots that name a part of it.
ALL_TOLD = "personnel"
KINDS = ("unit", "echelon", "function", "equipment")


@dataclass(frozen=True, slots=True)
class Line:
    """What one line is about, and the topics of the claims that may bear it, by role."""

    sender: str
    kind: str
    value: str
    topics: dict[str, list[Topic]]

    def of(self, *roles: str) -> list[Topic]:
        """The topics of these roles."""
        return [topic for role in roles for topic in self.topics.get(role, ())]


def lines_of(topics: Iterable[Topic]) -> Iterator[Line]:
    """The line of every sender as a whole, and of each unit, echelon, function and type that a topic names."""
    found: dict[tuple[str, str, str], dict[str, list[Topic]]] = {}
    for topic in topics:
        if topic.role in (deriving.ANY, deriving.CORRECTION):
            continue
        slots = slots_of(topic.about)
        named = ((kind, value) for kind in KINDS for value in ([slots[kind]] if isinstance(slots.get(kind), str) else slots.get(kind, ())))
        for kind, value in ((ALL_TOLD, ALL_TOLD), *named):
            found.setdefault((topic.sender, kind, value), {}).setdefault(topic.role, []).append(topic)
    yield from (Line(*key, found[key]) for key in sorted(found))


def may_count(topic: Topic, line: Line) -> bool:
    """A number of soldiers is one of personnel, and none of a type of tank."""
    of = slots_of(topic.about)["of"]
    return of == ALL_TOLD if line.kind == ALL_TOLD else not (line.kind == "equipment" and of == ALL_TOLD)


def is_whole(topic: Topic, line: Line) -> bool:
    """It is about all of the line, at no place of its own."""
    slots = slots_of(topic.about)
    return not slots.get("place") and sum(kind in slots for kind in KINDS) <= (line.kind != ALL_TOLD)
