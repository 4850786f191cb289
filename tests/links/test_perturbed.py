"""The shipped set of copies: made anew it is the same, and copy detection on it reaches its goals."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "copies"
sys.path.insert(0, str(BENCH))
import perturb  # noqa: E402

import measure  # noqa: E402 - from the bench


def test_the_set_is_what_its_maker_makes() -> None:
    done = subprocess.run([sys.executable, BENCH / "perturb.py", "--print"], capture_output=True, text=True, check=True)
    assert done.stdout == perturb.SET.read_text(encoding="utf-8"), "run bench/copies/perturb.py"


@pytest.mark.parametrize("seed", [None, 7])
def test_copies_are_clustered_and_directed(seed: int | None) -> None:
    found = measure.ours(seed)
    assert found["ari"] >= 0.97
    assert found["direction"] >= 0.97
    assert all(share >= 0.9 for share in found["found"].values())


def test_the_index_agrees_with_its_definition() -> None:
    assert measure.ari([1, 1, 2, 2], ["a", "a", "b", "b"]) == 1.0
    assert measure.ari([1, 1, 1, 1], [1, 2, 3, 4]) == 0.0
    # Worked by hand: 1 pair together in both, of 3 and 2 in each, of 10 pairs: (1 - 0.6) / (2.5 - 0.6).
    assert round(measure.ari([1, 1, 1, 2, 3], [1, 1, 2, 3, 3]), 3) == round((1 - 0.6) / (2.5 - 0.6), 3)


def test_minhash_beside_it_is_given_its_best() -> None:
    pytest.importorskip("datasketch")
    found = measure.minhash()
    assert 0 < found["usual"] <= found["ari"] < measure.ours()["ari"]
