"""A text's sketch: a few bits of it, by which most pairs that no rule calls alike are told apart without comparing them word by word.

In: texts. Out: whether two may be alike. The bits give an upper bound of what two texts share, so that no pair of which a rule of `copies`
could say anything is left out; a law holds that. A sketch is a hundredth of a text's memory, and two of them are compared in a microsecond.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from musterbook.links import respelt, reworded, verbatim
from musterbook.links.rarity import of_name, of_word
from musterbook.links.texts import Text

# So many that few tokens of two texts fall on one bit by chance: of the pairs with two prints in common in a book of half a million claims,
# one in fifty is compared word by word, and a quarter of these are alike.
_RUN_BITS, _NAME_BITS, _WORD_BITS = 4096, 512, 1024
_FRESH = reworded.FRESH.days
# Sums of weights are compared a little below the bound, for they are added up in another order.
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Bits:
    """Which bits the tokens of a set fall on, how many tokens there are, and how many of them fall on a bit that another has."""

    bits: int
    count: int
    hidden: int

    def shared(self, other: "Bits") -> int:
        """How many tokens the two sets have in common, at most."""
        return (self.bits & other.bits).bit_count() + min(self.hidden, other.hidden)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Tokens as bits, by what they weigh each; and what all of them weigh."""

    parts: Mapping[float, Bits]
    weight: float

    def shared(self, other: "Weighed") -> tuple[int, float]:
        """How many tokens the two sets have in common, and what these weigh, at most."""
        count, weight = 0, 0.0
        for each, bits in self.parts.items():
            if each in other.parts:
                common = bits.shared(other.parts[each])
                count, weight = count + common, weight + common * each
        return count, weight


@dataclass(frozen=True, slots=True)
class Sketch:
    """The bits of a text's runs, and of its names and words by what they tell."""

    runs: Bits
    names: Weighed
    words: Weighed
    house: str
    day: date | None


def sketch(text: Text) -> Sketch:
    """The sketch of a text."""
    names, words = _weighed(text.rare, of_name, _NAME_BITS), _weighed(text.stems, of_word, _WORD_BITS)
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


def _weighed(tokens: Iterable[str], weight: Callable[[str], float], size: int) -> Weighed:
    """The tokens as bits, those of one weight together."""
    told: dict[float, list[int]] = {}
    for token in tokens:
        told.setdefault(weight(token), []).append(crc32(token.encode("utf-8", "surrogatepass")))
    parts = {each: _bits(told[each], size) for each in sorted(told)}
    return Weighed(parts, sum(each * bits.count for each, bits in parts.items()))


def _bits(tokens: Iterable[int], size: int) -> Bits:
    bits = count = 0
    for token in tokens:
        bits |= 1 << token % size
        count += 1
    return Bits(bits, count, count - bits.bit_count())
