"""Origins: whence a force comes, if not from home, and which phrases with 'from' tell only whose it is."""

import re

from musterbook.claims import grammar
from musterbook.claims.line import Case
from musterbook.claims.places import Place


def origin_of(case: Case, near: list[Place], senders: tuple[str, ...], hosts: tuple[str, ...]) -> str | None:
    """Whence a force comes, if not from home; of a distance ('190 km from Taiwan') or another's move ('evacuation from') it is not told."""
    sources = [p for p in near if p.role == "from" and not p.back and not _MEASURED.search(case.line.sentence.text[: p.span.start])]
    source = next((p for p in sources if _is_of_the_move(case, p)), None)
    if source is None or (source.hosts and set(source.hosts) <= set(senders)):
        return None
    if source.name:
        return source.name
    return next((h for h in source.hosts if h not in senders and h not in hosts), None)


def is_its_home(case: Case, place: Place, senders: tuple[str, ...]) -> bool:
    """'The troops from Lesotho will leave': the nation tells whose they are, and not whence they go."""
    own = place.role == "from" and place.name is None and grammar.first_conjunct(place.token).head.i == case.frame.theme.i
    return own and bool(place.hosts) and set(place.hosts) <= set(senders)


def _is_of_the_move(case: Case, place: Place) -> bool:
    """The phrase hangs on a verb, on the noun of the move or within the force's own phrase."""
    up = place.token.head
    return grammar.is_verb(up) or up.i == case.frame.predicate.i or grammar.within(place.token, case.frame.theme)


_MEASURED = re.compile(r"\b(?:km|kms|kilomet(?:er|re)s?|miles?|nautical miles|hours?|minutes?)(?: away)? from (?:the )?\Z", re.I)
