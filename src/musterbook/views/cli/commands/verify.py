"""`musterbook verify`."""

import click

from musterbook.ledger.store import Book
from musterbook.views.cli.options import with_book
from musterbook.views.cli.root import OK, SOME_FAILED
from musterbook.views.visible import visible


@click.command("verify", epilog="Example: musterbook verify --book baltic.db")
@with_book
def command(book: str) -> int:
    """Check that no row was changed behind the ledger's back; the first bad row is named first.

    The head that is printed can be noted elsewhere: as long as a later book still runs through it, nothing up to there was changed.
    """
    with Book.open(book, create=False) as ledger:
        problems, head, counts = ledger.verify(), ledger.head(), ledger.counts()
    for problem in problems:
        click.echo(visible(problem))
    held = ", ".join(f"{number} {name}" for name, number in counts.items())
    click.echo(f"{'NOT as recorded' if problems else 'as recorded'}: {head.entries} entries ({held}), head {head.digest}")
    return SOME_FAILED if problems else OK
