"""Besides: the twins of a claim: the denial of the number or the place that its sentence rules out; the report that it denies.

In: the drafts of a sentence, or a claim. Out: the same drafts, and their twin that is denied; the claim of the report.
"""

from collections.abc import Sequence
from dataclasses import replace

from musterbook.claims.confidence import Draft
from musterbook.claims.frames import Frame
from musterbook.claims.line import Line
from musterbook.claims.names.mentions import find
from musterbook.claims.sentences.contrasts import Contrast, contrast
from musterbook.claims.telling import retractions
from musterbook.claims.trees.negation import negated
from musterbook.model import Claim, Speaker


def with_denied(line: Line, drafts: Sequence[Draft]) -> list[Draft]:
    """'Norway has offered twelve, not forty': the claim of twelve, and the denial of forty."""
    found = contrast(line.sentence.text)
    for draft in reversed(drafts) if found else ():
        twin = found and draft.claim.status != "denied" and _twin(draft.claim, found, found.cut.start + line.sentence.span.start)
        if twin:
            return [*drafts, replace(draft, claim=twin, clues=(*draft.clues, "twin"))]
    return list(drafts)


def _twin(claim: Claim, found: Contrast, at: int) -> Claim | None:
    """The claim with what is ruled out, denied; None where it tells nothing of that kind before character `at`."""
    spans = {"evidence": claim.spans["evidence"]}
    if found.place:
        site = next((m for m in find(found.place) if m.kind == "site"), None)
        hosts = (site.value.nation,) if site else claim.hosts
        there = claim.action == "station" and claim.place
        return replace(claim, status="denied", place=found.place, hosts=hosts, spans=spans) if there else None
    if found.many is None or claim.quantity is None or not any(span.start < at for span in claim.spans.get("quantity", ())):
        return None
    count = replace(claim.quantity, low=found.many, high=found.many, approx=False)
    return replace(claim, status="denied", quantity=count, spans=spans)


def reported(line: Line, frame: Frame, claim: Claim) -> Claim | None:
    """What was reported and is denied is a claim of those who reported it, if they are named (codebook, rule 20)."""
    by = retractions.reported_by(line.sentence.text, line.names) if claim.status == "denied" and not negated(frame.predicate) else None
    if by is None or by.how == "unnamed":
        return None  # 'dismissed reports in local media'
    own = frame.stage.status if not frame.stage.negated else "announced" if frame.stage.future else "in_effect"
    via, speakers = ((by.text,), ()) if by.kind == "outlet" else ((), (Speaker(country=by.value),))
    stage = own if own not in (None, "denied") else "in_effect"
    return replace(
        claim, status=stage, via=via, speakers=speakers, said_on=None, context={k: v for k, v in claim.context.items() if k != "status"}
    )
