"""`musterbook explain`."""

from datetime import date

import click
from rich.console import Console

from musterbook.errors import NotFound
from musterbook.ledger.store import Book
from musterbook.model import Article, Claim
from musterbook.pipeline.answers import Answers, answers
from musterbook.views.cli.options import Form, with_book, with_form, with_known_by
from musterbook.views.cli.output import Listing, emit
from musterbook.views.explained import article_explained, article_shown, claim_explained, claim_shown

_COLUMNS = ("claim.id", "doc.outlet", "doc.published", "claim.action", "claim.status", "claim.senders", "claim.hosts", "claim.evidence")


@click.command("explain", epilog="Example: musterbook explain 1a2b3c4d")
@click.argument("id", metavar="ID")
@with_known_by
@with_form
@with_book
def command(id: str, known_by: date, form: Form, book: str) -> None:
    """From a claim or an article down to its words, and up to all that rests on it.

    ID is the whole id or its first characters, as listings show them.
    """
    with Book.open(book, create=False) as ledger:
        found = _found(ledger, id)
        told, history = answers(ledger, known_by, known_by), ledger.history(id)
        article = ledger.article(found.article) if isinstance(found, Claim) else found

    def table(console: Console) -> None:
        if isinstance(found, Claim):
            claim_shown(console, found, article, told, history)
        else:
            article_shown(console, article, told, history)

    emit(Listing([_payload(found, article, told)], _COLUMNS, table, alone=True), form)


def _found(ledger: Book, given: str) -> Claim | Article:
    try:
        return ledger.claim(given)
    except NotFound:
        return ledger.article(given)


def _payload(found: Claim | Article, article: Article, told: Answers) -> dict[str, object]:
    return claim_explained(found, article, told) if isinstance(found, Claim) else article_explained(article, told)
