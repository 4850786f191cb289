"""The sums of a long run, told on stderr."""

from io import StringIO

import pytest
from rich.console import Console
from rich.progress import Progress
from views_builders import Run

from musterbook.model import Failure
from musterbook.pipeline.reading import Tally
from musterbook.views.cli import run as runs
from musterbook.views.cli.root import OK, SOME_FAILED
from musterbook.views.cli.run import finish, progress


def test_without_a_terminal_progress_is_silent_and_loses_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress([3, 1, 2], "Reading")) == [3, 1, 2]
    assert capsys.readouterr().err == ""


def test_the_bar_is_told_how_many_promises_are_worked_out(run: Run, book: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bars: list[Progress] = []

    def bar(_: object) -> Progress:
        bars.append(Progress(console=Console(file=StringIO(), force_terminal=True)))
        return bars[-1]

    monkeypatch.setattr(runs, "_bar", bar)
    asked = ("promises", "--host", "LTU", "--known-by", "2024-07-01", "--book", book)
    promises = run(*asked).lines()
    for is_shown in (True, False):
        bars.clear()
        run(*asked, "--limit", "5")
        shown = [task for one in bars for task in one.tasks if task.visible]
        assert [(task.completed, task.total) for task in shown] == [(len(promises), len(promises))] * is_shown


def test_a_run_without_failures_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert finish(Tally(given=2, read=2, claims=5), [], ledger=False) == OK
    assert capsys.readouterr().err == "2 read + 0 failed = 2 given · 5 claims\n"


def test_failures_and_refusals_are_named_with_their_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    tally = Tally(given=3, read=2, failed=1, claims=4, new=1)
    tally.refused.update({"quantity: not in its words": 3, "start: no year": 1})
    assert finish(tally, [Failure("read", "bad\x1b[2J.txt", "no\ntext")], ledger=True) == SOME_FAILED
    told = capsys.readouterr().err.splitlines()
    assert told == [
        "failed: bad⟨U+001B⟩[2J.txt: no text",
        "2 read + 1 failed = 3 given · 4 claims · 1 new articles, 1 known already",
        "refused 4, not borne out by their own words: quantity: not in its words (3), start: no year (1)",
    ]
