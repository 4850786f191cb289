"""Datelines: the town, day and agency before a story's first sentence, as agencies and commands write them; they are none of its words."""

import re
from functools import cache

from musterbook.world import nations, outlets, sites

_DAY = r"(?:[A-Z][A-Za-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][A-Za-z]{2,8}\.?)(?:,? \d{4})?"
_CAPITALS = r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-ZÀ-ÖØ-ÞĀ-Ž .’'/-]{2,40}(?:, [A-Z][\w. ]{1,28}?)?"
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'/-]{1,20}(?:[ -][A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'/-]{1,20}){0,3}(?:, [A-Z][\w. ]{1,28}?)?"
_BRACKETS = r"\([A-Z][\w/ .,&-]{1,24}\)"
_DASH = r" ?[–—-]{1,2} "
_LINE = re.compile(
    rf"^\s*(?:{_CAPITALS}(?:, {_DAY})?(?:, [A-Z]\w+)?(?: {_BRACKETS})?{_DASH}"  # 'SASEBO, Japan, Feb. 17, Kyodo - '
    rf"|{_CAPITALS}, {_DAY}\. /[A-Z][\w -]+/\.? "  # 'MOSCOW, June 5. /TASS/. '
    rf"|{_NAME}\. {_DAY}\. [A-Z][A-Z-]+{_DASH}"  # 'Moscow. May 3. INTERFAX - '
    rf"|{_NAME}, {_DAY} {_BRACKETS}(?:\.?{_DASH}|\.- | )"  # 'Warsaw, Jan. 14 (PAP) - ', 'New Delhi, Mar 5 (PTI) '
    rf"|{_NAME}, {_DAY}{_DASH}|{_NAME}, [A-Z]{{3,6}} ?[–—-] "  # 'Paris, 3 May 2019 - ', 'Damascus, SANA- '
    rf"|{_BRACKETS}{_DASH}{_CAPITALS}, {_DAY}{_DASH})"  # '(ANSA) - ROME, MAR 5 - '
)
_WITHOUT_DAY = re.compile(rf"^\s*{_NAME} \((?P<agency>\w[\w/ .&-]{{1,24}})\){_DASH}")


# 'ISLAMABAD: ', as dailies of South Asia and the Gulf write it: a town in capitals, and no heading.
_TOWN = re.compile(rf"^\s*(?P<town>{_CAPITALS}): (?=\S)")


@cache
def _towns() -> frozenset[str]:
    """The capitals and towns that the tables of the world know, in capitals."""
    capitals = (term.text for term in nations.terms() if term.kind == "capital")
    return frozenset(name.upper() for name in (*capitals, *(site.name for site in sites.sites())))


def length(line: str) -> int:
    """How many characters of a line are its dateline; 0 where it has none."""
    if found := _LINE.match(line):
        return found.end()
    town = _TOWN.match(line)
    if town and town["town"] in _towns():
        return town.end()
    # 'Kinshasa, DR Congo (AFP) - ', but not 'Spain (KFOR) - '.
    found = _WITHOUT_DAY.match(line)
    return found.end() if found and outlets.find(found["agency"]) else 0
