"""Which contradictions were open day by day of knowledge, so that they need not be sought anew whenever it is asked.

In: claims as they were read, each known from the day of its article on, and who copied whom by day. Out: pairs of claims, each with from
when until when it stands open among the contradictions of all that was known. A pair is at odds from the day of the later claim on, until a
report is known that the force had left between them; copies are listed through the root that they have by each day.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from musterbook.compare import Fact, facts, in_order
from musterbook.links import basis, end, status
from musterbook.links.contradiction import RULES, Key, key, listed
from musterbook.links.histories import EVER
from musterbook.links.pairs import DISPUTED, Asked, Found, Group, covers, groups, resolution, root_pair
from musterbook.links.rooting import Rooting
from musterbook.model import Claim, Known

# The rules by which two claims are at odds only while no report is known that the force left between them.
_CONTINUING = frozenset({basis.KIND, end.KIND, status.KIND})
# Two articles, or two groups of like articles, each by the first of its names.
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Dispute:
    """An open contradiction about one sender in one host, from a day on and before another, as ordinals."""

    sender: str
    host: str
    kind: str
    left: Claim
    right: Claim
    since: int
    until: int


@dataclass(slots=True)
class _AtOdds:
    """What a rule found, and whose presence where it is about, each from when until when."""

    found: Found
    spans: list[tuple[tuple[str, str], int, int]]


class Disputing:
    """Claims and their articles; `unsure` are articles of which days do not tell what was known."""

    def __init__(self, known: Known, rooting: Rooting, unsure: Collection[str] = ()) -> None:
        self._known, self._rooting, self._facts = known, rooting, facts(known)
        self._unsure = unsure
        self._name = {name: min(rooting.kin(name)) for name in known.articles}
        self._sure = {name for name in known.articles if rooting.kin(name).isdisjoint(unsure)}

    def pairs(self, touching: frozenset[str]) -> frozenset[Pair]:
        """The groups of like articles of which one contradicts another by one of these claims, within 45 days."""
        found = self._found(Asked(touching, contemporary=True))
        return frozenset(root_pair(one.earlier, one.later, self._name) for _, one in found)

    def disputes(self, pairs: frozenset[Pair]) -> tuple[list[Dispute], set[str]]:
        """What is open between the articles of each pair, by day; and the claims of which days do not tell it."""
        at_odds: dict[tuple[str, Pair], dict[Key, _AtOdds]] = {}
        unsure: set[str] = set()
        for group, one in self._found(Asked(root=self._name, roots=pairs)):
            pair = root_pair(one.earlier, one.later, self._name)
            until = self._until(one, group)
            if until is None or not self._sure.issuperset(pair):
                unsure |= {one.earlier.claim.id, one.later.claim.id}
                continue
            since = max(one.earlier.day, one.later.day).toordinal()
            if since < until:
                of_pair = at_odds.setdefault((one.kind, pair), {})
                of_pair.setdefault(key(one), _AtOdds(one, [])).spans.append(((group.sender, group.host), since, until))
        return [dispute for (_, pair), of_pair in at_odds.items() for dispute in self._told(pair, list(of_pair.values()))], unsure

    def _found(self, asked: Asked) -> Iterator[tuple[Group, Found]]:
        """All that is at odds while nothing is known to have left, each with the group that tells what did."""
        for group in groups(self._facts, self._known, asked):
            staying = replace(group, ends=())
            yield from ((group, one) for rule in RULES.values() for one in rule(staying))

    def _until(self, one: Found, group: Group) -> int | None:
        """The day from which it is known that the force left between the two; None where days do not tell."""
        if one.kind not in _CONTINUING:
            return EVER
        first, second = in_order(one.earlier, one.later)
        left = [gone for day, gone in group.ends if first.day < day <= second.day and covers(gone, first)]
        if any(gone.claim.article in self._unsure for gone in left):
            return None
        return min((gone.day.toordinal() for gone in left), default=EVER)

    def _told(self, pair: Pair, at_odds: Sequence[_AtOdds]) -> Iterator[Dispute]:
        found = at_odds[0].found
        left, right = _sides(found)
        if len(at_odds) > 1 or (pair[0] == pair[1] and left.claim.article != right.claim.article):
            yield from self._open(at_odds)
        # What two texts that are no copies of one another say but once is listed by itself; most is of this kind.
        elif resolution(left, right, self._known)[0] == DISPUTED:
            for (sender, host), since, until in at_odds[0].spans:
                yield Dispute(sender, host, found.kind, left.claim, right.claim, since, until)

    def _open(self, at_odds: Sequence[_AtOdds]) -> Iterator[Dispute]:
        """What of the articles of one pair is listed as open, by day."""
        resolved = {key(one.found): resolution(*_sides(one.found), self._known)[0] for one in at_odds}
        spans: dict[tuple[tuple[str, str], Key], list[tuple[int, int]]] = {}
        for first, last in pairwise(self._edges(at_odds)):
            there = [one for one in at_odds if any(since <= first < until for _, since, until in one.spans)]
            if there:
                for name in _listed(there, self._roots(there, first), resolved):
                    for party, since, until in next(one.spans for one in there if key(one.found) == name):
                        if since <= first < until:
                            add_span(spans.setdefault((party, name), []), first, last)
        found = {key(one.found): one.found for one in at_odds}
        for ((sender, host), name), days in spans.items():
            left, right = (fact.claim for fact in _sides(found[name]))
            yield from (Dispute(sender, host, name[0], left, right, *span) for span in days)

    def _edges(self, at_odds: Sequence[_AtOdds]) -> list[int]:
        """The days on which something may change."""
        edges = {edge for one in at_odds for _, since, until in one.spans for edge in (since, until)}
        changes = {day for one in at_odds for fact in _sides(one.found) for day in self._rooting.changes(fact.claim.article)}
        return sorted(edges | {day for day in changes if min(edges) < day < max(edges)})

    def _roots(self, there: Iterable[_AtOdds], day: int) -> dict[str, str]:
        names = {fact.claim.article for one in there for fact in _sides(one.found)}
        return {name: self._rooting.of(name, day) for name in names}


def _sides(found: Found) -> tuple[Fact, Fact]:
    return found.earlier, found.later


def _listed(there: Iterable[_AtOdds], root: dict[str, str], resolved: dict[Key, str]) -> Iterator[Key]:
    """Of what is at odds on a day what is listed, as far as it is open."""
    for one in listed([one.found for one in there], root, lambda found: resolved[key(found)]):
        if resolved[key(one)] == DISPUTED:
            yield key(one)


def add_span(spans: list[tuple[int, int]], first: int, last: int) -> None:
    """One more span, joined to the one before where they meet."""
    if spans and spans[-1][1] == first:
        first = spans.pop()[0]
    spans.append((first, last))
