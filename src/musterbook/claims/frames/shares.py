"""Shares: so many in one place and so many in the next, each a frame of its own: '800 abroad, 200 of them in Latvia and 35 in Kosovo'."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from musterbook.claims.frames.scene import Frame, Scene
from musterbook.claims.names.mentions import Mention
from musterbook.claims.numbers.counts import Number, numbers
from musterbook.claims.trees.tree import Token
from musterbook.values import Count

_PLACED = re.compile(
    r" (?:of (?:them|whom|these|those) |soldiers |troops |personnel |men and women |men )?(?:(?:are|were|serve|is) )?"
    r"(?:stationed |based |deployed )?(?:in|at|on|off|to|from|around|near) (?:the )?"
    r"(?:[a-z-]+ (?:[a-z-]+ )?(?:of|in|at|near) (?:the )?)?"
)
_OF_THEM = (" of them", " of whom", " of these", " of those")
_BETWEEN = re.compile(r",? and (?:a further |another )?|[,;] (?:and )?")
_NAMES = ("name", "abbreviation", "ambiguous", "part", "capital", "waters", "region")
# Of one verb the first number may be the whole.
_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Share:
    """A number with the countries right behind it, where the last of them ends, whether 'from' stands before them, and 'of them'."""

    number: Number
    hosts: tuple[str, ...]
    end: int
    whence: bool
    part: bool


def shared(scene: Scene, found: list[Frame]) -> list[Frame]:
    """The frames with one for each share of a row, all with the verb of the first or of the whole before it."""
    shares = _row(scene) if len(found) and sum(c.isdigit() for c in scene.tree.text) > 1 else []
    if len(shares) < _LEAST and not any(s.part for s in shares):
        return found
    own = [f for f in found if any(_counts(f, s.number) for s in shares)]
    first = shares[0].number
    ahead = [f for f in found if f.force and scene.tree.starts[f.theme.i] < first.core.start and f.by in _FIRM]
    base = next((f for f in own if _counts(f, first)), ahead[-1] if ahead else None)
    if base is None or base.force is None or base.hosts or base.action not in ("station", "deploy", "withdraw"):
        return found
    if base.action != "withdraw" and any(s.whence for s in shares):
        return _by_sender(scene, found, base, shares)
    return [*(f for f in found if f not in own), *(_of(scene, base, share) for share in shares)]


def _of(scene: Scene, base: Frame, share: _Share) -> Frame:
    """One share under the verb of the base."""
    token: Token = scene.tree.head(share.number.core)
    if base.force is None or _counts(base, share.number):
        return replace(base, hosts=share.hosts)
    kind = base.force.quantity.of if base.force.quantity else "personnel"
    mode = base.force.quantity.mode if base.force.quantity else "total"
    count = Count(share.number.low, share.number.high, share.number.approx, kind, share.number.mode or mode)
    force = replace(base.force, head=token.i, quantity=count, spans=(("quantity", share.number.span),), definite=False)
    return replace(base, force=force, theme=token, by="number", hosts=share.hosts)


def _by_sender(scene: Scene, found: list[Frame], base: Frame, shares: list[_Share]) -> list[Frame]:
    """'Has 570 soldiers from Ghana and 160 from Togo', 'of whom 400 are from Ghana, 300 from Togo': whose so many are, place and all."""
    if not all(s.whence and len(s.hosts) == 1 for s in shares) or base.stage.status != "in_effect" or base.action != "station":
        return found
    told = [f for f in found if any(_counts(f, s.number) for s in shares)]
    if all(any(f.force and f.force.senders == s.hosts and _counts(f, s.number) for f in told) for s in shares):
        return found
    own = [(_of(scene, base, replace(share, hosts=())), share.hosts) for share in shares]
    named = [replace(f, force=replace(f.force, senders=senders), agents=()) for f, senders in own if f.force]
    return [*(f for f in found if f not in told), *named]


_FIRM = ("verb", "being", "number")


def _counts(frame: Frame, number: Number) -> bool:
    """The number is that of the frame's force."""
    spans = frame.force.spans if frame.force else ()
    return any(slot == "quantity" and span.overlaps(number.core) for slot, span in spans)


def _row(scene: Scene) -> list[_Share]:
    """The longest row of shares that follow each other with nothing but commas and 'and' between them."""
    best: list[_Share] = []
    row: list[_Share] = []
    for share in _shares(scene.tree.text, scene.mentions):
        joined = row and _BETWEEN.fullmatch(scene.tree.text, row[-1].end, share.number.span.start)
        row = [*row, share] if joined else [share]
        best = max(best, row, key=len)
    return best


def _shares(text: str, mentions: Sequence[Mention]) -> Iterator[_Share]:
    at = {m.span.start: m for m in mentions if m.kind == "site" or (m.kind in ("nation", "region") and m.how in _NAMES)}
    for number in numbers(text):
        placed = _PLACED.match(text, number.span.end)
        hosts: list[str] = []
        end = placed.end() if placed else -1
        pos = end
        while (name := at.get(pos)) is not None:
            hosts.append(name.value.nation if name.kind == "site" else name.value)
            end = name.span.end
            link = re.compile(r" and |, ").match(text, end)
            pos = link.end() if link else -1
        if hosts:
            whence = placed is not None and placed.group().endswith(("from ", "from the "))
            part = placed is not None and placed.group().startswith(_OF_THEM)
            yield _Share(number, tuple(dict.fromkeys(hosts)), end, whence, part)
