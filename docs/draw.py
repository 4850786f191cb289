"""Draw docs/demo.svg and fill the session in README.md, from the demo's articles as the reader reads them now: `make docs`."""

import io
import re
import shlex
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from musterbook import open as open_book
from musterbook.pipeline.answers import answers
from musterbook.views.listings import conflicts_shown, posture_shown, promises_shown
from musterbook.views.terminal import WIDTH, heading

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
ARTICLES = ROOT / "src" / "musterbook" / "views" / "demo" / "articles"
# The story that the demo shows.
HOST, SENDER, DAYS = "BGR", "ESP", (date(2022, 6, 1), date(2026, 3, 1))
_SESSION = re.compile(r"(?s)(?<=```console\n).*?(?=```)")


def main() -> None:
    """Read the demo's articles, draw, and fill."""
    with tempfile.TemporaryDirectory() as folder:
        book = str(Path(folder) / "demo.db")
        with open_book(book) as opened:
            opened.add(str(ARTICLES))
        draw(book)
        fill(str(Path(folder) / "new.db"))


def draw(book: str) -> None:
    """The picture: posture on two dates, an overdue promise, a contradiction."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, highlight=False, markup=False, emoji=False)
    with open_book(book) as opened:
        told = [answers(opened.ledger, day, day) for day in DAYS]
    for one in told:
        posture = one.posture(HOST, SENDER)
        posture_shown(console, replace(posture, lines=posture.lines[:1]), one.known, brief=True)
    last = told[-1]
    overdue = [promise for promise in last.links.promises if promise.state == "overdue" and HOST in promise.made_by[0].hosts]
    disputed = [one for one in last.links.conflicts if one.resolution == "disputed" and one.kind == "number" and HOST in one.left.hosts]
    heading(console, "Promises overdue")
    promises_shown(console, overdue[:1], last.known)
    heading(console, "What contradicts what")
    conflicts_shown(console, disputed[:1], last.known)
    console.save_svg(str(ROOT / "docs" / "demo.svg"), title="musterbook demo", code_format=_plain_format(), unique_id="musterbook")


def fill(book: str) -> None:
    """The session: what each command in README.md prints, in the order in which they stand there."""
    text = README.read_text(encoding="utf-8")
    commands = [line for line in _SESSION.search(text)[0].splitlines() if line.startswith("$ musterbook ")]  # type: ignore[index]
    parts = []
    for command in commands:
        arguments = [book if word == "demo.db" else word for word in shlex.split(command)[2:]]
        asked = arguments if "add" in arguments else [*arguments, "--table"]
        done = subprocess.run([sys.executable, "-m", "musterbook", *asked], capture_output=True, text=True, check=True, cwd=ARTICLES.parent)
        parts.append(f"{command}\n{(done.stdout or done.stderr).strip()}\n")
    README.write_text(_SESSION.sub(lambda _: "\n".join(parts), text), encoding="utf-8")


def _plain_format() -> str:
    """Rich's drawing without its web fonts and without the link to its makers' page: a picture asks nothing of the network."""
    format_ = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return re.sub(r"<!--.*?-->", "", format_, flags=re.DOTALL).replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")


if __name__ == "__main__":
    main()
