"""A text's sketch: a few bits of it, by which most pairs that no rule calls alike are told apart without comparing them word by word.

In: texts. Out: whether two may be alike. The bits give an upper bound of what two texts share, so that no pair of which a rule of `copies`
could say anything is left out; a law holds that. A sketch is a hundredth of a text's memory, and two of them are compared in a microsecond.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from musterbook.links import respelt, reworded, verbatim
from musterbook.links.rarity import OTHER, OWN, of_name, of_word
from musterbook.links.texts import Text

_RUN_BITS, _NAME_BITS, _WORD_BITS = 2048, 512, 1024
_FRESH = reworded.FRESH.days
# Sums of weights are compared a little below the bound, for they are added up in another order.
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Bits:
    """Which bits the tokens of a set fall on, and how many tokens there are."""

    bits: int
    count: int

    def shared(self, other: "Bits") -> int:
        """How many tokens the two sets have in common, at most."""
        both = (self.bits & other.bits).bit_count()
        return both + min(self.count - self.bits.bit_count(), other.count - other.bits.bit_count())


@dataclass(frozen=True, slots=True)
class Weighed:
    """Tokens of which those that tell most fall on bits: what these weigh each, what the others weigh together, and how many those are."""

    bits: Bits
    each: float
    rest: float
    others: int

    def shared(self, other: "Weighed") -> tuple[int, float]:
        """How many tokens the two sets have in common, and what these weigh, at most."""
        telling = self.bits.shared(other.bits)
        return telling + min(self.others, other.others), telling * self.each + min(self.rest, other.rest)

    @property
    def weight(self) -> float:
        """What all of them weigh."""
        return self.bits.count * self.each + self.rest


@dataclass(frozen=True, slots=True)
class Sketch:
    """The bits of a text's runs, of its own names and of its telling words; of both, what the others weigh, and how many they are."""

    runs: Bits
    names: "Weighed"
    words: "Weighed"
    house: str
    day: date | None


def sketch(text: Text) -> Sketch:
    """The sketch of a text."""
    names, words = _weighed(text.rare, of_name, OWN, _NAME_BITS), _weighed(text.stems, of_word, OTHER, _WORD_BITS)
    return Sketch(_bits(text.runs, _RUN_BITS), names, words, text.house, text.day)


def may_be_alike(left: Sketch, right: Sketch) -> bool:
    """Some rule may say that the one derives from the other."""
    return _may_be_verbatim(left, right) or (left.house != right.house and (_may_be_reworded(left, right) or _may_be_respelt(left, right)))


def _may_be_verbatim(left: Sketch, right: Sketch) -> bool:
    needed = max(verbatim.LEAST_RUNS, verbatim.SHARE * min(left.runs.count, right.runs.count) - _SLACK)
    return left.runs.shared(right.runs) >= needed


def _may_be_reworded(left: Sketch, right: Sketch) -> bool:
    if left.day is None or right.day is None or abs((left.day - right.day).days) > _FRESH:
        return False
    count, weight = left.names.shared(right.names)
    return count >= reworded.LEAST and weight >= reworded.SHARE * min(left.names.weight, right.names.weight) - _SLACK


def _may_be_respelt(left: Sketch, right: Sketch) -> bool:
    count, weight = left.words.shared(right.words)
    return count >= respelt.LEAST and weight >= respelt.SHARE * min(left.words.weight, right.words.weight) - _SLACK


def _weighed(tokens: Iterable[str], weight: Callable[[str], float], most: float, size: int) -> Weighed:
    """The tokens that weigh most as bits."""
    told = {token: weight(token) for token in sorted(tokens)}
    telling = [token for token in told if told[token] == most]
    rest = [found for found in told.values() if found != most]
    return Weighed(_bits((crc32(token.encode("utf-8", "surrogatepass")) for token in telling), size), most, sum(rest), len(rest))


def _bits(tokens: Iterable[int], size: int) -> Bits:
    bits = count = 0
    for token in tokens:
        bits |= 1 << token % size
        count += 1
    return Bits(bits, count)
