"""Each row of the shorthand lexicon: the parser reads the plain word in its own sentence, and leaves the other sentence as it stands."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from musterbook.claims.parsing import language

ROWS: list[dict[str, Any]] = tomllib.loads(files("musterbook.claims").joinpath("lexicons", "shorthand.toml").read_text("utf-8"))["word"]


def read_as(text: str) -> list[str]:
    return [token.text for token in language.trees([(text, (), ())])[0].doc]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["reads"])
def test_shorthand_is_read_as_the_word_it_stands_for(row: dict[str, Any]) -> None:
    assert row["reads"] in read_as(row["match"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["reads"])
def test_a_word_that_only_looks_like_shorthand_is_read_as_it_stands(row: dict[str, Any]) -> None:
    assert read_as(row["miss"]) == [token.text for token in language.model().make_doc(row["miss"])]


def test_the_mark_between_a_number_and_a_type_is_not_read() -> None:
    assert read_as("Four x is not 4 x Typhoon.") == ["Four", "x", "is", "not", "4", "Typhoon", "."]
