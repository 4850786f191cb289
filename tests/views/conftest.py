"""The command line, and a book with a story in it."""

from pathlib import Path

import pytest
from views_builders import Run, runner, story, written


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


@pytest.fixture
def book(tmp_path: Path, run: Run) -> str:
    address = str(tmp_path / "book.db")
    assert run("import", str(written(tmp_path, story())), "--book", address).code == 0
    return address
