"""Linking: which nation a sentence leaves out, rated among all that the article has named by weights learned from gold.

In: a Case whose own words name no sender, or no host. Out: the likeliest nations, with the reason. A candidate is a tuple of codes with
plain clues for it ('the force spoken of before', 'named in the sentence before'), which `rating` weighs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from musterbook.claims.context import Memory, Turn
from musterbook.claims.frames.lexicon import armed_by_others
from musterbook.claims.linking import course, rating
from musterbook.claims.phrases.forces import Force
from musterbook.world import nations, presence

Codes = tuple[str, ...]
# What a reader is told of a choice: the nearest of its clues, in this order. A clue's figures and what follows a colon are left off.
_WHY = {
    "label": "the label of the line",
    "asker": "who asks",
    "here": "the place named in the sentence",
    "here alone": "the place named in the sentence",
    "mission": "where the mission is",
    "actor": "who acts in the sentence",
    "source": "where the force comes from",
    "scope": "what the word stands for",
    "force": "the force spoken of before",
    "heading": "the heading",
    "prev": "the sentence before",
    "asked": "the question before",
    "short": "the line before",
    "given": "what was given before",
    "last": "where the force was spoken of before",
    "paragraph": "the place named in the paragraph",
    "block": "the paragraph before",
    "title": "the title",
    "outlet": "where the outlet is at home",
    "dateline": "the dateline",
    "home": "where the article is at home",
}
ELSE = "the country that the article is about"


@dataclass(frozen=True, slots=True)
class Choice:
    """One decision: the slot, every candidate with its clues, and the one taken. Kept for training."""

    slot: str
    candidates: Mapping[Codes, Mapping[str, float]]
    taken: Codes


@dataclass
class Field:
    """The candidates of one decision, by code tuple."""

    clues: dict[Codes, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, codes: Iterable[str], clue: str, value: float = 1.0) -> None:
        """A clue for a candidate; an empty candidate is none."""
        found = tuple(dict.fromkeys(codes))
        if found:
            self.clues[found][clue] = max(value, self.clues[found].get(clue, 0.0))


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: who fills `slot`, senders or hosts, of `force`, where `others` are at the other end, as far as `memory` goes.

    `given`: materiel changes hands, of which known presences say nothing, and to no region.
    """

    slot: str
    memory: Memory
    force: Force | None
    others: Codes
    given: bool = False


def chosen(asked: Question, candidates: Field, barred: Iterable[str]) -> tuple[Choice | None, str]:
    """The likeliest candidate that shares no nation with `barred`, and why."""
    slot, closed, given = asked.slot, set(barred), asked.given
    rated = {
        codes: clues
        | _of_world(slot, codes, () if given else asked.others, given=given)
        | course.clues(slot, codes, asked.memory, asked.force, asked.others)
        for codes, clues in sorted(candidates.clues.items())
        if not closed & _within(codes) and not (given and any(code.islower() for code in codes))
    }
    if not rated:
        return None, ""
    taken = _likeliest(f"{slot} given" if given else slot, rated)
    told = {clue.split(":")[0].rstrip("0123456789") for clue, value in rated[taken].items() if value}
    why = next((why for clue, why in _WHY.items() if clue in told), ELSE)
    return Choice(slot, rated, taken), "who acts in the sentence" if slot == "senders" and why == _WHY["here"] else why


def _within(codes: Codes) -> set[str]:
    """Nations, and those of a region: who is at home in the Baltic states is no guest there."""
    return {member for code in codes for member in (code, *(nations.members(code) if code.islower() else ()))}


def rated(slot: str, candidates: Field) -> Choice:
    """The likeliest name, or (), which is none: nowhere in particular, of no mission."""
    found = dict(sorted(candidates.clues.items()))
    return Choice(slot, found, _likeliest(slot, found))


def _likeliest(kind: str, found: Mapping[Codes, Mapping[str, float]]) -> Codes:
    """Of candidates of one score the last by their codes."""
    scores = rating.rate(kind, list(found.values()))
    return max(zip(scores, found, strict=True))[1]


def _of_world(slot: str, codes: Codes, others: Codes, *, given: bool) -> dict[str, float]:
    """What is known of the world: whether such a presence has been reported, the one way or the other; whom others arm."""
    senders, hosts = (codes, others) if slot == "senders" else (others, codes)
    there = any(presence.is_known(s, h) for s in senders for h in hosts)
    back = any(presence.is_known(h, s) for s in senders for h in hosts)
    widely = max(presence.sends(code) for code in codes)
    return {
        "known": float(there),
        "reversed": float(back and not there),
        "sends none": float(widely == 0),
        "sends widely": float(widely > 20),
        "many": float(len(codes) > 1),
        "armed": float(given and bool(set(codes) & armed_by_others())),
    }


def of_memory(memory: Memory, block: int, *, given: bool = False) -> dict[str, Field]:
    """The candidates for senders and for hosts that the article so far, and the article as a whole, have to offer."""
    out = {"senders": Field(), "hosts": Field()}
    recent = list(_recent(memory.at.turns[:-1], block))
    for slot, found in out.items():
        _of_whole(found, memory, slot, given=given)
        # What a subordinate clause told of giving is less what the text is about than what main clauses told.
        for age, scope in enumerate(sorted(reversed(memory.said.scopes[-4:]), key=lambda s: given and s.minor)):
            codes = scope.nations(slot)
            found.add(codes, f"last{age}")
            if scope.block == block:
                found.add(codes, f"last{age}:block")
            if given and scope.action == "transfer":
                found.add(codes, f"given{age}")
        for turn, clue in recent:
            _add_turn(found, turn, clue, slot)
        found.add(memory.at.heading, "heading")
        for code in memory.at.heading:
            found.add((code,), "heading")
    if memory.at.block_hosts[0] == block:
        out["hosts"].add(memory.at.block_hosts[1], "paragraph")
    return out


def _of_whole(out: Field, memory: Memory, slot: str, *, given: bool) -> None:
    """How large a share of the article's sending, or hosting, is a nation's, and whether the title names it."""
    counted = memory.whole.sends if slot == "senders" else memory.whole.hosts
    total = sum(counted.values()) or 1
    for code, n in counted.items():
        out.add((code,), "share", n / total)
    for code in memory.whole.titled[slot]:
        out.add((code,), "title")
    out.add(memory.whole.dateline, "dateline:given" if given else "dateline")
    if slot == "hosts" and given:
        out.add(memory.whole.dateline or memory.whole.outlet, "home:given")
    if slot == "senders":
        out.add(memory.whole.outlet, "outlet:given" if given else "outlet")


def _recent(before: list[Turn], block: int) -> Iterator[tuple[Turn, str]]:
    """What the sentences before brought up: the last one most, then the paragraph's others, then the paragraph before."""
    same = [turn for turn in reversed(before) if turn.block == block][:3]
    yield from ((turn, f"prev{age}") for age, turn in enumerate(same))
    earlier = [turn for turn in reversed(before) if 0 < block - turn.block <= 2][:2]
    for age, turn in enumerate(earlier if not same else earlier[:1]):
        clue = "asked" if turn.asks else "short" if turn.is_short else "block"
        yield turn, f"{clue}{age}"


def _add_turn(out: Field, turn: Turn, clue: str, slot: str) -> None:
    named, other = (turn.actors, turn.places) if slot == "senders" else (turn.places, turn.actors)
    for code in named:
        out.add((code,), clue)
    for code in set(other) - set(named):
        out.add((code,), f"{clue}:other")
    if len(named) > 1:
        out.add(named, clue)
