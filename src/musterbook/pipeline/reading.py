"""From names to rows: sources expanded, articles extracted, claims read, all of it recorded. Nothing that goes in vanishes."""

import os
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from multiprocessing import get_all_start_methods, get_context
from typing import TypeVar

from musterbook.articles.extract import extract
from musterbook.articles.given import Given
from musterbook.articles.sources import Source, expand
from musterbook.errors import BadValue, BookError
from musterbook.ledger.store import Book
from musterbook.model import Article, Failure, Reading
from musterbook.pipeline.deriving import bring_up
from musterbook.plugins import Reader
from musterbook.settings import Settings

# Below this many sources, starting processes (about 1 s each, for spaCy) costs more than they save.
_FEW = 100
# Articles that may wait for each process: enough to keep it busy, few enough to hold in memory.
_WAITING = 16
_T = TypeVar("_T")
_Sent = tuple[Given, Future[Reading | Failure]]


@dataclass(slots=True)
class Tally:
    """What became of what was given. `given` is counted on the way in, everything else on the way out."""

    given: int = 0
    read: int = 0
    failed: int = 0
    claims: int = 0
    new: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    def incoming(self, items: Iterable[_T]) -> Iterator[_T]:
        """Pass items through, counting them as given."""
        for item in items:
            self.given += 1
            yield item

    def outgoing(self, outcomes: Iterable[Reading | Failure]) -> Iterator[Reading | Failure]:
        """Pass outcomes through, counting what they are."""
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                self.failed += 1
            else:
                self.read += 1
                self.claims += len(outcome.claims)
                self.refused.update(f"{refusal.slot}: {refusal.why}" for refusal in outcome.refusals)
            yield outcome


def expanded(names: Sequence[str], settings: Settings) -> tuple[Source | Failure, ...]:
    """The sources that the names give: files, folders, globs, '-'; a Failure for each name that gives none."""
    return expand(names, settings)


def extracted(sources: Iterable[Source | Failure], settings: Settings) -> Iterator[Given | Failure]:
    """The articles of the sources, in order; a Failure for each that gives none."""
    for source in sources:
        if isinstance(source, Failure):
            yield source
            continue
        yield from extract(source, settings)


def read(items: Iterable[Given | Failure], *, jobs: int = 1) -> Iterator[Reading | Failure]:
    """What the bundled reader makes of each article, in the order given. Claims that came along are not looked at."""
    if jobs <= 1:
        yield from (item if isinstance(item, Failure) else _kept(item, _reading(item.article)) for item in items)
        return
    waiting: deque[_Sent | Failure] = deque()
    pool = ProcessPoolExecutor(jobs, mp_context=get_context(_start_method()))
    try:
        for item in items:
            waiting.append(item if isinstance(item, Failure) else _sent(pool, item))
            if len(waiting) > jobs * _WAITING:
                yield _awaited(waiting.popleft())
        yield from map(_awaited, waiting)
    finally:
        pool.shutdown(cancel_futures=True)


def recorded(book: Book, outcomes: Iterable[Reading | Failure], tally: Tally | None = None) -> Iterator[Reading | Failure]:
    """Record each reading and each failure, and pass them on; a reading that the book refuses becomes a Failure."""
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            book.record_failure(outcome)
            yield outcome
            continue
        try:
            new = book.record(outcome.article, outcome.claims, capture=outcome.capture, refusals=outcome.refusals).new
            for judgement in outcome.judgements:
                book.judge(judgement)
        except BadValue as error:
            failure = Failure("record", _source(outcome.article), str(error))
            book.record_failure(failure)
            yield failure
            continue
        if tally:
            tally.new += new
        yield outcome
    # All is recorded by now; what follows from it is brought up by the next question where it cannot be here.
    with suppress(BookError):
        bring_up(book)


def jobs_for(sources: int, asked: int | None) -> int:
    """How many processes to read with: as asked, else one for few sources and one a core for many."""
    return asked or (1 if sources < _FEW else _cores())


@cache
def _reader() -> Reader:
    # By name, because spaCy takes 0.6 s to import and most commands read nothing.
    found: Reader = import_module("musterbook.claims.read").read
    return found


def _reading(article: Article) -> Reading | Failure:
    reader = _reader()
    try:
        return reader(article)
    except Exception as error:
        # The rules meet sentences that nobody tried them on; the run goes on and the row names the fault.
        return Failure("read", _source(article), f"the reader failed: {type(error).__name__}: {str(error)[:200]}")


def _kept(given: Given, outcome: Reading | Failure) -> Reading | Failure:
    """The outcome with the capture that the article came from: readers do not see it, and its bytes go to no other process."""
    return outcome if isinstance(outcome, Failure) else replace(outcome, capture=given.capture)


def _sent(pool: ProcessPoolExecutor, given: Given) -> _Sent | Failure:
    try:
        return given, pool.submit(_reading, given.article)
    except BrokenProcessPool:
        return _lost(given.article)


def _awaited(sent: _Sent | Failure) -> Reading | Failure:
    if isinstance(sent, Failure):
        return sent
    given, future = sent
    try:
        return _kept(given, future.result())
    except BrokenProcessPool:
        return _lost(given.article)


def _lost(article: Article) -> Failure:
    return Failure("read", _source(article), "a reading process died (out of memory?); run the same command again, with --jobs 1")


def _cores() -> int:
    # What this process may use, where the system tells; a container is often given less than the machine has.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start_method() -> str:
    # A fork of a process that runs a progress bar's thread can deadlock; a fork server cannot.
    return "forkserver" if "forkserver" in get_all_start_methods() else "spawn"


def _source(article: Article) -> str:
    return article.source or article.id
