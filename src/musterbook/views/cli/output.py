"""How a listing is written: one description, four forms."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import click
from rich.console import Console

from musterbook.views.cli.options import Form
from musterbook.views.payloads import Payload
from musterbook.views.sheets import sheet
from musterbook.views.terminal import terminal
from musterbook.views.visible import in_json, visible


@dataclass(frozen=True, slots=True)
class Listing:
    """What a command answers.

    `payloads` are its JSON objects; `alone` says that the answer is one object rather than a list; `rows` are the payloads of the
    spreadsheet where they differ, and `columns` its columns; `table` writes the answer for people.
    """

    payloads: Sequence[Payload]
    columns: tuple[str, ...]
    table: Callable[[Console], None]
    rows: Sequence[Payload] | None = None
    alone: bool = False


def emit(listing: Listing, form: Form) -> None:
    """Write `listing` to stdout in `form`."""
    if form is Form.TABLE:
        listing.table(terminal())
    elif form is Form.CSV:
        click.echo(sheet(listing.columns, listing.payloads if listing.rows is None else listing.rows), nl=False)
    else:
        emit_json(listing.payloads, form, alone=listing.alone)


def emit_json(payloads: Sequence[Payload], form: Form, *, alone: bool = False) -> None:
    """Write payloads as JSON lines, or as one document: a list, or, where it stands alone, the object itself."""
    if form is Form.JSONL:
        for payload in payloads:
            click.echo(json_line(payload))
        return
    whole = payloads[0] if alone else list(payloads)
    click.echo(in_json(json.dumps(whole, ensure_ascii=False, indent=2)))


def json_line(payload: Payload) -> str:
    """One JSON object on one line, safe to print."""
    return in_json(json.dumps(payload, ensure_ascii=False))


def tell(text: str) -> None:
    """One line for people on stderr, where it never mixes with an answer."""
    click.echo(visible(text), err=True)
