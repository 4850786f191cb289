"""The parts and the stated total of one article differ by more than 15 %.

Parts make up the whole only where the text says so; otherwise they are examples, and contradict it only where they exceed it.

Fires:
    a 2024-05-01 station in_effect USA>LTU 500
    a 2024-05-01 deploy in_effect USA>LTU +400
    a 2024-05-01 station announced USA>LTU 1500 says="That will bring the total to 1,500."
Quiet:
    a 2024-05-01 station in_effect USA>LTU 300
    a 2024-05-01 station in_effect USA>LTU 80 place=Rukla
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from musterbook.compare import TOLERANCE, Fact, compatible, high, low, named, number, places_agree, speaks_of_whole
from musterbook.links.pairs import Found, Group
from musterbook.values import Count
from musterbook.world.formations import belongs_to

KIND = "sum"
CODE = "conflict-sum"
# Parts make up the whole only where the text says so; otherwise they are examples of it.
_EXHAUSTIVE = re.compile(
    r"\b(together|in all|altogether|in total|a total of|all told|bring(s|ing)?|add(s|ing)? up|namely|the sum)\b", re.IGNORECASE
)


def find(group: Group) -> Iterator[Found]:
    """Pairs of one sender and host that the rule finds at odds."""
    counted = [fact for fact in group.within() if _counts(fact, group)]
    for _, article in groupby(counted, key=lambda fact: fact.claim.article):
        of_article = tuple(article)
        for whole in of_article:
            if _is_whole(whole):
                yield from _check(whole, of_article)


def _counts(fact: Fact, group: Group) -> bool:
    claim = fact.claim
    return claim.quantity is not None and claim.quantity.of == "personnel" and claim.senders == (group.sender,) and len(fact.hosts) == 1


def _is_whole(fact: Fact) -> bool:
    claim = fact.claim
    return claim.action == "station" and claim.status in ("in_effect", "announced", "approved") and _mode(fact) == "total"


def _check(whole: Fact, article: Sequence[Fact]) -> Iterator[Found]:
    base = _growth(whole, article)
    parts = base or _parts(whole, article)
    if len(parts) < 2 or whole.claim.quantity is None:
        return
    total, summed = whole.claim.quantity, _add(parts)
    exceeds = low(summed) * (1 - TOLERANCE) > high(total)
    falls_short = high(summed) < low(total) * (1 - TOLERANCE)
    if exceeds or (falls_short and (base or _EXHAUSTIVE.search(whole.claim.evidence))):
        yield Found(KIND, parts[0], whole, partial(_told, parts, summed, total))


def _told(parts: Sequence[Fact], summed: Count, total: Count) -> str:
    return f"{' + '.join(number(fact.claim.quantity) for fact in parts)} make {number(summed)}, not {number(total)}"


def _growth(whole: Fact, article: Sequence[Fact]) -> tuple[Fact, ...]:
    """What was there before and what came or comes besides, where the whole is what that brings it to."""
    if not speaks_of_whole(whole.claim) or not _EXHAUSTIVE.search(whole.claim.evidence):
        return ()
    before = [fact for fact in article if fact is not whole and _mode(fact) == "total" and fact.claim.action == "station"
              and fact.claim.nth < whole.claim.nth and not named(fact.claim)]  # fmt: skip
    more = [fact for fact in article if _mode(fact) == "additional" and fact.claim.status not in ("requested", "considered", "denied")]
    return (before[-1], *more) if before and more else ()


def _parts(whole: Fact, article: Sequence[Fact]) -> tuple[Fact, ...]:
    """Present totals of different forces or places, none of which is the whole."""
    if not speaks_of_whole(whole.claim) or whole.claim.status != "in_effect":
        return ()
    parts: list[Fact] = []
    for fact in article:
        is_part = fact.claim.action == "station" and fact.claim.status == "in_effect" and _mode(fact) == "total"
        if is_part and not speaks_of_whole(fact.claim) and not any(_overlap(fact, other) or _is_inside(fact, other) for other in parts):
            parts.append(fact)
    return tuple(parts)


def _is_inside(left: Fact, right: Fact) -> bool:
    """One of the two units belongs to the other, so that the two are no two parts."""
    one, other, senders = left.claim.unit, right.claim.unit, left.claim.senders
    return bool(one and other) and (belongs_to(str(one), str(other), senders) or belongs_to(str(other), str(one), senders))


def _overlap(left: Fact, right: Fact) -> bool:
    return compatible(left.claim, right.claim) and places_agree(left.claim, right.claim)


def _mode(fact: Fact) -> str:
    return fact.claim.quantity.mode if fact.claim.quantity else ""


def _add(parts: Sequence[Fact]) -> Count:
    counts = [fact.claim.quantity for fact in parts if fact.claim.quantity]
    lows = [count.low or 0 for count in counts]
    highs = [count.high for count in counts]
    known_high = None if None in highs else sum(value for value in highs if value is not None)
    return Count(sum(lows), known_high, approx=any(count.approx for count in counts))
