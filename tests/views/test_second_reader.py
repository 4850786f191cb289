"""The command line with a language model: what is sent, what is written instead, what does not fit together, readers side by side."""

import json
from pathlib import Path

import pytest
from views_builders import Run

from asked_server import claims, completion, serving, status

TEXT = "About 250 Italian soldiers are stationed at Ādaži in Latvia, the defence ministry said."
ROW = {
    "evidence": TEXT, "action": "station", "status": "in_effect", "senders": ["ITA"], "hosts": ["LVA"], "place": "Ādaži",
    "quantity": {"low": 250, "high": 250, "approx": True, "of": "personnel", "mode": "total"},
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    coded = tmp_path / "coded"
    coded.mkdir()
    doc = {"id": "a", "title": "Ādaži", "outlet": "Rits", "published": "2024-05-16", "text": TEXT}
    (coded / "a.json").write_text(json.dumps({"doc": doc, "claims": [ROW]}), encoding="utf-8")
    return coded


def _llm(tmp_path: Path, url: str = "http://127.0.0.1:9/v1") -> list[str]:
    return ["--reader", "llm", "--model", "tiny", "--base-url", url, "--cache", str(tmp_path / "cache"), "--retries", "0"]


def test_read_prints_the_models_claims_and_tells_what_it_cost(run: Run, folder: Path, tmp_path: Path) -> None:
    with serving(claims(ROW)) as server:
        told = run("read", str(folder), *_llm(tmp_path, server.url), "--price", "1,1")
    (line,) = told.lines()
    assert line["claims"][0]["reader"].startswith("llm tiny")
    assert "1 passages asked" in told.err
    assert "$0.0001" in told.err


def test_add_records_the_models_claims_and_the_ledger_says_who_read_them(run: Run, folder: Path, tmp_path: Path) -> None:
    book = str(tmp_path / "book.db")
    with serving(claims(ROW)) as server:
        assert run("add", str(folder), *_llm(tmp_path, server.url), "--book", book).code == 0
    assert "llm tiny" in run("export", "--book", book).out


def test_a_dead_endpoint_is_a_failure_and_the_exit_code_says_so(run: Run, folder: Path, tmp_path: Path) -> None:
    with serving(status(500)) as server:
        told = run("read", str(folder), *_llm(tmp_path, server.url))
    assert told.code == 3
    assert "0 read + 1 failed = 1 given" in told.err


def test_an_estimate_sends_nothing_and_names_an_upper_bound(run: Run, folder: Path, tmp_path: Path) -> None:
    told = run("read", str(folder), *_llm(tmp_path), "--estimate", "--price", "0.15,0.60")
    assert told.code == 0
    assert "1 passages to send" in told.out
    assert "cost at most $0.00" in told.out


def test_prompts_go_out_and_replies_come_back(run: Run, folder: Path, tmp_path: Path) -> None:
    prompts, replies = tmp_path / "prompts.jsonl", tmp_path / "replies.jsonl"
    told = run("read", str(folder), *_llm(tmp_path), "--prompts-out", str(prompts))
    assert told.code == 0
    assert "1 requests written" in told.err
    row = json.loads(prompts.read_text(encoding="utf-8"))
    body = {"status_code": 200, "body": completion(json.dumps({"claims": [ROW]}))}
    replies.write_text(json.dumps({"custom_id": row["custom_id"], "response": body}) + "\n", encoding="utf-8")
    (line,) = run("read", str(folder), *_llm(tmp_path), "--replies", str(replies)).lines()
    assert len(line["claims"]) == 1


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--reader", "llm"], "needs --model"),
        (["--model", "tiny"], "goes with --reader llm"),
        (["--reader", "llm", "--model", "tiny", "--budget", "5"], "needs --price"),
        (["--reader", "llm", "--model", "tiny", "--price", "cheap", "--estimate"], "IN,OUT"),
        (["--reader", "llm", "--model", "tiny", "--replies", "absent.jsonl"], "absent.jsonl"),
    ],
)
def test_options_that_do_not_fit_together_are_a_wrong_call(run: Run, folder: Path, options: list[str], why: str) -> None:
    told = run("read", str(folder), *options)
    assert told.code == 2
    assert why in told.err


def test_readers_are_scored_against_gold(run: Run, folder: Path, tmp_path: Path) -> None:
    with serving(claims(ROW | {"place": None})) as server:
        told = run("compare-readers", str(folder), "--gold", *_llm(tmp_path, server.url))
    assert told.code == 0
    rules, _, model = told.out.partition("llm tiny")
    assert "rules: 1 claims against 1 in 1 articles" in rules
    assert "place      P 0.000  R 0.000  F1 0.000" in model
    assert "quantity   P 1.000  R 1.000  F1 1.000" in model


def test_readers_are_held_against_one_another_and_what_they_differ_on_can_be_reviewed(run: Run, folder: Path, tmp_path: Path) -> None:
    other, out, book = tmp_path / "other.jsonl", tmp_path / "differ.jsonl", str(tmp_path / "book.db")
    doc = json.loads((folder / "a.json").read_text(encoding="utf-8"))["doc"]
    other.write_text(json.dumps({"id": "a", "doc": doc, "claims": [ROW | {"place": None}]}) + "\n", encoding="utf-8")
    told = run("compare-readers", str(folder), "--claims", str(other), "--disagreements", str(out))
    assert "rules and other.jsonl: 1 and 1 claims in 1 articles" in told.out
    assert "2 claims on which the readers differ" in told.err
    assert run("import", str(out), "--book", book).code == 0


def test_nothing_to_compare_is_a_wrong_call(run: Run, folder: Path) -> None:
    assert run("compare-readers", str(folder)).code == 2
