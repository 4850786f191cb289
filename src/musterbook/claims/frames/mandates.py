"""Mandates: how long a force may stay and how many it may be: 'the mandate runs until May', 'approved a ceiling of 1,400'."""

from collections.abc import Iterator
from dataclasses import replace

from musterbook.claims.frames.scene import Frame, Scene, acting
from musterbook.claims.phrases.forces import Force
from musterbook.claims.stages.status import PROLONGING, stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token
from musterbook.world.bodies import Body
from musterbook.world.nations import ALLIANCES


def of_mandate(scene: Scene, verb: Token) -> Iterator[Frame]:
    """A stay that is prolonged by decision: 'extended the mandate for up to 400 soldiers until June'."""
    yield from _of_term(scene, verb)
    yield from _of_ceiling(scene, verb)
    yield from _of_limit(scene, verb)
    yield from _of_title(scene, verb)
    yield from _of_end(scene, verb)
    if verb.lower_ not in PROLONGING:
        return
    themes = [s for s in grammar.subjects(verb) if s.i != verb.i] if grammar.is_passive(verb) else grammar.objects(verb)
    own = stage(verb, "station")
    for theme in themes:
        # 'The lease of twelve jets' is no lease of a base.
        hired = theme.lower_ == "lease" and any(c.i in scene.forces or c.tag_ == "CD" for c in theme.children)
        if theme.lower_ not in _STAYS or own.status is None or hired:
            continue
        status = "approved" if own.status in ("in_effect", "announced") and not own.negated else own.status
        inner: list[Force | None] = [f for f in scene.forces_at(theme) if not f.soft]
        for force in inner or [None]:
            owners = tuple(code for c in theme.children if c.dep_ == "nmod:poss" for code in scene.nations_at(c))
            owners = owners or _of_mission(scene, theme)
            actors, tenants = acting(scene, verb, theme), _of_tenant(scene, theme)
            # 'Ecuador did not renew the lease for the American base'
            hosts = tuple(code for code in actors if code not in tenants) if tenants else ()
            agents = tenants or actors or owners
            yield Frame("station", verb, replace(own, status=status, word=verb, future=True), force, theme, agents, "noun", hosts)


_ENDING = words.forms_of("end", "terminate", "cease", "finish", "conclude", "discontinue", "suspend")
_SHARES = ("participation", "contribution", "involvement", "engagement", "commitment")


def _of_end(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'Ended its participation in the mission in Iraq': who takes part no more leaves."""
    if verb.lower_ not in _ENDING:
        return
    themes = [s for s in grammar.subjects(verb) if s.i != verb.i] if grammar.is_passive(verb) else grammar.objects(verb)
    for theme in (t for t in themes if t.lower_ in _SHARES):
        owners = tuple(code for c in theme.children if c.dep_ in ("nmod:poss", "amod") for code in scene.nations_at(c))
        agents = owners or acting(scene, verb, theme)
        spent = tuple(t.i for t in theme.subtree if t.i in scene.forces)
        if agents and any(grammar.case(c) in ("in", "to", "with") for c in theme.children):
            yield Frame("withdraw", verb, stage(verb, "withdraw"), None, theme, agents, "noun", spent=spent)


def _of_mission(scene: Scene, theme: Token) -> tuple[str, ...]:
    """'The mandate of MINUSCA': the alliance whose mission it is."""
    return tuple(body.nation for body in missions_at(scene, theme) if body.nation in ALLIANCES)


def missions_at(scene: Scene, theme: Token) -> list[Body]:
    """The missions that a word names, or whose it is: 'UNMISS', 'the ceiling for UNMISS'."""
    below = {theme.i} | {c.i for c in theme.children if c.dep_ in ("nmod:poss", "compound") or grammar.case(c) in ("of", "for")}
    return [m.value for m in scene.mentions if m.kind == "body" and m.value.hosts and scene.tree.head(m.span).i in below]


_STAYS = {
    "mandate",
    "stay",
    "presence",
    "mission",
    "deployment",
    "tour",
    "dispatch",
    "stationing",
    "participation",
    "contribution",
    "involvement",
    "lease",
}
_TERM = words.forms_of("run", "expire", "last", "lapse", "end", "apply")
_TITLES = ("mandate", "agreement", "treaty", "lease", "accord", "deal")


def _of_term(scene: Scene, verb: Token) -> Iterator[Frame]:
    """How long a stay is allowed: 'the mandate expires on 30 April', 'the agreement under which they use the base runs until May'."""
    if verb.lower_ not in _TERM or verb.tag_ == "VBD" or any(c.dep_ == "mark" for c in verb.children if verb.lower_ in ("end", "ends")):
        return
    if verb.dep_ == "advcl" and any(c.lower_ == "when" for c in verb.children):
        return  # 'will stay until May, when its mandate ends'
    for theme in grammar.subjects(verb):
        own = stage(verb, "station")
        if (
            theme.lower_ == "it"
            and verb.lower_ in ("run", "runs", "last", "lasts")
            and any(grammar.case(c) == "until" for c in verb.children)
        ):
            yield Frame("station", verb, own, None, theme, (), "pronoun")
        elided = any(c.tag_ == "POS" for c in theme.children)  # 'UNMISS's mandate runs until May, UNIFIL's until August'
        if (theme.lower_ in _TITLES or elided) and own.status in ("in_effect", "announced") and not own.negated:
            owners = _of_mission(scene, theme)
            hosts = tuple(code for body in missions_at(scene, theme) for code in body.hosts) if elided else ()
            yield Frame("station", verb, replace(own, status="approved", word=verb, future=True), None, theme, owners, "noun", hosts)


_PERMITTING = words.forms_of("permit", "allow", "authorise", "authorize", "provide", "foresee", "envisage")


def _of_ceiling(scene: Scene, verb: Token) -> Iterator[Frame]:
    """How many a mandate allows: 'the mandate permits up to 500 soldiers in Niger until 31 August'."""
    if verb.lower_ not in _PERMITTING or not any(s.lower_ in _TITLES for s in grammar.subjects(verb)):
        return
    own = stage(verb, "station")
    themes = (*grammar.objects(verb), *(c for c in grammar.obliques(verb) if grammar.case(c) in ("for", "to", "up")))
    for theme in (t for t in themes if t.lower_ in _STAYS and own.status == "in_effect" and not own.negated):
        if agents := scene.nations_at(theme):  # 'the treaty provides for a French presence until 2044'
            yield Frame("station", verb, replace(own, status="approved", word=verb, future=True), None, theme, agents, "noun")
    for theme in themes:
        for force in (f for f in scene.forces_at(theme) if f.quantity and own.status == "in_effect" and not own.negated):
            yield Frame("station", verb, replace(own, status="approved", word=verb, future=True), force, theme, (), "stance")


LIMITS = {"ceiling", "limit", "cap", "maximum"}
_SETTING = words.forms_of(
    "approve", "set", "fix", "raise", "lower", "lift", "agree", "authorise", "authorize", "adopt", "increase", "reduce", "put"
)


def _of_limit(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'Has approved a ceiling of 1,400', 'the limit was raised to 900 soldiers': so many may be there."""
    if verb.lower_ not in _SETTING:
        return
    limits = grammar.subjects(verb) if grammar.is_passive(verb) else grammar.objects(verb)
    own = stage(verb, "station")
    for limit in (t for t in limits if t.lower_ in LIMITS and own.status not in (None, "denied")):
        near = (*(c for c in limit.children if grammar.case(c) in ("of", "to", "at")), *(c for c in verb.children if c.i > limit.i))
        heads = [t for c in near if grammar.case(c) in ("of", "to", "at") for t in (c, *c.children) if t.i in scene.forces]
        force = next((scene.forces[t.i] for t in heads if scene.forces[t.i].quantity), None) or scene.forces.get(limit.i)
        if force and force.quantity:
            status = "approved" if own.status in ("in_effect", "approved", "ended") else own.status
            told = replace(own, status=status, word=verb, future=True)
            spent = (force.head,) if force.head != limit.i else ()
            yield Frame("station", verb, told, force, limit, acting(scene, verb, limit), "stance", spent=spent)


def as_allowed(frame: Frame) -> Frame:
    """'The mission has a ceiling of 900': so many may be there."""
    own = frame.stage
    held = frame.theme.lower_ in LIMITS and frame.predicate.lower_ in _HOLDING and own.status == "in_effect" and not own.negated
    return replace(frame, stage=replace(own, status="approved")) if held else frame


def _of_title(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'The Dutch have a mandate until August', 'holds a lease on Camp Lemonnier until 2034': by that they may stay."""
    if verb.lower_ not in _HOLDING or grammar.is_passive(verb):
        return
    own = stage(verb, "station")
    for theme in (o for o in grammar.objects(verb) if o.lower_ in ("mandate", "lease")):
        until = any(grammar.case(c) in ("until", "till", "to") for c in (*verb.children, *theme.subtree))
        actors = acting(scene, verb, theme)
        if until and actors and own.status == "in_effect" and not own.negated:
            yield Frame("station", verb, replace(own, status="approved", word=verb, future=True), None, theme, actors, "noun")


_HOLDING = words.forms_of("have", "hold")


def _of_tenant(scene: Scene, theme: Token) -> tuple[str, ...]:
    """'The lease on the American base was renewed': whose the base is."""
    sites = (c for c in theme.children if theme.lower_ == "lease" and grammar.case(c) in ("on", "of", "for"))
    return tuple(
        code for site in sites for c in site.children if c.dep_ in ("amod", "nmod:poss", "compound") for code in scene.nations_at(c)
    )
