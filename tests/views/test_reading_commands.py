"""The commands that read: on the demo's articles, with the bundled reader."""

import io
import json
import re
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from views_builders import Run, coded, written

ARTICLES = Path(str(files("musterbook.views"))) / "demo" / "articles"
KANT = str(ARTICLES / "2021-06-09-kant-five-hundred.txt")


def test_read_prints_codebook_lines_with_spans_that_hold_the_words(run: Run) -> None:
    told = run("read", KANT, "--jsonl")
    assert told.code == 0
    (line,) = told.lines()
    assert {"id", "doc", "claims"} == set(line)
    assert line["claims"]
    for claim in line["claims"]:
        assert claim["evidence"] in line["doc"]["text"]
        assert all(0 <= start < end <= len(line["doc"]["text"]) for spans in claim["spans"].values() for start, end in spans)


@pytest.mark.parametrize("form", ["--json", "--csv", "--table"])
def test_read_takes_every_form(form: str, run: Run) -> None:
    told = run("read", KANT, form)
    assert told.code == 0
    assert "500" in told.out


def test_read_never_looks_at_the_claims_that_came_along(run: Run, tmp_path: Path) -> None:
    line = coded("gold", "The barley is in.", {"action": "station", "status": "in_effect", "evidence": "The barley is in."})
    assert run("read", str(written(tmp_path, [line]))).lines()[0]["claims"] == []


def test_read_takes_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(KANT).read_bytes())))
    (line,) = run("read", "-").lines()
    assert line["doc"]["text"]


def test_one_missing_file_is_named_and_the_rest_is_read(run: Run, tmp_path: Path) -> None:
    told = run("read", str(tmp_path / "absent.txt"), KANT)
    assert told.code == 3
    assert len(told.lines()) == 1
    assert "absent.txt" in told.err
    assert "1 read + 1 failed = 2 given" in told.err


def test_adding_twice_adds_nothing_and_says_so(run: Run, tmp_path: Path) -> None:
    book = str(tmp_path / "book.db")
    assert "1 new articles, 0 known already" in run("add", KANT, "--book", book).err
    before = run("export", "--book", book).out
    assert "0 new articles, 1 known already" in run("add", KANT, "--book", book).err
    assert run("export", "--book", book).out == before


def test_check_says_of_every_claim_what_it_adds_and_records_nothing(run: Run, tmp_path: Path) -> None:
    book = str(tmp_path / "book.db")
    run("add", KANT, "--book", book)
    before = run("verify", "--book", book).out
    told = run("check", str(ARTICLES / "2022-12-06-parliament-counts-350.txt"), "--book", book)
    assert told.code == 0
    rows = told.lines()
    assert rows
    assert all({"claim", "article", "evidence", "voices", "verdict", "against", "why"} == set(row) for row in rows)
    assert {row["verdict"] for row in rows} <= {"new", "corroborates", "contradicts", "supersedes", "copies"}
    assert run("verify", "--book", book).out == before


def test_the_demo_shows_what_it_promises_on_eighty_columns(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("demo", "--book", "demo.db")
    assert told.code == 0
    assert max(map(len, told.out.splitlines())) <= 80
    headings = ["Bulgaria on 2022-06-01", "Bulgaria on 2026-03-01", "How the commitment changed", "Promises kept", "Promises overdue",
                "What contradicts what", "Who copied whom", "Try next"]  # fmt: skip
    at = [told.out.index(name) for name in headings]
    assert at == sorted(at)
    assert told.out.count("“") >= 10


def test_the_commands_that_the_demo_proposes_work(run: Run, tmp_path: Path) -> None:
    told = run("demo", "--book", str(tmp_path / "demo.db"))
    proposed = re.findall(r"(?m)^  musterbook (.+)$", told.out.partition("Try next")[2])
    assert len(proposed) == 3
    for line in proposed:
        assert run(*line.split()).code == 0


def test_the_demo_keeps_nothing_unless_asked(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("demo")
    assert told.code == 0
    assert "musterbook demo --book demo.db" in told.out
    assert not list(tmp_path.iterdir())


def test_the_doctor_finds_this_installation_well(run: Run, tmp_path: Path) -> None:
    told = run("doctor", "--book", str(tmp_path / "none.db"))
    assert (told.code, "FAIL" in told.out) == (0, False), told.out


def test_the_doctor_names_a_ledger_that_is_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "no.db").write_text("not a database")
    told = run("doctor", "--book", str(tmp_path / "no.db"))
    assert told.code == 1
    assert "FAIL  ledger" in told.out


def test_read_gives_the_same_bytes_twice(run: Run) -> None:
    first = run("read", str(ARTICLES), "--jsonl")
    second = run("read", str(ARTICLES), "--jsonl", "--jobs", "2")
    assert first.code == second.code == 0
    assert first.out == second.out
    assert len([json.loads(line) for line in first.out.splitlines()]) >= 30
