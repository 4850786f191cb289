"""What one claim says is so or will be so, another denies. A denial that bears a basis or a number denies only that.

Fires:
    a 2024-05-01 withdraw announced USA>LTU -2500
    b 2024-05-03 withdraw denied USA>LTU by="minister LTU"
Quiet:
    a 2024-05-01 station in_effect USA>LTU basis=rotational
    b 2024-05-03 station denied USA>LTU basis=permanent end=.. by="minister LTU"
"""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from musterbook.compare import CONTEMPORARY, Fact, compatible, first_day, last_day, named, places_agree, same_date, same_number, shared
from musterbook.links.making import is_promise
from musterbook.links.pairs import ASSERTED, Found, Group, is_continuing, is_one_voice, is_past, ordered
from musterbook.model import Claim
from musterbook.values import Count

KIND = "status"
CODE = "conflict-status"
# In one text a denial may reach further back: "the reports of January were false".
_YEAR = timedelta(days=366)


def find(group: Group) -> Iterator[Found]:
    """Pairs of one sender and host that the rule finds at odds."""
    denials = [fact for fact in group.facts if fact.claim.status == "denied"]
    said = [fact for fact in group.facts if fact.claim.status in ASSERTED] if denials else []
    for denial, fact in group.pairs(denials, said):
        if denies(denial, fact) and is_continuing(denial, fact, group) and not is_one_voice(denial, fact):
            earlier, later = ordered(fact, denial, group.known)
            yield Found(KIND, earlier, later, partial(_told, fact, denial, later))


def _told(fact: Fact, denial: Fact, later: Fact) -> str:
    verb = "denied" if later is denial else "asserted, after it was denied,"
    return f"{fact.claim.action} {fact.claim.status} is {verb} by a claim of {later.day}"


def denies(denial: Fact, fact: Fact) -> bool:
    """The denial is about what `fact` asserts: its action, force, time and place, and its basis and number where it bears one."""
    no, yes = denial.claim, fact.claim
    if not _is_of_action(no, fact) or not compatible(no, yes) or not named(no) <= named(yes):
        return False
    if not same_date(no.start, yes.start) or not same_date(no.end, yes.end) or _is_other_time(denial, fact):
        return False
    return _same_value(no, yes) and _same_place(no, yes)


def _is_of_action(no: Claim, fact: Fact) -> bool:
    """What is denied is what is asserted; who will not come will not be there from a day to come either."""
    return no.action == fact.claim.action or (no.action == "deploy" and fact.claim.action == "station" and is_promise(fact))


def _same_value(no: Claim, yes: Claim) -> bool:
    """The basis and the number that the denial bears are the ones asserted."""
    if no.basis and not set(no.basis) & set(yes.basis):
        return False
    return no.quantity is None or (yes.quantity is not None and is_that_number(no.quantity, yes.quantity))


def is_that_number(no: Count, yes: Count) -> bool:
    """The number denied is the number asserted, of one kind and mode."""
    return no.mode == yes.mode and same_number(no, yes)


def _same_place(no: Claim, yes: Claim) -> bool:
    """A denial without a place denies it everywhere; of a named force, "in Lapland" and "near Rovaniemi" may be one place."""
    if no.place is None or shared(no, yes):
        return True
    return yes.place is not None and places_agree(no, yes)


def _is_other_time(denial: Fact, fact: Fact) -> bool:
    """What was over well before an undated denial, or before the time that it denies, is not what it denies."""
    no, yes = denial.claim, fact.claim
    if no.start is None and no.end is None:
        return is_past(fact, denial.day - (_YEAR if no.article == yes.article else CONTEMPORARY))
    denied_from = first_day(no.start)
    if denied_from is None:
        return False
    now = fact.day if yes.status in ("in_effect", "under_way") and yes.start is None else None
    over = last_day(yes.end) or now
    return over is not None and over < denied_from
