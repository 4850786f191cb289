"""What a line starts from: stated totals, each with those of the same days that cannot hold beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from musterbook.compare import Fact, label, named, number
from musterbook.posture.standing import as_of


@dataclass(frozen=True, slots=True)
class Total:
    """A stated total, with its rivals."""

    fact: Fact
    low: int | None
    high: int | None
    rivals: tuple[Fact, ...] = ()

    @property
    def day(self) -> date:
        """The day for which it speaks."""
        return as_of(self.fact)

    def sentence(self) -> str:
        """Its number, place and force, when it was published, and what stands against it."""
        claim = self.fact.claim
        where = f" at {claim.place}" if claim.place else ""
        what = f" ({label(claim)})" if named(claim) else ""
        against = "".join(f", against {number(rival.claim.quantity)} of {rival.day}" for rival in self.rivals)
        return f"{number(claim.quantity)}{where}{what}, published {self.fact.day}{against}"


@dataclass(frozen=True, slots=True)
class Base:
    """A range before anything that came or went later, the totals that bear it, why, and by which rules."""

    low: int | None
    high: int | None
    totals: tuple[Total, ...]
    why: str
    rules: tuple[str, ...]

    @property
    def day(self) -> date:
        """The day of the latest total in it."""
        return max(total.day for total in self.totals)


def added(values: Iterable[int | None]) -> int | None:
    """The sum, unknown where any is."""
    found = list(values)
    return None if None in found else sum(value for value in found if value is not None)


def sentences(totals: Sequence[Total]) -> str:
    """Each total's sentence, in the order of publication."""
    return "; ".join(total.sentence() for total in sorted(totals, key=lambda total: total.fact.order))
