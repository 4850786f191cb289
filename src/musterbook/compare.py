"""How two claims compare: the same force, place, number, time or presence, slot by slot.

In: claims. Out: yes, no, or how far apart. Shared by `links` and `posture`, so that one name means one thing in both. Silence is
compatible with everything: a slot that a text leaves out neither agrees nor disagrees.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import compress, product
from operator import eq

from musterbook.facts import UNDATED as UNDATED
from musterbook.facts import Fact as Fact
from musterbook.facts import countries as countries
from musterbook.facts import facts as facts
from musterbook.facts import facts_of as facts_of
from musterbook.facts import first_day as first_day
from musterbook.model import Claim
from musterbook.values import OPEN, Count, bounds
from musterbook.world import equipment

# "Cannot both hold" begins beyond what "about" covers: 15 %.
TOLERANCE = 0.15
# Words of place names that name no place.
_GENERIC = (
    "a air airbase airfield airport and area at barracks base camp capital city fort garrison ground grounds in military near of "
    "polygon port province range region site sites station the town training"
)
_PLACE_WORDS = frozenset(_GENERIC.split())
# Within so many days two claims speak of one time; further apart, a difference is change, and one confirms nothing of the other.
CONTEMPORARY = timedelta(days=45)
FORCE_SLOTS = ("unit", "echelon", "function", "equipment")
_NAMED = {said: frozenset(compress(FORCE_SLOTS, said)) for said in product((False, True), repeat=len(FORCE_SLOTS))}


def is_about(claim: Claim, host: str, sender: str | None) -> bool:
    """The claim is about the host, and about the sender where one is named."""
    return host in countries(claim.hosts) and (sender is None or sender in claim.senders)


def is_before(left: Fact, right: Fact) -> bool:
    """`right` is later: published later, or later in the same text; on one day, articles do not precede one another."""
    if left.claim.article == right.claim.article:
        return left.claim.nth < right.claim.nth
    return left.day <= right.day


def in_order(left: Fact, right: Fact) -> tuple[Fact, Fact]:
    """The two facts, the earlier first: by publication, then by when it was said, then by place in the text."""
    later = (right.day, right.said, right.order) < (left.day, left.said, left.order)
    return (right, left) if later else (left, right)


def named(claim: Claim) -> frozenset[str]:
    """The slots in which the claim says which force it means."""
    return _NAMED[bool(claim.unit), bool(claim.echelon), bool(claim.function), bool(claim.equipment)]


def compatible(left: Claim, right: Claim) -> bool:
    """The two may mean the same force: unit, echelon, function and equipment are equal, or one is silent."""
    # Slot by slot, the cheapest first: the reasoning over a host asks this a million times.
    if (left.echelon and right.echelon and left.echelon != right.echelon) or (
        left.function and right.function and left.function != right.function
    ):
        return False
    units = not left.unit or not right.unit or same_unit(left.unit, right.unit)
    if not units or not left.equipment or not right.equipment:
        return units
    return _share_a_type(left.equipment, right.equipment) or _is_one_ship(left, right)


def _is_one_ship(left: Claim, right: Claim) -> bool:
    """A ship of one name is one, whichever kind of ship a text calls it, as long as neither gives a type."""
    is_named = left.unit is not None and right.unit is not None and left.function == right.function == "naval"
    return is_named and all(kind.islower() for kind in (*left.equipment, *right.equipment))


def shared(left: Claim, right: Claim) -> frozenset[str]:
    """The slots in which both name the force, and name it alike."""
    return frozenset(slot for slot in named(left) & named(right) if _ALIKE[slot](getattr(left, slot), getattr(right, slot)))


def speaks_of_whole(claim: Claim) -> bool:
    """The claim is about a sender's whole presence in the host: it names neither force nor place."""
    return not named(claim) and not claim.place


def _share_a_type(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return any(same_type(one, other) for one in left for other in right)


@lru_cache(maxsize=65536)
def same_unit(left: str, right: str) -> bool:
    """One designation holds the other: 'C Troop' and 'C Troop, 1st Squadron, 2nd Cavalry Regiment', which is not that regiment."""
    one, other = left.partition(","), right.partition(",")
    tails = words(one[2]), words(other[2])
    return _hold(words(one[0]), words(other[0])) and (not all(tails) or _hold(*tails))


def _hold(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


@lru_cache(maxsize=65536)
def same_type(left: str, right: str) -> bool:
    """Two names of one type of materiel: 'M109' and 'M-109', 'HIMARS' and 'M142', 'Leopard' and 'Leopard 2A4M'."""
    one, other = _type(left), _type(right)
    return one == other or words(left) <= words(right) or words(right) <= words(left)


_ALIKE: dict[str, Callable[..., bool]] = {"unit": same_unit, "echelon": eq, "function": eq, "equipment": _share_a_type}


@lru_cache(maxsize=65536)
def same_place(left: str, right: str) -> bool:
    """The two names share a word that names: 'Pabradė' and 'Pabrade training area'."""
    return bool(_naming(left) & _naming(right))


def places_agree(left: Claim, right: Claim) -> bool:
    """Both name the same place, or one names none."""
    return not (left.place and right.place) or same_place(left.place, right.place)


@lru_cache(maxsize=65536)
def words(text: str) -> frozenset[str]:
    """The words of a name, without case, accents and articles."""
    return frozenset(re.findall(r"\w+(?:/\w+)*", fold(text).casefold())) - {"the", "of"}


def fold(text: str) -> str:
    """`text` without accents: 'Pabrade' for 'Pabradė'."""
    # Nearly all names are plain, and a posture folds tens of thousands of them.
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)).replace("’", "'")


def _naming(place: str) -> frozenset[str]:
    return (words(place) - _PLACE_WORDS) or words(place)


@lru_cache(maxsize=65536)
def _type(name: str) -> str:
    plain = _squeeze(name)
    return _types().get(plain, plain)


@cache
def _types() -> dict[str, str]:
    return {_squeeze(alias): row.name for row in equipment.equipment() for alias in (row.name, *row.aliases)}


def _squeeze(name: str) -> str:
    return "".join(char for char in fold(name).casefold() if char.isalnum())


def low(count: Count) -> float:
    """The lower bound, 0 where the text sets none."""
    return 0.0 if count.low is None else float(count.low)


def high(count: Count) -> float:
    """The upper bound, infinite where the text sets none."""
    return float("inf") if count.high is None else float(count.high)


def apart(left: Count, right: Count) -> float:
    """By how much of the larger the two ranges miss one another; 0 where they meet, infinite where they count different things."""
    if left.of != right.of:
        return float("inf")
    # In so many words: all totals of a season are held against one another by it.
    one, other = low(left), low(right)
    below, least = (left, other) if one <= other else (right, one)
    gap = least - high(below)
    return gap / least if gap > 0 else 0.0


def near(left: Count, right: Count) -> bool:
    """The two ranges miss one another by 15 % at most."""
    return apart(left, right) <= TOLERANCE


def same_number(left: Count | None, right: Count | None) -> bool:
    """The two state the same number: every bound that both set is within 15 %; or one states none."""
    if left is None or right is None:
        return True
    edges = [(left.low, right.low), (left.high, right.high)]
    both = [(one, other) for one, other in edges if one is not None and other is not None]
    return near(left, right) and all(abs(one - other) <= TOLERANCE * max(one, other) for one, other in both)


def equal_number(left: Count | None, right: Count | None) -> bool:
    """The two state one number: of the same things, every bound that both set is equal; or one states none."""
    if left is None or right is None:
        return True
    edges = ((left.low, right.low), (left.high, right.high))
    return left.of == right.of and apart(left, right) == 0 and all(one == other for one, other in edges if None not in (one, other))


def same_date(left: str | None, right: str | None) -> bool:
    """The two dates share a day, or one is silent; `..` is only `..`."""
    if left is None or right is None:
        return True
    if OPEN in (left, right):
        return left == right
    one, other = bounds(left), bounds(right)
    return one[0] <= other[1] and other[0] <= one[1]


def says_the_same(claim: Claim, other: Claim) -> bool:
    """One action of one force at one stage, and no value that differs: `claim` tells nothing that `other` has not told."""
    alike = (claim.action, claim.status, set(claim.senders)) == (other.action, other.status, set(other.senders))
    meets = bool(countries(claim.hosts) & countries(other.hosts)) or claim.hosts == other.hosts
    values = same_number(claim.quantity, other.quantity) and same_date(claim.start, other.start) and same_date(claim.end, other.end)
    bases = not claim.basis or bool(set(claim.basis) & set(other.basis))
    return alike and meets and values and bases and compatible(claim, other)


def answers(claim: Claim, denial: Claim) -> bool:
    """A number at a place is the speaker's own for the whole, whose number the same voice denies in the same text."""
    one, no = claim.quantity, denial.quantity
    if one is None or no is None or denial.status != "denied" or not claim.place or denial.place:
        return False
    one_voice = (claim.article, claim.speakers) == (denial.article, denial.speakers)
    party = (claim.action, claim.senders, claim.hosts) == (denial.action, denial.senders, denial.hosts)
    alike = one.mode == no.mode == "total" and one.of == no.of and apart(one, no) > TOLERANCE
    return one_voice and party and alike and named(claim) == named(denial) and compatible(claim, denial)


def last_day(edtf: str | None) -> date | None:
    """The last day of a date, None where it is unknown or open."""
    return None if edtf is None or edtf == OPEN else bounds(edtf)[1]


@lru_cache(maxsize=65536)
def a_year_after(day: date) -> date:
    """The same day of the next year; of 29 February, 1 March."""
    return date(day.year + 1, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)


def deadline(claim: Claim) -> date | None:
    """The last day of 'by X': the end of a deploy, withdraw, rotate or transfer that gives no start (codebook, rule 13)."""
    return last_day(claim.end) if claim.action != "station" and claim.start is None else None


def due(claim: Claim, published: date) -> date | None:
    """When a promise falls due: its deadline, else the last day of its start where that lies after publication."""
    by = deadline(claim)
    start = last_day(claim.start)
    return by or (start if start and start > published != UNDATED else None)


def label(claim: Claim) -> str:
    """The force in a few words: '2nd Cavalry Regiment', 'armour battalion', 'HIMARS', 'the presence as a whole'."""
    parts = [claim.unit] if claim.unit else [part for part in (claim.function, claim.echelon) if part]
    return " ".join(parts) or ", ".join(claim.equipment) or "the presence as a whole"


def number(count: Count | None) -> str:
    """A number as people say it: 'about 500', 'more than 500', 'up to 1,000', '500 to 600'."""
    if count is None:
        return "no number"
    if count.high is None:
        return f"{count.low:,} or more"
    if count.low is None:
        return f"up to {count.high:,}"
    plain = f"{count.low:,}" if count.low == count.high else f"{count.low:,} to {count.high:,}"
    return f"about {plain}" if count.approx else plain


def listing(items: Iterable[str]) -> str:
    """'LTU, LVA': sorted, comma-separated."""
    return ", ".join(sorted(items))
