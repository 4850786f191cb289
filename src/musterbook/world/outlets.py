"""Outlets, agencies, official sites and institutes that reports come from or credit, and what is declared about each."""

from dataclasses import dataclass
from functools import cache

from musterbook.world.forms import spellings
from musterbook.world.tables import listed, rows

OWNERS = ("state", "public", "private", "party", "military", "official")
KINDS = ("newspaper", "agency", "broadcaster", "site", "magazine", "official", "think-tank")


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


def find(name: str) -> Outlet | None:
    """The outlet that is called `name`, by name, alias or web address; case and a leading 'The' make no difference."""
    return _by_key().get(_key(name))


def _outlet(row: dict[str, str]) -> Outlet:
    name, *aliases = spellings([row["name"], *listed(row["aliases"])])
    return Outlet(name, tuple(aliases), row["nation"] or None, row["owner"], row["kind"], row["letter"] or None, row["why"],
                  listed(row["ambiguous"]))  # fmt: skip


@cache
def _by_key() -> dict[str, Outlet]:
    """Every key of every outlet; where two share one, the first in the table has it."""
    found: dict[str, Outlet] = {}
    for outlet in outlets():
        for form in (outlet.name, *outlet.aliases):
            found.setdefault(_key(form), outlet)
    return found


def _key(name: str) -> str:
    plain = " ".join(name.replace("’", "'").replace("U.S.", "US").replace("U.K.", "UK").split()).casefold().rstrip(".,:;")
    return plain.removeprefix("https://").removeprefix("http://").removeprefix("www.").removeprefix("the ").rstrip("/")
