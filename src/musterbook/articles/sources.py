"""What was given, as a list of sources in a fixed order: files, folders, globs, '-', addresses."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from glob import glob, has_magic
from pathlib import Path

from musterbook.articles.addresses import is_address
from musterbook.model import Failure
from musterbook.settings import Settings

STDIN = "-"
# Folders in which browsers put the pictures and scripts of a saved page: "Troops arrive_files" beside "Troops arrive.html".
_ASSETS = ("_files", "_fichiers", "_dateien", "_archivos", ".assets", "__MACOSX")


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read: `name` is a path, '-' for standard input, or an address."""

    name: str

    @property
    def is_address(self) -> bool:
        """The source is on the web."""
        return is_address(self.name)


def expand(given: Sequence[str], settings: Settings) -> tuple[Source | Failure, ...]:
    """The sources that `given` names: in the order given, folders and globs sorted inside, each source once.

    Folders are read to the bottom; hidden entries and the asset folders of saved pages are left out. What cannot be
    found or entered is a Failure in its place.
    """
    found = (one for name in given for one in _expand(name))
    return tuple({one.name if isinstance(one, Source) else one: one for one in found}.values())


def _expand(name: str) -> Iterator[Source | Failure]:
    path = Path(name)
    if name == STDIN or is_address(name):
        yield Source(name)
    elif "\0" in name or not name.strip():
        yield _missing(name, "an empty name, or one with a NUL character, is no path")
    elif path.is_dir():
        yield from _walk(path, {_key(path)}, (_key(path),))
    elif os.path.lexists(path):
        yield Source(name)
    elif has_magic(name):
        yield from _glob(name)
    else:
        yield _missing(name, "no such file or folder")


def _walk(folder: Path, seen: set[tuple[int, int]], above: tuple[tuple[int, int], ...]) -> Iterator[Source | Failure]:
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        yield _missing(str(folder), f"the folder cannot be read: {error.strerror or error}")
        return
    for path in (folder / name for name in names if not _left_out(name)):
        if path.is_dir():
            yield from _below(path, seen, above)
        else:
            yield _regular(path)


def _below(path: Path, seen: set[tuple[int, int]], above: tuple[tuple[int, int], ...]) -> Iterator[Source | Failure]:
    key = _key(path)
    if key in above:
        yield _missing(str(path), "a link back to a folder above it; not followed")
    elif key not in seen:
        seen.add(key)
        yield from _walk(path, seen, (*above, key))


def _regular(path: Path) -> Source | Failure:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return _missing(str(path), f"cannot be opened: {error.strerror or error}")
    # A pipe or device met in a folder could block the run for ever; one that is named outright is the caller's choice.
    return Source(str(path)) if stat.S_ISREG(mode) else _missing(str(path), "neither a file nor a folder")


def _glob(pattern: str) -> Iterator[Source | Failure]:
    matches = _deep(pattern) if "**" in Path(pattern).parts else sorted(glob(pattern))
    if not matches:
        yield _missing(pattern, "no file matches this pattern")
    for match in matches:
        if not _left_out(Path(match).name):
            yield from _expand(match)


def _deep(pattern: str) -> list[str]:
    """Files matching a pattern with '**'. The library's own '**' follows link loops; `_walk` does not."""
    parts = Path(pattern).parts
    fixed = next(nth for nth, part in enumerate(parts) if has_magic(part))
    base = Path(*parts[:fixed]) if fixed else Path()
    found = (one.name for one in _expand(str(base)) if isinstance(one, Source))
    return [name for name in found if _matches(Path(name).parts[len(base.parts) :], parts[fixed:])]


def _matches(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_matches(parts[nth:], pattern[1:]) for nth in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and _matches(parts[1:], pattern[1:])


def _left_out(name: str) -> bool:
    return name.startswith(".") or name.endswith(_ASSETS)


def _key(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _missing(name: str, why: str) -> Failure:
    return Failure("expand", name, why)
