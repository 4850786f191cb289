"""`musterbook chart`."""

from dataclasses import replace
from pathlib import Path

import click

from musterbook.errors import UsageError
from musterbook.ledger.store import Book
from musterbook.pipeline.board import record
from musterbook.views.cli.nations import host_argument, sender_argument
from musterbook.views.cli.options import When, with_book, with_dates
from musterbook.views.cli.output import tell

try:
    from musterbook.views import charts
except ImportError as error:
    raise UsageError(f"charts need the extra 'pages': pip install 'musterbook[pages]' ({error})") from error


@click.command("chart", epilog="Example: musterbook chart Lithuania US --output usa-in-lithuania.png")
@host_argument
@sender_argument
@click.option("--what", default="personnel", show_default=True, metavar="FORCE", help="Which line, as `posture` names it.")
@click.option("--output", "-o", required=True, type=click.Path(dir_okay=False, path_type=Path), help="A file: .svg, .png or .json.")
@with_dates
@with_book
def command(host: str, sender: str, what: str, output: Path, when: When, book: str) -> None:
    """Draw one line over time: steps with their range, claims as dots, commitments as bars. No browser is needed.

    SVG and PNG are pictures, JSON is the Vega-Lite specification with its values inside.
    """
    with Book.open(book, create=False) as ledger:
        told = replace(record(ledger, host, sender, when.known_by), on=when.on)
    story = charts.story_of(told, host, sender, what)
    writers = {".svg": charts.as_svg, ".png": charts.as_png, ".json": charts.as_json}
    if output.suffix not in writers:
        raise UsageError(f"--output: {output.name!r} ends in none of {', '.join(writers)}")
    output.write_bytes(writers[output.suffix](story))
    tell(f"drawn: {output} ({len(story.steps)} days, {len(story.claims)} claims)")
