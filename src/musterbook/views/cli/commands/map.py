"""`musterbook map`."""

import json
from pathlib import Path

import click

from musterbook.errors import UsageError
from musterbook.ledger.store import Book
from musterbook.pipeline.board import postures, presences
from musterbook.views import map as maps
from musterbook.views.cli.nations import host_option
from musterbook.views.cli.options import When, with_book, with_dates
from musterbook.views.cli.output import tell
from musterbook.views.visible import in_json


@click.command("map", epilog="Example: musterbook map --on 2024-05-02 --output posture.svg")
@host_option
@click.option("--theme", type=click.Choice(["dark", "light"]), default="light", show_default=True, help="The colours of an SVG.")
@click.option("--output", "-o", required=True, type=click.Path(dir_okay=False, path_type=Path), help="A file: .svg or .geojson.")
@with_dates
@with_book
def command(host: str | None, theme: str, output: Path, when: When, book: str) -> None:
    """Draw the posture of every host, or of one, on a map: APP-6 symbols on Natural Earth's countries. No browser is needed.

    GeoJSON holds one point a line, with the figures of `posture`; a line without a known site stands inside its host.
    """
    with Book.open(book, create=False) as ledger:
        found = postures(ledger, [host] if host else presences(ledger, when.known_by), when.on, when.known_by)
    if output.suffix == ".svg":
        text = maps.svg(found, maps.DARK if theme == "dark" else maps.LIGHT)
    elif output.suffix in (".geojson", ".json"):
        text = in_json(json.dumps(maps.geojson(found), ensure_ascii=False))
    else:
        raise UsageError(f"--output: {output.name!r} ends in neither .svg nor .geojson")
    output.write_text(text, encoding="utf-8")
    tell(f"drawn: {output} ({sum(len(one.lines) for one in found)} lines)")
