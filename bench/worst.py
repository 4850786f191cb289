"""Where reading fails: how often each slot is right given that its claim was found, and the texts that read worst.

    python bench/worst.py FOLDER [--texts N]

FOLDER holds articles with gold, as the bench's `dev/` does; they are read anew by `musterbook read`. A slot counts where gold or the
reader fills it; `right` means that both say the same, by the bench's scorer. Sealed stories are left out: their errors are not looked at.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
BENCH = ROOT.parent / "shared" / "bench"
SEALED = ("transfers", "missions")
sys.path.insert(0, str(BENCH))

import score  # noqa: E402  (the bench's own scorer, beside the checkout)


class Text(NamedTuple):
    """How one text was read: slots F1, claims in gold, claims read, claims found."""

    f1: float
    name: str
    gold: int
    read: int
    found: int


def predictions(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """What the reader makes of each text, by the text's id."""
    with tempfile.TemporaryFile() as out:
        command = [sys.executable, "-m", "musterbook", "read", str(folder), "--jsonl", "--jobs", "1"]
        subprocess.run(command, stdout=out, stderr=subprocess.DEVNULL, check=False)
        out.seek(0)
        return {row["id"]: row["claims"] for row in map(json.loads, out)}


def measured(folder: Path) -> tuple[dict[str, tuple[int, int]], list[Text]]:
    """(slot -> (right, filled by either) over the claims that were found; every text that gold or the reader gives a claim)."""
    told, right, filled, texts = predictions(folder), Counter[str](), Counter[str](), []
    for path, article in score.read_gold(folder):
        if path.parent.name in SEALED:
            continue
        gold, read = article["claims"], told.get(article["doc"]["id"], [])
        tally = score.Tally()
        pairs, rows = tally.add(gold, read, article["doc"]["text"])
        for i, j in pairs:
            for slot in score.SLOTS:
                if rows[i][j][slot][0] or rows[i][j][slot][1]:
                    filled[slot] += 1
                    right[slot] += score.right([slot], rows[i][j])
        if gold or read:
            texts.append(Text(tally.figures()["slots"]["f1"], article["doc"]["id"], len(gold), len(read), len(pairs)))
    return {slot: (right[slot], filled[slot]) for slot in score.SLOTS}, sorted(texts)


def main() -> int:
    """Print both tables as Markdown."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--texts", type=int, default=20, metavar="N")
    args = ask.parse_args()
    slots, texts = measured(args.folder)
    print("| slot | right, of those filled | |\n| --- | --- | --- |")
    for slot, (good, all_) in slots.items():
        print(f"| {slot} | {good} of {all_} | {good / max(1, all_):.2f} |")
    print("\n| text | slots F1 | claims in gold | read | found |\n| --- | --- | --- | --- | --- |")
    for text in texts[: args.texts]:
        print(f"| {text.name} | {text.f1:.2f} | {text.gold} | {text.read} | {text.found} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
