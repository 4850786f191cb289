"""Verifying a big book in several processes, each with a connection of its own: parts of the chain, and what else is checked.

In: an address and the head of the book. Out: the same sentences as from one process, the first bad row first. Whoever appends meanwhile
changes nothing of it: the chain is checked up to that head, and every other check sees one snapshot.
"""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

from musterbook.ledger import verifying
from musterbook.ledger.opening import opened, speaking, transaction
from musterbook.ledger.verifying import Head

# Entries that one task goes through; a book of no more than two such parts is done before other processes have started.
PART = 100_000
_T = TypeVar("_T")


def jobs_for(head: Head) -> int:
    """In how many processes a book of that head is best verified."""
    return min(4, os.cpu_count() or 1) if head.entries > 2 * PART else 1


def problems(address: str, head: Head, jobs: int) -> tuple[list[tuple[int, str]], list[str]]:
    """Every bad row with its sentence, and what is wrong with the file."""
    parts = [(first, min(first + PART - 1, head.entries)) for first in range(1, head.entries + 1, PART)]
    # Started anew and not forked: a connection must not be shared with a child.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        damage = pool.submit(_told, address, verifying.damage)
        checks = [pool.submit(_told, address, check) for check in verifying.CHECKS]
        chain = [pool.submit(_told, address, verifying.chained, *part) for part in parts]
        return [one for task in (*chain, *checks) for one in task.result()], damage.result()


def _told(address: str, check: Callable[..., Iterable[_T]], *part: int) -> list[_T]:
    engine = opened(address, create=False, timeout=30)
    with speaking(address), transaction(engine, writes=False) as connection:
        return list(check(connection, *part))
