"""Joining: what a sentence says of one force in several phrases ('the battery, with 130 men'; 'it counts 600') is one frame."""

from collections.abc import Sequence
from dataclasses import replace

from musterbook.claims.frames.crews import in_brackets, is_elsewhere
from musterbook.claims.frames.joined import joined
from musterbook.claims.frames.naming import is_renamed
from musterbook.claims.frames.scene import MADE_OF, Frame, Scene
from musterbook.claims.phrases.counted import is_of_them
from musterbook.claims.phrases.forces import Force
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

# Verbs whose subject is the force and whose object its strength.
_COUNTING = words.forms_of("have", "count", "consist", "number", "comprise", "total", "unite", "field") | {"made", "composed", "formed"}


def counted(scene: Scene, found: list[Frame], rest: Sequence[Frame] | None = None) -> list[Frame]:
    """'The battalion is at Rukla and has 600 soldiers' is one claim, and so is 'the battalion numbers 600 soldiers'.

    `rest`: the frames that may tell a strength; all of them, if left out.
    """
    out = [*found, *(rest or ())]
    for frame in found if rest is None else rest:
        whole = _whole(scene, frame) or _of_the_newcomer(frame, out)
        if whole is None or frame.force is None:
            continue
        out.remove(frame)
        fuller = [replace(f, force=joined(f.force, frame.force)) if f.force == whole else f for f in out]
        told = [f.predicate.i for f in out if f.force == whole]
        if any(at != frame.predicate.i for at in told):
            # 'It consists of 60 soldiers and is stationed in Chad' is told once.
            fuller = [f for f, was in zip(fuller, out, strict=True) if was.force != whole or f.predicate.i != frame.predicate.i]
        out = fuller if told else [*out, replace(frame, force=joined(whole, frame.force), theme=scene.tree.doc[whole.head])]
    return out


def _whole(scene: Scene, frame: Frame) -> Force | None:
    """The force whose strength the frame tells: a unit that has, counts or numbers so many people."""
    strength = frame.force
    strong = scene.tree.words(frame.predicate).lower() == "strong"  # 'the garrison is 1,200 strong and costs too much'
    counting = strong or frame.predicate.lower_ in _COUNTING
    if strength is None or strength.quantity is None or strength.unit or strength.echelon or not counting:
        return None
    alone = strength.soft and (strong or frame.predicate.lower_ in words.NUMBERING)  # 'the troops there number about 1,000'
    if not (strength.personnel or alone) or _are_several(scene, frame.theme):
        return None
    subjects = [s for s in grammar.subjects(frame.predicate) if s.i != frame.theme.i]
    forces = [f for s in subjects for f in scene.forces_at(s)]
    bodies = (f for f in forces if f.unit or f.echelon or _is_group(f) or (alone and f.nouns) or _is_told_of(frame, f))
    return next((f for f in bodies if f.head != strength.head and f.quantity is None), None)


def _are_several(scene: Scene, part: Token) -> bool:
    """'The force is made up of 250 Britons and 240 Slovaks': each nation's number is its own, and not how many the force has."""
    first = grammar.first_conjunct(part)
    row = [f for token in grammar.conjuncts(first) if (f := scene.forces.get(token.i)) and f.quantity and f.senders]
    return len({f.senders for f in row}) > 1


def _of_the_newcomer(frame: Frame, found: Sequence[Frame]) -> Force | None:
    """'Was relieved by a French one, which numbers 180': the relative clause counts who took over."""
    verb, strength = frame.predicate, frame.force
    if verb.lower_ not in words.NUMBERING or verb.dep_ != "acl:relcl" or strength is None or not strength.quantity:
        return None
    told = (f.force for f in found if f is not frame and f.by == "relief" and verb.head.i in (f.theme.i, f.predicate.i, *_below(f)))
    return next((force for force in told if force is not None and force.quantity is None), None)


def _below(frame: Frame) -> list[int]:
    """The tokens that hang on the verb of a frame."""
    return [t.i for t in frame.predicate.children]


def _is_told_of(frame: Frame, force: Force) -> bool:
    """'The Burundian troops, who number around 1,000': the relative clause counts those whom it tells of."""
    verb = frame.predicate
    return verb.lower_ in words.NUMBERING and verb.dep_ == "acl:relcl" and verb.head.i == force.head


def _is_group(force: Force) -> bool:
    """'The detachment', 'the contingent': a body of soldiers without a rank among the echelons."""
    return force.definite and bool(force.nouns) and not (force.personnel or force.equipment or force.loose)


def filled(scene: Scene, frame: Frame, used: set[int]) -> Frame:
    """The frame's force with what stands beside it in the clause: 'the battery, with 130 soldiers', '4 Regiment: 40 men came'."""
    force = frame.force
    if force is None or frame.by == "strength":
        return frame
    frame = _of_the_owner(scene, frame, used)
    force = frame.force or force
    for head, other in sorted(scene.forces.items()):
        token = scene.tree.doc[head]
        beside = _is_beside(frame, token) or _is_strong(scene, frame, token) or _is_its_kit(scene, frame, token, other)
        # 'The frigate came with 180 Chilean sailors', 'the first 100, from the 3rd Marine Division'
        crew = not force.senders and ((bool(force.thing) and grammar.case(token) == "with") or _is_from(frame, token))
        foreign = set(other.senders) - set(force.senders) and not crew
        if head in used or foreign or not beside or _are_two(force, other, token):
            continue
        apart = grammar.case(grammar.first_conjunct(token)) != "with" and grammar.clause(token).lower_ not in MADE_OF
        many = apart and sum(f.quantity is not None for f in scene.forces.values()) > 2
        if many and force.quantity and other.quantity and other.thing:
            continue  # '900 soldiers, four Typhoons, one battery' are three forces
        if token.lower_ == "part" and force.echelon is None:
            other = replace(other, echelon=None, function=None)  # a unit that is part of a battlegroup is none
        force = replace(joined(force, other), senders=force.senders or (other.senders if crew else ()))
        used.add(head)
    return replace(frame, force=force)


def _is_its_kit(scene: Scene, frame: Frame, token: Token, other: Force) -> bool:
    """'A company of 150 soldiers and 20 vehicles', 'with three Chinooks and five Griffons': the later ones are the same force's."""
    first = grammar.first_conjunct(token)
    if token is first or not other.thing or other.personnel or not other.equipment:
        return False
    people = scene.forces.get(frame.theme.i)
    of_them = grammar.case(first) == "of" and first.head.i == frame.theme.i and people is not None and people.personnel
    return of_them or (grammar.case(first) == "with" and _is_beside(frame, first))


def _is_strong(scene: Scene, frame: Frame, token: Token) -> bool:
    """'Sent a company to Abyei, 184 strong': the strength at the end of the clause, of the one force that has none."""
    bare = frame.force is not None and frame.force.quantity is None and frame.force.echelon is not None
    return bare and scene.tree.words(token).lower() == "strong" and grammar.clause(token).i == frame.predicate.i


def _are_two(force: Force, other: Force, token: Token) -> bool:
    """Each counts machines of its own: 'two Mi-35s, four Mi-171s'; or people who are somewhere else."""
    counts = (force.quantity, other.quantity)
    if force.personnel and other.thing and is_elsewhere(token):
        return True
    if all(count is not None and count.of == "personnel" for count in counts):
        # 'Has 280 troops at Tyre, 300 engineers at Bor'; what stands in brackets is a part or another count of the same.
        return token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("in", "at", "to", "from", "on") and not in_brackets(token)
    return bool(force.equipment and other.equipment) and all(count is not None and count.of != "personnel" for count in counts)


def manned(scene: Scene, found: list[Frame], used: set[int]) -> list[Frame]:
    """The one number of people that a sentence gives beside its one unit is the unit's, wherever the tree hangs it."""
    if found and all(f.force is None and f.by in _NAMELESS and f.theme.i == found[0].theme.i for f in found):
        return _numbered(scene, found, used)
    if len(found) == 1 and found[0].force is None and found[0].by == "site":
        return _garrisoned(scene, found[0], used)
    if len(found) != 1 or found[0].force is None or found[0].force.personnel or not (found[0].force.has_type or found[0].force.nouns):
        return found
    frame, force = found[0], found[0].force
    crews = [f for head, f in sorted(scene.forces.items()) if head not in used and _is_crew(scene, frame, f)]
    if len(crews) != 1 or (force.quantity and force.quantity.of == "personnel") or set(crews[0].senders) - set(force.senders):
        return found
    used.add(crews[0].head)
    return [replace(frame, force=joined(force, crews[0]))]


def _garrisoned(scene: Scene, frame: Frame, used: set[int]) -> list[Frame]:
    """'Runs an airbase at Niamey with 90 soldiers': the people behind 'with' are those of the base."""
    behind = {
        t.i for t in scene.tree.doc if t.i == frame.theme.i or (grammar.case(t) == "with" and grammar.clause(t).i == frame.predicate.i)
    }
    own = [scene.forces[head] for head in sorted(behind & scene.forces.keys() - (used - {frame.theme.i}))]
    own = [f for f in own if f.quantity and f.personnel]
    if len(own) != 1 or set(own[0].senders) - set(frame.agents):
        return [frame]
    used.add(own[0].head)
    return [replace(frame, force=replace(own[0], senders=frame.agents))]


# Frames of those of whom only the nation is known, or a word that stands for them.
_NAMELESS = ("people", "pronoun", "nation", "actor")


def _numbered(scene: Scene, found: list[Frame], used: set[int]) -> list[Frame]:
    """'The French left Chad, all 1,000 of them': a people takes the strength that is given beside it."""
    told = [f for head, f in sorted(scene.forces.items()) if head not in used and f.soft and _is_strength(scene, scene.tree.doc[head])]
    if len(told) != 1:
        return found
    used.add(told[0].head)
    if found[0].by == "pronoun":
        return [replace(f, force=told[0], by="number") for f in found]  # 'they left, 300 of them'
    return [replace(f, force=replace(told[0], senders=f.agents, soft=False)) for f in found]


def _is_crew(scene: Scene, frame: Frame, force: Force) -> bool:
    """So many people, with no verb of their own."""
    token = scene.tree.doc[force.head]
    at = grammar.clause(token)
    own = at.i != frame.predicate.i and grammar.is_verb(at)
    counted_heads = force.personnel and force.quantity is not None and force.quantity.of == "personnel"
    people = counted_heads and (bool(force.nouns) or _is_strength(scene, token))
    return people and not own and not (force.unit or force.echelon) and token.dep_ not in grammar.SUBJECTS


def _of_the_owner(scene: Scene, frame: Frame, used: set[int]) -> Frame:
    """'Chad, the largest contributor with 1,400 soldiers, has its troops in Kidal': they are the 1,400."""
    force = frame.force
    if force is None or force.quantity or not force.personnel or not any(c.lower_ == "its" for c in frame.theme.children):
        return frame
    owners = {t.i for s in grammar.subjects(frame.predicate) for t in s.subtree}
    told = [f for head, f in sorted(scene.forces.items()) if head in owners and head not in used and f.quantity and f.personnel]
    if len(told) != 1:
        return frame
    used.add(told[0].head)
    return replace(frame, force=joined(force, told[0]))


def _is_strength(scene: Scene, token: Token) -> bool:
    """'A company, 150 strong', 'the Dutch, 1,350 of them'."""
    return is_of_them(token) or scene.tree.words(token).lower() == "strong"


def _is_beside(frame: Frame, token: Token) -> bool:
    """The phrase stands beside the frame's force: after 'with', in brackets, or in 'made up of 450 soldiers'."""
    at = grammar.clause(token)
    if is_renamed(frame, token) or _is_from(frame, token):
        return True
    if at.lower_ in MADE_OF and grammar.base(at.dep_) in ("acl", "advcl") and grammar.within(at, frame.theme):
        return True
    if token.lower_ == "part" and grammar.case(token) == "as" and at.i == frame.predicate.i:
        return True  # 'serve in Mali as part of the task force'
    if is_of_them(token) and token.i > frame.theme.i and at.i == frame.predicate.i:
        return True  # 'the Gurkhas, 250 of them, flew in'
    if token.dep_ == "obj" and frame.predicate.lower_ in words.NUMBERING and at.i == frame.predicate.i:
        return True  # 'the troops number 1,000'
    beside = grammar.case(grammar.first_conjunct(token)) in ("with", "w", "including", "totalling", "numbering") or grammar.base(
        token.dep_
    ) in (
        "appos",
        "parataxis",
        "list",
        "dep",
    )
    return beside and at.i in (frame.predicate.i, grammar.clause(frame.theme).i)


def _is_from(frame: Frame, token: Token) -> bool:
    """'600 British troops from the 1st Battalion': the unit that they belong to stands right behind them, wherever the parser hangs it."""
    prep = next((c for c in token.children if c.dep_ == "case" and c.lower_ == "from"), None)
    if prep is None or frame.force is None or not frame.force.personnel or prep.head.i != token.i:
        return False
    behind = prep.i - frame.force.head
    return behind == 1 or (behind == 2 and prep.nbor(-1).text == ",")
