"""Claims and articles for the tests of links, each as one call, all invented."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from musterbook.model import Article, Claim, Known, Speaker, known
from musterbook.values import Count

MINISTER = Speaker(name="Ann Example", role="defence minister", country="DEU")


def total(low: int | None, high: int | None = -1, *, mode: str = "total", of: str = "personnel") -> Count:
    """A count; one number stands for both bounds."""
    return Count(low, low if high == -1 else high, of=of, mode=mode)


def claim(article: str = "a", published: str = "2024-05-01", **slots: Any) -> tuple[Claim, str]:
    """A German station in Lithuania, unless told otherwise, with the day of its article."""
    told: dict[str, Any] = {"action": "station", "status": "in_effect", "senders": ("DEU",), "hosts": ("LTU",)}
    told |= slots
    evidence = told.pop("evidence", f"Sentence {told.get('nth', 0)} of {article}.")
    return Claim(article=article, evidence=evidence, **told), published


def ledger(*told: tuple[Claim, str], texts: dict[str, dict[str, Any]] | None = None) -> Known:
    """All that is known: the claims, each in an article of its name that holds its evidence."""
    articles: dict[str, Article] = {}
    for name, published in sorted({(one.article, published) for one, published in told}):
        sentences = " ".join(one.evidence for one, _ in told if one.article == name)
        own = {"text": sentences, "outlet": f"The {name} Courier", "published": published} | (texts or {}).get(name, {})
        articles[name] = Article(id=name, **own)
    return known(articles, tuple(one for one, _ in told))


def read(*articles: Article) -> Known:
    """Articles without claims."""
    return known({article.id: article for article in articles}, ())


def kinds(found: Iterable[Any]) -> list[tuple[str, str]]:
    """Kind and resolution of each conflict."""
    return [(one.kind, one.resolution) for one in found]


def day(text: str) -> date:
    """A day by its ISO form."""
    return date.fromisoformat(text)
