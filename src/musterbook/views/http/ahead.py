"""A process beside the server that works out ahead what is kept of each host, so that nobody waits for it and no page is slowed by it.

It goes on for as long as the server lives: what is told of a host outdates some of it, and it is worked out anew.
"""

import logging
import multiprocessing
import os
import time
from multiprocessing.process import BaseProcess

from musterbook.errors import BookError
from musterbook.ledger import Book
from musterbook.pipeline.foresight import work_ahead
from musterbook.settings import Settings

_LOG = logging.getLogger("musterbook.http")
# Seconds between looks at whether something was told.
_LOOKS = 5.0


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
