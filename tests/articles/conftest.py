"""What the tests of this room share: writing bytes to a file and extracting it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from musterbook.articles.extract import Given, extract
from musterbook.articles.sources import Source
from musterbook.model import Article, Failure
from musterbook.settings import Settings

Extracted = list[Given | Failure]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Extracted]:
    """Write `content` to a file called `name` and extract it."""

    def _read(name: str, content: bytes | str, settings: Settings | None = None) -> Extracted:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return list(extract(Source(str(path)), settings or Settings()))

    return _read


@pytest.fixture
def article(read: Callable[..., Extracted]) -> Callable[..., Article]:
    """The one article of a file; fails where it gives anything else."""

    def _article(name: str, content: bytes | str, settings: Settings | None = None) -> Article:
        [given] = read(name, content, settings)
        assert isinstance(given, Given), given
        return given.article

    return _article


@pytest.fixture
def failure(read: Callable[..., Extracted]) -> Callable[..., Failure]:
    """The one failure of a file; fails where it gives anything else."""

    def _failure(name: str, content: bytes | str, settings: Settings | None = None) -> Failure:
        [given] = read(name, content, settings)
        assert isinstance(given, Failure), given
        return given

    return _failure
