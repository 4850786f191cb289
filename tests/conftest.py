"""What holds for every test: a machine that is busy is no failure, so no test has a deadline of its own."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from laws import examples
from quick_books import quick

# Hypothesis tries a hundred examples where a law names no number.
settings.register_profile("patient", examples(100, deadline=None))
settings.load_profile("patient")


@pytest.fixture(scope="session", autouse=True)
def _quick_books() -> Iterator[None]:
    """Books in memory are made in a moment."""
    with quick():
        yield
