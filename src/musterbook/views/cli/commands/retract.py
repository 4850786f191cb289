"""`musterbook retract`."""

import click

from musterbook.ledger.store import Book
from musterbook.views.cli.options import with_book
from musterbook.views.cli.output import tell


@click.command("retract", epilog='Example: musterbook retract 1a2b3c4d --why "the outlet withdrew the story" --by "A. Analyst"')
@click.argument("id", metavar="ID")
@click.option("--why", required=True, help="The reason; it stays in the ledger.")
@click.option("--by", required=True, help="Who judges so.")
@with_book
def command(id: str, why: str, by: str, book: str) -> None:
    """Close a claim, or an article with its claims, by a person's judgement.

    ID is the whole id or its first characters, as listings show them. Nothing is deleted: what was known before stays known.
    """
    with Book.open(book, create=False) as ledger:
        closed = ledger.retract(id, why=why, by=by)
    tell(f"closed {closed} row{'s' if closed != 1 else ''}" if closed else "nothing to close: it was retracted already")
