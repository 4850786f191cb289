"""`musterbook timeline`."""

from datetime import date

import click
from rich.console import Console

from musterbook.ledger.store import Book
from musterbook.pipeline.answers import answers
from musterbook.views.cli.nations import host_argument, sender_option
from musterbook.views.cli.options import Form, with_book, with_form, with_known_by
from musterbook.views.cli.output import Listing, emit
from musterbook.views.listings import changes_shown
from musterbook.views.payloads import change_to
from musterbook.views.terminal import heading
from musterbook.views.words import named

_COLUMNS = ("on", "sender", "what", "before", "after", "why", "claims.claim", "claims.evidence")


@click.command("timeline", epilog="Example: musterbook timeline Lithuania --sender US")
@host_argument
@sender_option
@with_known_by
@with_form
@with_book
def command(host: str, sender: str | None, known_by: date, form: Form, book: str) -> None:
    """What changed in HOST, day by day: numbers, basis, end of presence, and promises on the day they were due.

    Each day is told from what had been published by then, with the words that moved it.
    """
    with Book.open(book, create=False) as ledger:
        told = answers(ledger, known_by, known_by, host)
    changes = told.timeline(host, sender)

    def table(console: Console) -> None:
        heading(console, f"{named(host)}, day by day, as known by {known_by}")
        changes_shown(console, changes, told.known)

    emit(Listing([change_to(change, told.known) for change in changes], _COLUMNS, table), form)
