"""What the ledger keeps of the claims that bear a posture: which contradictions of them are open, without reading what contradicts them.

In: an excerpt, and the facts that bear. Out: how many open contradictions touch some of them, and the facts of which days do not tell it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache

from musterbook.compare import Fact
from musterbook.ledger.seasons import EVERY, is_of_contradictions_alone, open_on, weight
from musterbook.model import Article, Conflict
from musterbook.pipeline.deriving import LONG_AGO, season_of
from musterbook.pipeline.surroundings import Surroundings
from musterbook.values import bounds

# A rule, and the rows of two claims.
_Key = tuple[str, int, int]


class Weighed:
    """The weights of the claims read so far, by the day by which is asked; `is_sure` of all of them."""

    def __init__(self, around: Surroundings, seasons: Collection[int]) -> None:
        self._around, self._by = around, around.excerpt.known_by.toordinal()
        self._seasons = None if EVERY in seasons else seasons
        # The rows of claims by their ids, and the rows that were looked up.
        self._rows: dict[str, int] = {}
        self._taken: set[int] = set()
        # By sender and row: bodies of weights, which of them days do not tell, and the contradictions that are open by the day.
        self._bodies: dict[tuple[str, int], str] = {}
        self._unsure: set[tuple[str, int]] = set()
        self._disputes: dict[tuple[str, int], frozenset[_Key]] = {}
        self._echoes: set[int] = set()
        # Rows of claims of seasons that are not kept.
        self._missing: set[int] = set()
        self.is_sure = True

    def take(self) -> None:
        """Look up what is kept of the claims that were read since."""
        excerpt = self._around.excerpt
        fresh = {seq: claim for seq, claim in excerpt.claims.items() if seq not in self._taken}
        if not fresh:
            return
        self._taken |= fresh.keys()
        self._rows |= {claim.id: seq for seq, claim in fresh.items()}
        wanted = [(_season(excerpt.articles[claim.article]), seq) for seq, claim in fresh.items()]
        self._missing |= {seq for season, seq in wanted if self._seasons is not None and season not in self._seasons}
        found = excerpt.weights(self._around.host, [one for one in wanted if one[1] not in self._missing])
        self._bodies |= {(sender, claim): body for claim, sender, body in found}
        told = [weight(row) for row in found if not is_of_contradictions_alone(row[2])]
        self._unsure |= {(one.sender, one.claim) for one in told if one.unsure}
        self._echoes |= {one.claim for one in told if any(since <= self._by < until for since, until in one.echo)}
        self.is_sure = self.is_sure and not self._missing and not any(one.unsure for one in told)

    def is_echo(self, fact: Fact) -> bool:
        """The claim only repeats its source."""
        return self._rows[fact.claim.id] in self._echoes

    def unsure(self, bearing: Mapping[str, Sequence[Fact]]) -> dict[str, list[Fact]]:
        """By sender, the facts of which it must be asked anew what contradicts them."""
        self.take()
        told = {sender: [fact for fact in facts if self._is_unsure(sender, fact.claim.id)] for sender, facts in bearing.items()}
        return {sender: facts for sender, facts in told.items() if facts}

    def counting(self, conflicts: Iterable[Conflict]) -> Callable[[frozenset[str], str, str], int]:
        """Tells of claims that bear how many open contradictions touch them; those of unsure ones are among the conflicts given."""
        self.take()
        disputed = [one for one in conflicts if one.resolution == "disputed"]

        # A line is asked about for its credibility, and for itself.
        @cache
        def counted(claims: frozenset[str], sender: str, host: str) -> int:
            anew = {name for name in claims if self._is_unsure(sender, name)}
            found = {
                _key(one.kind, self._rows[one.left.id], self._rows[one.right.id])
                for one in disputed if anew and one.concerns(sender, host) and not anew.isdisjoint((one.left.id, one.right.id))
            }  # fmt: skip
            return len(found.union(*(self._open(sender, name) for name in claims if name not in anew)))

        return counted

    def _is_unsure(self, sender: str, name: str) -> bool:
        row = self._rows[name]
        return row in self._missing or (sender, row) in self._unsure

    def _open(self, sender: str, name: str) -> frozenset[_Key]:
        row = self._rows[name]
        if (sender, row) not in self._disputes:
            body = self._bodies.get((sender, row))
            self._disputes[sender, row] = frozenset(open_on(body, row, self._by)) if body else frozenset()
        return self._disputes[sender, row]


def _season(article: Article) -> int:
    return season_of(bounds(article.published)[0].toordinal() if article.published else LONG_AGO)


def _key(kind: str, one: int, other: int) -> _Key:
    return kind, min(one, other), max(one, other)
