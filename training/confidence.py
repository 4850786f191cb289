"""Learn how much each clue weighs: a logistic regression over the rules' own claims, matched to gold.

    python training/confidence.py BENCH [--write]

BENCH is the folder with `dev/` and `score.py`. Leave-one-story-out figures are printed; --write fits on all stories and writes
src/musterbook/claims/lexicons/confidence.json. Deterministic: no random start.
"""

import argparse
import importlib.util
import json
import math
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from musterbook.articles.extract import extract
from musterbook.articles.given import Given
from musterbook.articles.sources import Source, expand
from musterbook.claims.confidence import article_clues
from musterbook.claims.read import drafts
from musterbook.codebook import article_from, claim_to
from musterbook.model import Article
from musterbook.settings import Settings

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src" / "musterbook" / "claims" / "lexicons" / "confidence.json"
RARE = 4  # A clue seen in fewer claims is left out: it would be learned by heart.


def scorer(bench: Path) -> ModuleType:
    """The benchmark's own scorer, loaded from its file."""
    spec = importlib.util.spec_from_file_location("score", bench / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def examples(score: ModuleType, folder: Path, sealed: set[str]) -> dict[str, list[dict[str, Any]]]:
    """By story: each article's gold, the rules' claims with clues, and which of them gold has."""
    out = defaultdict(list)
    for path in sorted(folder.rglob("*.json")):
        if path.parent.name not in sealed:
            line = json.loads(path.read_text())
            out[path.parent.name].append(example(score, article_from(line), line["claims"]))
    return out


def example(score: ModuleType, article: Article, gold: list[dict[str, Any]]) -> dict[str, Any]:
    """One article: its gold, the rules' claims with their clues, and which of them gold has."""
    made, names = drafts(article)
    whole = article_clues(made, names, article.text)
    rows = [claim_to(d.claim) for d in made]
    hit = {j for _, j in score.Tally().add(gold, rows, article.text)[0]}
    return {
        "gold": gold,
        "text": article.text,
        "rows": rows,
        "clues": [(*d.clues, *whole) for d in made],
        "hit": [j in hit for j in range(len(rows))],
    }


def own_examples(score: ModuleType) -> list[dict[str, Any]]:
    """The demo's articles, which we wrote and coded ourselves, with their gold."""
    gold = {line["id"]: line["claims"] for line in map(json.loads, (ROOT / "tests/demo/gold.jsonl").read_text().splitlines())}
    settings = Settings()
    out = []
    for source in expand([str(ROOT / "src/musterbook/views/demo/articles")], settings):
        for given in extract(source, settings) if isinstance(source, Source) else ():
            article = given.article if isinstance(given, Given) else None
            names = (article.id, article.url, Path(article.source or "").name) if article else ()
            claims = next((gold[name] for name in names if name in gold), None)
            if article is not None and claims is not None:
                out.append(example(score, article, claims))
    return out


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
    for _ in range(25):
        sure = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (hits - sure) - ridge * weights
        bend = (matrix * (sure * (1 - sure))[:, None]).T @ matrix + np.diag(ridge)
        weights += np.linalg.solve(bend, slope)
    return {clue: float(weights[n]) for clue, n in columns.items()}


def pooled(score: ModuleType, parts: list[tuple[list[dict[str, Any]], dict[str, float]]], threshold: float) -> str:
    """One line of figures over several stories, each judged with its own weights."""
    tally, quiet, disturbed = score.Tally(), 0, 0
    for articles, weights in parts:
        for a in articles:
            odds = [sum(weights.get(c, 0.0) for c in ("bias", *found)) for found in a["clues"]]
            sure = [row for row, odd in zip(a["rows"], odds, strict=True) if 1 / (1 + math.exp(-odd)) >= threshold]
            tally.add(a["gold"], sure, a["text"])
            quiet += not a["gold"]
            disturbed += not a["gold"] and bool(sure)
    f = tally.figures()
    slots, core = f["slots"], f["core"]["f1"]
    return f"slots {slots['f1']:.3f} (P {slots['p']:.3f} R {slots['r']:.3f}) core {core:.3f}, quiet texts disturbed {disturbed} of {quiet}"


def main() -> None:
    """Prints leave-one-story-out figures; with --write, writes the weights."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("bench", type=Path)
    ask.add_argument("--sealed", nargs="*", default=["transfers", "missions"], help="stories that nothing is fitted on")
    ask.add_argument("--threshold", type=float, default=0.4)
    ask.add_argument("--strength", type=float, default=3.0)
    ask.add_argument("--write", action="store_true")
    args = ask.parse_args()
    score = scorer(args.bench)
    stories = examples(score, args.bench / "dev", set(args.sealed))
    extra = own_examples(score)
    given = sum(map(len, stories.values()))
    print(f"{given} bench articles in {len(stories)} stories, {len(extra)} of our own (always fitted on, never measured here)")
    for strength in (1.0, 3.0, 10.0):
        fitted = [
            (found, fit([a for other, rest in stories.items() if other != s for a in rest] + extra, strength=strength))
            for s, found in stories.items()
        ]
        for threshold in (0.0, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5):
            print(f"strength {strength} threshold {threshold}: {pooled(score, fitted, threshold)}")
    if args.write:
        weights = fit([a for found in stories.values() for a in found] + extra, strength=args.strength)
        OUT.write_text(
            json.dumps(
                {"threshold": args.threshold, "weights": {c: round(w, 3) for c, w in weights.items() if abs(w) >= 0.02}},
                indent=0,
                sort_keys=True,
            )
            + "\n"
        )


if __name__ == "__main__":
    main()
