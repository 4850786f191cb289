"""A server over a book: asked directly, or by a real browser."""

import os
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from http_server import Server, served
from playwright.sync_api import Browser, expect, sync_playwright

from musterbook.ledger.store import Book
from musterbook.pipeline import reading
from musterbook.settings import Settings

_CHROMIUM = os.environ.get("MUSTERBOOK_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
# WebGL in software: the machines that test have no graphics card.
_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync "
    "--use-angle=swiftshader --enable-unsafe-swiftshader --ignore-gpu-blocklist"
)


@pytest.fixture
def client(book: str) -> Iterator[TestClient]:
    with served(book) as asked:
        yield asked


@pytest.fixture(scope="session")
def demo_book(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger of the demo's articles, read once."""
    path = str(tmp_path_factory.mktemp("demo") / "demo.db")
    settings = Settings()
    with Book.open(path) as ledger:
        found = reading.expanded([str(files("musterbook.views") / "demo" / "articles")], settings)
        for _ in reading.recorded(ledger, reading.read(reading.extracted(found, settings))):
            pass
    return path


@pytest.fixture(scope="session")
def demo_server(demo_book: str) -> Iterator[Server]:
    with Server(demo_book) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium, driven by Playwright; nothing is downloaded. In CI, where it must be, its absence is a failure."""
    if not _CHROMIUM:
        why = "no chromium on this machine: apt-get install chromium, or set MUSTERBOOK_CHROMIUM"
        pytest.fail(why) if os.environ.get("MUSTERBOOK_REQUIRE_BROWSER") else pytest.skip(why)
    # A machine that is busy with other things takes its time.
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS.split())
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def shots() -> Path:
    """Where screenshots go: MUSTERBOOK_SHOTS, else `shots` in the working folder."""
    folder = Path(os.environ.get("MUSTERBOOK_SHOTS") or "shots")
    folder.mkdir(exist_ok=True)
    return folder
