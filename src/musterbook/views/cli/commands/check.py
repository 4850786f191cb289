"""`musterbook check`."""

from collections import Counter
from datetime import date

import click
from rich.console import Console

from musterbook import settings
from musterbook.errors import NotFound
from musterbook.ledger.store import Book
from musterbook.model import Failure, Reading
from musterbook.pipeline import reading
from musterbook.pipeline.answers import Answers
from musterbook.pipeline.checking import held_against
from musterbook.views.cli.options import Form, with_book, with_form, with_known_by
from musterbook.views.cli.output import Listing, emit
from musterbook.views.cli.run import finish, progress, sources_argument
from musterbook.views.listings import verdict_shown
from musterbook.views.payloads import verdict_to
from musterbook.views.terminal import heading, note
from musterbook.views.words import origin

_COLUMNS = ("verdict", "article", "claim", "evidence", "why", "against.claim", "against.article", "against.evidence")


@click.command("check", epilog="Example: musterbook check today.html --book baltic.db")
@sources_argument
@with_known_by
@with_form
@with_book
def command(sources: tuple[str, ...], known_by: date, form: Form, book: str) -> int:
    """Hold the claims of an article against the ledger, which is not changed.

    Each claim is new, or it corroborates, contradicts, supersedes or copies claims that the ledger has.
    """
    tally, readings, failures = _read(sources)
    with Book.open(book, create=False) as ledger:
        checked = [(one, held_against(ledger, one, known_by)) for one in readings]
        already = {one.article.id for one in readings if _has(ledger, one.article.id)}
    payloads = [verdict_to(claim, told.verdict(claim), told.known) for one, told in checked for claim in one.claims]

    def table(console: Console) -> None:
        for one, told in checked:
            _shown(console, one, told, is_known=one.article.id in already)

    emit(Listing(payloads, _COLUMNS, table), form)
    return finish(tally, failures, ledger=False)


def _has(ledger: Book, article: str) -> bool:
    try:
        ledger.article(article)
    except NotFound:
        return False
    return True


def _read(sources: tuple[str, ...]) -> tuple[reading.Tally, list[Reading], list[Failure]]:
    chosen = settings.from_environment()
    tally = reading.Tally()
    given = tally.incoming(reading.extracted(progress(reading.expanded(sources, chosen), "Reading"), chosen))
    outcomes = list(tally.outgoing(reading.read(given)))
    readings = [outcome for outcome in outcomes if not isinstance(outcome, Failure)]
    return tally, readings, [outcome for outcome in outcomes if isinstance(outcome, Failure)]


def _shown(console: Console, one: Reading, told: Answers, *, is_known: bool) -> None:
    verdicts = [(claim, told.verdict(claim)) for claim in one.claims]
    counted = Counter(name for _, (name, _, _) in verdicts)
    heading(
        console, f"{one.article.title or one.article.id}: {', '.join(f'{count} {name}' for name, count in counted.items()) or 'no claim'}"
    )
    already = " · the ledger has this article already" if is_known else ""
    note(console, origin(one.article) + already, indent=2)
    for claim, verdict in verdicts:
        verdict_shown(console, claim, verdict, told.known)
