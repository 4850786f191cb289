"""Make-up: what a force that was spoken of is made up of: 'it includes a company of tanks', 'the group consists of two frigates'.

In: a verb in its scene. Out: a frame for each part, whose action, stage and place are those of the whole (`carried`).
"""

from collections.abc import Iterator
from dataclasses import replace

from musterbook.claims.frames.scene import Frame, Scene
from musterbook.claims.stages.status import stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

_INCLUDING = words.forms_of("include", "comprise", "consist", "contain", "feature")
_WHOLES = {
    "contingent", "force", "group", "detachment", "package", "rotation", "deployment", "mission", "reinforcements", "troops", "soldiers",
    "forces", "unit",
}  # fmt: skip
_STANDING_IN = {"it", "they", "these", "this", "that", "those"}


def of_makeup(scene: Scene, verb: Token) -> Iterator[Frame]:
    """The parts of a whole that the sentence only points back to."""
    if verb.lower_ not in _INCLUDING or verb.dep_ == "acl" or not any(_is_whole(scene, s) for s in grammar.subjects(verb)):
        return
    parts = [*grammar.objects(verb), *(c for c in grammar.obliques(verb) if grammar.case(c) == "of")]
    told = [(part, f) for part in parts for f in scene.forces_at(part) if f.has_type]
    strength = len(told) == 1 and told[0][1].personnel and told[0][1].quantity and verb.lower_ not in words.forms("include")
    if strength and not any(s.lower_ in _WHOLES for s in grammar.subjects(verb)):
        return  # 'it comprises 300 soldiers'
    spent = tuple(f.head for s in grammar.subjects(verb) for f in scene.forces_at(s))
    own = stage(verb, "station")
    for part, force in told if own.status is not None and not own.negated else ():
        yield Frame("station", verb, own, force, part, (), "makeup", spent=spent)


_MAKING_UP = words.forms_of("make", "form", "constitute", "man", "staff", "compose")


def of_making_up(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'Soldiers from Malawi and Tanzania make up the brigade in the east': those whose soldiers they are are there, as that unit."""
    if verb.lower_ not in _MAKING_UP or grammar.is_passive(verb):
        return
    if verb.lower_ in words.forms("make") and not any(c.lower_ == "up" for c in verb.children):
        return
    makers = [s for s in grammar.subjects(verb) if not any(f.quantity for f in scene.forces_at(s))]
    named = [*makers, *(c for s in makers for c in s.children if grammar.case(c) in ("from", "of"))]
    agents = tuple(dict.fromkeys(code for token in named for code in scene.nations_at(token)))
    own = stage(verb, "station")
    for whole in grammar.objects(verb) if agents and own.status is not None else ():
        for force in scene.forces_at(whole):
            if force.unit or force.echelon:
                spent = tuple(f.head for s in grammar.subjects(verb) for f in scene.forces_at(s))
                yield Frame("station", verb, own, replace(force, senders=agents), whole, agents, "verb", spent=spent)


def _is_whole(scene: Scene, subject: Token) -> bool:
    """'It', 'the contingent', 'the French contingent': no unit or number of its own."""
    forces = scene.forces_at(subject)
    plain = all(f.definite and not (f.unit or f.echelon or f.quantity or f.equipment) for f in forces)
    return subject.lower_ in _STANDING_IN or (subject.lower_ in _WHOLES and plain and any(c.lower_ == "the" for c in subject.children))
