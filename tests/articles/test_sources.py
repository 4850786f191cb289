"""What was given becomes a list of sources in a fixed order, each once, nothing lost."""

import os
import random
from pathlib import Path
from tempfile import mkdtemp

import pytest

from musterbook.articles.sources import Source, expand
from musterbook.model import Failure
from musterbook.settings import Settings


def names(found: tuple[Source | Failure, ...], root: Path) -> list[str]:
    """The sources by their path under `root`, failures with a '!' before it."""
    return [os.path.relpath(one.name, root) if isinstance(one, Source) else "!" + os.path.relpath(one.source, root) for one in found]


def files(root: Path, *paths: str) -> None:
    """Write small files."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("A battalion arrived.")


def test_a_folder_is_read_to_the_bottom_in_the_order_of_names(tmp_path: Path) -> None:
    wanted = ["a.txt", "b/c.html", "b/d/e.jsonl", "b.txt", "z"]
    shuffled = wanted[:]
    random.Random(3).shuffle(shuffled)
    files(tmp_path, *shuffled)
    assert names(expand([str(tmp_path)], Settings()), tmp_path) == wanted


def test_hidden_entries_and_the_assets_of_saved_pages_are_left_out(tmp_path: Path) -> None:
    files(tmp_path, "story.html", "story_files/logo.png", ".git/config", ".DS_Store", "__MACOSX/x", "deep/story_files/a.js")
    assert names(expand([str(tmp_path)], Settings()), tmp_path) == ["story.html"]


def test_a_file_named_outright_is_read_even_if_hidden(tmp_path: Path) -> None:
    files(tmp_path, ".hidden.txt")
    assert names(expand([str(tmp_path / ".hidden.txt")], Settings()), tmp_path) == [".hidden.txt"]


def test_each_source_stands_once_where_it_was_first_given(tmp_path: Path) -> None:
    files(tmp_path, "a.txt", "b.txt")
    given = [str(tmp_path / "b.txt"), "-", str(tmp_path), "-"]
    found = expand(given, Settings())
    assert [one.name for one in found if isinstance(one, Source)] == [str(tmp_path / "b.txt"), "-", str(tmp_path / "a.txt")]


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("*.txt", ["a.txt", "b.txt"]),
        ("**/*.txt", ["a.txt", "b.txt", "deep/c.txt", "deep/er/d.txt"]),
        ("deep/**", ["deep/c.txt", "deep/er/d.txt"]),
        ("*/er/d.*", ["deep/er/d.txt"]),
        ("?.txt", ["a.txt", "b.txt"]),
        ("d*", ["deep/c.txt", "deep/er/d.txt"]),
    ],
)
def test_a_pattern_gives_its_files_in_order(tmp_path: Path, pattern: str, wanted: list[str]) -> None:
    files(tmp_path, "b.txt", "a.txt", "x.html", "deep/c.txt", "deep/er/d.txt", "page_files/e.txt")
    assert names(expand([str(tmp_path / pattern)], Settings()), tmp_path) == wanted


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    files(tmp_path, "report[1].txt", "report1.txt")
    assert names(expand([str(tmp_path / "report[1].txt")], Settings()), tmp_path) == ["report[1].txt"]


@pytest.mark.parametrize("name", ["missing.txt", "no/such/folder", "*.nothing", "**/*.nothing", "", "  ", "nul\0.txt", "x" * 5000])
def test_what_is_not_there_is_one_failure_in_its_place(tmp_path: Path, name: str) -> None:
    files(tmp_path, "a.txt")
    given = str(tmp_path / name) if name.strip() else name
    first, second = expand([given, str(tmp_path / "a.txt")], Settings())
    assert isinstance(first, Failure)
    assert first.stage == "expand"
    assert isinstance(second, Source)


def test_an_empty_folder_is_a_failure_rather_than_nothing(tmp_path: Path) -> None:
    [failed] = expand([str(tmp_path)], Settings())
    assert isinstance(failed, Failure)
    assert "without a file" in failed.why


def test_a_loop_of_links_ends_in_one_failure(tmp_path: Path) -> None:
    files(tmp_path, "a/b/story.txt")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path / "a")
    assert names(expand([str(tmp_path)], Settings()), tmp_path) == ["a/b/story.txt", "!a/b/up"]
    assert names(expand([str(tmp_path / "**" / "*.txt")], Settings()), tmp_path) == ["a/b/story.txt"]


def test_many_links_among_folders_are_entered_once_each(tmp_path: Path) -> None:
    # Followed naively, 12 folders that all link to one another are 12! paths.
    for number in range(12):
        files(tmp_path, f"{number:02}/story.txt")
    for here in range(12):
        for there in range(12):
            (tmp_path / f"{here:02}" / f"to{there:02}").symlink_to(tmp_path / f"{there:02}")
    found = expand([str(tmp_path)], Settings())
    stories = [one for one in found if isinstance(one, Source)]
    assert len(stories) == 12
    assert len(found) < 100


def test_a_link_to_itself_and_a_broken_link_are_failures(tmp_path: Path) -> None:
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert names(expand([str(tmp_path)], Settings()), tmp_path) == ["!broken", "!self"]


def test_a_pipe_in_a_folder_is_a_failure_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    files(tmp_path, "a.txt")
    assert names(expand([str(tmp_path)], Settings()), tmp_path) == ["a.txt", "!pipe"]


def test_a_very_deep_folder_is_read() -> None:
    # Not under pytest's own folder, whose removal is recursive.
    root = Path(mkdtemp())
    folders = [root.joinpath(*["d"] * depth) for depth in range(1, 1201)]
    try:
        for folder in folders:
            folder.mkdir()
        files(folders[-1], "story.txt")
        [found] = expand([str(root)], Settings())
    finally:
        (folders[-1] / "story.txt").unlink(missing_ok=True)
        for folder in [*reversed(folders), root]:
            folder.rmdir()
    assert isinstance(found, Source)
    assert found.name.endswith("/d/d/story.txt")


def test_a_name_that_is_no_text_is_shown_with_escapes_and_still_opened(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/st\xffory\x1b[31m\n.txt"
    with open(path, "wb") as file:
        file.write(b"A battalion arrived.")
    [found] = expand([str(tmp_path)], Settings())
    assert isinstance(found, Source)
    assert os.path.exists(found.name)
    assert found.label.endswith("/st\\xffory\\x1b[31m\\n.txt")
    assert found.label.isprintable()


def test_an_address_is_a_source_of_its_own() -> None:
    assert expand(["https://example.org/a.html"], Settings()) == (Source("https://example.org/a.html"),)
    assert Source("https://example.org/a.html").is_address
    assert not Source("notes: monday.txt").is_address
