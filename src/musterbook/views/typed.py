"""A slot's value as a person types it, in the codebook's JSON shape: '400-600' for a quantity, 'DEU, NLD' for senders."""

import json
import re
from typing import Any

from musterbook.errors import BadValue, NotFound
from musterbook.world.nations import code_for

_LISTS = frozenset({"senders", "hosts", "equipment", "basis", "via"})
# "about 500", "400-600", "400 to 600", ">500", "<1000", then what is counted, then how.
_QUANTITY = re.compile(r"(about |~)?(?:(\d[\d,]*)\s*(?:-|–|to)\s*(\d[\d,]*)|([<>]?)\s*(\d[\d,]*))(?:\s+([a-z]+))?(?:\s+([a-z]+))?")
_NATIONS = frozenset({"senders", "hosts"})
_SPEAKER = ("name", "role", "org", "country")

HINT = (
    "slot=value, one a line, an empty line when done; nothing after = for nothing; lists with commas; "
    "quantity: about 500, 400-600, >500 vehicle additional; speakers: name | role | body | nation; name | ..."
)


def typed(slot: str, text: str) -> Any:
    """The value of `slot` that `text` writes. Raises BadValue where it is none; whether the codebook allows it is checked later."""
    if slot in _LISTS:
        parts = [part.strip() for part in text.split(",") if part.strip()]
        return [_code(part) for part in parts] if slot in _NATIONS else parts
    if slot == "speakers":
        return [_speaker(part) for part in text.split(";") if part.strip()]
    if slot == "quantity" and text:
        return _quantity(text)
    return text or None


def written(value: Any) -> str:
    """A value in the codebook's shape, for reading."""
    if isinstance(value, list | tuple):
        return ", ".join(written(one) for one in value)
    if isinstance(value, dict):
        return json.dumps({name: one for name, one in value.items() if one not in (None, False)}, ensure_ascii=False)
    return str(value)


def _quantity(text: str) -> dict[str, Any]:
    found = _QUANTITY.fullmatch(text.strip())
    if not found:
        raise BadValue(f"quantity: {text!r} is not of a form like 500, about 500, 400-600, >500, <500")
    about, low, high, bound, number, of, mode = found.groups()
    bounds = (low, high) if low else (None if bound == "<" else number, None if bound == ">" else number)
    value: dict[str, Any] = {name: int(one.replace(",", "")) if one else None for name, one in zip(("low", "high"), bounds, strict=True)}
    return value | {"approx": bool(about), "of": of or "personnel", "mode": mode or "total"}


def _speaker(text: str) -> dict[str, str]:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) > len(_SPEAKER):
        raise BadValue(f"speakers: {text!r} has more parts than {', '.join(_SPEAKER)}")
    return {name: part for name, part in zip(_SPEAKER, parts, strict=False) if part}


def _code(name: str) -> str:
    """The code of a nation that was named; what is none may be a region, which the codebook knows."""
    try:
        return code_for(name)
    except NotFound:
        return name
