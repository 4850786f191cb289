"""Readers side by side: how far the claims of two agree, slot by slot, or how far those of one are what a careful coder wrote.

Claims are paired one to one where their evidence overlaps, those that share most first. A slot's values count one by one; names agree as
`compare` has it, dates where they share a day, numbers where they are equal.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from musterbook.claims.verify.locate import located
from musterbook.compare import equal_number, same_date, same_place, same_type, same_unit
from musterbook.model import SLOTS, Article, Claim, Speaker
from musterbook.values import Span

CORE = ("action", "senders", "hosts")


@dataclass(slots=True)
class Agreement:
    """Of the values that the left and the right fill, how many are the same: by slot, and for claims whose core is the same."""

    left: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)

    def f1(self, *slots: str) -> float:
        """Twice the same by what both fill: the harmonic mean of precision and recall."""
        given = sum(self.left[slot] + self.right[slot] for slot in slots)
        return 2 * sum(self.same[slot] for slot in slots) / given if given else 0.0

    def precision(self, *slots: str) -> float:
        """Of what the right fills, the share that the left has."""
        given = sum(self.right[slot] for slot in slots)
        return sum(self.same[slot] for slot in slots) / given if given else 0.0

    def recall(self, *slots: str) -> float:
        """Of what the left fills, the share that the right has."""
        given = sum(self.left[slot] for slot in slots)
        return sum(self.same[slot] for slot in slots) / given if given else 0.0

    def add(self, article: Article, left: Sequence[Claim], right: Sequence[Claim]) -> tuple[tuple[Claim, Claim], ...]:
        """Count one article; return its pairs."""
        pairs = paired(article, left, right)
        for claims, counter in ((left, self.left), (right, self.right)):
            for claim in claims:
                counter.update({slot: len(values(claim, slot)) for slot in SLOTS} | {"core": 1})
        for one, other in pairs:
            self.same.update({slot: agreed(one, other, slot) for slot in SLOTS} | {"core": int(_is_core_same(one, other))})
        return pairs


def paired(article: Article, left: Sequence[Claim], right: Sequence[Claim]) -> tuple[tuple[Claim, Claim], ...]:
    """Claims one to one, those that share most values first; only claims whose evidence overlaps or whose core is the same."""
    rated = [
        (-sum(agreed(one, other, slot) for slot in SLOTS) - 2 * _is_core_same(one, other), n, m)
        for n, one in enumerate(left)
        for m, other in enumerate(right)
        if one.action == other.action and (_overlap(article, one, other) or _is_core_same(one, other))
    ]
    out: list[tuple[Claim, Claim]] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, n, m in sorted(rated):
        if n not in taken[0] and m not in taken[1]:
            taken[0].add(n)
            taken[1].add(m)
            out.append((left[n], right[m]))
    return tuple(out)


def differing(article: Article, left: Sequence[Claim], right: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of the right that the left has not, or has with another value."""
    pairs = {id(other): one for one, other in paired(article, left, right)}
    return tuple(claim for claim in right if id(claim) not in pairs or any(_differ(pairs[id(claim)], claim, slot) for slot in SLOTS))


def _differ(one: Claim, other: Claim, slot: str) -> bool:
    return len(values(one, slot)) != len(values(other, slot)) or agreed(one, other, slot) != len(values(one, slot))


def values(claim: Claim, slot: str) -> tuple[Any, ...]:
    """The values of a slot, one by one; () where it says nothing."""
    value = getattr(claim, slot)
    return value if isinstance(value, tuple) else () if value is None else (value,)


def agreed(one: Claim, other: Claim, slot: str) -> int:
    """How many values of a slot have a partner in the other claim, one to one."""
    left, count = list(values(other, slot)), 0
    for value in values(one, slot):
        partner = next((n for n, candidate in enumerate(left) if same(slot, value, candidate)), None)
        if partner is not None:
            del left[partner]
            count += 1
    return count


def same(slot: str, one: Any, other: Any) -> bool:
    """Two values of a slot say the same."""
    if slot in ("place", "origin"):
        return same_place(one, other)
    if slot == "unit":
        return same_unit(one, other)
    if slot in ("equipment", "via"):
        return same_type(one, other)
    if slot in ("start", "end", "said_on"):
        return same_date(one, other)
    if slot == "quantity":
        return equal_number(one, other)
    return _same_speaker(one, other) if slot == "speakers" else bool(one == other)


def _same_speaker(one: Speaker, other: Speaker) -> bool:
    if one.name and other.name:
        return one.name.split()[-1].casefold() == other.name.split()[-1].casefold()
    return same_place(one.name or one.org or one.role or str(one.country), other.name or other.org or other.role or str(other.country))


def _is_core_same(one: Claim, other: Claim) -> bool:
    return one.action == other.action and set(one.senders) == set(other.senders) and set(one.hosts) == set(other.hosts)


def _overlap(article: Article, one: Claim, other: Claim) -> bool:
    return any(a.overlaps(b) for a in _stands(article, one) for b in _stands(article, other))


def _stands(article: Article, claim: Claim) -> tuple[Span, ...]:
    """Where the evidence stands; a claim from elsewhere may not say."""
    given = claim.spans.get("evidence", ())
    found = located(article.text, claim.evidence) if not given else None
    return given or ((found,) if found else ())


def agreement(items: Iterable[tuple[Article, Sequence[Claim], Sequence[Claim]]]) -> Agreement:
    """The agreement of two readers over articles."""
    out = Agreement()
    for article, left, right in items:
        out.add(article, left, right)
    return out
