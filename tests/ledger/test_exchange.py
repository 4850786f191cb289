"""The road in and out: JSON Lines that lose nothing, lines that fail alone, and a CSV that no spreadsheet runs."""

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from ledger_builders import article, claim, claims, everything, filled

from musterbook.ledger import Book, export_csv, export_lines, import_lines
from musterbook.ledger.exchange import COLUMNS
from musterbook.model import Article, Claim, Failure, Known, Speaker
from musterbook.values import Count


def line(**changes: Any) -> str:
    """One codebook line with an article and a claim, changed."""
    one = article(1)
    whole: dict[str, Any] = {
        "id": one.id,
        "doc": {"title": "Soldiers arrive", "published": "2024-05-02", "text": one.text},
        "claims": [{"action": "deploy", "status": "announced", "senders": ["DEU"], "hosts": None, "evidence": one.text.split("\n")[0]}],
    }
    return json.dumps(whole | changes)


def sole(text: str) -> tuple[Article, tuple[Claim, ...]]:
    """What one good line holds."""
    (outcome,) = import_lines([text], "coded.jsonl")
    assert not isinstance(outcome, Failure), outcome
    return outcome.article, outcome.claims


def table(known: Known) -> list[dict[str, str]]:
    """The exported CSV as a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO("\n".join(export_csv(known)), newline="")))


def test_a_line_of_the_codebook_is_an_article_and_its_claims() -> None:
    found, (only,) = sole(line())
    assert (found.id, found.title, found.published, found.source) == ("article-0001", "Soldiers arrive", "2024-05-02", "coded.jsonl")
    assert (only.action, only.status, only.senders, only.hosts, only.nth, only.reader) == ("deploy", "announced", ("DEU",), (), 0, "given")
    assert only.spans["evidence"][0].of(found.text) == only.evidence


def test_a_line_without_claims_or_an_id_is_an_article_all_the_same() -> None:
    found, none = sole(json.dumps({"doc": {"text": "Nothing happened in Testburg."}}))
    assert none == ()
    assert found.id == Article.new_id("Nothing happened in Testburg.")
    assert (found.published, found.title) == (None, None)


def test_exported_lines_have_the_codebooks_shape_and_stand_in_order_of_ids() -> None:
    with filled(3, 1, 2) as book:
        lines = [json.loads(one) for one in export_lines(book.known())]
    assert [one["id"] for one in lines] == ["article-0001", "article-0002", "article-0003"]
    assert lines[0]["doc"]["text"] == article(1).text
    assert [one["evidence"] for one in lines[0]["claims"]] == article(1).text.split("\n")
    assert lines[0]["claims"][0]["hosts"] == ["LTU", "LVA"]


def test_what_the_article_says_of_its_source_and_of_what_is_unknown_survives_the_road() -> None:
    odd = article(1, lang=None, source=None, notes=("no date found",), published=None)
    with Book.open(":memory:") as book:
        book.record(odd, claims(odd))
        (one,) = export_lines(book.known())
    assert sole(one) == (odd, claims(odd))


BAD = {
    "not json at all": "no JSON",
    '{"id": "x", "doc": {"text": "cut o': "no JSON",
    "[1, 2]": "expected an object, got list",
    "null": "expected an object, got NoneType",
    "{}": "needs an object 'doc' with a string 'text'",
    '{"doc": {"text": ""}}': "must not be empty",
    '{"doc": {"text": 7}}': "a string 'text'",
    "[" * 100_000: "nested too deeply",
    line(claims={"action": "deploy"}): "claims: expected a list",
    line(claims=["deploy"]): "claim 0 of article-0001",
    line(claims=[{"action": "invade", "status": "announced", "evidence": "About"}]): "action: 'invade' is none of",
    line(claims=[{"action": "deploy", "status": "announced", "evidence": "never said"}]): "evidence is not in the text",
    line(claims=[{"action": "deploy", "status": "announced", "evidence": "About", "start": "soon"}]): "start: 'soon' is no EDTF date",
    line(claims=[{"action": "deploy", "status": "announced", "evidence": "About", "spans": {"place": [[5]]}}]): "",
    line(claims=[{"action": "deploy", "status": "announced", "evidence": "About", "spans": {"place": [[0, 99999]]}}]): "beyond the text",
    line(claims=[{"action": "deploy", "status": "announced", "evidence": "About", "quantity": {"low": "many"}}]): "claim 0",
    line(claims=[{"action": "deploy", "status": "announced", "evidence": "About", "quantity": 500}]): "claim 0",
    line(claims=[{"action": "deploy", "status": "announced", "evidence": "About", "speakers": [{}]}]): "are all empty",
    line(doc={"text": "Words.", "published": "yesterday"}): "published: 'yesterday' is no EDTF date",
    line(doc="Words."): "needs an object 'doc'",
    line(source=5): "source: expected text",
    line(notes="one"): "notes: expected a list",
    '{"doc": {"text": "half \\ud800 a pair"}}': "no Unicode text",
    '{"doc": {"text": "latin caf\udce9"}}': "no Unicode text",
    '{"doc": {"text": "words"}, "n": NaN}': "NaN is no number",
    '{"doc": {"text": "words"}, "n": ' + "9" * 5000 + "}": "",
}


@pytest.mark.parametrize("bad", BAD, ids=[text[:40] for text in BAD])
def test_a_bad_line_is_one_failure_that_names_it_and_the_run_goes_on(bad: str) -> None:
    before, failure, after = import_lines([line(), bad, line(id="other")], "coded.jsonl")
    assert isinstance(failure, Failure)
    assert (failure.stage, failure.source) == ("import", "coded.jsonl:2")
    assert failure.why.startswith("line 2: ")
    assert BAD[bad] in failure.why
    assert not isinstance(before, Failure)
    assert not isinstance(after, Failure)


def test_blank_lines_and_a_byte_order_mark_are_nothing() -> None:
    assert len(list(import_lines(["\ufeff" + line() + "\r\n", "\n", "   ", line(id="other")], "coded.jsonl"))) == 2


def test_lines_given_are_recorded_or_failed_and_never_vanish() -> None:
    lines = [line(id=f"a{n}") if n % 3 else "broken" for n in range(30)]
    with Book.open(":memory:") as book:
        for outcome in import_lines(lines, "coded.jsonl"):
            if isinstance(outcome, Failure):
                book.record_failure(outcome)
            else:
                book.record(outcome.article, outcome.claims)
        assert book.counts() == {"articles": 20, "claims": 20, "failures": 10, "retracted": 0}


def test_importing_an_export_into_its_own_book_changes_nothing() -> None:
    with filled(1, 2) as book:
        head, before = book.head(), everything(book.known())
        for outcome in import_lines(list(export_lines(book.known())), "export.jsonl"):
            assert not isinstance(outcome, Failure)
            book.record(outcome.article, outcome.claims)
        assert (book.head(), everything(book.known())) == (head, before)


def test_the_csv_has_one_row_a_claim_under_the_documented_columns() -> None:
    with filled(1, 2) as book:
        known = book.known()
    rows = table(known)
    assert [row["claim"] for row in rows] == [found.id for found in known.claims]
    assert tuple(rows[0]) == tuple(COLUMNS)
    assert rows[0] | {"claim": "", "evidence": ""} == {
        "claim": "", "article": "article-0001", "nth": "0", "published": "2010-01-02", "outlet": "The Testburg Courier", "title": "",
        "url": "", "action": "deploy", "status": "in_effect", "senders": "DEU", "hosts": "LTU; LVA", "place": "Testburg", "origin": "",
        "unit": "", "echelon": "", "function": "", "equipment": "", "low": "100", "high": "100", "approx": "yes", "of": "personnel",
        "mode": "total", "basis": "", "start": "2024-05", "end": "", "speakers": "Ministry of Examples", "via": "", "said_on": "",
        "evidence": "", "reader": "rules",
    }  # fmt: skip


@pytest.mark.parametrize("hostile", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_no_cell_of_the_csv_begins_as_a_formula(hostile: str) -> None:
    one = article(1, title=hostile, outlet=hostile)
    found = claim(one, place=hostile, via=(hostile,), unit=hostile, speakers=(Speaker(name=hostile),))
    with Book.open(":memory:") as book:
        book.record(one, [found])
        (row,) = table(book.known())
    for name in ("title", "outlet", "place", "via", "unit", "speakers"):
        assert row[name] == f"'{hostile}"
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row.values())


def test_a_bound_that_the_text_does_not_set_is_an_empty_cell_and_zero_is_a_zero() -> None:
    one = article(1)
    unbound, none = claim(one, quantity=Count(0, None)), replace(claim(one, 1), quantity=None)
    with Book.open(":memory:") as book:
        book.record(one, [unbound, none])
        rows = table(book.known())
    assert [(row["low"], row["high"], row["approx"], row["of"]) for row in rows] == [("0", "", "", "personnel"), ("", "", "", "")]
