"""Phrases: a force with its place in one phrase, or a line without a verb: '200 engineers, not before June'."""

from collections.abc import Iterator
from dataclasses import replace

from musterbook.claims.frames.idle import AT_THE_HEAD, is_taught, passes
from musterbook.claims.frames.mandates import LIMITS, missions_at
from musterbook.claims.frames.scene import Frame, Scene, holds_place
from musterbook.claims.phrases.forces import Force
from musterbook.claims.stages.governing import Stage
from musterbook.claims.stages.status import stage
from musterbook.claims.trees import grammar
from musterbook.claims.trees.tree import Token


def of_phrase(scene: Scene, used: set[int]) -> Iterator[Frame]:
    """A force with a place of its own inside its phrase, or standing as a whole line: 'a NASAMS battery at Lielvarde'."""
    for head, force in sorted(scene.forces.items()):
        token = scene.tree.doc[head]
        bare = force.soft and not any(grammar.is_verb(t) and grammar.is_predicate(t) for t in scene.tree.doc)
        if (
            head in used
            or (force.soft and not bare)
            or not (force.quantity or force.echelon or force.unit or force.equipment or force.loose)
        ):
            continue
        if any(passes(t) for t in token.subtree if grammar.base(t.dep_) == "acl"):
            continue
        if (token.lower_ in AT_THE_HEAD or _is_of_who_heads_it(scene, force)) and not force.quantity:
            continue  # 'Col. Marlow, commander of the 407th Group'
        alone = grammar.first_conjunct(token).dep_ == "ROOT" and not grammar.is_verb(token) and not _is_definition(token, force)
        placed = any(
            c.dep_ == "nmod" and grammar.case(c) in ("in", "at", "on", "near", "off") and c.tag_ != "NNS" for c in token.children
        ) and not is_taught(grammar.clause(token), token)
        if alone or (placed and force.quantity and force.senders):
            own = stage(token, "station")
            own = _outlook(token, own) if alone else of_those_there(token, force, own)
            if own.status:
                action = _bound(scene, token, own) if alone else "station"
                yield _of_limit(scene, Frame(action, token, own, force, token, (), "phrase" if not alone else "line"))


def _is_of_who_heads_it(scene: Scene, force: Force) -> bool:
    """'Col. Marlow, 407th Group commander': behind the unit stands who heads it."""
    end = next((span.end for slot, span in force.spans if slot == "unit"), None)
    return end is not None and any(
        start == end + 1 and t.lower_ in AT_THE_HEAD for start, t in zip(scene.tree.starts, scene.tree.doc, strict=True)
    )


def _is_definition(token: Token, force: Force) -> bool:
    """'The FH-70 is a towed howitzer in service since 1978': what a thing is."""
    named = any(c.dep_ == "nsubj" and c.tag_.startswith("NN") for c in token.children)
    return named and bool(force.equipment) and force.quantity is None and {"cop", "det"} <= {c.dep_ for c in token.children}


# Words beside a force in a line without a verb that tell of what is yet to be.
_SOON = {"soon", "later", "shortly", "tomorrow", "eventually"}
_STANDING = {"pledged": "announced", "promised": "announced", "offered": "announced", "planned": "announced", "expected": "announced",
             "approved": "approved", "requested": "requested", "wanted": "requested", "possible": "considered"}  # fmt: skip


def _outlook(token: Token, own: Stage) -> Stage:
    """'A company, soon', '200 engineers, not before June', 'two ships, promised': what a line without a verb says of its stage."""
    if own.status != "in_effect" or own.negated:
        return own
    below = {t.lower_ for t in token.subtree}
    if any(c.lower_ in LIMITS and c.dep_ in grammar.SUBJECTS for c in token.children):
        return replace(own, status="approved")  # 'the ceiling is 1,100'
    status = next((_STANDING[t] for t in sorted(below) if t in _STANDING), None)
    if status is None and (below & _SOON or {"not", "before"} <= below):
        status = "announced"
    return replace(own, status=status, why=_TO_COME, future=True) if status else own


def _of_limit(scene: Scene, frame: Frame) -> Frame:
    """'The ceiling for UNMISS is 17,000': so many may be of that mission, and where it is."""
    limits = (c for c in frame.theme.children if c.lower_ in LIMITS and c.dep_ in grammar.SUBJECTS)
    body = next((body for limit in limits for body in missions_at(scene, limit) if body.nation), None)
    return replace(frame, agents=(body.nation,), hosts=tuple(body.hosts)) if body else frame


_TO_COME = "to come"


def of_those_there(token: Token, force: Force, own: Stage) -> Stage:
    """'Nothing has been decided about the 3,000 Americans in Saudi Arabia', 'has not forgotten Ghana's 800 in Lebanon': they are there."""
    known = force.definite or any(c.dep_ == "nmod:poss" or c.lower_ == "the" for c in token.children)
    men = force.quantity is not None and force.quantity.of == "personnel"
    return Stage("in_effect", "known to be there", tense="present") if known and men and own.status else own


def _bound(scene: Scene, token: Token, own: Stage) -> str:
    """'A platoon to Port Moresby in June', 'a platoon, soon': a line that says whither, or what is yet to be, tells of a move."""
    if own.why == _TO_COME:
        return "deploy"
    goals = [
        c for c in token.children if grammar.base(c.dep_) in ("nmod", "obl") and grammar.case(c) in ("to", "into") and holds_place(scene, c)
    ]
    return "deploy" if goals else "station"
