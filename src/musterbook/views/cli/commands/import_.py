"""`musterbook import`."""

from typing import IO

import click

from musterbook import settings
from musterbook.ledger.exchange import import_lines
from musterbook.ledger.store import Book
from musterbook.model import Failure
from musterbook.pipeline import reading
from musterbook.views.cli.options import with_book
from musterbook.views.cli.run import finish


@click.command("import", epilog="Example: musterbook import coded.jsonl --book baltic.db")
@click.argument("files", nargs=-1, required=True, type=click.File("r", encoding="utf-8", errors="surrogateescape"), metavar="FILE...")
@with_book
def command(files: tuple[IO[str], ...], book: str) -> int:
    """Record claims coded elsewhere or by hand, as they are.

    FILE holds JSON lines in the codebook's shape, as `read --jsonl` and `export` write them; - is standard input. Nothing is read
    anew: `add` does that.
    """
    tally = reading.Tally()
    with Book.open(book, settings=settings.from_environment()) as ledger:
        coded = (found for file in files for found in import_lines(file, file.name))
        outcomes = reading.recorded(ledger, tally.incoming(coded), tally)
        failures = [outcome for outcome in tally.outgoing(outcomes) if isinstance(outcome, Failure)]
    return finish(tally, failures, ledger=True)
