"""How far reviewers agree, slot by slot: Krippendorff's alpha over the claims that at least two of them judged.

In: claims as they were read, their articles, the judgements that stand. Out: Agreement. Pure. Alpha comes from NLTK, which is an extra;
between values that are lists the distance is MASI (Passonneau 2006), between others equal or not.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from musterbook.codebook import claim_to
from musterbook.custody import Judgement
from musterbook.errors import UsageError
from musterbook.ledger.overlay import is_rating, overlaid
from musterbook.model import SLOTS, Article, Claim

# Beside the slots: whether there is a claim at all.
VERDICT = "verdict"
_LISTS = frozenset({"senders", "hosts", "equipment", "basis", "via", "speakers"})
# One coder, one unit, one value.
Row = tuple[str, str, Any]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one slot: alpha (1 full agreement, 0 what chance would give; None where all values are one), units judged twice, coders."""

    slot: str
    alpha: float | None
    units: int
    reviewers: tuple[str, ...]
    differ: int


def agreement(claims: Mapping[str, tuple[Claim, Article]], judgements: Iterable[Judgement]) -> tuple[Agreement, ...]:
    """Of the verdict (claim or none) and of every slot, over the claims given with their articles."""
    judged = [one for one in judgements if one.claim in claims and not is_rating(one)]
    twice = _several(judged)
    rows: dict[str, list[Row]] = {slot: [] for slot in (VERDICT, *SLOTS)}
    for one in judged:
        if one.claim not in twice:
            continue
        claim, article = claims[one.claim]
        laid = overlaid(claim, article, [one])
        rows[VERDICT].append((one.by, one.claim, "none" if laid is None else "claim"))
        for slot, value in claim_to(laid).items() if laid else ():
            if slot in rows:
                rows[slot].append((one.by, one.claim, _comparable(slot, value)))
    return tuple(_of(slot, found) for slot, found in rows.items())


def _several(judged: Sequence[Judgement]) -> set[str]:
    coders: dict[str, set[str]] = {}
    for one in judged:
        coders.setdefault(one.claim, set()).add(one.by)
    return {claim for claim, names in coders.items() if len(names) > 1}


def _of(slot: str, rows: Sequence[Row]) -> Agreement:
    values: dict[str, list[Any]] = {}
    for _, unit, value in rows:
        values.setdefault(unit, []).append(value)
    # Where one reviewer rejected the claim, the other's slots stand alone and say nothing of agreement.
    units = {unit for unit, found in values.items() if len(found) > 1}
    kept = [row for row in rows if row[1] in units]
    alpha = _alpha(slot, kept) if len({row[2] for row in kept}) > 1 else None
    return Agreement(slot, alpha, len(units), tuple(sorted({row[0] for row in kept})), sum(len(set(values[unit])) > 1 for unit in units))


def _alpha(slot: str, rows: Sequence[Row]) -> float:
    if find_spec("nltk") is None:
        raise UsageError("agreement needs one package more: pip install 'musterbook[review]'")
    metrics = import_module("nltk.metrics")
    distance = metrics.masi_distance if slot in _LISTS else metrics.binary_distance
    return float(import_module("nltk.metrics.agreement").AnnotationTask(data=list(rows), distance=distance).alpha())


def _comparable(slot: str, value: Any) -> Any:
    """A value that can be put into a set: lists without their order."""
    if slot in _LISTS:
        return frozenset(_comparable("", one) for one in value or ()) or frozenset({"none"})
    return tuple(sorted(value.items(), key=str)) if isinstance(value, dict) else value
