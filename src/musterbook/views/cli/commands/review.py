"""`musterbook review`."""

from dataclasses import dataclass
from typing import Any

import click
from rich.console import Console

from musterbook import codebook
from musterbook.custody import Judgement
from musterbook.errors import BadValue, NotFound, UsageError
from musterbook.ledger.overlay import CORRECTABLE, OVERLOOKED
from musterbook.ledger.store import Book
from musterbook.model import SLOTS, Claim
from musterbook.views.cli.options import with_book
from musterbook.views.cli.output import tell
from musterbook.views.evidence import STYLES, highlighted
from musterbook.views.terminal import heading, indented, line, terminal
from musterbook.views.typed import HINT, typed, written
from musterbook.views.visible import one_line

_KEYS = "a accept · c correct · r reject · n new claim of this text · s skip · u undo · q quit"
_ACCEPTED = "as the text has it"


@dataclass(slots=True)
class _Session:
    """One sitting of one reviewer."""

    book: Book
    by: str
    console: Console
    done: int = 0
    skipped: int = 0


@click.command("review", epilog='Example: musterbook review --by "R. Viewer" --book baltic.db')
@click.option("--by", required=True, help="The reviewer's name; it stays with each judgement.")
@click.option("--article", metavar="ID", help="Only the claims of this article.")
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True, help="At most so many claims.")
@click.option("--add", metavar="WORDS", help="Add the claim that these words of the article carry, which no reader found; with --article.")
@click.option("--slot", "slots", multiple=True, metavar="SLOT=VALUE", help="A slot of the claim added: senders=DEU, 'quantity=about 500'.")
@click.option("--why", default=OVERLOOKED, show_default=True, help="The reason for adding it; it stays in the ledger.")
@with_book
def command(by: str, article: str | None, limit: int, book: str, **added: Any) -> None:
    """Go through claims one by one: accept, correct a slot, reject, add one that was missed; undo.

    Each is shown with its sentence in context. A judgement is a row of its own with your name and reason: it overlays the claim, and what
    the reader read stays. Claims that you have judged before are not asked again; `explain` shows all judgements of a claim. A claim that
    you add counts from today on; its evidence must stand in the text, word for word.
    """
    with Book.open(book, create=False) as ledger:
        name = ledger.article(article).id if article else None
        if added["add"] is not None:
            _add(ledger, name, by, **added)
            return
        session = _Session(ledger, by, terminal())
        queue = list(ledger.pending(by=by, article=name, limit=limit))
        at = 0
        while at < len(queue):
            _show(session, queue[at], at + 1, len(queue))
            step = _ask(session, queue[at])
            if step is None:
                break
            at = max(0, at + step)
    tell(f"{session.done} judged, {session.skipped} skipped, {len(queue) - session.done - session.skipped} left of {len(queue)}")


def _show(session: _Session, claim: Claim, nth: int, of: int) -> None:
    article, console = session.book.article(claim.article), session.console
    heading(console, f"{nth} of {of}: {article.outlet or 'no outlet'}, {article.published or 'no date'}, claim {claim.id[:8]}")
    indented(console, highlighted(claim, article), 2)
    row = codebook.claim_to(claim)
    for slot in SLOTS:
        if row[slot] not in (None, [], ()):
            line(console, (f"{slot:<10} ", STYLES[slot]), one_line(written(row[slot])), indent=4)
    for one in session.book.judgements(claim.id):
        line(console, one_line(f"{one.by}: {one.verdict} {written(dict(one.slots)) if one.slots else ''} ({one.why})"), indent=4)


def _ask(session: _Session, claim: Claim) -> int | None:
    """Ask until there is an answer; how far the queue moves, None to stop."""
    while True:
        key = click.prompt(_KEYS, default="s", show_default=False, err=True).strip()[:1].lower()
        if key == "q":
            return None
        if key == "s":
            session.skipped += 1
            return 1
        if key == "u":
            return _undo(session)
        if key == "n":
            _write(session, claim.article)
            continue
        if key in "acr" and key and _judged(session, claim, key):
            session.done += 1
            return 1


def _judged(session: _Session, claim: Claim, key: str) -> bool:
    try:
        if key == "a":
            judgement = Judgement(claim.id, "accept", session.by, _ACCEPTED)
        elif key == "r":
            judgement = Judgement(claim.id, "reject", session.by, click.prompt("why", err=True))
        else:
            slots = _corrections()
            if not slots:
                return False
            judgement = Judgement(claim.id, "correct", session.by, click.prompt("why", err=True), slots)
        session.book.judge(judgement)
    except (BadValue, NotFound) as error:
        tell(str(error))
        return False
    return True


def _add(book: Book, article: str | None, by: str, add: str, slots: tuple[str, ...], why: str) -> None:
    if article is None:
        raise UsageError("--add needs --article ID, the article whose words these are")
    claim = book.add_claim(article, dict(map(_slot, slots)) | {"evidence": add}, by=by, why=why)
    tell(f"added claim {claim.id}")


def _write(session: _Session, article: str) -> None:
    """Ask for a claim that was missed in an article, and record it."""
    words = click.prompt("its words, as the text has them", default="", show_default=False, err=True).strip()
    slots = _corrections() if words else {}
    if not slots:
        return
    try:
        claim = session.book.add_claim(
            article, slots | {"evidence": words}, by=session.by, why=click.prompt("why", default=OVERLOOKED, err=True)
        )
    except (BadValue, NotFound) as error:
        tell(str(error))
    else:
        tell(f"added claim {claim.id}; u takes it back")


def _corrections() -> dict[str, Any]:
    """Slots and values as typed, until an empty line."""
    tell(HINT)
    slots: dict[str, Any] = {}
    while typed_line := click.prompt("correct", default="", show_default=False, err=True).strip():
        try:
            slots |= [_slot(typed_line)]
        except BadValue as error:
            tell(str(error))
    return slots


def _slot(typed_line: str) -> tuple[str, Any]:
    """A slot and its value, typed as slot=value."""
    slot, equals, value = (part.strip() for part in typed_line.partition("="))
    if not equals or slot not in CORRECTABLE:
        raise BadValue(f"no slot {slot!r}; slots are {', '.join(CORRECTABLE)}")
    return slot, typed(slot, value)


def _undo(session: _Session) -> int:
    undone = session.book.undo(by=session.by)
    if undone is None:
        tell("there is nothing to undo")
        return 0
    tell(f"taken back: {undone.verdict} of {undone.claim[:8]}")
    if session.done:
        session.done -= 1
        return -1
    return 0
