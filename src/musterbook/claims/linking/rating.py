"""Rating: how likely each candidate of a choice is, by weights learned from gold (training/linking.py; lexicons/linking.json).

Places, missions and who gives or gets are rated by a conditional logit: a sum over the candidate's clues. Nations that send or host a force
are rated by the same sum and a hidden layer beside it, which sees the candidate's clues together with its rivals' (docs/decisions/0020).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

Clues = Mapping[str, float]
_Grid = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer, h units over d clues: `linear` (d), `hidden` (2d, h: the candidate's clues, its rivals'), `bias` (h), `out` (h)."""

    column: Mapping[str, int]
    linear: _Grid
    hidden: _Grid
    bias: _Grid
    out: _Grid

    def rate(self, candidates: Sequence[Clues]) -> list[float]:
        """A score for each candidate; only their differences mean anything."""
        own = matrix(candidates, self.column)
        seen = np.concatenate([own, rivals(own)], axis=1)
        scores: list[float] = (own @ self.linear + np.maximum(seen @ self.hidden + self.bias, 0.0) @ self.out).tolist()
        return scores


# A network, or how much each clue adds.
Weights = Network | Mapping[str, float]


def matrix(candidates: Sequence[Clues], column: Mapping[str, int]) -> _Grid:
    """Clues as numbers: a row a candidate; clues without a column are left out."""
    out = np.zeros((len(candidates), len(column)))
    for row, clues in enumerate(candidates):
        for clue, value in clues.items():
            if clue in column:
                out[row, column[clue]] = value
    return out


def rivals(own: _Grid) -> _Grid:
    """For each candidate what all others have together, at most 1 a clue."""
    together: _Grid = own.sum(axis=0) - own
    return np.minimum(together, 1.0)


def rate(kind: str, candidates: Sequence[Clues]) -> list[float]:
    """A score for each candidate of a choice; `kind`: senders, hosts, senders given, hosts given, place or unit."""
    return score(_weights()[kind], candidates)


def score(weights: Weights, candidates: Sequence[Clues]) -> list[float]:
    """A score for each candidate by these weights."""
    if isinstance(weights, Network):
        return weights.rate(candidates)
    return [sum(weights.get(clue, 0.0) * value for clue, value in clues.items()) for clues in candidates]


@cache
def _weights() -> dict[str, Weights]:
    table = json.loads(files("musterbook.claims").joinpath("lexicons", "linking.json").read_text(encoding="utf-8"))
    return {kind: _network(found) if "clues" in found else found for kind, found in table.items()}


def _network(found: dict[str, Any]) -> Network:
    column = {clue: n for n, clue in enumerate(found["clues"])}
    return Network(column, *(np.array(found[part], dtype=float) for part in ("linear", "hidden", "bias", "out")))
