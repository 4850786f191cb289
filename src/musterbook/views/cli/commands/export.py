"""`musterbook export`."""

import json
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

import click

from musterbook.ledger.exchange import export_csv, export_gold, export_lines
from musterbook.ledger.overlay import by_claim
from musterbook.ledger.store import Book
from musterbook.ledger.warc import export_warc
from musterbook.pipeline.answers import answers
from musterbook.views.cli.options import with_book, with_known_by
from musterbook.views.cli.output import tell
from musterbook.views.misp import event
from musterbook.views.visible import in_json


@click.command("export", epilog="Example: musterbook export --csv --output claims.csv")
@click.option("--jsonl", "form", flag_value="jsonl", default="jsonl", help="Codebook lines, which `import` takes back.  [default]")
@click.option("--csv", "form", flag_value="csv", help="One claim a row, for spreadsheets, as judged.")
@click.option("--reviewed", "form", flag_value="reviewed", help="Gold: codebook lines of the articles whose every claim was judged.")
@click.option("--misp", "form", flag_value="misp", help="A MISP event, each claim tagged with its Admiralty code (admiralty-scale).")
@click.option("--warc", "form", flag_value="warc", help="The captures that articles were made of, as a WARC file.")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), help="Where to.  [default: standard output]"
)
@with_known_by
@with_book
def command(form: str, output: Path | None, known_by: date, book: str) -> None:
    """Write the ledger: every article with its claims, as far as was known by a day, as JSON lines, CSV or MISP; or its captures.

    JSON lines carry claims as they were read, with the judgements that people made of them; CSV and --reviewed carry them as judged.
    """
    to_file = output is not None and str(output) != "-"
    with Book.open(book, create=False) as ledger:
        if form == "warc":
            _write_warc(ledger, output if to_file else None)
            return
        known = ledger.known(known_by, judged=form == "csv")
        judged = by_claim(ledger.judged_ever(known_by) if form == "jsonl" else ledger.judgements(known_by=known_by))
        refused = ledger.refused() if form == "jsonl" else ()
        misp = [json.dumps(event(answers(ledger, known_by, known_by)), ensure_ascii=False, indent=2)] if form == "misp" else []
    gold, partly = export_gold(known, judged) if form == "reviewed" else ([], 0)
    lines = {"jsonl": export_lines(known, judged, refused), "reviewed": gold, "misp": misp}
    made = export_csv(known) if form == "csv" else map(in_json, lines[form])
    # Renamed into place when it is whole, so that a run that is cut off leaves no half a file.
    with click.open_file(str(output) if output else "-", "w", encoding="utf-8", atomic=to_file) as file:
        for line in made:
            click.echo(line, file=file)
    if form == "reviewed":
        tell(f"{len(gold)} articles reviewed as a whole; {partly} only in part, left out")


def _write_warc(ledger: Book, output: Path | None) -> None:
    software = f"musterbook {version('musterbook')}"
    if output is None:
        kept, withheld = export_warc(ledger, sys.stdout.buffer, software=software)
    else:
        with click.open_file(str(output), "wb", atomic=True) as file:
            kept, withheld = export_warc(ledger, file, software=software)
    tell(f"{kept} captures, {withheld} of them withheld")
