"""Checkpoints of a book, and proofs that one row is in it, which can be checked without the book.

In: a reading transaction, or a proof. Out: Checkpoint, Proof, what is wrong with one. A row's leaf is its seal, the same that the chain
is made of; the tree over the leaves is that of RFC 9162.
"""

import base64
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, select

from musterbook.errors import BadValue, BookError, NotFound
from musterbook.ledger import merkle, notes, sealing, tables
from musterbook.ledger.chain import Entry
from musterbook.ledger.notes import Checkpoint

_e = tables.entries.c


@dataclass(frozen=True, slots=True)
class Proof:
    """One row, all that is sealed of it, and its path to the root of a checkpoint."""

    entry: Entry
    path: tuple[bytes, ...]
    checkpoint: str

    def to(self) -> dict[str, Any]:
        """The proof as plain JSON values."""
        path = [base64.b64encode(node).decode() for node in self.path]
        return {"entry": asdict(self.entry), "index": self.entry.seq - 1, "path": path, "checkpoint": self.checkpoint}


def checkpoint(connection: Connection, size: int | None = None) -> Checkpoint:
    """How the book stands, or stood when it had `size` entries."""
    leaves = list(_leaves(connection, size))
    if size is not None and len(leaves) < size:
        raise NotFound(f"the book has {len(leaves)} entries, fewer than the {size} of the checkpoint")
    return Checkpoint(origin(connection), len(leaves), merkle.root(leaves))


def origin(connection: Connection) -> str:
    """The name of this book among all books: it follows from its first entry."""
    first = connection.execute(select(_e.chain).where(_e.seq == 1)).scalar()
    return f"musterbook/{first[:24] if first else 'empty'}"


def proof(connection: Connection, seq: int, note: str) -> Proof:
    """That entry `seq` is in the tree of a checkpoint."""
    noted = notes.read(note)
    if seq > noted.size:
        raise NotFound(f"entry {seq} was recorded after that checkpoint, which covers {noted.size}; make a new one")
    (found,) = list(sealing.sealed(connection, seq, seq))
    return Proof(found[0], merkle.path(_leaves(connection, noted.size), seq - 1), note)


def proof_from(told: dict[str, Any]) -> Proof:
    """The proof of plain JSON values. Raises BadValue where they are none."""
    try:
        entry = Entry(**told["entry"] | {"content": tuple(told["entry"]["content"])})
        path = tuple(base64.b64decode(node, validate=True) for node in told["path"])
        return Proof(entry, path, str(told["checkpoint"]))
    except (KeyError, TypeError, ValueError) as error:
        raise BadValue(f"no proof: {error}") from error


def why_not(proof: Proof, signer: str | None) -> str | None:
    """Why the proof does not hold; None where it does. Needs no book. With a signer, the checkpoint must bear that signature."""
    noted = notes.read(proof.checkpoint)
    if signer is not None and not notes.is_signed_by(proof.checkpoint, signer):
        return "the checkpoint is not signed by that key"
    leaf = bytes.fromhex(proof.entry.leaf())
    if merkle.root_of(leaf, proof.entry.seq - 1, noted.size, proof.path) != noted.root:
        return "the row as it is shown does not lead to the root of the checkpoint"
    return None


def off_course(connection: Connection, note: str) -> str | None:
    """Why the book is no continuation of the checkpoint; None where it is."""
    noted = notes.read(note)
    if noted.origin != origin(connection):
        return f"the checkpoint is of another book ({noted.origin}, this one is {origin(connection)})"
    try:
        now = checkpoint(connection, noted.size)
    except (NotFound, BookError) as error:
        return str(error)
    return None if now.root == noted.root else f"the first {noted.size} entries are not those of the checkpoint"


def _leaves(connection: Connection, size: int | None) -> Iterator[bytes]:
    wanted = select(_e.seq, _e.leaf).order_by(_e.seq)
    wanted = wanted if size is None else wanted.where(_e.seq <= size)
    for seq, leaf in connection.execute(wanted.execution_options(yield_per=5000)):
        try:
            yield bytes.fromhex(leaf)
        except ValueError as error:
            raise BookError(f"entry {seq}: its seal is none; `musterbook verify` names the first bad row") from error
