"""`musterbook doctor`."""

import re
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from pathlib import Path

import click

from musterbook.errors import BookError
from musterbook.views.cli.options import with_book
from musterbook.views.cli.perturbed import perturbed
from musterbook.views.cli.root import FAILED, OK, SOME_FAILED
from musterbook.views.visible import visible

_OLDEST = (3, 11)
_SAMPLE = "About 500 American soldiers are stationed at Pabradė in Lithuania."


@click.command("doctor", epilog="Example: musterbook doctor --perturb gold/")
@with_book
@click.option(
    "--perturb",
    type=click.Path(exists=True),
    metavar="FOLDER",
    help="Instead, put small lies into the claims and texts of FOLDER (codebook JSON) and count what is believed.",
)
@click.option(
    "--rebuild", is_flag=True, help="Instead, derive anew all that follows from the entries of the ledger, and say whether it had."
)
def command(book: str, perturb: str | None, *, rebuild: bool) -> int:
    """Check this installation: Python, packages, the language model, the tables of the world, and the ledger."""
    if perturb is not None:
        return perturbed(perturb)
    if rebuild:
        return _rebuilt(book)
    checks: dict[str, Callable[[], str]] = {
        "Python": _python,
        "packages": _packages,
        "tables": _tables,
        "language model": _model,
        "reading": _reading,
        "ledger": lambda: _ledger(book),
    }
    return OK if all([_told(name, check) for name, check in checks.items()]) else FAILED


def _told(name: str, check: Callable[[], str]) -> bool:
    try:
        found, well = check(), True
    except Exception as error:
        # Whatever is wrong with an installation, the other checks are worth their lines.
        found, well = f"{type(error).__name__}: {error}", False
    click.echo(visible(f"{'ok  ' if well else 'FAIL'}  {name}: {found}"))
    return well


def _python() -> str:
    if sys.version_info < _OLDEST:
        raise RuntimeError(f"{sys.version.split()[0]} is too old; Musterbook needs {'.'.join(map(str, _OLDEST))} or later")
    return sys.version.split()[0]


def _packages() -> str:
    needed = [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in requires("musterbook") or () if "extra ==" not in line]
    missing = [name for name in needed if not _installed(name)]
    if missing:
        raise RuntimeError(f"missing: {', '.join(missing)}; install Musterbook again")
    return f"musterbook {version('musterbook')} and the {len(needed)} packages that it names"


def _installed(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def _tables() -> str:
    tables = sorted(path.name.removesuffix(".csv") for path in (files("musterbook.world") / "data").iterdir() if path.name.endswith(".csv"))
    rows = import_module("musterbook.world.tables").rows
    counts = {table: len(list(rows(table))) for table in tables}
    empty = [table for table, count in counts.items() if not count]
    if empty or not counts:
        raise RuntimeError(f"no rows in {', '.join(empty) or 'world/data'}")
    return ", ".join(f"{count} {table}" for table, count in counts.items())


def _model() -> str:
    meta = import_module("musterbook.claims.parsing.language").model().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}, {', '.join(meta['pipeline'])}"


def _reading() -> str:
    article = import_module("musterbook.model").Article(id="sample", text=_SAMPLE)
    claims = import_module("musterbook.claims.read").read(article).claims
    if not claims:
        raise RuntimeError(f"no claim read in {_SAMPLE!r}")
    return f"{len(claims)} claim in a sample sentence"


def _ledger(book: str) -> str:
    if "://" not in book and not Path(book).exists():
        return f"{book} does not exist yet; `musterbook add` makes it"
    with import_module("musterbook.ledger.store").Book.open(book, create=False) as ledger:
        problems = ledger.verify()
    if problems:
        raise BookError(problems[0])
    return f"{book} opens and is as recorded"


def _rebuilt(book: str) -> int:
    """Derive anew what is kept beside the entries, and tell whether it was as it is now."""
    bring_up = import_module("musterbook.pipeline.deriving").bring_up
    with import_module("musterbook.ledger.store").Book.open(book, create=False) as ledger:
        bring_up(ledger)
        before, entries = ledger.derivation(), ledger.head().entries
        with click.progressbar(length=entries, label="deriving", file=sys.stderr) as bar:
            bring_up(ledger, anew=True, progress=bar.update)
        was = ledger.derivation() == before
    click.echo(f"derived anew from {entries} entries: {'as it was' if was else 'not as it was; now it is what they give'}")
    return OK if was else SOME_FAILED
