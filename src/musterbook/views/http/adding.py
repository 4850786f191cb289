"""A claim that no reader found: the whole text with what was read of it, and a form for what was missed; by mouse or by keyboard.

The words are taken from the text, the slots typed as in `musterbook review`; the ledger says whether they can be a claim.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Form
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from musterbook.errors import BadValue, NotFound
from musterbook.ledger.overlay import OVERLOOKED
from musterbook.model import ACTIONS, BASES, ECHELONS, FUNCTIONS, STATUSES
from musterbook.views.http.checking import as_typed, permitted
from musterbook.views.http.marking import paragraphs
from musterbook.views.http.pages import Place
from musterbook.views.http.rendering import Desk, page
from musterbook.views.typed import typed

router = APIRouter(include_in_schema=False)
_CHOICES = {"action": sorted(ACTIONS), "status": sorted(STATUSES), "echelon": ECHELONS, "function": FUNCTIONS}
_HINTS = {
    "senders": "Germany, NLD", "hosts": "Lithuania", "quantity": "about 500, 400-600, >500 vehicle", "equipment": "Leopard 2, M109",
    "basis": ", ".join(BASES), "start": "2024-05", "end": "2025-12-31, or .. for no end", "speakers": "name | role | body | nation",
}  # fmt: skip


class Missed(BaseModel):
    """The form as it was sent: who, in which article, which words, why; and each slot as it was typed."""

    csrf: str = ""
    by: str = Field(default="", max_length=120)
    article: str = Field(default="", max_length=64)
    words: str = Field(default="", max_length=20_000)
    why: str = Field(default="", max_length=1000)
    action: str = Field(default="", max_length=40)
    status: str = Field(default="", max_length=40)
    senders: str = Field(default="", max_length=400)
    hosts: str = Field(default="", max_length=400)
    quantity: str = Field(default="", max_length=80)
    place: str = Field(default="", max_length=200)
    unit: str = Field(default="", max_length=200)
    echelon: str = Field(default="", max_length=40)
    function: str = Field(default="", max_length=40)
    equipment: str = Field(default="", max_length=400)
    basis: str = Field(default="", max_length=200)
    start: str = Field(default="", max_length=40)
    end: str = Field(default="", max_length=40)
    speakers: str = Field(default="", max_length=400)

    def row(self) -> dict[str, Any]:
        """The claim in the codebook's shape. Raises BadValue where a slot is not typed as one."""
        given = {slot: getattr(self, slot).strip() for slot in SLOTS}
        row = {slot: typed(slot, text) for slot, text in given.items() if text}
        return row | {"evidence": as_typed(self.words)}


SLOTS = tuple(name for name in Missed.model_fields if name not in ("csrf", "by", "article", "words", "why"))


@router.get("/review/add")
def form(desk: Place, article: str, by: str = "", added: str = "") -> Response:
    """The text, and the form beside it."""
    return _shown(desk, Missed(article=article[:64], by=by.strip()[:120]), added=added[:64])


@router.post("/review/add")
def sent(desk: Place, missed: Annotated[Missed, Form()]) -> Response:
    """Record the claim, then the form again; what cannot be one is told, and nothing that was typed is lost."""
    permitted(desk, missed.csrf)
    try:
        claim = desk.library.book.add_claim(missed.article, missed.row(), by=missed.by.strip(), why=missed.why.strip() or OVERLOOKED)
    except (BadValue, NotFound) as error:
        return _shown(desk, missed, wrong=str(error))
    return RedirectResponse(f"/review/add{desk.asked.query(article=claim.article, by=missed.by.strip(), added=claim.id)}", 303)


def _shown(desk: Desk, missed: Missed, *, added: str = "", wrong: str = "") -> Response:
    article = desk.library.book.article(missed.article)
    claims = desk.library.book.claims_of(article.id)
    return page(
        desk, "add.html", 400 if wrong else 200, article=article, claims=claims, paragraphs=paragraphs(article, claims), missed=missed,
        slots=SLOTS, choices=_CHOICES, hints=_HINTS, wrong=wrong, added=next((one for one in claims if one.id == added), None),
    )  # fmt: skip
