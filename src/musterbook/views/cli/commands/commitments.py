"""`musterbook commitments`."""

from datetime import date

import click
from rich.console import Console

from musterbook.ledger.store import Book
from musterbook.pipeline.board import chronicle
from musterbook.views.chronicles import chains_shown
from musterbook.views.cli.nations import host_argument, sender_option
from musterbook.views.cli.options import Form, with_book, with_form, with_known_by
from musterbook.views.cli.output import Listing, emit
from musterbook.views.cli.run import up_to_date
from musterbook.views.payloads import chain_to
from musterbook.views.terminal import heading
from musterbook.views.words import named

_COLUMNS = ("host", "sender", "said", "voice", "status", "basis", "until", "claim", "superseded_by", "evidence", "why")


@click.command("commitments", epilog="Example: musterbook commitments Lithuania --sender US")
@host_argument
@sender_option
@with_known_by
@with_form
@with_book
def command(host: str, sender: str | None, known_by: date, form: Form, book: str) -> None:
    """How long each sender was said to stay in HOST, and on what basis: every word, oldest first.

    Each step names whose word it is, when it was said, and which later word took its place; what is superseded stays listed.
    """
    with Book.open(book, create=False) as ledger:
        up_to_date(ledger)
        told = chronicle(ledger, host, sender, known_by, promised=False)
    chains = told.chains(host, sender)

    def table(console: Console) -> None:
        heading(console, f"Commitments in {named(host)}, as known by {known_by}")
        chains_shown(console, chains, told.known)

    payloads = [chain_to(chain, told.known) for chain in chains]
    rows = [{"host": one["host"], "sender": one["sender"], **step} for one in payloads for step in one["steps"]]
    emit(Listing(payloads, _COLUMNS, table, rows), form)
