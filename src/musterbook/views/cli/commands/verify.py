"""`musterbook verify`."""

import sys
from importlib import import_module
from itertools import chain
from typing import IO

import click

from musterbook.ledger.checking import jobs_for
from musterbook.ledger.notes import is_signed_by
from musterbook.ledger.store import Book
from musterbook.views.cli.options import with_book
from musterbook.views.cli.root import OK, SOME_FAILED
from musterbook.views.visible import visible

# What is derived of so many entries is derived again in a second.
_SMALL = 1_000


@click.command("verify", epilog="Example: musterbook verify --book baltic.db")
@click.option("--checkpoint", type=click.File("r", encoding="utf-8"), metavar="NOTE", help="Also against a checkpoint noted earlier.")
@click.option("--signer", metavar="KEY", help="With --checkpoint: it must be signed by this public key.")
@click.option("--derived", is_flag=True, help="Derive again all that follows from the entries, and hold it against what is kept; minutes.")
@with_book
def command(checkpoint: IO[str] | None, signer: str | None, book: str, *, derived: bool) -> int:
    """Check that no row was changed behind the ledger's back; the first bad row is named first.

    The head that is printed, or a checkpoint (`musterbook checkpoint`), can be noted elsewhere: as long as a later book still runs through
    it, nothing up to there was changed. What is derived beside the entries holds no facts and can be made anew (`doctor --rebuild`); of a
    book of more than 1,000 entries it is checked where --derived asks for it.
    """
    note = checkpoint.read() if checkpoint else None
    with Book.open(book, create=False) as ledger:
        problems, head, counts = ledger.verify(jobs=jobs_for(ledger.head())), ledger.head(), ledger.counts()
        off = ledger.off_course(note) if note else None
        problems += [off] if off else []
        # What does not hold says nothing of what follows from it.
        problems += _differences(ledger, head.entries, asked=derived) if not problems else []
    if note and signer and not is_signed_by(note, signer):
        problems.append("the checkpoint is not signed by that key")
    for problem in problems:
        click.echo(visible(problem))
    held = ", ".join(f"{number} {name}" for name, number in counts.items())
    click.echo(f"{'NOT as recorded' if problems else 'as recorded'}: {head.entries} entries ({held}), head {head.digest}")
    return SOME_FAILED if problems else OK


def _differences(ledger: Book, entries: int, *, asked: bool) -> list[str]:
    """What is derived and is not what the entries give, where that is asked for or a matter of a second."""
    if not asked and entries > _SMALL:
        return []
    deriving = import_module("musterbook.pipeline.deriving")
    if not asked and ledger.through(deriving.RULES.rules).behind:
        return []
    with click.progressbar(length=entries, label="deriving", file=sys.stderr, hidden=not asked) as bar:
        kept = (import_module(f"musterbook.pipeline.{name}").differences(ledger) for name in ("fates", "weighing"))
        return [*deriving.differences(ledger, bar.update), *chain.from_iterable(kept)]
