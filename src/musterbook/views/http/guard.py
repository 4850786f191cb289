"""What stands before every request: who may ask, from where, how often, how much; and the headers that every answer carries.

The rules follow OWASP ASVS 4.0.3, level 1; docs/security.md lists them one by one.
"""

import hashlib
import hmac
import logging
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from musterbook.views.http.errors import refusal
from musterbook.views.visible import one_line

SESSION, CSRF = "musterbook_session", "musterbook_csrf"
# No script or style but our own files; nothing from elsewhere; in no frame. MapLibre draws what it decodes, so images may be blobs.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# A check runs the reader, a review writes; looking is cheap, and a slider asks often.
# Guesses at the token, also in a header, are fewer than 100 an hour.
_LIMITS = {"look": (1200, 60.0), "write": (120, 60.0), "check": (20, 60.0), "enter": (20, 900.0)}
_SESSION_SECONDS = 12 * 3600
# Without a handler of its own, so that warnings go to stderr.
_LOG = logging.getLogger("musterbook.http")
_MOST_CLIENTS = 10_000


@dataclass(frozen=True, slots=True)
class Rules:
    """What this server allows. `token` is None where only this machine can reach it; sizes in bytes."""

    hosts: frozenset[str]
    token: str | None = None
    most_bytes: int = 2_000_000
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    sessions: dict[str, float] = field(default_factory=dict, repr=False)

    def sealed(self, text: str) -> str:
        """A mark that only this server can make."""
        return hmac.new(self.secret, text.encode(), hashlib.sha256).hexdigest()

    def is_token(self, given: str) -> bool:
        """The token is the right one; comparing takes the same time wherever it differs."""
        return self.token is not None and hmac.compare_digest(given.encode(), self.token.encode())

    def opened(self) -> str:
        """The mark of a new session; it ends after half a day, when it is closed, or with the server."""
        now = time.monotonic()
        for old in [mark for mark, ends in self.sessions.items() if ends < now]:
            self.closed(old)
        mark = secrets.token_urlsafe(32)
        self.sessions[self.sealed(mark)] = now + _SESSION_SECONDS
        return mark

    def is_open(self, mark: str) -> bool:
        """The session of that mark has neither ended nor been closed."""
        return bool(mark) and self.sessions.get(self.sealed(mark), 0.0) > time.monotonic()

    def closed(self, mark: str) -> None:
        """End a session."""
        self.sessions.pop(self.sealed(mark), None)

    def is_csrf(self, cookie: str, given: str) -> bool:
        """The form was made by this server for the browser that holds the cookie."""
        return bool(cookie) and hmac.compare_digest(self.sealed(f"csrf {cookie}"), given)


class Guard:
    """ASGI middleware: host, origin, token, rate and size are checked in that order, then headers are set."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self._app = app
        self._rules = rules
        self._buckets: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                # Shipped files say nothing of the ledger: a browser may keep them, and asks whether they are still the same.
                headers.setdefault("cache-control", "no-cache" if scope["path"].startswith("/static/") else "no-store")
            await send(message)

        refused = self._refused(scope)
        if refused:
            client = scope["client"][0] if scope.get("client") else "?"
            _LOG.warning("refused %s: %s %s from %s", refused[0], scope["method"], one_line(scope["path"])[:80], client)
            await refusal(scope, *refused)(scope, receive, headed)
            return
        await self._app(scope, _bounded(receive, self._rules.most_bytes), headed)

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host.rsplit(":", 1)[0].strip("[]").lower() not in self._rules.hosts:
            return 421, f"this server does not answer to the name {host[:80]!r}; start it with --name to allow another"
        origin = headers.get("origin")
        if scope["method"] not in _SAFE and origin is not None and origin.split("://", 1)[-1] != host:
            return 403, "the form comes from another site"
        if not self._may_enter(scope, headers):
            if "authorization" in headers and not self._has_room(scope, "enter"):
                return 429, "too many wrong tokens; wait a quarter of an hour"
            return 401, "this server asks for its token: open /enter, or send 'Authorization: Bearer TOKEN'"
        if not self._has_room(scope, _kind(scope)):
            return 429, "too many requests; wait a while"
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._rules.most_bytes:
            return 413, f"more than {self._rules.most_bytes:,} bytes were sent"
        return None

    def _may_enter(self, scope: Scope, headers: Headers) -> bool:
        path = scope["path"]
        if self._rules.token is None or path == "/enter" or path.startswith("/static/"):
            return True
        bearer = headers.get("authorization", "")
        if bearer.startswith("Bearer ") and self._rules.is_token(bearer.removeprefix("Bearer ")):
            return True
        return self._rules.is_open(cookie(headers, named(SESSION, scope["scheme"])))

    def _has_room(self, scope: Scope, kind: str | None) -> bool:
        """A token bucket for each client and kind of request; the least recent clients are forgotten first."""
        if kind is None:
            return True
        most, seconds = _LIMITS[kind]
        key = (scope["client"][0] if scope.get("client") else "", kind)
        left, at = self._buckets.pop(key, (float(most), 0.0))
        now = time.monotonic()
        left = min(float(most), left + (now - at) * most / seconds)
        self._buckets[key] = (left - 1 if left >= 1 else left, now)
        while len(self._buckets) > _MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return left >= 1


def _kind(scope: Scope) -> str | None:
    """Which limit a request counts against; None for shipped files."""
    if scope["path"].startswith("/static/"):
        return None
    if scope["method"] in _SAFE:
        return "look"
    return {"/check": "check", "/api/check": "check", "/enter": "enter"}.get(scope["path"], "write")


def named(name: str, scheme: str) -> str:
    """A cookie's name: under TLS with the prefix by which browsers take it from this very host alone, and never in the clear."""
    return f"__Host-{name}" if scheme == "https" else name


def cookie(headers: Headers, name: str) -> str:
    """The value of a cookie; '' where there is none."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _bounded(receive: Receive, most: int) -> Receive:
    """A body that was sent without its length, or with a false one, ends the connection where it grows too long."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return message if taken <= most else {"type": "http.disconnect"}

    return counted
