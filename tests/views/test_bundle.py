"""What is shipped of the pages' scripts is what was built of the scripts that are here; `make web` writes down both."""

import hashlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "web" / "built.sha256"
FOLDERS = (ROOT / "web", ROOT / "src" / "musterbook" / "views" / "static")


def digests() -> dict[str, str]:
    """Every source and every built file, by its name from the root."""
    files = (file for folder in FOLDERS for file in folder.rglob("*") if file.is_file() and "node_modules" not in file.parts)
    return {str(file.relative_to(ROOT)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files if file != BUILT}


def test_what_is_shipped_was_built_from_the_sources_that_are_here() -> None:
    told = (line.split("  ", 1) for line in BUILT.read_text(encoding="utf-8").splitlines())
    then, now = {name: digest for digest, name in told}, digests()
    assert len(now) > 30
    assert sorted(name for name in then | now if then.get(name) != now.get(name)) == [], "run `make web` and commit what it builds"
