"""Where the words came from, and what people said of what was read in them: Capture, Judgement.

Frozen, slotted and checked at birth. Nothing here knows what a claim is: a judgement names its claim by id.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from musterbook.errors import BadValue

VERDICTS = ("accept", "correct", "reject")


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as they were taken, and what must be known of them to be evidence (the Berkeley Protocol's fields).

    `taken` is the moment in UTC as ISO text; `collector` took the bytes and `extractor` makes articles of them, each with its version;
    `source` is the path or address as given, `url` the address on the web where there is one.
    """

    body: bytes = field(repr=False)
    media_type: str
    taken: str
    collector: str
    extractor: str
    source: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if not (self.body and self.media_type and self.taken and self.collector and self.extractor):
            raise BadValue(f"Capture of {self.source!r}: body, media_type, taken, collector and extractor must not be empty")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person said of a claim as it was read: accept, correct (with the slots that are wrong, as they should be) or reject.

    `slots` maps a slot's name to its right value in the codebook's JSON shape. `day` is the day from which it counts, which is that of
    its first recording (None before that): what was known before is not changed by it. `recorded` is the ledger's moment.
    """

    claim: str
    verdict: str
    by: str
    why: str
    slots: Mapping[str, Any] = field(default_factory=dict)
    day: date | None = None
    recorded: datetime | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise BadValue(f"Judgement.verdict: {self.verdict!r} is none of {', '.join(VERDICTS)}")
        if bool(self.slots) != (self.verdict == "correct"):
            raise BadValue(f"Judgement: a correction names the slots that it corrects, and nothing else does; got {self.verdict}")
        if not self.by.strip() or not self.why.strip():
            raise BadValue(f"Judgement: needs a name and a reason, got by={self.by!r}, why={self.why!r}")
