"""Learn how much each clue counts when a sentence leaves out who sends or who hosts, and which place or mission goes without saying:
a conditional logit over the candidates, for nations with a small hidden layer beside it.

    python training/linking.py BENCH [--kinds senders hosts ...] [--write]

BENCH is the folder with `dev/` and `score.py`. Prints how many choices come out right, those of each story with weights fitted on stories
of which it is none; --write fits on all and writes src/musterbook/claims/lexicons/linking.json. Seeded. The reader's memory holds what was
chosen before, so run it twice: the second time on the choices that the first weights make. Needs torch (the extra `train`).
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import torch

from gold import ROOT, Coded, demo, scorer, stories, written
from musterbook.claims.linking import Choice, Codes
from musterbook.claims.linking.rating import Network, Weights, matrix, rivals, score
from musterbook.claims.read import drafts
from musterbook.codebook import claim_to

OUT = ROOT / "src" / "musterbook" / "claims" / "lexicons" / "linking.json"
RARE = 5  # A clue seen in fewer choices is left out: it would be learned by heart.
STEPS = 12  # Newton doubles the right digits at each step.
# Of the ridge penalty: what left the most choices right, story by story (docs/decisions/0007).
STRENGTH = {"senders given": 1.0, "hosts given": 2.0, "place": 2.0, "unit": 1.0}
KINDS = ("senders", "hosts", *STRENGTH)
FOLDS = 8  # Parts of the stories, each left out in turn.
# Of the networks (docs/decisions/0020): as many are fitted, each from a seed of its own, and their scores averaged.
SEEDS, HIDDEN, DROPPED, DECAY, RATE, EPOCHS, BATCH = 3, 32, 0.4, 0.5, 0.004, 30, 128
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


def fit(found: Sequence[Example], strength: float) -> dict[str, float]:
    """Weights by Fisher scoring on the log-likelihood of the right candidates, with a ridge penalty; all choices in one matrix."""
    counted = Counter(clue for choice, _ in found for clue in {c for clues in choice.candidates.values() for c in clues})
    column = {clue: n for n, clue in enumerate(sorted(clue for clue, n in counted.items() if n >= RARE))}
    rows = [(clues, codes in right) for choice, right in found for codes, clues in choice.candidates.items()]
    offered = matrix([clues for clues, _ in rows], column)
    hit = np.array([good for _, good in rows], dtype=float)
    sizes = np.array([len(choice.candidates) for choice, _ in found])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    weights = np.zeros(len(column))
    for _ in range(STEPS):
        rated = offered @ weights
        rated = np.exp(rated - np.repeat(np.maximum.reduceat(rated, starts), sizes))
        share = rated / np.repeat(np.add.reduceat(rated, starts), sizes)
        good = rated * hit
        good /= np.repeat(np.add.reduceat(good, starts), sizes)
        slope = offered.T @ (good - share) - strength * weights
        mean = np.add.reduceat(offered * share[:, None], starts)
        bend = (offered * share[:, None]).T @ offered - mean.T @ mean + strength * np.eye(len(column))
        weights += np.linalg.solve(bend, slope)
    return {clue: float(weights[n]) for clue, n in column.items()}


def network(found: Sequence[Example]) -> Network:
    """SEEDS networks fitted to the log-likelihood of the right candidates, side by side in one."""
    offered = [{clue for clues in choice.candidates.values() for clue, worth in clues.items() if worth} for choice, _ in found]
    counted = Counter(clue for clues in offered for clue in clues)
    column = {clue: n for n, clue in enumerate(sorted(clue for clue, n in counted.items() if n >= RARE))}
    grids = [matrix(list(choice.candidates.values()), column) for choice, _ in found]
    shape = (len(found), max(map(len, grids)))
    seen, right, there = torch.zeros(*shape, 2 * len(column)), torch.zeros(shape), torch.zeros(shape, dtype=torch.bool)
    for row, (grid, (choice, codes)) in enumerate(zip(grids, found, strict=True)):
        seen[row, : len(grid)] = torch.tensor(np.concatenate([grid, rivals(grid)], axis=1))
        right[row, : len(grid)] = torch.tensor([c in codes for c in choice.candidates], dtype=torch.float)
        there[row, : len(grid)] = True
    fitted = [_fitted(seen, right, there, seed) for seed in range(SEEDS)]
    linear, hidden, bias, out = zip(*fitted, strict=True)
    return Network(column, sum(linear) / SEEDS, np.concatenate(hidden, axis=1), np.concatenate(bias), np.concatenate(out) / SEEDS)


def _fitted(seen: torch.Tensor, right: torch.Tensor, there: torch.Tensor, seed: int) -> tuple[Any, ...]:
    torch.manual_seed(seed)
    width = seen.shape[-1] // 2
    linear, hidden, out = torch.nn.Linear(width, 1, bias=False), torch.nn.Linear(2 * width, HIDDEN), torch.nn.Linear(HIDDEN, 1, bias=False)
    drop, learned = torch.nn.Dropout(DROPPED), [*linear.parameters(), *hidden.parameters(), *out.parameters()]
    optimizer = torch.optim.AdamW(learned, lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(seen) // BATCH)
    falling = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.05, 1 - step / steps))
    for _ in range(EPOCHS):
        for part in torch.randperm(len(seen)).split(BATCH):
            score = linear(seen[part, :, :width])[..., 0] + out(drop(torch.relu(hidden(seen[part]))))[..., 0]
            share = score.masked_fill(~there[part], -1e9).log_softmax(-1)
            loss = -torch.logsumexp(share + torch.log(right[part] + 1e-12), -1).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            falling.step()
    taken = (linear.weight[0], hidden.weight.T, hidden.bias, out.weight[0])
    return tuple(weights.detach().numpy().astype(float) for weights in taken)


def learned(kind: str, found: Sequence[Example]) -> Weights:
    """Weights of the form in which this kind is rated."""
    return fit(found, STRENGTH[kind]) if kind in STRENGTH else network(found)


def hits(found: Sequence[Example], weights: Weights) -> int:
    """How many choices these weights get right."""
    rated = ((score(weights, list(choice.candidates.values())), choice, right) for choice, right in found)
    return sum(max(zip(scores, choice.candidates, strict=True))[1] in right for scores, choice, right in rated)


def plain(weights: Weights) -> dict[str, Any]:
    """Weights as they are written down."""
    if isinstance(weights, Network):
        parts = {"linear": weights.linear, "hidden": weights.hidden, "bias": weights.bias, "out": weights.out}
        return {"clues": sorted(weights.column)} | {part: np.round(grid, 3).tolist() for part, grid in parts.items()}
    return {clue: round(w, 2) for clue, w in weights.items() if abs(w) >= 0.05}


def main() -> None:
    """Prints how many choices are right, also with weights that did not see their story; with --write, writes the weights."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("bench", type=Path)
    ask.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS, help="what to fit; the weights of the others stay as they are")
    ask.add_argument("--write", action="store_true")
    args = ask.parse_args()
    judge = scorer(args.bench)
    parts = {name: examples(judge, coded) for name, coded in {**stories(args.bench), **written(), "demo": demo()}.items()}
    table = json.loads(OUT.read_text(encoding="utf-8"))
    for kind in args.kinds:
        by_story = {name: [e for e in found if e[0].slot == kind.split()[0]] for name, found in parts.items()}
        everything = [e for found in by_story.values() for e in found]
        now = sum(choice.taken in right for choice, right in everything)
        left_out = 0
        for part in range(FOLDS):
            held = list(by_story)[part::FOLDS]
            weights = learned(kind, [e for name, found in by_story.items() if name not in held for e in found])
            left_out += sum(hits(by_story[name], weights) for name in held)
        weights = learned(kind, everything)
        table[kind] = plain(weights)
        print(f"{kind}: {len(everything)} choices, right: shipped {now}, left out {left_out}, fitted {hits(everything, weights)}")
    if args.write:
        lines = ",\n".join(f"{json.dumps(kind)}: {json.dumps(weights, sort_keys=True)}" for kind, weights in sorted(table.items()))
        OUT.write_text(f"{{\n{lines}\n}}\n")


if __name__ == "__main__":
    torch.set_num_threads(1)  # So that sums are taken in one order.
    main()
