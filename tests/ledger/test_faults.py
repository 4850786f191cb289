"""Killed, crowded, full: nothing recorded is lost, nothing is doubled, and the next run goes on where this one stopped."""

import os
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from random import Random

import pytest
from ledger_builders import article, claims, everything, filled

import musterbook
from musterbook.errors import BookError
from musterbook.ledger import Book

HERE = Path(__file__).parent


def writer(*arguments: object) -> subprocess.Popen[str]:
    """Start a process that records articles."""
    source = str(Path(musterbook.__path__[0]).parent)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([source, str(HERE)])}
    command = [sys.executable, str(HERE / "ledger_writer.py"), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def acknowledged(process: subprocess.Popen[str]) -> set[int]:
    """The articles that the process said it had recorded, once it has ended."""
    out, _ = process.communicate(timeout=120)
    return {int(line) for line in out.splitlines() if line.isdigit()}


def record_for_ever(book: Book) -> None:
    """Record one article after another until something stops it."""
    for n in count():
        book.record(article(n), claims(article(n)))


def test_two_processes_adding_the_same_articles_lose_none_and_double_none(tmp_path: Path) -> None:
    path, start = tmp_path / "book.db", tmp_path / "start"
    pair = [writer(path, 0, 50, start) for _ in range(2)]
    for process in pair:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    start.touch()
    assert [acknowledged(process) for process in pair] == [set(range(50))] * 2
    assert [process.returncode for process in pair] == [0, 0]
    with Book.open(str(path)) as book, filled(*range(50)) as alone:
        assert everything(book.known()) == everything(alone.known())
        assert book.head().entries == alone.head().entries == 150
        assert book.verify() == []


def test_a_process_killed_at_any_moment_loses_nothing_and_the_next_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    random = Random(20260301)
    said: set[int] = set()
    kills = 0
    for _ in range(8):
        process = writer(path, 0, 400)
        assert process.stdout is not None
        # Some die while they open the book, some in the middle of a transaction, some between commit and acknowledgement.
        for _ in range(random.choice([1, 1, 2, 20, 90])):
            process.stdout.readline()
        time.sleep(random.random() / 50)
        process.send_signal(signal.SIGKILL)
        said |= acknowledged(process)
        kills += process.returncode == -signal.SIGKILL
        if path.exists() and path.stat().st_size:
            with Book.open(str(path)) as book:
                assert book.verify() == []
                assert said <= {int(name[-4:]) for name in book.known().articles}
    assert kills >= 5
    assert acknowledged(writer(path, 0, 400)) == set(range(400))
    with Book.open(str(path)) as book, filled(*range(400)) as alone:
        assert everything(book.known()) == everything(alone.known())
        assert book.head().entries == alone.head().entries


def test_a_full_disk_is_a_book_error_and_what_was_recorded_is_safe(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    with filled(0, address=str(path)) as book:
        with book._engine.connect() as connection:
            # SQLite answers as it does where the disk has no room left.
            connection.exec_driver_sql("PRAGMA max_page_count = 60")
        with pytest.raises(BookError, match="the disk is full; what was recorded before is safe"):
            record_for_ever(book)
        n = len(book.known().articles)
    assert 1 < n < 400
    with Book.open(str(path)) as book, filled(*range(n)) as alone:
        assert everything(book.known()) == everything(alone.known())
        assert book.verify() == []
        assert book.record(article(n), claims(article(n))).new
