"""Answering without Python's collector of cycles: a question makes many small things and no cycles, and each look for some goes through all
that was ever read. One look is left for afterwards; what is not part of a cycle is freed at once, as ever.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
# Of the questions under way in all threads, whether the collector was on before the first of them.
_under_way: list[bool] = []


@contextmanager
def uncollected() -> Iterator[None]:
    """No look for cycles until the last of the questions under way is answered."""
    with _lock:
        _under_way.append(gc.isenabled() or any(_under_way))
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            was_on = _under_way.pop()
            if was_on and not _under_way:
                gc.enable()
