"""`musterbook add`."""

import click

from musterbook import settings
from musterbook.ledger.store import Book
from musterbook.model import Failure
from musterbook.pipeline import reading
from musterbook.views.cli.options import with_book
from musterbook.views.cli.root import OK
from musterbook.views.cli.run import finish, jobs_option, progress, sources_argument
from musterbook.views.cli.second import Second, with_reader


@click.command("add", epilog="Example: musterbook add articles/ extra.jsonl --book baltic.db")
@sources_argument
@jobs_option
@with_reader
@with_book
def command(sources: tuple[str, ...], jobs: int | None, book: str, second: Second) -> int:
    """Read articles and record their claims in the ledger, which is made where there is none.

    FILE is a text, a saved web page, JSON lines in the codebook's shape, a feed, a folder or glob of these, or - for standard input.
    The same article twice is one article, so the same command may be run again.
    """
    chosen = settings.from_environment()
    found = reading.expanded(sources, chosen)
    tally = reading.Tally()
    given = tally.incoming(reading.extracted(progress(found, "Reading", second.note), chosen))
    if second.planned(given):
        return OK
    with Book.open(book, settings=chosen) as ledger:
        outcomes = second.outcomes(given, reading.jobs_for(len(found), jobs))
        done = tally.outgoing(reading.recorded(ledger, outcomes, tally))
        failures = [outcome for outcome in done if isinstance(outcome, Failure)]
    return finish(tally, failures, ledger=True)
