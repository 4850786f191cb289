"""Naming: names that only say more of what stands before them: 'two patrol ships, HMS Spey and HMS Tamar'; whose the soldiers are."""

from dataclasses import replace

from musterbook.claims.frames.joined import joined
from musterbook.claims.frames.scene import Frame, Scene
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token


def listed(found: list[Frame]) -> list[Frame]:
    """'Two patrol ships, HMS Spey and HMS Tamar': the names of what was counted are its units, not further forces."""
    out = list(found)
    for frame in found:
        count = frame.force.quantity if frame.force and not frame.force.unit else None
        named = [f for f in out if f is not frame and _is_named_in(f, frame)]
        if count and count.low == count.high == len(named) and frame.force and len(named) > 1:
            names = " and ".join(f.force.unit for f in named if f.force and f.force.unit)
            senders = frame.force.senders or (named[0].force.senders if named[0].force else ())
            whole = replace(frame, force=replace(frame.force, unit=names, senders=senders))
            out = [whole if f is frame else f for f in out if f not in named]
    return out


def _is_named_in(frame: Frame, counted_one: Frame) -> bool:
    """The frame is about a bare name that follows what was counted, under the same predicate."""
    force, one = frame.force, counted_one.force
    if force is None or one is None or not force.unit or force.quantity or frame.predicate.i != counted_one.predicate.i:
        return False
    return 0 < force.head - one.head <= _NEAR


# How many words the second of two names may stand from the noun that counts them.
_NEAR = 6


def renamed(scene: Scene, found: list[Frame]) -> list[Frame]:
    """Frames that are left over, without those that only name the force before them."""
    out: list[Frame] = []
    for frame in found:
        token = scene.tree.doc[frame.force.head] if frame.force else frame.theme
        before = out[-1] if out else None
        if before and before.force and frame.force and not frame.force.quantity and is_renamed(before, token):
            out[-1] = replace(before, force=joined(before.force, frame.force))
        else:
            out.append(frame)
    return out


def is_renamed(frame: Frame, token: Token) -> bool:
    """'140 troops, the Cedar unit, in Mali': the name of those who stand right before it, whatever the parser makes of the commas."""
    the = next((c for c in token.children if c.lower_ == "the" and c.i < token.i), None)
    if the is None or the.i < 2 or frame.force is None or token.dep_ not in ("conj", "dep", "list", "parataxis"):
        return False
    closed = token.i + 1 < len(token.doc) and token.nbor(1).text == ","
    return closed and the.nbor(-1).text == "," and the.i - 2 == frame.force.head


_HAILING = words.forms_of("come", "hail", "belong")


def enlisted(scene: Scene, found: list[Frame]) -> list[Frame]:
    """'The marines who landed in Cyprus come from 45 Commando': whose they are, and no further move."""
    out = list(found)
    for verb in (t for t in scene.tree.doc if t.lower_ in _HAILING):
        above = [f for c in grammar.obliques(verb) if grammar.case(c) in ("from", "to") for f in scene.forces_at(c) if f.unit]
        own = [f for s in grammar.subjects(verb) for f in scene.forces_at(s) if not f.unit]
        told = [f for f in out if f.force in own and f.predicate.i != verb.i]
        if len(above) == 1 and told:
            unit = replace(above[0], quantity=None, spans=tuple(s for s in above[0].spans if s[0] != "quantity"))
            out = [f for f in out if f.predicate.i != verb.i]
            out = [replace(f, force=joined(f.force, unit)) if f in told and f.force else f for f in out]
    return out


_SENDING = words.forms_of("send", "provide", "contribute", "supply")


def sent_by(scene: Scene, found: list[Frame]) -> list[Frame]:
    """'Soldiers of SAMIM, sent by Botswana and Lesotho, are to leave': whose they are, and no move of its own."""
    out = list(found)
    for verb in (t for t in scene.tree.doc if t.lower_ in _SENDING and t.dep_ == "acl" and grammar.is_passive(t) | (t.tag_ == "VBN")):
        agents = tuple(code for c in verb.children if grammar.case(c) == "by" for code in scene.nations_at(c))
        dated = any(c.tag_ == "CD" or grammar.case(c) in ("in", "since", "to", "into") for c in grammar.obliques(verb))
        mine = [f for f in out if f.predicate.i != verb.i and f.force and grammar.within(verb.head, f.theme)]
        if len(agents) > 1 and mine and not dated:
            out = [f for f in out if f.predicate.i != verb.i]
            out = [replace(f, force=replace(f.force, senders=agents)) if f in mine and f.force else f for f in out]
    return out
