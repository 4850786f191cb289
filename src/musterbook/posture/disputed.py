"""How many open contradictions touch the claims that bear a line: counted among those that were found, or as the ledger keeps them."""

from collections.abc import Collection

from musterbook.model import Links


def disputes(links: Links, claims: Collection[str], sender: str, host: str) -> int:
    """How many open contradictions about the sender in the host touch claims of these ids."""
    if links.counted:
        return links.counted(frozenset(claims), sender, host)
    found = (one for one in links.conflicts if one.resolution == "disputed" and not {one.left.id, one.right.id}.isdisjoint(claims))
    return sum(one.concerns(sender, host) for one in found)
