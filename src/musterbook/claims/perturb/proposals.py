"""Altered proposals: the claim of a good reader with one thing made wrong, the text left alone."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from musterbook.claims.names.mentions import find
from musterbook.claims.verify.nations import codes_of
from musterbook.model import Article, Claim
from musterbook.values import OPEN, digest
from musterbook.world import nations


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of alteration. `hard` marks those that go beyond what the issue of faithfulness asks: the wrong value stands in the text."""

    name: str
    alter: Callable[[Article, Claim], Iterator[Claim]]
    hard: bool = False


def _ten_times(article: Article, claim: Claim) -> Iterator[Claim]:
    count = claim.quantity
    if count:
        low, high = (bound and bound * 10 for bound in (count.low, count.high))
        yield replace(claim, quantity=replace(count, low=low, high=high))


def _quoted_ten_times(article: Article, claim: Claim) -> Iterator[Claim]:
    found = re.search(r"\d[\d,]*\d|\d", claim.evidence) if claim.quantity else None
    if found:
        for altered in _ten_times(article, claim):
            yield replace(altered, evidence=claim.evidence[: found.end()] + "0" + claim.evidence[found.end() :])


def _other_nation(article: Article, claim: Claim) -> Iterator[Claim]:
    yield from _with_nation(claim, [code for code in _states() if code not in (*claim.senders, *claim.hosts)])


@cache
def _states() -> tuple[str, ...]:
    return tuple(sorted(nations.members("UN")))


def _nation_of_the_text(article: Article, claim: Claim) -> Iterator[Claim]:
    named = sorted({code for m in find(article.text) if m.kind == "nation" for code in codes_of(m) if len(code) == 3})
    yield from _with_nation(claim, [code for code in named if code not in (*claim.senders, *claim.hosts)])


def _with_nation(claim: Claim, choice: Sequence[str]) -> Iterator[Claim]:
    for slot in ("senders", "hosts"):
        codes = getattr(claim, slot)
        if codes and choice:
            other = choice[int(digest([claim.id, slot]), 16) % len(choice)]
            yield put(claim, slot, (other, *codes[1:]))


def _exchanged(article: Article, claim: Claim) -> Iterator[Claim]:
    if claim.senders and claim.hosts and set(claim.senders) != set(claim.hosts):
        yield replace(claim, senders=claim.hosts, hosts=claim.senders)


def _denied(article: Article, claim: Claim) -> Iterator[Claim]:
    if claim.status != "denied":
        yield replace(claim, status="denied")


def _affirmed(article: Article, claim: Claim) -> Iterator[Claim]:
    if claim.status == "denied":
        yield replace(claim, status="in_effect" if claim.action == "station" else "announced")


def _with_not_in_the_quotation(article: Article, claim: Claim) -> Iterator[Claim]:
    found = re.search(r"\b(?:is|are|was|were|will|would|has|have|had)\b(?! not)", claim.evidence)
    if found and claim.status != "denied":
        yield replace(claim, status="denied", evidence=f"{claim.evidence[: found.end()]} not{claim.evidence[found.end() :]}")


def _other_date(article: Article, claim: Claim) -> Iterator[Claim]:
    for slot in ("start", "end", "said_on"):
        value = getattr(claim, slot)
        if value and value != OPEN:
            yield put(claim, slot, moved(value, int(digest([claim.id, slot]), 16) % 2 == 0))


def put(claim: Claim, slot: str, value: Any) -> Claim:
    """The claim with another value in a slot."""
    slots = {slot: value}
    return replace(claim, **slots)


def moved(edtf: str, by_year: bool) -> str:
    """The date a year later, or a month later where it names a month."""
    parts = edtf.rstrip("~?%").split("-")
    if by_year or len(parts) == 1 or int(parts[1]) > 12:
        return "-".join([str(int(parts[0]) + 1), *(parts[1:2] + [min(day, "28") for day in parts[2:]])])
    year, month = int(parts[0]), int(parts[1])
    year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return "-".join([str(year), f"{month:02}", *(min(day, "28") for day in parts[2:])])


def _other_unit(article: Article, claim: Claim) -> Iterator[Claim]:
    if claim.unit:
        yield replace(claim, unit=renamed(claim.unit))


def renamed(unit: str) -> str:
    """Another unit of the same kind: its first number one higher, or its first word another."""
    if re.search(r"\d", unit):
        return re.sub(r"\d+", lambda m: str(int(m[0]) + 1), unit, count=1)
    return re.sub(r"^\S+", "Yorkhill", unit)


KINDS = (
    Kind("number ×10", _ten_times),
    Kind("number ×10, in the quotation too", _quoted_ten_times),
    Kind("nation swapped", _other_nation),
    Kind("“not” added: called denied", _denied),
    Kind("“not” added, in the quotation too", _with_not_in_the_quotation),
    Kind("“not” dropped: a denial called true", _affirmed),
    Kind("date moved", _other_date),
    Kind("unit renamed", _other_unit),
    Kind("nation swapped for another of the same text", _nation_of_the_text, hard=True),
    Kind("sender and host exchanged", _exchanged, hard=True),
)
