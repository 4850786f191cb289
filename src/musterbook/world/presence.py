"""Who has been known to keep forces where, in the last decades: it weighs readings that grammar leaves open."""

from functools import cache

from musterbook.world.tables import rows


@cache
def _pairs() -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for row in rows("presence"):
        out[row["sender"]] = out.get(row["sender"], frozenset()) | frozenset(row["hosts"].split())
    return out


def is_known(sender: str, host: str) -> bool:
    """The sender has been reported to keep forces in the host nation at some time since about 1990."""
    return host in _pairs().get(sender, frozenset())


def sends(sender: str) -> int:
    """In how many host nations the sender has been known to keep forces: 0 for one that sends none."""
    return len(_pairs().get(sender, frozenset()))
