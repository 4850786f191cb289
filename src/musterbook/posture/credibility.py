"""Admiralty code by printed rules (AJP-2.1): a letter for the source, a digit for the information, and the sentence of why.

Letter: the outlet's, as declared in the table of outlets; D or E stays whoever is quoted. Else B for the word of sender or host, F
where nothing is declared. Digit: 1 for three independent voices or two of which one is official, 2 for two voices or one official,
3 for one voice, 6 for none; two worse where a contemporary claim disputes it, one worse after a year, 5 at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from musterbook.compare import first_day
from musterbook.model import Claim, Known, Links
from musterbook.posture.officials import is_official
from musterbook.posture.voices import voices
from musterbook.world import outlets

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Question:
    """What the credibility is asked of: a line's sender and host, on a day."""

    sender: str
    host: str
    on: date


def credibility(claims: Sequence[Claim], known: Known, links: Links, asked: Question) -> tuple[str, str]:
    """The code, such as 'B2', and its derivation."""
    if not claims:
        return "F6", "F: no claim; 6: nothing to judge"
    official = [claim for claim in claims if is_official(claim, known.articles[claim.article], (asked.sender, asked.host))]
    letter, source = _letter(claims[0], bool(official), known)
    digit, information = _digit(claims, bool(official), voices(claims, known, links), _troubles(claims, known, links, asked.on))
    return f"{letter}{digit}", f"{letter}: {source}; {digit}: {information}"


def _letter(claim: Claim, has_official: bool, known: Known) -> tuple[str, str]:
    name = known.articles[claim.article].outlet
    outlet = outlets.find(name) if name else None
    if outlet and outlet.letter and (not has_official or outlet.letter in "ADE"):
        return outlet.letter, f"{outlet.name}, {outlet.why or 'as declared'}"
    if has_official:
        return "B", "the word of the sender or host"
    if outlet and outlet.letter:
        return outlet.letter, f"{outlet.name}, {outlet.why or 'as declared'}"
    return "F", f"no reliability is declared for {name or 'an outlet without a name'}"


def _digit(claims: Sequence[Claim], has_official: bool, count: int, troubles: tuple[bool, bool]) -> tuple[int, str]:
    is_disputed, is_old = troubles
    base = 1 if count >= 3 or (count == 2 and has_official) else 2 if count == 2 or has_official else 3
    digit = min(5, base + 2 * is_disputed + is_old)
    said = f"{count} independent voice{'s' * (count != 1)}"
    parts = [said, "one of them official" if has_official else "none official"]
    parts += ["a contemporary claim disputes it"] * is_disputed + ["over a year old"] * is_old
    return digit, ", ".join(parts)


def _troubles(claims: Sequence[Claim], known: Known, links: Links, on: date) -> tuple[bool, bool]:
    """Whether a contemporary claim disputes any of them, and whether the newest is over a year old."""
    ids = {claim.id for claim in claims}
    disputed = any(one.resolution == "disputed" and {one.left.id, one.right.id} & ids for one in links.conflicts)
    days = [day for day in (first_day(known.articles[claim.article].published) for claim in claims) if day]
    return disputed, bool(days) and on - max(days) > _YEAR
