"""The gate keeps what carries claims and stops ordinary news, measured on the gold and on Wikinews business articles (MEANTIME)."""

import io
import os
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from musterbook.articles.extract import Given, extract
from musterbook.articles.sources import Source, expand
from musterbook.claims.names import mentions
from musterbook.claims.sentences import Sentence, gate, sentences
from musterbook.settings import Settings

SHARED = Path(__file__).parents[3] / "shared"
NEWS = SHARED / "corpora" / "meantime.tar.gz"
KEPT, LET_THROUGH = 0.99, 0.03


@pytest.fixture(autouse=True)
def _texts_are_there() -> None:
    if not NEWS.exists():
        assert not os.environ.get("CI"), "CI must have ../shared/corpora and ../shared/bench beside the checkout"
        pytest.skip("no ../shared/corpora beside the checkout: nothing to measure on")


def _passed(text: str) -> list[tuple[Sentence, bool]]:
    parts = [part for part in sentences(text) if part.kind != "boilerplate"]
    found = mentions.find(text)
    names = [tuple(m for m in found if part.span.start <= m.span.start and m.span.end <= part.span.end) for part in parts]
    return list(zip(parts, gate.passed(names), strict=True))


def _gold(folder: Path) -> Iterator[Given]:
    settings = Settings()
    for source in expand([str(folder)], settings):
        assert isinstance(source, Source)
        yield from (one for one in extract(source, settings) if isinstance(one, Given))


@pytest.mark.parametrize("folder", ["bench/dev", "seeds/gold"])
def test_sentences_with_gold_claims_are_kept(folder: str) -> None:
    carrying = [
        passes
        for given in _gold(SHARED / folder)
        for part, passes in _passed(given.article.text)
        if any(part.span.overlaps(claim.spans["evidence"][0]) for claim in given.claims)
    ]
    assert len(carrying) > 20
    assert sum(carrying) / len(carrying) >= KEPT


def test_ordinary_news_is_stopped() -> None:
    flags = [passes for text in _news() for _, passes in _passed(text)]
    assert len(flags) > 1500
    assert sum(flags) / len(flags) <= LET_THROUGH


def _news() -> Iterator[str]:
    """The articles of the archive, one sentence a paragraph, as their tokens give them."""
    with tarfile.open(NEWS) as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member) if member.name.endswith(".xml") else None
            if file:
                yield _text(file.read())


def _text(xml: bytes) -> str:
    lines: dict[str, list[str]] = {}
    for token in etree.parse(io.BytesIO(xml)).findall("token"):
        lines.setdefault(token.get("sentence"), []).append(token.text or "")
    spaced = "\n\n".join(" ".join(words) for words in lines.values())
    return re.sub(r"([($]) ", r"\1", re.sub(r" ([,.;:!?%)”]|'s)", r"\1", spaced))
