"""`musterbook rate`."""

import click

from musterbook.ledger.store import Book
from musterbook.views.cli.options import with_book
from musterbook.views.cli.output import tell
from musterbook.views.reviewers import rated


@click.command("rate", epilog='Example: musterbook rate 1a2b3c4d C4 --why "the outlet withdrew such reports before" --by "A. Analyst"')
@click.argument("id", metavar="ID")
@click.argument("code", metavar="CODE")
@click.option("--why", required=True, help="The reason; it stays in the ledger.")
@click.option("--by", required=True, help="Who rates it so.")
@with_book
def command(id: str, code: str, why: str, by: str, book: str) -> None:
    """Rate a claim by an Admiralty code of your own, such as B2, in place of the computed one, which stays beside it.

    ID is the claim's id or its first characters. The rating is a row of the ledger; what was known before is not changed by it. What you
    corrected in the claim before stays corrected.
    """
    with Book.open(book, create=False) as ledger:
        done = rated(ledger, id, code, by=by, why=why)
    tell(f"rated {done.claim} {code.upper()}, from {done.day} on")
