"""`musterbook explain`."""

from collections.abc import Sequence

import click
from rich.console import Console

from musterbook.errors import NotFound
from musterbook.ledger.store import Book
from musterbook.model import Article, Claim, Refusal
from musterbook.pipeline.answers import Answers, answers
from musterbook.views.cli.options import Form, When, with_book, with_dates, with_form
from musterbook.views.cli.output import Listing, emit
from musterbook.views.explained import article_explained, article_shown, claim_explained, claim_shown
from musterbook.views.traced import line_explained, line_named, line_shown

_COLUMNS = ("claim.id", "doc.outlet", "doc.published", "claim.action", "claim.status", "claim.senders", "claim.hosts", "claim.evidence")

_LINE_COLUMNS = ("line", "claim", "article", "voices", "credibility", "evidence")


@click.command("explain", epilog="Example: musterbook explain LTU:USA:personnel --on 2024-05-02")
@click.argument("id", metavar="ID")
@with_dates
@with_form
@with_book
def command(id: str, when: When, form: Form, book: str) -> None:
    """From an estimate, a claim or an article down to its words, and up to all that rests on it.

    ID is the whole id of a claim or article or its first characters, as listings show them; or a line of a posture as HOST:SENDER:WHAT,
    which is followed through its rules, claims and links to the highlighted words.
    """
    with Book.open(book, create=False) as ledger:
        told = answers(ledger, when.on, when.known_by)
        if ":" in id:
            _line(id, told, form)
            return
        found = _found(ledger, id)
        history = ledger.history(id)
        article = ledger.article(found.article) if isinstance(found, Claim) else found
        refused = ledger.refused(article.id)

    def table(console: Console) -> None:
        if isinstance(found, Claim):
            claim_shown(console, found, article, told, history)
        else:
            article_shown(console, article, told, history, refused)

    emit(Listing([_payload(found, article, told, refused)], _COLUMNS, table, alone=True), form)


def _line(given: str, told: Answers, form: Form) -> None:
    one = line_named(told, given)
    payload = line_explained(one, told)
    rows = [{"line": payload["line"]["id"], **claim} for claim in payload["claims"]]
    emit(Listing([payload], _LINE_COLUMNS, lambda console: line_shown(console, one, told), rows, alone=True), form)


def _found(ledger: Book, given: str) -> Claim | Article:
    try:
        return ledger.claim(given)
    except NotFound:
        return ledger.article(given)


def _payload(found: Claim | Article, article: Article, told: Answers, refused: Sequence[Refusal]) -> dict[str, object]:
    if isinstance(found, Claim):
        return claim_explained(found, article, told)
    claims = [claim for claim in told.known.claims if claim.article == article.id]
    return article_explained(article, claims, told.trees_of(article.id), refused)
