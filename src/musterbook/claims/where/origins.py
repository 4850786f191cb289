"""Origins: whence a force comes, and whether it leaves its home, comes there, or never left."""

import re
from dataclasses import replace

from musterbook.claims.frames import Frame
from musterbook.claims.line import Case
from musterbook.claims.phrases.places import Place
from musterbook.claims.trees import grammar, words


def origin_of(case: Case, near: list[Place], senders: tuple[str, ...], hosts: tuple[str, ...]) -> str | None:
    """Whence a force comes, if not from home; of a distance ('190 km from Taiwan') or another's move ('evacuation from') it is not told."""
    text = case.line.sentence.text
    sources = [p for p in near if (p.role == "from" or _is_left(case, p)) and not p.back and not _MEASURED.search(text[: p.span.start])]
    source = next((p for p in sources if _is_of_the_move(case, p)), None)
    if source is None:
        return _moved_from(case, near, hosts)
    if source.hosts and set(source.hosts) <= set(senders):
        return None
    if source.name:
        return source.name
    return next((h for h in source.hosts if h not in senders and h not in hosts), None)


_QUITTING = words.forms_of("leave", "quit", "depart", "abandon")


def _is_left(case: Case, place: Place) -> bool:
    """'The brigade left South Korea for Iraq'."""
    verb = case.frame.predicate
    return place.role == "obj" and place.token.head.i == verb.i and verb.lower_ in _QUITTING


# Verbs that move those who were abroad already.
_SHIFTING = words.forms_of("move", "relocate", "reposition", "shift", "redeploy", "transfer", "regroup")


def _moved_from(case: Case, near: list[Place], hosts: tuple[str, ...]) -> str | None:
    """'They were at Sarrin. In May they were moved to Erbil': where those were who are moved on."""
    scope, verb = case.scope, case.frame.predicate
    if scope is None or verb.lower_ not in _SHIFTING or scope.action != "station" or len(scope.hosts) != 1 or not hosts:
        return None
    if scope.hosts != hosts:
        return scope.hosts[0]
    return scope.place if any(p.name and p.name != scope.place for p in near) else None


def is_its_home(case: Case, place: Place, senders: tuple[str, ...]) -> bool:
    """'The troops from Lesotho will leave': the nation tells whose they are, and not whence they go."""
    own = place.role == "from" and place.name is None and grammar.first_conjunct(place.token).head.i == case.frame.theme.i
    return own and bool(place.hosts) and set(place.hosts) <= set(senders)


def _is_of_the_move(case: Case, place: Place) -> bool:
    """The phrase hangs on a verb, on the noun of the move or within the force's own phrase."""
    up = place.token.head
    if up.i != case.frame.predicate.i and up.lower_ in _RESCUING:
        return False  # 'deployed to Djibouti to help evacuate its nationals from Sudan'
    return grammar.is_verb(up) or up.i == case.frame.predicate.i or grammar.within(place.token, case.frame.theme)


_RESCUING = words.forms_of("evacuate", "rescue", "extract", "fetch", "protect", "defend", "deter")
_MEASURED = re.compile(r"\b(?:km|kms|kilomet(?:er|re)s?|miles?|nautical miles|hours?|minutes?)(?: away)? from (?:the )?\Z", re.I)


def goes_home(near: list[Place], senders: tuple[str, ...]) -> bool:
    """'Returned to the Netherlands': the one place that is gone to is the sender's own country."""
    goals = [p for p in near if (p.role == "to" or _is_reached(p)) and p.hosts]
    return bool(goals) and all(set(p.hosts) <= set(senders) for p in goals)


def _is_reached(place: Place) -> bool:
    """'Arrived in Kigali': where somebody arrives is where they went."""
    return place.role == "at" and place.token.head.lower_ in _ARRIVING


_ARRIVING = words.forms_of("arrive", "land") | {"due", "expected"}


def leaves_home(near: list[Place], senders: tuple[str, ...]) -> bool:
    """'The ships left Zhanjiang': who leaves their own country is on the way to another."""
    sources = [p for p in near if p.role in ("from", "obj") and p.hosts]
    return bool(sources) and all(set(p.hosts) <= set(senders) for p in sources)


_MOBILISING = words.forms_of("deploy", "send", "dispatch", "despatch", "mobilise", "mobilize", "rush", "commit")


def stays_home(case: Case, near: list[Place], senders: tuple[str, ...]) -> bool:
    """'Mexico deployed 2,000 soldiers to Sinaloa': who is sent somewhere in their own country is no guest, unless sent back or home."""
    verb = case.frame.predicate
    back = {"back", "home"} & {t.lower_ for t in (*verb.children, *verb.doc[verb.i + 1 : verb.i + 3])}
    return verb.lower_ in _MOBILISING and not back and goes_home(near, senders)


def by_move(case: Case, near: list[Place]) -> list[Place]:
    """'The squadron at Aviano has landed at Łask': of two places the one that hangs on the force is whence it comes."""
    reached = any(p.token.head.i == case.frame.predicate.i and p.role in ("at", "to") and p.hosts for p in near)
    if case.frame.action != "deploy" or not reached or not grammar.is_verb(case.frame.predicate):
        return near
    home = [p for p in near if p.role == "at" and grammar.within(p.token, case.frame.theme) and p.token.head.i != case.frame.predicate.i]
    return [replace(p, role="from") if p in home else p for p in near]


def works_from(frame: Frame) -> bool:
    """'Operating from Basa Air Base': the place is where the force is, not whence it came."""
    return frame.action == "station" and frame.predicate.lower_ in _WORKING


_WORKING = words.forms_of("operate", "fly", "work", "run", "patrol", "sail", "support", "police", "guard", "secure", "protect")


_KEEPING = words.forms_of("keep", "have", "maintain", "station", "base")


def is_home(case: Case, place: Place, senders: tuple[str, ...]) -> bool:
    """'The regiment, based in Hawaii, will go to Luzon', 'Leuchars houses six British jets': the place lies in the sender's country."""
    verb = case.frame.predicate
    own = bool(place.hosts) and set(place.hosts) <= set(senders)
    if place.token.head is not verb:
        return own and place.token.head is case.frame.theme and verb.lower_ in _KEEPING
    kept = place.role == "at" and place.name is not None and verb.lower_ in _KEEPING  # 'Egypt keeps 40,000 men in Sinai'
    return own and (verb.dep_ == "acl" or kept or (place.role == "subj" and place.name is not None and "senders" not in case.context))
