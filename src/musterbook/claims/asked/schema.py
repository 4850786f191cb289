"""The JSON Schema of an answer, made from the codebook's slots as the model of claims has them."""

from functools import cache
from typing import Any

from musterbook.model import ACTIONS, BASES, ECHELONS, FUNCTIONS, SLOTS, STATUSES
from musterbook.values import COUNTED, MODES

Schema = dict[str, Any]
# Slots whose words the model has to quote: status and action follow from the evidence as a whole.
QUOTED = tuple(slot for slot in SLOTS if slot not in ("action", "status"))


@cache
def schema() -> Schema:
    """The schema in the strict form that structured output asks for: every property required, none besides."""
    slots = {slot: _slot(slot) for slot in SLOTS}
    words = _object({"slot": {"type": "string", "enum": list(QUOTED)}, "quote": {"type": "string"}})
    claim = _object({"evidence": {"type": "string"}, **slots, "words": {"type": "array", "items": words}})
    return _object({"claims": {"type": "array", "items": claim}})


def _slot(slot: str) -> Schema:
    choices = {"action": ACTIONS, "status": STATUSES, "echelon": ECHELONS, "function": FUNCTIONS}
    if slot in choices:
        return _choice(choices[slot], null=slot in ("echelon", "function"))
    if slot == "basis":
        return {"type": "array", "items": _choice(BASES)}
    if slot in ("senders", "hosts", "equipment", "via"):
        return {"type": "array", "items": {"type": "string"}}
    if slot == "quantity":
        number = {"type": ["integer", "null"]}
        count = _object({"low": number, "high": number, "approx": {"type": "boolean"}, "of": _choice(COUNTED), "mode": _choice(MODES)})
        return {"anyOf": [count, {"type": "null"}]}
    if slot == "speakers":
        return {"type": "array", "items": _object({part: {"type": ["string", "null"]} for part in ("name", "role", "org", "country")})}
    return {"type": ["string", "null"]}


def _choice(values: Any, *, null: bool = False) -> Schema:
    return {"type": ["string", "null"] if null else "string", "enum": [*sorted(values), *([None] if null else [])]}


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
