"""A terminal: headings, lines and quotations, readable on 80 columns, with and without colour.

Text goes in as `Text`, never as markup, so nothing that an article says is obeyed.
"""

from typing import IO

from rich.console import Console
from rich.text import Text

from musterbook.model import Claim, Known
from musterbook.views.visible import one_line
from musterbook.views.words import SHORT_ID, origin, shortened, voices

WIDTH = 80
# Wider lines are harder to read than they are short.
_WIDEST = 100
_QUOTE = 150
STATES = {"kept": "green", "overdue": "bold red", "open": "yellow", "superseded": "dim", "cancelled": "magenta", "disputed": "bold red",
          "new": "green", "corroborates": "green", "contradicts": "bold red", "supersedes": "yellow", "copies": "dim",
          "changed": "yellow", "ended": "magenta", "contradicted": "bold red", "promised": "yellow"}  # fmt: skip


def terminal(file: IO[str] | None = None) -> Console:
    """A console on stdout, or on `file`: the terminal's own width up to 100 columns, 80 elsewhere."""
    console = Console(file=file, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, _WIDEST) if console.is_terminal else WIDTH
    return console


def heading(console: Console, text: str) -> None:
    """A bold line with air above it."""
    console.print()
    console.print(Text(one_line(text), style="bold"))


def line(console: Console, *parts: str | tuple[str, str], indent: int = 2) -> None:
    """One line of parts; a part may bring its style."""
    text = Text()
    for part in parts:
        words, style = (part, "") if isinstance(part, str) else part
        text.append(words, style)
    indented(console, text, indent)


def indented(console: Console, text: Text, indent: int) -> None:
    """`text` wrapped to the console, every line of it indented; no blanks at line ends, so that what is copied is clean."""
    for piece in text.wrap(console, console.width - indent):
        piece.rstrip()
        console.print(Text(" " * indent) + piece, soft_wrap=True)


def note(console: Console, text: str, indent: int = 4) -> None:
    """A dim remark under a line."""
    if text:
        line(console, (one_line(text), "dim"), indent=indent)


def quote(console: Console, claim: Claim, known: Known, *, indent: int = 4, more: int = 0) -> None:
    """The claim's words, and below them where they stand, on whose word, how many voices say so, and the id to ask `explain` for."""
    line(console, (quoted(claim.evidence), "italic"), indent=indent)
    others = f" and {more} more" if more > 0 else ""
    parts = (origin(known.articles[claim.article]), voices(claim), voices_counted(claim, known), claim.id[:SHORT_ID] + others)
    line(console, (" · ".join(part for part in parts if part), "dim"), indent=indent)


def voices_counted(claim: Claim, known: Known) -> str:
    """'2 voices', where it is known how many independent voices say so."""
    count = known.voices(claim) if known.voices else 0
    return f"{count} voice{'s' * (count != 1)}" if count else ""


def quoted(text: str, room: int = _QUOTE) -> str:
    """The words in quotation marks, on one line, cut where they are long; marks of their own are not doubled."""
    words = shortened(text, room)
    return words if words.startswith(("“", '"', "„", "«")) else f"“{words}”"
