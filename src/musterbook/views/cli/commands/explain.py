"""`musterbook explain`."""

from collections.abc import Sequence

import click
from rich.console import Console

from musterbook.errors import NotFound
from musterbook.ledger.store import Book
from musterbook.model import Article, Claim, Refusal
from musterbook.pipeline.answers import posture_of
from musterbook.pipeline.explaining import Telling, telling
from musterbook.views.cli.options import Form, When, with_book, with_dates, with_form
from musterbook.views.cli.output import Listing, emit
from musterbook.views.cli.run import up_to_date
from musterbook.views.explained import article_explained, article_shown, claim_explained, claim_shown
from musterbook.views.traced import line_explained, line_named, line_shown, parties_of

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
        up_to_date(ledger)
        if ":" in id:
            _line(id, ledger, when, form)
        else:
            _row(id, ledger, when, form)


def _line(given: str, ledger: Book, when: When, form: Form) -> None:
    host, sender, _ = parties_of(given)
    one = line_named(posture_of(ledger, host, when.on, when.known_by, sender).posture, given)
    told = telling(ledger, one.claims, when.on, when.known_by)
    payload = line_explained(one, told)
    rows = [{"line": payload["line"]["id"], **claim} for claim in payload["claims"]]
    emit(Listing([payload], _LINE_COLUMNS, lambda console: line_shown(console, one, told), rows, alone=True), form)


def _row(given: str, ledger: Book, when: When, form: Form) -> None:
    found, history = _found(ledger, given), ledger.history(given)
    article = ledger.article(found.article) if isinstance(found, Claim) else found
    claims = [found] if isinstance(found, Claim) else ledger.claims_of(article.id)
    told, refused = telling(ledger, claims, when.on, when.known_by), ledger.refused(article.id)

    def table(console: Console) -> None:
        if isinstance(found, Claim):
            claim_shown(console, found, article, told, history)
        else:
            article_shown(console, article, told, history, refused)

    emit(Listing([_payload(found, article, told, refused)], _COLUMNS, table, alone=True), form)


def _found(ledger: Book, given: str) -> Claim | Article:
    try:
        return ledger.claim(given)
    except NotFound:
        return ledger.article(given)


def _payload(found: Claim | Article, article: Article, told: Telling, refused: Sequence[Refusal]) -> dict[str, object]:
    if isinstance(found, Claim):
        return claim_explained(found, article, told)
    claims = [claim for claim in told.known.claims if claim.article == article.id]
    return article_explained(article, claims, told.trees_of(article.id), refused)
