"""Looking a little to the left, and keeping the longest of overlapping finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook.claims.nearby import REACH, Listed, Sought, before, longest
from musterbook.claims.numbers import counts
from musterbook.claims.parsing import language
from musterbook.claims.times import durations
from musterbook.values import Span

PATTERNS = [
    found
    for module in (counts, language, durations)
    for value in vars(module).values()
    for found in ([one for row in value for one in (row if isinstance(row, tuple) else ())] if isinstance(value, tuple) else [value])
    if isinstance(found, Sought)
]
WORDS = ("fire", "fire brigade", "nurse", "coast-guard", "of")


def test_a_lead_is_found_only_where_it_ends_at_the_place_and_near_it() -> None:
    by = re.compile(r"\bby \Z")
    text = "sent by sea"
    found = before(by, text, 8)
    assert found is not None
    assert found.span() == (5, 8)
    assert before(by, text, 5) is None
    far = re.compile(r"by .*\Z")
    assert before(far, "by " + "x" * REACH, REACH + 3) is None


def test_of_overlapping_finds_the_longest_stays_and_of_equals_the_first_given() -> None:
    finds = [("short", Span(0, 2)), ("long", Span(1, 6)), ("equal", Span(1, 6)), ("apart", Span(6, 7))]
    assert [name for name, _ in longest(finds, lambda find: find[1], 10)] == ["long", "apart"]


@pytest.mark.parametrize("sought", PATTERNS, ids=lambda sought: sought.words[0])
@given(data=st.data())
def test_whatever_is_sought_is_found_as_by_its_pattern_alone(sought: Sought, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(sought.pattern, alphabet=st.characters(codec="ascii")))
    assert [m.span() for m in sought.finditer(text)] == [m.span() for m in sought.pattern.finditer(text)] != []


@given(st.lists(st.sampled_from([*WORDS, "Fire", "NURSES", "İ", "-", " ", ".", "_x"])).map("".join))
def test_listed_words_stand_where_a_pattern_of_them_all_would_find_them(text: str) -> None:
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True)) + r")(?![\w-])", re.IGNORECASE)
    assert Listed(WORDS).spans(text) == [Span(*m.span()) for m in pattern.finditer(text)]
