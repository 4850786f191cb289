"""The same article gives the same claims: whatever the hash seed, the order of articles, the shape of its quotation marks."""

import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path

from claims_builders import article, slots

import musterbook
from musterbook.claims.read import read
from musterbook.codebook import reading_to
from musterbook.model import Article

TEXT = """Allied forces in Latvia

Denmark, Norway and Sweden will send soldiers to Latvia, Defence Minister Karla Vosberg said on Monday.

“Another 200 will follow in June,” she said. LRT reports that Poland will send a battalion.

Canada: 800 soldiers at Ādaži
Italy: about 250

American soldiers will stay in Lithuania indefinitely, rather than until the end of 2025, a US official said."""
_PROGRAM = """
import json, sys
from musterbook.claims.read import read
from musterbook.codebook import reading_to
from musterbook.model import Article
article = Article(id="one", text=sys.stdin.buffer.read().decode(), published="2024-05-16")
sys.stdout.buffer.write(json.dumps(reading_to(read(article)), ensure_ascii=False).encode())
"""
OTHERS = ("The Danes will send 200 soldiers to Estonia.", "Turkey has 30,000 soldiers in Cyprus, Prime Minister Aylin Demirok said.")


def _bytes(seed: str) -> bytes:
    source = str(Path(str(next(iter(musterbook.__path__)))).parent)
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": source}
    done = subprocess.run([sys.executable, "-c", _PROGRAM], input=TEXT.encode(), env=environment, capture_output=True, check=True)
    return done.stdout


def test_two_runs_under_different_hash_seeds_give_the_same_bytes() -> None:
    first = _bytes("1")
    assert b'"claims": [{' in first
    assert first == _bytes("4242")


def test_the_order_of_articles_does_not_matter() -> None:
    articles = [article(text, id=str(n)) for n, text in enumerate((TEXT, *OTHERS))]
    alone: dict[str, object] = {one.id: reading_to(read(one)) for one in articles}
    for order in permutations(articles):
        assert {one.id: reading_to(read(one)) for one in order} == alone


def test_reading_twice_gives_equal_readings() -> None:
    one: Article = article(TEXT)
    assert read(one) == read(one)
    assert len(read(one).claims) >= 4


def test_curly_and_straight_quotes_give_the_same_slots() -> None:
    more = "\n\nDenmark’s 200 soldiers “will stay until December”, the minister said.\n\nThe US Army’s 2nd Cavalry Regiment left Romania."
    curly = TEXT + more
    straight = curly.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"})
    assert straight != curly
    assert slots(straight) == slots(curly) != []


def test_line_ends_at_the_end_of_the_text_change_nothing() -> None:
    assert slots(TEXT) == slots(TEXT + "\n\n") == slots("\n" + TEXT)
