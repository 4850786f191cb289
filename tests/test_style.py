"""What the house's style lets a machine check: short functions, short modules, locks in step, nothing of one machine in the project."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LONGEST_MODULE = 300
LONGEST_FUNCTION = 60
TYPICAL, NINE_OF_TEN = 8, 30


def _lengths(path: Path) -> dict[str, int]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return {f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1 for node in found}


def test_modules_are_short() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert not {name: length for name, length in lengths.items() if length > LONGEST_MODULE}


def test_functions_are_short() -> None:
    lengths = {name: length for path in SOURCES for name, length in _lengths(path).items()}
    assert not {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION}
    assert median(lengths.values()) <= TYPICAL
    assert quantiles(lengths.values(), n=10)[-1] <= NINE_OF_TEN


def test_every_folder_states_its_contract() -> None:
    silent = [path for path in SOURCES if path.name == "__init__.py" and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert not silent


def test_every_dependency_is_locked_with_its_hash() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    base = _locked("base.txt")
    assert {_name(line) for line in project["dependencies"]} <= set(base)
    wanted = {_name(line) for extra in ("test", "dev") for line in project["optional-dependencies"][extra]}
    assert wanted <= set(_locked("dev.txt"))


@pytest.mark.parametrize("lock", ["base.txt", "dev.txt"])
def test_a_lock_pins_by_hash_and_names_no_host(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    assert all("--hash=sha256:" in entry for entry in _locked(lock).values())
    assert "://" not in text
    assert not re.search(r"(?m)^--|^-[a-z] ", text)


def test_both_locks_agree() -> None:
    base, dev = _locked("base.txt"), _locked("dev.txt")
    version = re.compile(r"==\S+")
    assert not {name for name in base.keys() & dev.keys() if version.findall(base[name])[0] != version.findall(dev[name])[0]}


def test_the_readme_fits_on_a_page() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120


def test_nothing_of_one_machine_is_in_the_project() -> None:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout: no list of the project's files")
    machine = re.compile(r"(?<![\w.])/(?:home|root|Users|tmp|work)/\w")
    texts = ((name, _text(ROOT / name)) for name in done.stdout.decode().split("\0") if name)
    assert not [name for name, text in texts if machine.search(text) and name != "tests/test_style.py"]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _name(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def _locked(lock: str) -> dict[str, str]:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    entries = re.findall(r"(?m)^([a-z0-9][\w.-]*)==((?:.*\\\n)*.*)", text)
    return {name.lower().replace("_", "-"): f"=={rest}" for name, rest in entries}
