"""The check page: a pasted or uploaded text, its claims at once against the ledger, which is not changed."""

from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from starlette.responses import Response

from musterbook.errors import BadValue
from musterbook.views.http import answering
from musterbook.views.http.guard import CSRF, named
from musterbook.views.http.marking import paragraphs
from musterbook.views.http.pages import Place
from musterbook.views.http.rendering import Desk, page

router = APIRouter(include_in_schema=False)


@router.get("/check")
def form(desk: Place) -> Response:
    """Where a text is pasted or chosen."""
    return page(desk, "check.html", found=None, failures=[], text="")


@router.post("/check")
def checked(
    desk: Place, text: Annotated[str, Form()] = "", csrf: Annotated[str, Form()] = "", file: Annotated[UploadFile | None, File()] = None
) -> Response:
    """The same page with what was found."""
    permitted(desk, csrf)
    text = as_typed(text)
    given = file.file.read(desk.rules.most_bytes + 1) if file and file.filename else text.encode("utf-8", "replace")
    if not given.strip():
        return page(desk, "check.html", 400, found=None, failures=["there is no text: paste one, or choose a file"], text="")
    name = str(file.filename) if file and file.filename else "pasted.txt"
    found, failures = answering.check(desk.library, given, name, desk.asked)
    verdicts = [
        (one, [(claim, one.told.verdict(claim)) for claim in one.reading.claims], paragraphs(one.reading.article, one.reading.claims))
        for one in found
    ]
    return page(desk, "check.html", found=verdicts, failures=[failure.why for failure in failures], text=text)


def as_typed(text: str) -> str:
    """A form sends every line of a field with a carriage return; what was typed or pasted had none."""
    return text.replace("\r\n", "\n")


def permitted(desk: Desk, csrf: str) -> None:
    """Raise BadValue unless this server made the form for this browser."""
    if not desk.rules.is_csrf(desk.request.cookies.get(named(CSRF, desk.request.url.scheme), ""), csrf):
        raise BadValue("this form has expired or was made elsewhere; load the page again and send it from there")
