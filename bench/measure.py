"""Score reading and reasoning on the shared benches, and keep the floors that CI holds us to.

    bench/measure.py                  print the tables
    bench/measure.py --only dev       one bench: dev, seeds, or a ledger such as ledger/seeds
    bench/measure.py --json           figures as JSON, by bench
    bench/measure.py --raise-floors   raise tests/quality/floors.json to what is reached, less a margin; never lower it; and write
                                      the tables into docs/results.md

Everything is asked through the command line, as a user would. Of the benches, only figures are printed here, never a text or an error.
"""

import argparse
import hashlib
import json
import re
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
BENCH = SHARED / "bench"
FLOORS = ROOT / "tests" / "quality" / "floors.json"
RESULTS = ROOT / "docs" / "results.md"
_TABLES = re.compile(r"(?s)(?<=<!-- figures -->\n).*(?=<!-- end of figures -->)")
COMMAND = [sys.executable, "-m", "musterbook"]
# Below what is reached by this much, so that a rule that helps one text and hurts another by a hair still lands.
MARGIN = 0.005

Figures = dict[str, dict[str, float]]


def benches() -> list[str]:
    """Every bench that is there, extraction first."""
    return ["dev", "seeds", *(f"ledger/{path.stem}" for path in sorted((BENCH / "ledger").glob("*.json")))]


def gold(bench: str) -> Path:
    """The folder of gold articles that a bench is scored on."""
    if bench in ("seeds", "ledger/seeds"):
        return SHARED / "seeds" / "gold"
    return BENCH / "dev" / bench.removeprefix("ledger/") if bench.startswith("ledger/") else BENCH / "dev"


def digest(bench: str) -> str:
    """SHA-256 over the bench's files, so that a figure always says what it was measured on."""
    questions = [BENCH / f"{bench}.json"] if bench.startswith("ledger/") else []
    files = [*questions, *sorted(path for path in gold(bench).rglob("*") if path.is_file())]
    out = hashlib.sha256()
    for path in files:
        body = path.read_bytes()
        out.update(f"{path.relative_to(SHARED).as_posix()} {len(body)}\n".encode() + body)
    return out.hexdigest()


def measure(bench: str) -> Figures:
    """The figures of one bench, by part: a story, 'all', or the ledger's kinds of question."""
    return {"all": reasoning(bench)} if bench.startswith("ledger/") else extraction(bench)


def extraction(bench: str) -> Figures:
    """Slots, core and full F1 of what `musterbook read` makes of the texts alone, and articles read in a second."""
    folder = gold(bench)
    with tempfile.TemporaryDirectory() as scratch:
        predicted = Path(scratch) / "predicted.jsonl"
        began = time.perf_counter()
        with predicted.open("wb") as out:
            # 3: some articles failed; they count as read without a claim.
            done = subprocess.run(
                [*COMMAND, "read", str(folder), "--jsonl", "--jobs", "1"], stdout=out, stderr=subprocess.PIPE, check=False
            )
        took = time.perf_counter() - began
        if done.returncode not in (0, 3):
            raise SystemExit(done.stderr.decode()[-2000:])
        scored = _run([sys.executable, str(BENCH / "score.py"), str(folder), str(predicted), "--by-story", "--json"])
        count = len(predicted.read_bytes().splitlines())
    found = json.loads(scored)
    figures = {story: _f1(figures) for story, figures in found["stories"].items() if bench == "dev"}
    return figures | {"all": _f1(found["all"]) | {"articles_per_second": round(count / took, 1)}}


def reasoning(bench: str) -> dict[str, float]:
    """Scores by kind of question, over gold claims."""
    questions = str(BENCH / f"{bench}.json")
    line = _run(
        [sys.executable, str(BENCH / "score_ledger.py"), questions, "--articles", str(gold(bench)), "--command", shlex.join(COMMAND)]
    )
    pairs = (part.rsplit(" ", 1) for part in line.strip().split("  "))
    return {kind.strip(): float(value) for kind, value in pairs if value != "–"}


def raised(floors: dict[str, object], bench: str, figures: Figures) -> dict[str, object]:
    """The floors of a bench, raised to the figures less the margin; anew where the bench itself has changed."""
    old = floors.get(bench)
    seal = digest(bench)
    kept = old["floors"] if isinstance(old, dict) and old["digest"] == seal else {}
    new = {
        part: {
            name: max(kept.get(part, {}).get(name, 0.0), _floor(value)) for name, value in found.items() if name != "articles_per_second"
        }
        for part, found in sorted(figures.items())
    }
    return {"digest": seal, "floors": kept | new}


def _floor(value: float) -> float:
    return max(0.0, int((value - MARGIN) * 1000) / 1000)


def _f1(figures: dict[str, dict[str, float]]) -> dict[str, float]:
    return {name: round(figures[name]["f1"], 4) for name in ("slots", "core", "full")}


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise SystemExit(f"{shlex.join(command)}\n{done.stderr[-2000:]}{done.stdout[-500:]}")
    return done.stdout


def tables(found: dict[str, Figures]) -> str:
    """The figures as Markdown: reading by story, reasoning by kind of question."""
    reading = [
        f"| {bench} | {part} | {_cells(figures, ('slots', 'core', 'full'))} |"
        for bench, part, figures in _rows(found)
        if "slots" in figures
    ]
    kinds = ("posture", "promises", "conflicts", "resolution", "copies")
    answered = [f"| {bench} | {_cells(figures, kinds)} |" for bench, _, figures in _rows(found) if "slots" not in figures]
    head = ["| bench | texts | slots F1 | core F1 | full F1 |", "| --- | --- | --- | --- | --- |"]
    second = ["", f"| questions | {' | '.join(kinds)} |", f"| --- |{' --- |' * len(kinds)}"]
    return "\n".join([*head, *reading, *second, *answered, ""])


def _rows(found: dict[str, Figures]) -> list[tuple[str, str, dict[str, float]]]:
    return [(bench, part, figures) for bench, parts in found.items() for part, figures in parts.items()]


def _cells(figures: dict[str, float], names: Iterable[str]) -> str:
    return " | ".join(f"{figures[name]:.3f}" if name in figures else "–" for name in names)


def _show(bench: str, figures: Figures) -> None:
    print(f"\n{bench}")
    for part, found in figures.items():
        told = "  ".join(
            f"{name.replace('_', ' ')} {value:.1f}" if name == "articles_per_second" else f"{name} {value:.3f}"
            for name, value in found.items()
        )
        print(f"  {part:22}{told}")


def main(args: Iterable[str] | None = None) -> int:
    """Measure, and print, write or raise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="BENCH")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--raise-floors", action="store_true")
    asked = parser.parse_args(None if args is None else list(args))
    if not BENCH.is_dir():
        print("no bench: expected ../shared/bench beside the checkout", file=sys.stderr)
        return 1
    found = {}
    for bench in [asked.only] if asked.only else benches():
        found[bench] = measure(bench)
        if not asked.json:
            _show(bench, found[bench])
    if asked.json:
        print(json.dumps(found))
    if asked.raise_floors:
        floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
        floors |= {bench: raised(floors, bench, figures) for bench, figures in found.items()}
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n")
        if not asked.only:
            RESULTS.write_text(_TABLES.sub(lambda _: tables(found), RESULTS.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
