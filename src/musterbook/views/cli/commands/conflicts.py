"""`musterbook conflicts`."""

from datetime import date

import click
from rich.console import Console

from musterbook.ledger.store import Book
from musterbook.pipeline.answers import answers
from musterbook.views.cli.options import Form, with_book, with_form, with_known_by
from musterbook.views.cli.output import Listing, emit
from musterbook.views.listings import conflicts_shown
from musterbook.views.payloads import conflict_to
from musterbook.views.terminal import heading

_COLUMNS = ("kind", "resolution", "left.claim", "left.article", "left.evidence", "right.claim", "right.article", "right.evidence", "why")


@click.command("conflicts", epilog="Example: musterbook conflicts --known-by 2022-12-31")
@with_known_by
@with_form
@with_book
def command(known_by: date, form: Form, book: str) -> None:
    """Pairs of claims that cannot both hold, with the words of both.

    Kinds: number, end, basis, status, sum. A conflict is superseded where the later claim replaces the earlier, else disputed.
    """
    with Book.open(book, create=False) as ledger:
        told = answers(ledger, known_by, known_by)
    found = told.links.conflicts

    def table(console: Console) -> None:
        heading(console, f"Contradictions known by {known_by}: {len(found)}")
        conflicts_shown(console, found, told.known)

    emit(Listing([conflict_to(conflict, told.known) for conflict in found], _COLUMNS, table), form)
