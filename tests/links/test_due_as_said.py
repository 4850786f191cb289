"""The date of a promise as its words give it, and why it has none."""

from typing import Any

import pytest
from links_builders import claim, day, ledger

from musterbook.links.due_as_said import Due, due_as_said
from musterbook.links.promises import promises
from musterbook.model import Claim

PLAN: dict[str, Any] = {"action": "deploy", "status": "announced"}
ON = day("2024-06-01")


def said(*told: tuple[Claim, str]) -> Due:
    known = ledger(*told)
    (found,) = promises(known, (), ON)
    return due_as_said(found, known)


@pytest.mark.parametrize("end", ["2024", "2024-09", "2024-35", "2024-40", "2024-22", "2024-09-30", "2024~"])
def test_a_coarse_date_stays_coarse(end: str) -> None:
    assert said(claim(end=end, **PLAN)).said == end


def test_the_last_day_is_the_one_on_which_it_falls_due() -> None:
    found = said(claim(end="2024-35", **PLAN))
    assert (found.first, found.last) == (day("2024-07-01"), day("2024-09-30"))


def test_of_several_claims_the_one_that_names_the_day_tells() -> None:
    assert said(claim("a", end="2024-35", **PLAN), claim("b", "2024-05-02", end="2024-09-30", **PLAN)).said == "2024-09-30"


def test_a_start_to_come_is_a_date_where_no_deadline_is_given() -> None:
    assert said(claim(start="2024-08", **PLAN)).said == "2024-08"


@pytest.mark.parametrize(
    ("slots", "published", "why"),
    [
        ({}, "2024-05-01", "its words give no date"),
        ({"start": "2023-12"}, "2024-05-01", "its words give a start that did not lie after their publication"),
        ({"start": "2024-12"}, "", "its words give a start, and nothing tells when they were published"),
    ],
)
def test_a_promise_without_a_date_says_why(slots: dict[str, Any], published: str, why: str) -> None:
    found = claim(published=published or "2024-05-01", **PLAN, **slots)
    known = ledger(found, texts={"a": {"published": published or None}})
    (one,) = promises(known, (), ON)
    assert due_as_said(one, known) == Due(None, why=why)
