"""The review page: the queue of one reviewer, by mouse or by keyboard; every judgement is a row of the ledger, and can be taken back."""

from typing import Annotated, Any

from fastapi import APIRouter, Form
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from musterbook.custody import Judgement
from musterbook.errors import BadValue
from musterbook.model import SLOTS
from musterbook.views.http.checking import permitted
from musterbook.views.http.marking import paragraphs
from musterbook.views.http.pages import Place
from musterbook.views.http.rendering import page
from musterbook.views.typed import typed, written

router = APIRouter(include_in_schema=False)
_SHOWN = 20
# Said where the reviewer gives no reason of their own.
_WHY = {"accept": "as the text has it", "reject": "the text does not say so", "correct": "the text says otherwise"}


@router.get("/review")
def queue(desk: Place, by: str = "", article: str = "") -> Response:
    """The claims that a reviewer has not judged; of one article, where one is named."""
    name, of = by.strip()[:120], article[:64] or None
    found = desk.library.book.pending(by=name, article=of, limit=_SHOWN) if name else ()
    articles = {claim.article: desk.library.book.article(claim.article) for claim in found}
    marked = {claim.id: paragraphs(articles[claim.article], [claim]) for claim in found}
    passages = {name: [one for one in whole if any(piece.claims for piece in one)] for name, whole in marked.items()}
    mine = [one for one in desk.library.book.judgements() if one.by == name] if name else []
    return page(
        desk,
        "review.html",
        by=name,
        of=of or "",
        found=found,
        articles=articles,
        passages=passages,
        last=mine[-1] if mine else None,
        slot_names=SLOTS,
        written=written,
    )


class Judged(BaseModel):
    """The form as it was sent: who, of which claim, what, why; and of a correction the slot and its right value as they were typed."""

    csrf: str = ""
    by: str = Field(default="", max_length=120)
    claim: str = Field(default="", max_length=64)
    verdict: str = Field(default="", max_length=20)
    why: str = Field(default="", max_length=1000)
    slot: str = Field(default="", max_length=40)
    value: str = Field(default="", max_length=1000)


@router.post("/review")
def judged(desk: Place, sent: Annotated[Judged, Form()]) -> Response:
    """Record a judgement, or take the latest back; then the queue again."""
    permitted(desk, sent.csrf)
    if sent.verdict == "undo":
        desk.library.book.undo(by=sent.by)
    else:
        slots = {sent.slot: slot_value(sent.slot, sent.value.strip())} if sent.verdict == "correct" else {}
        desk.library.book.judge(Judgement(sent.claim, sent.verdict, sent.by, sent.why.strip() or _WHY.get(sent.verdict, ""), slots))
    return RedirectResponse(f"/review{desk.asked.query(by=sent.by)}", 303)


def slot_value(slot: str, text: str) -> Any:
    """What a person typed for a slot, in the codebook's shape; 'none' where the text gives none. Raises BadValue where that is no value."""
    if slot not in SLOTS:
        raise BadValue(f"slot: {slot!r} is none of the codebook's")
    if not text:
        raise BadValue(f"{slot}: write its right value, or none where the text gives none")
    return typed(slot, "" if text.casefold() == "none" else text)
