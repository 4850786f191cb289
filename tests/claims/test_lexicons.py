"""Each row of the actions' lexicon carries a sentence that it must read and one that it must not; both are read here."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest
from claims_builders import claims

TABLE = tomllib.loads(files("musterbook.claims").joinpath("lexicons", "actions.toml").read_text("utf-8"))
ROWS: list[dict[str, Any]] = [*TABLE["verb"], *TABLE["noun"]]


@pytest.mark.parametrize(("action", "text"), [(row["action"], row["match"]) for row in ROWS])
def test_what_a_row_must_match_yields_its_action(action: str, text: str) -> None:
    assert action in {claim.action for claim in claims(text)}


@pytest.mark.parametrize("text", [row["miss"] for row in ROWS])
def test_what_a_row_must_miss_yields_nothing(text: str) -> None:
    assert claims(text) == ()


def test_the_sentences_of_a_row_hold_one_of_its_words() -> None:
    """A row's sentences speak of the row: the first letters of one of its forms, or of an irregular form, stand in both."""
    for row in ROWS:
        for sentence in (row["match"], row["miss"]):
            assert any(_stands_in(form.split()[0], sentence) for form in row["forms"]), sentence


def _stands_in(form: str, sentence: str) -> bool:
    spelled = [form, form.rstrip("e"), *TABLE["irregular"].get(form, ())]
    return any(word.startswith(stem) for word in sentence.lower().split() for stem in spelled)


def test_no_sentence_is_used_twice() -> None:
    sentences = [row[side] for row in ROWS for side in ("match", "miss")]
    assert len(set(sentences)) == len(sentences)


@pytest.mark.parametrize("name", ["actions", "civil", "forces", "places", "status"])
def test_no_list_of_a_lexicon_names_a_word_twice(name: str) -> None:
    table = tomllib.loads(files("musterbook.claims").joinpath("lexicons", f"{name}.toml").read_text("utf-8"))
    for words in _lists(table):
        assert sorted(words) == sorted(set(words))


def _lists(value: Any) -> list[list[str]]:
    if isinstance(value, dict):
        return [found for inner in value.values() for found in _lists(inner)]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [value]
    return [found for inner in value for found in _lists(inner)] if isinstance(value, list) else []
