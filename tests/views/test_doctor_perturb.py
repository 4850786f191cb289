"""`doctor --perturb` prints its table, and says what it needs where there is nothing to alter."""

import json
from pathlib import Path

import pytest

from musterbook.views.cli import main

TEXT = "About 250 Italian soldiers are stationed in Latvia, the ministry said."
CLAIM = {
    "action": "station", "status": "in_effect", "senders": ["ITA"], "hosts": ["LVA"], "evidence": TEXT,
    "quantity": {"low": 250, "high": 250, "approx": True, "of": "personnel", "mode": "total"},
}  # fmt: skip


def _run(*args: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    return int(ended.value.code or 0)


def test_the_table_has_every_part(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doc = {"id": "a", "title": "Latvia", "outlet": "Rits", "published": "2024-05-16", "text": TEXT}
    (tmp_path / "a.json").write_text(json.dumps({"doc": doc, "claims": [CLAIM]}), encoding="utf-8")
    assert _run("doctor", "--perturb", str(tmp_path)) == 0
    told = capsys.readouterr().out
    assert "number ×10" in told
    assert "0 of 1" in told
    assert "paragraphs shuffled" in told


def test_a_folder_without_claims_is_a_wrong_call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert _run("doctor", "--perturb", str(tmp_path)) == 2
    assert "no article with claims" in capsys.readouterr().err
