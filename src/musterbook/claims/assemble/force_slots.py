"""Force slots: the slots of a claim that its force fills.

In: a Force as it is known, the action and the frame it stands in. Out: unit, echelon, function, equipment and quantity.
"""

from dataclasses import replace
from typing import Any

from musterbook.claims.frames import Frame
from musterbook.claims.names.mentions import lexicon
from musterbook.claims.phrases.forces import Force

# What is said to be added to those who are there.
_MORE = {
    "reinforce",
    "reinforced",
    "add",
    "added",
    "increase",
    "rise",
    "reinforcement",
    "augmentation",
    "adding",
    "adds",
    "reinforcing",
    "reinforces",
}


# What kind of base it is.
_BASES = {"naval": "naval", "transport": "logistics", "logistics": "logistics", "supply": "logistics"}


def _of_base(frame: Frame) -> str | None:
    """'The naval base at Tartus': a base that is given no soldiers is of the kind that its own words say."""
    return next((_BASES[c.lower_] for c in frame.theme.children if c.lower_ in _BASES), None)


def slots_of(force: Force | None, action: str, frame: Frame) -> dict[str, Any]:
    """unit, echelon, function, equipment and quantity, the last with the mode that the action gives it."""
    if force is None:
        return {"function": _of_base(frame)} if frame.by == "site" else {}
    quantity = force.quantity
    if quantity and (quantity.mode == "total" or action == "withdraw"):
        # A strength that is reduced to so many is the strength that is left (codebook, rule 22).
        left = frame.by == "strength" and frame.stage.why == "to"
        mode = "reduction" if action == "withdraw" and not left else "total"
        if action == "deploy" and {frame.predicate.lower_, frame.theme.lower_} & _MORE:
            mode = "additional"
        quantity = replace(quantity, mode=mode)
    alone = not (force.unit or force.echelon or force.personnel) and set(force.loose) & set(lexicon("forces")["nouns"]["named_alone"])
    kit = force.equipment or (force.loose if action == "transfer" or alone else ())
    echelon = force.echelon
    if action != "transfer" and any(name.endswith("battery") for name in kit):
        kit, echelon = tuple(name for name in kit if not name.endswith("battery")), echelon or "company"  # 'an air defence battery'
    return {"unit": force.unit, "echelon": echelon, "function": force.function, "equipment": kit, "quantity": quantity}
