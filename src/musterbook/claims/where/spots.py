"""Spots: the place that goes without saying, where a clause names none: one that the article has named in the same country, or none at all.

In: a Case whose hosts are known. Out: a name as the article gives it, or None. The choice is rated as those of nations are (`linking`), and
`nowhere` is one of the candidates: most of what is said of a country's guests is said of no one base.
"""

from collections.abc import Iterator

from musterbook.claims import linking
from musterbook.claims.context import Scope
from musterbook.claims.line import Case
from musterbook.claims.names.mentions import find
from musterbook.claims.phrases.places import Place
from musterbook.claims.where import clauses
from musterbook.world.nations import ALLIANCES

_NOWHERE: tuple[str, ...] = ()
# How many sentences back a site still counts as named just before, and how many claims.
_SITES, _CLAIMS = 3, 3
# Words that point back to one site; 'there' may be anywhere, and 'the country' is none.
_SITE_WORDS = {"base", "town", "camp", "city", "port", "site", "village", "island", "airport", "airfield", "outpost", "airbase", "barracks"}


def unsaid(case: Case, hosts: tuple[str, ...], near: list[Place], *, named: bool) -> str | None:
    """The site in these hosts that the clause means without naming it; `named` tells that it names the hosts."""
    at, sentence = case.memory.at, case.line.sentence
    if told := next(_named_for(case, hosts), None) or at.opened_at(sentence, hosts) or at.asked_site(sentence, hosts):
        return told
    rivals = linking.Field()
    back = next((p.token.lower_ for p in near if p.back), "")
    for name, clue in _known(case, hosts):
        rivals.add((name,), clue)
        if back:
            rivals.add((name,), f"{clue}:back")
    if not rivals.clues:
        return None
    for name in [codes[0] for codes in rivals.clues]:
        for clue, value in _standing(case, hosts, name):
            rivals.add((name,), clue, value)
    for clue in _general(case, hosts, back, named=named):
        rivals.clues[_NOWHERE][clue] = 1.0
    rivals.clues[_NOWHERE][f"of {min(len(rivals.clues) - 1, 4)}"] = 1.0
    if back in _BASES and _is_definite(near):
        del rivals.clues[_NOWHERE]  # 'the camp' is one that was named, if any was
    choice = linking.rated("place", rivals)
    case.choices.append(choice)
    return choice.taken[0] if choice.taken else None


_BASES = {"base", "camp", "outpost", "airbase", "barracks", "compound"}


def _is_definite(near: list[Place]) -> bool:
    """'The base', 'the same camp'."""
    token = next(p.token for p in near if p.back)
    return any(c.lower_ in ("the", "this", "that") for c in token.children) and not any(c.dep_ in ("nmod", "amod") for c in token.children)


def _known(case: Case, hosts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(name, clue) for every site in the hosts that the sentence, the force spoken of or the article so far offers."""
    for place in case.line.places:
        if place.name and place.hosts == hosts and not place.capital and not clauses.is_of_a_voice(place):
            yield place.name, f"here:{place.role}"
    scope = case.scope
    if scope and scope.place and scope.hosts == hosts:
        yield scope.place, "scope"
        yield scope.place, f"scope:{case.frame.by}"
    mine = _last_of(case, hosts)
    if mine is not None and mine.place:
        yield mine.place, "mine"
        yield mine.place, f"mine:{case.frame.by}"
    yield from _said_before(case, hosts)


def _last_of(case: Case, hosts: tuple[str, ...]) -> Scope | None:
    """Where the article spoke last of a force of the same nations in the same country."""
    own = case.force.senders if case.force else ()
    own = own or case.frame.agents or (case.scope.senders if case.scope else ())
    return next((s for s in reversed(case.memory.said.scopes) if s.hosts == hosts and set(s.senders) & set(own)), None)


def _said_before(case: Case, hosts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The sites of the claims before, of the sentences before, of the heading and of the dateline."""
    at, block = case.memory.at, case.line.sentence.block
    for age, before in enumerate(reversed(case.memory.said.scopes[-_CLAIMS:])):
        if before.place and before.hosts == hosts:
            yield before.place, f"last{age}" + (":block" if before.block == block else "")
    seen = [spot for spot in at.spots if spot.hosts == hosts and spot.at < len(at.turns)]
    for age, spot in enumerate(reversed(seen[-_SITES:])):
        near = "block" if spot.block == block else "near" if block - spot.block == 1 else "far"
        yield spot.name, f"seen{age}:{near}"
        if len(at.turns) - spot.at == 1:
            yield spot.name, f"before:{spot.role}"
    if at.heading == hosts and at.heading_site:
        yield at.heading_site, "heading"
    here = case.memory.whole.here
    if here and here[0] == hosts:
        yield here[1], "dateline"


def _named_for(case: Case, hosts: tuple[str, ...]) -> Iterator[str]:
    """The site in these hosts that a contingent is named for: 'Helmand Task Force'."""
    words_of_unit = (case.force.unit or "").split() if case.force else []
    found = (m for word in words_of_unit if word[:1].isupper() for m in find(word))
    return (m.text for m in found if m.kind == "site" and m.how != "ambiguous" and (m.value.nation,) == hosts)


def _standing(case: Case, hosts: tuple[str, ...], name: str) -> Iterator[tuple[str, float]]:
    """How much the article is about the site."""
    counted = {site: n for (code, site), n in case.memory.whole.sites.items() if (code,) == hosts}
    own, whole = counted.get(name, 0), sum(counted.values()) or 1
    yield "share", own / whole
    yield "often", float(own >= 3)
    yield "only one", float(len(counted) == 1)


def _general(case: Case, case_hosts: tuple[str, ...], back: str, *, named: bool) -> Iterator[str]:
    """What speaks for no site at all."""
    frame, own = case.frame, case.frame.force
    yield "nowhere"
    yield f"nowhere:{frame.action}"
    yield f"nowhere:{frame.by}"
    yield f"nowhere:status {frame.stage.status}"
    yield "nowhere:named" if named else f"nowhere:{case.context.get('hosts', 'named')}"
    mine = _last_of(case, case_hosts)
    if mine is not None:
        yield "nowhere:mine" if mine.place is None else "nowhere:not mine"
    if back:
        yield "nowhere:back to a site" if back in _SITE_WORDS else f"nowhere:back {back}"
    if own is not None:
        yield "nowhere:definite" if own.definite else "nowhere:new"
        yield f"nowhere:of {own.quantity.of if own.quantity else 'one'}"
    if any(p.hosts and not p.name and not set(p.hosts) & ALLIANCES for p in case.line.places):
        yield "nowhere:nation here"
