"""What the stages exchange: Article, Claim, Failure, Known, and what is concluded from them.

All frozen, slotted and checked at birth; docs/codebook.md fixes the slots of a claim. Stages meet only here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from musterbook.copying import Borrowing as Borrowing
from musterbook.copying import Copy as Copy
from musterbook.copying import CopyTree as CopyTree
from musterbook.custody import Capture, Judgement
from musterbook.errors import BadValue
from musterbook.values import OPEN, Count, Span, check_edtf, digest

ACTIONS = frozenset({"station", "deploy", "withdraw", "rotate", "transfer"})
STATUSES = frozenset(
    {"requested", "considered", "announced", "approved", "ordered", "under_way", "in_effect", "ended", "denied", "cancelled"}
)
BASES = ("permanent", "persistent", "rotational", "indefinite", "temporary", "exercise")
ECHELONS = (
    "team", "squad", "platoon", "company", "battalion", "regiment", "brigade", "division", "corps", "battlegroup",
    "squadron", "wing", "headquarters",
)  # fmt: skip
FUNCTIONS = (
    "armour", "infantry", "artillery", "air-defence", "aviation", "fighter", "air-policing", "special-forces", "engineer",
    "logistics", "signals", "naval", "missile", "medical", "reconnaissance", "headquarters",
)  # fmt: skip
# The order in which slots are written, everywhere.
SLOTS = (
    "action", "status", "senders", "hosts", "place", "origin", "unit", "echelon", "function", "equipment", "quantity",
    "basis", "start", "end", "speakers", "via", "said_on",
)  # fmt: skip


def _one_of(slot: str, value: str | None, allowed: Any) -> None:
    if value is not None and value not in allowed:
        raise BadValue(f"{slot}: {value!r} is none of {', '.join(sorted(allowed))}")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom the text makes answerable: a person or a body. At least one field is filled."""

    name: str | None = None
    role: str | None = None
    org: str | None = None
    country: str | None = None

    def __post_init__(self) -> None:
        if not (self.name or self.role or self.org or self.country):
            raise BadValue("Speaker: name, role, org and country are all empty")

    def label(self) -> str:
        """One line for people: 'Antony Blinken, Secretary of State'."""
        return ", ".join(part for part in (self.name, self.role, self.org) if part) or str(self.country)


@dataclass(frozen=True, slots=True)
class Article:
    """One text of one outlet, with what it says of itself. Offsets everywhere are characters of `text`.

    `published` is an EDTF date or None (never guessed); `source` is where the bytes came from (path or URL);
    `notes` are the plain reasons why a field is unknown.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    dateline: str | None = None
    agency: str | None = None
    republished_from: str | None = None
    lang: str | None = "en"
    url: str | None = None
    source: str | None = None
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.id or not self.text.strip():
            raise BadValue(f"Article {self.id!r}: id and text must not be empty")
        check_edtf("published", self.published)

    @staticmethod
    def new_id(text: str, outlet: str | None = None) -> str:
        """The id of an article that came without one: the same text of the same outlet is the same article."""
        return digest([outlet, " ".join(text.split())])


@dataclass(frozen=True, slots=True)
class Claim:
    """One source saying one thing: one action, one force, one set of hosts (docs/codebook.md).

    `hosts` empty means that the text gives no place. `spans` maps a slot to the characters of the article that bear it;
    `context` maps a slot to the reason why it was filled from outside the evidence ("dateline", "the battalion", ...).
    `nth` is the claim's place in its article; `reader` names who read it. `id` follows from article, evidence and slots.
    """

    article: str
    evidence: str
    action: str
    status: str
    senders: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    place: str | None = None
    origin: str | None = None
    unit: str | None = None
    echelon: str | None = None
    function: str | None = None
    equipment: tuple[str, ...] = ()
    quantity: Count | None = None
    basis: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    speakers: tuple[Speaker, ...] = ()
    via: tuple[str, ...] = ()
    said_on: str | None = None
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict, compare=False)
    context: Mapping[str, str] = field(default_factory=dict, compare=False)
    nth: int = field(default=0, compare=False)
    reader: str = field(default="rules", compare=False)
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        _one_of("action", self.action or "", ACTIONS)
        _one_of("status", self.status or "", STATUSES)
        _one_of("echelon", self.echelon, ECHELONS)
        _one_of("function", self.function, FUNCTIONS)
        for basis in self.basis:
            _one_of("basis", basis, BASES)
        check_edtf("start", self.start)
        check_edtf("end", self.end, may_be_open=True)
        check_edtf("said_on", self.said_on)
        if not self.evidence.strip():
            raise BadValue("Claim: evidence must not be empty")
        object.__setattr__(self, "id", digest([self.article, self.evidence, repr(self.slots())]))

    def slots(self) -> dict[str, Any]:
        """The codebook's slots in their fixed order."""
        return {name: getattr(self, name) for name in SLOTS}

    @property
    def is_open(self) -> bool:
        """The presence has no end (permanent, indefinite)."""
        return self.end == OPEN


@dataclass(frozen=True, slots=True)
class Refusal:
    """A claim, or a slot of one, that did not re-derive from its own words; counted, never repaired."""

    article: str
    evidence: str
    slot: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of one article, with the capture it came from and what people said of its claims, where there is any."""

    article: Article
    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...] = ()
    capture: Capture | None = None
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that gave no article, or an article that gave no reading. One row each; the run goes on."""

    stage: str
    source: str
    why: str


@dataclass(frozen=True, slots=True)
class Known:
    """All that the ledger knew by a day. `articles` by id; claims by (published, article id, nth): the order of reading never matters.

    `voices`, once reconciled: of how many independent voices a claim is. `ratings` are analysts' own, by claim id."""

    articles: Mapping[str, Article]
    claims: tuple[Claim, ...]
    voices: Callable[[Claim], int] | None = field(default=None, compare=False)
    ratings: Mapping[str, Judgement] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)  # claims as facts, by id, made once

    def published(self, claim: Claim) -> str:
        """The EDTF date of the claim's article, '' where unknown."""
        return self.articles[claim.article].published or ""


def known(articles: Mapping[str, Article], claims: tuple[Claim, ...]) -> Known:
    """Build a Known with claims in the fixed order."""
    order = tuple(sorted(claims, key=lambda c: (articles[c.article].published or "", c.article, c.nth, c.id)))
    return Known(dict(sorted(articles.items())), order)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that cannot both hold, the earlier left. kind: number, end, basis, status, sum; resolution: disputed, superseded.

    `is_correction`: the right one says that it replaces the left one, with all its slots; `parties`: whose presence where it is about."""

    kind: str
    resolution: str
    left: Claim
    right: Claim
    why: str
    is_correction: bool = False
    parties: frozenset[tuple[str, str]] = frozenset()

    def concerns(self, sender: str, host: str) -> bool:
        """It is about the presence of that sender in that host."""
        return not self.parties or (sender, host) in self.parties


@dataclass(frozen=True, slots=True)
class Promise:
    """A claim about the future and what became of it. state: open, kept, overdue, superseded, cancelled.

    `made_by` are the claims that make it, first first; `by` those that decided its state; `due` an EDTF date or None.
    """

    made_by: tuple[Claim, ...]
    state: str
    due: str | None
    by: tuple[Claim, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Links:
    """How articles and claims hang together: `roots` of copies, which claims are `lent` by which, and `counted`: see `posture.disputed`.
    `repeats` tells which claims only repeat their root, where not all that is known is given with them."""

    trees: tuple[CopyTree, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    promises: tuple[Promise, ...] = ()
    borrowed: tuple[Borrowing, ...] = ()
    lent: Callable[[Sequence[Claim]], Mapping[str, str]] | None = field(default=None, compare=False)
    counted: Callable[[frozenset[str], str, str], int] | None = field(default=None, compare=False)
    repeats: Callable[[Claim], bool] | None = field(default=None, compare=False)
    roots: Mapping[str, str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "roots", {copy.article: tree.root for tree in self.trees for copy in tree.members})


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a commitment: basis and end, by which claim, whose word, said when, and the claims of the steps before and after."""

    claim: Claim
    basis: tuple[str, ...]
    until: str | None
    why: str
    superseded_by: str | None = None
    said: str | None = None
    voice: str = ""
    supersedes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """What is known of one (sender, host, what) on a date. Bounds inclusive, None unknown.

    `what` is 'personnel' or a unit, echelon, function or type; `credibility` an Admiralty code such as 'B2'; `rules`: docs/rules.md.
    """

    sender: str
    host: str
    what: str
    place: str | None
    low: int | None
    high: int | None
    basis: tuple[str, ...]
    until: str | None
    status: str
    credibility: str
    why: str
    claims: tuple[Claim, ...]
    last_reported: str | None
    conflicts: int
    voices: int = 1
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Posture:
    """The estimate for a host on a date, as far as was known by a date."""

    host: str
    on: str
    known_by: str
    lines: tuple[Line, ...]
