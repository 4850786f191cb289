"""`musterbook continuity`."""

from dataclasses import replace

import click
from rich.console import Console

from musterbook.ledger.store import Book
from musterbook.pipeline.board import chronicle
from musterbook.views.chronicles import continuity_shown
from musterbook.views.cli.nations import host_argument, sender_option
from musterbook.views.cli.options import Form, When, with_book, with_dates, with_form
from musterbook.views.cli.output import Listing, emit
from musterbook.views.cli.run import up_to_date
from musterbook.views.payloads import continuity_to
from musterbook.views.terminal import heading
from musterbook.views.words import named

_COLUMNS = ("host", "sender", "what", "start", "end", "state", "source", "why", "claims.claim", "claims.evidence")


@click.command("continuity", epilog="Example: musterbook continuity Lithuania --sender US --on 2024-05-02")
@host_argument
@sender_option
@click.option("--what", metavar="FORCE", default="personnel", show_default=True, help="The force: a unit, echelon, function or type.")
@with_dates
@with_form
@with_book
def command(host: str, sender: str | None, what: str, when: When, form: Form, book: str) -> None:
    """Whether a presence in HOST lasted: the days that reports cover, those that are inferred, and the gaps.

    A word such as persistent or permanent is held against the record since: held, unproven where no report covers some days,
    broken where the force was away.
    """
    with Book.open(book, create=False) as ledger:
        up_to_date(ledger)
        told = replace(chronicle(ledger, host, sender, when.known_by, promised=False), on=when.on)
    found = told.continuity(host, sender, what)

    def table(console: Console) -> None:
        heading(console, f"{named(host)} up to {when.on}, as known by {when.known_by}")
        continuity_shown(console, found, told.known)

    payloads = [continuity_to(one, told.known) for one in found]
    rows = [{"host": one["host"], "sender": one["sender"], "what": one["what"], **part} for one in payloads for part in one["stretches"]]
    emit(Listing(payloads, _COLUMNS, table, rows), form)
