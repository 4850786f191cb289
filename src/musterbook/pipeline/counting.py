"""What counts for each sender of a host among the claims read so far, by force, and which forces were told anything new since.

In: standings, as more and more is read. Out: of each line what counts for it and what it starts from, worked out again where that changed.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from musterbook.compare import Fact
from musterbook.model import Claim
from musterbook.pipeline.lines import ALL_TOLD, KINDS, Line
from musterbook.posture.forces import values
from musterbook.posture.gone import gone_by
from musterbook.posture.holding import Based, based
from musterbook.posture.standing import Standing

# A sender, and a force of it.
_Force = tuple[str, str, str]


class Counting:
    """The standings of one question."""

    def __init__(self, on: date) -> None:
        self._on = on
        self.standings: tuple[Standing, ...] = ()
        self._of: dict[str, Standing] = {}
        self._kept: dict[str, dict[str, Fact]] = {}
        # How often what counts for a force changed.
        self._changed: dict[_Force, int] = {}
        # By sender, as of the last time that anything of it changed, the facts that name each force; and the forces that each claim names.
        self._parts: dict[str, dict[_Force, list[Fact]]] = {}
        self._named: dict[str, list[tuple[str, str]]] = {}
        self._based: dict[_Force, tuple[int, Sequence[Claim], Based]] = {}
        self._twice: dict[str, frozenset[str]] = {}

    def take(self, standings: tuple[Standing, ...]) -> None:
        """What counts now."""
        self.standings, self._of = standings, {standing.sender: standing for standing in standings}
        kept = {standing.sender: {fact.claim.id: fact for fact in standing.facts} for standing in standings}
        twice = {standing.sender: _told_twice(standing) for standing in standings}
        for sender in kept.keys() | self._kept.keys():
            now, before = kept.get(sender, {}), self._kept.get(sender, {})
            changed = [*(now[name] for name in now.keys() - before.keys()), *(before[name] for name in before.keys() - now.keys())]
            forces = {(sender, ALL_TOLD, ALL_TOLD)} if changed else set()
            forces |= {(sender, *force) for fact in changed for force in self._forces(fact)}
            if twice.get(sender) != self._twice.get(sender):
                forces |= self._parts.get(sender, {}).keys()
            for force in forces:
                self._changed[force] = self._changed.get(force, 0) + 1
            if forces:
                self._part(sender, now.values())
        self._kept, self._twice = kept, twice

    def _part(self, sender: str, facts: Iterable[Fact]) -> None:
        parts: dict[_Force, list[Fact]] = {}
        for fact in facts:
            for kind, value in self._forces(fact):
                parts.setdefault((sender, kind, value), []).append(fact)
        self._parts[sender] = parts

    def _forces(self, fact: Fact) -> list[tuple[str, str]]:
        found = self._named.get(fact.claim.id)
        if found is None:
            found = self._named[fact.claim.id] = [(kind, value) for kind in KINDS for value in values(fact.claim, kind)]
        return found

    def kept(self, sender: str) -> dict[str, Fact]:
        """What counts for a sender, by the id of the claim."""
        return self._kept.get(sender, {})

    def twice(self, sender: str) -> frozenset[str]:
        """Articles that tell of one force of a sender both that it came and that it is there, so that the two may be counted as one."""
        return self._twice.get(sender, frozenset())

    def changed(self, line: Line) -> int:
        """How often what counts for a line changed."""
        return self._changed.get(_force(line), 0)

    def based(self, line: Line) -> Based:
        """The totals that a line starts from, what had gone, and whether any total was ever stated."""
        standing, force, changed = self._of.get(line.sender), _force(line), self.changed(line)
        if standing is None:
            return None, (), False
        known = self._based.get(force)
        if known is None or known[0] != changed:
            own = standing if line.kind == ALL_TOLD else standing.of(self._parts.get(line.sender, {}).get(force, ()))
            telling = _telling(own.facts)
            is_same = known is not None and _same(known[1], telling)
            known = self._based[force] = changed, telling, known[2] if known and is_same else based(own, line.value, self._on)
        return known[2]

    def based_as(self, standing: Standing, what: str) -> Based | None:
        """The same for what counts now for a line under its name, where that is what it was worked out of."""
        telling = _telling(standing.facts)
        found = (self._based.get((standing.sender, kind, what)) for kind in (ALL_TOLD, *KINDS))
        return next((told for one in found if one for _, own, told in (one,) if _same(own, telling)), None)


def _force(line: Line) -> _Force:
    return line.sender, line.kind, line.value


def _told_twice(standing: Standing) -> frozenset[str]:
    came = {fact.claim.article for fact in standing.facts if fact.claim.quantity and fact.claim.action != "station"}
    stays = {fact.claim.article for fact in standing.facts if fact.claim.quantity and fact.claim.action == "station"}
    return frozenset(came & stays)


def _telling(facts: Iterable[Fact]) -> list[Claim]:
    """The claims of which depends what a line starts from: those that state a total, and those of a force that had gone."""
    return [fact.claim for fact in facts if (fact.claim.quantity and fact.claim.quantity.mode == "total") or gone_by(fact)]


def _same(left: Sequence[Claim], right: Sequence[Claim]) -> bool:
    return len(left) == len(right) and all(one is other for one, other in zip(left, right, strict=True))
