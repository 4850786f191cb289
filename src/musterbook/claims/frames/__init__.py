"""Frames: an action word with its force, found over the tree. One frame, one force; what it leaves out is left to `context`.

In: a Scene (one sentence with what was found in it). Out: Frames in order. Nothing here knows the article around the sentence.
"""

from dataclasses import replace

from musterbook.claims.frames.being import of_being
from musterbook.claims.frames.companions import asides, companions, equipped, with_own
from musterbook.claims.frames.crews import crewed
from musterbook.claims.frames.dealings import handed_on, of_deal
from musterbook.claims.frames.deliveries import as_first_of_given, as_ordered, is_first_of_given, of_gift, sold_and_shipped
from musterbook.claims.frames.gapped import each_its_own, of_another, of_gapped
from musterbook.claims.frames.idle import passes
from musterbook.claims.frames.joining import counted, filled, manned
from musterbook.claims.frames.lexicon import action_nouns
from musterbook.claims.frames.naming import enlisted, listed, renamed, sent_by
from musterbook.claims.frames.nouns import of_noun
from musterbook.claims.frames.once import is_told_below, once, repeats
from musterbook.claims.frames.pairs import paired
from musterbook.claims.frames.phrases import of_phrase
from musterbook.claims.frames.relief import of_relief
from musterbook.claims.frames.remainder import with_remainder
from musterbook.claims.frames.rest import former_part, is_former, of_former, of_rest
from musterbook.claims.frames.returns import given_back
from musterbook.claims.frames.scene import Frame, Scene
from musterbook.claims.frames.shares import shared
from musterbook.claims.frames.special import of_taking_part
from musterbook.claims.frames.strength import untouched
from musterbook.claims.frames.transfer import is_bare_arms
from musterbook.claims.frames.verbs import of_verb
from musterbook.claims.phrases.counted import begins_with
from musterbook.claims.trees import grammar, words

__all__ = ["Frame", "Scene", "former_part", "frames"]


# 'The handover slips to July', 'the withdrawal was put on hold': what the noun says happens; its verb moves nothing.
_SLIPPING = words.forms_of("slip", "slide", "put", "place", "push")


def _as_given(frame: Frame, found: list[Frame]) -> Frame:
    """'Received the first of the jets promised by Norway': what is promised there is given, and to whom."""
    given = next((f for f in found if f.action == "transfer" and f.force == frame.force and f is not frame), None)
    promised = frame.by == "stance" and frame.action == "deploy" and grammar.base(frame.predicate.dep_) == "acl"
    return replace(frame, action="transfer", hosts=given.hosts) if given and promised else frame


def _either(scene: Scene, frame: Frame) -> Frame:
    """'Will send not a battalion but a company', 'has advisers but no combat troops': each side of the 'but' has a yes or no of its own."""
    token = scene.tree.doc[frame.force.head] if frame.force else frame.theme
    first = grammar.first_conjunct(token)
    if token is not first and any(c.lower_ == "no" for c in token.children) and frame.stage.status == "in_effect":
        return replace(frame, stage=replace(frame.stage, status="denied", negated=True))
    other = token is not first and any(c.lower_ == "but" for c in token.children) and any(c.lower_ == "not" for c in first.children)
    if not other or frame.stage.status != "denied":
        return frame
    told = "announced" if frame.stage.future or {"will", "would", "to"} & set(grammar.auxiliaries(frame.predicate)) else "in_effect"
    return replace(frame, stage=replace(frame.stage, status=told, negated=False))


def _gapped(frame: Frame, found: list[Frame]) -> Frame:
    """'Greece withdrew its battery in June, and its frigate in July': what stands beside the verb without one of its own has that verb."""
    if frame.by != "line" or frame.predicate.dep_ != "conj":
        return frame
    told = next((f for f in found if f.predicate.i == frame.predicate.head.i and f.by == "verb"), None)
    return replace(frame, action=told.action, stage=told.stage, agents=told.agents, by="rest") if told else frame


def _overtaken(found: list[Frame]) -> list[Frame]:
    """'The battalion that was due in May will not come', 'the boats that Oslo was to give are not coming': told once, as called off."""
    given = [f for f in found if _was_to_be_given(f)]
    themes = {f.theme.i for f in given}
    off = [f for f in found if f not in given and f.theme.i in themes and f.stage.negated and f.action in ("deploy", "transfer")]
    called = [f for f in given if any(m.theme.i == f.theme.i for m in off)]
    found = [replace(f, stage=replace(f.stage, status="cancelled", negated=False)) if f in called else f for f in found if f not in off]
    plans = {
        f.theme.i: f
        for f in found
        if f.by == "due" and not f.stage.negated and any(c.lower_ in ("was", "were") for c in f.predicate.children)
    }
    out = []
    for frame in found:
        plan = plans.get(frame.theme.i)
        off_too = plan is not None and plan is not frame and frame.stage.negated and plan.action == frame.action
        out.append(replace(frame, stage=replace(frame.stage, status="cancelled", negated=False)) if off_too else frame)
    gone = [plan for plan in plans.values() if any(f.theme.i == plan.theme.i and f.stage.status == "cancelled" for f in out)]
    return [f for f in out if f not in gone]


def _was_to_be_given(frame: Frame) -> bool:
    """'That Norway was to deliver this month': a plan of giving in a relative clause, which its main clause may call off."""
    verb = frame.predicate
    planned = verb.dep_ == "acl:relcl" and grammar.has_to(verb) and bool({"was", "were"} & set(grammar.auxiliaries(verb)))
    return planned and frame.action == "transfer"


def _begun(scene: Scene, frame: Frame) -> Frame:
    """'The first of 300 soldiers have landed': the move of the 300 has begun."""
    count = frame.force.quantity if frame.force else None
    part = count is not None and count.of == "personnel" and frame.force is not None and begins_with(scene.tree.doc[frame.force.head])
    moving = part and frame.action in ("deploy", "withdraw") and frame.stage.status == "in_effect" and not frame.stage.negated
    return replace(frame, stage=replace(frame.stage, status="under_way")) if moving else frame


def frames(scene: Scene) -> list[Frame]:
    """All frames of a sentence: verbs first, then being somewhere, then nouns of action, then bare phrases."""
    out: list[Frame] = []
    used: set[int] = set()
    for token in scene.tree.doc:
        found = list(of_verb(scene, token)) if grammar.is_verb(token) else list(of_relief(scene, token))
        if token.lower_ in _SLIPPING:
            found = [f for f in found if f.theme.lower_ not in action_nouns()]
        found = found or list(of_being(scene, token)) or ([] if grammar.is_verb(token) else list(of_taking_part(scene, token)))
        out += found
        used |= {f.theme.i for f in found} | {f.force.head for f in found if f.force} | {i for f in found for i in f.spent}
    for token in scene.tree.doc:
        if token.i not in used and not grammar.is_verb(token):
            found = (
                list(of_deal(scene, token, used))
                or list(of_gift(scene, token, used))
                or (list(of_noun(scene, token, used)) if token.lower_ in action_nouns() else [])
            )
            out += found
            used |= {f.force.head for f in found if f.force} | {f.theme.i for f in found} | {i for f in found for i in f.spent}
    out = [f for f in out if not is_bare_arms(f) and not passes(f.predicate)]
    out = [f for f in out if not (f.by == "stance" and (is_told_below(f, out) or any(f.theme.i in o.spent for o in out)))]
    out += companions(scene, out, used)
    out = list(with_own(scene, out, used))
    out = [filled(scene, f, used) for f in counted(scene, crewed(listed([*out, *of_phrase(scene, used)])))]
    out = [as_ordered(scene, f) for f in out if not is_first_of_given(f, out)]
    out = manned(scene, handed_on(given_back(scene, sold_and_shipped(out))), used)
    numbers = {span for f in out if f.force for slot, span in f.force.spans if slot == "quantity"}
    used |= {f.force.head for f in out if f.force}
    used |= {head for head, force in scene.forces.items() if any(slot == "quantity" and span in numbers for slot, span in force.spans)}
    out += asides(scene, used)
    out = once(counted(scene, out, renamed(scene, list(of_rest(scene, used, out)))))
    out = with_remainder(scene, out)
    out = [f for f in out if not is_former(scene, f)] + list(of_former(scene, out))
    out = [_either(scene, f) for f in out if not repeats(f, out)]
    out = [_as_given(_gapped(f, out), out) for f in out] + list(of_another(scene, out)) + list(of_gapped(scene, out))
    out = each_its_own(scene, [f for f in out if not is_bare_arms(f)])
    out = [as_first_of_given(f, out) for f in out]
    out = [_begun(scene, f) for f in equipped(scene, sent_by(scene, enlisted(scene, list(untouched(out)))))]
    return sorted(paired(scene, shared(scene, _overtaken(out))), key=lambda f: (f.theme.i, f.predicate.i))
