"""What claims can be to a host and its senders, without when: the same for every question as long as nothing else is derived.

In: rows of topics. Out: the topics of one host, of one sender or of all, with what others made of them once for all questions.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")


class Topic(NamedTuple):
    """What claims are to a host and sender."""

    id: int
    sender: str
    role: str
    about: str


class Topics:
    """The topics of a host."""

    def __init__(self, every: Sequence[Topic]) -> None:
        self.every = every
        self._made: dict[Callable[[Sequence[Topic]], Any], Any] = {}

    def made(self, make: Callable[[Sequence[Topic]], T]) -> T:
        """What a function makes of them, made once."""
        if make not in self._made:
            self._made[make] = make(self.every)
        found: T = self._made[make]
        return found
