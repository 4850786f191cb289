"""Every rule is one file with one code, and its two examples are true of it."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from musterbook.errors import NotFound
from musterbook.rules import RULES, rule, rules
from rule_examples import fired

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("code", RULES)
def test_a_rule_fires_in_its_one_example_and_not_in_its_other(code: str) -> None:
    assert code in fired(rule(code).fires)
    assert code not in fired(rule(code).quiet)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_a_file_of_its_own_that_states_a_fact(code: str) -> None:
    assert code == import_module(f"musterbook.{RULES[code]}").CODE
    assert rule(code).fact.endswith(".")
    assert len(rule(code).fact) < 250


def test_no_two_rules_share_a_file() -> None:
    assert len(set(RULES.values())) == len(RULES)


def test_every_file_with_a_code_is_registered() -> None:
    source = ROOT / "src" / "musterbook"
    files = [path for path in source.rglob("*.py") if "\nCODE = " in path.read_text(encoding="utf-8")]
    found = {".".join(path.relative_to(source).with_suffix("").parts) for path in files}
    assert found == set(RULES.values())


def test_the_page_of_rules_is_current() -> None:
    done = subprocess.run([sys.executable, ROOT / "docs" / "write_rules.py", "--print"], capture_output=True, text=True, check=True)
    assert done.stdout == (ROOT / "docs" / "rules.md").read_text(encoding="utf-8"), "run `make docs`"


def test_an_unknown_code_is_told_with_those_there_are() -> None:
    with pytest.raises(NotFound, match="conflict-number"):
        rule("conflict-nonsense")
    assert [one.code for one in rules()] == list(RULES)
