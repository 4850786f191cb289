"""Learn how much each clue counts when a sentence leaves out who sends or who hosts, and which place or
mission goes without saying: a conditional logit over the candidates.

    python training/linking.py BENCH [--write]

BENCH is the folder with `dev/` and `score.py`. Prints how many choices come out right, those of each story with weights fitted on the
others; --write fits on all and writes src/musterbook/claims/lexicons/linking.json. Deterministic: no random start. The reader's memory
holds what was chosen before, so run it twice: the second time on the choices that the first weights make.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from gold import ROOT, Coded, demo, scorer, stories, written
from musterbook.claims.linking import Choice, Codes
from musterbook.claims.read import drafts
from musterbook.codebook import claim_to

OUT = ROOT / "src" / "musterbook" / "claims" / "lexicons" / "linking.json"
RARE = 5  # A clue seen in fewer choices is left out: it would be learned by heart.
STEPS = 12  # Newton doubles the right digits at each step.
# Of the ridge penalty: what left the most choices right, story by story (docs/decisions/0007).
STRENGTH = {"senders": 1.0, "hosts": 2.0, "place": 2.0, "unit": 1.0}
Weights = dict[str, float]
Example = tuple[Choice, frozenset[Codes]]


def examples(score: ModuleType, coded: Sequence[Coded]) -> list[Example]:
    """Every choice of every draft whose sentence holds a gold claim, with the candidates that gold has."""
    out = []
    for article, gold in coded:
        made, _ = drafts(article)
        rows = [claim_to(d.claim) for d in made]
        paired = {j: i for i, j in score.Tally().add(gold, rows, article.text)[0]}
        for number, draft in enumerate(made):
            near = [gold[paired[number]]] if number in paired else [g for g in gold if _alike(score, article.text, g, rows[number])]
            for choice in draft.choices:
                codes = frozenset(c for c in choice.candidates if any(_is_right(score, choice.slot, c, g.get(choice.slot)) for g in near))
                if codes:
                    out.append((choice, codes))
    return out


def _is_right(score: ModuleType, slot: str, taken: Codes, gold: Any) -> bool:
    """Gold has these nations, or this place or mission, or none."""
    if slot in ("place", "unit"):
        return bool(score.same_name(taken[0], gold)) if taken and gold else not taken and not gold
    return frozenset(taken) == frozenset(gold or [])


def _alike(score: ModuleType, text: str, gold: dict[str, object], row: dict[str, object]) -> bool:
    return bool(score.overlap(text, gold["evidence"], row["evidence"])) and gold["action"] == row["action"]


def fit(found: Sequence[Example]) -> Weights:
    """Weights by Fisher scoring on the log-likelihood of the right candidates, with a ridge penalty; all choices in one matrix."""
    counted = Counter(clue for choice, _ in found for clue in {c for clues in choice.candidates.values() for c in clues})
    column = {clue: n for n, clue in enumerate(sorted(clue for clue, n in counted.items() if n >= RARE))}
    rows = [(clues, codes in right) for choice, right in found for codes, clues in choice.candidates.items()]
    matrix = np.zeros((len(rows), len(column)), dtype=float)
    for row, (clues, _) in enumerate(rows):
        for clue, value in clues.items():
            if clue in column:
                matrix[row, column[clue]] = value
    hit = np.array([good for _, good in rows], dtype=float)
    sizes = np.array([len(choice.candidates) for choice, _ in found])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    weights, strength = np.zeros(len(column)), STRENGTH[found[0][0].slot]
    for _ in range(STEPS):
        rated = matrix @ weights
        rated = np.exp(rated - np.repeat(np.maximum.reduceat(rated, starts), sizes))
        share = rated / np.repeat(np.add.reduceat(rated, starts), sizes)
        good = rated * hit
        good /= np.repeat(np.add.reduceat(good, starts), sizes)
        slope = matrix.T @ (good - share) - strength * weights
        mean = np.add.reduceat(matrix * share[:, None], starts)
        bend = (matrix * share[:, None]).T @ matrix - mean.T @ mean + strength * np.eye(len(column))
        weights += np.linalg.solve(bend, slope)
    return {clue: float(weights[n]) for clue, n in column.items()}


def hits(found: Sequence[Example], weights: Weights) -> int:
    """How many choices these weights get right."""

    def score(clues: dict[str, float]) -> float:
        return sum(weights.get(clue, 0.0) * value for clue, value in clues.items())

    return sum(max(choice.candidates, key=lambda c: (score(dict(choice.candidates[c])), c)) in right for choice, right in found)


def main() -> None:
    """Prints how many choices are right, story by story; with --write, writes the weights."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("bench", type=Path)
    ask.add_argument("--write", action="store_true")
    args = ask.parse_args()
    score = scorer(args.bench)
    parts = {name: examples(score, coded) for name, coded in {**stories(args.bench), **written(), "demo": demo()}.items()}
    out = {}
    for slot in ("senders", "hosts", "place", "unit"):
        by_story = {name: [e for e in found if e[0].slot == slot] for name, found in parts.items()}
        everything = [e for found in by_story.values() for e in found]
        now = sum(choice.taken in right for choice, right in everything)
        left_out = 0
        for name, found in by_story.items():
            left_out += hits(found, fit([e for other, rest in by_story.items() if other != name for e in rest]))
        out[slot] = fit(everything)
        print(
            f"{slot}: {len(everything)} choices, right: shipped {now}, leave-one-story-out {left_out}, fitted {hits(everything, out[slot])}"
        )
    if args.write:
        rounded = {slot: {clue: round(w, 2) for clue, w in weights.items() if abs(w) >= 0.05} for slot, weights in out.items()}
        OUT.write_text(json.dumps(rounded, indent=0, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
