"""Naming: who is first told of by an office alone ('the defence minister has told parliament') and named where he speaks next.

In: all who speak, in the order of the text. Out: who of them is whom, with the name and the office together.
"""

import re
from collections.abc import Iterator, Sequence

from musterbook.model import Speaker
from musterbook.world import people

# Offices that one person holds, so that a name that follows is his; officials, sources and diplomats stay nameless.
_OFFICE = re.compile(
    r"\b(?:spokes(?:man|woman|person)|minister|secretary(?:-general)?|president|premier|chancellor|commander|chief|ambassador|governor"
    r"|mayor|envoy|chairman|chairwoman|attaché)\b",
    re.I,
)


def named_later(spoken: Sequence[Speaker]) -> dict[Speaker, Speaker]:
    """Who speaks by an office alone is the next who speaks by name, where that one is new and has no other office."""
    return dict(_pairs(spoken))


def _pairs(spoken: Sequence[Speaker]) -> Iterator[tuple[Speaker, Speaker]]:
    """(who has only an office, who has the name and takes the office)."""
    met: set[str | None] = set()
    for n, office in enumerate(spoken):
        met.add(office.name)
        if office.name or not _OFFICE.search(office.role or "") or (office.role or "").endswith("s"):
            continue
        name = next((s for s in spoken[n + 1 : n + 6] if s != office), None)
        if name and name.name and name.name not in met and _can_be(name, office):
            whole = Speaker(name.name, office.role, name.org or office.org, name.country or office.country)
            yield office, whole
            yield name, whole


def _can_be(name: Speaker, office: Speaker) -> bool:
    """The one who is named has no office but a rank, or the same; and no other nation."""
    own, other = set((name.role or "").lower().split()), set((office.role or "").lower().split())
    ranks = {word for rank in people.ranks() for word in rank.lower().split()}
    titled = "." in (name.name or "").split()[0]  # 'Sen. Lind'
    return not titled and (own <= ranks | {"the"} or bool(own & other - {"the", "of", "for"})) and name.country in (None, office.country)
