"""Tamper evidence: every entry is sealed over its content, and chained to the entry before it.

`leaf` seals one entry with all that it says; `chain` seals the previous chain and this leaf. Whoever changes, removes, inserts or
reorders a row must recompute every later chain, and then the head no longer matches the one that was printed or sent elsewhere.
Leaves are kept apart from the chain so that a standard Merkle tree (RFC 9162) can stand on the same leaves.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from musterbook.values import seal

# What the first entry is chained to.
ORIGIN = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """All that is sealed of one row: its place, its moment as stored, who and why, and the content's canonical parts."""

    seq: int
    kind: str
    subject: str | None
    target: int | None
    recorded: str
    who: str | None
    why: str | None
    content: tuple[str, ...]

    def leaf(self) -> str:
        """The seal of this entry alone."""
        target = None if self.target is None else str(self.target)
        return seal([str(self.seq), self.kind, self.subject, target, self.recorded, self.who, self.why, *self.content])

    def label(self) -> str:
        """How a problem names this entry."""
        what = self.subject if self.target is None else f"of entry {self.target}"
        return f"entry {self.seq} ({self.kind} {what}, recorded {self.recorded[:19]})"


def link(before: str, leaf: str) -> str:
    """The chain after an entry with this leaf."""
    return seal([before, leaf])


def broken(
    rows: Iterable[tuple[Entry, str, str]], before: str = ORIGIN, last: int = 0, end: int | None = None
) -> Iterator[tuple[int, str]]:
    """Each (entry, stored leaf, stored chain) in order that is not what it was, as (seq, sentence).

    Each row is held against what is stored of the one before it, so that one change is one problem and not a problem in every row after.
    Of a part of the entries, `before` is the chain and `last` the place of the entry before it, and `end` the place of its last.
    """
    for entry, leaf, chain in rows:
        if entry.seq != last + 1:
            yield last + 1, f"entries {last + 1} to {entry.seq - 1} are missing"
        if entry.leaf() != leaf:
            yield entry.seq, f"{entry.label()}: its content is not what was sealed"
        if link(before, leaf) != chain:
            yield entry.seq, f"{entry.label()}: the chain does not follow from the entry before it"
        before, last = chain, entry.seq
    if end is not None and last < end:
        yield last + 1, f"entries {last + 1} to {end} are missing"
