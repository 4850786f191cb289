"""The course of an article: when a nation was named or told of up to here, in what part, and with whom."""

from collections.abc import Iterable, Sequence

from musterbook.claims.context import Memory, Scope, Turn
from musterbook.claims.phrases.forces import Force

# So many claims back a noun can still stand for the force of before.
_REACH = 12


def clues(slot: str, codes: Iterable[str], memory: Memory, force: Force | None, others: Iterable[str]) -> dict[str, float]:
    """Clues for a candidate for `slot`, each 0 to 1; `others` are the nations at the other end, `force` the one that is spoken of."""
    nations, turns = set(codes), memory.at.turns[:-1]
    out = _named(nations, turns) | _told(nations, memory.said.scopes)
    if paired := [bool(nations & set(s.nations(slot))) for s in memory.said.scopes if set(others) & set(s.nations(_END[slot]))]:
        out |= {"paired ago": _ago(reversed(paired)), "paired last": float(paired[-1])}
    if force is not None:
        out["same kind"] = _same_kind(slot, nations, force, memory.said.scopes[-_REACH:])
    return out


_END = {"senders": "hosts", "hosts": "senders"}


def _named(nations: set[str], turns: Sequence[Turn]) -> dict[str, float]:
    """How long ago they were named as who acts and as a place, who was named last and first, and whom the sentence before was about."""
    acted, placed = [nations & set(t.actors) for t in turns], [nations & set(t.places) for t in turns]
    out = {"acted ago": _ago(map(bool, reversed(acted))), "placed ago": _ago(map(bool, reversed(placed)))}
    out["unnamed"] = float(not any(out.values()))
    for part, hits, named in (("acted", acted, [t.actors for t in turns]), ("placed", placed, [t.places for t in turns])):
        last = next((n for n in range(len(turns) - 1, -1, -1) if named[n]), None)
        out[f"{part} last"] = 1 / len(set(named[last])) if last is not None and hits[last] else 0.0
    first = next((n for n, t in enumerate(turns) if t.actors or t.places), None)
    if first is not None:
        out |= {"acted first": float(bool(acted[first])), "placed first": float(bool(placed[first]))}
    if turns:
        out |= {"people": float(turns[-1].people in nations), "subject": float(bool(nations & set(turns[-1].subject)))}
    return out


def _told(nations: set[str], scopes: Sequence[Scope]) -> dict[str, float]:
    """How long ago they sent and hosted, in claims, and in what share of them."""
    sent, hosted = [bool(nations & set(s.senders)) for s in scopes], [bool(nations & set(s.hosts)) for s in scopes]
    ago = {"sent ago": _ago(reversed(sent)), "hosted ago": _ago(reversed(hosted))}
    return ago | {"sent share": sum(sent) / (len(sent) or 1), "hosted share": sum(hosted) / (len(hosted) or 1)}


def _same_kind(slot: str, nations: set[str], force: Force, scopes: Sequence[Scope]) -> float:
    """The last force that shares a word with this one ('the battalion') was theirs, or was there."""
    words = _words(force)
    ago, scope = next(((n, s) for n, s in enumerate(reversed(scopes)) if s.force and words & _words(s.force)), (0, None))
    return 1 / (1 + ago) if scope and nations & set(scope.nations(slot)) else 0.0


def _words(force: Force) -> set[str]:
    named = (*force.nouns, *force.equipment, *force.loose, force.echelon, force.function, force.unit)
    return {name.lower().split()[-1].rstrip("s") for name in named if name}


def _ago(hits: Iterable[bool]) -> float:
    """1 for the last, a half for the one before it; 0 for never."""
    return next((1 / (1 + n) for n, hit in enumerate(hits) if hit), 0.0)
