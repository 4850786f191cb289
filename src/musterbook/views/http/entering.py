"""The door of a server that is reached from elsewhere: the token is asked for once a session, and a session can be left."""

import logging
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from musterbook.views.http.checking import permitted
from musterbook.views.http.guard import SESSION, named
from musterbook.views.http.pages import Place
from musterbook.views.http.rendering import page

router = APIRouter(include_in_schema=False)
_LOG = logging.getLogger("musterbook.http")


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
    scheme = desk.request.url.scheme
    answer.set_cookie(named(SESSION, scheme), desk.rules.opened(), httponly=True, samesite="strict", secure=scheme == "https")
    # Whoever keeps the token hears of every session that it opens.
    client = desk.request.client.host if desk.request.client else "?"
    _LOG.warning("entered: a new session from %s, %d open", client, len(desk.rules.sessions))
    return answer


@router.post("/leave")
def left(desk: Place, csrf: Annotated[str, Form()] = "") -> Response:
    """End the session; the token is asked for again, also by the browser's way back."""
    permitted(desk, csrf)
    scheme = desk.request.url.scheme
    desk.rules.closed(desk.request.cookies.get(named(SESSION, scheme), ""))
    answer = RedirectResponse("/enter", 303, {"clear-site-data": '"cache", "cookies", "storage"'})
    answer.delete_cookie(named(SESSION, scheme), httponly=True, samesite="strict", secure=scheme == "https")
    return answer
