"""Companions: who stands or goes with a force does what it does: 'the Danish jets, along with fighters from Belgium'.

And what a nation stands or goes with is its force: 'the Danes are back with four jets'.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from musterbook.claims.frames.scene import Frame, Scene, holds_place
from musterbook.claims.stages.governing import Stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token
from musterbook.world.nations import ALLIANCES

_MOVES = ("station", "deploy", "withdraw")
_BESIDE = {"alongside", "with"}
# What stands before 'with', or nothing: 'serve with Italian trainers'.
_TOGETHER = {"along", "together", "side", "company", "joint", "jointly", "beside"}


def companions(scene: Scene, found: Sequence[Frame], used: set[int]) -> Iterator[Frame]:
    """A frame for each force of a nation of its own that stands behind 'with' or 'alongside' in the clause of another."""
    for head, force in sorted(scene.forces.items()):
        token = scene.tree.doc[head]
        if head in used or force.soft or not _is_beside(token):
            continue
        senders = force.senders or whence(scene, token)
        verb = grammar.clause(token)
        led = next((f for f in found if f.predicate.i == verb.i and _is_led_by(f, head, senders)), None)
        if led:
            used.add(head)
            yield replace(led, force=replace(force, senders=senders), theme=token, agents=())


def asides(scene: Scene, used: set[int]) -> Iterator[Frame]:
    """'Togo, with a battalion in Mopti, has not decided yet': it has one there, whatever the clause says of it."""
    for head, force in sorted(scene.forces.items()):
        token = scene.tree.doc[head]
        if head not in used and (theme := _hung_on(token)):
            used.add(head)
            yield Frame("station", theme, _THERE, force, token, (), "rest")
        owner = _owner(scene, token) if head not in used and not (force.soft or force.senders) else ()
        if owner:
            used.add(head)
            yield Frame("station", grammar.clause(token), _THERE, replace(force, senders=owner), token, (), "rest")


_THERE = Stage("in_effect", "known to be there", tense="present")


def _hung_on(owner: Token) -> Token | None:
    """What a nation has, where the parser hangs it on its name: 'Tanzania, with 900 soldiers in Goma, has not said when they leave'."""
    if owner.tag_ != "NNP" or owner.dep_ not in grammar.SUBJECTS or owner.nbor(1).text != ",":
        return None
    had = (c for c in owner.children if grammar.case(c) == "with" and c.dep_ == "nmod")
    return next((t for t in had if any(c.dep_ == "case" and c.i == owner.i + 2 for c in t.children)), None)


def _owner(scene: Scene, token: Token) -> tuple[str, ...]:
    """The nation right before ', with a battalion in Mopti'."""
    placed = any(grammar.case(c) in ("in", "at", "on", "near") and holds_place(scene, c) for c in token.children)
    start = next((c.i for c in token.children if c.dep_ == "case" and c.lower_ == "with"), 0)
    if not placed or start < 2 or token.doc[start - 1].text != ",":
        return ()
    end = scene.tree.ends[start - 2]
    return tuple(m.value for m in scene.mentions if m.kind == "nation" and m.span.end == end)


def with_own(scene: Scene, found: Sequence[Frame], used: set[int]) -> Iterator[Frame]:
    """The same frames; those of a nation or people that comes, stays or goes with a force of its own have that force."""
    for frame in found:
        head = next(
            (
                head for head, force in sorted(scene.forces.items())
                if head not in used and grammar.case(scene.tree.doc[head]) == "with" and set(force.senders) <= set(frame.agents)
                and not force.soft and scene.tree.doc[head].head.i == frame.predicate.i
            ),
            None,
        ) if frame.force is None and _is_a_nation(frame) else None  # fmt: skip
        if head is not None:
            used.add(head)
        by = "relief" if frame.action == "rotate" else frame.by
        yield frame if head is None else replace(frame, force=replace(scene.forces[head], senders=frame.agents), by=by)


_HANDLING = words.forms_of("bring", "operate", "fly", "field", "use", "man")


def equipped(scene: Scene, found: Sequence[Frame]) -> list[Frame]:
    """'The battery that brought HIMARS launchers to Gao will remain': of what kind the battery is, and that it is one that brought them."""
    out = list(found)
    for at, frame in enumerate(out):
        force = frame.force
        if force is None or not force.echelon or force.equipment or force.quantity:
            continue
        clauses = (c for c in scene.tree.doc[force.head].children if c.dep_ == "acl:relcl" and c.lower_ in _HANDLING)
        brought = next(((c, f) for c in clauses for o in grammar.objects(c) for f in scene.forces_at(o) if f.equipment), None)
        if brought is None or brought[1].personnel or brought[1].echelon:
            continue
        verb, kit = brought
        out[at] = replace(frame, force=replace(force, equipment=kit.equipment, function=force.function or kit.function))
        out = [
            replace(f, force=replace(f.force, echelon=force.echelon, unit=force.unit, senders=f.force.senders or force.senders))
            if f.force == kit and f.predicate.i == verb.i and f.force else f
            for f in out
        ]  # fmt: skip
    return out


def _is_a_nation(frame: Frame) -> bool:
    """Of who comes, goes, is there or takes over no more than the nation is told."""
    took_over = frame.action == "rotate" and frame.by == "pronoun" and bool(frame.agents)
    return (frame.by in ("people", "nation") and frame.action in _MOVES) or took_over


def _is_led_by(frame: Frame, head: int, senders: tuple[str, ...]) -> bool:
    """The frame moves another nation's force that is named before the companion."""
    own = frame.force.senders if frame.force else frame.agents
    if not senders or set(senders) & ALLIANCES:
        return False  # 'serve with UNIFIL'
    return frame.theme.i < head and frame.action in _MOVES and not set(own) & set(senders)


def _is_beside(token: Token) -> bool:
    """'Along with' or 'alongside' stands before the noun phrase; a bare 'with' too, where another noun is not what it is tied to."""
    inner = (c for c in token.children if c.i < token.i and grammar.base(c.dep_) in _INNER)
    first = min((t.i for c in inner for t in c.subtree), default=token.i)
    before = token.doc[first - 1] if first else token
    if before.lower_ not in _BESIDE:
        return False
    led = before.i > 0 and before.nbor(-1).lower_ in _TOGETHER
    return led or before.lower_ == "alongside" or grammar.base(token.dep_) == "obl"


_INNER = ("det", "amod", "nummod", "compound", "nmod")


def whence(scene: Scene, token: Token) -> tuple[str, ...]:
    """'Fighters from Belgium and Portugal', 'jets from the Danish air force': the nations right behind, wherever the parser hangs them."""
    if token.i + 1 == len(token.doc) or token.nbor(1).lower_ != "from":
        return ()
    home = token.nbor(1).head
    army = scene.forces.get(home.i)
    return army.senders if army else scene.nations_at(home)
