"""`musterbook posture`."""

from dataclasses import replace
from typing import Any

import click
from rich.console import Console

from musterbook.ledger.store import Book
from musterbook.pipeline.answers import answers, posture_of
from musterbook.pipeline.bearing import Besides
from musterbook.views.cli.nations import host_argument, sender_option
from musterbook.views.cli.options import Form, When, with_book, with_dates, with_form
from musterbook.views.cli.output import Listing, emit
from musterbook.views.listings import posture_shown
from musterbook.views.payloads import opinion_to, posture_to

_COLUMNS = (
    "host", "on", "known_by", "sender", "what", "place", "low", "high", "basis", "until", "status", "credibility", "last_reported",
    "conflicts", "why", "claims.claim", "claims.evidence",
)  # fmt: skip


@click.command("posture", epilog="Example: musterbook posture Lithuania --sender US --on 2024-05-02")
@host_argument
@sender_option
@click.option("--what", metavar="FORCE", help="Only the lines of this force: personnel, or a unit, echelon, function or type.")
@click.option("--second-opinion", "second", is_flag=True, help="Beside each number, what a copy-aware truth-discovery method holds likely.")
@with_dates
@with_form
@with_book
def command(host: str, sender: str | None, when: When, form: Form, book: str, **chosen: Any) -> None:
    """Who is stationed in HOST on a date, how many, on what basis, until when, and on whose word.

    HOST is a name, a demonym or a code: Lithuania, LTU, LT. Figures are ranges; what is not known stays unknown.
    """
    with Book.open(book, create=False) as ledger:
        borne = posture_of(ledger, host, when.on, when.known_by, sender, besides=Besides.VOICES)
        voted = answers(ledger, when.on, when.known_by, host) if chosen["second"] else None
    found, what, known = borne.posture, chosen["what"], borne.known
    if what:
        found = replace(found, lines=tuple(line for line in found.lines if line.what.casefold() == what.casefold()))
    payload = posture_to(found, known)
    others = voted.second_opinions(found) if voted else None
    if others is not None:
        payload["lines"] = [line | {"second": opinion_to(one)} for line, one in zip(payload["lines"], others, strict=True)]

    def table(console: Console) -> None:
        posture_shown(console, found, known, seconds=others)

    dated = {name: payload[name] for name in ("host", "on", "known_by")}
    columns = (*_COLUMNS, "second.low", "second.high", "second.probability", "second.differs") if voted else _COLUMNS
    emit(Listing([payload], columns, table, [dated | line for line in payload["lines"]], alone=True), form)
