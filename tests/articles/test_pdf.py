"""PDF: words of pages as paragraphs, without furniture; what holds no text, is damaged, locked or too long is a row that says so."""

import importlib.util
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_made import Line, paragraph, pdf

from musterbook.articles import pdf as reader
from musterbook.articles.extract import Given, extract
from musterbook.articles.sources import Source
from musterbook.errors import UnreadableSource
from musterbook.model import Article, Failure
from musterbook.settings import Settings

HEADER: list[Line] = [(40, 570, 8, "Baltic Courier News Service")]
HEADING = [*paragraph(540, "Battlegroup arrives", "at Rukla", size=18), *paragraph(495, "Baltic Courier, 2 May 2024")]


def read(tmp_path: Path, raw: bytes, name: str = "release.pdf") -> Given | Failure:
    path = tmp_path / name
    path.write_bytes(raw)
    (one,) = extract(Source(str(path)), Settings())
    return one


def article(tmp_path: Path, pages: list[list[Line]]) -> Article:
    one = read(tmp_path, pdf(pages))
    assert isinstance(one, Given), one
    return one.article


def footer(number: int) -> list[Line]:
    return [(190, 20, 8, f"Page {number} of 3")]


def test_a_release_of_several_pages_is_read_as_its_text(tmp_path: Path) -> None:
    body = [
        [*HEADER, *HEADING, *paragraph(460, "RUKLA, May 2 - There are 1,200 German soldiers in", "Lithuania, the minister said."),
         *paragraph(410, "A company of the regiment will follow in the", "autumn, and the air-"), *footer(1)],
        [*HEADER, *paragraph(540, "defence unit stays until 2026. The bat-", "talion leaves."), *footer(2)],
        [*HEADER, *paragraph(540, "Nothing else was said."), *footer(3)],
    ]  # fmt: skip
    found = article(tmp_path, body)
    assert (found.title, found.outlet, found.published) == ("Battlegroup arrives at Rukla", "Baltic Courier", "2024-05-02")
    assert found.text.split("\n\n") == [
        "RUKLA, May 2 - There are 1,200 German soldiers in Lithuania, the minister said.",
        "A company of the regiment will follow in the autumn, and the air-defence unit stays until 2026. The battalion leaves.",
        "Nothing else was said.",
    ]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("the multi-", "national group", "multinational"),
        ("an air-", "craft landed", "aircraft"),
        ("a non-", "stop flight", "non-stop"),
        ("some forty-", "two tanks", "forty-two"),
        ("the 155-", "millimetre gun", "155-millimetre"),
        ("the Franco-", "German brigade", "Franco-German"),
        ("the sea-", "lift; sea-lift is dear", "sea-lift"),
        ("a Germany-", "based corps", "Germany-based"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_whole_again(first: str, second: str, told: str, tmp_path: Path) -> None:
    assert told in article(tmp_path, [paragraph(500, f"They spoke of {first}", f"{second}, and went home.")]).text


def test_an_indent_or_more_room_begins_a_paragraph(tmp_path: Path) -> None:
    lines = [*paragraph(500, "The first one says this, in two", "lines. It ends here."), (55, 473.6, 11, "An indented one goes on"),
             (40, 460.4, 11, "to a second line."), (40, 425, 11, "And one with room above it.")]  # fmt: skip
    assert [len(part.split()) for part in article(tmp_path, [lines]).text.split("\n\n")] == [11, 9, 6]


def test_the_file_is_kept_as_evidence_of_what_it_is(tmp_path: Path) -> None:
    one = read(tmp_path, pdf([[*HEADING, *paragraph(460, "There are soldiers.")]]), "named.bin")
    assert isinstance(one, Given)
    assert one.capture is not None
    assert one.capture.media_type == "application/pdf"
    assert "pypdfium2" in one.capture.extractor


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (pdf([[]]), "without text"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3 and then nothing of the kind", "damaged"),
        (pdf([paragraph(500, "Cut off in the middle.")])[:300], "damaged"),
        (pdf([paragraph(500, "a word")] * 201), "201 pages"),
    ],
)
def test_what_gives_no_text_is_a_row_that_says_why(raw: bytes, why: str, tmp_path: Path) -> None:
    one = read(tmp_path, raw)
    assert isinstance(one, Failure)
    assert one.stage == "read"
    assert why in one.why


def test_more_characters_than_anybody_reads_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MOST_CHARACTERS", 40)
    one = read(tmp_path, pdf([paragraph(500, "Fewer than forty characters here.")] * 2))
    assert isinstance(one, Failure)
    assert "40 characters" in one.why


def test_without_the_extra_the_row_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "find_spec", lambda name: None if name == "pypdfium2" else importlib.util.find_spec(name))
    one = read(tmp_path, pdf([paragraph(500, "There are soldiers.")]))
    assert isinstance(one, Failure)
    assert "pip install 'musterbook[pdf]'" in one.why


@given(st.binary(max_size=400), st.integers(0, 900))
@settings(max_examples=60, deadline=None)
def test_damaged_files_are_rows_and_never_exceptions(noise: bytes, at: int) -> None:
    raw = pdf([paragraph(500, "There are 500 soldiers.")])
    damaged = raw[:at] + noise + raw[at + len(noise) :]
    with suppress(UnreadableSource):
        assert all(one.article.text for one in reader.articles(damaged, "damaged.pdf", Settings()))
