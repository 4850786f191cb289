"""The gate: whether a text could hold a claim at all; the rest is never parsed."""

from collections.abc import Sequence

from musterbook.claims.mentions import Mention

_FORCE = {"force", "echelon", "unit", "formation", "equipment", "generic"}


def passes(text: str, names: Sequence[Sequence[Mention]]) -> bool:
    """Some sentence names a force, and some sentence names a nation, a body or a site."""
    kinds = [{m.kind for m in found} for found in names]
    return any(k & _FORCE for k in kinds) and any(k & {"nation", "body", "site", "region", "formation", "unit"} for k in kinds)
