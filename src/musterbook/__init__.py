"""Musterbook: who is stationed where, on whose word, and until when.

    import musterbook as mb
    with mb.open("book.db") as book:
        book.add("articles/")
        book.posture("LTU", on="2024-05-02")

This package's names are the public surface; they load when first used, so that the command line starts fast.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from musterbook.book import Book, open
    from musterbook.errors import MusterbookError
    from musterbook.model import Article, Claim, Posture
    from musterbook.pipeline.paging import Bound

__all__ = ["Article", "Book", "Bound", "Claim", "MusterbookError", "Posture", "open"]

_HOMES = {
    "Article": "musterbook.model",
    "Book": "musterbook.book",
    "Bound": "musterbook.pipeline.paging",
    "Claim": "musterbook.model",
    "MusterbookError": "musterbook.errors",
    "Posture": "musterbook.model",
    "open": "musterbook.book",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("importlib.metadata").version("musterbook")
    if name not in _HOMES:
        raise AttributeError(f"module 'musterbook' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
