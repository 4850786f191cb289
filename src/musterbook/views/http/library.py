"""The opened book, and what was last asked of it, kept while the ledger stays the same.

A board is put together of pieces, one a host and sender, each of which is read by itself and in a moment, however big the ledger is.
What a page needs besides, a small ledger tells as a whole, once a day known by; a big one host by host.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from threading import Lock
from typing import Any

from musterbook import clock
from musterbook.errors import BookError
from musterbook.ledger import Book, Extent, Head
from musterbook.model import Claim, Known, Posture
from musterbook.pipeline.answers import Answers, answers, posture_at_once, promises_of, promises_page
from musterbook.pipeline.bearing import Besides, Borne
from musterbook.pipeline.board import chronicle, outline, presences, record
from musterbook.pipeline.contradicting import Contradicted, Stretch, contradictions_of, years_of
from musterbook.pipeline.differing import Changed, Period, changes
from musterbook.pipeline.explaining import Telling, telling
from musterbook.pipeline.narrowing import WHOLE
from musterbook.pipeline.paging import Asked, Bound, Page
from musterbook.pipeline.promising import Promised
from musterbook.pipeline.uncollected import uncollected
from musterbook.posture.timeline import Change
from musterbook.settings import Settings

# Claims that lie about in all that is kept, about 4 KB each; pieces of boards and answers about a day; seconds that a page waits.
_ROOM = 120_000
_PIECES_KEPT = 8192
_DAYS_KEPT = 512
_PATIENCE, _DRAWING = 6.0, 120.0


@dataclass(frozen=True, slots=True)
class Piece:
    """The posture of one sender in one host, and of how many independent voices each claim that bears it is."""

    posture: Posture
    voices: Mapping[str, int]


class Kept:
    """Answers by what was asked, made once each by a thread of ours; the oldest are let go of."""

    def __init__(self, room: int, threads: int, weight: Callable[[Any], int] | None = None) -> None:
        self._room, self._weight = room, weight
        self._made: OrderedDict[tuple[Any, ...], Future[Any]] = OrderedDict()
        self._looking = Lock()
        self._hands = ThreadPoolExecutor(threads, thread_name_prefix="answering")

    def ask(self, key: tuple[Any, ...], work: Callable[[], Any], patience: float) -> Any:
        """What `work` makes. Raises TimeoutError where it takes longer; the work goes on, and a later asker finds it done."""
        with self._looking:
            if key not in self._made:
                self._make_room()
                self._made[key] = self._hands.submit(_at_once, work)
            self._made.move_to_end(key)
            asked = self._made[key]
        try:
            return asked.result(patience)
        except TimeoutError:
            raise
        except BaseException:
            with self._looking:
                self._made.pop(key, None)
            raise

    def close(self) -> None:
        """Begin nothing any more."""
        self._hands.shutdown(cancel_futures=True)

    def _make_room(self) -> None:
        taken = sum(map(self._weigh, self._made.values())) if self._weight else len(self._made)
        while self._made and taken > self._room:
            taken -= self._weigh(self._made.popitem(last=False)[1])

    def _weigh(self, one: Future[Any]) -> int:
        if self._weight is None:
            return 1
        done = one.done() and not one.cancelled() and one.exception() is None
        return self._weight(one.result()) if done else 0


def _at_once(work: Callable[[], Any]) -> Any:
    """What it makes, without a look for cycles meanwhile: of a host with ten thousand claims that takes a third of the time."""
    with uncollected():
        return work()


class Library:
    """A ledger that many requests read at once."""

    def __init__(self, address: str, settings: Settings) -> None:
        self.settings = settings
        self.book = Book.open(address, create=False, settings=settings)
        self.patience = _PATIENCE
        self._pieces, self._days = Kept(_PIECES_KEPT, 2), Kept(_DAYS_KEPT, 2)
        # Seconds that a host and sender took when they were last laid out.
        self._took: dict[tuple[str, str], float] = {}
        # What takes minutes does not stand in the way of what takes a moment.
        self._told, self._all = Kept(_ROOM, 2, _claims_in), Kept(_ROOM, 1, _claims_in)

    def close(self) -> None:
        """Let go of the ledger."""
        for kept in (self._pieces, self._days, self._told, self._all):
            kept.close()
        self.book.close()

    def head(self) -> Head:
        """The ledger's newest entry: what a citation names."""
        return self.book.head()

    def extent(self) -> Extent:
        """What the whole book spans."""
        found: Extent = self._asked(self._days, ("extent",), lambda: outline(self.book))
        today = clock.today()
        return replace(found, first=found.first or today, last=max(found.last or today, today))

    def is_big(self, known_by: date) -> bool:
        """It is asked host by host; `pipeline.narrowing` sets the size."""
        return bool(self._asked(self._days, ("big", known_by), lambda: self.book.has_more_than(WHOLE, known_by)))

    def senders(self, known_by: date) -> Mapping[str, tuple[str, ...]]:
        """The hosts of which anything was known by a day, and who was there."""
        found: Mapping[str, tuple[str, ...]] = self._asked(self._days, ("senders", known_by), lambda: presences(self.book, known_by))
        return found

    def claims_by_host(self, known_by: date) -> Mapping[str, int]:
        """How many claims that were known by a day speak of each host."""
        found: Mapping[str, int] = self._asked(self._days, ("hosts", known_by), lambda: self.book.claims_by_host(known_by))
        return found

    def pieces(self, wanted: Iterable[tuple[str, str]], on: date, known_by: date, *, voiced: bool) -> Iterator[Piece]:
        """The estimate for each host and sender, made when it is reached and kept for a while: a page and its map ask for the same.

        `voiced` reads besides of how many voices each claim that bears it is, which only programs are told.
        """
        head = self.head().digest
        for host, sender in wanted:
            yield self._asked(
                self._pieces,
                (known_by, host, sender, on, voiced),
                partial(self._piece, host, sender, on, known_by, voiced=voiced),
                head,
            )

    def took(self, pair: tuple[str, str]) -> float:
        """How many seconds a host and sender took to lay out when they last were; 0 where they never were."""
        return self._took.get(pair, 0.0)

    def _piece(self, host: str, sender: str, on: date, known_by: date, *, voiced: bool) -> Piece:
        start = time.perf_counter()
        found = _piece(self.book, host, sender, on, known_by, voiced=voiced)
        self._took[host, sender] = time.perf_counter() - start
        return found

    def record(self, host: str, sender: str | None, on: date, known_by: date) -> Answers:
        """Every claim about a sender in a host, or about all of them, with copies and corrections, without promises."""
        told: Answers = self._asked(self._told, ("record", known_by, host, sender), lambda: record(self.book, host, sender, known_by))
        return replace(told, on=on)

    def sources(self, host: str, sender: str | None, known_by: date) -> Answers:
        """Every claim about a sender in a host, or about all of them, and who copied whom."""
        ask = partial(record, self.book, host, sender, known_by, corrected=False)
        found: Answers = self._asked(self._told, ("sources", known_by, host, sender), ask)
        return found

    def borne(self, host: str, sender: str, on: date, known_by: date) -> Borne:
        """The estimate for one sender in one host, with all that bears it and contradicts that."""
        ask = partial(posture_at_once, self.book, host, on, known_by, sender, besides=Besides.CONFLICTS)
        found: Borne = self._asked(self._told, ("borne", known_by, host, sender, on), ask)
        return found

    def promises(self, host: str, sender: str | None, on: date, known_by: date) -> Promised:
        """What was promised of a host, by one sender or by all, and what became of it: read without the rest of the ledger."""
        ask = partial(promises_of, self.book, host, on, known_by, sender)
        found: Promised = self._asked(self._told, ("promises", known_by, host, sender, on), ask)
        return found

    def promises_page(self, host: str, sender: str | None, on: date, known_by: date, bound: Bound) -> Page:
        """Some of them, by due date: read from what the ledger keeps of what became of them."""
        ask = partial(promises_page, self.book, Asked(host, on, known_by, sender), bound)
        found: Page = self._asked(self._told, ("promises", known_by, host, sender, on, bound), ask)
        return found

    def years(self, host: str, sender: str | None, known_by: date) -> Mapping[int, int]:
        """How many claims about a host were published in each year."""
        ask = partial(years_of, self.book, host, known_by, sender)
        found: Mapping[int, int] = self._asked(self._days, ("years", known_by, host, sender), ask)
        return found

    def contradictions(self, host: str, sender: str | None, days: Stretch, known_by: date) -> Contradicted:
        """The contradictions about a host of some days: read without the rest of the ledger."""
        ask = partial(contradictions_of, self.book, host, days, known_by, sender)
        found: Contradicted = self._asked(self._told, ("contradictions", known_by, host, sender, days), ask)
        return found

    def timeline(self, host: str, sender: str | None, known_by: date, since: date, until: date) -> tuple[Change, ...]:
        """What changed in a host on the days from one to another, day by day."""
        read = partial(chronicle, self.book, host, sender, known_by)
        told: Answers = self._asked(self._told, ("chronicle", known_by, host, sender), read)
        tell = partial(told.timeline, host, sender, since=since, until=until)
        found: tuple[Change, ...] = self._asked(self._days, ("timeline", known_by, host, sender, since, until), tell)
        return found

    def telling(self, claims: Sequence[Claim], on: date, known_by: date) -> Telling:
        """What tells of claims what they rest on and what rests on them."""
        ask = partial(telling, self.book, claims, on, known_by)
        found: Telling = self._asked(self._told, ("telling", known_by, on, *(claim.id for claim in claims)), ask)
        return found

    def changes(self, host: str, period: Period, sender: str | None, since: date = date.min) -> Changed:
        """What is otherwise in a host at the end of a period; contradictions from a day on."""
        ask = partial(changes, self.book, host, period, sender, since=since)
        found: Changed = self._asked(self._told, ("changes", host, period, sender, since), ask)
        return found

    def story(self, key: tuple[Any, ...], tell: Callable[[], Any]) -> Any:
        """What a chart shows, told once for all its pictures while the ledger stays the same."""
        return self._asked(self._told, ("story", *key), tell, patience=_DRAWING)

    def drawn(self, key: tuple[Any, ...], draw: Callable[[], bytes]) -> bytes:
        """A picture, drawn once while the ledger stays the same. An image is not asked for again, so it is waited for."""
        found: bytes = self._asked(self._days, ("drawn", *key), draw, patience=_DRAWING)
        return found

    def told(self, on: date, known_by: date, host: str | None = None) -> Answers:
        """All that the ledger says on a day, promises as of that day included; of one host, as far as it can bear on it.

        Raises BookError where laying it out takes longer than anybody waits; the work goes on, and a later asker finds it done.
        """
        is_big = self.is_big(known_by)
        asked, kept = (host, self._told) if is_big and host else (None, self._all if is_big else self._told)
        told: Answers = self._asked(kept, ("told", known_by, asked), lambda: answers(self.book, known_by, known_by, asked))
        return told if told.on == on else told.at(on)

    def _asked(
        self, kept: Kept, key: tuple[Any, ...], work: Callable[[], Any], head: str | None = None, *, patience: float | None = None
    ) -> Any:
        """What `work` makes of the ledger as it stands; `head` is its newest entry, where that was just asked for."""
        try:
            return kept.ask((head or self.head().digest, *key), work, patience or self.patience)
        except TimeoutError as error:
            raise BookError("this is being laid out; the page asks again by itself") from error


def _piece(book: Book, host: str, sender: str, on: date, known_by: date, *, voiced: bool) -> Piece:
    borne = posture_at_once(book, host, on, known_by, sender, besides=Besides.VOICES if voiced else Besides.NOTHING)
    tell = borne.known.voices
    claims = {claim.id: claim for line in borne.posture.lines for claim in line.claims}
    return Piece(borne.posture, {id: tell(claim) for id, claim in claims.items()} if tell else {})


def _claims_in(found: Any) -> int:
    return len(found.claims if isinstance(found, Known) else found.known.claims)
