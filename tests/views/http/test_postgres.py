"""The pages over PostgreSQL are the pages over SQLite."""

import re
from pathlib import Path

from http_server import served
from postgres_server import started
from views_builders import Run, story, written

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


def test_a_ledger_in_postgresql_is_served_as_one_in_a_file(tmp_path: Path, run: Run, book: str) -> None:
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
    finally:
        server.stop()
