"""The public surface of the package is a list, and a test."""

import subprocess
import sys

import musterbook


def test_the_public_names_are_these() -> None:
    assert musterbook.__all__ == ["Article", "Book", "Bound", "Claim", "MusterbookError", "Posture", "open"]


def test_every_public_name_is_there() -> None:
    assert all(getattr(musterbook, name) is not None for name in musterbook.__all__)
    assert musterbook.__version__[0].isdigit()
    assert dir(musterbook) == sorted([*musterbook.__all__, "__version__"])


def test_importing_the_package_loads_nothing_heavy() -> None:
    told = "import sys, musterbook; print([name for name in ('spacy', 'sqlalchemy', 'rich', 'click', 'lxml') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
