"""A claim of whose own words most stand, run by run, in an earlier claim's sentence of another article is lifted from there.

What stands in quotation marks is left aside: two reporters may hear the same sentence. It must be one force, or one unnamed in both.

Fires:
    a 2024-05-01 station in_effect USA>LTU 500
        says="Some 500 American soldiers have been living since the autumn in the new barracks at the edge of the forest."
        text="Some 500 American soldiers have been living since the autumn in the new barracks at the edge of the forest. The mayor has
        counted them. He likes their music less than their custom, and says that the bakery now opens at four in the morning for them.
        Whoever wants a table at the inn on Fridays does well to ask on Tuesdays, and the priest has learned to say grace in English."
    b 2024-05-03 station in_effect USA>LTU 500
        says="In Rukla, some 500 American soldiers have been living since the autumn in the new barracks at the edge of the forest."
        text="Readers ask. In Rukla, some 500 American soldiers have been living since the autumn in the new barracks at the edge of the
        forest. Every other line here is about wool, its price in towns and villages, and those who spin it by night while all sleep.
        Prices for it have doubled within a year, and whoever keeps sheep between here and the coast is glad of that; weavers are not.
        The guild of weavers meets in June, and a motion to buy from abroad has been tabled by its youngest member, against all custom."
Quiet:
    a 2024-05-01 station in_effect USA>LTU 500
        says="Some 500 American soldiers have been living since the autumn in the new barracks at the edge of the forest."
    b 2024-05-03 station in_effect USA>LTU 500
        says="The barracks near the forest have housed 500 Americans for half a year, the mayor counts, and room is left for more of them."
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from functools import lru_cache

from musterbook.compare import UNDATED, Fact, compatible, fold
from musterbook.links.credits import credit
from musterbook.model import Borrowing, Known

CODE = "copy-sentence"
_RUN = 3
# Measured on the shipped set: sentences of other houses on one event share at most a third of their runs of three words.
_SHARE = 0.6
_LEAST = 6
# A run that this many claims about one force have in common is a phrase of the trade.
_COMMON = 40
# So few are held against one another faster than they are listed by what they share, which is the same.
_FEW = 12
_WINDOW = timedelta(days=60)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|„[^“]*“|«[^»]*»")
_WORD = re.compile(r"\w+")


def find(facts: Sequence[Fact], known: Known) -> Iterator[Borrowing]:
    """Claims of the facts given, of one sender in one host, that are lifted from another of them."""
    facts = _near(facts)
    runs = [_runs(fact.claim.evidence) for fact in facts]
    shared = _shared(runs)
    for at, fact in enumerate(facts):
        source = _source(fact, [(facts[other], count / min(len(runs[at]), len(runs[other]))) for other, count in shared(at)
                                if count >= _LEAST], known)  # fmt: skip
        if source:
            of, share = source
            house = known.articles[of.claim.article].outlet or f"article {of.claim.article}"
            why = f"{share:.0%} of its runs of {_RUN} words stand in the sentence of {house}"
            yield Borrowing(fact.claim.id, of.claim.id, f"{why}, published {'undated' if of.day == UNDATED else of.day}", CODE)


def _shared(runs: Sequence[frozenset[str]]) -> Callable[[int], Iterable[tuple[int, int]]]:
    """Tells, of the claim at one place, how many telling runs it shares with those at others."""
    if len(runs) <= _FEW:
        return lambda at: [(other, len(runs[at] & found)) for other, found in enumerate(runs) if other != at]
    having: dict[str, list[int]] = {}
    for at, own in enumerate(runs):
        for run in own:
            having.setdefault(run, []).append(at)
    telling = {run: places for run, places in having.items() if 1 < len(places) <= _COMMON}
    return lambda at: sorted(Counter(other for run in runs[at] for other in telling.get(run, ()) if other != at).items())


def _near(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Those of which another was published in time to lift from it, where every run of words that two of them share counts."""
    days = sorted(fact.day.toordinal() for fact in facts)
    if len(facts) > _COMMON or any(fact.day == UNDATED for fact in facts):
        return facts
    return [fact for fact, day in zip(facts, (fact.day.toordinal() for fact in facts), strict=True)
            if bisect_right(days, day + _WINDOW.days) - bisect_left(days, day - _WINDOW.days) > 1]  # fmt: skip


def _source(fact: Fact, alike: list[tuple[Fact, float]], known: Known) -> tuple[Fact, float] | None:
    """The earliest claim of another article that it was lifted from."""
    found = [(of, share) for of, share in alike if share >= _SHARE and of.claim.article != fact.claim.article
             and compatible(of.claim, fact.claim) and _is_first(of, fact, known)]  # fmt: skip
    return min(found, key=lambda one: (one[0].day, -one[1], one[0].order), default=None)


def _is_first(of: Fact, fact: Fact, known: Known) -> bool:
    """Published before, not long; on one day, where the other credits it."""
    if UNDATED in (of.day, fact.day):
        return of.day != UNDATED
    if of.day == fact.day:
        return bool(credit(known.articles[fact.claim.article], known.articles[of.claim.article]))
    return timedelta(0) < fact.day - of.day <= _WINDOW


@lru_cache(maxsize=16384)
def _runs(evidence: str) -> frozenset[str]:
    words = _WORD.findall(_QUOTED.sub(" ", fold(evidence)).casefold())
    return frozenset(" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
