"""An open book's connection, and what is derived of its entries: brought up, made anew, and read piece by piece for one question."""

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from musterbook.ledger import derived, fates, held, rederiving, reviewing, seasons, seeking, spanning
from musterbook.ledger.derived import Deriver, Through
from musterbook.ledger.excerpt import Excerpt
from musterbook.ledger.fates import Apart, Fate
from musterbook.ledger.held import Held
from musterbook.ledger.memory import Memory
from musterbook.ledger.opening import speaking, transaction
from musterbook.ledger.overlay import by_claim
from musterbook.ledger.seasons import Weight
from musterbook.ledger.seeking import Sought
from musterbook.ledger.spanning import Extent
from musterbook.ledger.steps import go_on
from musterbook.ledger.writing import Pen
from musterbook.model import Known

# Entries that one step of deriving goes through; other writers wait for so long.
_AT_ONCE = 2000


class Deriving:
    """A ledger's connection; `Book` is what others open."""

    def __init__(self, address: str, engine: Engine) -> None:
        self.address = address
        self._engine = engine
        self._held = Held()

    def close(self) -> None:
        """Let go of the database. Everything recorded was safe before."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def excerpt(self, known_by: date) -> Iterator[Excerpt]:
        """What of the book one question needs, read piece by piece in one snapshot."""
        with self._reading() as connection:
            at = held.place(connection)
            # As another thread may have it: whichever comes last, what is held stands where it says that it does.
            here = self._held = held.standing(connection, self._held, at)
            said = by_claim(reviewing.judgements(connection, known_by)) if at.is_judged else {}
            yield Excerpt(connection, known_by, said, here)
        self._held = self._held.trimmed()

    def seek(self, sought: Sought, known_by: date, back_from: date | None = None) -> Generator[tuple[Known, date | None], None, None]:
        """Claims that may hold some words, with their articles: from a day back, some at a time, as many as are asked for.

        With a day, where everything from that day on was looked through.
        """
        with self._reading() as connection:
            said = by_claim(reviewing.judgements(connection, known_by))
            for part in seeking.parts(connection, sought, min(known_by, back_from or known_by)):
                excerpt = Excerpt(connection, known_by, said)
                excerpt.read(part.rows)
                yield excerpt.known(), part.back_to

    def through(self, rules: str) -> Through:
        """How far what is derived by these rules has gone through the entries."""
        with self._reading() as connection:
            return derived.through(connection, rules)

    def derive(self, deriver: Deriver, *, anew: bool = False) -> Iterator[int]:
        """Bring up to the newest entry what is derived, in steps of one transaction each; give how many entries each went through.

        `anew` makes all of it again from nothing.
        """
        memory = Memory()
        while True:
            with self._writing() as pen:
                if anew:
                    memory.begin(derived.forget(pen.connection))
                done = go_on(pen.connection, deriver, _AT_ONCE, memory)
            anew = False
            if not done:
                return
            yield done

    def differences(self, deriver: Deriver) -> Iterator[tuple[int, list[str]]]:
        """Where what is derived, up to the newest entry, is not what follows from the entries: entries gone through, and sentences."""
        with self._reading() as connection:
            yield from rederiving.problems(connection, deriver)

    def fated(self, rules: str) -> list[str]:
        """The hosts of which is kept, up to the newest entry gone through, what became of their promises by these rules."""
        with self._reading() as connection:
            return fates.hosts(connection, rules)

    def keep_fates(self, host: str, rules: str, apart: Apart, found: Iterable[Fate], *, through: Through) -> bool:
        """Keep what became of a host's promises, unless more entries were gone through since it was worked out; whether it is kept."""
        with self._writing() as pen:
            if derived.gone_through(pen.connection) != through.through:
                return False
            fates.put(pen.connection, host, rules, apart, found)
            return True

    def weighed(self, rules: str) -> list[tuple[str, int]]:
        """The hosts and seasons of which is kept, up to the newest entry gone through, what their claims contradict and repeat."""
        with self._reading() as connection:
            return seasons.kept(connection, rules)

    def is_weighed(self, host: str, rules: str, weights: str) -> bool:
        """Every entry was gone through by these rules, and what the host's claims contradict and repeat is kept up to date."""
        with self._reading() as connection:
            return seasons.is_kept(connection, host, rules, weights)

    def unweighed(self, host: str, rules: str, role: str, length: int) -> list[int]:
        """The seasons of a host, of so many days each, of which that is not kept; every claim has a mark of the role given."""
        with self._reading() as connection:
            return seasons.missing(connection, host, rules, role, length)

    def keep_weights(self, host: str, season: int, rules: str, found: Iterable[Weight], *, through: Through) -> bool:
        """Keep what was worked out of a season, unless more entries were gone through since; whether it is kept."""
        with self._writing() as pen:
            if derived.gone_through(pen.connection) != through.through:
                return False
            seasons.put(pen.connection, host, season, rules, found)
            return True

    def presences(self, role: str, known_by: date) -> Mapping[str, tuple[str, ...]]:
        """The senders of whom anything was known by a day in each country, by the topics of a role that every claim has."""
        with self._reading() as connection:
            return spanning.presences(connection, role, known_by)

    def outline(self, role: str) -> Extent:
        """What the book spans as far as a board can show it, told from what is derived: in a moment, however big the book is."""
        with self._reading() as connection:
            return spanning.outline(connection, role)

    def derivation(self) -> str:
        """The digest of all that is derived: two books of the same entries have the same."""
        with self._reading() as connection:
            return derived.digest(connection)

    @contextmanager
    def _writing(self) -> Iterator[Pen]:
        with speaking(self.address), transaction(self._engine, writes=True) as connection:
            yield Pen(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with speaking(self.address), transaction(self._engine, writes=False) as connection:
            yield connection
