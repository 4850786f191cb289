"""`musterbook withhold`."""

import click

from musterbook.ledger.store import Book
from musterbook.views.cli.options import with_book
from musterbook.views.cli.output import tell


@click.command("withhold", epilog='Example: musterbook withhold 1a2b3c4d --why "the outlet asked us to" --by "A. Analyst" --yes')
@click.argument("id", metavar="ID")
@click.option("--why", required=True, help="The reason; it stays in the ledger.")
@click.option("--by", required=True, help="Who decides so.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_book
def command(id: str, why: str, by: str, yes: bool, book: str) -> None:
    """Empty the text of an article, and the captures it was made of, for good: for a copyright or a person's sake.

    Digests, offsets, metadata, claims and the short quotations that they rest on stay, and `verify` still holds. There is no way back.
    """
    if not yes:
        click.confirm("The words will be gone for good. Go on?", abort=True, err=True)
    with Book.open(book, create=False) as ledger:
        emptied = ledger.withhold(id, why=why, by=by)
    tell(f"emptied {emptied}" if emptied else "nothing to empty: it was withheld already")
