"""What is concluded about who copied whom: articles in trees, and single claims whose words or substance another article had first."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Copy:
    """`article` repeats `of`: why, how sure (0 to 1), and by which rule (docs/rules.md)."""

    article: str
    of: str
    why: str
    score: float
    rule: str = ""


@dataclass(frozen=True, slots=True)
class CopyTree:
    """One voice at several addresses: the root and those that repeat it, each with its parent."""

    root: str
    members: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Borrowing:
    """The claim with the id `claim` takes its words or its substance from the claim `of` of another article: why, by which rule."""

    claim: str
    of: str
    why: str
    rule: str
