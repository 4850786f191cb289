"""What the ledger keeps of the claims that bear a posture: which contradictions of them are open, without reading what contradicts them.

In: an excerpt, and the facts that bear. Out: how many open contradictions touch some of them, and the facts of which days do not tell it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from musterbook.compare import Fact
from musterbook.ledger.seasons import Weight
from musterbook.model import Conflict
from musterbook.pipeline.deriving import season_of
from musterbook.pipeline.surroundings import Surroundings

# A rule, and the rows of two claims.
_Key = tuple[str, int, int]


class Weighed:
    """The weights of some facts, by the day by which is asked."""

    def __init__(self, around: Surroundings, bearing: Mapping[str, Sequence[Fact]]) -> None:
        self._around, self._bearing = around, bearing
        excerpt = around.excerpt
        self._by = excerpt.known_by.toordinal()
        self._rows = {claim.id: seq for seq, claim in excerpt.claims.items()}
        wanted = {(season_of(fact.day.toordinal()), self._rows[fact.claim.id]) for facts in bearing.values() for fact in facts}
        found = excerpt.weights(around.host, wanted) if wanted else []
        self._weights: dict[tuple[str, int], Weight] = {(one.sender, one.claim): one for one in found}

    def unsure(self) -> dict[str, list[Fact]]:
        """By sender, the facts of which it must be asked anew what contradicts them."""
        return {sender: [fact for fact in facts if self._is_unsure(sender, fact.claim.id)] for sender, facts in self._bearing.items()}

    def counting(self, conflicts: Iterable[Conflict]) -> Callable[[Collection[str], str, str], int]:
        """Tells of claims that bear how many open contradictions touch them; those of unsure ones are among the conflicts given."""
        self._rows |= {claim.id: seq for seq, claim in self._around.excerpt.claims.items()}
        disputed = [one for one in conflicts if one.resolution == "disputed"]

        def counted(claims: Collection[str], sender: str, host: str) -> int:
            anew = {name for name in claims if self._is_unsure(sender, name)}
            found = {
                _key(one.kind, self._rows[one.left.id], self._rows[one.right.id])
                for one in disputed if anew and one.concerns(sender, host) and not anew.isdisjoint((one.left.id, one.right.id))
            }  # fmt: skip
            return len(found.union(*(self._open(sender, name) for name in claims if name not in anew)))

        return counted

    def _is_unsure(self, sender: str, name: str) -> bool:
        weight = self._weights.get((sender, self._rows[name]))
        return weight is not None and weight.unsure

    def _open(self, sender: str, name: str) -> set[_Key]:
        weight = self._weights.get((sender, self._rows[name]))
        told = weight.open if weight else ()
        return {_key(kind, self._rows[name], other) for kind, other, since, until in told if since <= self._by < until}


def _key(kind: str, one: int, other: int) -> _Key:
    return kind, min(one, other), max(one, other)
