"""Wishes and thoughts, with no verb of staying or leaving: 'Delhi would like them gone' (codebook, rule 29), 'thinks about a company'."""

from collections.abc import Iterator
from dataclasses import replace

from musterbook.claims.frames.scene import Frame, Scene, acting, people_at
from musterbook.claims.stages.governing import TAKING_BACK, Stage
from musterbook.claims.stages.status import stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

_WANTING = words.forms_of("want", "like", "wish", "prefer", "need")
# What the force is to be after it has left; what is to become of a site that it holds.
_GONE = frozenset({"gone", "out", "away", "home", "off"})
_CLOSED = frozenset({"closed", "shut", "vacated", "evacuated", "emptied", "dismantled"})
_STANDING_FOR = frozenset({"them", "these", "those", "it", "latter", "former", "ones", "all"})
_SITES = frozenset({"base", "bases", "camp", "camps", "garrison", "airfield", "post", "posts", "station"})


def of_wish(scene: Scene, verb: Token) -> Iterator[Frame]:
    """A force that somebody wants gone, or a base that somebody wants closed."""
    if verb.lower_ not in _WANTING or not grammar.subjects(verb):
        return
    ends = {c.lower_ for c in verb.children if c.i > verb.i and c.dep_ in ("xcomp", "advmod", "compound:prt", "obl", "advcl", "ccomp")}
    ends |= {grammar.case(c) for c in grammar.obliques(verb)}  # 'wants the French out of Senegal'
    told = Stage("requested", verb.lower_, False, verb, True, verb)
    for theme in (c for c in verb.children if c.dep_ == "obj"):
        ends |= {word for c in theme.children if c.i > theme.i for word in (c.lower_, grammar.case(c))}
        forces = [f for f in scene.forces_at(theme) if not f.soft]
        if ends & _GONE:
            for force in forces:
                yield Frame("withdraw", verb, told, force, theme)
            if not forces and theme.lower_ in _STANDING_FOR:
                yield Frame("withdraw", verb, told, None, theme, (), "pronoun")
            elif not forces and (people := people_at(scene, theme)):
                yield Frame("withdraw", verb, told, None, theme, tuple(m.value for m in people), "people")
        elif ends & _CLOSED and not forces and theme.lower_ in _SITES:
            yield Frame("withdraw", verb, told, None, theme, _owners(scene, theme), "site")


_BECOMING = words.forms_of("become")
_TURNING = words.forms_of("make", "turn", "transform", "convert", "render") | _BECOMING
_FOOTINGS = frozenset({"permanent", "persistent", "indefinite", "continuous", "lasting", "rotational"})
_TASKS = frozenset({"mission", "presence", "activity", "task", "deployment", "operation", "posture", "commitment", "one", "arrangement"})


def of_footing(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'To make the rotating detachments a permanent NATO mission': a presence that is put on another footing."""
    if verb.lower_ not in _TURNING:
        return
    changed = grammar.subjects(verb) if grammar.is_passive(verb) or verb.lower_ in _BECOMING else grammar.objects(verb)
    before = next((c for c in changed if c.dep_ != "iobj"), None)
    # 'Will be made permanent', 'a permanent mission'
    bare = next((c for c in verb.children if c.i > verb.i and c.lower_ in _FOOTINGS), None)
    after = [c for c in verb.children if c.i > verb.i and c.lower_ in _TASKS and c is not before]
    footing = bare or next((c for c in after if _FOOTINGS & {t.lower_ for t in c.children}), None)
    if before is None or footing is None:
        return
    forces = scene.forces_at(before) or scene.forces_at(footing)
    own = forces[0] if forces else None
    task = next((m.value for m in scene.mentions if m.kind == "function" and grammar.within(scene.tree.head(m.span), before)), None)
    agents = scene.nations_at(footing) or scene.nations_at(before) or (acting(scene, verb, before) if bare else ())
    if own and task and not own.function:
        own = replace(own, function=task)
    if own or (agents and (not bare or before.lower_ in _TASKS)):
        yield Frame("station", verb, stage(verb, "station"), own, before, agents)


_OFFERS = frozenset({"offer", "proposal", "bid", "pledge", "promise"})


def offers_taken_back(verb: Token) -> list[Token]:
    """'Withdrew its offer', 'the offer was withdrawn': nothing moves but a plan."""
    if verb.lower_ not in TAKING_BACK:
        return []
    return [o for o in (grammar.subjects(verb) if grammar.is_passive(verb) else grammar.objects(verb)) if o.lower_ in _OFFERS]


def of_offer(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'Withdrew its offer of 12 helicopters': the offer is off."""
    off = Stage("cancelled", "withdrawn", future=True, word=verb)
    for offer in offers_taken_back(verb):
        for force in (f for f in scene.forces_at(offer) if not f.soft):
            action = "transfer" if force.equipment else "deploy"
            yield Frame(action, verb, off, force, offer, acting(scene, verb, offer), "stance")


def _owners(scene: Scene, site: Token) -> tuple[str, ...]:
    """Whose the base is: 'the American base', 'Britain's camp'."""
    return tuple(code for c in site.children if c.dep_ in ("amod", "nmod:poss", "compound") for code in scene.nations_at(c))


def is_thought_of(verb: Token) -> bool:
    """'Are thinking about 80 soldiers for Mali', 'thinks of a company'."""
    return verb.lower_ in _THINKING and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in ("about", "of")


_THINKING = words.forms_of("think")
