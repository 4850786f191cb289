"""The demo folder and its hand-made gold fit together, as the articles room reads the folder."""

import json
from pathlib import Path

import pytest

import musterbook
from musterbook.articles.extract import Given, extract
from musterbook.articles.sources import Source, expand
from musterbook.codebook import claim_from
from musterbook.model import Article
from musterbook.settings import Settings
from musterbook.world import outlets

FOLDER = Path(str(next(iter(musterbook.__path__)))) / "views" / "demo" / "articles"
GOLD = {row["id"]: row["claims"] for row in map(json.loads, (Path(__file__).parent / "gold.jsonl").read_text("utf-8").splitlines())}


def _key(article: Article, source: Source) -> str:
    """The gold names a text or page by its file, a feed's entry by its link, a JSON line by its own id."""
    names = (Path(source.name).name, article.url, article.id)
    return next((name for name in names if name and name in GOLD), f"not in the gold: {source.name}")


def _articles() -> dict[str, Article]:
    settings, found = Settings(), {}
    for source in expand([str(FOLDER)], settings):
        assert isinstance(source, Source), source
        for given in extract(source, settings):
            assert isinstance(given, Given), given
            found[_key(given.article, source)] = given.article
    return found


ARTICLES = _articles()


def test_the_kind_of_every_invented_outlet_is_declared_and_no_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUSTERBOOK_OUTLETS", str(FOLDER.parent / "outlets.csv"))
    found = {name: outlets.declared(name) for name in sorted({article.outlet or "" for article in ARTICLES.values()})}
    assert [name for name, outlet in found.items() if not outlet or outlet.kind not in outlets.KINDS] == []
    # Nobody can say of an invented house how reliable it is; the two ministries are real ones.
    assert {name for name, outlet in found.items() if outlet and outlet.letter} == {
        "Ministry of Defence of Spain", "Ministry of Defence of the Republic of Bulgaria",
    }  # fmt: skip


def test_every_article_has_gold_and_every_gold_line_has_its_article() -> None:
    assert set(ARTICLES) == set(GOLD)
    assert len(ARTICLES) >= 30


@pytest.mark.parametrize("name", sorted(GOLD))
def test_every_gold_claim_is_well_formed_and_stands_once_in_the_text(name: str) -> None:
    article = ARTICLES[name]
    for nth, row in enumerate(GOLD[name]):
        claim = claim_from(row, article, nth)
        assert article.text.count(claim.evidence) == 1


def test_a_third_of_the_articles_holds_no_claim() -> None:
    ordinary = [name for name, claims in GOLD.items() if not claims]
    assert 0.3 <= len(ordinary) / len(GOLD) <= 0.4


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_every_article_says_its_title_outlet_and_day(name: str) -> None:
    article = ARTICLES[name]
    assert article.title
    assert article.outlet
    assert article.published is not None
    assert len(article.published) == 10


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_every_file_is_marked_synthetic_in_its_own_bytes(path: Path) -> None:
    text = path.read_text("utf-8")
    whole = path.suffix != ".jsonl"
    assert all("ynthetic" in part for part in ([text] if whole else text.splitlines()))
