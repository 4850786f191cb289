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
    def label(self) -> str:
        """The name as it may be shown and stored: bytes that are no UTF-8 and control characters are written out as escapes."""
        return shown(self.name)

    @property
    def is_address(self) -> bool:
        """The source is on the web."""
        return is_address(self.name)


def shown(name: str) -> str:
    """`name` without anything that a terminal or a database could choke on: a file name may hold any byte but NUL and '/'."""
    readable = os.fsencode(name).decode("utf-8", "backslashreplace") if "\0" not in name else name
    return "".join(c if c.isprintable() or c == " " else c.encode("unicode_escape").decode("ascii") for c in readable)


def expand(given: Sequence[str], settings: Settings) -> tuple[Source | Failure, ...]:
    """The sources that `given` names: in the order given, folders and globs sorted inside, each source once.

    Folders are read to the bottom; hidden entries and the asset folders of saved pages are left out. What cannot be
    found or entered is a Failure in its place.
    """
    found = (one for name in given for one in _expand(name))
    return tuple({one.name if isinstance(one, Source) else one: one for one in found}.values())


def _expand(name: str) -> Iterator[Source | Failure]:
    if name == STDIN or is_address(name):
        yield Source(name)
    elif "\0" in name or not name.strip():
        yield _missing(name, "an empty name, or one with a NUL character, is no path")
    elif os.path.isdir(name):
        found = list(_walk(Path(name)))
        yield from found or [_missing(name, "a folder without a file to read")]
    elif os.path.lexists(name):
        yield Source(name)
    elif has_magic(name):
        yield from _glob(name)
    else:
        yield _missing(name, "no such file or folder")


def _walk(root: Path) -> Iterator[Source | Failure]:
    """What lies under `root`, depth first, by name. Links to folders are followed, each folder is entered once."""
    waiting: list[tuple[Path, tuple[tuple[int, int], ...]]] = [(root, ())]
    seen: set[tuple[int, int]] = set()
    while waiting:
        path, above = waiting.pop()
        if not os.path.isdir(path):
            yield _regular(path)
            continue
        status = path.stat()
        key = (status.st_dev, status.st_ino)
        if key in above:
            yield _missing(str(path), "a link back to a folder above it; not followed")
        elif key not in seen:
            seen.add(key)
            names = _names(path)
            if isinstance(names, Failure):
                yield names
            else:
                waiting += [(path / name, (*above, key)) for name in reversed(names)]


def _names(folder: Path) -> list[str] | Failure:
    try:
        return sorted(name for name in os.listdir(folder) if not _left_out(name))
    except OSError as error:
        return _missing(str(folder), f"the folder cannot be read: {error.strerror or error}")


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


def _missing(name: str, why: str) -> Failure:
    return Failure("expand", shown(name), why)
