"""`musterbook timeline`."""

from datetime import date, timedelta

import click
from rich.console import Console

from musterbook.ledger.store import Book
from musterbook.pipeline.answers import Answers
from musterbook.pipeline.board import chronicle
from musterbook.pipeline.contradicting import Stretch
from musterbook.values import bounds
from musterbook.views.cli.nations import host_argument, sender_option
from musterbook.views.cli.options import Form, day, with_book, with_form, with_known_by
from musterbook.views.cli.output import Listing, emit
from musterbook.views.cli.run import progress, up_to_date
from musterbook.views.listings import changes_shown
from musterbook.views.payloads import change_to
from musterbook.views.terminal import heading
from musterbook.views.words import named

_COLUMNS = ("on", "sender", "what", "before", "after", "why", "claims.claim", "claims.evidence")


@click.command("timeline", epilog="Example: musterbook timeline Lithuania --sender US")
@host_argument
@sender_option
@click.option("--from", "since", callback=day, metavar="DATE", help="Only what changed on this day or later.")
@click.option("--to", "until", callback=day, metavar="DATE", help="Only what changed on this day or earlier.")
@with_known_by
@with_form
@with_book
def command(host: str, sender: str | None, known_by: date, form: Form, book: str, **days: date | None) -> None:
    """What changed in HOST, day by day: numbers, basis, end of presence, and promises on the day they were due.

    Each day is told from what had been published by then, with the words that moved it.
    """
    with Book.open(book, create=False) as ledger:
        up_to_date(ledger)
        told = chronicle(ledger, host, sender, known_by)
    parts = (told.timeline(host, sender, since=one.first, until=one.last) for one in progress(_parts(told, **days), "Telling"))
    changes = [change for part in parts for change in part]

    def table(console: Console) -> None:
        heading(console, f"{named(host)}, day by day, as known by {known_by}")
        changes_shown(console, changes, told.known)

    emit(Listing([change_to(change, told.known) for change in changes], _COLUMNS, table), form)


def _parts(told: Answers, since: date | None, until: date | None) -> list[Stretch]:
    """The days asked for, year by year: a timeline of thousands of claims takes a while."""
    years = sorted({bounds(article.published)[0].year for article in told.known.articles.values() if article.published})
    # What is due or done before the first article or after the last one is told with it.
    ends = [date.min, *(date(year, 1, 1) for year in years[1:])]
    whole = zip(ends, [*(end - timedelta(1) for end in ends[1:]), date.max], strict=True)
    cut = (Stretch(max(first, since or date.min), min(last, until or date.max)) for first, last in whole)
    return [one for one in cut if one.first <= one.last]
