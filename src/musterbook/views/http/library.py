"""The opened book, and what was last asked of it, kept while the ledger stays the same.

A small ledger is laid out as a whole, once a day known by. Of a big one, each host is laid out by itself when it is asked for, as
`musterbook posture` does it, so that a board need not wait for hosts that nobody looks at.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Lock
from typing import Any

from musterbook import clock
from musterbook.errors import BookError
from musterbook.ledger import Book, Extent, Head
from musterbook.model import Known, Links, Posture
from musterbook.pipeline.answers import Answers
from musterbook.pipeline.board import Shelf, shelved
from musterbook.pipeline.narrowing import WHOLE
from musterbook.settings import Settings

# Claims that lie about in all that is kept, about 4 KB each; seconds that a page waits; postures and answers about a day kept besides.
_ROOM = 120_000
_PATIENCE = 8.0
_POSTURES_KEPT = 4096
_DAYS_KEPT = 512
# A ledger that is laid out as a whole weighs no more than this.
_SMALL = 2000


class Library:
    """A ledger that many requests read at once."""

    def __init__(self, address: str, settings: Settings) -> None:
        self.settings = settings
        self.book = Book.open(address, create=False, settings=settings)
        self.patience = _PATIENCE
        self._laid: OrderedDict[tuple[Any, ...], tuple[Future[Any], int]] = OrderedDict()
        self._postures: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._told: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._looking = Lock()
        self._hands = ThreadPoolExecutor(2, thread_name_prefix="laying-out")
        # What takes minutes does not stand in the way of what takes a moment.
        self._slow_hands = ThreadPoolExecutor(1, thread_name_prefix="laying-out-all")

    def close(self) -> None:
        """Let go of the ledger."""
        self._hands.shutdown(cancel_futures=True)
        self._slow_hands.shutdown(cancel_futures=True)
        self.book.close()

    def head(self) -> Head:
        """The ledger's newest entry: what a citation names."""
        return self.book.head()

    def extent(self) -> Extent:
        """What the whole book spans."""
        found: Extent = self._remembered(self._told, _DAYS_KEPT, ("extent",), self.book.extent)
        today = clock.today()
        return replace(found, first=found.first or today, last=max(found.last or today, today))

    def is_big(self, known_by: date) -> bool:
        """So much was known by that day that each host is laid out by itself."""
        return bool(self._remembered(self._told, _DAYS_KEPT, ("big", known_by), lambda: self.book.has_more_than(WHOLE, known_by)))

    def hosts(self, known_by: date) -> Mapping[str, int]:
        """The hosts of which anything was known by a day, and how many claims speak of each."""
        if not self.is_big(known_by):
            return {host: len(one.known.claims) for host, one in self.shelf(known_by).hosts.items()}
        found: Mapping[str, int] = self._remembered(self._told, _DAYS_KEPT, ("hosts", known_by), lambda: self.book.claims_by_host(known_by))
        return found

    def shelf(self, known_by: date) -> Shelf:
        """All that was known by a day.

        Raises BookError where laying it out takes longer than anybody waits; the work goes on, and a later asker finds it done.
        """
        is_big = self.is_big(known_by)
        weight = self.extent().claims if is_big else _SMALL
        found: Shelf = self._awaited(("all", known_by), weight, shelved, known_by, slow=is_big)
        return found

    def shelf_of(self, host: str, known_by: date) -> Shelf:
        """What was known by a day as far as it can bear on a host. Raises BookError as `shelf` does."""
        if not self.is_big(known_by):
            return self.shelf(known_by)
        found: Shelf = self._awaited(("host", known_by, host), self.hosts(known_by).get(host, 0), shelved, known_by, host)
        return found

    def known(self, known_by: date) -> Known:
        """Every claim that was known by a day, with nothing concluded from it."""
        if not self.is_big(known_by):
            return self.shelf(known_by).told.known
        found: Known = self._awaited(("known", known_by), self.extent().claims, _known, known_by, slow=True)
        return found

    def told(self, on: date, known_by: date, host: str | None = None) -> Answers:
        """All that the ledger says on a day, promises as of that day included; of one host, as far as it can bear on it."""
        told = (self.shelf_of(host, known_by) if host else self.shelf(known_by)).told
        return told if told.on == on else told.at(on)

    def of_host(self, host: str, on: date, known_by: date) -> Answers:
        """The claims about one host and what is concluded from them, without promises."""
        shelf = self.shelf_of(host, known_by)
        empty = Answers(Known(shelf.told.known.articles, ()), Links(), on, known_by)
        return replace(shelf.hosts.get(host, empty), on=on)

    def posture(self, host: str, on: date, known_by: date) -> Posture:
        """The estimate for one host, kept for a while: a page and its map ask for the same."""
        found: Posture = self._remembered(
            self._postures, _POSTURES_KEPT, (known_by, host, on), lambda: self.shelf_of(host, known_by).posture(host, None, on)
        )
        return found

    def _awaited(self, key: tuple[Any, ...], weight: int, work: Callable[..., Any], *asked: Any, slow: bool = False) -> Any:
        """What `work` makes of the book, made once for the ledger as it stands, by a thread of our own."""
        key = (self.head().digest, *key)
        with self._looking:
            if key not in self._laid:
                hands = self._slow_hands if slow else self._hands
                self._laid[key] = (hands.submit(work, self.book, *asked), weight)
                while len(self._laid) > 1 and sum(heavy for _, heavy in self._laid.values()) > _ROOM:
                    self._laid.popitem(last=False)[1][0].cancel()
            self._laid.move_to_end(key)
            laid = self._laid[key][0]
        try:
            return laid.result(self.patience)
        except TimeoutError as error:
            raise BookError(f"what was known by {key[2]} is being laid out; this page asks again by itself") from error
        except BaseException:
            with self._looking:
                self._laid.pop(key, None)
            raise

    def _remembered(self, kept: OrderedDict[tuple[Any, ...], Any], room: int, key: tuple[Any, ...], tell: Callable[[], Any]) -> Any:
        """An answer of the ledger as it stands, asked for once while there is room for it."""
        key = (self.head().digest, *key)
        if key not in kept:
            found = tell()
            with self._looking:
                kept[key] = found
                while len(kept) > room:
                    kept.popitem(last=False)
            return found
        return kept[key]


def _known(book: Book, known_by: date) -> Known:
    return book.known(known_by)
