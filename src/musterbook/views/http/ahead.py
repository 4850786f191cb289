"""What is done before anybody asks: today's board is laid out, and a process beside the server works out what is kept of each host.

So nobody waits for it, and no page is slowed by it.
The process goes on for as long as the server lives: what is told of a host outdates some of it, and it is worked out anew.
"""

import gc
import logging
import multiprocessing
import os
import time
from contextlib import suppress
from multiprocessing.process import BaseProcess

from musterbook import clock
from musterbook.errors import BookError
from musterbook.ledger import Book
from musterbook.pipeline.foresight import work_ahead
from musterbook.settings import Settings
from musterbook.views.http import answering
from musterbook.views.http.asked import Asked
from musterbook.views.http.library import Library

_LOG = logging.getLogger("musterbook.http")
# Seconds between looks at whether something was told.
_LOOKS = 5.0


def warm(library: Library) -> None:
    """Lay out what today's first board shows, before anybody asks."""
    today = clock.today()
    with suppress(BookError):
        library.extent()
        answering.some_of_board(library, Asked(today, today), None, answering.FIRST)
    # What is loaded by now stays: looking through it for cycles took a tenth of a second, in the midst of somebody's answer.
    gc.collect()
    gc.freeze()


def begin(address: str, settings: Settings) -> BaseProcess:
    """Start it; it ends with the server, or by `terminate`."""
    # Spawned: a fork would share the server's threads and its connections.
    process = multiprocessing.get_context("spawn").Process(target=keep_ahead, args=(address, settings, os.getpid()), daemon=True)
    process.start()
    return process


def keep_ahead(address: str, settings: Settings, server: int, looks: float = _LOOKS) -> None:
    """Work ahead whenever the ledger has a new entry, until the server is gone."""
    os.nice(10)
    done = ""
    with Book.open(address, create=False, settings=settings) as book:
        while os.getppid() == server:
            head = book.head().digest
            if head != done:
                try:
                    work_ahead(book)
                except BookError as error:
                    # A ledger that nobody may write to is asked without what would be kept.
                    _LOG.warning("nothing is worked out ahead: %s", error)
                    return
                done = head
            time.sleep(looks)
