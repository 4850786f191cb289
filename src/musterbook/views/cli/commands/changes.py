"""`musterbook changes`."""

from datetime import date
from typing import Any

import click
from rich.console import Console

from musterbook import clock
from musterbook.errors import UsageError
from musterbook.ledger.store import Book
from musterbook.pipeline.differing import Clock, Comparison, Period
from musterbook.posture.changes import KINDS, only
from musterbook.views.chronicles import differences_shown
from musterbook.views.cli.nations import host_argument, sender_option
from musterbook.views.cli.options import Form, day, with_book, with_form
from musterbook.views.cli.output import Listing, emit
from musterbook.views.cli.run import progress, up_to_date
from musterbook.views.payloads import difference_to
from musterbook.views.terminal import heading
from musterbook.views.words import named

_COLUMNS = ("kind", "sender", "host", "what", "slot", "before", "after", "why", "claims.claim", "claims.evidence")


@click.command("changes", epilog="Example: musterbook changes Lithuania --from 2023-01-01 --to 2024-01-01 --by known-by")
@host_argument
@click.option("--from", "start", required=True, callback=day, metavar="DATE", help="The earlier day.")
@click.option("--to", "end", callback=day, metavar="DATE", help="The later day.  [default: today]")
@click.option(
    "--by", type=click.Choice([one.value for one in Clock]), default=Clock.ON.value, show_default=True,
    help="The clock: `on` is the world's (what changed), `known-by` that of publication (what was learned).",
)  # fmt: skip
@click.option("--known-by", callback=day, metavar="DATE", help="With --by on: only articles published by this day count.  [default: today]")
@click.option("--on", callback=day, metavar="DATE", help="With --by known-by: the world's day asked of at both.  [default: each its own]")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only what is of this kind; may be repeated.")
@sender_option
@with_form
@with_book
def command(host: str, sender: str | None, kinds: tuple[str, ...], form: Form, book: str, **asked: Any) -> None:
    """What changed in HOST between two days: what is new, otherwise, ended, contradicted, promised, kept or overdue since.

    By the world's clock, the two days are compared as far as is known by --known-by. By the clock of publication, what was known on
    the one day is compared with what was known on the other.
    """
    period = _period(**asked)
    with Book.open(book, create=False) as ledger:
        up_to_date(ledger)
        asked_for = Comparison(ledger, host, period, sender)
        for step in progress(asked_for.steps(), "Comparing"):
            step()
    told = asked_for.changed()
    found = only(kinds or KINDS, told.differences)

    def table(console: Console) -> None:
        clocked = "as known by each" if period.by is Clock.KNOWN_BY else f"as known by {period.known_by}"
        heading(console, f"{named(host)}, from {period.start} to {period.end}, {clocked}: {len(found)} changes")
        differences_shown(console, found, told.known)

    emit(Listing([difference_to(one, told.known) for one in found], _COLUMNS, table), form)


def _period(start: date, end: date | None, by: str, known_by: date | None, on: date | None) -> Period:
    to = end or clock.today()
    if start >= to:
        raise UsageError(f"--from {start} must lie before --to {to}")
    if (known_by if by == Clock.KNOWN_BY else on) is not None:
        raise UsageError("--known-by goes with --by on, and --on with --by known-by; the other clock is set by --from and --to")
    return Period(start, to, Clock(by), known_by or clock.today(), on)
