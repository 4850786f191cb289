"""Measure copy detection on bench/copies/perturbed.jsonl, ours and MinHash beside it: `bench/copies/measure.py [--json]`.

ARI: the adjusted Rand index (Hubert and Arabie, 1985) between the clusters found and those that were made. Direction: of the copies that
stand in one tree with their source, how many have it as their root. MinHash (datasketch) is given the threshold and the length of runs
that suit it best on this very set; ours stand as they are in the code. `--seed N` makes and measures another set.
"""

import argparse
import json
from collections import Counter
from collections.abc import Hashable, Sequence
from math import comb
from pathlib import Path
from typing import Any

import perturb

from musterbook.codebook import article_from
from musterbook.links.copies import copy_trees
from musterbook.model import Article, CopyTree, known

# Runs of five words, half of them shared: what is mostly used.
USUAL = (5, 0.5)
SET = Path(__file__).with_name("perturbed.jsonl")


def load(seed: int | None = None) -> tuple[dict[str, Article], dict[str, str], dict[str, str]]:
    """The articles, the source of each, and how each was made."""
    rows: list[Any] = [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines()] if seed is None else perturb.rows(seed)
    articles = {row["id"]: article_from(row) for row in rows}
    return articles, {row["id"]: row["of"] or row["id"] for row in rows}, {row["id"]: row["kind"] for row in rows}


def ari(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """How well two partitions of the same things agree: 1 the same, 0 as by chance."""
    both, left, right = (sum(comb(count, 2) for count in Counter(part).values()) for part in (zip(one, other, strict=True), one, other))
    expected, most = left * right / comb(len(one), 2), (left + right) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def clusters(trees: Sequence[CopyTree], names: Sequence[str]) -> list[str]:
    """The root of each article's tree, or itself."""
    root = {copy.article: tree.root for tree in trees for copy in tree.members} | {tree.root: tree.root for tree in trees}
    return [root.get(name, name) for name in names]


def ours(seed: int | None = None) -> dict[str, Any]:
    """Our figures, and how many of each kind are found."""
    articles, of, kind = load(seed)
    names = sorted(articles)
    found = clusters(copy_trees(known(articles, ())), names)
    joined = {name: root for name, root in zip(names, found, strict=True)}
    copies = [name for name in names if of[name] != name]
    together = [name for name in copies if joined[name] == joined[of[name]]]
    by_kind = {one: round(sum(kind[name] == one for name in together) / sum(kind[name] == one for name in copies), 3)
               for one in sorted({kind[name] for name in copies})}  # fmt: skip
    return {
        "articles": len(names), "copies": len(copies), "ari": round(ari(found, [of[name] for name in names]), 3),
        "direction": round(sum(joined[name] == of[name] for name in together) / len(together), 3), "found": by_kind,
    }  # fmt: skip


def minhash(seed: int | None = None) -> dict[str, Any]:
    """MinHash alone, at its best on this set."""
    from datasketch import MinHash  # noqa: PLC0415 - a tool of the bench only

    articles, of, _ = load(seed)
    names = sorted(articles)
    truth = [of[name] for name in names]
    best: dict[str, Any] = {"ari": -1.0}
    usual = 0.0
    for length in (1, 2, 3, 5):
        sketches = [_sketch(MinHash, articles[name].text, length) for name in names]
        alike = [[one.jaccard(other) for other in sketches] for one in sketches]
        for threshold in (at / 50 for at in range(2, 46)):
            score = round(ari(_joined(names, alike, threshold), truth), 3)
            usual = score if (length, threshold) == USUAL else usual
            if score > best["ari"]:
                best = {"ari": score, "threshold": threshold, "run": length}
    return best | {"usual": usual}


def _sketch(kind: type, text: str, length: int) -> object:
    words = [word.strip(".,;:“”\"'()").casefold() for word in text.split()]
    sketch = kind(num_perm=128, seed=1)
    for at in range(len(words) - length + 1):
        sketch.update(" ".join(words[at : at + length]).encode())
    return sketch


def _joined(names: Sequence[str], alike: Sequence[Sequence[float]], threshold: float) -> list[str]:
    group = {name: name for name in names}

    def head(name: str) -> str:
        while group[name] != name:
            name = group[name]
        return name

    for at, left in enumerate(names):
        for nth in range(at + 1, len(names)):
            if alike[at][nth] >= threshold:
                group[head(names[nth])] = head(left)
    return [head(name) for name in names]


def main() -> None:
    """Print both."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--seed", type=int, help="another set than the one that is shipped")
    ap.add_argument("--json", action="store_true")
    asked = ap.parse_args()
    figures = {"ours": ours(asked.seed), "minhash": minhash(asked.seed)}
    if asked.json:
        print(json.dumps(figures, indent=1))
        return
    for name, told in figures.items():
        print(f"{name:8} " + "  ".join(f"{key} {value}" for key, value in told.items()))


if __name__ == "__main__":
    main()
