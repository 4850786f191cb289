"""Crews: machines and the people that go with them, who are one force (codebook, rule 22): 'the launcher and 90 soldiers came'."""

from dataclasses import replace

from musterbook.claims.frames.joined import joined
from musterbook.claims.frames.scene import Frame
from musterbook.claims.phrases.forces import Force
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token


def crewed(found: list[Frame]) -> list[Frame]:
    """'The launcher and 90 soldiers came': machines and the people that go with them are one force (codebook, rule 22)."""
    out = list(found)
    for crew in found:
        if crew.force is None or not _is_people(crew.force):
            continue
        machines = [f for f in out if f is not crew and f.predicate.i == crew.predicate.i and _goes_with(f, crew)]
        if machines:
            force = joined(crew.force, machines[0].force or crew.force)
            merged = replace(crew, force=replace(force, senders=force.senders or (machines[0].force or force).senders))
            out = [merged if f is crew else f for f in out if f is not machines[0]]
    return out


def _is_people(force: Force) -> bool:
    counted_heads = force.quantity is not None and force.quantity.of == "personnel" and not force.soft
    return counted_heads and force.personnel and not (force.equipment or force.echelon)


def _goes_with(frame: Frame, crew: Frame) -> bool:
    """The frame is about machines that stand in one list with the crew."""
    force = frame.force
    if force is None or force.personnel or force.echelon or not force.thing or crew.force is None:
        return False
    if force.quantity and force.quantity.of == "personnel":
        return False  # '150 police and a 78-member unit with three helicopters'
    alone = not force.quantity and _head(frame).tag_ == "NN" and len(_row(_head(frame))) > 2  # '1,000 men, three Mirages and a transport'
    if is_elsewhere(_head(frame)) or alone or (force.quantity and not _is_pair(frame, crew)):
        return False  # '1,200 people, four Typhoons and a battery' are three forces
    joint = any(t.i == crew.theme.i or t.i == crew.force.head for t in _row(_head(frame)))
    return joint and not (force.senders and crew.force.senders and force.senders != crew.force.senders)


def _is_pair(frame: Frame, crew: Frame) -> bool:
    """The list is of two: so many machines, and then the people, or so many people and what they fly or drive."""
    machines, people = _head(frame), crew.theme.doc[crew.force.head] if crew.force else crew.theme
    theirs = frame.force is not None and frame.force.thing in ("aircraft", "vehicle")
    return (machines.i < people.i or theirs) and len(_row(machines)) == 2


def _row(token: Token) -> list[Token]:
    """What stands in one list with it; of two subjects of one predicate too, where the parser takes 'and' for the later one's."""
    row = grammar.conjuncts(grammar.first_conjunct(token))
    if len(row) > 1 or token.dep_ not in grammar.SUBJECTS:
        return row
    others = (c for c in token.head.children if c.i > token.i and c.dep_ in grammar.SUBJECTS)
    return [*row, *(c for c in others if any(d.dep_ == "cc" for d in c.children))]


def _head(frame: Frame) -> Token:
    """The token that heads the frame's force."""
    return frame.theme.doc[frame.force.head] if frame.force else frame.theme


def is_elsewhere(token: Token) -> bool:
    """'90 soldiers in Mali and a frigate in Djibouti': what is joined has a place of its own behind it, as the first has before."""
    if token.dep_ != "conj" or grammar.case(token) or token.i + 1 == len(token.doc) or in_brackets(token):
        return False
    first = grammar.first_conjunct(token)
    places = (c for c in (*first.children, *first.head.children) if grammar.case(c) in _SPATIAL)
    return token.nbor(1).lower_ in _SPATIAL and any(first.i < c.i < token.i for c in places)


_SPATIAL = ("in", "at", "to", "from")


def in_brackets(token: Token) -> bool:
    """The word stands a few words behind an opening bracket."""
    return token.i > 0 and any(t.text == "(" for t in token.doc[max(0, token.i - 4) : token.i])
