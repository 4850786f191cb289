"""`musterbook verify`."""

import os
from typing import IO

import click

from musterbook.ledger.notes import is_signed_by
from musterbook.ledger.store import Book
from musterbook.views.cli.options import with_book
from musterbook.views.cli.root import OK, SOME_FAILED
from musterbook.views.visible import visible

_BIG = 200_000


@click.command("verify", epilog="Example: musterbook verify --book baltic.db")
@click.option("--checkpoint", type=click.File("r", encoding="utf-8"), metavar="NOTE", help="Also against a checkpoint noted earlier.")
@click.option("--signer", metavar="KEY", help="With --checkpoint: it must be signed by this public key.")
@with_book
def command(checkpoint: IO[str] | None, signer: str | None, book: str) -> int:
    """Check that no row was changed behind the ledger's back; the first bad row is named first.

    The head that is printed, or a checkpoint (`musterbook checkpoint`), can be noted elsewhere: as long as a later book still runs through
    it, nothing up to there was changed.
    """
    note = checkpoint.read() if checkpoint else None
    with Book.open(book, create=False) as ledger:
        problems, head, counts = ledger.verify(jobs=_jobs(ledger)), ledger.head(), ledger.counts()
        off = ledger.off_course(note) if note else None
    problems += [off] if off else []
    if note and signer and not is_signed_by(note, signer):
        problems.append("the checkpoint is not signed by that key")
    for problem in problems:
        click.echo(visible(problem))
    held = ", ".join(f"{number} {name}" for name, number in counts.items())
    click.echo(f"{'NOT as recorded' if problems else 'as recorded'}: {head.entries} entries ({held}), head {head.digest}")
    return SOME_FAILED if problems else OK


def _jobs(ledger: Book) -> int:
    """One process for a small book; starting others takes a second."""
    return min(4, os.cpu_count() or 1) if ledger.head().entries > _BIG else 1
