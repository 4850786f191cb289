"""`musterbook read`."""

import sys
from collections.abc import Iterable, Iterator

import click

from musterbook import settings
from musterbook.codebook import reading_to
from musterbook.ledger.exchange import export_csv
from musterbook.model import Failure, Known, Reading, known
from musterbook.pipeline import reading
from musterbook.views.cli.options import Form, with_form
from musterbook.views.cli.output import emit_json, json_line
from musterbook.views.cli.root import OK
from musterbook.views.cli.run import finish, jobs_option, progress, sources_argument
from musterbook.views.cli.second import Second, with_reader
from musterbook.views.listings import readings_shown
from musterbook.views.terminal import terminal


@click.command("read", epilog="Example: musterbook read articles/ --jsonl > claims.jsonl")
@sources_argument
@jobs_option
@with_reader
@with_form
def command(sources: tuple[str, ...], jobs: int | None, form: Form, second: Second) -> int:
    """Read articles and print their claims; no ledger is touched.

    FILE is a text, a saved web page, JSON lines in the codebook's shape, a feed, a folder or glob of these, or - for standard input.
    """
    chosen = settings.from_environment()
    found = reading.expanded(sources, chosen)
    tally, failures = reading.Tally(), list[Failure]()
    given = tally.incoming(reading.extracted(progress(found, "Reading", second.note), chosen))
    if second.planned(given):
        return OK
    outcomes = tally.outgoing(second.outcomes(given, reading.jobs_for(len(found), jobs)))
    _write(_apart(outcomes, failures), form)
    return finish(tally, failures, ledger=False)


def _apart(outcomes: Iterable[Reading | Failure], failures: list[Failure]) -> Iterator[Reading]:
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            failures.append(outcome)
        else:
            yield outcome


def _write(readings: Iterator[Reading], form: Form) -> None:
    if form is Form.JSONL and not sys.stdout.isatty():
        # As it goes, so that a large run needs no memory for what it has written.
        for one in readings:
            click.echo(json_line(reading_to(one)))
        return
    # Only when all is read, so that neither the progress bar nor a failure stands between.
    found = list(readings)
    if form is Form.CSV:
        click.echo("\n".join(export_csv(_known(found))))
    elif form is Form.TABLE:
        readings_shown(terminal(), found)
    else:
        emit_json([reading_to(one) for one in found], form)


def _known(readings: Iterable[Reading]) -> Known:
    found = tuple(readings)
    return known({one.article.id: one.article for one in found}, tuple(claim for one in found for claim in one.claims))
