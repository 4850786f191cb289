"""`musterbook promises`."""

import click
from rich.console import Console

from musterbook.ledger.store import Book
from musterbook.model import Known, Promise
from musterbook.pipeline.answers import answers, promises_of
from musterbook.views.cli.nations import host_option, sender_option
from musterbook.views.cli.options import Form, When, with_book, with_dates, with_form
from musterbook.views.cli.output import Listing, emit
from musterbook.views.listings import promises_shown
from musterbook.views.payloads import promise_to
from musterbook.views.terminal import heading

_COLUMNS = (
    "claim",
    "article",
    "state",
    "due",
    "action",
    "senders",
    "hosts",
    "what",
    "evidence",
    "made_by.claim",
    "by.claim",
    "by.evidence",
    "why",
)
_STATES = ("open", "kept", "overdue", "superseded", "cancelled")


@click.command("promises", epilog="Example: musterbook promises --on 2024-07-01 --state overdue")
@click.option("--state", "states", multiple=True, type=click.Choice(_STATES), help="Only promises in this state; may be repeated.")
@host_option
@sender_option
@with_dates
@with_form
@with_book
def command(states: tuple[str, ...], host: str | None, sender: str | None, when: When, form: Form, book: str) -> None:
    """What was promised, and what became of it: open, kept, overdue, superseded, cancelled.

    A promise is a claim of something announced, approved, ordered or under way; each comes with the words that make it, and with
    those that decide its state.
    """
    with Book.open(book, create=False) as ledger:
        found, known = _found(ledger, when, host, sender)
    promises = [promise for promise in found if promise.state in (states or _STATES)]

    def table(console: Console) -> None:
        heading(console, f"Promises on {when.on}, as known by {when.known_by}: {_counted(promises)}")
        promises_shown(console, promises, known)

    emit(Listing([promise_to(promise, known) for promise in promises], _COLUMNS, table), form)


def _found(ledger: Book, when: When, host: str | None, sender: str | None) -> tuple[tuple[Promise, ...], Known]:
    """The promises about a host and of a sender, where one is named, and what they were read from."""
    if host:
        told = promises_of(ledger, host, when.on, when.known_by, sender)
        return told.promises, told.known
    every = answers(ledger, when.on, when.known_by)
    return tuple(one for one in every.links.promises if sender is None or sender in one.made_by[0].senders), every.known


def _counted(promises: list[Promise]) -> str:
    counts = {state: sum(promise.state == state for promise in promises) for state in _STATES}
    return ", ".join(f"{count} {state}" for state, count in counts.items() if count) or "none"
