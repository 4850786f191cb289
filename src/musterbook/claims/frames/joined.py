"""Joined: one force out of two phrases that tell of it, with the words that bear each slot."""

from dataclasses import replace

from musterbook.claims.phrases.forces import Force
from musterbook.values import Count, Span


def _spans(force: Force, other: Force) -> tuple[tuple[str, Span], ...]:
    """The words that bear both; for the number only those of the phrase that gives it."""
    taken = _fuller(force.quantity, other.quantity)
    own = [s for s in force.spans if s[0] != "quantity" or taken == force.quantity]
    return (*own, *(s for s in other.spans if s[0] != "quantity" or taken != force.quantity))


def _fuller(own: Count | None, other: Count | None) -> Count | None:
    """Of people and their machines the number of people (codebook, rule 22)."""
    if own is None or other is None or own.of == "personnel" or other.of != "personnel":
        return own or other
    return replace(other, mode=own.mode) if other.mode == "total" else other


# What people with such machines are there for, the machines tell; a company with a few vehicles may be of any kind.
_TELLING = ("aircraft", "ship", "system")


def _function(own: Force, other: Force) -> str | None:
    """'80 airmen with two Reapers': what kind of force it is, by its own words, else by the other's or by its machines."""
    gunners = own.function == "artillery" and not own.equipment and bool(other.equipment)  # 'Mistral missiles and 60 gunners'
    if own.function and not (gunners and other.function):
        return own.function
    telling = not other.equipment or (other.thing in _TELLING and not own.equipment)  # 'with Leopards and M109s': of no one kind
    return other.function if telling else own.function


def joined(force: Force, other: Force) -> Force:
    """The force with what the other phrase adds to it."""
    return replace(
        force,
        thing=force.thing or other.thing,
        definite=force.definite or other.definite,
        quantity=_fuller(force.quantity, other.quantity),
        equipment=(*force.equipment, *(e for e in other.equipment if e not in force.equipment)),
        unit=force.unit or other.unit,
        echelon=force.echelon or (other.echelon if not other.quantity else None),
        function=_function(force, other),
        spans=_spans(force, other),
    )
