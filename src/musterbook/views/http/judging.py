"""Reviewers in the JSON API: the queue, judgements, missed claims, ratings of their own, and how far they agree."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from musterbook.codebook import claim_to
from musterbook.custody import Judgement
from musterbook.errors import NotFound
from musterbook.views import payloads, reviewers
from musterbook.views.http import schemas
from musterbook.views.http.api import ERRORS, Books, of_ours
from musterbook.views.http.errors import Json

router = APIRouter(prefix="/api", default_response_class=Json, responses=ERRORS)


@router.get("/review", tags=["review"])
def pending(library: Books, by: str, limit: Annotated[int, Query(ge=1, le=200)] = 20) -> list[dict[str, Any]]:
    """The claims that this reviewer has not judged, as they were read."""
    return [claim_to(claim) | {"article": claim.article} for claim in library.book.pending(by=by, limit=limit)]


@router.post("/review", response_model_exclude_unset=True, response_model=schemas.Judged, tags=["review"], dependencies=[Depends(of_ours)])
def judge(library: Books, given: schemas.Judged) -> dict[str, Any]:
    """Record a judgement: a row of its own that overlays the claim. What was known before does not change."""
    return judgement_to(library.book.judge(Judgement(given.claim, given.verdict, given.by, given.why, given.slots)))


@router.post(
    "/review/undo", response_model_exclude_unset=True, response_model=schemas.Judged, tags=["review"], dependencies=[Depends(of_ours)]
)
def undo(library: Books, given: schemas.Undo) -> dict[str, Any]:
    """Take back this reviewer's latest judgement, and return it."""
    found = library.book.undo(by=given.by)
    if found is None:
        raise NotFound(f"no judgement of {given.by!r} stands")
    return judgement_to(found)


@router.post("/review/add", tags=["review"], status_code=201, dependencies=[Depends(of_ours)])
def add(library: Books, given: schemas.ToAdd) -> dict[str, Any]:
    """Record a claim that no reader found, and return it. It counts from today on, and `review/undo` takes it back."""
    found = library.book.add_claim(given.article, given.claim, by=given.by, why=given.why)
    return claim_to(found) | {"article": found.article}


def judgement_to(one: Judgement) -> dict[str, Any]:
    """A judgement as JSON."""
    return {"claim": one.claim, "verdict": one.verdict, "by": one.by, "why": one.why, "slots": dict(one.slots)}


@router.post("/rate", response_model_exclude_unset=True, response_model=schemas.Judged, tags=["review"], dependencies=[Depends(of_ours)])
def rate(library: Books, given: schemas.ToRate) -> dict[str, Any]:
    """Rate a claim by an Admiralty code of one's own, in place of the computed one, which stays beside it; `review/undo` takes it back."""
    return judgement_to(reviewers.rated(library.book, given.claim, given.code, by=given.by, why=given.why))


@router.get("/agreement", response_model_exclude_unset=True, response_model=list[schemas.Agreement], tags=["review"])
def agreement(library: Books, by: Annotated[list[str] | None, Query(description="Only these reviewers.")] = None) -> list[dict[str, Any]]:
    """How far reviewers agree, slot by slot: Krippendorff's alpha over the claims that at least two of them judged; empty where none is."""
    return [payloads.agreement_to(one) for one in reviewers.agreed(library.book, by or ())]
