"""Independent voices are roots of copy trees, less those that rest on the same speaker on the same occasion.

Fires:
    a 2024-05-01 station in_effect USA>LTU 500 by="Ann Example, minister LTU"
    b 2024-05-01 station announced USA>LTU basis=persistent by="Ann Example, minister LTU"
Quiet:
    a 2024-05-01 station in_effect USA>LTU 500
    b 2024-05-02 station announced USA>LTU basis=persistent by="Ann Example, minister LTU"
"""

from collections.abc import Iterable

from musterbook.compare import first_day, fold
from musterbook.model import Claim, Known, Links

CODE = "voices"


def voices(claims: Iterable[Claim], known: Known, links: Links) -> int:
    """The number of independent voices behind the claims; a copy, the same house's word or the same speaker on the same day adds none."""
    told = tuple(claims)
    return len(told) if len(told) < 2 else len(grouped(told, known, links))


def grouped(claims: Iterable[Claim], known: Known, links: Links) -> list[list[Claim]]:
    """The claims by independent voice."""
    claims = tuple(claims)
    root = links.roots
    taken = links.lent(claims) if links.lent and len(claims) > 1 else {}
    groups: list[tuple[set[str], list[Claim]]] = []
    for claim in claims:
        sources = {claim.article, taken.get(claim.id, claim.article)}
        keys = {f"article {root.get(source, source)}" for source in sources} | _occasions(claim, known) | _houses(claim)
        joined = [group for group in groups if group[0] & keys]
        rest = [group for group in groups if not group[0] & keys]
        groups = [*rest, (keys.union(*(group[0] for group in joined)), [*(one for group in joined for one in group[1]), claim])]
    return [group[1] for group in groups]


def _houses(claim: Claim) -> set[str]:
    """The media that the text credits: two that both have it from a third are one voice."""
    return {f"via {fold(name).casefold()}" for name in claim.via}


def _occasions(claim: Claim, known: Known) -> set[str]:
    """Each named speaker with the day on which they said it, where the text or its date tells the day."""
    day = first_day(claim.said_on or known.articles[claim.article].published)
    names = {fold(speaker.name).casefold().split()[-1] for speaker in claim.speakers if speaker.name and speaker.name.strip()}
    return {f"{name} on {day}" for name in names} if day else set()
