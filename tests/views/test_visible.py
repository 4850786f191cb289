"""What steers a terminal is shown, never sent."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook.views.visible import in_json, one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mred", "a⟨U+001B⟩[31mred"),
        ("invoice\u202efdp.exe", "invoice⟨U+202E⟩fdp.exe"),
        ("zero\u200bwidth", "zero⟨U+200B⟩width"),
        ("bell\x07 and c1 \x9b1m", "bell⟨U+0007⟩ and c1 ⟨U+009B⟩1m"),
        ("Pabradė “quoted” – 500", "Pabradė “quoted” – 500"),
        ("[bold]markup[/bold] <script>alert(1)</script>", "[bold]markup[/bold] <script>alert(1)</script>"),
    ],
)
def test_steering_characters_are_written_out_and_nothing_else_is_touched(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_that_is_shown_controls_or_formats(text: str) -> None:
    assert not [char for char in visible(text) if unicodedata.category(char) == "Cc" and char not in "\t\n"]
    assert not [
        char for char in visible(text) if unicodedata.bidirectional(char) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    ]


@given(st.text())
def test_a_line_is_one_line(text: str) -> None:
    assert "\n" not in one_line(text)
    assert "\r" not in one_line(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_says_the_same_and_sends_nothing(text: str) -> None:
    safe = in_json(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(safe) == {"text": text}
    assert visible(safe) == safe
