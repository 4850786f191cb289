"""JSON and JSON Lines: codebook lines stand as given, flat objects are read like texts."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from musterbook.articles.extract import Given, extract
from musterbook.articles.sources import Source
from musterbook.codebook import reading_to
from musterbook.model import Article, Failure, Reading
from musterbook.settings import Settings

TEXT = "A battalion of 600 soldiers arrived in Orzel on Monday, the ministry said."
CLAIM = {"action": "deploy", "status": "in_effect", "senders": ["DEU"], "hosts": ["LTU"], "evidence": TEXT}


def coded(**doc: Any) -> dict[str, Any]:
    """A codebook line."""
    return {"doc": {"id": "a-1", "title": "Battalion arrives", "outlet": "Lowland Daily", "published": "2023-06-13", "text": TEXT} | doc}


def test_a_codebook_line_stands_as_given(article: Callable[..., Article], tmp_path: object) -> None:
    read = article("a.jsonl", json.dumps(coded(dateline="ORZEL", lang="en")))
    assert (read.id, read.title, read.outlet, read.published, read.dateline) == (
        "a-1", "Battalion arrives", "Lowland Daily", "2023-06-13", "ORZEL",
    )  # fmt: skip
    assert read.source == f"{tmp_path}/a.jsonl:1"
    assert read.notes == ("agency: not given", "republished_from: not given", "url: not given")


def test_claims_that_come_along_are_kept_and_an_empty_list_still_says_coded(read: Callable[..., list[Given | Failure]]) -> None:
    lines = [coded() | {"claims": [CLAIM]}, coded() | {"claims": []}, coded()]
    given = [one for one in read("a.jsonl", "\n".join(map(json.dumps, lines))) if isinstance(one, Given)]
    assert [(len(one.claims), one.coded) for one in given] == [(1, True), (0, True), (0, False)]
    assert given[0].claims[0].senders == ("DEU",)


def test_what_read_prints_can_be_read_again(read: Callable[..., list[Given | Failure]]) -> None:
    [first] = read("a.jsonl", json.dumps(coded() | {"claims": [CLAIM]}))
    assert isinstance(first, Given)
    [second] = read("b.jsonl", json.dumps(reading_to(Reading(first.article, first.claims))))
    assert isinstance(second, Given)
    assert (second.article.id, second.article.text, second.claims) == (first.article.id, first.article.text, first.claims)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", json.dumps(coded(), indent=2)),
        ("a.json", json.dumps([coded()])),
        ("a.json", json.dumps(coded()) + "\n" + json.dumps(coded())),
        ("a.ndjson", json.dumps(coded()) + "\r\n\r\n"),
        ("download", json.dumps(coded()) + "\n" + json.dumps(coded())),
        ("download", json.dumps([coded()], indent=1)),
        ("a.jsonl", "\ufeff" + json.dumps(coded(), ensure_ascii=False)),
    ],
)
def test_json_is_known_by_name_or_by_content(read: Callable[..., list[Given | Failure]], name: str, content: str) -> None:
    given = read(name, content)
    assert given
    assert {one.article.text for one in given if isinstance(one, Given)} == {TEXT}


def test_utf_16_lines_are_read(read: Callable[..., list[Given | Failure]]) -> None:
    given = read("a.jsonl", "\n".join([json.dumps(coded())] * 2).encode("utf-16"))
    assert [isinstance(one, Given) for one in given] == [True, True]


def test_a_flat_object_is_read_like_a_text(article: Callable[..., Article]) -> None:
    flat = {
        "headline": "Battalion arrives",
        "maintext": f"ORZEL, June 13 (BNS) – {TEXT}",
        "date_publish": "2023-06-13 08:00:00",
        "url": "https://l.example/a",
    }
    read = article("a.json", json.dumps(flat))
    assert (read.title, read.published, read.dateline, read.agency, read.url) == (
        "Battalion arrives", "2023-06-13", "ORZEL", "BNS", "https://l.example/a",
    )  # fmt: skip
    assert read.id == Article.new_id(read.text, None)


def test_a_date_that_is_none_is_unknown_with_its_reason(article: Callable[..., Article]) -> None:
    read = article("a.json", json.dumps(coded(published="last Monday")))
    assert read.published is None
    assert "published: 'last Monday' is no date that can be read" in read.notes


def test_a_year_given_as_a_number_is_a_year(article: Callable[..., Article]) -> None:
    assert article("a.json", json.dumps(coded(published=2016))).published == "2016"


def test_control_characters_are_blanked_so_that_spans_still_hold(read: Callable[..., list[Given | Failure]]) -> None:
    text = "Old.\r\nA battalion\x07 arrived\ud800 in Orzel."
    claim = CLAIM | {"evidence": "A battalion\x07 arrived\ud800 in Orzel.", "spans": {"place": [[text.index("Orzel"), len(text) - 1]]}}
    [given] = read("a.jsonl", json.dumps(coded(text=text) | {"claims": [claim]}))
    assert isinstance(given, Given)
    assert given.article.text == "Old. \nA battalion  arrived\ufffd in Orzel."
    [span] = given.claims[0].spans["place"]
    assert span.of(given.article.text) == "Orzel"


def test_text_that_only_begins_like_json_is_text(article: Callable[..., Article]) -> None:
    assert article("a.txt", f"[Updated] {TEXT}").text == f"[Updated] {TEXT}"
    assert article("b.txt", "{sic} " + TEXT).text == "{sic} " + TEXT


def test_standard_input_is_read_as_a_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    content = "\n".join([json.dumps(coded())] * 3).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    given = list(extract(Source("-"), Settings()))
    assert [one.article.source for one in given if isinstance(one, Given)] == ["-:1", "-:2", "-:3"]


def test_standard_input_may_hold_a_text_or_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"Battalion arrives\n\n{TEXT}".encode())))
    [given] = extract(Source("-"), Settings())
    assert isinstance(given, Given)
    assert (given.article.title, given.article.source) == ("Battalion arrives", "-")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    [failed] = extract(Source("-"), Settings())
    assert failed == Failure("decode", "-", "empty: 0 bytes")
