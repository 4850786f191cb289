"""The command line, asked as a person or a program would ask it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from views_builders import COUNTED, PROMISED, STAYING, Run, claim, coded, story, written

from musterbook.views.cli.root import COMMANDS

LISTINGS = {
    "promises": {"claim", "article", "evidence", "voices", "action", "senders", "hosts", "what", "due", "state", "made_by", "by", "why"},
    "conflicts": {"kind", "resolution", "left", "right", "why"},
    "copies": {"root", "members"},
}
REF = {"claim", "article", "evidence", "voices"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_ends_with_an_example(command: str, run: Run) -> None:
    told = run(command, "--help")
    assert told.code == 0
    assert "Example: musterbook" in " ".join(told.out.split()).split("Options:")[-1]


def test_help_lists_every_command_and_loads_none() -> None:
    script = (
        "import sys\nfrom musterbook.views.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = [name for name in ('spacy', 'sqlalchemy', 'rich', 'lxml', 'edtf') if name in sys.modules]\nassert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert all(f"  {name} " in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("command", ["posture", "promises", "conflicts", "copies", "explain", "export", "verify"])
def test_a_question_to_the_ledger_loads_no_reader(command: str, book: str) -> None:
    arguments = {"posture": ["LTU"], "explain": ["first"]}.get(command, [])
    call = [command, *arguments, "--book", book]
    script = (
        f"import sys\nfrom musterbook.views.cli import main\ntry:\n    main({call!r})\n"
        "except SystemExit as end:\n    assert not end.code, end.code\n"
        "heavy = [name for name in ('spacy', 'trafilatura', 'lxml') if name in sys.modules]\nassert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_unknown_command_is_a_usage_error_with_the_nearest_name(run: Run) -> None:
    told = run("promisses")
    assert (told.code, "did you mean 'promises'?" in told.err) == (2, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ["posture", "LTU", "--on", "2024-13-45"],
        ["posture", "Lithuanja"],
        ["promises", "--state", "forgotten"],
        ["read"],
        ["retract", "abc"],
    ],
)
def test_a_call_that_does_not_fit_is_a_usage_error(arguments: list[str], run: Run) -> None:
    told = run(*arguments)
    assert told.code == 2
    assert told.err.startswith("Usage: ")


def test_a_nation_may_be_misspelt_and_is_answered_with_the_nearest(run: Run) -> None:
    assert "did you mean 'Lithuania'?" in run("posture", "Lithuanja").err


def test_a_ledger_that_is_not_there_is_an_error_that_says_what_to_do(run: Run, tmp_path: Path) -> None:
    told = run("promises", "--book", str(tmp_path / "none.db"))
    assert told.code == 1
    assert "musterbook add" in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize("command", LISTINGS)
def test_json_lines_keep_their_shape(command: str, run: Run, book: str) -> None:
    rows = run(command, "--known-by", "2024-07-01", "--jsonl", "--book", book).lines()
    assert rows
    assert all(set(row) == LISTINGS[command] for row in rows)


@pytest.mark.parametrize("command", LISTINGS)
def test_every_form_says_the_same(command: str, run: Run, book: str) -> None:
    asked = (command, "--known-by", "2024-07-01", "--book", book)
    lines = run(*asked, "--jsonl").lines()
    assert json.loads(run(*asked, "--json").out) == lines
    # Where no terminal looks on, JSON lines are the default.
    assert run(*asked).lines() == lines
    assert len(run(*asked, "--csv").out.splitlines()) > len(lines)


def test_references_are_whole(run: Run, book: str) -> None:
    for row in run("conflicts", "--known-by", "2024-07-01", "--book", book).lines():
        assert set(row["left"]) == set(row["right"]) == REF
    for row in run("promises", "--known-by", "2024-07-01", "--book", book).lines():
        assert row["made_by"]
        assert all(set(one) == REF for one in [*row["made_by"], *row["by"]])


@pytest.mark.parametrize(
    "command", [["promises"], ["conflicts"], ["copies"], ["posture", "Lithuania"], ["explain", "first"], ["timeline", "LTU"]]
)
def test_a_table_is_readable_on_eighty_columns_and_quotes_its_words(command: list[str], run: Run, book: str) -> None:
    told = run(*command, "--known-by", "2024-07-01", "--table", "--book", book)
    assert told.code == 0
    assert max(map(len, told.out.splitlines())) <= 80
    flowing = " ".join(told.out.split())
    assert any(f"“{words[:40]}" in flowing for words in (STAYING, PROMISED, COUNTED))


def test_a_promise_is_open_until_its_day_and_overdue_after(run: Run, book: str) -> None:
    def states(on: str) -> list[str]:
        return [
            row["state"]
            for row in run("promises", "--on", on, "--known-by", "2024-07-01", "--book", book).lines()
            if row["article"] == "first"
        ]

    assert (states("2024-05-20"), states("2024-07-01")) == (["open"], ["overdue"])


def test_promises_can_be_asked_for_some_at_a_time_by_due_day(run: Run, book: str) -> None:
    asked = ("promises", "--known-by", "2024-07-01", "--book", book)
    every = run(*asked, "--limit", "99").lines()
    assert sorted(every, key=str) == sorted(run(*asked).lines(), key=str)
    of_host = ("--host", every[0]["hosts"][0])
    mine = run(*asked, *of_host, "--limit", "99").lines()
    first = run(*asked, *of_host, "--limit", "1")
    assert first.lines() == mine[:1]
    rest = ["--after", mine[0]["claim"][:10], "--limit", "99"]
    assert run(*asked, *of_host, *rest).lines() == mine[1:]
    assert f"--after {mine[0]['claim']}" in first.err or len(mine) == 1
    due = [row for row in mine if row["due"]]
    assert run(*asked, *of_host, "--due-from", due[0]["due"], "--due-until", due[0]["due"]).lines() == [
        row for row in due if row["due"] == due[0]["due"]
    ]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (("--limit", "0"), "0 is not in the range"),
        (("--due-from", "soon"), "'soon' is no day"),
        (("--due-from", "2024-02-01", "--due-until", "2024-01-01"), "must not lie after the last"),
        (("--host", "LTU", "--after", "ffffffff"), "no claim 'ffffffff'"),
    ],
)
def test_bounds_that_cannot_be_are_refused_with_the_reason(wrong: tuple[str, ...], why: str, run: Run, book: str) -> None:
    told = run("promises", *wrong, "--known-by", "2024-07-01", "--book", book)
    assert told.code != 0
    assert why in " ".join(told.err.split())


def test_posture_answers_in_codes_and_takes_names(run: Run, book: str) -> None:
    by_name = run("posture", "Lithuania", "--sender", "American", "--known-by", "2024-07-01", "--json", "--book", book)
    assert by_name.code in (0, 2)
    answer = json.loads(run("posture", "lithuania", "--sender", "us", "--known-by", "2024-07-01", "--json", "--book", book).out)
    assert {name: answer[name] for name in ("host", "on", "known_by")} == {"host": "LTU", "on": "2024-07-01", "known_by": "2024-07-01"}
    line = next(line for line in answer["lines"] if line["what"] == "personnel")
    assert list(line)[:13] == [
        "sender", "what", "place", "low", "high", "basis", "until", "status", "credibility", "why", "claims", "last_reported", "conflicts",
    ]  # fmt: skip
    assert (line["sender"], line["low"], line["high"]) == ("USA", 500, 900)
    assert line["conflicts"] >= 1


def test_an_earlier_known_by_knows_less(run: Run, book: str) -> None:
    answer = json.loads(run("posture", "LTU", "--known-by", "2024-05-05", "--json", "--book", book).out)
    assert [(line["low"], line["high"]) for line in answer["lines"] if line["what"] == "personnel"] == [(500, 500)]


def test_importing_again_changes_nothing(run: Run, book: str, tmp_path: Path) -> None:
    before = run("verify", "--book", book).out
    again = run("import", str(written(tmp_path, story())), "--book", book)
    assert "3 read + 0 failed = 3 given" in again.err
    assert "0 new articles, 3 known already" in again.err
    assert run("verify", "--book", book).out == before


def test_a_bad_line_stops_nothing_and_never_vanishes(run: Run, tmp_path: Path) -> None:
    bad = coded("bad", "Some text.", claim("words that are not in it"))
    path = written(tmp_path, [*story(), bad])
    path.write_text(path.read_text() + "{no json\n")
    told = run("import", str(path), "--book", str(tmp_path / "new.db"))
    assert told.code == 3
    assert "3 read + 2 failed = 5 given" in told.err
    assert "evidence is not in the text" in told.err


def test_what_is_exported_is_imported_back(run: Run, book: str, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert run("export", "--output", str(out), "--book", book).code == 0
    other = str(tmp_path / "other.db")
    assert run("import", str(out), "--book", other).code == 0
    assert run("export", "--book", other).out == out.read_text() == run("export", "--book", book).out


def test_a_spreadsheet_has_a_heading_and_a_row_for_each_claim(run: Run, book: str) -> None:
    assert len(run("export", "--csv", "--book", book).out.splitlines()) == 1 + 5


def test_a_retracted_claim_is_gone_from_answers_and_explained_with_its_reason(run: Run, book: str) -> None:
    first = run("conflicts", "--book", book).lines()[0]
    told = run("retract", first["right"]["claim"][:10], "--why", "miscounted", "--by", "A. Analyst", "--book", book)
    assert (told.code, "closed 1 row" in told.err) == (0, True)
    assert first not in run("conflicts", "--book", book).lines()
    explained = run("explain", first["right"]["claim"], "--table", "--book", book).out
    assert "miscounted" in explained
    assert "A. Analyst" in explained


def test_explain_walks_down_to_the_words_and_up_to_what_rests_on_them(run: Run, book: str) -> None:
    asked = ("--known-by", "2024-07-01", "--book", book)
    row = next(row for row in run("promises", *asked).lines() if row["article"] == "first")
    told = run("explain", row["claim"][:8], "--table", *asked).out
    assert f"‹{PROMISED[:30]}" in " ".join(told.split())
    assert "OVERDUE" in told
    assert "Echo Daily" in told
    answer = json.loads(run("explain", row["claim"][:8], "--json", *asked).out)
    assert answer["claim"]["id"] == row["claim"]
    assert answer["promises"] == [row]
    assert answer["passage"].startswith(STAYING)


def test_explain_of_nothing_is_an_error_without_a_traceback(run: Run, book: str) -> None:
    told = run("explain", "ffffffff", "--book", book)
    assert (told.code, "Traceback" in told.err) == (1, False)


def test_verify_names_what_was_changed(run: Run, book: str) -> None:
    assert run("verify", "--book", book).code == 0
    body = Path(book).read_bytes()
    assert b"Vilnius Post" in body
    Path(book).write_bytes(body.replace(b"Vilnius Post", b"Vilnius Pest"))
    told = run("verify", "--book", book)
    assert told.code == 3
    assert "NOT as recorded" in told.out


def test_hostile_text_is_shown_as_text(run: Run, tmp_path: Path) -> None:
    words = "There are 500 \x1b[31mAmerican\x1b[0m \u202esoldiers\u202c in [bold]Lithuania[/bold] <script>alert(1)</script>."
    line = coded("evil\u202e", words, claim(words), title="=cmd()\x07", outlet="[red]Outlet[/red]\x9b")
    line["id"] = line["doc"]["id"] = "evil"
    address = str(tmp_path / "evil.db")
    assert run("import", str(written(tmp_path, [line])), "--book", address).code == 0
    claims = json.loads(run("export", "--book", address).out)["claims"]
    for arguments in (["explain", claims[0]["id"]], ["explain", "evil", "--jsonl"], ["posture", "LTU"], ["export"], ["promises", "--csv"]):
        table = ["--table"] if arguments[0] in ("explain", "posture") and "--jsonl" not in arguments else []
        told = run(*arguments, *table, "--book", address)
        assert told.code == 0
        assert not {"\x1b", "\u202e", "\x07", "\x9b"} & set(told.out + told.err)
    assert "[bold]Lithuania[/bold] <script>" in " ".join(run("explain", claims[0]["id"], "--table", "--book", address).out.split())


def test_outlets_of_ones_own_are_declared_to_every_command(run: Run, book: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What the option sets is set back after the test.
    monkeypatch.setenv("MUSTERBOOK_OUTLETS", "")
    asked = ("posture", "LTU", "--on", "2024-05-05", "--known-by", "2024-05-05", "--what", "personnel", "--book", book)
    own = tmp_path / "own.csv"
    own.write_text("name,kind,letter,why\nThe Testburg Courier,newspaper,D,it guesses\n", encoding="utf-8")
    before, after = run(*asked).lines()[0]["lines"][0], run("--outlets", str(own), *asked).lines()[0]["lines"][0]
    assert (before["credibility"][0], after["credibility"][0]) == ("F", "D")
    assert "D: The Testburg Courier, it guesses" in after["why"]
    own.write_text("name,kind\nThe Testburg Courier,gazette\n", encoding="utf-8")
    told = run("--outlets", str(own), *asked)
    assert (told.code, told.out) == (1, "")
    assert "line 2: kind 'gazette' is none of" in told.err
