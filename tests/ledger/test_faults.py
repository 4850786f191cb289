"""Killed, crowded, full: nothing recorded is lost, nothing is doubled, and the next run goes on where this one stopped."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from ledger_builders import article, claims, everything, filled
from postgres_server import Server

import musterbook
from musterbook import clock
from musterbook.errors import BookError
from musterbook.ledger import Book

HERE = Path(__file__).parent


def environment() -> dict[str, str]:
    """The environment of a process of ours: it finds this checkout."""
    source = str(Path(musterbook.__path__[0]).parent)
    return os.environ | {"PYTHONPATH": os.pathsep.join([source, str(HERE)])}


def writer(*arguments: object) -> subprocess.Popen[str]:
    """Start a process that records articles."""
    command = [sys.executable, str(HERE / "ledger_writer.py"), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment())


def acknowledged(process: subprocess.Popen[str]) -> set[int]:
    """The articles that the process said it had recorded, once it has ended."""
    out, _ = process.communicate(timeout=120)
    return {int(line) for line in out.splitlines() if line.isdigit()}


def record_for_ever(book: Book) -> None:
    """Record one article after another until something stops it."""
    for n in count():
        book.record(article(n), claims(article(n)))


def test_two_processes_adding_the_same_articles_lose_none_and_double_none(tmp_path: Path, address: str) -> None:
    path, start = address, tmp_path / "start"
    pair = [writer(path, 0, 50, start) for _ in range(2)]
    for process in pair:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    start.touch()
    assert [acknowledged(process) for process in pair] == [set(range(50))] * 2
    assert [process.returncode for process in pair] == [0, 0]
    with Book.open(path) as book, filled(*range(50)) as alone:
        assert everything(book.known()) == everything(alone.known())
        assert book.head().entries == alone.head().entries == 150
        assert book.verify() == []


# 200 for either database were run by hand: docs/results.md. Each takes half a second, so CI has fewer.
KILLS = int(os.environ.get("MUSTERBOOK_KILLS", "16"))


def test_add_killed_at_any_moment_loses_nothing_doubles_nothing_and_the_next_goes_on(fresh_addresses: Callable[[int], list[str]]) -> None:
    addresses = fresh_addresses(max(2, KILLS // 8))
    done = subprocess.run(
        [sys.executable, str(HERE / "killer.py"), str(KILLS), *addresses], capture_output=True, text=True, env=environment(), check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    assert told["kills"] >= KILLS // 2
    assert told["articles"] == 40 * told["rounds"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with eight megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no file system may be mounted here: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full_is_a_book_error_and_what_was_recorded_is_safe(small_disk: Path) -> None:
    path = small_disk / "book.db"
    with Book.open(str(path)) as book:
        with pytest.raises(BookError, match="the disk is full; what was recorded before is safe"):
            record_for_ever(book)
        n = len(book.known().articles)
        assert n > 50
        assert book.verify() == []
    with Book.open(str(path)) as book, filled(*range(n)) as alone:
        assert everything(book.known()) == everything(alone.known())


def test_add_on_a_full_disk_says_so_and_goes_on_when_there_is_room(small_disk: Path) -> None:
    path = small_disk / "book.db"
    Book.open(str(path)).close()
    hog = small_disk / "hog"
    hog.write_bytes(b"0" * (shutil.disk_usage(small_disk).free - 40_000))
    with pytest.raises(BookError, match="the disk is full"), Book.open(str(path)) as book:
        record_for_ever(book)
    hog.unlink()
    with Book.open(str(path)) as book, filled(*range(60)) as alone:
        for n in range(60):
            book.record(article(n), claims(article(n)))
        assert everything(book.known()) == everything(alone.known())
        assert book.verify() == []


def test_a_database_that_restarts_in_the_middle_loses_nothing_and_the_next_run_goes_on(postgres: Server) -> None:
    address = postgres.database()
    process = writer(address, 0, 400)
    assert process.stdout is not None
    for _ in range(30):
        process.stdout.readline()
    postgres.restart()
    said = acknowledged(process) | set(range(29))
    assert process.returncode == 1, "the writer noticed nothing: the restart came too late"
    with Book.open(address) as book:
        assert book.verify() == []
        assert said <= {int(name[-4:]) for name in book.known().articles}
    assert acknowledged(writer(address, 0, 60)) == set(range(60))
    with Book.open(address) as book, filled(*range(60)) as alone:
        assert book.verify() == []
        mine = [claim for claim in book.known().claims if int(claim.article[-4:]) < 60]
        assert mine == list(alone.known().claims)


def test_a_book_that_is_open_while_its_database_restarts_goes_on(postgres: Server) -> None:
    with Book.open(postgres.database()) as book:
        book.record(article(1), claims(article(1)))
        postgres.restart()
        book.record(article(2), claims(article(2)))
        assert len(book.known().articles) == 2
        assert book.verify() == []


def test_a_clock_that_jumps_back_in_the_middle_of_a_run_changes_no_order(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = [datetime(2026, 3, 1, 12, tzinfo=UTC), datetime(2025, 3, 1, 12, tzinfo=UTC), datetime(2026, 3, 1, 11, tzinfo=UTC)]
    with Book.open(address) as book:
        for n, moment in enumerate(moments * 3):
            monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
            book.record(article(n), claims(article(n)))
        recorded = [book.history(article(n).id)[0].recorded for n in range(9)]
        assert recorded == sorted(set(recorded))
        assert book.verify() == []


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
