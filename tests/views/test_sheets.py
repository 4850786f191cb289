"""Payloads as spreadsheet rows."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from musterbook.views.sheets import cell, picked, sheet


def test_a_column_is_a_path_into_the_payload() -> None:
    row = {"left": {"claim": "a"}, "by": [{"claim": "b"}, {"claim": "c"}], "basis": ["persistent", "rotational"], "due": None}
    assert picked(row, "left.claim") == "a"
    assert picked(row, "by.claim") == ["b", "c"]
    assert sheet(("left.claim", "by.claim", "basis", "due", "absent.claim"), [row]).splitlines()[1] == "a,b | c,persistent | rotational,,"


def test_there_is_a_heading_where_there_is_no_row() -> None:
    assert sheet(("claim", "why"), []) == "claim,why\n"


def test_a_cell_is_no_formula() -> None:
    assert [cell(value) for value in ("=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", -1, 500, None)] == [
        "'=HYPERLINK(1)",
        "'+1",
        "'-1",
        "'@SUM(A1)",
        "-1",
        "500",
        "",
    ]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1, max_size=4))
def test_what_is_written_is_read_back(values: list[str]) -> None:
    columns = tuple(f"column{nth}" for nth in range(len(values)))
    text = sheet(columns, [dict(zip(columns, values, strict=True))])
    assert list(csv.reader(io.StringIO(text)))[1] == [cell(value) for value in values]
