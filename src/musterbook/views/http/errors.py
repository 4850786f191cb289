"""One shape for every error: JSON for programs, a page of the same words for people.

JSON: `{"error": {"status": 404, "code": "not_found", "message": "…"}}`, for every path under /api, whatever failed.
"""

import json
from html import escape
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from musterbook.errors import BadValue, BookError, MusterbookError, NotFound, UnreadableSource, UsageError
from musterbook.views.visible import in_json, visible

CODES = {
    400: "bad_value", 401: "token_needed", 403: "refused", 404: "not_found", 405: "not_allowed", 413: "too_large", 421: "wrong_name",
    422: "unreadable", 429: "too_many", 500: "fault", 503: "book_unavailable",
}  # fmt: skip
_STATUS: tuple[tuple[type[MusterbookError], int], ...] = (
    (NotFound, 404), (BadValue, 400), (UsageError, 400), (UnreadableSource, 422), (BookError, 503),
)  # fmt: skip
_BUSY = 503
_TITLES = {
    _BUSY: "One moment",
    401: "A token is needed",
    403: "Refused",
    404: "Not found",
    413: "Too large",
    421: "Another name",
    429: "Too many requests",
}


class Json(Response):
    """JSON whose steering characters are escapes, so that it is safe to print."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The bytes of a payload."""
        return in_json(json.dumps(content, ensure_ascii=False)).encode()


def refusal(scope: Scope, status: int, message: str) -> Response:
    """The answer to a request that failed."""
    if scope["path"].startswith("/api"):
        return Json({"error": {"status": status, "code": CODES.get(status, "fault"), "message": visible(message)}}, status)
    return HTMLResponse(_page(status, message), status, {"retry-after": "3"} if status == _BUSY else None)


async def of_ours(request: Request, error: Exception) -> Response:
    """An error that Musterbook raised on purpose."""
    status = next((found for kind, found in _STATUS if isinstance(error, kind)), 500)
    return refusal(request.scope, status, str(error))


async def of_values(request: Request, error: Exception) -> Response:
    """A value that does not fit its parameter."""
    assert isinstance(error, RequestValidationError)
    told = "; ".join(f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors()[:5])
    return refusal(request.scope, 400, told[:500])


async def of_http(request: Request, error: Exception) -> Response:
    """No such page, a method that is not allowed, and the like."""
    assert isinstance(error, HTTPException)
    message = f"there is nothing at {request.url.path[:200]}" if error.status_code == 404 else str(error.detail)
    return refusal(request.scope, error.status_code, message)


async def of_fault(request: Request, error: Exception) -> Response:
    """A fault of ours: named by its kind only; the server's log has the rest."""
    return refusal(request.scope, 500, f"the server failed ({type(error).__name__}); its log says more")


def _page(status: int, message: str) -> str:
    title = _TITLES.get(status, "That did not work")
    again = '<meta http-equiv="refresh" content="3">' if status == _BUSY else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'{again}<title>{title} · Musterbook</title><link rel="stylesheet" href="/static/assets/main.css"></head><body class="lone"><main>'
        f"<p class=overline>{status}</p><h1>{title}</h1><p>{escape(visible(message))}</p>"
        '<p><a href="/">To the board</a></p></main></body></html>'
    )
