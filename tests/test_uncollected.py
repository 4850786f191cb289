"""While a question is answered Python looks for no cycles, and afterwards it does again."""

import gc
from threading import Thread

from musterbook.pipeline.uncollected import uncollected


def test_the_collector_is_off_until_the_last_question_is_answered() -> None:
    states: list[bool] = []

    def ask() -> None:
        with uncollected():
            states.append(gc.isenabled())

    assert gc.isenabled()
    with uncollected():
        other = Thread(target=ask)
        other.start()
        other.join()
        states.append(gc.isenabled())
    assert states == [False, False]
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
