"""Options that several commands share: the ledger, the two dates, the form of a listing."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import wraps
from typing import Any

import click

from musterbook import clock

Call = Callable[..., Any]


class Form(StrEnum):
    """How a listing is written."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class When:
    """The world's date, and the day up to which articles count."""

    on: date
    known_by: date


def with_book(call: Call) -> Call:
    """--book, as `book`."""
    return click.option(
        "--book",
        envvar="MUSTERBOOK_BOOK",
        default="musterbook.db",
        show_default=True,
        show_envvar=True,
        metavar="BOOK",
        help="The ledger: path or postgresql://",
    )(call)


def with_dates(call: Call) -> Call:
    """--on and --known-by, as `when`."""

    @click.option("--on", callback=day, metavar="DATE", help="What held on this day.  [default: --known-by]")
    @click.option("--known-by", callback=day, metavar="DATE", help="Only articles published by this day count.  [default: today]")
    @wraps(call)
    def wrapped(*args: Any, on: date | None, known_by: date | None, **rest: Any) -> Any:
        by = known_by or clock.today()
        return call(*args, when=When(on or by, by), **rest)

    return wrapped


def with_known_by(call: Call) -> Call:
    """--known-by alone, as `known_by`."""

    @click.option("--known-by", callback=day, metavar="DATE", help="Only articles published by this day count.  [default: today]")
    @wraps(call)
    def wrapped(*args: Any, known_by: date | None, **rest: Any) -> Any:
        return call(*args, known_by=known_by or clock.today(), **rest)

    return wrapped


def with_form(call: Call) -> Call:
    """--json, --jsonl, --csv and --table, as `form`."""
    forms = {
        Form.TABLE: "Written for people.  [default on a terminal]",
        Form.JSONL: "One JSON object a line.  [default elsewhere]",
        Form.JSON: "One JSON document.",
        Form.CSV: "Comma-separated values with a heading.",
    }

    @wraps(call)
    def wrapped(*args: Any, form: str | None, **rest: Any) -> Any:
        return call(*args, form=Form(form) if form else default_form(), **rest)

    for form, told in reversed(forms.items()):
        wrapped = click.option(f"--{form.value}", "form", flag_value=form.value, help=told)(wrapped)
    return wrapped


def default_form() -> Form:
    """A table where a person looks on, JSON lines where a program does."""
    return Form.TABLE if sys.stdout.isatty() else Form.JSONL


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """An option's value as a day."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day; write it as 2024-05-02", ctx, param) from error
