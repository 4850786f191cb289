"""Materiel that changes hands: who gives, who receives, what ('Ukraine has received six Gepards from Germany')."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from musterbook.claims.frames.ends import ends, makers, nations, own_source
from musterbook.claims.frames.lexicon import action_nouns, armed_by_others, particle_fits, spelled, supplies
from musterbook.claims.frames.scene import Frame, Scene, acting, holds_place
from musterbook.claims.names.mentions import lexicon
from musterbook.claims.phrases.forces import Force
from musterbook.claims.stages.governing import Stage
from musterbook.claims.stages.status import stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token
from musterbook.world.nations import ALLIANCES


@cache
def transfer_verbs() -> dict[str, tuple[str, str]]:
    """Form -> (side, particle): the subject gives ('give') or receives ('take'), has bought ('sign'), or it is unclear."""
    out: dict[str, tuple[str, str]] = {}
    for side, entries in lexicon("actions")["transfer"].items():
        for form, _, particle in spelled(entries):
            out.setdefault(form, (side, particle))
    return out


def of_transfer(scene: Scene, verb: Token) -> Iterator[Frame]:
    """Frames of giving and receiving: materiel, with another nation, or its army, at the other end."""
    side, particle = transfer_verbs().get(verb.lower_, ("", ""))
    if not side or not particle_fits(verb, particle) or _is_sent(scene, verb, side):
        return
    if side == "equip" and grammar.is_passive(verb) and not scene.nations_of_subjects(verb):
        return  # 'vehicles equipped with missiles'
    bare = verb.tag_ == "VBN" and not grammar.auxiliaries(verb) and not any(c.dep_ in grammar.SUBJECTS for c in verb.children)
    if side == "equip" and bare and verb.dep_ in ("acl", "amod", "conj"):
        return  # 'the unit, 120 strong and equipped with Boxers'
    subjects = [s for s in grammar.subjects(verb) if s.i != verb.i]
    if some := _of_ordered(scene, verb, subjects):
        yield some
        return
    themes = list(_themes(scene, verb, side, subjects))
    if side == "induct":
        yield from _of_induction(scene, verb, themes)
        return
    for theme in themes:
        for force in scene.forces_at(theme) or scene.part_at(theme):
            yield from _of_machines(scene, verb, theme, side, force)
        yield from _of_so_many(scene, verb, theme, side)


def _is_sent(scene: Scene, verb: Token, side: str) -> bool:
    """'Ordered the carrier over from Italy', 'was ordered from Yokosuka to the Red Sea': an order to go; 'take them home'."""
    if verb.lower_ in _TAKING and any({c.lower_, grammar.case(c)} & _OUT for c in verb.children):
        return True
    if side != "sign":
        return False
    away = verb.lower_ in _ORDERING and any(c.lower_ in _WHITHER for c in (*verb.children, *verb.doc[verb.i + 1 : verb.i + 2]))
    # 'Ordered two destroyers to the Gulf'
    sent = verb.lower_ in _ORDERING and any(grammar.case(c) in ("to", "into") and holds_place(scene, c) for c in grammar.obliques(verb))
    return away or sent or (grammar.is_passive(verb) and any(grammar.case(c) in ("to", "into", "home") for c in verb.subtree))


def _themes(scene: Scene, verb: Token, side: str, subjects: list[Token]) -> Iterator[Token]:
    """The phrases that may name what changes hands."""
    passive = grammar.is_passive(verb)
    yield from subjects if side == "come" or passive else _objects(scene, verb)
    if side in ("give", "carry") and passive:
        yield from (c for c in verb.children if c.dep_ == "obj")  # 'Ukraine has been given 31 tanks'
    if side in ("give", "equip"):
        yield from (c for c in grammar.obliques(verb) if grammar.case(c) == "with")  # 'supplied Kyiv with 18 jets'


def _of_machines(scene: Scene, verb: Token, theme: Token, side: str, force: Force) -> Iterator[Frame]:
    """The frame of one force, if it is materiel and the verb, with its ends, surely means that it changes hands."""
    # A ship of a name is ordered to go somewhere; of 'weapons' and 'ammunition' both ends must be named.
    if is_battery(force) and not is_materiel(force) and side in ("give", "take", "sign") and verb.lower_ not in _ORDERING:
        givers, takers = ends(scene, verb, theme, side)
        yield Frame("transfer", verb, _stage(verb, side), force, theme, givers, "handed", takers)
        return
    loose = not is_materiel(force)
    if (verb.lower_ in _ORDERING and force.unit) or (loose and (not force.loose or force.personnel)):
        return
    moves = verb.lower_ in _CARRYING and any(t.tag_ == "PRP$" for t in theme.subtree)  # 'has moved some of its planes to Libya'
    manned = verb.lower_ in _LENT and force.echelon is not None  # 'has lent them a battery with 120 soldiers'
    if (side == "carry" and moves) or ((side == "carry" or manned) and _has_crew(scene, verb)):
        return
    givers, takers = ends(scene, verb, theme, side)
    givers = own_source(scene, verb, force, givers) if side in ("take", "sign") and (len(givers) > 1 or force.head != theme.i) else givers
    named = bool(givers and takers)
    if verb.lower_ in RETURNING and not named:
        return  # 'returned its jets to Lakenheath'
    passed = grammar.is_passive(verb) and theme.dep_ == "obj"  # 'Slovenia has been sent 43 lorries'
    handed = passed or supplies(givers, takers) or _is_handed(scene, verb, takers) or _is_for_good(verb, theme, force)
    sure = named if loose or side == "fund" else side in _SURE or (bool(takers) and handed)
    # Who provides helicopters to UNISFA has them there.
    if sure and (not takers or set(givers) != set(takers)) and not set(takers) & ALLIANCES:
        yield Frame("transfer", verb, _stage(verb, side), force, theme, givers, "transfer", takers)


SHIPPING = words.forms_of("ship", "dispatch", "load")
_CARRYING = words.forms_of("bring", "move")
# What is sent is used up by whom it is sent to.
_MUNITIONS = {"ammunition", "munitions", "shells", "rounds", "missiles", "rockets", "bombs", "rifles", "mortars", "helmets", "vests"}
_ARMED = ("army", "forces", "navy", "military", "force", "guard", "troops")
_SURE = ("give", "take", "sign", "equip")


_SERVICES = ("navy", "army", "force", "guard", "military", "forces")
_TAKEN_IN = re.compile(r"(?i:-| )(?:built|made|supplied|donated|gifted|delivered)\b")


def _of_induction(scene: Scene, verb: Token, themes: list[Token]) -> Iterator[Frame]:
    """'Commissioned two boats donated by Japan', 'a Chinese-built helicopter was inducted': who gave what is taken into service."""
    passive = grammar.is_passive(verb)
    takers = nations(scene, verb, verb, ("into", "in", "by")) if passive else acting(scene, verb, verb)
    for theme in themes:
        for force in filter(is_materiel, scene.forces_at(theme)):
            makers = (m.value for m in scene.mentions if m.kind == "nation" and _TAKEN_IN.match(scene.tree.text, m.span.end))
            givers = tuple(code for code in (*nations(scene, theme, theme, ("from", "by")), *makers) if code not in takers)
            own = any(s.lower_ in _SERVICES for s in grammar.subjects(verb)) and not passive  # 'the navy': whose, was said before
            if givers and (takers or own):
                yield Frame("transfer", verb, stage(verb, "transfer"), replace(force, senders=()), theme, givers[:1], "transfer", takers)


def _of_ordered(scene: Scene, verb: Token, subjects: list[Token]) -> Frame | None:
    """'Of the 14 jets that Bolivia ordered from China, six have arrived': the ends are those of the order."""
    wholes = [c for c in verb.children if c.i < verb.i and grammar.case(c) == "of" and grammar.base(c.dep_) in ("obl", "nmod")]
    for whole in wholes:
        order = next((c for c in whole.children if grammar.base(c.dep_) == "acl"), None)
        side, _ = transfer_verbs().get(order.lower_, ("", "")) if order else ("", "")
        # 'That Seoul promised to deliver to Lima': to whom, the second verb says.
        given = next((c for c in order.children if c.dep_ == "xcomp" and c.lower_ in transfer_verbs()), order) if order else None
        side = "give" if order and (order.lower_ in _PROMISED or given is not order) else side
        machines = next((f for f in scene.forces_at(whole) if is_materiel(f)), None)
        part = next((f for s in subjects for f in scene.forces_at(s) if f.soft and f.quantity), None)
        if order and given and machines and part and part.quantity and side in ("give", "take", "sign"):
            givers, takers = ends(scene, order, whole, side)[0], ends(scene, given, whole, side)[1]
            count = replace(part.quantity, of=machines.thing or "system")
            force = replace(machines, head=part.head, quantity=count, spans=part.spans)
            return Frame("transfer", verb, stage(verb, "transfer"), force, subjects[0], givers, "transfer", takers, spent=(machines.head,))
    return None


_TAKING, _OUT = words.forms_of("take"), {"back", "home", "out", "away", "off"}  # 'is taking its battery out of Poland'
_ORDERING, _WHITHER = words.forms_of("order"), {"over", "out", "back", "home", "away", "forward", "north", "south", "east", "west"}
_PROMISED = words.forms_of("promise", "pledge", "offer", "earmark")


def _objects(scene: Scene, verb: Token) -> Iterator[Token]:
    """The verb's objects; of 'took delivery of six' what was delivered."""
    if _tells_of_head(scene, verb):
        yield verb.head
    # 'Handed over a boat': the parser may take 'over' for a preposition.
    over = (c for c in grammar.obliques(verb) if grammar.case(c) == "over" and verb.nbor(1).lower_ == "over")
    whats = grammar.objects(verb)
    # 'Is giving 16 light vehicles': the only object, which the parser takes for the receiver.
    for noun in (*([c for c in whats if c.dep_ != "iobj"] or whats), *over):
        if noun.lower_ in _DEALT:
            continue  # 'accepted an offer of six helicopters': no helicopters were accepted
        inner = [c for c in noun.children if grammar.base(c.dep_) == "nmod" and grammar.case(c) == "of"]
        yield from inner if noun.lower_ in ("delivery", "receipt", "possession") and inner and noun.i not in scene.forces else [noun]


# What is told of a deal is told by its noun (frames/dealings).
_DEALT = frozenset({"offer", "offers", "order", "orders"})


def _tells_of_head(scene: Scene, verb: Token) -> bool:
    """'The guns that Australia donated', 'the jets that it bought'; not 'Peru, which bought some'."""
    side, _ = transfer_verbs()[verb.lower_]
    others = all(s.i != verb.head.i for s in grammar.subjects(verb))
    fits = side in ("give", "carry") or (others and side in ("take", "sign"))
    if verb.dep_ != "acl:relcl" or not fits or not _is_machine_at(scene, verb.head):
        return False
    # 'The six launchers that Spain lent Latvia': whom they were lent, the parser may take for what was lent.
    whats = (c for c in verb.children if c.dep_ == "obj" and c.lower_ not in ("that", "which", "it", "them"))
    return not any(_is_machine_at(scene, c) or not scene.nations_at(c) for c in whats)


def _is_machine_at(scene: Scene, token: Token) -> bool:
    """The word heads a phrase of materiel."""
    force = scene.forces.get(token.i)
    return force is not None and force.thing is not None and force.function != "air-policing"


def _of_so_many(scene: Scene, verb: Token, theme: Token, side: str) -> Iterator[Frame]:
    """A number or a pronoun stands for the machines: 'Ankara sold twelve to Rabat', 'they gave it to Colombia'. Both ends are named."""
    forces = scene.forces_at(theme)
    soft = next((f for f in forces if f.soft), None)
    one = theme.lower_ in ("first", "last", "second", "third") and theme.dep_ in (*grammar.SUBJECTS, "obj") and len(theme.children) == 1
    if action_nouns().get(theme.lower_, "transfer") != "transfer":
        return  # 'ordered a cut of 9,500': no machines are ordered
    whom = [c for c in verb.children if c.dep_ == "iobj"]  # 'sent it six'
    told = soft is not None or one or (theme.lower_ in _THEY and verb.lower_ in _DONATING | RETURNING)
    if not (side in ("give", "take", "sign") or (side == "carry" and whom)) or not (soft or (not forces and (told or theme.lower_ in _IT))):
        return
    givers, takers = ends(scene, verb, theme, side)
    # 'Six were ordered, of which four have been delivered', 'they were delivered in May', 'Latvia gave them back'
    if side == "give" and givers and any(c.lower_ == "back" for c in verb.children):
        yield Frame("transfer", verb, _stage(verb, side), soft, theme, givers, "handed", takers)
        return
    handed = side == "give" and told and (grammar.is_passive(verb) or (bool(givers) and verb.lower_ in _DONATING))
    if (takers or side == "sign" or handed) and (not takers or set(givers) != set(takers)):
        yield Frame("transfer", verb, _stage(verb, side), soft, theme, givers, "handed", takers)


_DONATING = words.forms_of("give", "donate", "deliver")
RETURNING = words.forms_of("return")
_THEY = {"they", "these", "those"}
_IT = {"it", "them", "one", "ones", "some", "these", "those", "both", "more"}


def is_battery(force: Force) -> bool:
    """'A second battery': so many machines of a type, where no people and no name stand by it."""
    return force.echelon == "company" and "batter" in force.text and not (force.unit or force.personnel)


def is_materiel(force: Force) -> bool:
    """Things, not people: a named type or counted machines, with no soldiers in the phrase."""
    things = bool(force.equipment) or (force.thing is not None and (force.definite or force.quantity is not None))
    return things and not force.personnel and not (force.quantity and force.quantity.of == "personnel")


def is_bare_arms(frame: Frame) -> bool:
    """'Arms exports to Peru rose', 'mortar rounds hit the post': of weapons nothing is told but that they change hands."""
    force = frame.force
    if force is None or frame.action == "transfer" or force.personnel:
        return False
    fired = (
        frame.by == "rest"
        and grammar.is_verb(frame.predicate)
        and bool(force.equipment)
        and not (force.unit or force.echelon)
        and all(_ROUNDS.search(kind) for kind in force.equipment)
    )
    return fired or (bool(set(force.loose) & _ARMS) and not (force.has_type or force.quantity))


# What is fired is no force, wherever it lands.
_ROUNDS = re.compile(r"\b(?:rounds?|shells?|mortar bombs?)\Z", re.I)


_ARMS = {"weapon", "arms"}


def _stage(verb: Token, side: str) -> Stage:
    own = stage(verb, "transfer")
    signed = side in ("sign", "fund") and own.status in ("in_effect", "under_way")
    sent = verb.lower_ in SHIPPING and own.status == "in_effect" and not own.negated
    return replace(own, status="approved" if signed else "under_way") if signed or sent else own


_LENT = words.forms_of("lend", "loan")


def _has_crew(scene: Scene, verb: Token) -> bool:
    """'Will send a battery, along with about 100 troops': who sends its own people with it gives nothing away."""
    if any(scene.forces[c.i].personnel for o in grammar.objects(verb) for c in grammar.conjuncts(o) if c.i in scene.forces):
        return True  # 'sent three jets and a contingent of ground troops'
    crews = (f for f in scene.forces.values() if f.personnel and f.quantity)
    return any(grammar.clause(scene.tree.doc[f.head]).i == verb.i for f in crews)


_OLD = ("old", "older", "surplus", "used", "retired", "decommissioned", "mothballed", "spare", "second-hand", "secondhand", "obsolete")


def _is_for_good(verb: Token, theme: Token, force: Force) -> bool:
    """'Will send Moldova 20 carriers', 'send Armenia its old S-300s': of vehicles, guns and what is old nobody keeps the command."""
    whom = any(c.dep_ == "iobj" and c is not theme for c in verb.children)
    plain = force.echelon is None and (force.thing == "vehicle" or force.function == "artillery")
    return whom and (plain or any(c.lower_ in _OLD for c in theme.children))


def _is_handed(scene: Scene, verb: Token, takers: tuple[str, ...]) -> bool:
    """With a verb that also moves one's own troops, only an army at the other end, or a nation at war, shows that things change hands."""
    ends = (c for c in verb.children if c.i > verb.i and grammar.case(c) != "according")
    after = (scene.tree.words(t).lower().split() for end in ends for t in end.subtree if not grammar.is_verb(t))
    army = any(word in _ARMED for found in after for word in found)
    consumed = verb.lower_ not in _CARRYING and any(t.lower_ in _MUNITIONS for t in verb.subtree)
    return army or consumed or bool(set(takers) & armed_by_others()) or bool(makers(scene, verb))
