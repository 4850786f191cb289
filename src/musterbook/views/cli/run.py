"""A long run over sources: its progress while it goes, its failures and its sums when it is done."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from musterbook.errors import BookError
from musterbook.ledger.store import Book
from musterbook.model import Failure
from musterbook.pipeline import fates
from musterbook.pipeline.deriving import RULES, bring_up
from musterbook.pipeline.reading import Tally
from musterbook.views.cli.output import tell
from musterbook.views.cli.root import OK, SOME_FAILED
from musterbook.views.visible import one_line

_T = TypeVar("_T")
# Entries that are gone through in a moment.
_A_WHILE = 2000


class _Note(ProgressColumn):
    """What a run has to say of itself while it goes: its rate and its cost."""

    def __init__(self, note: Callable[[], str]) -> None:
        super().__init__()
        self._note = note

    def render(self, task: Task) -> Text:
        """The items a minute, and the note."""
        rate = f"{60 * task.speed:.0f} a minute · " if task.speed and self._note() else ""
        return Text(rate + self._note(), style="dim")


def progress(items: Sequence[_T], doing: str, note: Callable[[], str] = str) -> Iterator[_T]:
    """Pass items through under a bar on stderr, with a note beside it; without one where stderr is no terminal."""
    with _bar(note) as bar:
        yield from bar.track(items, description=doing)


def up_to_date(book: Book) -> None:
    """Derive what the newest entries bring, under a bar where it takes a while; nothing where nobody may write to the ledger."""
    with suppress(BookError), _bar(str) as bar:
        behind = book.through(RULES.rules).behind
        under = bar.add_task("Bringing up what follows from the entries", total=behind, visible=behind > _A_WHILE)
        bring_up(book, progress=lambda done: bar.advance(under, done))


def fates_up_to_date(book: Book, host: str) -> None:
    """Work out what became of a host's promises, under a bar where that is to be done; nothing where nobody may write to the ledger."""
    up_to_date(book)
    with suppress(BookError), _bar(str) as bar:
        under = bar.add_task("Working out what became of promises", total=None, visible=False)
        fates.keep(book, host, lambda done, of: bar.update(under, completed=done, total=of, visible=True))


def _bar(note: Callable[[], str]) -> Progress:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(compact=True), _Note(note))
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def finish(tally: Tally, failures: Sequence[Failure], *, ledger: bool) -> int:
    """Tell on stderr what failed and what it adds up to; return the exit code."""
    for failure in failures:
        tell(f"failed: {one_line(failure.source)}: {one_line(failure.why)}")
    tell(_sum(tally, ledger=ledger))
    if tally.refused:
        reasons = ", ".join(
            f"{one_line(why)} ({count})" for why, count in sorted(tally.refused.items(), key=lambda item: (-item[1], item[0]))
        )
        tell(f"refused {tally.refused.total()}, not borne out by their own words: {reasons}")
    return SOME_FAILED if tally.failed else OK


def _sum(tally: Tally, *, ledger: bool) -> str:
    parts = [f"{tally.read} read + {tally.failed} failed = {tally.given} given", f"{tally.claims} claims"]
    return " · ".join([*parts, f"{tally.new} new articles, {tally.read - tally.new} known already"] if ledger else parts)


jobs_option = click.option(
    "--jobs", type=click.IntRange(1, 64), help="Processes to read with.  [default: 1 for few sources, else one a core]"
)
sources_argument = click.argument("sources", nargs=-1, required=True, metavar="FILE...")
