"""`musterbook demo`."""

import os
import shutil
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from musterbook import settings
from musterbook.ledger.store import Book
from musterbook.model import Failure
from musterbook.pipeline import reading
from musterbook.pipeline.answers import Answers, answers
from musterbook.views.cli.run import finish, progress
from musterbook.views.listings import conflicts_shown, copies_shown, posture_shown, promises_shown, steps_shown
from musterbook.views.terminal import heading, note, terminal

# The story that is shown: Spain in Bulgaria, before and after its commitment changed; the folder's README tells it.
_HOST, _SENDER = "BGR", "ESP"
_BEFORE, _AFTER = date(2022, 6, 1), date(2026, 3, 1)
_SHOWN = 2


@click.command("demo", epilog="Example: musterbook demo --book demo.db")
@click.option("--book", metavar="PATH", help="Keep the ledger there.  [default: a temporary one]")
def command(book: str | None) -> int:
    """Read the bundled articles and show what they add up to.

    All of them are synthetic, written for this demo, with invented people and outlets on real geography.
    """
    with ExitStack() as stack:
        folder = stack.enter_context(as_file(files("musterbook.views") / "demo" / "articles"))
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "demo.db"
        ledger = stack.enter_context(Book.open(book or str(scratch)))
        code = _read(ledger, str(folder))
        before, after = (answers(ledger, day, day) for day in (_BEFORE, _AFTER))
    _show(terminal(), before, after)
    _next(terminal(), after, book)
    return code


def _read(ledger: Book, folder: str) -> int:
    chosen = settings.from_environment()
    found = reading.expanded([folder], chosen)
    tally = reading.Tally()
    given = tally.incoming(reading.extracted(progress(found, "Reading the demo's articles"), chosen))
    outcomes = tally.outgoing(reading.recorded(ledger, reading.read(given), tally))
    return finish(tally, [outcome for outcome in outcomes if isinstance(outcome, Failure)], ledger=True)


def _show(console: Console, before: Answers, after: Answers) -> None:
    for told in (before, after):
        posture = told.posture(_HOST, _SENDER)
        whole = tuple(line for line in posture.lines if line.what == "personnel")
        posture_shown(console, replace(posture, lines=whole), told.known, brief=True)
    heading(console, "How the commitment changed, and on whose word")
    steps = [step for step in after.commitments(_HOST, _SENDER) if step.claim.action == "station"]
    steps_shown(console, steps, after.known)
    for state in ("kept", "overdue"):
        mine = [promise for promise in after.links.promises if promise.state == state]
        heading(console, f"Promises {state}: {len(mine)}")
        promises_shown(console, mine[:_SHOWN], after.known, brief=True)
    heading(console, f"What contradicts what: {len(after.links.conflicts)}")
    conflicts_shown(console, [one for one in after.links.conflicts if one.resolution == "disputed"][:_SHOWN], after.known)
    heading(console, f"Who copied whom: {len(after.links.trees)} texts at several addresses")
    copies_shown(console, after.links.trees[:_SHOWN], after.known)


def _next(console: Console, after: Answers, book: str | None) -> None:
    me = _me()
    kept = book or "demo.db"
    promise = next((one for one in after.links.promises if one.state == "overdue"), None)
    commands = [f"{me} posture Kyrgyzstan --on 2022-12-31 --book {kept}"]
    commands += [f"{me} explain {promise.made_by[0].id[:8]} --book {kept}"] if promise else []
    commands += [f"{me} timeline Bulgaria --book {kept}"]
    heading(console, "Try next")
    if not book:
        note(console, "this ledger was temporary; the first command makes one to keep", indent=2)
        commands = [f"{me} demo --book {kept}", *commands][:3]
    for one in commands:
        # Never wrapped, so that it can be copied.
        console.print(Text(f"  {one}", style="green"), soft_wrap=True)


def _me() -> str:
    """How this command was called, as short as it can be typed."""
    called = Path(sys.argv[0])
    if called.name != "musterbook":
        return "musterbook"
    found = shutil.which("musterbook")
    return "musterbook" if found and os.path.samefile(found, called) else os.path.relpath(called)
