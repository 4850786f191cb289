"""A claim with what its article adds, as links and postures reason over it: a fact.

In: what is known. Out: facts, each made once and the same whatever else is known, so that those of many questions are made once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from musterbook.model import Article, Claim, Known
from musterbook.values import OPEN, bounds
from musterbook.world import nations

# Regions whose countries a reader could list; a continent stays a continent ("has France left Africa?").
LISTED_REGIONS = frozenset(
    {"baltic-states", "eastern-flank", "nordic", "black-sea", "persian-gulf", "korean-peninsula", "central-asia", "sahel"}
)
# The day of an article without a date: before all others, and far enough from the first day of the calendar to count back from.
UNDATED = date(1000, 1, 1)
# The day of publication as it is written, the article, the place in it, and the id of a claim.
Order = tuple[str, str, int, str]


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim with what its article adds: the day it was published, the day it was said, and by what it has its place in reading order."""

    claim: Claim
    day: date
    said: date
    hosts: frozenset[str]
    order: Order

    @property
    def begins(self) -> date:
        """The first day on which it holds, by its own word or else by that of its article."""
        return first_day(self.claim.start) or self.day


def facts(known: Known) -> tuple[Fact, ...]:
    """All claims as facts, in the order of `known`. An article without a date counts as older than every other."""
    return tuple(_fact(known, claim) for claim in known.claims)


def facts_of(known: Known, claims: Iterable[Claim]) -> tuple[Fact, ...]:
    """Some of the claims as facts, in the order of `known`."""
    return tuple(sorted((_fact(known, claim) for claim in claims), key=lambda fact: fact.order))


def _fact(known: Known, claim: Claim) -> Fact:
    told: Fact | None = known.told.get(claim.id)
    # A correction of it goes under the same id.
    if told is None or told.claim is not claim:
        told = known.told[claim.id] = fact_of(known.articles[claim.article], claim)
    return told


def fact_of(article: Article, claim: Claim) -> Fact:
    """A claim of an article as a fact."""
    day = bounds(article.published)[0] if article.published else UNDATED
    return Fact(claim, day, bounds(claim.said_on)[0] if claim.said_on else day, countries(claim.hosts), in_order_of(article, claim))


@lru_cache(maxsize=4096)
def countries(codes: tuple[str, ...]) -> frozenset[str]:
    """The host countries: a region that can be listed stands for its countries."""
    return frozenset(one for code in codes for one in (nations.members(code) if code in LISTED_REGIONS else (code,)))


def in_order_of(article: Article, claim: Claim) -> Order:
    """By what the claims of articles are put in their order."""
    return article.published or "", claim.article, claim.nth, claim.id


def first_day(edtf: str | None) -> date | None:
    """The first day of a date, None where it is unknown or open."""
    return None if edtf is None or edtf == OPEN else bounds(edtf)[0]
