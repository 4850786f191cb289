"""Deliveries: what arrives, or sets out, as a gift or a shipment changes hands: 'Britain's gift of 14 tanks arrived'."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from musterbook.claims.frames.scene import Frame, Scene
from musterbook.claims.frames.transfer import is_materiel
from musterbook.claims.stages.governing import Stage
from musterbook.claims.trees import grammar, words
from musterbook.claims.trees.tree import Token

# What is delivered at one time: 'the first batch of 12 tanks arrived'.
GIVEN = {
    form
    for noun in ("gift", "donation", "shipment", "consignment", "batch", "tranche", "instalment", "installment", "lot", "load", "package")
    for form in words.forms(noun)
} | {"delivery", "deliveries", "batches", "tranches"}
_LEAVING = words.forms_of("leave", "depart", "sail", "set")


def as_delivery(frame: Frame) -> Frame:
    """'Britain's gift of 14 tanks arrived': what arrives is a delivery; one that has left is under way."""
    gift = any(grammar.case(c) == "as" and c.lower_ in GIVEN | {"grant", "aid"} for c in frame.predicate.children)  # 'will come as a gift'
    given = (gift or frame.theme.lower_ in GIVEN) and frame.action in ("deploy", "withdraw")
    arms = frame.force is not None and bool(frame.force.loose) and not frame.force.personnel  # 'a shipment of weapons'
    if not given or not frame.force or not (is_materiel(frame.force) or arms):
        return frame
    left = frame.predicate.lower_ in _LEAVING and frame.stage.status == "in_effect"
    return replace(frame, action="transfer", stage=replace(frame.stage, status="under_way") if left else frame.stage)


_AWAITING = words.forms_of("wait") | words.forms_of("await")


def of_waiting(scene: Scene, verb: Token) -> Iterator[Frame]:
    """'Algeria is waiting for 14 Su-35s from Russia', 'Togo awaits two helicopters from Italy': whoever waits is to be given them."""
    if verb.lower_ not in _AWAITING:
        return
    takers = tuple(code for s in grammar.subjects(verb) for code in scene.nations_at(s))
    themes = (*grammar.objects(verb), *(c for c in grammar.obliques(verb) if grammar.case(c) == "for"))
    for theme in themes:
        givers = tuple(code for c in (*theme.children, *verb.children) if grammar.case(c) == "from" for code in scene.nations_at(c))
        for force in scene.forces_at(theme) if takers and givers else ():
            if is_materiel(force):
                told = Stage("announced", verb.lower_, future=True, word=verb)
                yield Frame("transfer", verb, told, replace(force, senders=()), theme, givers, "transfer", takers)


def is_first_of_given(frame: Frame, found: Sequence[Frame]) -> bool:
    """'Has signed for 30 carriers, the first of which are to arrive in May': the first of what is given is given with the rest."""
    if frame.action != "deploy" or frame.force is not None:
        return False
    given = [f for f in found if f.action == "transfer" and f.force and f.theme.i < frame.predicate.i]
    which = [t for t in frame.predicate.doc[: frame.predicate.i] if t.lower_ == "which" and grammar.case(t) == "of"]
    return any(w.head.lower_ in ("first", "last", "rest") and f.force and f.force.head < w.i for f in given for w in which)
