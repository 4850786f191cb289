"""One contingent relieves another: the claim is the newcomer's, whichever of the two the sentence puts first (codebook: `rotate`)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from musterbook.claims.frames.bases import sites
from musterbook.claims.frames.companions import whence
from musterbook.claims.frames.lexicon import particle_fits, spelled
from musterbook.claims.frames.scene import Frame, Scene, named_place, takes_command
from musterbook.claims.frames.transfer import is_materiel
from musterbook.claims.names.mentions import lexicon
from musterbook.claims.phrases.forces import Force
from musterbook.claims.stages.status import stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token
from musterbook.world.nations import ALLIANCES


@cache
def _verbs() -> dict[str, tuple[tuple[str, str], ...]]:
    """Form -> each (how, particle) that the lexicon has for it: 'active', 'from' or 'give'."""
    out: dict[str, tuple[tuple[str, str], ...]] = {}
    for how, entries in lexicon("actions")["relief"].items():
        for form, _, particle in spelled(entries):
            out[form] = (*out.get(form, ()), (how, particle))
    return out


def of_relief(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'B relieves A', 'A is relieved by B', 'B takes over from A', 'B took the place of A', 'A hands over to B'."""
    how = next((how for how, particle in _verbs().get(verb.lower_, ()) if particle_fits(verb, particle)), "")
    if not how and verb.lower_ in _PASSING and any(s.lower_ in _DUTIES for s in grammar.subjects(verb)):
        how = "duty"
    if not how or takes_command(verb):
        yield from _of_a_duty(scene, verb)
        return
    if verb.lower_ in _TAKING and any(
        is_materiel(f) and not (f.echelon or f.unit) for o in grammar.objects(verb) for f in scene.forces_at(o)
    ):
        return  # 'took over three aircraft from Italy': those are given
    if how == "active" and (gone := _civil(scene, verb)):
        yield from gone
        return
    newcomers, relieved = _sides(scene, verb, how)
    if not relieved:
        yield from _of_a_duty(scene, verb)
        return
    old = [force for token in relieved for force in scene.forces_at(token)]
    if not (old or any(scene.forces_at(t) for t in newcomers) or any(_stands_in(scene, t) for t in relieved)):
        return
    # 'A company, which is replaced every four months': a presence by turns (codebook, rule 28).
    by_turns = grammar.is_by_turns(verb)
    for frame in _frames(scene, verb, newcomers, relieved, old):
        if frame.force is None and frame.agents and _is_policing(scene, grammar.objects(verb)):
            frame = replace(frame, force=_police(scene, frame.theme, frame.agents), by="relief")
        yield replace(frame, action="station") if by_turns else frame


_TAKING = words.forms_of("assume") | words.forms_of("take")


def _of_a_duty(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'The Canadian task force assumed the mission with six jets': whose it was before, goes without saying."""
    if verb.lower_ not in _TAKING:
        return
    objects = grammar.objects(verb)
    policing = _is_policing(scene, objects)
    duty = policing or any(o.lower_ in _DUTIES | {"mission", "policing"} and any(c.lower_ == "the" for c in o.children) for o in objects)
    behind = [c for o in (verb, *objects) for c in o.children if grammar.case(c) in ("off", "from")]
    off = any(scene.forces_at(c) for c in behind)  # 'took the mission off the 3rd Battalion'
    over = verb.lower_ in words.forms("assume") or particle_fits(verb, "over") or off
    if not duty or not over or grammar.is_passive(verb):
        return
    told, spent = stage(verb, "rotate"), tuple(f.head for o in (*objects, *behind) for f in scene.forces_at(o))
    for theme in (s for s in grammar.subjects(verb) if s.i != verb.i):
        for force in (f for f in scene.forces_at(theme) if not f.soft):
            yield Frame("rotate", verb, told, force, theme, (), "relief", spent=spent)
        if policing and not scene.forces_at(theme) and (nations := _themselves(scene, theme)):
            yield Frame("rotate", verb, told, _police(scene, theme, nations), theme, nations, "relief", spent=spent)


def _themselves(scene: Scene, theme: Token) -> tuple[str, ...]:
    """The nations that act, without an alliance that is named beside them: 'NATO allies Portugal and Belgium'."""
    named = scene.nations_at(theme)
    return tuple(code for code in named if code not in ALLIANCES) or named


def _police(scene: Scene, theme: Token, nations: tuple[str, ...]) -> Force:
    """'Portugal and Belgium took over the Baltic Air Policing mission': their jets did."""
    return Force(theme.i, scene.tree.words(theme), nations, function="air-policing")


def _is_policing(scene: Scene, objects: Sequence[Token]) -> bool:
    """One of the objects is a mission that polices the air, by name or by its kind."""
    spans = [scene.tree.span(o.subtree) for o in objects]
    return any("air policing" in span.of(scene.tree.text).lower().replace("-", " ") for span in spans)


def _civil(scene: Scene, verb: Token) -> list[Frame]:
    """'India will replace its soldiers with civilian staff': who is replaced by no soldiers leaves."""
    by = [c for c in grammar.obliques(verb) if grammar.case(c) in ("with", "by")]
    civil = any(t.lower_ in _CIVILIANS for c in by for t in c.subtree) and not any(scene.forces_at(c) for c in by)
    themes = grammar.subjects(verb) if grammar.is_passive(verb) else grammar.objects(verb)
    agents = scene.nations_of_subjects(verb) if not grammar.is_passive(verb) else ()
    forces = [(t, f) for t in themes for f in scene.forces_at(t) if not f.soft] if civil else []
    return [Frame("withdraw", verb, stage(verb, "withdraw"), f, t, agents) for t, f in forces]


_CIVILIANS = {"civilian", "civilians", "contractors", "technicians"}
_PASSING = words.forms_of("pass", "fall", "go")
_DUTIES = {"duty", "duties", "watch", "task", "tasks", "place", "role", "baton"}


def _sides(scene: Scene, verb: Token, how: str) -> tuple[list[Token], list[Token]]:
    """(newcomers, relieved) by the verb's grammar."""
    subjects = [s for s in grammar.subjects(verb) if s.i != verb.i]
    if how == "duty":
        owners = [c for s in subjects if s.lower_ in _DUTIES for c in s.children if c.dep_ == "nmod:poss"]
        return _phrases(verb, ("to",)), owners  # 'their duty passes to a Belgian detachment'
    if how == "give":
        # 'The launchers were handed over to the army', 'the Danes handed six tanks over to it': things change hands.
        things = [*grammar.objects(verb), *(c for c in grammar.obliques(verb) if grammar.case(c) == "over")]
        things = [verb.head if t.lower_ in ("that", "which") and verb.dep_ == "acl:relcl" else t for t in things]
        bases = sites("military") | sites("any")
        sites_given = any(t.lower_ in bases or named_place(scene, t) for t in things)  # 'handed its base over to the army'
        given = grammar.is_passive(verb) or sites_given or any(scene.forces_at(thing) for thing in things)
        return ([], []) if given else (_phrases(verb, ("to", "for")) or _whom(scene, verb), subjects)
    if how == "from" and grammar.is_passive(verb):
        # 'Its place has been taken by six others': whose place it was.
        owners = [
            c for s in subjects if s.lower_ in ("place", "places") for c in s.children if c.dep_ == "nmod:poss" or grammar.case(c) == "of"
        ]
        return (_phrases(verb, ("by",)), owners) if owners else ([], [])
    if how == "from":
        owners = [c for o in grammar.objects(verb) if o.lower_ in ("place", "places") for c in o.children if c.dep_ == "nmod:poss"]
        return subjects, _phrases(verb, ("from", "of")) or owners or _from_whom(scene, verb)
    if how == "for":
        return subjects, _phrases(verb, ("for",))
    due = grammar.has_to(verb)  # 'are to replace'
    if grammar.is_passive(verb) or any((c.dep_ == "cop" and not due) or c.lower_ in ("gets", "get", "got") for c in verb.children):
        return _phrases(verb, ("by",)) or _late(scene, verb), subjects
    return _with_what(scene, verb) or subjects, grammar.objects(verb)


_EXCHANGING = words.forms_of("replace", "swap")


def _with_what(scene: Scene, verb: Token) -> list[Token]:
    """'Denmark has replaced its F-16s at Šiauliai with F-35s': who comes stands behind 'with', if no force is told to do it."""
    acting = (f for s in grammar.subjects(verb) for f in scene.forces_at(s))
    if verb.lower_ not in _EXCHANGING or any(f.quantity or f.has_type or f.personnel for f in acting):
        return []
    old = [f for o in grammar.objects(verb) for f in scene.forces_at(o)]
    new = [c for c in grammar.obliques(verb) if grammar.case(c) == "with"]
    return [c for c in new if any(f.thing == o.thing and not f.soft for f in scene.forces_at(c) for o in old)]


def _late(scene: Scene, verb: Token) -> list[Token]:
    """'Relieved at the end of May by Poland': the parser hangs the newcomer on the date."""
    below = (c for t in verb.children if t.i > verb.i for c in t.subtree if grammar.case(c) == "by")
    return [c for c in below if scene.nations_at(c) or scene.forces_at(c)][:1]


def _phrases(verb: Token, preps: tuple[str, ...]) -> list[Token]:
    """The phrases with one of `preps` on the verb, or on its object ('took the place of', 'take the duty over from')."""
    heads = [verb, *grammar.objects(verb)]
    return [c for head in heads for c in head.children if grammar.case(c) in preps and grammar.base(c.dep_) in ("obl", "nmod")]


def _whom(scene: Scene, verb: Token) -> list[Token]:
    """'Hands over its mission in Uruzgan to the United States': wherever the parser hangs it."""
    goals = (c for c in verb.subtree if c.i > verb.i and grammar.case(c) == "to")
    return [c for c in goals if scene.nations_at(c) or scene.forces_at(c)][:1]


def _from_whom(scene: Scene, verb: Token) -> list[Token]:
    """'Assumed responsibility for support in the north from the 1st Battalion': a unit, wherever the parser hangs it."""
    named = {scene.tree.head(m.span).i for m in scene.mentions if m.kind in ("unit", "formation")}
    return [c for c in verb.subtree if c.i > verb.i and grammar.case(c) == "from" and c.i in named]


def _stands_in(scene: Scene, token: Token) -> bool:
    """A pronoun or a people stands for the force that is relieved."""
    return token.lower_ in ("it", "them", "these", "those", "that", "ones", "one", "her", "its", "their") or bool(scene.nations_at(token))


def _frames(scene: Scene, verb: Token, newcomers: list[Token], relieved: list[Token], old: list[Force]) -> Iterator[Frame]:
    spent = tuple(sorted({t.i for t in relieved} | {f.head for f in old}))
    told = stage(verb, "rotate")
    came = [(token, force) for token in newcomers for force in scene.forces_at(token) if not force.soft or force.quantity]
    # 'Four jets and 170 airmen of the Italian Air Force': whose the airmen are, the jets are too.
    shared = tuple(dict.fromkeys(code for _, force in came for code in force.senders))
    for token, force in came:
        lent = () if _is_known(token, force) and not any(f.definite for f in old) else tuple(code for f in old for code in f.senders)
        mover = scene.nations_of_subjects(verb) if grammar.case(token) == "with" else ()
        new = replace(force, senders=force.senders or whence(scene, token) or shared or lent or mover)
        yield Frame("rotate", verb, told, _of_kind(new, old), token, (), "relief", spent=spent)
    if came:
        return
    # 'Replaced by one from Ghana'
    agents = tuple(dict.fromkeys(code for token in newcomers for code in scene.nations_at(token) or whence(scene, token)))
    theme = (newcomers or relieved or [verb])[0]
    before = old[0] if old else None
    if before and not told.negated:
        own = any(c.lower_ in ("its", "their") for t in relieved for c in t.children)  # 'will replace its 40 instructors': by as many
        count = (before.quantity, before.spans) if own and before.quantity else (None, ())
        # 'She relieves the destroyer Hobart': a ship with a name is relieved by one of whatever kind.
        kit = () if before.unit and before.thing == "ship" else before.equipment
        before = replace(before, unit=None, equipment=kit, quantity=count[0], spans=count[1], definite=before.definite and not agents)
    if before and (agents or _is_pronoun(newcomers)):
        before = replace(before, senders=agents)  # whom 'they' are, the sentences before tell
    yield Frame("rotate", verb, told, before, theme, agents, "relief" if before else "pronoun", spent=spent)


def _is_known(token: Token, force: Force) -> bool:
    """'The new battalion': whose it is was told before."""
    return not force.unit and any(c.lower_ in ("the", "this", "these") for c in token.children)


def _is_pronoun(newcomers: list[Token]) -> bool:
    return [t.lower_ for t in newcomers] in (["they"], ["it"], ["these"], ["those"], ["she"], ["he"])


def _of_kind(force: Force, old: list[Force]) -> Force:
    """'A Danish one', 'a unit of the same size', 'those of XI Squadron': the newcomer is of the kind of what it relieves."""
    if force.has_type or not old:
        return force
    if set(force.nouns) & {"troops", "soldiers", "men", "peacekeepers"}:
        return replace(force, function=old[0].function)  # 'a brigade hands over to Tanzanian troops'
    return replace(force, echelon=old[0].echelon, function=old[0].function, equipment=old[0].equipment)
