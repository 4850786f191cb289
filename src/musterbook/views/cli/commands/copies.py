"""`musterbook copies`."""

from datetime import date

import click
from rich.console import Console

from musterbook.ledger.store import Book
from musterbook.links.copies import copy_trees
from musterbook.views.cli.options import Form, with_book, with_form, with_known_by
from musterbook.views.cli.output import Listing, emit
from musterbook.views.listings import copies_shown
from musterbook.views.payloads import tree_to
from musterbook.views.terminal import heading

_COLUMNS = ("root", "article", "of", "why")


@click.command("copies", epilog="Example: musterbook copies --known-by 2024-05-02 --csv")
@with_known_by
@with_form
@with_book
def command(known_by: date, form: Form, book: str) -> None:
    """Who repeats whom: articles whose text derives from one another, as trees. One tree is one voice."""
    with Book.open(book, create=False) as ledger:
        known = ledger.known(known_by)
    trees = copy_trees(known)
    payloads = [tree_to(tree) for tree in trees]

    def table(console: Console) -> None:
        heading(console, f"Copies known by {known_by}: {len(trees)} texts at several addresses")
        copies_shown(console, trees, known)

    rows = [{"root": payload["root"], **member} for payload in payloads for member in payload["members"]]
    emit(Listing(payloads, _COLUMNS, table, rows), form)
