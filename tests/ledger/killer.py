"""`musterbook add`, killed at random moments, again and again, and after each kill the book held against what was acknowledged.

Usage: killer.py KILLS ADDRESS...; each ADDRESS is that of an empty book, and a new round of kills begins with each. Prints one JSON
object: kills that hit a running `add`, articles acknowledged, rounds. Whatever does not hold is an AssertionError.

The reader is loaded once and `add` forked from there: 200 starts of Python would take longer than all the rest.
"""

import json
import os
import signal
import sys
import tempfile
import time
from importlib.resources import files
from pathlib import Path
from random import Random

from musterbook.claims.read import read
from musterbook.ledger import Book
from musterbook.ledger.recording import Recorded
from musterbook.model import Article
from musterbook.views.cli import main

MANY = 40


def acknowledge(to: int) -> None:
    """Have every `record` of this process say on a pipe that it returned: whatever was said must be in the book for ever."""
    record = Book.record

    def spoken(self: Book, article: Article, *rest: object, **named: object) -> Recorded:
        done: Recorded = record(self, article, *rest, **named)  # type: ignore[arg-type]
        os.write(to, f"{article.source}\n".encode())
        return done

    Book.record = spoken  # type: ignore[method-assign,assignment]


def add(folder: Path, address: str, kill_after: float | None) -> tuple[set[str], bool]:
    """Run `add` in a child; what it acknowledged, and whether it was killed before it ended."""
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(here)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        acknowledge(there)
        try:
            main(["add", str(folder), "--book", address, "--jobs", "1"])
        except SystemExit as done:
            os._exit(int(done.code or 0))
        finally:
            os._exit(1)
    os.close(there)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(here) as said:
        # A line that the kill cut short was not acknowledged.
        whole = {line.strip() for line in said if line.endswith("\n")}
    _, status = os.waitpid(child, 0)
    assert kill_after is not None or os.waitstatus_to_exitcode(status) == 0, "an `add` that nobody killed failed"
    return whole, os.WIFSIGNALED(status)


def check(address: str, said: set[str]) -> None:
    """Nothing acknowledged is lost, every seal holds."""
    with Book.open(address) as book:
        assert book.verify() == []
        lost = said - {str(article.source) for article in book.known().articles.values()}
        assert not lost, f"acknowledged and lost: {sorted(lost)}"


def round_of(folder: Path, address: str, random: Random, kills: int) -> tuple[int, int]:
    """Kill up to so many times, then let one run through: (kills, articles), and the book is as if nothing had happened."""
    said: set[str] = set()
    hit = 0
    for _ in range(kills):
        more, was_killed = add(folder, address, random.random() ** 2 * 0.6)
        said |= more
        hit += was_killed
        check(address, said)
        if len(said) == MANY:
            break
    said |= add(folder, address, None)[0]
    check(address, said)
    with Book.open(address) as book, Book.open(":memory:") as alone:
        for path in sorted(folder.iterdir()):
            found = next(iter(article for article in book.known().articles.values() if article.source == str(path)))
            alone.record(found, read(found).claims)
        assert len(said) == MANY == book.counts()["articles"]
        assert book.known().claims == alone.known().claims, "a claim was lost or doubled"
        assert (book.counts()["failures"], book.counts()["retracted"]) == (0, 0)
    return hit, len(said)


def run(kills: int, addresses: list[str]) -> None:
    """All rounds."""
    random, hit, acknowledged, rounds = Random(kills), 0, 0, 0
    demo = sorted(path for path in (Path(str(files("musterbook.views"))) / "demo" / "articles").iterdir() if path.suffix == ".txt")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for nth in range(MANY):
            text = demo[nth % len(demo)].read_text(encoding="utf-8")
            (folder / f"{nth:02}.txt").write_text(f"{text}\nThis is copy {nth // len(demo)} of number {nth}.\n", encoding="utf-8")
        for path in demo[:1]:
            read(Article("warm", path.read_text(encoding="utf-8")))
        for address in addresses:
            if hit < kills:
                one, many = round_of(folder, address, random, kills - hit)
                hit, acknowledged, rounds = hit + one, acknowledged + many, rounds + 1
    sys.stdout.write(json.dumps({"kills": hit, "articles": acknowledged, "rounds": rounds}) + "\n")


if __name__ == "__main__":
    run(int(sys.argv[1]), sys.argv[2:])
