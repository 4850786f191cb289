"""What the ledger keeps as JSON is read as Python's own reader reads it, to the last digit and the last odd character."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook import jsontext

plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
things = st.recursive(plain, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@given(things)
def test_whatever_is_written_is_read_as_it_was(thing: Any) -> None:
    assert repr(jsontext.read(json.dumps(thing))) == repr(json.loads(json.dumps(thing)))


@pytest.mark.parametrize("text", ["18446744073709551616", "-9223372036854775809", '"\\ud800.txt"', '{"a":1,"a":2}', "1e400"])
def test_numbers_beyond_64_bits_and_half_characters_are_read_too(text: str) -> None:
    assert repr(jsontext.read(text)) == repr(json.loads(text))


@pytest.mark.parametrize("text", ["", "{", "[1,]", "no"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        jsontext.read(text)


@given(st.lists(st.integers(min_value=0, max_value=2**63 - 1)))
def test_numbers_are_listed_as_a_query_takes_them(numbers: list[int]) -> None:
    assert json.loads(jsontext.listed(numbers)) == numbers
