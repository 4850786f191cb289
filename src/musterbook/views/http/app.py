"""The application: routes, errors, guard and shipped files put together."""

from importlib.resources import files

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from musterbook.errors import MusterbookError
from musterbook.views.http import adding, api, charting, checking, entering, errors, judging, pages, promising, reviewing
from musterbook.views.http.guard import Guard, Rules
from musterbook.views.http.library import Library

_ABOUT = """Who is stationed where, on whose word, and until when.

Dates: `on` is the world's date, `known_by` the day up to which articles count. A past `known_by` gives the same answer for ever.
Every error has one shape: `{"error": {"status", "code", "message"}}`.
"""


def application(library: Library, rules: Rules) -> FastAPI:
    """The server of one ledger."""
    # Without FastAPI's own documentation pages: they load scripts from elsewhere.
    app = FastAPI(title="Musterbook", version="1", description=_ABOUT, openapi_url="/api/openapi.json", docs_url=None, redoc_url=None)
    app.state.library, app.state.rules = library, rules
    for part in (api, judging, charting, pages, promising, checking, reviewing, adding, entering):
        app.include_router(part.router)
    app.mount("/static", StaticFiles(directory=str(files("musterbook.views") / "static")), name="static")
    app.add_exception_handler(MusterbookError, errors.of_ours)
    app.add_exception_handler(RequestValidationError, errors.of_values)
    app.add_exception_handler(HTTPException, errors.of_http)
    app.add_exception_handler(Exception, errors.of_fault)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    app.add_middleware(Guard, rules=rules)
    return app
