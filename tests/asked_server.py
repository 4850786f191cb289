"""A server on loopback that speaks the OpenAI protocol and misbehaves on demand."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

# What one request gets: (status, headers, body), a body being text as it stands or an object written as JSON; None closes the connection.
Behaviour = Callable[[dict[str, Any]], tuple[int, dict[str, str], Any] | None]


@dataclass
class Server:
    """Behaviours are used up in order; the last one stays."""

    behaviours: list[Behaviour]
    asked: list[dict[str, Any]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    lock: Lock = field(default_factory=Lock)
    url: str = ""

    def next(self, body: dict[str, Any]) -> tuple[int, dict[str, str], Any] | None:
        """What this request gets."""
        with self.lock:
            self.asked.append(body)
            behaviour = self.behaviours.pop(0) if len(self.behaviours) > 1 else self.behaviours[0]
        return behaviour(body)


def completion(content: str | None, **message: Any) -> dict[str, Any]:
    """A chat completion with usage."""
    finish = message.pop("finish_reason", "stop")
    return {
        "id": "one", "object": "chat.completion", "created": 0, "model": "tiny",
        "choices": [{"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content, **message}}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
    }  # fmt: skip


def answers(content: str | None, **message: Any) -> Behaviour:
    """Always this content."""
    return lambda body: (200, {}, completion(content, **message))


def claims(*rows: dict[str, Any]) -> Behaviour:
    """Always these claims, whatever is asked."""
    return answers(json.dumps({"claims": rows}))


def status(code: int, **headers: str) -> Behaviour:
    """An error of the protocol."""
    return lambda body: (code, {name.replace("_", "-"): value for name, value in headers.items()}, {"error": {"message": f"error {code}"}})


def plain(text: str) -> Behaviour:
    """A body that is no JSON of the protocol."""
    return lambda body: (200, {}, text)


def slow(seconds: float, then: Behaviour) -> Behaviour:
    """The same, later."""

    def late(body: dict[str, Any]) -> tuple[int, dict[str, str], Any] | None:
        time.sleep(seconds)
        return then(body)

    return late


def gone(body: dict[str, Any]) -> None:
    """The connection closes without a word."""


@contextmanager
def serving(*behaviours: Behaviour) -> Iterator[Server]:
    """The server, on a free port of loopback, for as long as the block lasts."""
    server = Server(list(behaviours))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with server.lock:
                server.at_once += 1
                server.most_at_once = max(server.most_at_once, server.at_once)
            try:
                self._answer(server.next(body))
            finally:
                with server.lock:
                    server.at_once -= 1

        def _answer(self, found: tuple[int, dict[str, str], Any] | None) -> None:
            if found is None:
                self.close_connection = True
                return
            code, headers, body = found
            raw = (body if isinstance(body, str) else json.dumps(body)).encode()
            self.send_response(code)
            for name, value in {"Content-Type": "application/json", "Content-Length": str(len(raw)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.url = f"http://127.0.0.1:{http.server_address[1]}/v1"
    thread = Thread(target=http.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
