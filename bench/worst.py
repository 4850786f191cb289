"""Where reading fails: how often each slot is right given that its claim was found, and the texts that read worst.

    python bench/worst.py FOLDER [--texts N]

FOLDER holds articles with gold, as the bench's `dev/` does; they are read anew by `musterbook read`. `right` means that gold and the reader
say the same, by the bench's scorer: of the found claims in which either fills the slot, and of all of them, where both may leave it empty;
F1 is that of the values. Sealed stories are left out: their errors are not looked at.
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


class Slot(NamedTuple):
    """Of the claims that were found: in how many the slot is filled and right, filled by either, how many; F1 of its values."""

    right: int
    filled: int
    found: int
    f1: float


def measured(folder: Path) -> tuple[dict[str, Slot], list[Text]]:
    """Each slot over the claims that were found; every text that gold or the reader gives a claim."""
    told, right, filled, values, texts, found = predictions(folder), Counter[str](), Counter[str](), Counter[str](), list[Text](), 0
    for path, article in score.read_gold(folder):
        if path.parent.name in SEALED:
            continue
        gold, read = article["claims"], told.get(article["doc"]["id"], [])
        tally = score.Tally()
        pairs, rows = tally.add(gold, read, article["doc"]["text"])
        found += len(pairs)
        for i, j in pairs:
            for slot in score.SLOTS:
                in_gold, in_read, same = rows[i][j][slot]
                values.update({f"{slot} told": in_gold + in_read, f"{slot} same": 2 * same})
                if in_gold or in_read:
                    filled[slot] += 1
                    right[slot] += score.right([slot], rows[i][j])
        if gold or read:
            texts.append(Text(tally.figures()["slots"]["f1"], article["doc"]["id"], len(gold), len(read), len(pairs)))
    slots = {slot: Slot(right[slot], filled[slot], found, values[f"{slot} same"] / max(1, values[f"{slot} told"])) for slot in score.SLOTS}
    return slots, sorted(texts)


def main() -> int:
    """Print both tables as Markdown."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--texts", type=int, default=20, metavar="N")
    args = ask.parse_args()
    slots, texts = measured(args.folder)
    print("| slot | right, of those filled | | F1 | of all found |\n| --- | --- | --- | --- | --- |")
    for name, slot in slots.items():
        whole = (slot.found - slot.filled + slot.right) / max(1, slot.found)
        print(f"| {name} | {slot.right} of {slot.filled} | {slot.right / max(1, slot.filled):.2f} | {slot.f1:.2f} | {whole:.2f} |")
    print("\n| text | slots F1 | claims in gold | read | found |\n| --- | --- | --- | --- | --- |")
    for text in texts[: args.texts]:
        print(f"| {text.name} | {text.f1:.2f} | {text.gold} | {text.read} | {text.found} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
