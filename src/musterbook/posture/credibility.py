"""Admiralty code by printed rules (AJP-2.1): a letter for the source, a digit for the information, and the sentence of why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from musterbook.model import Claim, Known, Links
from musterbook.posture.digit import digit, troubles
from musterbook.posture.letter import letter
from musterbook.posture.officials import is_official
from musterbook.voices import voices


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
    has_official = any(is_official(claim, known.articles[claim.article], (asked.sender, asked.host)) for claim in claims)
    source, reason = letter(claims, has_official, known)
    information, derived = digit(has_official, voices(claims, known, links), troubles(claims, known, links, asked.on))
    return f"{source}{information}", f"{source}: {reason}; {information}: {derived}"
