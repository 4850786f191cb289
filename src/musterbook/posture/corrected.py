"""A clarification or correction replaces the claim that it corrects, with all its slots, as if that had never been said.

Fires:
    a 2024-05-01 station in_effect USA>LTU 250 outlet=Courier
    b 2024-05-03 station in_effect USA>LTU 25 outlet=Courier title="Correction: troops in Lithuania"
Quiet:
    a 2024-05-01 station in_effect USA>LTU 250 outlet=Courier
    b 2024-05-03 station in_effect USA>LTU 25 outlet=Herald title="Troops in Lithuania"
"""

from musterbook.model import Links

CODE = "line-corrected"


def corrected(links: Links, host: str) -> frozenset[tuple[str, str]]:
    """The senders, and ids of claims about them in that host, that another claim says it replaces."""
    replaced = ((one, sender) for one in links.conflicts if one.is_correction for sender in one.left.senders)
    return frozenset((sender, one.left.id) for one, sender in replaced if one.concerns(sender, host))
