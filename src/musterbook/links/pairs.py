"""What two claims of one sender in one host have to do with one another: one force, one continuing presence, one after the other."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain, combinations, product

from musterbook.compare import CONTEMPORARY, Fact, compatible, first_day, in_order, last_day, named, places_agree, shared, speaks_of_whole
from musterbook.links.cues import corrects
from musterbook.model import Known

# Five years without a word between two claims: nobody would call it one presence.
CONTINUING = timedelta(days=5 * 366)
ASSERTED = frozenset({"announced", "approved", "ordered", "under_way", "in_effect"})
# How two claims of one time stand of which neither replaces the other.
DISPUTED = "disputed"
PRESENCE = frozenset({"station", "rotate", "deploy"})


@dataclass(frozen=True, slots=True)
class Group:
    """All claims about one sender in one host, in order, with the days on which a force of theirs went, and what is asked of them."""

    sender: str
    host: str
    facts: tuple[Fact, ...]
    ends: tuple[tuple[date, Fact], ...]
    known: Known
    asked: "Asked | None" = None

    def pairs(self, facts: Sequence[Fact], others: Sequence[Fact] | None = None) -> Iterator[tuple[Fact, Fact]]:
        """Every two of the facts that are asked about, in order; or every one of them with each of the others."""
        if self.asked is None:
            yield from combinations(facts, 2) if others is None else product(facts, others)
        elif others is None:
            yield from ((facts[one], facts[other]) for one, other in self.asked.among(facts))
        else:
            yield from ((facts[one], others[other]) for one, other in sorted(set(self.asked.between(facts, others))))

    def within(self) -> Sequence[Fact]:
        """The facts of the articles of which it is asked whether they contradict themselves."""
        return self.facts if self.asked is None else self.asked.within(self.facts)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which pairs of claims are asked about: those of which one is `touching`, or of two articles whose roots are a pair of `roots`.

    With `contemporary`, of those with a touching claim only what was published within 45 days of it.
    """

    touching: frozenset[str] = frozenset()
    root: Mapping[str, str] = field(default_factory=dict)
    roots: frozenset[tuple[str, str]] = frozenset()
    contemporary: bool = False
    # By root, those that it is a pair with.
    _partners: dict[str, set[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for left, right in self.roots:
            self._partners.setdefault(left, set()).add(right)
            self._partners.setdefault(right, set()).add(left)

    def among(self, facts: Sequence[Fact]) -> Iterable[tuple[int, int]]:
        """The places of the pairs of these facts that are asked about, each once, the lesser place first."""
        told = (self._touched_among(facts) if self.touching else (), self._rooted_among(facts) if self.roots else ())
        return set(chain(*told)) if all(told) else chain(*told)

    def between(self, facts: Sequence[Fact], others: Sequence[Fact]) -> Iterator[tuple[int, int]]:
        """The places of the pairs of one of the facts and one of the others that are asked about, some of them twice."""
        if self.touching:
            yield from self._touched(facts, others)
            yield from ((one, other) for other, one in self._touched(others, facts))
        here, there = (self._by_root(facts), self._by_root(others)) if self.roots else ({}, {})
        for left, mine in here.items():
            for right in self._partners[left] & there.keys():
                yield from product(mine, there[right])

    def concerns(self, facts: Sequence[Fact]) -> bool:
        """A pair of these facts may be asked about."""
        return any(fact.claim.id in self.touching or self._root(fact) in self._partners for fact in facts)

    def within(self, facts: Sequence[Fact]) -> Sequence[Fact]:
        """The facts of the articles of which a pair is asked about."""
        names = {fact.claim.article for fact in facts if fact.claim.id in self.touching}
        return [fact for fact in facts if fact.claim.article in names or (root := self._root(fact)) in self._partners.get(root, ())]

    def _touched_among(self, facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
        for one, other in self._touched(facts, facts):
            # Of two that are both touching, the lesser place tells of the pair.
            if one < other:
                yield one, other
            elif one > other and facts[other].claim.id not in self.touching:
                yield other, one

    def _rooted_among(self, facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
        by_root = self._by_root(facts)
        for left, mine in by_root.items():
            for right in self._partners[left] & by_root.keys():
                if left == right:
                    yield from combinations(mine, 2)
                elif left < right:
                    yield from ((one, other) if one < other else (other, one) for one, other in product(mine, by_root[right]))

    def _touched(self, facts: Sequence[Fact], others: Sequence[Fact]) -> Iterator[tuple[int, int]]:
        focus = [at for at, fact in enumerate(facts) if fact.claim.id in self.touching]
        if not focus:
            return
        by_day = sorted(range(len(others)), key=lambda at: others[at].day)
        days = [others[at].day.toordinal() for at in by_day]
        for at in focus:
            day = facts[at].day.toordinal()
            first, last = bisect_left(days, day - CONTEMPORARY.days), bisect_right(days, day + CONTEMPORARY.days)
            near = by_day[first:last] if self.contemporary else by_day
            yield from ((at, other) for other in near)

    def _by_root(self, facts: Sequence[Fact]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, fact in enumerate(facts):
            root = self._root(fact)
            if root in self._partners:
                found.setdefault(root, []).append(at)
        return found

    def _root(self, fact: Fact) -> str:
        return self.root.get(fact.claim.article, fact.claim.article)


@dataclass(frozen=True, slots=True)
class Found:
    """Two claims that one rule finds at odds, the earlier first, with what tells the rule's sentence: most are only counted."""

    kind: str
    earlier: Fact
    later: Fact
    tell: Callable[[], str]


def root_pair(left: Fact, right: Fact, root: Mapping[str, str]) -> tuple[str, str]:
    """The roots of the two articles, in order."""
    one, other = root.get(left.claim.article, left.claim.article), root.get(right.claim.article, right.claim.article)
    return (one, other) if one <= other else (other, one)


def groups(facts: Iterable[Fact], known: Known, asked: Asked | None = None) -> tuple[Group, ...]:
    """The claims by sender and host; a claim about three hosts stands in three groups. `asked` leaves out other pairs."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        for sender in fact.claim.senders:
            for host in fact.hosts:
                found.setdefault((sender, host), []).append(fact)
    # What contradicts takes two.
    told = {key: of_key for key, of_key in found.items() if len(of_key) > 1 and (asked is None or asked.concerns(of_key))}
    return tuple(Group(*key, tuple(told[key]), _ends(told[key]), known, asked) for key in sorted(told))


def _ends(facts: Sequence[Fact]) -> tuple[tuple[date, Fact], ...]:
    ends = ((_gone_on(fact), fact) for fact in facts)
    return tuple((day, fact) for day, fact in ends if day)


def _gone_on(fact: Fact) -> date | None:
    claim = fact.claim
    if claim.action == "withdraw" and claim.status == "in_effect" and claim.quantity is None:
        return last_day(claim.start) or fact.day
    if claim.action in PRESENCE and claim.status == "ended":
        return last_day(claim.end)
    return None


def is_continuing(left: Fact, right: Fact, group: Group) -> bool:
    """One presence lasts from the one claim to the other: no report between them that its force left, no gap of over five years."""
    first, second = in_order(left, right)
    if second.day - first.day > CONTINUING:
        return False
    return not any(first.day < day <= second.day and covers(gone, first) for day, gone in group.ends)


def covers(gone: Fact, fact: Fact) -> bool:
    """What left is the force of `fact`, or more than it."""
    return compatible(gone.claim, fact.claim) and named(gone.claim) <= named(fact.claim) and places_agree(gone.claim, fact.claim)


def is_one_presence(left: Fact, right: Fact, group: Group) -> bool:
    """The two speak of one presence: of one named force, or one of them of the whole; a named unit's tour is not the whole."""
    one, other = left.claim, right.claim
    if not compatible(one, other) or bool(one.unit) != bool(other.unit) or not is_continuing(left, right, group):
        return False
    if shared(one, other):
        return True
    if not named(one) and not named(other):
        return places_agree(one, other) and (one.quantity is None or other.quantity is None or bool(one.place) == bool(other.place))
    return any(speaks_of_whole(claim) and claim.quantity is None for claim in (one, other))


def is_one_voice(left: Fact, right: Fact) -> bool:
    """One text in one voice: a correction tells the wrong value and the right one, and does not contradict itself."""
    one, other = left.claim, right.claim
    return one.article == other.article and one.speakers == other.speakers and one.via == other.via


def is_contemporary(left: Fact, right: Fact) -> bool:
    """Published within 45 days of one another."""
    return abs(left.day - right.day) <= CONTEMPORARY


def ordered(left: Fact, right: Fact, known: Known) -> tuple[Fact, Fact]:
    """The two, the earlier first; in one text, what a correction or clarification replaces comes before it."""
    first, second = in_order(left, right)
    if first.claim.article == second.claim.article and first.said == second.said and corrects(second, first, known):
        return second, first
    return first, second


def resolution(earlier: Fact, later: Fact, known: Known) -> tuple[str, str]:
    """`superseded` if published (in one text: said) more than 45 days apart or if the later replaces the earlier, else `disputed`."""
    if not is_contemporary(earlier, later):
        return "superseded", f"published {abs((later.day - earlier.day).days)} days apart, so the later replaces the earlier"
    if corrects(earlier, later, known):
        return "superseded", "the later says that it corrects or clarifies the earlier"
    if earlier.claim.article == later.claim.article and abs(later.said - earlier.said) > CONTEMPORARY:
        return "superseded", f"the earlier was said {earlier.claim.said_on or earlier.day}, long before the later"
    return DISPUTED, "both were published within 45 days, and neither replaces the other"


def is_past(fact: Fact, by: date) -> bool:
    """What the claim dates was over by `by`."""
    over = last_day(fact.claim.end) or (last_day(fact.claim.start) if fact.claim.action != "station" else None)
    begun = first_day(fact.claim.start)
    return bool(over and over < by and (begun is None or begun < by))
