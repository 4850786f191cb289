"""Articles, claims and books for the tests of the ledger, each as one call, all invented."""

import sqlite3
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

from musterbook.custody import Capture
from musterbook.ledger import Book
from musterbook.model import Article, Claim, Known, Speaker
from musterbook.values import Count, Span

PAGE = Capture(
    b"<p>Soldiers arrived in Testburg, and then more of them arrived.</p>" * 20, "text/html", "2026-03-01T09:00:00+00:00",
    "musterbook 1, from a file", "musterbook 1", source="page.html", url="https://courier.example/page",
)  # fmt: skip
# Gives the address of an empty book, in the database whose turn it is.
Fresh = Callable[[], str]
SENTENCE = "About {count} soldiers arrived in Testburg in {month}, the Ministry of Examples said."


def article(n: int = 0, *, claims: int = 2, **fields: Any) -> Article:
    """The nth article: one sentence for each claim that it can carry."""
    text = "\n".join(sentence(n, k) for k in range(claims))
    told = {"id": f"article-{n:04}", "text": text, "outlet": "The Testburg Courier", "published": day(n), "source": f"{n}.txt"}
    return Article(**(told | fields))


def day(n: int) -> str:
    """A date of publication for the nth article; later for a greater n."""
    return f"20{10 + n // 336:02}-{1 + n // 28 % 12:02}-{1 + n % 28:02}"


def sentence(n: int, k: int) -> str:
    """The sentence of the nth article that carries its kth claim."""
    return SENTENCE.format(count=100 * n + k + 1, month="May")


def claim(of: Article, nth: int = 0, **slots: Any) -> Claim:
    """The nth claim of an article, with every kind of value filled."""
    evidence = of.text.split("\n")[nth]
    at = of.text.index(evidence)
    told: dict[str, Any] = {
        "action": "deploy", "status": "in_effect", "senders": ("DEU",), "hosts": ("LTU", "LVA"), "place": "Testburg",
        "quantity": Count(100, 100, approx=True), "start": "2024-05", "speakers": (Speaker(org="Ministry of Examples"),), "nth": nth,
        "spans": {"evidence": (Span(at, at + len(evidence)),), "place": (Span(at, at + 5), Span(at + 6, at + 9))},
        "context": {"start": "dateline"},
    }  # fmt: skip
    return Claim(article=of.id, evidence=evidence, **(told | slots))


def claims(of: Article) -> tuple[Claim, ...]:
    """One claim for each sentence of an article."""
    return tuple(claim(of, nth) for nth in range(len(of.text.split("\n"))))


def filled(*numbers: int, address: str = ":memory:") -> Book:
    """A book with the articles of these numbers and their claims."""
    book = Book.open(address)
    for n in numbers:
        book.record(article(n), claims(article(n)))
    return book


def everything(known: Known) -> list[dict[str, Any]]:
    """All that is known, field by field, with the fields that equality leaves out."""
    things: list[Article | Claim] = [*known.articles.values(), *known.claims]
    return [{f.name: getattr(thing, f.name) for f in fields(thing)} for thing in things]


# What somebody who owns the file can always do: take the guards away, and write.
UNGUARDED = "SELECT 'DROP TRIGGER ' || name FROM sqlite_master WHERE type = 'trigger'"


def tampered(path: Path, *edits: str) -> None:
    """Edit a book as its owner could, without its guards."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    for (drop,) in connection.execute(UNGUARDED).fetchall():
        connection.execute(drop)
    for edit in edits:
        assert connection.execute(edit).rowcount > 0, f"{edit} changed nothing"
    connection.close()
