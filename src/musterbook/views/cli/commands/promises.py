"""`musterbook promises`."""

from dataclasses import replace
from typing import Any

import click
from rich.console import Console

from musterbook.ledger.store import Book
from musterbook.links.telling import STATES
from musterbook.model import Promise
from musterbook.pipeline.answers import answers, promises_of, promises_page
from musterbook.pipeline.paging import Asked, Bound, Page, bounded, cut
from musterbook.views.cli.nations import host_option, sender_option
from musterbook.views.cli.options import Form, When, day, with_book, with_dates, with_form
from musterbook.views.cli.output import Listing, emit
from musterbook.views.cli.run import fates_up_to_date
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


@click.command("promises", epilog="Example: musterbook promises --host Lithuania --state overdue --limit 20 --on 2024-07-01")
@click.option("--state", "states", multiple=True, type=click.Choice(STATES), help="Only promises in this state; may be repeated.")
@click.option("--due-from", callback=day, metavar="DATE", help="Only promises due on this day or later, or at no set day.")
@click.option("--due-until", callback=day, metavar="DATE", help="Only promises due by this day.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many; with --host in a moment, however big the ledger is.")
@click.option("--after", metavar="CLAIM", help="Go on after the promise that this claim made first: the last one listed.")
@host_option
@sender_option
@with_dates
@with_form
@with_book
def command(host: str | None, sender: str | None, when: When, form: Form, book: str, **chosen: Any) -> None:
    """What was promised, and what became of it: open, kept, overdue, superseded, cancelled.

    A promise is a claim of something announced, approved, ordered or under way; each comes with the words that make it, and with
    those that decide its state. They come in the order in which they were made; with --due-from, --due-until, --limit or --after they come
    by due day, each with the first ten claims that decide it.
    """
    bound = Bound(**chosen)
    with Book.open(book, create=False) as ledger:
        found = _bounded(ledger, when, host, sender, bound) if bound.is_set else _whole(ledger, when, host, sender)
    promises = [promise for promise in found.promises if promise.state in (bound.states or STATES)]

    def table(console: Console) -> None:
        heading(console, f"Promises on {when.on}, as known by {when.known_by}: {_counted(promises)}")
        promises_shown(console, promises, found.known)

    emit(Listing([promise_to(promise, found.known) for promise in promises], _COLUMNS, table), form)
    if found.more:
        click.echo(f"there are more: the same again with --after {found.more}", err=True)


def _whole(ledger: Book, when: When, host: str | None, sender: str | None) -> Page:
    """The promises about a host and of a sender, where one is named, and what they were read from."""
    if host:
        told = promises_of(ledger, host, when.on, when.known_by, sender)
        return Page(told.promises, told.known)
    every = answers(ledger, when.on, when.known_by)
    return Page(tuple(one for one in every.links.promises if sender is None or sender in one.made_by[0].senders), every.known)


def _bounded(ledger: Book, when: When, host: str | None, sender: str | None, bound: Bound) -> Page:
    """Those of them that are asked for."""
    named = replace(bound, after=ledger.claim(bound.after).id) if bound.after else bound
    if host:
        fates_up_to_date(ledger, host)
        return promises_page(ledger, Asked(host, when.on, when.known_by, sender), named)
    every = _whole(ledger, when, host, sender)
    return cut(bounded(every.promises, replace(named, limit=None)), every.known, bound.limit)


def _counted(promises: list[Promise]) -> str:
    counts = {state: sum(promise.state == state for promise in promises) for state in STATES}
    return ", ".join(f"{count} {state}" for state, count in counts.items() if count) or "none"
