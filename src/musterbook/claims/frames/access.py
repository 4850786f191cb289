"""Access: who lets another nation use a base or an airfield: 'has granted the Americans the use of an air base'."""

from collections.abc import Iterator
from dataclasses import replace

from musterbook.claims.frames.bases import is_site, sites
from musterbook.claims.frames.scene import Frame, Scene, acting
from musterbook.claims.stages.governing import Stage
from musterbook.claims.stages.status import stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

_GRANTING = {
    "approved": words.forms_of("grant", "give", "allow", "permit", "let", "open", "extend", "accord", "approve", "agree"),
    "announced": words.forms_of("offer", "promise"),
    "considered": words.forms_of("discuss", "negotiate", "consider"),
    "denied": words.forms_of("deny", "refuse", "reject"),
}
_USE = frozenset({"use", "access"})
# Sites that others than soldiers use: only beside a word of force.
_CIVIL = frozenset({"airport", "port", "harbour", "harbor", "runway", "hangar", "hangars", "airports", "ports", "dock", "docks"})
_ACCORDS = frozenset({"agreement", "deal", "treaty", "pact", "accord", "arrangement", "memorandum", "lease"})


def of_access(scene: Scene, verb: Token) -> Iterator[Frame]:
    """The use of a base is granted, offered, discussed or refused to another nation."""
    letting = verb.head if verb.lower_ == "use" and verb.dep_ in ("xcomp", "ccomp") else verb
    status = next((status for status, forms in _GRANTING.items() if letting.lower_ in forms), None)
    if verb.lower_ == "use" and _may_under_a_deal(verb):
        letting, status = verb, "approved"
    if status is None or not grammar.subjects(letting) or grammar.is_passive(letting):
        return
    own = stage(letting, "station")
    if own.status in (None, "requested"):
        return
    site, users = _let(letting, verb) if verb.lower_ == "use" else _used(verb)
    if site is None:
        return
    actors = acting(scene, letting, site)
    guests = tuple(dict.fromkeys(code for user in users for code in scene.nations_at(user) if code not in actors))
    forces = [f for user in users for f in scene.forces_at(user) if not f.soft]
    armed = forces or any(_is_service(scene, user) for user in users)
    if not guests or not (_is_military(scene, site) or (site.lower_ in _CIVIL and armed)):
        return
    if own.status in ("announced", "considered", "denied") and status != "denied":
        status = own.status
    told = Stage("denied" if own.negated else status, letting.lower_, own.negated or status == "denied", None, True, letting)
    force = replace(forces[0], senders=guests) if forces else None
    yield Frame("station", verb, told, force, site, guests, "verb" if force else "site", actors)


def _is_military(scene: Scene, site: Token) -> bool:
    return is_site(scene, site) and (site.lower_ in sites("military") | sites("any") or site.tag_.startswith("NNP"))


def _is_service(scene: Scene, user: Token) -> bool:
    """'The Royal Navy' is a force where it is let in."""
    return any(m.kind == "body" and m.value.kind == "service" and user in scene.tree.tokens(m.span) for m in scene.mentions)


def _may_under_a_deal(verb: Token) -> bool:
    """'Under the deal US forces may use five bases'."""
    under = any(grammar.case(c) == "under" and c.lower_ in _ACCORDS for c in grammar.obliques(verb))
    return under and bool({"may", "can"} & set(grammar.auxiliaries(verb)))


def _used(verb: Token) -> tuple[Token | None, list[Token]]:
    """The site and those who may use it: 'the use of', 'access to', 'opened its bases to'."""
    given = [c for c in verb.children if grammar.base(c.dep_) in ("obj", "iobj", "obl", "xcomp")]
    use = next((c for c in given if c.lower_ in _USE and c.i > verb.i), None)
    if use is not None:
        # 'Gave US forces access to four bases': the parser may hang the site on the verb.
        site = next((c for c in (*use.children, *verb.children) if c.i > use.i and grammar.case(c) in ("of", "to")), None)
        # 'Gives the United States access': the parser may take both for one name.
        named = [use] if any(c.dep_ == "compound" for c in use.children) else []
        return site, [*named, *(c for c in given if c not in (use, site) and (c.i < use.i or grammar.case(c) in ("to", "with")))]
    if verb.lower_ in words.forms_of("open"):
        return next((c for c in given if c.dep_ == "obj"), None), [c for c in given if grammar.case(c) in ("to", "for")]
    return None, []


def _let(letting: Token, using: Token) -> tuple[Token | None, list[Token]]:
    """'Has allowed NATO to use the air base', 'let them use it': whose subject is let in."""
    users = [c for c in letting.children if c.dep_ in grammar.OBJECTS and c.i < using.i]
    users += [c for c in using.children if c.dep_ in grammar.SUBJECTS]
    return next(iter(grammar.objects(using)), None), users
