"""Carriers: planes, trains and ships that only bring soldiers or take them away; who comes and goes is those aboard."""

from musterbook.claims.frames.scene import Scene
from musterbook.claims.phrases.forces import Force
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

_CARRIERS = words.forms_of(
    "plane", "aeroplane", "airplane", "airliner", "aircraft", "flight", "train", "ship", "ferry", "vessel", "boat", "convoy", "bus",
    "lorry", "freighter", "transport", "transporter", "truck", "helicopter", "jet", "charter", "steamer",
)  # fmt: skip
_CARRYING = ("carrying", "bringing", "transporting", "ferrying", "taking", "holding")


def aboard(scene: Scene, verb: Token) -> list[Token]:
    """'A plane carrying 62 soldiers left', 'the last train left with 150 soldiers': the soldiers, if the subject only carries them."""
    carrier = next((s for s in grammar.subjects(verb) if s.i != verb.i and s.lower_ in _CARRIERS), None)
    own = scene.forces_at(carrier) if carrier else []
    if carrier is None or grammar.is_passive(verb) or any(f.unit for f in own):
        return []  # a warship that has a name comes itself
    loads = [o for c in carrier.children if c.dep_ == "acl" and c.lower_ in _CARRYING for o in grammar.objects(c)]
    if any(f.equipment and f.quantity for f in own):
        return loads  # 'four Cougar helicopters arrived with 48 soldiers': both are the force
    loads += [c for c in (*carrier.children, *grammar.obliques(verb)) if grammar.case(c) == "with" and c.i > carrier.i]
    return [load for load in loads if any(_is_load(f) for f in scene.forces_at(load))]


def _is_load(force: Force) -> bool:
    """People, or so many machines: 'a ship carrying 45 tanks'."""
    people = force.personnel and bool(force.quantity or force.senders) and not force.soft
    return people or (bool(force.equipment) and force.quantity is not None and not force.personnel)
