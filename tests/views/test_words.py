"""Figures and names as people say them."""

from datetime import date

import pytest

from musterbook.model import Claim, Speaker
from musterbook.views import words
from musterbook.views.words import amount, commitment, deed, named, shortened, until, voices


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (500, 500, "500"),
        (500, None, "500 or more"),
        (None, 1000, "up to 1,000"),
        (450, 1200, "450 to 1,200"),
        (None, None, "number unknown"),
        (0, 0, "0"),
    ],
)
def test_bounds_are_said_as_they_are(low: int | None, high: int | None, said: str) -> None:
    assert amount(low, high) == said


def test_about_is_kept() -> None:
    assert amount(1000, 1000, approx=True) == "about 1,000"


def test_an_end_is_a_day_or_none_and_silence_stays_silent() -> None:
    assert [until(end) for end in ("2025-12-31", "..", None)] == ["until 2025-12-31", "no end", ""]
    assert commitment((), None) == "basis not said"
    assert commitment(("persistent", "rotational"), "..") == "persistent, rotational, no end"


def test_a_code_without_a_name_stays_a_code() -> None:
    assert [named(code) for code in ("LTU", "QQQ")] == ["Lithuania", "QQQ"]


def test_a_long_sentence_is_cut_at_a_word() -> None:
    assert shortened("one two  three\nfour", 40) == "one two three four"
    assert shortened("one two three four", 12) == "one two…"


def test_the_outermost_speaker_comes_first() -> None:
    chain = (Speaker(org="Pentagon"), Speaker(name="A. Minister"))
    claim = Claim("a", "words", "station", "announced", senders=("USA",), hosts=("LTU",), speakers=chain, via=("LRT",))
    assert voices(claim) == "A. Minister ← Pentagon · via LRT"
    assert deed(claim) == "United States → Lithuania: station, announced"


def test_days_are_written_out_where_no_page_can_do_it() -> None:
    assert words.in_words("rotational, until 2026-12-31; said 2024-05, not 2024-99 or 12024-05-02") == (
        "rotational, until 31 Dec 2026; said May 2024, not 2024-99 or 12024-05-02"
    )
    assert words.written(date(2024, 5, 2)) == "2 May 2024"
