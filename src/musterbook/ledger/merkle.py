"""The Merkle tree of RFC 9162, section 2.1, over the leaves of the chain.

In: leaves in order, as bytes. Out: a root, the path from one leaf to it, and the root that a path leads to. Pure. Levels are made
bottom up, the last node of an odd level being lifted as it is: that gives the tree that the RFC defines top down.
"""

import hashlib
from collections.abc import Iterable, Sequence


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of a leaf; the prefix keeps it from being taken for a node."""
    return hashlib.sha256(b"\0" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two nodes."""
    return hashlib.sha256(b"\1" + left + right).digest()


def root(leaves: Iterable[bytes]) -> bytes:
    """The root of the tree over these leaves."""
    level = [leaf_hash(leaf) for leaf in leaves]
    if not level:
        return hashlib.sha256().digest()
    while len(level) > 1:
        level = _above(level)
    return level[0]


def path(leaves: Iterable[bytes], index: int) -> tuple[bytes, ...]:
    """The nodes beside the way from leaf `index` to the root, from the bottom up."""
    level = [leaf_hash(leaf) for leaf in leaves]
    if not 0 <= index < len(level):
        raise IndexError(f"no leaf {index} in a tree of {len(level)}")
    beside: list[bytes] = []
    while len(level) > 1:
        if index ^ 1 < len(level):
            beside.append(level[index ^ 1])
        level, index = _above(level), index // 2
    return tuple(beside)


def root_of(leaf: bytes, index: int, size: int, beside: Sequence[bytes]) -> bytes | None:
    """The root to which a path leads from a leaf (RFC 9162, 2.1.3.2); None where the path cannot be one of that tree."""
    if not 0 <= index < size:
        return None
    node, last, rest = leaf_hash(leaf), size - 1, list(beside)
    while last:
        if index % 2 or index < last:
            if not rest:
                return None
            other = rest.pop(0)
            node = node_hash(other, node) if index % 2 else node_hash(node, other)
        index, last = index // 2, last // 2
    return None if rest else node


def _above(level: Sequence[bytes]) -> list[bytes]:
    pairs = zip(level[::2], level[1::2], strict=False)
    return [node_hash(left, right) for left, right in pairs] + ([level[-1]] if len(level) % 2 else [])
