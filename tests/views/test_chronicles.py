"""Commitments, continuity and changes on the command line."""

import json

import pytest
from views_builders import Run

COMMANDS = {
    "commitments": ({"host", "sender", "steps"}, ["LTU"]),
    "continuity": (
        {"host", "sender", "what", "reported", "covered", "contingents", "verdict", "why", "said", "against", "stretches"},
        ["LTU", "--on", "2024-06-01", "--known-by", "2024-06-01"],
    ),
    "changes": (
        {"kind", "sender", "host", "what", "slot", "before", "after", "why", "claims"},
        ["LTU", "--from", "2024-05-01", "--to", "2024-07-01", "--known-by", "2024-07-01"],
    ),
}


@pytest.mark.parametrize("command", ["continuity", "changes"])
def test_its_json_has_these_keys_and_its_table_the_words(command: str, run: Run, book: str) -> None:
    keys, asked = COMMANDS[command]
    rows = run(command, *asked, "--jsonl", "--book", book).lines()
    assert rows
    assert all(set(row) == keys for row in rows)
    assert json.loads(run(command, *asked, "--json", "--book", book).out) == rows
    assert "American soldiers" in " ".join(run(command, *asked, "--table", "--book", book).out.split())
    assert len(run(command, *asked, "--csv", "--book", book).out.splitlines()) > 1


def test_what_nobody_said_is_said_so(run: Run, book: str) -> None:
    assert run("commitments", "LTU", "--jsonl", "--book", book).out == ""
    assert "nothing was said" in run("commitments", "LTU", "--table", "--book", book).out
    assert "no report" in run("continuity", "LVA", "--table", "--book", book).out
    assert "nothing changed" in run("changes", "LVA", "--from", "2024-01-01", "--table", "--book", book).out


@pytest.mark.parametrize(
    "dates",
    [
        ["--from", "2024-05-01", "--to", "2024-05-01"],
        ["--from", "2024-05-01", "--to", "2024-06-01", "--by", "known-by", "--known-by", "2024-06-01"],
        ["--from", "2024-05-01", "--to", "2024-06-01", "--on", "2024-06-01"],
        ["--to", "2024-06-01"],
    ],
)
def test_days_that_do_not_fit_together_are_a_usage_error(dates: list[str], run: Run, book: str) -> None:
    assert run("changes", "LTU", *dates, "--book", book).code == 2


def test_what_was_learned_is_told_by_the_clock_of_publication(run: Run, book: str) -> None:
    asked = ["changes", "LTU", "--from", "2024-01-01", "--to", "2025-01-01", "--by", "known-by", "--kind", "overdue", "--kind", "new"]
    kinds = [row["kind"] for row in run(*asked, "--jsonl", "--book", book).lines()]
    assert set(kinds) == {"new", "overdue"}
