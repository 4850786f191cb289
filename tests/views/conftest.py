"""The command line, and a book with a story in it."""

import shutil
from pathlib import Path

import pytest
from views_builders import Run, once, runner, story


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


@pytest.fixture
def book(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, run: Run) -> str:
    """A book of its own for each test, imported once and copied: to import it anew took a third of the time of these tests."""
    return str(shutil.copy(once(tmp_path_factory, "story", story(), run), tmp_path / "book.db"))
