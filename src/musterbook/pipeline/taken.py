"""The rows of marks that were read so far for one question, by topic, and the facts for which they stand.

In: rows, and what counts of their claims. Out: facts by topic, told once for as long as nothing else was read and nothing else counts.
"""

from collections.abc import Iterable, Iterator

from musterbook.compare import Fact
from musterbook.ledger.excerpt import Row
from musterbook.ledger.topics import Topic
from musterbook.pipeline.counting import Counting
from musterbook.pipeline.surroundings import Surroundings


class Taken:
    """The rows of one question."""

    def __init__(self, around: Surroundings, counting: Counting) -> None:
        self._around, self._counting = around, counting
        self._rows: dict[int, set[Row]] = {}
        self._last: dict[int, int] = {}
        self._facts: dict[int, list[tuple[Row, Fact]]] = {}

    def add(self, rows: Iterable[Row]) -> None:
        """Some more rows."""
        for row in rows:
            self._rows.setdefault(row.topic, set()).add(row)
            self._last[row.topic] = max(row.day, self._last.get(row.topic, -1))
            self._facts.pop(row.topic, None)

    def renew(self) -> None:
        """Something else counts."""
        self._facts.clear()

    def claims(self) -> Iterator[int]:
        """The rows of the claims of all of them."""
        return (row.claim for rows in self._rows.values() for row in rows)

    def last(self, topic: Topic) -> int:
        """The latest day that was read of a topic; -1 where none was."""
        return self._last.get(topic.id, -1)

    def facts(self, topics: Iterable[Topic]) -> Iterator[tuple[Row, Fact]]:
        """What was read of topics, as far as it counts."""
        for topic in topics:
            if topic.id in self._rows:
                yield from self._of(topic)

    def _of(self, topic: Topic) -> list[tuple[Row, Fact]]:
        found = self._facts.get(topic.id)
        if found is None:
            kept, around = self._counting.kept(topic.sender), self._around
            told = ((row, kept.get(around.name(row))) for row in self._rows[topic.id])
            found = self._facts[topic.id] = [(row, fact) for row, fact in told if fact and around.is_still(topic, row)]
        return found
