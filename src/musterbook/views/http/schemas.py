"""The shapes of the JSON API, for its OpenAPI document; `views.payloads` makes the objects, these describe them."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from musterbook.ledger.overlay import OVERLOOKED


class Shape(BaseModel):
    """An object with the keys that are listed; tests compare them with what is sent."""

    model_config = ConfigDict(extra="allow")


class Ref(Shape):
    """A claim, referred to."""

    claim: str
    article: str
    evidence: str
    voices: int = Field(default=1, description="How many independent voices say what it says.")


class Error(Shape):
    """What failed."""

    status: int
    code: str = Field(examples=["not_found"])
    message: str


class ErrorAnswer(Shape):
    """The one shape of every error."""

    error: Error


class Line(Shape):
    """One line of a posture."""

    sender: str
    what: str
    place: str | None
    low: int | None
    high: int | None
    basis: list[str]
    until: str | None
    status: str
    credibility: str
    why: str
    claims: list[Ref]
    last_reported: str | None
    conflicts: int
    voices: int
    rules: list[str]
    tags: list[str] = Field(description="Admiralty tags, as MISP writes them.")
    id: str = Field(description="What `musterbook explain` takes for the line: HOST:SENDER:WHAT.")


class Posture(Shape):
    """The estimate for a host on a date."""

    host: str
    on: str
    known_by: str
    lines: list[Line]


class Promise(Ref):
    """A promise and what became of it."""

    action: str
    senders: list[str]
    hosts: list[str] | None
    what: str
    due: str | None
    state: Literal["open", "kept", "overdue", "superseded", "cancelled"]
    made_by: list[Ref]
    by: list[Ref]
    why: str


class Conflict(Shape):
    """Two claims that cannot both hold."""

    kind: str
    resolution: Literal["disputed", "superseded"]
    left: Ref
    right: Ref
    why: str


class Member(Shape):
    """One copy in a tree."""

    article: str
    of: str
    why: str
    rule: str = Field(default="", description="By which rule it is known: docs/rules.md.")


class Tree(Shape):
    """One text at several addresses."""

    root: str
    members: list[Member]


class Change(Shape):
    """What changed on a day."""

    on: str
    sender: str
    what: str
    before: str | None
    after: str | None
    why: str
    claims: list[Ref]


class Stretch(Shape):
    """Some days on which a presence is present, absent or unknown, reported or inferred."""

    start: str
    end: str
    state: str
    source: str
    why: str
    claims: list[Ref]


class Continuity(Shape):
    """The record of one presence."""

    host: str
    sender: str
    what: str
    reported: float
    covered: float
    contingents: int
    verdict: str | None
    why: str
    said: Ref | None
    against: list[Ref]
    stretches: list[Stretch]


class Difference(Shape):
    """One thing that is otherwise at the later of two days."""

    kind: str
    sender: str
    host: str
    what: str
    slot: str | None
    before: str | None
    after: str | None
    why: str
    claims: list[Ref]


class Verdict(Ref):
    """What one claim of a checked text adds to the ledger."""

    verdict: Literal["new", "corroborates", "contradicts", "supersedes", "copies"]
    against: list[Ref]
    why: str


class Refused(Shape):
    """A claim, or a slot of one, that did not re-derive from its own words."""

    evidence: str
    slot: str
    why: str


class Checked(Shape):
    """A text held against the ledger, which is not changed."""

    verdicts: list[Verdict]
    refused: list[Refused]
    failures: list[str]


class ToCheck(Shape):
    """A text to check: plain, or the source of a page."""

    text: str = Field(min_length=1, max_length=1_000_000)


class Explained(Shape):
    """A claim or an article with everything around it."""


class Found(Ref):
    """A claim that a search found."""

    published: str | None
    outlet: str | None


class Status(Shape):
    """The ledger's newest entry, and how much stands in it."""

    entries: int
    head: str
    counts: dict[str, int]


class Judged(Shape):
    """A reviewer's judgement of a claim."""

    claim: str
    verdict: Literal["accept", "correct", "reject"]
    by: str = Field(min_length=1, max_length=120)
    why: str = Field(min_length=1, max_length=1000)
    slots: dict[str, Any] = Field(default={}, description="For `correct`: each wrong slot with its right value, in the codebook's shape.")


class ToAdd(Shape):
    """A claim that no reader found, which a reviewer saw in an article."""

    article: str
    by: str = Field(min_length=1, max_length=120)
    why: str = Field(default=OVERLOOKED, min_length=1, max_length=1000)
    claim: dict[str, Any] = Field(
        description="In the codebook's shape, `evidence` word for word as the text has it; `spans` may be left out."
    )


class Undo(Shape):
    """Whose latest judgement is taken back."""

    by: str = Field(min_length=1, max_length=120)


class ToRate(Shape):
    """A claim and the Admiralty code that a reviewer gives it."""

    claim: str
    code: str = Field(examples=["B2"], min_length=2, max_length=2)
    by: str = Field(min_length=1, max_length=120)
    why: str = Field(min_length=1, max_length=1000)


class Agreement(Shape):
    """How far reviewers agree on a slot."""

    slot: str
    alpha: float | None = Field(description="1 is full agreement, 0 what chance would give; null where all values are one and the same.")
    claims: int
    differ: int
    reviewers: list[str]


class Rule(Shape):
    """A rule by which the ledger reasons."""

    code: str
    fact: str
    limits: str
    fires: str
    quiet: str
    module: str
