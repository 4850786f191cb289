"""Of two texts alike, the copy is the one that credits the other's house; else the later one; else the one less like all the rest.

Where credit and day leave it open, the source is the text that has most in common with all other copies, for copies share with one
another only what each took from it; of two alone, the one whose words stand in the other for the larger part is the copy.

Fires:
    a 2024-05-02 text="Northland will send a battalion of 480 soldiers with 28 Lynx vehicles to Sampletown in October, the
        minister said." outlet=Northwire
    b 2024-05-01 text="Northland will send a battalion of 480 soldiers with 28 Lynx vehicles to Sampletown in October,
        Northwire reports." outlet=Herald
Quiet:
    a 2024-05-02 text="Northland will send a battalion of 480 soldiers with 28 Lynx vehicles to Sampletown in October, the
        minister said." outlet=Northwire
    b 2024-05-03 text="Northland will send a battalion of 480 soldiers with 28 Lynx vehicles to Sampletown in October, as
        was said." outlet=Herald
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from musterbook.model import Article
from musterbook.values import bounds

CODE = "copy-direction"
Near = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Alike:
    """Two articles, by id, of which one derives from the other: how sure, by which rule, and why, with {of} for the name of the source.

    What else of the two texts tells which of them is the source: how many runs of words they share and each has, and the name by which
    each credits the other's house.
    """

    left: str
    right: str
    score: float
    rule: str
    why: str
    shared: int = 0
    left_runs: int = 0
    right_runs: int = 0
    left_credits: str | None = None
    right_credits: str | None = None


@dataclass(frozen=True, slots=True)
class Directed:
    """The source and the copy, by id, and why it is that way round."""

    of: str
    copy: str
    alike: Alike
    why: str


def directed(found: Sequence[Alike], articles: Mapping[str, Article]) -> Iterator[Directed]:
    """Each pair with its source first."""
    near: dict[str, list[int]] = {}
    for one in found:
        near.setdefault(one.left, []).append(one.shared)
        near.setdefault(one.right, []).append(one.shared)
    for one in found:
        yield _directed(one, near, day_of(articles[one.left]), day_of(articles[one.right]))


def day_of(article: Article) -> date | None:
    """The first day of its publication; None where it is unknown."""
    return bounds(article.published)[0] if article.published else None


def _directed(one: Alike, near: Near, left: date | None, right: date | None) -> Directed:
    if bool(one.left_credits) != bool(one.right_credits):
        of, copy = (one.right, one.left) if one.left_credits else (one.left, one.right)
        return Directed(of, copy, one, f"it credits {one.left_credits or one.right_credits}")
    days = left or date.max, right or date.max
    if days[0] != days[1]:
        of, copy = (one.left, one.right) if days[0] < days[1] else (one.right, one.left)
        return Directed(of, copy, one, "it has no date, the other has" if date.max in days else "the other was there before it")
    return _undated(one, near)


def _undated(one: Alike, near: Near) -> Directed:
    held = [_held(near[name]) for name in (one.left, one.right)]
    if held[0] != held[1]:
        of, copy = (one.left, one.right) if held[0] > held[1] else (one.right, one.left)
        return Directed(of, copy, one, "the other has more in common with all other copies")
    shares = [one.shared / max(1, each) for each in (one.left_runs, one.right_runs)]
    if abs(shares[0] - shares[1]) > 0.1:
        of, copy = (one.left, one.right) if shares[0] < shares[1] else (one.right, one.left)
        return Directed(of, copy, one, "it is contained in the other for the larger part")
    (_, of), (_, copy) = sorted(((-one.left_runs, one.left), (-one.right_runs, one.right)))
    return Directed(of, copy, one, "the other is fuller")


def _held(shared: Sequence[int]) -> int:
    """How many runs of words it has in common with the texts that are like it, all told."""
    return sum(shared) if len(shared) > 1 else 0
