"""Outlets, agencies, official sites and institutes that reports come from or credit, and what is declared about each.

The table is ours. A user may declare others, or the same otherwise, in a file of the same columns: what is read of a text, and whose word
it is, never depends on that file; what kind of house an outlet is, and how reliable, does.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from musterbook.errors import BadValue
from musterbook.settings import from_environment
from musterbook.world.forms import spellings
from musterbook.world.issuers import Issuer, issuer
from musterbook.world.nations import is_code
from musterbook.world.tables import listed, rows, rows_of

OWNERS = ("state", "public", "private", "party", "military", "official")
KINDS = ("newspaper", "agency", "broadcaster", "site", "magazine", "official", "think-tank")


LETTERS = "ABCDEF"
# The columns of a user's file; all but the first may be left out.
COLUMNS = ("name", "aliases", "nation", "owner", "kind", "letter", "why")


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet as it declares itself: `nation` is where it is based or whose it is, None where no one nation's.

    `letter` is the Admiralty source reliability, A to F; None where nobody has stated a reason, and `why` is that reason.
    The forms in `ambiguous` are also words, initials of something else or another outlet: in running text they name this one
    only beside a cue ("the news agency"). Forms of kind official ('Pentagon') are issuers of releases, never media that a text credits.
    """

    name: str
    aliases: tuple[str, ...]
    nation: str | None
    owner: str
    kind: str
    letter: str | None = None
    why: str = ""
    ambiguous: tuple[str, ...] = ()


@cache
def outlets() -> tuple[Outlet, ...]:
    """All outlets in the order of outlets.csv."""
    return tuple(_outlet(row) for row in rows("outlets"))


@lru_cache(maxsize=16384)
def find(name: str) -> Outlet | None:
    """The outlet that is called `name`, by name, alias or web address; case and a leading 'The' make no difference.

    An organ of a state that the table does not have under this name is the one that it has under another ('Ministry of Defence of the
    Republic of Bulgaria'); one that it has not at all is official and of its nation, and no letter is declared for it.
    """
    return _by_key().get(_key(name)) or _organ(name)


def declared(name: str) -> Outlet | None:
    """The same, as the user's file declares it (MUSTERBOOK_OUTLETS); a column that the file leaves empty is the table's.

    Raises BadValue where that file is none.
    """
    path, ours = from_environment().outlets, find(name)
    own = _own(path).get(_key(name)) if path else None
    return replace(ours, **_told(own)) if own and ours else own or ours


def _told(own: Outlet) -> dict[str, Any]:
    """What a row of the user's file says; a letter goes with its reason."""
    return {name: value for name in ("nation", "owner", "kind", "letter", "why") if (value := getattr(own, name))}


def read_declared(path: str) -> tuple[Outlet, ...]:
    """The outlets that a user's file declares, a CSV with the columns of COLUMNS. Raises BadValue, naming file, line and what is wrong."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            given = list(rows_of(file))
    except (OSError, UnicodeDecodeError) as error:
        raise BadValue(f"outlets: {path} cannot be read: {error}") from error
    return tuple(_checked(path, line, row) for line, row in given)


def _checked(path: str, line: int, row: dict[str, str]) -> Outlet:
    told = {column: row.get(column, "").strip() for column in COLUMNS} | {"ambiguous": ""}
    allowed = {"owner": ("", *OWNERS), "kind": ("", *KINDS), "letter": ("", *LETTERS)}
    wrong = [f"column {column!r} is none of {', '.join(COLUMNS)}" for column in row if column not in COLUMNS]
    wrong += [] if told["name"] else ["it has no name"]
    wrong += [
        f"{name} {told[name]!r} is none of {', '.join(filter(None, known))}" for name, known in allowed.items() if told[name] not in known
    ]
    wrong += [f"nation {told['nation']!r} is no code, such as LTU"] if told["nation"] and not is_code(told["nation"]) else []
    wrong += ["a letter needs its reason, in the column why"] if told["letter"] and not told["why"] else []
    if wrong:
        raise BadValue(f"outlets: {path}, line {line}: {wrong[0]}")
    return _outlet(told)


@cache
def _own(path: str) -> dict[str, Outlet]:
    return _keyed(read_declared(path))


def _organ(name: str) -> Outlet | None:
    found = issuer(name)
    if found is None:
        return None
    owner = "military" if found.kind in ("service", "command") else "official"
    return _by_organ().get((found.nation, found.organ)) or Outlet(name, (), found.nation, owner, "official")


@cache
def _by_organ() -> dict[tuple[str, str], Outlet]:
    """The organs of states in the table, by nation and what they are."""
    official = (outlet for outlet in outlets() if outlet.kind == "official")
    signed = ((issuer(form.removesuffix(" (website)")), outlet) for outlet in official for form in (outlet.name, *outlet.aliases))
    found: dict[tuple[str, str], Outlet] = {}
    for one, outlet in signed:
        if one and one.nation == outlet.nation and not _is_abroad(one):
            found.setdefault((one.nation, one.organ), outlet)
    return found


def _is_abroad(one: Issuer) -> bool:
    """A state has one embassy in each of many places: what is declared for one of them is not declared for all."""
    return one.organ == "Embassy"


def _outlet(row: dict[str, str]) -> Outlet:
    name, *aliases = spellings([row["name"], *listed(row["aliases"])])
    return Outlet(name, tuple(aliases), row["nation"] or None, row["owner"], row["kind"], row["letter"] or None, row["why"],
                  listed(row["ambiguous"]))  # fmt: skip


@cache
def _by_key() -> dict[str, Outlet]:
    return _keyed(outlets())


def _keyed(every: Iterable[Outlet]) -> dict[str, Outlet]:
    """Every key of every outlet; where two share one, the first in the table has it."""
    found: dict[str, Outlet] = {}
    for outlet in every:
        for form in (outlet.name, *outlet.aliases):
            found.setdefault(_key(form), outlet)
    return found


def _key(name: str) -> str:
    plain = " ".join(name.replace("’", "'").replace("U.S.", "US").replace("U.K.", "UK").split()).casefold().rstrip(".,:;")
    return plain.removeprefix("https://").removeprefix("http://").removeprefix("www.").removeprefix("the ").rstrip("/")
