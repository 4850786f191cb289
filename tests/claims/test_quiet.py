"""Ordinary news stays quiet: people also deploy updates, withdraw products and lead troops of scouts."""

import json
from functools import cache
from pathlib import Path

import musterbook
from musterbook.articles.extract import Given, extract
from musterbook.articles.sources import Source, expand
from musterbook.claims.confidence import beside
from musterbook.claims.read import drafts, read
from musterbook.model import Article
from musterbook.settings import Settings

FOLDER = Path(str(next(iter(musterbook.__path__)))) / "views" / "demo" / "articles"
GOLD = Path(__file__).parents[1] / "demo" / "gold.jsonl"
# Measured: none of the 15 ordinary texts of the demo yields a claim. Lower it only together with this sentence.
AT_MOST = 0


@cache
def _ordinary() -> dict[str, Article]:
    """The demo's articles for which the gold has no claim, by the names that the gold gives them."""
    lines = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    quiet = {line["id"] for line in lines if not line["claims"]}
    found: dict[str, Article] = {}
    for source in expand([str(FOLDER)], Settings()):
        assert isinstance(source, Source), source
        for given in extract(source, Settings()):
            assert isinstance(given, Given), given
            names = (Path(source.name).name, given.article.url, given.article.id)
            found |= {name: given.article for name in names if name and name in quiet}
    assert set(found) == quiet
    return found


def test_ordinary_news_yields_claims_in_none_of_its_fifteen_texts() -> None:
    """Today 0 of the demo's 15 texts without a claim in the gold yield one; this may not rise."""
    loud = sorted(name for name, article in _ordinary().items() if read(article).claims)
    assert len(_ordinary()) == 15
    assert len(loud) <= AT_MOST, loud


def test_confidence_has_something_to_keep_quiet() -> None:
    """Some ordinary texts do hold drafts, so that the silence is a judgement and not only the gate."""
    assert sum(bool(drafts(article)[0]) for article in _ordinary().values()) >= 1


def test_what_was_said_before_and_how_often_two_nations_stand_together_are_clues() -> None:
    text = "Canada has 800 soldiers in Latvia. Canada will send 300 soldiers to Latvia. As was said, Canada has 800 soldiers in Latvia."
    made, _ = drafts(Article(id="one", text=text, published="2024-05-16"))
    assert [clues for clues in beside(made)] == [("pair:3", "again:no"), ("pair:3", "again:no"), ("pair:3", "again:before")]
