"""A second opinion on stated totals: a copy-aware truth-discovery method of the ACCU family, beside the rules and never in their place.

After Dong, Berti-Equille and Srivastava, "Integrating Conflicting Data: The Role of Source Dependence" (VLDB 2009). Each house has an
accuracy, the mean probability of the values that it gives; each value the votes of its houses, ln(n A / (1 - A)) each; a house that is
not independent of another behind the same value (a copy, the same speaker on the same occasion) votes with a fifth. Both are computed in
turn until they stand. One question is what one force of one sender in one host numbered within 45 days; values within 15 % are one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import exp, log

from musterbook.compare import Fact, compatible, facts, named, near, number, places_agree
from musterbook.model import Claim, Known, Line, Links
from musterbook.values import Count
from musterbook.voices import grouped

# The paper's settings: as many wrong values as right ones are rare, a house is right four times in five until it shows otherwise.
_FALSE_VALUES = 10
_PRIOR, _PRIOR_WEIGHT = 0.8, 4
_DEPENDENT = 0.2
_ROUNDS = 30
_STILL = 1e-4
_WINDOW = timedelta(days=45)
_STATED = frozenset({"station", "deploy", "rotate"})


@dataclass(frozen=True, slots=True)
class Value:
    """One answer to a question: its number, the claims that give it, and how probable it is."""

    count: Count
    claims: tuple[Claim, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the method holds of a line's number: the most probable value, whether the line's range leaves it out or is wider, and why."""

    low: int | None
    high: int | None
    probability: float
    differs: bool
    why: str


@dataclass(frozen=True, slots=True)
class _Question:
    """The values given in answer, each with its houses in groups that are one voice each."""

    values: tuple[tuple[Count, tuple[Claim, ...]], ...]
    votes: tuple[tuple[tuple[str, ...], ...], ...]


def second_opinions(known: Known, links: Links) -> Mapping[str, tuple[Value, ...]]:
    """For each claim that states a total, the values of its question, most probable first. Accuracies are learned from all questions."""
    questions = [_question(group, known, links) for group in _groups(known)]
    accuracy: dict[str, float] = defaultdict(lambda: _PRIOR)
    chances = [_probabilities(one, accuracy) for one in questions]
    for _ in range(_ROUNDS):
        learned = _accuracies(questions, chances)
        moved = max((abs(learned[house] - accuracy[house]) for house in learned), default=0.0)
        accuracy.update(learned)
        chances = [_probabilities(one, accuracy) for one in questions]
        if moved < _STILL:
            break
    found: dict[str, tuple[Value, ...]] = {}
    for one, chance in zip(questions, chances, strict=True):
        values = [Value(count, claims, round(share, 4)) for (count, claims), share in zip(one.values, chance, strict=True)]
        values.sort(key=lambda value: (-value.probability, value.claims[0].id))
        found |= {claim.id: tuple(values) for value in values for claim in value.claims}
    return found


def opinion(line: Line, found: Mapping[str, tuple[Value, ...]]) -> Opinion | None:
    """The second opinion on a line's number; None where no stated total bears it."""
    values = next((found[claim.id] for claim in line.claims if claim.id in found), None)
    if values is None:
        return None
    best = values[0]
    differs = (line.low, line.high) != (best.count.low, best.count.high) and not _meets(line, best.count)
    others = "".join(f"; {number(other.count)} {other.probability:.0%}" for other in values[1:])
    why = f"{number(best.count)} {best.probability:.0%}, by {len(best.claims)} claim{'s' * (len(best.claims) != 1)}{others}"
    return Opinion(best.count.low, best.count.high, best.probability, differs, why)


def _meets(line: Line, count: Count) -> bool:
    """The line's own range is as narrow, and within 15 %."""
    if line.status == "disputed" or (line.low is None and line.high is None):
        return False
    return near(Count(line.low, line.high, of=count.of), count)


def _groups(known: Known) -> list[list[Fact]]:
    """Stated totals of one force, sender and host whose articles lie within 45 days of the first."""
    found: dict[tuple[object, ...], list[list[Fact]]] = {}
    for fact in facts(known):
        claim = fact.claim
        if claim.quantity and claim.quantity.mode == "total" and claim.action in _STATED and claim.status == "in_effect":
            of_party = found.setdefault((claim.senders, tuple(sorted(fact.hosts)), claim.quantity.of), [])
            same = next((group for group in of_party if _is_of(group[0], fact)), None)
            if same:
                same.append(fact)
            else:
                of_party.append([fact])
    return [group for of_party in found.values() for group in of_party]


def _is_of(first: Fact, fact: Fact) -> bool:
    one, other = first.claim, fact.claim
    alike = compatible(one, other) and bool(named(one)) == bool(named(other)) and bool(one.place) == bool(other.place)
    return alike and places_agree(one, other) and fact.day - first.day <= _WINDOW


def _question(group: Sequence[Fact], known: Known, links: Links) -> _Question:
    values: list[tuple[Count, list[Claim]]] = []
    for fact in group:
        count = fact.claim.quantity
        if count is not None:
            same = next((claims for other, claims in values if near(other, count)), None)
            if same is None:
                values.append((count, [fact.claim]))
            else:
                same.append(fact.claim)
    votes = (tuple(_houses(voice, known) for voice in grouped(claims, known, links)) for _, claims in values)
    return _Question(tuple((count, tuple(claims)) for count, claims in values), tuple(votes))


def _houses(claims: Iterable[Claim], known: Known) -> tuple[str, ...]:
    return tuple(sorted({known.articles[claim.article].outlet or claim.article for claim in claims}))


def _probabilities(question: _Question, accuracy: Mapping[str, float]) -> tuple[float, ...]:
    """The share of each value in all that could be, the values that nobody gave among them."""
    scores = [sum(_vote(houses, accuracy) for houses in voices) for voices in question.votes]
    weights = [exp(min(score, 50.0)) for score in scores]
    unsaid = max(0, _FALSE_VALUES + 1 - len(scores))
    return tuple(weight / (sum(weights) + unsaid) for weight in weights)


def _vote(houses: Sequence[str], accuracy: Mapping[str, float]) -> float:
    """The vote of one voice: its best house in full, those that depend on it with a fifth."""
    votes = sorted((_worth(accuracy[house]) for house in houses), reverse=True)
    return votes[0] + _DEPENDENT * sum(votes[1:])


def _worth(accuracy: float) -> float:
    kept = min(max(accuracy, 0.01), 0.99)
    return log(_FALSE_VALUES * kept / (1 - kept))


def _accuracies(questions: Sequence[_Question], chances: Sequence[Sequence[float]]) -> dict[str, float]:
    """The mean probability of what each house says, held back towards the prior where it says little."""
    said: dict[str, list[float]] = {}
    for one, chance in zip(questions, chances, strict=True):
        for voices, share in zip(one.votes, chance, strict=True):
            for house in sorted({house for voice in voices for house in voice}):
                said.setdefault(house, []).append(share)
    return {house: (sum(shares) + _PRIOR * _PRIOR_WEIGHT) / (len(shares) + _PRIOR_WEIGHT) for house, shares in sorted(said.items())}
