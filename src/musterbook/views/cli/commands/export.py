"""`musterbook export`."""

import json
from datetime import date
from typing import IO

import click

from musterbook.ledger.exchange import export_csv, export_lines
from musterbook.ledger.overlay import by_claim
from musterbook.ledger.store import Book
from musterbook.pipeline.answers import answers
from musterbook.views.cli.options import with_book, with_known_by
from musterbook.views.misp import event
from musterbook.views.visible import in_json


@click.command("export", epilog="Example: musterbook export --csv --output claims.csv")
@click.option("--jsonl", "form", flag_value="jsonl", default="jsonl", help="Codebook lines, which `import` takes back.  [default]")
@click.option("--csv", "form", flag_value="csv", help="One claim a row, for spreadsheets.")
@click.option("--misp", "form", flag_value="misp", help="A MISP event, each claim tagged with its Admiralty code (admiralty-scale).")
@click.option(
    "--output", "-o", type=click.File("w", encoding="utf-8", atomic=True), default="-", help="Where to.  [default: standard output]"
)
@with_known_by
@with_book
def command(form: str, output: IO[str], known_by: date, book: str) -> None:
    """Write the ledger as JSON lines, CSV or a MISP event: every article with its claims, as far as was known by a day."""
    with Book.open(book, create=False) as ledger:
        if form == "misp":
            told = json.dumps(event(answers(ledger, known_by, known_by)), ensure_ascii=False, indent=2)
            click.echo(in_json(told), file=output)
            return
        # Lines carry the reader's claims and what people said of them; a spreadsheet carries the outcome.
        known = ledger.known(known_by, judged=form == "csv")
        judged = by_claim(ledger.judgements(known_by=known_by))
    for line in map(in_json, export_lines(known, judged)) if form == "jsonl" else export_csv(known):
        click.echo(line, file=output)
