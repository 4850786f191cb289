"""Learn how much each clue weighs: a logistic regression over the rules' own claims, matched to gold.

    python training/confidence.py BENCH [--write]

BENCH is the folder with `dev/` and `score.py`. Leave-one-story-out figures are printed; --write fits on all stories and writes
src/musterbook/claims/lexicons/confidence.json. Deterministic: no random start.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from gold import ROOT, Coded, demo, scorer, stories, written
from musterbook.claims.confidence import article_clues, beside, kept
from musterbook.claims.read import drafts
from musterbook.codebook import claim_to

OUT = ROOT / "src" / "musterbook" / "claims" / "lexicons" / "confidence.json"
Fold = tuple[list[dict[str, Any]], dict[str, float]]
Folds = dict[str, Fold]
RARE = 4  # A clue seen in fewer claims is left out: it would be learned by heart.


def example(score: ModuleType, coded: Coded) -> dict[str, Any]:
    """One article: its gold, the rules' claims with their clues, and which of them gold has."""
    article, gold = coded
    made, names = drafts(article)
    whole = article_clues(made, names, article.text)
    rows = [claim_to(d.claim) for d in made]
    hit = {j for _, j in score.Tally().add(gold, rows, article.text)[0]}
    return {
        "gold": gold,
        "text": article.text,
        "rows": rows,
        "clues": [(*d.clues, *whole, *more) for d, more in zip(made, beside(made), strict=True)],
        "hit": [j in hit for j in range(len(rows))],
    }


def fit(articles: list[dict[str, Any]], *, strength: float) -> dict[str, float]:
    """Weights by Newton's method on the log-likelihood with a ridge penalty of `strength`; the bias goes free."""
    data = [(("bias", *found), hit) for a in articles for found, hit in zip(a["clues"], a["hit"], strict=True)]
    counted = Counter(clue for found, _ in data for clue in found)
    columns = {clue: n for n, clue in enumerate(sorted(c for c, n in counted.items() if n >= RARE))}
    matrix = np.zeros((len(data), len(columns)))
    for row, (found, _) in enumerate(data):
        matrix[row, [columns[c] for c in found if c in columns]] = 1.0
    hits = np.array([hit for _, hit in data], dtype=float)
    ridge = np.full(len(columns), strength)
    ridge[columns["bias"]] = 1e-6
    weights = np.zeros(len(columns))
    for _ in range(8):  # Newton doubles the right digits at each step
        sure = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (hits - sure) - ridge * weights
        bend = (matrix * (sure * (1 - sure))[:, None]).T @ matrix + np.diag(ridge)
        weights += np.linalg.solve(bend, slope)
    return {clue: float(weights[n]) for clue, n in columns.items()}


def pooled(score: ModuleType, parts: list[Fold], threshold: float) -> str:
    """One line of figures over several stories, each judged with its own weights."""
    tally, quiet, disturbed = score.Tally(), 0, 0
    for articles, weights in parts:
        for a in articles:
            odds = [sum(weights.get(c, 0.0) for c in ("bias", *found)) for found in a["clues"]]
            sure = kept(a["rows"], [1 / (1 + math.exp(-odd)) for odd in odds], a["text"], threshold)
            tally.add(a["gold"], sure, a["text"])
            quiet += not a["gold"]
            disturbed += not a["gold"] and bool(sure)
    f = tally.figures()
    slots, core = f["slots"], f["core"]["f1"]
    return f"slots {slots['f1']:.3f} (P {slots['p']:.3f} R {slots['r']:.3f}) core {core:.3f}, quiet texts disturbed {disturbed} of {quiet}"


def left_out(parts: dict[str, list[dict[str, Any]]], always: Sequence[dict[str, Any]], strength: float) -> Folds:
    """Each story with weights fitted on all the others."""
    return {
        name: (found, fit([a for other, rest in parts.items() if other != name for a in rest] + list(always), strength=strength))
        for name, found in parts.items()
    }


def main() -> None:
    """Prints leave-one-story-out figures; with --write, writes the weights."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("bench", type=Path)
    ask.add_argument("--threshold", type=float, default=0.45)
    ask.add_argument("--strength", type=float, default=3.0)
    ask.add_argument("--write", action="store_true")
    args = ask.parse_args()
    score = scorer(args.bench)
    bench = {name: [example(score, c) for c in found] for name, found in stories(args.bench).items()}
    own = {name: [example(score, c) for c in found] for name, found in written().items()}
    shown = [example(score, c) for c in demo()]
    print(f"{len(bench)} open stories of the bench, {len(own)} of our own, {len(shown)} articles of the demo (always fitted on)")
    folds = left_out(bench | own, shown, args.strength)
    for threshold in (0.0, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55):
        print(f"threshold {threshold}: bench {pooled(score, [folds[name] for name in bench], threshold)}")
        print(f"{'':14} own   {pooled(score, [folds[name] for name in own], threshold)}")
    if args.write:
        weights = fit([a for found in (bench | own).values() for a in found] + shown, strength=args.strength)
        kept = {c: round(w, 3) for c, w in weights.items() if abs(w) >= 0.02}
        OUT.write_text(json.dumps({"threshold": args.threshold, "weights": kept}, indent=0, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
