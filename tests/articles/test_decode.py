"""Bytes become the characters that were meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook.articles.decode import blanked, cleaned, decoded
from musterbook.errors import UnreadableSource

FRENCH = (
    "Le ministère a déclaré que 600 soldats sont arrivés à la base aérienne près de Sézanne, où ils resteront jusqu’à l’été « au moins »."
)
QUOTED = "“About 600 soldiers arrived at the camp – the first since May,” Zoë Müller said on Monday. It cost €40 million."
POLISH = "Około 600 żołnierzy przybyło we wtorek do obozu w pobliżu Świętoszowa, poinformowało ministerstwo. Zostaną do września."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("text", [FRENCH, QUOTED])
def test_usual_encodings_are_told_apart(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


def test_latin_1_is_read() -> None:
    text = FRENCH.replace("’", "'").replace("«", '"').replace("»", '"')
    assert decoded(text.encode("latin-1")) == text


def test_a_central_european_text_is_read() -> None:
    assert decoded(POLISH.encode("cp1250")) == POLISH


def test_a_declared_encoding_is_believed_where_the_bytes_are_not_utf_8() -> None:
    page = f'<html><head><meta charset="windows-1257"></head><body><p>{"Šiauliai ir Pabradė"}</p></body></html>'
    assert decoded(page.encode("cp1257"), lenient=True) == page


@pytest.mark.parametrize("name", ["zlib", "no-such-encoding", "hex", "rot13"])
def test_a_declaration_that_makes_no_sense_is_passed_over(name: str) -> None:
    page = f'<html><meta charset="{name}"><p>{QUOTED}</p></html>'
    assert decoded(page.encode("cp1252"), lenient=True) == page


def test_broken_utf_8_is_refused_in_texts_and_marked_in_pages() -> None:
    raw = "Kasčiūnas said “yes”".encode() + b"\xff."
    with pytest.raises(UnreadableSource, match="UTF-8 at byte 26"):
        decoded(raw)
    assert decoded(raw, lenient=True) == "Kasčiūnas said “yes”\ufffd."


def test_lines_end_in_lf_and_the_byte_order_mark_is_gone() -> None:
    assert decoded(b"\xef\xbb\xbfone\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


@given(st.text())
def test_blanking_keeps_every_offset(text: str) -> None:
    assert len(blanked(text)) == len(text)


@given(st.text())
def test_cleaning_leaves_no_control_character_and_cleans_once(text: str) -> None:
    clean = cleaned(text)
    assert all(c in "\t\n" or not (ord(c) < 32 or 127 <= ord(c) < 160 or 0xD800 <= ord(c) < 0xE000) for c in clean)
    assert cleaned(clean) == clean


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])).filter(lambda text: bool(text.strip())))
def test_utf_8_comes_back_as_it_went_in(text: str) -> None:
    assert decoded(text.encode()) == text.replace("\ufeff", "")
