"""Claims, ledgers and postures for the tests of posture, each as one call, all invented."""

from datetime import date
from typing import Any

from musterbook.model import Article, Claim, Known, Line, Links, Speaker, known
from musterbook.posture.estimate import posture
from musterbook.values import Count

MINISTER = Speaker(name="Ann Example", role="defence minister", country="LTU")


def total(low: int | None, high: int | None = -1, *, mode: str = "total", of: str = "personnel") -> Count:
    """A count; one number stands for both bounds."""
    return Count(low, low if high == -1 else high, of=of, mode=mode)


def claim(article: str = "a", published: str | None = "2024-05-01", **slots: Any) -> tuple[Claim, str | None]:
    """An American station in Lithuania, unless told otherwise, with the day of its article."""
    told: dict[str, Any] = {"action": "station", "status": "in_effect", "senders": ("USA",), "hosts": ("LTU",)}
    told |= slots
    evidence = told.pop("evidence", f"Sentence {told.get('nth', 0)} of {article}.")
    return Claim(article=article, evidence=evidence, **told), published


def ledger(*told: tuple[Claim, str | None], outlets: dict[str, str] | None = None) -> Known:
    """All that is known: the claims, each in an article of its name that holds its evidence."""
    articles = {}
    for name, published in sorted({(one.article, published) for one, published in told}, key=str):
        text = " ".join(one.evidence for one, _ in told if one.article == name)
        articles[name] = Article(id=name, text=text, outlet=(outlets or {}).get(name, f"The {name} Courier"), published=published)
    return known(articles, tuple(one for one, _ in told))


def line(book: Known, what: str = "personnel", *, on: str = "2024-06-01", links: Links | None = None, sender: str = "USA") -> Line | None:
    """The line of a sender in Lithuania on a day."""
    day = date.fromisoformat(on)
    found = posture(book, links or Links(), host="LTU", sender=sender, on=day, known_by=day)
    return next((one for one in found.lines if one.what == what), None)


def numbers(book: Known, what: str = "personnel", **asked: Any) -> tuple[int | None, int | None]:
    """The bounds of that line."""
    found = line(book, what, **asked)
    assert found is not None
    return found.low, found.high


def terms(book: Known, what: str = "personnel", **asked: Any) -> tuple[tuple[str, ...], str | None]:
    """Basis and end of that line."""
    found = line(book, what, **asked)
    assert found is not None
    return found.basis, found.until
