"""What is written is there, and what is there is written."""

import re
import shlex
from importlib.resources import files
from pathlib import Path

import pytest

from musterbook import errors
from musterbook.views.cli import main
from musterbook.views.cli.root import COMMANDS

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    assert f"`{command}" in (ROOT / "docs" / "using.md").read_text(encoding="utf-8")
    assert command in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert not [path.name for path in folder.glob("0*.md") if path.name not in listed]


def test_every_error_stands_in_the_tree_that_its_module_draws() -> None:
    def below(kind: type[Exception]) -> list[type[Exception]]:
        return [kind, *(one for child in kind.__subclasses__() for one in below(child))]

    drawn = errors.__doc__ or ""
    assert not [
        kind.__name__ for kind in below(errors.MusterbookError) if kind.__module__ == "musterbook.errors" and kind.__name__ not in drawn
    ]


def test_the_commands_of_the_readme_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    articles = str(files("musterbook.views") / "demo" / "articles")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = [shlex.split(line)[2:] for line in text.splitlines() if line.startswith("$ musterbook ")]
    assert len(commands) >= 3
    for command in commands:
        words = [{"demo.db": str(tmp_path / "demo.db"), "articles/": articles}.get(word, word) for word in command]
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert not ended.value.code, capsys.readouterr().err
