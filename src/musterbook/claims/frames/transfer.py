"""Materiel that changes hands: who gives, who receives, what ('Ukraine has received six Gepards from Germany')."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from musterbook.claims import grammar, words
from musterbook.claims.forces import Force
from musterbook.claims.frames.lexicon import armed_by_others, particle_fits, spelled
from musterbook.claims.frames.scene import Frame, Scene, acting
from musterbook.claims.mentions import lexicon
from musterbook.claims.status import Stage, stage
from musterbook.claims.tree import Token


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
    if not side or not particle_fits(verb, particle):
        return
    if side == "sign" and grammar.is_passive(verb) and any(grammar.case(c) in ("to", "into", "home") for c in verb.subtree):
        return  # 'the carrier was ordered from Yokosuka to the Red Sea'
    subjects = [s for s in grammar.subjects(verb) if s.i != verb.i]
    if some := _of_ordered(scene, verb, subjects):
        yield some
        return
    themes = subjects if side == "come" or grammar.is_passive(verb) else list(_objects(scene, verb))
    if side == "give" and grammar.is_passive(verb):
        themes += [c for c in verb.children if c.dep_ == "obj"]  # 'Ukraine has been given 31 tanks'
    if side in ("give", "equip"):
        themes += [c for c in grammar.obliques(verb) if grammar.case(c) == "with"]  # 'supplied Kyiv with 18 jets'
    for theme in themes:
        for force in scene.forces_at(theme):
            if _is_materiel(force):
                givers, takers = _ends(scene, verb, theme, side)
                sure = (
                    side in ("give", "take", "sign", "equip")
                    if not takers
                    else side not in ("carry", "come") or _is_handed(scene, verb, takers)
                )
                if sure and (not takers or set(givers) != set(takers)):
                    yield Frame("transfer", verb, _stage(verb, side), force, theme, givers, "transfer", takers)
        yield from _of_so_many(scene, verb, theme, side)


def _of_ordered(scene: Scene, verb: Token, subjects: list[Token]) -> Frame | None:
    """'Of the 14 jets that Bolivia ordered from China, six have arrived': the ends are those of the order."""
    wholes = [c for c in verb.children if c.i < verb.i and grammar.case(c) == "of" and grammar.base(c.dep_) in ("obl", "nmod")]
    for whole in wholes:
        order = next((c for c in whole.children if grammar.base(c.dep_) == "acl"), None)
        side, _ = transfer_verbs().get(order.lower_, ("", "")) if order else ("", "")
        side = "give" if order and order.lower_ in _PROMISED else side
        machines = next((f for f in scene.forces_at(whole) if _is_materiel(f)), None)
        part = next((f for s in subjects for f in scene.forces_at(s) if f.soft and f.quantity), None)
        if order and machines and part and part.quantity and side in ("give", "take", "sign"):
            givers, takers = _ends(scene, order, whole, side)
            count = replace(part.quantity, of=machines.thing or "system")
            force = replace(machines, head=part.head, quantity=count, spans=part.spans)
            return Frame("transfer", verb, stage(verb, "transfer"), force, subjects[0], givers, "transfer", takers, spent=(machines.head,))
    return None


_PROMISED = words.forms_of("promise", "pledge", "offer", "earmark")


def _objects(scene: Scene, verb: Token) -> Iterator[Token]:
    """The verb's objects; of 'took delivery of six' what was delivered."""
    # 'Handed over a boat': the parser may take 'over' for a preposition.
    over = (c for c in grammar.obliques(verb) if grammar.case(c) == "over" and verb.nbor(1).lower_ == "over")
    for noun in (*(c for c in verb.children if c.dep_ == "obj"), *over):
        inner = [c for c in noun.children if grammar.base(c.dep_) == "nmod" and grammar.case(c) == "of"]
        yield from inner if noun.lower_ in ("delivery", "receipt", "possession") and inner and noun.i not in scene.forces else [noun]


def _of_so_many(scene: Scene, verb: Token, theme: Token, side: str) -> Iterator[Frame]:
    """A number or a pronoun stands for the machines: 'Ankara sold twelve to Rabat', 'they gave it to Colombia'. Both ends are named."""
    forces = scene.forces_at(theme)
    soft = next((f for f in forces if f.soft), None)
    if side not in ("give", "take", "sign") or not (soft or (not forces and theme.lower_ in _IT)):
        return
    givers, takers = _ends(scene, verb, theme, side)
    # 'Six were ordered, of which four have been delivered'
    handed = side == "give" and grammar.is_passive(verb) and soft is not None
    if (takers or side == "sign" or handed) and (not takers or set(givers) != set(takers)):
        yield Frame("transfer", verb, _stage(verb, side), soft, theme, givers, "handed", takers)


_IT = {"it", "them", "one", "ones", "some", "these", "those", "both", "more"}


def _is_materiel(force: Force) -> bool:
    """Things, not people: a named type or counted machines, with no soldiers in the phrase."""
    things = bool(force.equipment) or (force.thing is not None and (force.definite or force.quantity is not None))
    return things and not force.personnel and not (force.quantity and force.quantity.of == "personnel")


def _stage(verb: Token, side: str) -> Stage:
    own = stage(verb, "transfer")
    return replace(own, status="approved") if side == "sign" and own.status == "in_effect" else own


def _ends(scene: Scene, verb: Token, theme: Token, side: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(givers, takers): the subject is one of them, a phrase with to, from, for or by the other."""
    sources = _nations(scene, verb, theme, ("from", "by"))
    targets = _nations(scene, verb, theme, ("to", "for"))
    indirect = tuple(code for c in verb.children if c.dep_ in ("iobj", "obj") and c.i != theme.i for code in scene.nations_at(c))
    if side == "come":
        reached = tuple(code for c in verb.children if c.dep_ == "obj" for code in scene.nations_at(c))
        return sources, targets or reached
    if side in ("take", "sign"):
        actors, wards = acting(scene, verb, theme), _nations(scene, verb, theme, ("for",))
        if wards and actors and not set(wards) & set(actors):
            return actors, wards  # 'will buy 14 tanks for Ukraine'
        return sources, actors or targets or indirect
    givers = acting(scene, verb, theme) or sources
    if grammar.is_passive(verb) and theme.dep_ == "obj":
        return givers, tuple(code for s in grammar.subjects(verb) for code in scene.nations_at(s))
    others = tuple(code for code in scene.nations_at(theme) if code not in givers) if not grammar.is_passive(verb) else ()
    return givers, indirect or targets or others


def _nations(scene: Scene, verb: Token, theme: Token, preps: tuple[str, ...]) -> tuple[str, ...]:
    """Nations in the phrases of a verb, or of its theme, that begin with one of `preps`."""
    phrases = [c for head in (verb, theme) for c in head.subtree if grammar.case(c) in preps and c.head.i <= max(verb.i, theme.i) + 12]
    own = [c for c in phrases if c.head.i in (verb.i, theme.i)] or phrases
    return tuple(dict.fromkeys(code for c in own for code in scene.nations_at(c)))


def _is_handed(scene: Scene, verb: Token, takers: tuple[str, ...]) -> bool:
    """With a verb that also moves one's own troops, only an army at the other end, or a nation at war, shows that things change hands."""
    ends = (c for c in verb.children if c.i > verb.i and grammar.case(c) != "according")
    after = (scene.tree.words(t).lower().split() for end in ends for t in end.subtree)
    army = any(word in ("army", "forces", "navy", "military", "air", "guard", "troops") for found in after for word in found)
    return army or bool(set(takers) & armed_by_others())


def as_delivery(frame: Frame) -> Frame:
    """'Britain's gift of 14 tanks arrived': what arrives is a delivery."""
    given = frame.theme.lower_ in _GIVEN and frame.action == "deploy"
    return replace(frame, action="transfer") if given and frame.force and _is_materiel(frame.force) else frame


# What is delivered at one time: 'the first batch of 12 tanks arrived'.
_GIVEN = {
    form
    for noun in ("gift", "donation", "shipment", "consignment", "batch", "tranche", "instalment", "installment", "lot", "load", "package")
    for form in words.forms(noun)
} | {"delivery", "deliveries", "batches", "tranches"}
