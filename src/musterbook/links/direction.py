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

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from musterbook.links.credits import credit
from musterbook.links.texts import Text

CODE = "copy-direction"
Get = Callable[[str], Text]
Near = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Alike:
    """Two articles, by id, of which one derives from the other: how sure, by which rule, and why, with {of} for the name of the source."""

    left: str
    right: str
    score: float
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Directed:
    """The source and the copy, and why it is that way round."""

    of: Text
    copy: Text
    alike: Alike
    why: str


def directed(found: Sequence[Alike], text: Get) -> Iterator[Directed]:
    """Each pair with its source first; `text` gives the text of an id."""
    near: dict[str, list[str]] = {}
    for one in found:
        near.setdefault(one.left, []).append(one.right)
        near.setdefault(one.right, []).append(one.left)
    for one in found:
        yield _directed(one, near, text)


def _directed(one: Alike, near: Near, text: Get) -> Directed:
    left, right = text(one.left), text(one.right)
    says_left, says_right = credit(left, right), credit(right, left)
    if bool(says_left) != bool(says_right):
        of, copy = (right, left) if says_left else (left, right)
        return Directed(of, copy, one, f"it credits {says_left or says_right}")
    days = left.day or date.max, right.day or date.max
    if days[0] != days[1]:
        of, copy = (left, right) if days[0] < days[1] else (right, left)
        return Directed(of, copy, one, "the other was there before it" if copy.day else "it has no date, the other has")
    return _undated(one, near, text)


def _undated(one: Alike, near: Near, text: Get) -> Directed:
    left, right = text(one.left), text(one.right)
    held = [_held(name, near, text) for name in (one.left, one.right)]
    if held[0] != held[1]:
        of, copy = (left, right) if held[0] > held[1] else (right, left)
        return Directed(of, copy, one, "the other has more in common with all other copies")
    shares = [len(left.runs & right.runs) / max(1, len(each.runs)) for each in (left, right)]
    if abs(shares[0] - shares[1]) > 0.1:
        of, copy = (left, right) if shares[0] < shares[1] else (right, left)
        return Directed(of, copy, one, "it is contained in the other for the larger part")
    of, copy = sorted((left, right), key=lambda each: (-len(each.runs), each.article.id))
    return Directed(of, copy, one, "the other is fuller")


def _held(name: str, near: Near, text: Get) -> int:
    """How many runs of words it has in common with the texts that are like it, all told."""
    return sum(len(text(name).runs & text(other).runs) for other in near[name]) if len(near[name]) > 1 else 0
