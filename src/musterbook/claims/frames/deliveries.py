"""Deliveries: what arrives, or sets out, as a gift or a shipment changes hands: 'Britain's gift of 14 tanks arrived'."""

from dataclasses import replace

from musterbook.claims.frames.scene import Frame
from musterbook.claims.frames.transfer import is_materiel
from musterbook.claims.trees import grammar, words

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
