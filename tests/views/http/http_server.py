"""The application over a book, asked directly or behind a real socket."""

import socket
import threading
import time

import uvicorn
from fastapi.testclient import TestClient

from musterbook.settings import Settings
from musterbook.views.http.app import application
from musterbook.views.http.guard import Rules
from musterbook.views.http.library import Library

HOSTS = frozenset({"127.0.0.1", "localhost", "testserver"})


def served(address: str, *, token: str | None = None, most_bytes: int = 2_000_000) -> TestClient:
    """The application over the book at `address`, asked without a network."""
    library = Library(address, Settings())
    return TestClient(application(library, Rules(HOSTS, token, most_bytes)), raise_server_exceptions=False)


class Server:
    """A book behind a real socket, for a real browser."""

    def __init__(self, address: str, *, token: str | None = None) -> None:
        self.library = Library(address, Settings())
        # A busy machine's answers come late; that a page says so is tested elsewhere.
        self.library.patience = 60
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        app = application(self.library, Rules(HOSTS, token))
        self._server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=self.port, log_level="error"))
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> "Server":
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)
        return self

    def __exit__(self, *ended: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self.library.close()
