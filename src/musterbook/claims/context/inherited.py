"""Inherited: which later phrase means a force that was spoken of before, and what it takes from that.

In: a Force and the one before. Out: whether the one can be the other; the Force with what goes without saying.
"""

import re
from dataclasses import replace
from functools import cache

from musterbook.claims.phrases.forces import Force
from musterbook.claims.trees.tree import Token
from musterbook.values import Count
from musterbook.world import equipment


def same_kind(force: Force, before: Force) -> bool:
    """The later phrase can mean the earlier force: same unit, or the same kind of noun, nothing at odds."""
    if force.loose and force.loose[0].lower() in _NAMING:
        return False
    if force.thing and force.thing == before.thing and before.equipment and (not force.equipment or _is_broad_for(force, before)):
        return not (force.senders and before.senders and not set(force.senders) & set(before.senders))  # 'the launcher'
    if force.unit and before.unit:
        a, b = force.unit.lower(), before.unit.lower()
        return a in b or b in a
    if force.unit:
        return False
    if force.senders and before.senders and not set(force.senders) & set(before.senders):
        return False
    if force.echelon and before.echelon:
        return force.echelon == before.echelon and not (force.function and before.function and force.function != before.function)
    if force.equipment and before.equipment:
        return bool({_stem(e) for e in force.equipment} & {_stem(e) for e in before.equipment})
    # 'Kenyan police officers left on Tuesday. The 200 officers join ...'
    plain = _PLAIN.fullmatch(force.text.lower()) is not None and not (before.unit or before.echelon or before.equipment)
    return plain and bool({_stem(n) for n in force.nouns} & {_stem(n) for n in before.nouns})


_PLAIN = re.compile(r"(?:the|these|those)(?: [\d,]+| \w+-\w+)? (?:police |peace)?\w+")


# Words for materiel in general that still stand for no other kind of it.
_NAMING = {"ammunition", "rifle", "mine", "machine gun"}


def _stem(name: str) -> str:
    return name.lower().split()[-1].rstrip("s")


def inherit(force: Force | None, before: Force | None, *, whole: bool) -> Force | None:
    """A force with what its antecedent says of it and it does not; `whole`: its number too ('they', 'the latter')."""
    if before is None:
        return force
    if force is None:
        return replace(before, quantity=before.quantity if whole else None, spans=())
    if force.soft or not force.definite:
        return force
    return replace(
        force,
        quantity=force.quantity or (before.quantity if _names_all(force, before) else None),
        senders=force.senders or before.senders,
        unit=force.unit or before.unit,
        echelon=force.echelon or before.echelon,
        function=force.function or before.function,
        equipment=_typed(force, before),
    )


# 'The soldiers', 'these additional troops': with nothing else said of them, all of those who were counted.
_ALL = re.compile(r"(?:the|these|those)(?: (?:additional|extra|new|military))? (?:\w+ )?(?:\w+s|men|women|personnel|people|police)")


def _names_all(force: Force, before: Force) -> bool:
    """The phrase stands for as many people as were counted before, as 'they' does."""
    people = before.quantity is not None and before.quantity.of == "personnel" and before.personnel and force.personnel
    return people and not force.has_type and not force.senders and _ALL.fullmatch(force.text.lower()) is not None


def people(senders: tuple[str, ...]) -> Force:
    """'The Swedes live behind the hangar. They came in May': a people can be meant by what follows, as a force can."""
    return Force(-1, "they", senders, personnel=True)


def one_of(before: Force, mode: str = "total") -> Force:
    """'There are two frigates off Tartus. One is to leave': one of what was counted."""
    of = "unit" if before.echelon and not before.personnel else before.thing or "personnel"
    return replace(before, quantity=Count(1, 1, False, of, mode), unit=None, spans=())


_NEXT_ONES = {"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}


def single(theme: Token, before: Force | None, action: str) -> Force | None:
    """'One is to leave', 'the second will follow': one of what was counted, or one more of the machines of which the first was told."""
    if before is None:
        return None
    if theme.lower_ == "one" and before.quantity and not any(c.lower_ == "the" for c in theme.children):
        return one_of(before)
    things = not (before.personnel or before.unit) and bool(before.equipment or before.thing) and action in ("deploy", "transfer")
    return one_of(before, mode="additional") if things and theme.lower_ in _NEXT_ONES else None


def is_one_more(force: Force) -> bool:
    """'A second battery', 'another company': one more of a kind of which nothing else is said."""
    count = force.quantity
    one = count is not None and count.mode == "additional" and count.low == count.high == 1
    return one and force.echelon is not None and not (force.unit or force.function or force.equipment)


def one_more_of(force: Force, before: Force | None) -> Force:
    """'A THAAD battery is on Guam. A second battery went to Korea': it is of the kind of the first."""
    same = before is not None and before.echelon == force.echelon
    return replace(force, function=before.function, equipment=before.equipment) if before and same else force


def _typed(force: Force, before: Force) -> tuple[str, ...]:
    """'The vehicles' are of the type that was named: a broad noun gives way to it."""
    if force.equipment and not _is_broad_for(force, before):
        return force.equipment
    return (before.equipment or force.equipment) if force.echelon or force.unit or force.thing else ()


# Nouns of materiel so broad that, with 'the', they stand for a type that was named.
_BROAD = frozenset(
    {"vehicle", "armoured vehicle", "armored vehicle", "helicopter", "drone", "boat", "vessel", "bomber", "tank", "howitzer", "launcher"}
) | {"rocket launcher"}


def _is_broad_for(force: Force, before: Force) -> bool:
    """The one noun of the force is broad, and the one before is of a type of the same thing; 'such' takes any noun up."""
    broad = len(force.equipment) == 1 and force.equipment[0].lower() in _BROAD and not force.unit
    such = "such" in force.text.lower().split()
    typed = bool(before.equipment) and (such or not {e.lower() for e in before.equipment} & _generic())
    return broad and typed and force.thing == before.thing and force.function in (None, before.function)


@cache
def _generic() -> frozenset[str]:
    return frozenset(form.lower() for item in equipment.generic() for form in (item.name, *item.aliases))


def counted_as(force: Force, before: Force, *, given: bool = False) -> Force:
    """A bare number counts what was counted before: after 'eight Typhoons', 'last summer it was fourteen' are Typhoons."""
    count, own = before.quantity, force.quantity
    if own is None:
        return force
    small = (own.high or 99) < 10 and own.of == "personnel"
    if small and before.echelon and not before.personnel:
        return replace(force, quantity=replace(own, of="unit"), echelon=before.echelon, function=before.function)
    if count is not None and count.of not in ("personnel", "unit"):
        of: str | None = count.of
    else:
        of = before.thing if before.equipment and not (before.personnel or before.echelon or before.unit) else None
    if of is None:
        # 'The UK has 180 soldiers in Iraq. Another eight are in Kuwait': people, where people were counted before.
        more = own.mode == "additional" and (own.low or 0) > 1
        people = more and count is not None and count.of == "personnel" and before.echelon in (None, "team")
        return replace(force, quantity=None) if small and not people else force
    known = (count.high or count.low or 0) if count is not None and count.of == of else 0
    if not given and (own.low or own.high or 0) > max(4 * known, _MANY.get(of, 200 if known else 1000)):
        return force
    return of_the_kind(force, before, of)


def of_the_kind(force: Force, before: Force, of: str) -> Force:
    """The number of the one counts what the other is: after 'eight Typhoons', 'fourteen' are Typhoons."""
    count = replace(force.quantity, of=of) if force.quantity else None
    return replace(force, quantity=count, equipment=before.equipment, function=before.function, thing=before.thing)


# More than so many of a kind a bare number does not mean: after 'two Dorniers', '350 are there' are people.
_MANY = {"aircraft": 48, "ship": 20, "system": 100}


def numbered(own: Force, before: Force | None, senders: tuple[str, ...]) -> Force | None:
    """'The battlegroup is at Cincu. It now numbers 1,000 soldiers': the number is that of the formation before; None where it is none's."""
    if before is None or not (before.unit or before.echelon) or own.has_type or own.soft or not own.quantity:
        return None
    if own.senders and own.senders != senders:
        return None
    return replace(own, senders=senders, unit=before.unit, echelon=before.echelon, function=before.function)
