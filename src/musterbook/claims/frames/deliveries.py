"""Deliveries: what arrives, or sets out, as a gift or a shipment changes hands: 'Britain's gift of 14 tanks arrived'."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from musterbook.claims.frames.ends import ends
from musterbook.claims.frames.scene import Frame, Scene, acting
from musterbook.claims.frames.transfer import is_materiel, transfer_verbs
from musterbook.claims.phrases.forces import Force
from musterbook.claims.stages.governing import Stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token
from musterbook.world.nations import ALLIANCES

# What is delivered at one time: 'the first batch of 12 tanks arrived'.
GIVEN = {
    form
    for noun in ("gift", "donation", "shipment", "consignment", "batch", "tranche", "instalment", "installment", "lot", "load", "package")
    for form in words.forms(noun)
} | {"delivery", "deliveries", "batches", "tranches"}
_LEAVING = words.forms_of("leave", "depart", "sail", "set")


def as_delivery(scene: Scene, frame: Frame) -> Frame:
    """'Britain's gift of 14 tanks arrived': what arrives is a delivery; one that has left is under way."""
    gift = next((c for c in frame.predicate.children if grammar.case(c) == "as" and c.lower_ in GIVEN | {"grant", "aid"}), None)
    given = (gift is not None or frame.theme.lower_ in GIVEN) and frame.action in ("deploy", "withdraw")
    arms = frame.force is not None and bool(frame.force.loose) and not frame.force.personnel  # 'a shipment of weapons'
    if not given or not frame.force or not (is_materiel(frame.force) or arms):
        return frame
    if gift and (givers := _from(scene, gift)):
        # 'Their army paraded eleven cars that had come as a gift from Beijing'
        owners = acting(scene, frame.theme.head, frame.theme) if frame.predicate.dep_ == "acl:relcl" else ()
        frame = replace(frame, agents=givers, hosts=frame.hosts or tuple(code for code in owners if code not in givers))
    left = frame.predicate.lower_ in _LEAVING and frame.stage.status == "in_effect"
    return replace(frame, action="transfer", stage=replace(frame.stage, status="under_way") if left else frame.stage)


# What stands between machines and the nation that they are for.
_FOR = re.compile(r"(?:,? (?:destined|meant|intended|earmarked))? for (?:the )?")
_ARMS_OF = re.compile(r"(?:[’']s)? (?:army|navy|air force|armed forces|military|police|coast guard|border guards?)\b")


def as_ordered(scene: Scene, frame: Frame) -> Frame:
    """'Twelve Caesars for Malta left France', 'the first of six jets that Niger bought came': what moves there is given."""
    force = frame.force
    if frame.action == "transfer" and not (frame.agents or frame.hosts) and (ordered := _of_deal_below(scene, frame)):
        return replace(frame, agents=ordered[0], hosts=ordered[1])
    if frame.action not in ("deploy", "withdraw") or force is None or force.echelon or force.unit or not is_materiel(force):
        return frame
    givers, takers = _of_deal_below(scene, frame) or ((), _for_whom(scene, force))
    if not takers or (set(frame.agents) - {*takers, *force.senders, *givers}):
        return frame
    left = frame.action == "withdraw" or any(grammar.case(c) == "from" for c in frame.predicate.children)
    whence = (c for c in frame.predicate.children if c.dep_ == "obj" or grammar.case(c) == "from")
    givers = givers or tuple(code for c in whence if left and c is not frame.theme for code in scene.nations_at(c) if code not in takers)
    own = replace(force, senders=tuple(code for code in force.senders if code not in takers))
    sent = frame.action == "withdraw" and frame.stage.status == "in_effect"
    stage = replace(frame.stage, status="under_way") if sent else frame.stage
    return replace(frame, action="transfer", by="transfer", force=own, agents=givers, hosts=takers, stage=stage)


def _of_deal_below(scene: Scene, frame: Frame) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The ends of the order, or the gift, that a clause in the phrase of the machines tells of."""
    for verb in frame.theme.subtree:
        side, _ = transfer_verbs().get(verb.lower_, ("", ""))
        below = grammar.base(verb.dep_) == "acl" and grammar.phrase(verb.head) is frame.theme and verb.head is not frame.theme
        if below and side in ("give", "take", "sign", "fund"):
            givers, takers = ends(scene, verb, verb.head, side)
            return (givers, takers) if givers and takers else None
    return None


def _for_whom(scene: Scene, force: Force) -> tuple[str, ...]:
    """The nation, or the nation of the army, that the machines are for by the words right behind them."""
    text, end = scene.tree.text, max(scene.tree.ends[force.head], *(span.end for _, span in force.spans), 0)
    for mention in scene.mentions:
        if mention.span.start < end or not _FOR.fullmatch(text, end, mention.span.start):
            continue
        after = text[mention.span.end :]
        if mention.kind == "nation" and mention.value not in ALLIANCES and (_ARMS_OF.match(after) or not _OWNED.match(after)):
            return (mention.value,)
        if mention.kind == "body" and mention.value.kind == "service" and mention.value.nation:
            return (mention.value.nation,)
    return ()


# 'For Iceland's air policing', 'for Danish use': something else is what they are for.
_OWNED = re.compile(r"[’']s? |[ -][a-z]+ing\b|-")


_TAKEN_THERE = words.forms_of("ship", "fly", "send", "bring", "transport", "move")


def sold_and_shipped(found: Sequence[Frame]) -> list[Frame]:
    """'Will be sold to Oman and shipped by May': one transfer, with the day of the shipping."""
    out = list(found)
    for sent in found:
        verb = sent.predicate
        joined = sent.action in ("deploy", "withdraw") and verb.dep_ == "conj" and verb.lower_ in _TAKEN_THERE and grammar.is_passive(verb)
        same = (f for f in out if f.action == "transfer" and f.predicate is verb.head and f.force == sent.force)
        sold = next((f for f in same if f.stage.status == sent.stage.status), None) if joined else None
        if sold is not None:
            out = [replace(sold, predicate=verb) if f is sold else f for f in out if f is not sent]
    return out


_GIFTS = frozenset({"gift", "gifts", "donation", "present"})


def of_gift(scene: Scene, noun: Token, used: set[int]) -> Iterator[Frame]:
    """'Eleven cars, a gift from Beijing, were paraded', 'the radar is a gift of Japan': what is a gift was given."""
    givers = _from(scene, noun) if noun.lower_ in _GIFTS else ()
    if not givers:
        return
    apposed = noun.dep_ == "appos"
    things = [noun.head] if apposed else grammar.subjects(noun) if any(c.dep_ == "cop" for c in noun.children) else []
    verb = grammar.clause(noun)
    named = tuple(code for c in noun.children if grammar.case(c) in ("to", "for") for code in scene.nations_at(c))
    takers = named or tuple(code for code in acting(scene, verb, noun.head) if apposed and code not in givers)
    for theme in things:
        for force in (f for f in scene.forces_at(theme) if is_materiel(f) and f.head not in used):
            told = Stage("in_effect", "a gift", tense="present")
            yield Frame("transfer", noun, told, replace(force, senders=()), theme, givers, "transfer", takers, spent=(noun.i,))


def _from(scene: Scene, gift: Token) -> tuple[str, ...]:
    """Whose gift it is."""
    return tuple(code for c in gift.children if grammar.case(c) in ("from", "of", "by") for code in scene.nations_at(c))


_AWAITING = words.forms_of("wait") | words.forms_of("await")


def of_waiting(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'Algeria is waiting for 14 Su-35s from Russia', 'Togo awaits two helicopters from Italy': whoever waits is to be given them."""
    if verb.lower_ not in _AWAITING:
        return
    takers = scene.nations_of_subjects(verb)
    themes = (*grammar.objects(verb), *(c for c in grammar.obliques(verb) if grammar.case(c) == "for"))
    for theme in themes:
        givers = tuple(code for c in (*theme.children, *verb.children) if grammar.case(c) == "from" for code in scene.nations_at(c))
        for force in scene.forces_at(theme) if takers and givers else ():
            if is_materiel(force) or force.soft:
                told = Stage("announced", verb.lower_, future=True, word=verb)
                by = "handed" if force.soft else "transfer"  # 'awaits 32 more from Oslo'
                yield Frame("transfer", verb, told, replace(force, senders=()), theme, givers, by, takers)


def as_first_of_given(frame: Frame, found: Sequence[Frame]) -> Frame:
    """'Bought 80 jets from Paris, the first of which was handed over in May': from and to whom, the order tells."""
    which = any(c.lower_ == "which" and grammar.case(c) == "of" for c in frame.theme.children)
    if frame.action != "transfer" or not which or frame.hosts or frame.agents:
        return frame
    before = [f for f in found if f.action == "transfer" and f.force and f.theme.i < frame.theme.i and f.hosts]
    return replace(frame, agents=before[-1].agents, hosts=before[-1].hosts) if before else frame


def is_first_of_given(frame: Frame, found: Sequence[Frame]) -> bool:
    """'Has signed for 30 carriers, the first of which are to arrive in May': the first of what is given is given with the rest."""
    if frame.action != "deploy" or frame.force is not None:
        return False
    given = [f for f in found if f.action == "transfer" and f.force and f.theme.i < frame.predicate.i]
    which = [t for t in frame.predicate.doc[: frame.predicate.i] if t.lower_ == "which" and grammar.case(t) == "of"]
    return any(w.head.lower_ in ("first", "last", "rest") and f.force and f.force.head < w.i for f in given for w in which)
