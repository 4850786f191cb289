"""Articles with gold, by story: those of the bench, those that we wrote and coded ourselves, and those of the demo."""

import importlib.util
import json
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from musterbook.articles.extract import extract
from musterbook.articles.given import Given
from musterbook.articles.sources import Source, expand
from musterbook.codebook import article_from
from musterbook.model import Article
from musterbook.settings import Settings

ROOT = Path(__file__).parents[1]
SEALED = ("transfers", "missions")


class Coded(NamedTuple):
    """An article and its gold claims, in the codebook's shape."""

    article: Article
    claims: list[dict[str, Any]]


def scorer(bench: Path) -> ModuleType:
    """The benchmark's own scorer, loaded from its file."""
    spec = importlib.util.spec_from_file_location("score", bench / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stories(bench: Path, sealed: tuple[str, ...] = SEALED) -> dict[str, list[Coded]]:
    """The bench's articles by story, the sealed ones left out."""
    return {name: found for name, found in _by_folder(bench / "dev").items() if name not in sealed}


def written() -> dict[str, list[Coded]]:
    """Our own training texts by story."""
    return _by_folder(ROOT / "training" / "texts")


def demo() -> list[Coded]:
    """The demo's articles, which we wrote and coded ourselves, with their gold."""
    gold = {line["id"]: line["claims"] for line in map(json.loads, (ROOT / "tests/demo/gold.jsonl").read_text().splitlines())}
    settings = Settings()
    out = []
    for source in expand([str(ROOT / "src/musterbook/views/demo/articles")], settings):
        for given in extract(source, settings) if isinstance(source, Source) else ():
            article = given.article if isinstance(given, Given) else None
            names = (article.id, article.url, Path(article.source or "").name) if article else ()
            claims = next((gold[name] for name in names if name in gold), None)
            if article is not None and claims is not None:
                out.append(Coded(article, claims))
    return out


def _by_folder(folder: Path) -> dict[str, list[Coded]]:
    out: dict[str, list[Coded]] = defaultdict(list)
    for path in sorted(folder.rglob("*.json")):
        line = json.loads(path.read_text(encoding="utf-8"))
        out[path.parent.name].append(Coded(article_from(line), line["claims"]))
    return dict(out)
