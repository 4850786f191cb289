"""What holds for any bytes: something comes out, nothing is raised, offsets and dates are sound, and twice is the same."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from laws import examples
from musterbook import clock
from musterbook.articles.extract import Given, extract
from musterbook.articles.sources import Source
from musterbook.model import Failure
from musterbook.settings import Settings

MOMENT = datetime(2024, 5, 2, 12, tzinfo=UTC)
SUFFIXES = [".txt", ".md", ".html", ".json", ".jsonl", ".xml", ".rss", ".gz", ".mhtml", ""]
PIECES = [
    "<html>",
    "<body>",
    "<p>",
    "</p>",
    "<div>",
    "<time datetime='",
    "2024-05-02",
    "<rss>",
    "<channel>",
    "<item>",
    "</item>",
    "<title>",
    "&#0;",
    "<![CDATA[",
    "]]>",
    "{",
    "}",
    "[",
    "]",
    '"doc":',
    '"text":',
    '"claims":',
    '"a"',
    ":",
    ",",
    "null",
    "\n",
    "\r",
    "\n\n",
    "---",
    "Title: ",
    "Date: ",
    "Outlet: ",
    "VILNIUS, ",
    "May 2, 2024",
    "(BNS)",
    " – ",
    "|",
    "By ",
    "This article originally appeared at ",
    "The Times",
    "600",
    "soldiers arrived in Orzel on Monday",
    ".",
    "\x00",
    "\x1b",
    "\u202e",
    "\ufeff",
    "é",
    "\ud83d\ude00",
    "# ",
    "• ",
    "Source: ",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join)
BYTES = (
    st.binary(max_size=300)
    | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))
    | TEXTS.map(lambda text: text.encode("utf-16", "replace"))
)


@examples(400, suppress_health_check=[HealthCheck.too_slow])
@given(BYTES, st.sampled_from(SUFFIXES))
def test_any_bytes_give_articles_or_failures_and_never_an_exception(content: bytes, suffix: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"file{suffix}"
        path.write_bytes(content)
        # A capture holds the second at which it was taken, so twice is the same only at the same moment.
        with patch.object(clock, "now", lambda: MOMENT):
            first, second = (list(extract(Source(str(path)), Settings())) for _ in range(2))
    assert first
    assert first == second
    for one in first:
        assert isinstance(one, Given | Failure)
        if isinstance(one, Failure):
            assert one.why
            assert "parser failed" not in one.why
        else:
            assert one.article.text.strip()
            assert not set(one.article.text) & {"\r", "\x00", "\x1b", "\ufeff"}
            one.article.text.encode("utf-8")


def test_reading_a_text_does_not_load_what_only_pages_need() -> None:
    code = (
        "import sys; from musterbook.articles.extract import extract; import musterbook.articles.plain; "
        "print([name for name in ('trafilatura', 'feedparser', 'lxml', 'spacy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_order_of_hashes_never_shows(tmp_path: Path, seed: str) -> None:
    for number in range(5):
        (tmp_path / f"{number}.html").write_text(
            f"<html><body><p>A battalion of {number} hundred soldiers arrived in Orzel.</p></body></html>"
        )
    code = (
        "import sys; from musterbook.articles.extract import extract; from musterbook.articles.sources import expand; "
        "from musterbook.settings import Settings; "
        "print([(one.article.id, one.article.text) for source in expand([sys.argv[1]], Settings()) for one in extract(source, Settings())])"
    )
    run = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(run, capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)})
    assert done.stdout.count("battalion") == 5
    assert (
        done.stdout
        == subprocess.run(
            run, capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7", "PYTHONPATH": ":".join(sys.path)}
        ).stdout
    )
