"""Where: hosts, place and origin of a frame, from its own clause, the sentence, or what came before."""

import re
from dataclasses import replace
from typing import Any

from musterbook.claims import linking
from musterbook.claims.context import Spot, Turn, Whereabouts
from musterbook.claims.line import Case, Line
from musterbook.claims.names import mentions
from musterbook.claims.names.mentions import lexicon
from musterbook.claims.phrases.places import Place
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token
from musterbook.claims.where import clauses, settled, spots
from musterbook.claims.where.origins import by_move, goes_home, is_home, is_its_home, leaves_home, origin_of, stays_home, works_from
from musterbook.claims.where.parts import own_part
from musterbook.claims.whose import is_of_it
from musterbook.claims.whose.hosting import is_hosting
from musterbook.claims.whose.subjects import about
from musterbook.world.nations import ALLIANCES

# Which phrases of place name the host of an action, likeliest first.
_ROLES = {
    "deploy": ("to", "at", "obj"),
    "rotate": ("at", "to", "obj"),
    "withdraw": ("from", "obj", "at"),
    "station": ("at", "subj", "obj", "to"),
    "transfer": ("to", "obj", "subj", "at"),
}
_ANYWHERE = re.compile(
    r"\b(?:in (?:\w+ )?(?:UN |U\.N\. |peacekeeping |foreign |overseas )+(?:missions|operations)"
    r"|around the world|worldwide|across the world|missions (?:abroad|overseas)|all over the world|around the globe)\b",
    re.I,
)


def places(case: Case, senders: tuple[str, ...]) -> dict[str, Any]:
    """action, hosts, place and origin. A move to the sender's own country is a withdrawal from wherever the force was."""
    if case.frame.hosts:
        named = (p for p in case.line.places if p.name and p.hosts == case.frame.hosts)
        # Of a capital it is only said that things arrived there: 'were delivered to Kyiv' means the country.
        site = next((p.name for p in named if not p.capital or (case.is_given and p.role == "at")), None)
        return {"action": case.frame.action, "hosts": case.frame.hosts, "place": site, "origin": None}
    fit = (
        clauses.of_a_pact(p, senders)
        for p in _near(case)
        if not (
            clauses.is_the_base(case, p)
            or (case.is_given and p.is_region)
            or is_its_home(case, p, senders)
            or clauses.is_of_a_share(case, p)
            or clauses.is_where_told(p)
        )
    )
    near = [replace(p, role="at") if p.role == "from" and works_from(case.frame) else p for p in fit]
    near = [clauses.of_the_whole(case, p) for p in by_move(case, _without_others(case, near))]
    roles = ("subj", *_ROLES[case.frame.action]) if is_hosting(case.frame) else _ROLES[case.frame.action]
    chosen = next((found for role in roles if (found := [p for p in near if p.role == role])), [p for p in near if p.role == "of"])
    chosen = clauses.beside_base(case, chosen)
    hosts, place = _named(chosen, senders)
    if not hosts and case.frame.action == "station" and any(is_home(case, p, senders) for p in chosen):
        return {"action": "station", "hosts": (), "place": None, "origin": None}
    at_sea = place in lexicon("places")["open_waters"]
    there = case.frame.by == "being" and case.frame.predicate.tag_.startswith("NN")  # 'are in the province, 200 of them at Afungi'
    of_share = not there and any(clauses.is_of_a_share(case, p) for p in case.line.places)
    if not hosts and (at_sea or of_share or _ANYWHERE.search(case.line.sentence.text)):
        case.context["hosts"] = "nowhere in particular"
    elif not hosts:
        hosts = settled.hosts_of(case, senders, near) or _from_context(case, senders)
        spot = next((p for p in chosen if p.name == place and p.hosts), None) if place else None
        place = None if spot and hosts and not set(spot.hosts) & set(hosts) else place
    action, origin = case.frame.action, None
    if action == "deploy" and stays_home(case, near, senders):
        return {"action": action, "hosts": (), "place": None, "origin": None}  # 'Mexico deployed 2,000 soldiers to Sinaloa'
    if action == "deploy" and (goes_home(near, senders) or (hosts and set(hosts) <= set(senders))):
        action, (hosts, place) = "withdraw", _left(case, near, senders)
    elif action == "withdraw" and case.frame.by not in ("noun", "site") and leaves_home(near, senders):
        action, (hosts, place) = "deploy", _reached(case, near, senders)
    elif action == "deploy":
        origin = origin_of(case, near, senders, hosts)
    nobody = any(c.lower_ == "no" and c.dep_ == "det" for c in case.frame.theme.children)  # 'no foreign soldier will be stationed here'
    if place is None and hosts and action != "transfer" and not nobody:
        place = (
            _labelled(case, hosts)
            or clauses.left_behind(case, hosts)
            or spots.unsaid(case, hosts, near, named="hosts" not in case.context)
            or _of_its_kind(near)
        )
    return {"action": action, "hosts": hosts, "place": place, "origin": origin}


def _without_others(case: Case, near: list[Place]) -> list[Place]:
    """'SAMIM, which has troops from Botswana and Lesotho, will leave Mozambique': of what is left, nothing else is left."""
    verb = case.frame.predicate
    if case.frame.action != "withdraw" or not any(p.role == "obj" and p.hosts and p.token.head.i == verb.i for p in near):
        return near
    return [p for p in near if p.role != "from" or grammar.clause(p.token).i == verb.i]


def _labelled(case: Case, hosts: tuple[str, ...]) -> str | None:
    """The site that the label of a line names: 'Deveselu: 200 soldiers'."""
    found = [m for m in mentions.find(case.line.sentence.head or "") if m.kind == "site"]
    return found[0].text if len(found) == 1 and found[0].value.nation in hosts else None


def see(line: Line, at: Whereabouts) -> None:
    """Headings and labels set the host for what follows; a paragraph's places serve its later sentences."""
    named = [p for p in line.places if any(h not in ALLIANCES for h in p.hosts) and not _owns(line, p)]
    if line.sentence.kind == "question":
        at.see_question(line.sentence, {(p.hosts, p.name) for p in named if p.name and not p.capital}, alone=not named)
    at.turns.append(about(_turn(line), line, at.turns[-1] if at.turns else None))
    if line.sentence.kind == "heading" or (len(line.sentence.text.split()) <= 3 and named and not line.frames):
        outside = [p for p in named if "(" not in line.sentence.text[: p.span.start]]
        at.heading = tuple(dict.fromkeys(h for p in outside for h in p.hosts))
        sites = [p.name for p in outside if p.name and not p.capital]
        at.heading_site = sites[0] if len(sites) == 1 else None
        at.heading_block = line.sentence.block
        return
    for place in named:
        if grammar.case(place.token) in ("through", "via", "past"):
            continue  # 'the march took them through Austria'
        if place.name and not place.capital:
            at.spots.append(Spot(place.hosts, place.name, place.role, line.sentence.block, len(at.turns)))
        if place.role in ("at", "to", "obj", "subj") and not place.capital:
            at.see_place(line.sentence.block, tuple(h for h in place.hosts if h not in ALLIANCES))


def _of_its_kind(near: list[Place]) -> str | None:
    """'The airport', where no airport was named."""
    return next((p.name for p in near if p.back and p.name), None)


def _turn(line: Line) -> Turn:
    """The nations that a line brings up, as places and as actors."""
    places: list[str] = []
    actors: list[str] = []
    for mention in line.names:
        if mention.kind == "site":
            places.append(mention.value.nation)
        elif mention.kind == "region":
            places.append(mention.value)
        elif mention.kind == "nation" and mention.value not in ALLIANCES:
            actors.append(mention.value)
            if mention.how in ("name", "abbreviation", "part"):
                places.append(mention.value)
        elif mention.kind == "body" and mention.value.nation and mention.value.nation not in ALLIANCES:
            actors.append(mention.value.nation)
        elif mention.kind == "body" and mention.value.hosts:
            places.extend(mention.value.hosts)  # a mission is where it is
    sentence = line.sentence
    is_short = len(sentence.text.split()) <= 8
    return Turn(sentence.block, tuple(dict.fromkeys(places)), tuple(dict.fromkeys(actors)), sentence.asks, is_short)


def _near(case: Case) -> list[Place]:
    """The places of the frame's clause, nearest first: those on its verb or noun, in the force's phrase, then in the clause."""
    ranked = [(rank, place.span, place) for place in case.line.places if (rank := _rank(case, place)) is not None]
    own = own_part(case.line, case.frame, [p.span for p in case.line.places if p.role in ("at", "to", "from")])
    if own is not None:
        ranked = [found for found in ranked if own.overlaps(found[1])]
    if any(rank == _OWN for rank, _, _ in ranked):
        ranked = [found for found in ranked if found[0] == _OWN]
    if case.frame.by == "phrase":  # 'of the 900 soldiers in Syria, 200 are at Tanf'
        ranked = [found for found in ranked if grammar.within(found[2].token, case.frame.theme)] or ranked
    if stay := [p for p in case.line.places if clauses.while_there(p)]:
        return stay
    near = [*clauses.told_of(case), *(clauses.seen_from(case, place) for _, _, place in sorted(ranked, key=lambda r: r[:2]))]
    return near or [place for place in case.line.places[:1] if clauses.opens(place)]


def _rank(case: Case, place: Place) -> int | None:
    predicate, theme, token = case.frame.predicate, case.frame.theme, place.token
    at = grammar.clause(token)
    idle = {"of": place.name is None, "subj": not is_hosting(case.frame), "obj": at.i != predicate.i}
    if idle.get(place.role, False):
        return None
    if _is_of_the_relieved(case, place) or clauses.is_of_an_event(place):
        return None
    owner = _owner(case, token)
    if owner is not None:
        return (
            _OWN if owner.i in (theme.i, case.frame.force.head if case.frame.force else theme.i) else None
        )  # '600 in Mali, and 350 in Senegal'
    if predicate.i in (token.head.i, token.i):
        return 0
    if grammar.within(token, theme) and at.i == grammar.clause(theme).i:
        return 1
    if at.i in (predicate.i, grammar.clause(predicate).i):
        return 2
    below = grammar.within(token, predicate) and not (clauses.is_apart(at, predicate))
    return 3 if below and not (clauses.is_of_a_place(at) or clauses.is_of_a_text(at)) else None


def _is_of_the_relieved(case: Case, place: Place) -> bool:
    """'They relieve the Danes, who have gone home to Karup': where those who were relieved are now."""
    at = grammar.clause(place.token)
    return case.frame.action == "rotate" and at.dep_ == "acl:relcl" and at.head.i in case.frame.spent


# The rank of a place that stands in the phrase of one of several forces which share a verb.
_OWN = -1


def _owner(case: Case, token: Token) -> Token | None:
    """The force, of several that share a verb, in whose phrase the place stands: 'sent 200 marines to Darwin, 120 to Manila'."""
    above, frame = token.head, case.frame
    prep = next((c for c in token.children if c.dep_ == "case"), None)
    if prep is not None and prep.i and prep.nbor(-1).dep_ == "conj" and prep.nbor(-1).tag_ == "CD":
        above = prep.nbor(-1)  # 'and another 280 in Lebanon', wherever the parser hangs the place
    if above.dep_ != "conj" or above.i not in case.line.scene.forces or grammar.base(token.dep_) not in ("nmod", "obl"):
        return None
    # 'Four jets and 85 people at Keflavik' are there, all of them.
    before = any(
        p.role in ("at", "to", "from") and p.token.i < above.i and grammar.within(p.token, frame.predicate) for p in case.line.places
    )
    own = above.i == frame.theme.i and frame.by != "rest"
    return above if before and not own and not grammar.within(frame.predicate, above) else None


def _named(chosen: list[Place], senders: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """Hosts and place of the phrases that name them; further phrases join only their own kind (nations to nations, sites to sites)."""
    hosts: list[str] = []
    names: list[Place] = []
    for place in chosen:
        if hosts and not place.name:
            continue
        fresh = [h for h in place.hosts if h not in ALLIANCES and (h not in senders or len(place.hosts) > 1)]
        if not hosts or (chosen[0].name is None) == (place.name is None):
            hosts += [h for h in fresh if h not in hosts]
        if place.name and not place.back:
            names.append(place)
    fitting = [p for p in names if not (p.hosts and hosts) or set(p.hosts) & set(hosts)]
    fitting.sort(key=lambda p: p.wide)  # 'in Luzon at Basa Air Base': the base
    return tuple(hosts), fitting[0].name if fitting else None


def _from_context(case: Case, senders: tuple[str, ...]) -> tuple[str, ...]:
    """The hosts where the clause names none, the likeliest of all that the sentence and the article offer."""
    line, scope = case.line, case.scope
    rivals = case.rivals("hosts")
    rivals.add(line.label, "label")
    asked = case.frame.stage.requester
    for subject in grammar.subjects(asked) if asked is not None else ():
        rivals.add((code for code in line.scene.nations_at(subject) if code not in ALLIANCES), "asker")
    named = [
        p
        for p in line.places
        if p.hosts
        and not set(p.hosts) & ALLIANCES
        and not _owns(line, p)
        and not _is_of_the_relieved(case, p)
        and not clauses.is_of_an_event(p)
        and not clauses.is_of_a_text(grammar.clause(p.token))
    ]
    for place in (p for p in named if not _sends(line, p)):
        role = "of" if clauses.is_where_told(place) else place.role
        rivals.add(place.hosts, f"here:{role}{':capital' if place.capital else ':site' if place.name else ''}")
    whence = bool(named) and named[0].role == "from" and case.frame.action == "deploy"  # 'flew in from Djibouti'
    if len({p.hosts for p in named}) == 1 and not (whence or _sends(line, named[0]) or clauses.is_where_told(named[0])):
        rivals.add(named[0].hosts, "here alone")
    for mission in (m for m in line.scene.mentions if m.kind == "body" and m.value.hosts):
        rivals.add(mission.value.hosts, "mission")
    if scope and scope.hosts:
        rivals.add(scope.hosts, "scope")
        rivals.add(scope.hosts, f"scope:{case.frame.by}{':it' if is_of_it(case.frame) else ''}")
    choice, why = linking.chosen(case.asking("hosts", senders), rivals, senders)
    most = case.memory.whole.main_host()
    if choice is None or (most and set(most) <= set(senders) and why == linking.ELSE and not case.is_given):
        return ()  # 'Filipino and US troops took part', in an article about the Philippines
    case.context["hosts"] = why
    case.choices.append(choice)
    return choice.taken


def _sends(line: Line, place: Place) -> bool:
    """'Uganda contributes 6,223 soldiers, Burundi 5,432': who sends in the same sentence is no host of the others."""
    return place.role == "subj" and place.name is None and any(set(place.hosts) & set(f.agents) for f in line.frames if not is_hosting(f))


def _owns(line: Line, place: Place) -> bool:
    """'U.S. ships': a nation right before a force is whose it is, wherever the parser hangs it."""
    behind = place.span.end
    return place.name is None and any(
        m.kind in ("force", "echelon", "generic", "equipment", "unit", "function") and 0 < m.span.start - behind <= 1 for m in line.names
    )


def _reached(case: Case, near: list[Place], senders: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """Where a force that leaves home goes to."""
    goals = [p for p in near if p.role == "to" and p.hosts and not set(p.hosts) & set(senders)]
    return (goals[0].hosts, goals[0].name) if goals else (_from_context(case, senders), None)


def _left(case: Case, near: list[Place], senders: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """Where a force that goes home comes from."""
    sources = [p for p in near if p.role in ("from", "obj") and p.hosts and not set(p.hosts) & set(senders)]
    if sources:
        return sources[0].hosts, sources[0].name
    return _from_context(case, senders), None
