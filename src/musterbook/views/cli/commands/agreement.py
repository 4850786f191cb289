"""`musterbook agreement`."""

import click
from rich.console import Console

from musterbook.ledger.store import Book
from musterbook.views import reviewers
from musterbook.views.cli.options import Form, with_book, with_form
from musterbook.views.cli.output import Listing, emit
from musterbook.views.payloads import agreement_to
from musterbook.views.terminal import heading, line

_COLUMNS = ("slot", "alpha", "claims", "differ", "reviewers")


@click.command("agreement", epilog="Example: musterbook agreement --book baltic.db")
@click.option("--by", "names", multiple=True, metavar="NAME", help="Only these reviewers; may be repeated.  [default: all]")
@with_form
@with_book
def command(names: tuple[str, ...], form: Form, book: str) -> None:
    """How far reviewers agree, slot by slot: Krippendorff's alpha over the claims that at least two of them judged.

    1 is full agreement, 0 what chance would give. It is empty where all values are one and the same, and nothing can be said.
    """
    with Book.open(book, create=False) as ledger:
        slots = reviewers.agreed(ledger, names)
    payloads = [agreement_to(one) for one in slots]

    def table(console: Console) -> None:
        heading(console, f"Agreement on {slots[0].units} claims judged by more than one")
        for one in slots:
            alpha = "all one value" if one.alpha is None else f"{one.alpha:.3f}"
            line(console, f"{one.slot:<12} {alpha:>14}   {one.differ} of {one.units} differ")

    emit(Listing(payloads, _COLUMNS, table), form)
