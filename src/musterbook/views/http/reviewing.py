"""The review page: the queue of one reviewer, by mouse or by keyboard; every judgement is a row of the ledger, and can be taken back."""

from typing import Annotated, Any

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from musterbook.custody import Judgement
from musterbook.errors import BadValue
from musterbook.model import SLOTS
from musterbook.views.http.checking import permitted
from musterbook.views.http.marking import paragraphs
from musterbook.views.http.pages import Place
from musterbook.views.http.rendering import page

router = APIRouter(include_in_schema=False)
_SHOWN = 20
_LISTS = ("senders", "hosts", "equipment", "basis", "via")
# Said where the reviewer gives no reason of their own.
_WHY = {"accept": "as the text has it", "reject": "the text does not say so", "correct": "the text says otherwise"}


@router.get("/review")
def queue(desk: Place, by: str = "") -> Response:
    """The claims that a reviewer has not judged."""
    name = by.strip()[:120]
    found = desk.library.book.pending(by=name, limit=_SHOWN) if name else ()
    articles = {claim.article: desk.library.book.article(claim.article) for claim in found}
    marked = {claim.id: paragraphs(articles[claim.article], [claim]) for claim in found}
    passages = {name: [one for one in whole if any(piece.claims for piece in one)] for name, whole in marked.items()}
    mine = [one for one in desk.library.book.judgements() if one.by == name] if name else []
    return page(desk, "review.html", by=name, found=found, articles=articles, passages=passages, mine=mine[-5:][::-1], slot_names=SLOTS)


@router.post("/review")
def judged(
    desk: Place,
    csrf: Annotated[str, Form()] = "",
    by: Annotated[str, Form(max_length=120)] = "",
    claim: Annotated[str, Form(max_length=64)] = "",
    verdict: Annotated[str, Form(max_length=20)] = "",
    correction: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """Record a judgement, or take the latest back; then the queue again. `correction` is the reason, the slot and its right value."""
    permitted(desk, csrf)
    why, slot, value = (*(one.strip()[:1000] for one in correction or ()), "", "", "")[:3]
    if verdict == "undo":
        desk.library.book.undo(by=by)
    else:
        slots = {slot: slot_value(slot, value)} if verdict == "correct" else {}
        desk.library.book.judge(Judgement(claim, verdict, by, why or _WHY.get(verdict, ""), slots))
    return RedirectResponse(f"/review{desk.asked.query(by=by)}", 303)


def slot_value(slot: str, text: str) -> Any:
    """What a person typed for a slot, in the codebook's shape: '500 to 600' for a quantity, 'LTU, LVA' for a list; None for nothing."""
    if slot not in SLOTS or slot == "speakers":
        raise BadValue(f"slot: {slot[:40]!r} cannot be corrected here")
    if slot in _LISTS:
        return [part.strip() for part in text.split(",") if part.strip()]
    if slot != "quantity" or not text:
        return text or None
    figures = [part.strip().replace(",", "") for part in text.replace("–", "-").replace(" to ", "-").split("-")]
    if not 1 <= len(figures) <= 2 or not all(one.isdigit() for one in figures):
        raise BadValue(f"quantity: {text[:40]!r} is no number and no range; write 500, or 500 to 600")
    return {"low": int(figures[0]), "high": int(figures[-1])}
