"""A claim that credits another house is that house's, where an article of that house, published before it, says the same.

Fires:
    a 2024-05-01 station in_effect USA>LTU 500 outlet=LRT
    b 2024-05-03 station in_effect USA>LTU 500 outlet="The Herald" via=LRT
Quiet:
    a 2024-05-01 station in_effect USA>LTU 500 outlet=LRT
    b 2024-05-03 station in_effect USA>LTU 500 outlet="The Herald" via=BNS
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from musterbook.compare import UNDATED, Fact, fold, says_the_same
from musterbook.model import Article, Borrowing, Known

CODE = "copy-attributed"
_WINDOW = timedelta(days=60)


def find(facts: Sequence[Fact], known: Known) -> Iterator[Borrowing]:
    """Claims of the facts given that credit the house of another that says the same."""
    by_house: dict[str, list[Fact]] = {}
    for fact in facts:
        for name in _names(known.articles[fact.claim.article]):
            by_house.setdefault(name, []).append(fact)
    for fact in facts:
        for name in fact.claim.via:
            source = next((of for of in by_house.get(_key(name), ()) if _is_its(of, fact)), None)
            if source:
                why = f"it credits {name}, whose article of {source.day} says the same"
                yield Borrowing(fact.claim.id, source.claim.id, why, CODE)


def _is_its(of: Fact, fact: Fact) -> bool:
    if of.claim.article == fact.claim.article or UNDATED in (of.day, fact.day):
        return False
    return timedelta(0) <= fact.day - of.day <= _WINDOW and says_the_same(fact.claim, of.claim)


def _names(article: Article) -> frozenset[str]:
    """The house's own name, and its agency's."""
    return frozenset(_key(name) for name in (article.outlet, article.agency) if name)


def _key(name: str) -> str:
    return fold(name).casefold().removeprefix("the ").strip()
