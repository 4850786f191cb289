"""While a question is answered Python looks for no cycles, and afterwards it does again."""

import gc
from threading import Thread

import pytest

from musterbook.pipeline import uncollected as uncollected_module
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


@pytest.mark.parametrize(("asked", "looks_for_some"), [(0, False), (uncollected_module._LOOK - 1, True)])
def test_only_after_many_questions_is_looked_for_cycles(monkeypatch: pytest.MonkeyPatch, asked: int, looks_for_some: bool) -> None:
    monkeypatch.setattr(uncollected_module, "_asked", asked)
    looks: list[str] = []
    gc.callbacks.append(lambda phase, _: looks.append(phase))
    try:
        with uncollected():
            kept = [[nth] for nth in range(50_000)]
        kept.append([0])
    finally:
        gc.callbacks.pop()
    assert bool(looks) is looks_for_some


def test_what_others_froze_stays_frozen() -> None:
    gc.freeze()
    try:
        with uncollected():
            pass
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()
