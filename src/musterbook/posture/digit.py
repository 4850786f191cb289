"""An information's digit, 1 to 6, follows from independent voices, an official one among them, contradiction and age.

1 for three independent voices or two of which one is official, 2 for two voices or one official, 3 for one voice, 6 for none; two worse
where a contemporary claim disputes it, one worse after a year, 5 at most.

Fires:
    a 2024-05-01 station in_effect USA>LTU 500 by="Ann Example, minister LTU"
    b 2024-05-01 station in_effect USA>LTU basis=rotational
Quiet:
    a 2024-05-01 station in_effect USA>LTU 500
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from musterbook.compare import a_year_after, first_day
from musterbook.model import Claim, Known, Links
from musterbook.posture.disputed import disputes

CODE = "credibility-digit"


@dataclass(frozen=True, slots=True)
class Question:
    """What the credibility is asked of: a line's sender and host, on a day."""

    sender: str
    host: str
    on: date


def digit(has_official: bool, count: int, troubles: tuple[bool, bool]) -> tuple[str, str]:
    """The digit for so many voices, one of them official or none, disputed or not, old or not; and its derivation."""
    is_disputed, is_old = troubles
    base = 1 if count >= 3 or (count == 2 and has_official) else 2 if count == 2 or has_official else 3
    said = f"{count} independent voice{'s' * (count != 1)}"
    parts = [said, "one of them official" if has_official else "none official"]
    parts += ["a contemporary claim disputes it"] * is_disputed + ["over a year old"] * is_old
    return str(min(5, base + 2 * is_disputed + is_old)), ", ".join(parts)


def troubles(claims: Sequence[Claim], known: Known, links: Links, asked: Question) -> tuple[bool, bool]:
    """Whether a contemporary claim disputes any of them, and whether the newest is over a year old."""
    ids = {claim.id for claim in claims}
    disputed = disputes(links, ids, asked.sender, asked.host) > 0
    days = [day for day in (first_day(known.articles[claim.article].published) for claim in claims) if day]
    return disputed, bool(days) and asked.on > a_year_after(max(days))
