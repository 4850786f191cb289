"""Verbs of sending, staying, leaving, relieving and giving, with the force that is their subject or object."""

from collections.abc import Iterator
from dataclasses import replace

from musterbook.claims.frames.access import of_access
from musterbook.claims.frames.actors import OF_PEOPLE, QUITTING, is_abroad, is_bare, is_pulled, itself, themselves
from musterbook.claims.frames.bargaining import of_negotiating, of_parcel, of_refusal, of_signing, of_wanting
from musterbook.claims.frames.bases import of_base, of_base_taken_over, of_planned_base, of_sought_base, of_wished_base
from musterbook.claims.frames.carriers import aboard
from musterbook.claims.frames.courses import of_course
from musterbook.claims.frames.dealings import of_having, of_package, of_promise
from musterbook.claims.frames.deliveries import as_delivery, of_waiting
from musterbook.claims.frames.directions import directed
from musterbook.claims.frames.hostile import is_fired
from musterbook.claims.frames.idle import is_of_no_place
from musterbook.claims.frames.lexicon import Row, action_verbs, particle_fits
from musterbook.claims.frames.makeup import of_makeup, of_making_up
from musterbook.claims.frames.mandates import as_allowed, of_mandate
from musterbook.claims.frames.relief import of_relief
from musterbook.claims.frames.scene import MADE_OF, Frame, Scene, acting, holds_place, is_commanded, is_on_alert, people_at, takes_command
from musterbook.claims.frames.senses import means_else, moves_something, raises_something_else, tells_how
from musterbook.claims.frames.special import of_guarding, of_stance, of_taking_part, of_visit
from musterbook.claims.frames.standins import stands_for
from musterbook.claims.frames.strength import at_level, of_strength, tells_strength
from musterbook.claims.frames.transfer import of_transfer
from musterbook.claims.frames.wishes import of_footing, of_offer, of_wish, offers_taken_back
from musterbook.claims.phrases.forces import Force
from musterbook.claims.stages.status import stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token
from musterbook.world.nations import ALLIANCES

_STRONG = {
    "deploy", "redeploy", "withdraw", "pull", "rotate", "relieve", "station", "base", "garrison", "arrive",
    "leave", "stay", "remain", "replace", "depart", "take", "reinforce", "relocate", "return", "go",
    "follow", "send", "move", "land", "come",
}  # fmt: skip


# These know their verbs better than the lexicon; the first that reads anything has it.
_FIRST = (
    of_relief, of_transfer, of_package, of_promise, of_signing, of_having, of_wish, of_wanting, of_footing, of_offer, of_access, of_base,
    of_base_taken_over, of_makeup, of_making_up, of_waiting, of_negotiating, of_refusal, of_parcel,
)  # fmt: skip


def of_verb(scene: Scene, verb: Token) -> Iterator[Frame]:
    """The frames of a verb of action: a particle first, a theme that surely is a force before one that may be."""
    if verb.lower_ == "put" and verb.dep_ == "xcomp" and verb.head.lower_ in words.forms("stay"):
        return  # 'are staying put'
    if verb.lower_ == "ended" and verb.i > 1 and verb.nbor(-1).text == "-":
        return  # 'is open-ended'
    taken = next((found for reader in _FIRST if (found := list(reader(scene, verb)))), [])
    if taken or offers_taken_back(verb):
        yield from taken
        return
    word = "continue" if _goes_on(verb) else verb.lower_
    rows = [row for row in action_verbs().get(word, ()) if particle_fits(verb, row.particle)]
    if any(row.particle for row in rows):
        rows = [row for row in rows if row.particle]
    for soft in (False, True):
        for row in rows:
            found = list(_of_row(scene, verb, row, soft=soft))
            if found:
                yield from (as_allowed(as_delivery(scene, frame)) for frame in found)
                return
    prolonged = list(of_mandate(scene, verb))
    yield from prolonged
    yield from of_visit(scene, verb)
    sought = list(of_sought_base(scene, verb))
    yield from sought
    # 'Extended the mandate for the mission', 'wants a military base': told once.
    yield from (
        f for f in of_stance(scene, verb) if not (prolonged and grammar.case(f.theme)) and f.theme.i not in {s.theme.i for s in sought}
    )
    yield from of_wished_base(scene, verb)
    yield from of_planned_base(scene, verb)
    yield from of_taking_part(scene, verb)
    yield from of_guarding(scene, verb)
    yield from of_course(scene, verb)


def _goes_on(verb: Token) -> bool:
    """'They will go on doing so': nobody goes anywhere."""
    behind = verb.doc[verb.i + 1 : verb.i + 3]
    return verb.lower_ in _GOING and [t.lower_ for t in behind[:1]] == ["on"] and [t.tag_ for t in behind[1:]] == ["VBG"]


_GOING = words.forms_of("go")


def _of_row(scene: Scene, verb: Token, row: Row, *, soft: bool) -> Iterator[Frame]:
    first_time = grammar.base(verb.dep_) == "acl" and verb.head.lower_ == "time" and any(c.lower_ == "first" for c in verb.head.children)
    if (row.lemma == "be" and not row.particle) or first_time or raises_something_else(scene, verb, row):
        return  # 'it is the first time this unit works in Asia'
    relative = grammar.base(verb.dep_) == "acl" or any(c.lower_ == "where" for c in verb.children)
    if relative and row.lemma == "lead" and not any(f.quantity for o in grammar.objects(verb) for f in scene.forces_at(o)):
        return  # 'Britain, which leads the battlegroup, has 900 troops there'
    if verb.dep_ == "acl" and row.lemma in ("set", "establish") and grammar.is_passive(verb) and not holds_place(scene, verb):
        return  # 'the task force, set up in 1984, has 500 soldiers'
    if tells_strength(scene, verb, row.lemma):
        yield from of_strength(scene, verb, row)
        return
    if (
        is_commanded(scene, verb)
        or is_on_alert(verb)
        or is_of_no_place(scene, verb, row)
        or (row.action == "rotate" and takes_command(verb))
        or means_else(scene, verb, row)
    ):
        return
    carried = aboard(scene, verb) if row.force != "object" else []
    themes = carried or _founders(scene, verb, row) or _themes(verb, row.force, scene)
    joined = grammar.objects(verb) if row.lemma == "join" else grammar.subjects(verb) if verb.lower_ in _REINFORCED else []
    whole = [f for s in joined for f in scene.forces_at(s)]
    spent = tuple(f.head for f in whole) + tuple(s.i for s in grammar.subjects(verb) if carried)
    # 'EUFOR will be reinforced by 400 soldiers': of an alliance whose are not told, they are its own.
    joins = [f for f in whole if f.senders and set(f.senders) <= ALLIANCES] if grammar.is_passive(verb) else []
    for theme in (t for t in themes if not (_is_told_with(scene, verb, t) or is_fired(verb, t))):
        forces = scene.forces_at(theme) or scene.part_at(theme)
        hard = [f for f in forces if not f.soft]
        if hard and not soft:
            agents = acting(scene, verb, theme) or tuple(code for f in joins for code in f.senders)
            for force in hard:
                named, own = _of_its_unit(scene, verb, _not_whence(scene, row, theme, at_level(scene, verb, force), agents))
                yield directed(scene, Frame(row.action, verb, stage(verb, row.action), named, theme, agents, spent=spent + own))
        elif soft and not hard:
            yield from _soft(scene, verb, row, theme, forces)


_COMPRISING = words.forms_of("comprise", "include", "unite")


def _is_told_with(scene: Scene, verb: Token, theme: Token) -> bool:
    """'A group consisting of 80 soldiers left': that is told with the group; 'the force, which comprises Slovaks and Serbs'."""
    apart = verb.dep_ == "acl" and verb.lower_ in MADE_OF and verb.tag_ == "VBG"
    many = verb.dep_ == "acl:relcl" and verb.lower_ in _COMPRISING and not any(scene.forces_at(o) for o in grammar.objects(verb))
    if verb.dep_ == "acl" and theme.dep_ in grammar.SUBJECTS and theme.head.lower_ in words.NUMBERING and theme is verb.head:
        return True  # 'the forces stationed there number 450'
    return (apart and (theme.i not in scene.forces or theme.dep_ in grammar.SUBJECTS)) or many


def _of_its_unit(scene: Scene, verb: Token, force: Force) -> tuple[Force, tuple[int, ...]]:
    """'No. 10 Squadron flew two Poseidons to Butterworth': whose the machines or people are, and the subject that is spent by it."""
    if not (force.thing or force.personnel) or force.unit or grammar.is_passive(verb):
        return force, ()
    owner = next((f for s in grammar.subjects(verb) for f in scene.forces_at(s) if f.unit and f.head == s.i and not f.thing), None)
    if owner is None:
        return force, ()
    whose = replace(force, senders=force.senders or owner.senders)
    if len(grammar.subjects(verb)) > 1:
        return whose, (owner.head,)  # somebody else acts too, and the unit may only be named beside
    return replace(whose, unit=owner.unit, echelon=force.echelon or owner.echelon), (owner.head,)


# Whoever receives soldiers from a nation does not move them.
_TAKING_IN = words.forms_of("receive", "welcome", "get", "accept", "call")


def _not_whence(scene: Scene, row: Row, theme: Token, force: Force, agents: tuple[str, ...]) -> Force:
    """'Britain will withdraw hundreds of soldiers from Cyprus': whence somebody moves them is not whose they are."""
    movers = set(agents) - {"NATO", "EU", "UN"}
    if row.action not in ("withdraw", "deploy") or row.lemma in _TAKING_IN or not movers or movers & set(force.senders):
        return force
    head = theme.doc[force.head]
    sources = (scene.tree.head(m.span) for m in scene.mentions if m.kind == "nation" and m.value in force.senders)
    whence = [token for token in sources if grammar.case(token) == "from" and grammar.within(token, head)]
    return replace(force, senders=()) if len(whence) >= len(force.senders) > 0 else force


def _is_of_us(scene: Scene, verb: Token, theme: Token) -> bool:
    """'We want to train as we fight': who we are, the speaker does not say."""
    drilling = verb.lower_ in ("train", "exercise", "drill", "practise", "practice", "work", "operate")
    return drilling and theme.lower_ in ("we", "us") and not any(holds_place(scene, c) for c in grammar.obliques(verb))


def _soft(scene: Scene, verb: Token, row: Row, theme: Token, forces: list[Force]) -> Iterator[Frame]:
    """A number, a pronoun or a people stands for the force: 'another 200 will follow', 'the Danes left'."""
    if row.lemma == "lead" or _is_of_us(scene, verb, theme) or (row.lemma in ("close", "shut") and forces):
        return  # 'Italy leads it', 'the first of 12 to be closed'
    agents = acting(scene, verb, theme)
    if forces:
        for force in forces:
            told = replace(force, quantity=None, spans=()) if row.action == "withdraw" and _is_left_out(scene, force) else force
            yield directed(scene, Frame(row.action, verb, stage(verb, row.action), told, theme, agents, "number"))
        return
    if stands_for(theme) and theme.tag_.startswith(("PRP", "DT", "WP", "WDT", "NN", "JJ", "CD", "RB")):
        if row.needs != "materiel" and not tells_how(scene, verb, theme):
            own = itself(scene, verb, theme)
            yield directed(scene, Frame(row.action, verb, stage(verb, row.action), own, theme, agents, "verb" if own else "pronoun"))
    elif row.lemma in _HANDLING and moves_something(scene, grammar.objects(verb)):
        return  # 'the Iraqis hold elections'
    elif row.lemma in _STRONG | OF_PEOPLE and (people := people_at(scene, theme)):
        yield directed(scene, Frame(row.action, verb, stage(verb, row.action), None, theme, tuple(m.value for m in people), "people"))
    elif (nations := themselves(scene, theme, quits=row.lemma in QUITTING)) and (is_abroad(scene, verb, row, nations) or is_pulled(row)):
        yield Frame(row.action, verb, stage(verb, row.action), None, theme, nations, "nation")
    elif nations and is_bare(scene, verb, row):
        yield Frame(row.action, verb, stage(verb, row.action), None, theme, nations, "actor")


_HANDLING = {"hold", "man", "close", "turn", "set", "get", "train", "operate", "fly", "drive", "move", "serve"}


def _is_left_out(scene: Scene, force: Force) -> bool:
    """'All but 50 are to leave': the 50 stay."""
    before = scene.tree.doc[max(0, force.head - 2) : force.head]
    return [t.lower_ for t in before] == ["all", "but"]


_REINFORCED = {"reinforced", "joined", "bolstered", "strengthened", "followed"}


# 'The launchers are operated by soldiers of the 3rd Battalion': those who are there stand in the by-phrase.
_CREWED = words.forms_of("operate", "man", "crew", "staff", "run")


def _founders(scene: Scene, verb: Token, row: Row) -> list[Token]:
    """'A Dutch team opened a headquarters in Mali': who sets it up is who came."""
    if row.lemma not in ("set", "establish", "open") or grammar.is_passive(verb) or not grammar.objects(verb):
        return []
    return [s for s in grammar.subjects(verb) if s.i != verb.i and any(f.personnel or f.echelon for f in scene.forces_at(s))]


def _brings(scene: Scene, agent: Token) -> bool:
    """'KFOR was reinforced by a Turkish battalion': the newcomers stand in the by-phrase."""
    return grammar.case(agent) == "by" and bool(scene.forces_at(agent))


def _is_inverted(verb: Token, *, passive: bool) -> bool:
    """'There are stationed ten jets', 'with them come 120 soldiers': who is there stands behind the verb, like an object."""
    if verb.dep_ not in ("ROOT", "conj", "parataxis", "ccomp") or grammar.has_to(verb):
        return False
    there = any(c.dep_ == "expl" and c.lower_ == "there" for c in verb.children)
    fronted = any(grammar.base(c.dep_) == "obl" and c.i < verb.i and grammar.case(c) for c in verb.children)
    return there or fronted if passive else fronted and verb.tag_ in ("VB", "VBP", "VBZ", "VBD") and not grammar.auxiliaries(verb)


def _themes(verb: Token, role: str, scene: Scene) -> list[Token]:
    passive = grammar.is_passive(verb) or (verb.lower_ == "followed" and any(grammar.case(c) == "by" for c in verb.children))
    if (
        passive
        and verb.lower_ in _REINFORCED
        and (newcomers := [a for c in (verb, *verb.children) for a in grammar.obliques(c) if _brings(scene, a)])
    ):
        return newcomers
    if passive and verb.lower_ in _CREWED and (crews := [c for c in grammar.obliques(verb) if _brings(scene, c)]):
        return crews
    subjects = [s for s in grammar.subjects(verb) if s.i != verb.i]
    objects = [o for o in grammar.objects(verb)]
    if not subjects and objects and _is_inverted(verb, passive=passive):
        return objects if role != "object" or passive else []
    if passive:
        return subjects if role in ("object", "either") else []
    if role == "object":
        return objects
    if role == "subject":
        return subjects
    hard = [o for o in objects if any(not f.soft for f in scene.forces_at(o))]
    # 'Togo, the main contributor with 530 soldiers, will pull out 200': the number behind the verb is what moves.
    if not hard and any(s.tag_ == "NNP" and f.quantity for s in subjects for f in scene.forces_at(s)):
        hard = [o for o in objects if any(f.quantity for f in scene.forces_at(o))]
    return hard or (subjects if not objects or any(scene.forces_at(s) for s in subjects) else objects)
