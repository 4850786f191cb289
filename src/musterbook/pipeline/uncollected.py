"""Answering without Python's collector of cycles: a question makes many small things and no cycles, and each look for some goes through all
that was ever read. What is not part of a cycle is freed at once, as ever; for cycles it is looked as often as after so many questions.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

# After so many questions, one look goes through what they left.
_LOOK = 64
_lock = Lock()
# Of the questions under way in all threads, whether the collector was on before the first of them; and how many there were.
_under_way: list[bool] = []
_asked = 0


@contextmanager
def uncollected() -> Iterator[None]:
    """No look for cycles until the last of the questions under way is answered, nor, mostly, right after it."""
    with _lock:
        _under_way.append(gc.isenabled() or any(_under_way))
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            was_on = _under_way.pop()
            if was_on and not _under_way:
                _pass_over()
                gc.enable()


def _pass_over() -> None:
    """Count what is there now with what is old, so that it is not gone through for the sake of the next small thing that is made."""
    global _asked
    _asked += 1
    # Whoever froze anything would have it thawed.
    if _asked % _LOOK and not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
