"""The sums of a long run, told on stderr."""

import pytest

from musterbook.model import Failure
from musterbook.pipeline.reading import Tally
from musterbook.views.cli.root import OK, SOME_FAILED
from musterbook.views.cli.run import finish, progress


def test_without_a_terminal_progress_is_silent_and_loses_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress([3, 1, 2], "Reading")) == [3, 1, 2]
    assert capsys.readouterr().err == ""


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
