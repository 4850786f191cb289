"""Working out ahead what is kept of each host for all questions to come: what contradicts its claims, and what became of its promises.

In: a ledger. Out: nothing but what the ledger keeps. Whoever asks meanwhile is answered without it, only slower.
"""

from collections.abc import Callable
from datetime import date

from musterbook.ledger.store import Book
from musterbook.pipeline import fates, weighing
from musterbook.pipeline.deriving import bring_up


def work_ahead(book: Book, told: Callable[[int, int], None] | None = None) -> None:
    """Host by host, those with most claims first; `told` hears how many are done, of how many. Raises BookError where it cannot be kept."""
    bring_up(book)
    counted = book.claims_by_host(date.max)
    hosts = sorted(counted, key=lambda host: (-counted[host], host))
    for nth, host in enumerate(hosts, start=1):
        weighing.keep(book, host)
        fates.keep(book, host)
        if told:
            told(nth, len(hosts))
