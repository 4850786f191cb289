"""A process of its own that records articles first to last and says of each, once it is recorded, that it is.

Usage: ledger_writer.py BOOK FIRST LAST [START]; where START is given, it waits until that file exists.
"""

import sys
from pathlib import Path

from ledger_builders import article, claims

from musterbook import clock
from musterbook.ledger import Book


def say(what: object) -> None:
    """One line to whoever started this process, at once."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def main(address: str, first: str, last: str, start: str | None = None) -> None:
    """Record the articles; say each one's number after `record` has returned."""
    until = clock.now().timestamp() + 60
    say("ready")
    while start and not Path(start).exists() and clock.now().timestamp() < until:
        pass
    with Book.open(address) as book:
        for n in range(int(first), int(last)):
            book.record(article(n), claims(article(n)))
            say(n)


if __name__ == "__main__":
    main(*sys.argv[1:])
