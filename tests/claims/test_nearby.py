"""Looking a little to the left, and keeping the longest of overlapping finds."""

import re

from musterbook.claims.nearby import REACH, before, longest
from musterbook.values import Span


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
