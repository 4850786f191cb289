"""The forces that a sender has in a host, each with the claims that name it."""

from collections.abc import Iterator

from musterbook.compare import Fact, same_type, same_unit
from musterbook.facts import Order
from musterbook.model import Claim
from musterbook.posture.standing import Standing

_KINDS = ("unit", "echelon", "function", "equipment")
THERE = frozenset({"station", "deploy", "rotate", "withdraw"})


def forces(standing: Standing) -> Iterator[tuple[str, Standing]]:
    """Each unit, echelon, function and type, with the claims that name it: a type by its shortest name, a unit by its latest."""
    for kind in _KINDS:
        yield from _of_kind(standing, kind)


def force(standing: Standing, what: str) -> Standing | None:
    """The claims about one force, `personnel` being the presence as a whole; None where nothing names it."""
    if what == "personnel":
        return standing
    wanted = what.casefold()
    return next((own for name, own in forces(standing) if name.casefold() == wanted), None)


def _of_kind(standing: Standing, kind: str) -> Iterator[tuple[str, Standing]]:
    groups: dict[str, list[Fact]] = {}
    among: dict[str, str] = {}
    for fact in reversed(standing.facts):
        for name in values(fact.claim, kind) if fact.claim.action in THERE else ():
            if name not in among:
                among[name] = next((known for known in groups if _same(kind, known, name)), name)
            groups.setdefault(among[name], []).append(fact)
    told: dict[str, dict[Order, Fact]] = {}
    for name, found in groups.items():
        told.setdefault(_told(kind, name, found), {}).update({fact.order: fact for fact in found})
    for name in sorted(told):
        yield name, standing.of(fact for fact in standing.facts if fact.order in told[name])


def _told(kind: str, latest: str, found: list[Fact]) -> str:
    """'Typhoon' rather than 'Typhoon FGR4': of the names of one type, the shortest."""
    if kind != "equipment":
        return latest
    return min((name for fact in found for name in fact.claim.equipment if same_type(name, latest)), key=lambda name: (len(name), name))


def values(claim: Claim, kind: str) -> tuple[str, ...]:
    """What a claim names of a kind: one unit, echelon or function, or several types."""
    value = getattr(claim, kind)
    return value if isinstance(value, tuple) else (value,) if value else ()


def _same(kind: str, left: str, right: str) -> bool:
    if kind == "unit":
        return same_unit(left, right)
    return same_type(left, right) if kind == "equipment" else left == right
