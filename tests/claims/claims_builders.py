"""Builders for the tests of the claims room: a text in, its claims with only the slots that are filled out."""

from typing import Any

from musterbook.claims.read import read
from musterbook.model import Article, Claim, Speaker
from musterbook.values import Count

# A Thursday: the day from which relative dates of the tests count.
THURSDAY = "2024-05-16"

VOSBERG = Speaker("Karla Vosberg", "Defence Minister")


def article(text: str, published: str | None = THURSDAY, **fields: Any) -> Article:
    """An article of one text."""
    return Article(id=fields.pop("id", "one"), text=text, published=published, **fields)


def claims(text: str, published: str | None = THURSDAY) -> tuple[Claim, ...]:
    """The claims that the bundled reader makes of a text."""
    return read(article(text, published)).claims


def only(text: str) -> Claim:
    """The one claim of a text."""
    found = claims(text)
    assert len(found) == 1, [filled(claim) for claim in found]
    return found[0]


def filled(claim: Claim) -> dict[str, Any]:
    """The slots of a claim that say something."""
    return {name: value for name, value in claim.slots().items() if value not in (None, ())}


def slots(text: str) -> list[dict[str, Any]]:
    """The filled slots of each claim of a text, in order."""
    return [filled(claim) for claim in claims(text)]


def told(action: str, status: str, senders: str, hosts: str, **others: Any) -> dict[str, Any]:
    """The filled slots of a claim; nations as 'DNK' or 'DNK SWE'."""
    return {"action": action, "status": status, "senders": tuple(senders.split()), "hosts": tuple(hosts.split())} | others


def total(low: int | None, high: int | None = -1, **others: Any) -> Count:
    """A strength: `total(500)` is exactly 500, `total(500, None)` at least 500."""
    return Count(low, low if high == -1 else high, **others)


def about(number: int, **others: Any) -> Count:
    """A strength given as 'about'."""
    return Count(number, number, True, **others)


def more(number: int) -> Count:
    """A number of people who come on top of those who are there."""
    return Count(number, number, mode="additional")


def less(number: int, of: str = "personnel") -> Count:
    """A number that leaves."""
    return Count(number, number, of=of, mode="reduction")


def nation(code: str) -> Speaker:
    """A nation that speaks as one."""
    return Speaker(country=code)
