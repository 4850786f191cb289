"""The opened book, and what was last asked of it: one Shelf a day known by, kept while the ledger stays the same."""

from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock

from musterbook import clock
from musterbook.compare import countries
from musterbook.errors import BookError
from musterbook.ledger import Book, Head
from musterbook.model import FUNCTIONS, Known, Posture
from musterbook.pipeline.answers import Answers
from musterbook.pipeline.board import Shelf, shelved
from musterbook.settings import Settings
from musterbook.values import bounds

# Days laid out at once, and seconds that a page waits for one.
_KEPT = 24
_PATIENCE = 8.0
_POSTURES_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Extent:
    """What there is to choose from: days, hosts, senders and functions of the whole book."""

    first: date
    last: date
    hosts: Sequence[str]
    senders: Sequence[str]
    functions: Sequence[str]
    articles: int
    claims: int


class Library:
    """A ledger that many requests read at once."""

    def __init__(self, address: str, settings: Settings) -> None:
        self.settings = settings
        self.book = Book.open(address, create=False, settings=settings)
        self.patience = _PATIENCE
        self._shelves: OrderedDict[tuple[str, date], Future[Shelf]] = OrderedDict()
        self._postures: OrderedDict[tuple[str, date, str, date], Posture] = OrderedDict()
        self._extent: tuple[str, Extent] | None = None
        self._looking = Lock()
        self._hands = ThreadPoolExecutor(1, thread_name_prefix="laying-out")

    def close(self) -> None:
        """Let go of the ledger."""
        self._hands.shutdown(cancel_futures=True)
        self.book.close()

    def head(self) -> Head:
        """The ledger's newest entry: what a citation names."""
        return self.book.head()

    def shelf(self, known_by: date) -> Shelf:
        """What was known by a day, laid out by one thread of our own, in turn.

        Raises BookError where that takes longer than anybody waits for a page; the work goes on, and a later asker finds it done.
        """
        key = (self.head().digest, known_by)
        with self._looking:
            if key not in self._shelves:
                self._shelves[key] = self._hands.submit(shelved, self.book, known_by)
                while len(self._shelves) > _KEPT:
                    self._shelves.popitem(last=False)[1].cancel()
            self._shelves.move_to_end(key)
            laid = self._shelves[key]
        try:
            return laid.result(self.patience)
        except TimeoutError as error:
            raise BookError(f"what was known by {known_by} is being laid out; this page asks again by itself") from error
        except Exception:
            with self._looking:
                self._shelves.pop(key, None)
            raise

    def told(self, on: date, known_by: date) -> Answers:
        """All that the ledger says on a day, promises as of that day included."""
        told = self.shelf(known_by).told
        return told if told.on == on else told.at(on)

    def of_host(self, host: str, on: date, known_by: date) -> Answers:
        """The same for one host, without promises."""
        shelf = self.shelf(known_by)
        empty = Answers(Known(shelf.told.known.articles, ()), replace(shelf.told.links, trees=(), conflicts=(), promises=()), on, known_by)
        return replace(shelf.hosts.get(host, empty), on=on)

    def posture(self, host: str, on: date, known_by: date) -> Posture:
        """The estimate for one host, kept for a while: a page and its map ask for the same."""
        shelf = self.shelf(known_by)
        key = (self.head().digest, known_by, host, on)
        if key not in self._postures:
            self._postures[key] = shelf.posture(host, None, on)
            while len(self._postures) > _POSTURES_KEPT:
                self._postures.popitem(last=False)
        return self._postures[key]

    def extent(self) -> Extent:
        """What the whole book spans."""
        head = self.head().digest
        if self._extent is None or self._extent[0] != head:
            self._extent = (head, _extent(self.book.known(), clock.today()))
        return self._extent[1]

    def warm(self) -> None:
        """Begin to lay out what is known today, before anybody asks."""
        with suppress(BookError):
            self.shelf(clock.today())


def _extent(known: Known, today: date) -> Extent:
    days = [bounds(article.published)[0] for article in known.articles.values() if article.published]
    hosts = {host for claim in known.claims for host in countries(claim.hosts)}
    functions = {claim.function for claim in known.claims}
    return Extent(
        first=min(days, default=today),
        last=max([*days, today]),
        hosts=sorted(hosts),
        senders=sorted({sender for claim in known.claims for sender in claim.senders}),
        functions=[function for function in FUNCTIONS if function in functions],
        articles=len(known.articles),
        claims=len(known.claims),
    )
