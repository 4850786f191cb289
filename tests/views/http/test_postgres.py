"""The pages over PostgreSQL are the pages over SQLite."""

import re
from pathlib import Path

import pytest
from http_server import served
from postgres_server import started
from views_builders import Run, story, written

from musterbook.pipeline import checking

PAGES = [
    "/",
    "/line/LTU/USA",
    "/promises",
    "/conflicts",
    "/sources",
    "/articles/first",
    "/search?q=soldiers",
    "/changes?host=LTU&from=2024-05-01&to=2024-06-01",
]


def test_a_ledger_in_postgresql_is_served_as_one_in_a_file(tmp_path: Path, run: Run, book: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "WHOLE", 0)
    server = started()
    try:
        address = server.database()
        assert run("import", str(written(tmp_path, story())), "--book", address).code == 0
        # Marks, checkpoints and moments are each ledger's own.
        own = re.compile(r"value=\"[0-9a-f]{64}\"|<code>[0-9a-f]{16}</code>|<time datetime=\"[^\"]*T[^<]*</time>")
        with served(address) as there, served(book) as here:
            for path in PAGES:
                answers = [one.get(path) for one in (there, here)]
                assert [one.status_code for one in answers] == [200, 200], path
                assert own.sub("", answers[0].text) == own.sub("", answers[1].text), path
            assert there.get("/map.svg").content == here.get("/map.svg").content
            # A text of their own, a copy among them, held against what each keeps.
            pasted = f"Date: 2024-05-04\nOutlet: Pasted Post\n\n{story()[2]['doc']['text']}"
            told = []
            for one in (there, here):
                mark = re.search(r'name="csrf" value="([^"]+)"', one.get("/check").text)
                told.append(one.post("/check", data={"csrf": mark[1] if mark else "", "text": pasted}).text)
            assert "copies" in told[0]
            assert own.sub("", told[0]) == own.sub("", told[1])
    finally:
        server.stop()
