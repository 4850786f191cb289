"""The door of a server that is reached from elsewhere: the token is asked for once a session, and a session can be left."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from musterbook.views.http.checking import permitted
from musterbook.views.http.guard import SESSION
from musterbook.views.http.pages import Place
from musterbook.views.http.rendering import page

router = APIRouter(include_in_schema=False)


@router.get("/enter")
def enter(desk: Place) -> Response:
    """Where the token is asked for."""
    return page(desk, "enter.html")


@router.post("/enter")
def entered(desk: Place, token: Annotated[str, Form(max_length=400)] = "") -> Response:
    """Let in whoever has the token."""
    if not desk.rules.is_token(token):
        return page(desk, "enter.html", 401, wrong=True)
    answer = RedirectResponse("/", 303)
    https = desk.request.url.scheme == "https"
    answer.set_cookie(SESSION, desk.rules.opened(), httponly=True, samesite="strict", secure=https)
    return answer


@router.post("/leave")
def left(desk: Place, csrf: Annotated[str, Form()] = "") -> Response:
    """End the session; the token is asked for again."""
    permitted(desk, csrf)
    desk.rules.closed(desk.request.cookies.get(SESSION, ""))
    answer = RedirectResponse("/enter", 303)
    answer.delete_cookie(SESSION, httponly=True, samesite="strict", secure=desk.request.url.scheme == "https")
    return answer
