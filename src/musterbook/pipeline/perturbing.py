"""The perturbation suite: what the verifier accepts of altered claims, and what the bundled reader makes of altered texts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from musterbook.claims.perturb.proposals import KINDS
from musterbook.claims.perturb.texts import NEUTRAL, TELLING
from musterbook.claims.verify import examined, problems
from musterbook.claims.verify.ground import ground
from musterbook.model import Article, Claim
from musterbook.plugins import Reader

Item = tuple[Article, tuple[Claim, ...]]
Cell = tuple[str, str]
# The parts of the table, in order.
PARTS = (
    "claims as given, accepted",
    "altered claims without spans, accepted",
    "altered claims with spans, accepted",
    "reader: claims unchanged",
    "reader: changed as they must",
)
TRUE, BARE, SPANNED, SAME, CHANGED = PARTS
# Claims that lean on what an otherwise neutral alteration moves.
_LEANING = ", claims that lean on context"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: of `given` cases, `counted` were accepted, unchanged or changed as they must be. `hard`: see `Kind`."""

    part: str
    kind: str
    counted: int
    given: int
    hard: bool = False

    @property
    def share(self) -> float:
        """counted / given; 0 where nothing was given."""
        return self.counted / self.given if self.given else 0.0


def rows(items: Iterable[Item], *, reading: bool = True) -> tuple[Row, ...]:
    """The whole table over articles with claims that a careful coder made. `reading`: try the bundled reader too."""
    counted, given = Counter[Cell](), Counter[Cell]()
    for article, claims in items:
        for cell, well in (*_proposals(article, claims), *(_readings(article) if reading else ())):
            given[cell] += 1
            counted[cell] += well
    hard = {kind.name for kind in KINDS if kind.hard} | {f"{neutral.name}{_LEANING}" for neutral in NEUTRAL}
    order = [*(kind.name for kind in KINDS), *(n.name + more for n in NEUTRAL for more in ("", _LEANING)), *(kind.name for kind in TELLING)]
    cells = sorted(given, key=lambda cell: (PARTS.index(cell[0]), order.index(cell[1]) if cell[1] in order else -1))
    return tuple(Row(part, kind, counted[part, kind], given[part, kind], kind in hard) for part, kind in cells)


def pooled(table: Iterable[Row], part: str) -> Row:
    """All kinds of a part together, the hard ones left out."""
    kinds = [row for row in table if row.part == part and not row.hard]
    return Row(part, "all kinds", sum(row.counted for row in kinds), sum(row.given for row in kinds))


def _proposals(article: Article, claims: Iterable[Claim]) -> Iterator[tuple[Cell, bool]]:
    """What the verifier makes of the claims, as they are and altered, without spans and with those that it found."""
    bare = tuple(_without_spans(claim) for claim in claims)
    base = ground(article)
    spanned = [found for claim in bare if isinstance(found := examined(base, claim), Claim)]
    yield from (((TRUE, "as they are"), _accepted(article, claim)) for claim in bare)
    yield from (((TRUE, "with the spans found"), _accepted(article, claim)) for claim in spanned)
    for kind in KINDS:
        for part, given in ((BARE, bare), (SPANNED, spanned)):
            altered = (one for claim in given for one in kind.alter(article, claim))
            yield from (((part, kind.name), _accepted(article, one)) for one in altered if not any(_says_so(one, true) for true in bare))
    for neutral in NEUTRAL:
        other = neutral.alter(article)
        yield from (((TRUE, neutral.name), _accepted(other, claim)) for claim in bare)


def _says_so(altered: Claim, true: Claim) -> bool:
    """What was altered says what another true claim says: a report and its denial stand in one sentence, and swapping them makes no lie."""
    same = all(getattr(altered, slot) == getattr(true, slot) for slot in _TELLING)
    return same and (altered.status == "denied") == (true.status == "denied")


_TELLING = ("action", "senders", "hosts", "unit", "quantity", "start", "end", "said_on")


def _without_spans(claim: Claim) -> Claim:
    """The claim with nothing but its slots and its evidence."""
    return Claim(article=claim.article, evidence=claim.evidence, nth=claim.nth, reader=claim.reader, **claim.slots())


def _accepted(article: Article, claim: Claim) -> bool:
    return next(problems(article, claim), None) is None


def _readings(article: Article) -> Iterator[tuple[Cell, bool]]:
    """What the bundled reader makes of altered texts: the same claims of neutral ones, one claim changed of telling ones."""
    before = _reader()(article).claims
    for neutral in NEUTRAL:
        after = Counter(_said(claim) for claim in _reader()(neutral.alter(article)).claims)
        for claim in before:
            kind = neutral.name if neutral.spares(article, claim) else f"{neutral.name}{_LEANING}"
            yield (SAME, kind), after[_said(claim)] > 0
    for telling in TELLING:
        for claim in before:
            found = telling.alter(article, claim)
            if found:
                yield (CHANGED, telling.name), _said(found[1]) in {_said(c) for c in _reader()(found[0]).claims}
                break


def _said(claim: Claim) -> str:
    """What a claim says, whatever its evidence and however its quotation marks look."""
    return repr(claim.slots()).translate({0x2019: "'", 0x2018: "'"}).replace('"', "'")


@cache
def _reader() -> Reader:
    # By name, because spaCy takes 0.6 s to import and the other half of the suite needs none.
    found: Reader = import_module("musterbook.claims.read").read
    return found
