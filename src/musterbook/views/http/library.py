"""The opened book, and what was last asked of it: one Shelf a day known by, kept while the ledger stays the same."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock

from musterbook import clock
from musterbook.compare import countries
from musterbook.ledger import Book, Head
from musterbook.model import FUNCTIONS, Known, Posture
from musterbook.pipeline.answers import Answers
from musterbook.pipeline.board import Shelf, shelved
from musterbook.settings import Settings
from musterbook.values import bounds

_KEPT = 24
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
        self._shelves: OrderedDict[tuple[str, date], Shelf] = OrderedDict()
        self._postures: OrderedDict[tuple[str, date, str, date], Posture] = OrderedDict()
        self._extent: tuple[str, Extent] | None = None
        self._building = Lock()

    def close(self) -> None:
        """Let go of the ledger."""
        self.book.close()

    def head(self) -> Head:
        """The ledger's newest entry: what a citation names."""
        return self.book.head()

    def shelf(self, known_by: date) -> Shelf:
        """What was known by a day. The first asker of a day waits for it to be laid out; later ones do not."""
        key = (self.head().digest, known_by)
        with self._building:
            if key not in self._shelves:
                self._shelves[key] = shelved(self.book, known_by)
                while len(self._shelves) > _KEPT:
                    self._shelves.popitem(last=False)
            self._shelves.move_to_end(key)
            return self._shelves[key]

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

    def warm(self) -> Shelf:
        """Lay out what is known today, before anybody asks."""
        self.extent()
        return self.shelf(clock.today())


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
