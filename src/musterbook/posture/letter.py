"""A source's letter, A to F, is the one that is declared for its outlet, with the reason; the word of sender or host has B.

An outlet declared A, D or E keeps its letter whoever is quoted; F stands where nothing is declared: it is not a bad mark but none.

Fires:
    a 2024-05-01 station in_effect USA>LTU 500 outlet=Reuters
Quiet:
    a 2024-05-01 station in_effect USA>LTU 500 outlet="The Example Courier"
"""

from collections.abc import Sequence

from musterbook.model import Claim, Known
from musterbook.world import outlets

CODE = "credibility-letter"


def letter(claims: Sequence[Claim], has_official: bool, known: Known) -> tuple[str, str]:
    """The letter for the source that bears the claims first, and its reason."""
    name = known.articles[claims[0].article].outlet
    outlet = outlets.declared(name) if name else None
    if outlet and outlet.letter and (not has_official or outlet.letter in "ADE"):
        return outlet.letter, f"{outlet.name}, {outlet.why or 'as declared'}"
    if has_official:
        return "B", "the word of the sender or host"
    if outlet and outlet.letter:
        return outlet.letter, f"{outlet.name}, {outlet.why or 'as declared'}"
    return "F", f"no reliability is declared for {name or 'an outlet without a name'}"
