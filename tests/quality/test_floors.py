"""What was once reached is kept: no figure falls below its floor, and every floor says on which texts it stands."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = json.loads((ROOT / "tests" / "quality" / "floors.json").read_text())


def _measure() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure", ROOT / "bench" / "measure.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MEASURE = _measure()


@pytest.fixture(autouse=True)
def _bench_is_there() -> None:
    if not MEASURE.BENCH.is_dir():
        assert not os.environ.get("CI"), "CI must have ../shared/bench beside the checkout"
        pytest.skip("no ../shared/bench beside the checkout: nothing to measure on")


def test_every_bench_has_a_floor() -> None:
    assert sorted(FLOORS) == sorted(MEASURE.benches())


@pytest.mark.parametrize("bench", sorted(FLOORS))
def test_a_bench_is_the_one_that_its_floors_stand_on(bench: str) -> None:
    assert MEASURE.digest(bench) == FLOORS[bench]["digest"], f"{bench} has changed: measure anew with `make floors`"


@pytest.mark.parametrize("bench", sorted(FLOORS))
def test_no_figure_falls_below_its_floor(bench: str) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "measure.py"), "--only", bench, "--json"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)[bench]
    fallen = [
        f"{part} {name}: {figures[part][name]:.3f} is below the floor {floor:.3f}"
        for part, floors in FLOORS[bench]["floors"].items()
        for name, floor in floors.items()
        if figures[part][name] < floor
    ]
    assert not fallen


def test_floors_are_raised_and_never_lowered() -> None:
    bench = "ledger/seeds"
    floors = {bench: {"digest": MEASURE.digest(bench), "floors": {"all": {"posture": 0.9, "promises": 0.2}}}}
    new = MEASURE.raised(floors, bench, {"all": {"posture": 0.5, "promises": 0.8}})
    assert new["floors"] == {"all": {"posture": 0.9, "promises": 0.795}}
