"""Admiralty code by printed rules (AJP-2.1): a letter for the source, a digit for the information, and the sentence of why."""

from collections.abc import Sequence

from musterbook.model import Claim, Known, Links
from musterbook.posture.digit import Question as Question
from musterbook.posture.digit import digit, troubles
from musterbook.posture.letter import letter
from musterbook.posture.officials import is_official
from musterbook.posture.override import override
from musterbook.voices import voices


def credibility(claims: Sequence[Claim], known: Known, links: Links, asked: Question, heard: int | None = None) -> tuple[str, str]:
    """The code, such as 'B2', and its derivation; `heard` is the number of independent voices, where that was counted already."""
    if not claims:
        return "F6", "F: no claim; 6: nothing to judge"
    has_official = any(is_official(claim, known.articles[claim.article], (asked.sender, asked.host)) for claim in claims)
    source, reason = letter(claims, has_official, known)
    information, derived = digit(
        has_official, voices(claims, known, links) if heard is None else heard, troubles(claims, known, links, asked)
    )
    computed, why = f"{source}{information}", f"{source}: {reason}; {information}: {derived}"
    rated = override(claims, known)
    return (rated[0], f"{rated[1]}; by the rules {computed}: {why}") if rated else (computed, why)


def tags(code: str) -> tuple[str, str]:
    """The code as tags of the MISP taxonomy `admiralty-scale`."""
    return f'admiralty-scale:source-reliability="{code[0].casefold()}"', f'admiralty-scale:information-credibility="{code[1]}"'
