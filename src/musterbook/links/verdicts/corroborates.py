"""A claim corroborates earlier claims of other articles that say the same of a force that both name, or both of the whole.

It does so independently where it raises the count of independent voices: not as a copy, nor on the same speaker on the same occasion.

Fires:
    a 2024-05-01 station in_effect USA>LTU 500
    b 2024-05-03 station in_effect USA>LTU 510
Quiet:
    a 2024-05-01 station in_effect USA>LTU 500
    b 2024-05-03 station in_effect USA>LTU 80 echelon=company
"""

from musterbook.compare import facts, is_before
from musterbook.corroboration import Corroboration
from musterbook.links.verdicts import Concerned
from musterbook.model import Claim, Known, Links
from musterbook.voices import voices

CODE = "check-corroborates"


def find(claim: Claim, known: Known, links: Links) -> Concerned | None:
    """The earlier claims that say the same, how many voices they are, and whether it adds one."""
    by_id = {fact.claim.id: fact for fact in facts(known)}
    own = by_id[claim.id]
    same = tuple(one for one in Corroboration(known, links).same(claim) if one.article != claim.article and is_before(by_id[one.id], own))
    if not same:
        return None
    before, after = voices(same, known, links), voices((*same, claim), known, links)
    houses = ", ".join(sorted({known.articles[one.article].outlet or one.article for one in same}))
    how = "independently of them: it adds a voice" if after > before else f"it adds no voice: {_why_not(claim, same)}"
    return same, f"{_counted(len(same), 'earlier claim')} of {_counted(before, 'independent voice')} ({houses}) say the same; {how}"


def _why_not(claim: Claim, same: tuple[Claim, ...]) -> str:
    names = {speaker.name for speaker in claim.speakers if speaker.name}
    if any(names & {speaker.name for speaker in other.speakers} for other in same):
        return "it rests on the same speaker on the same occasion"
    if any(set(claim.via) & set(other.via) for other in same):
        return "both have it from the same house"
    return "it is a copy"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"
