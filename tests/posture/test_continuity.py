from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import given
from posture_builders import MINISTER, claim, ledger, total
from posture_worlds import ON, worlds

from laws import examples
from musterbook.links.reconcile import reconcile
from musterbook.model import Known, Links, known
from musterbook.posture.continuity import Continuity, continuity

ROTATIONAL: dict[str, Any] = {"action": "rotate", "echelon": "company"}


def record(book: Known, on: str = "2024-06-01", what: str = "personnel") -> Continuity:
    (found,) = continuity(book, Links(), host="LTU", sender="USA", on=date.fromisoformat(on), what=what)
    return found


def told(book: Known, on: str = "2024-06-01") -> list[tuple[str, str, str, str]]:
    return [(one.start, one.end, one.state, one.source) for one in record(book, on).stretches]


def test_a_report_covers_the_days_that_it_dates_and_the_year_after_is_inferred() -> None:
    book = ledger(claim("a", "2022-03-01", start="2022-01-15"))
    assert told(book, "2024-03-01") == [
        ("2022-01-15", "2022-03-01", "present", "reported"),
        ("2022-03-02", "2023-03-02", "present", "inferred"),
        ("2023-03-03", "2024-03-01", "unknown", "inferred"),
    ]


def test_between_two_reports_within_a_year_it_is_inferred_to_have_stayed_and_beyond_nobody_knows() -> None:
    near = ledger(claim("a", "2023-05-01"), claim("b", "2024-03-01"))
    assert told(near, "2024-03-01")[1] == ("2023-05-02", "2024-02-29", "present", "inferred")
    far = ledger(claim("a", "2021-05-01"), claim("b", "2024-03-01"))
    assert told(far, "2024-03-01")[1] == ("2021-05-02", "2024-02-29", "unknown", "inferred")


def test_a_reported_departure_opens_a_gap_that_the_next_arrival_closes() -> None:
    book = ledger(
        claim("a", "2022-05-01", start="2022-02-01", echelon="company"),
        claim("b", "2022-09-10", action="withdraw", start="2022-09-05"),
        claim("c", "2023-02-20", action="deploy", start="2023-02-14", echelon="company"),
    )
    assert told(book, "2023-02-20") == [
        ("2022-02-01", "2022-05-01", "present", "reported"),
        ("2022-05-02", "2022-09-05", "present", "inferred"),
        ("2022-09-06", "2023-02-13", "absent", "reported"),
        ("2023-02-14", "2023-02-20", "present", "reported"),
    ]


def test_one_contingent_after_another_is_one_coverage_and_each_rotation_counts_once() -> None:
    book = ledger(
        claim("a", "2023-05-03", start="2023-05", unit="A Company", **ROTATIONAL),
        claim("b", "2023-05-04", start="2023-05", unit="A Company", **ROTATIONAL),
        claim("c", "2023-11-03", start="2023-11-01", unit="B Company", **ROTATIONAL),
        claim("d", "2024-05-03", start="2024-05-01", unit="C Company", **ROTATIONAL),
    )
    found = record(book)
    assert found.contingents == 3
    assert found.covered == 1.0
    assert {one.state for one in found.stretches} == {"present"}


def test_persistent_is_held_against_the_record() -> None:
    word = claim("a", "2022-11-30", status="announced", basis=("persistent",), speakers=(MINISTER,))
    reports = [claim(name, day, echelon="company") for name, day in (("b", "2022-12-01"), ("c", "2023-10-01"), ("d", "2024-05-01"))]
    assert record(ledger(word, *reports)).verdict == "held"
    assert record(ledger(word, reports[0], claim("e", "2024-05-20"))).verdict == "unproven"
    gone = claim("e", "2023-03-05", action="withdraw", start="2023-03-01")
    found = record(ledger(word, *reports, gone))
    assert found.verdict == "broken"
    assert "away from 2023-03-02 to 2023-09-30" in found.why
    assert record(ledger(*reports)).verdict is None


def test_a_pledge_is_no_record() -> None:
    assert continuity(ledger(claim(status="announced", end="2032")), Links(), host="LTU", sender="USA", on=ON) == ()


def test_a_stated_end_that_passed_in_silence_leaves_the_days_after_unknown() -> None:
    book = ledger(claim("a", "2024-01-01", end="2024-02-29"))
    assert told(book)[1:] == [("2024-01-02", "2024-02-29", "present", "inferred"), ("2024-03-01", "2024-06-01", "unknown", "inferred")]


def test_an_exercise_is_no_presence() -> None:
    assert continuity(ledger(claim(basis=("exercise",))), Links(), host="LTU", sender="USA", on=ON) == ()


def test_a_named_force_has_a_record_of_its_own() -> None:
    book = ledger(claim("a", "2023-05-01", equipment=("Lynx",), quantity=total(6, of="vehicle")), claim("b", "2024-05-01"))
    assert record(book, what="lynx").stretches[0].end == "2023-05-01"
    assert record(book).stretches[0].end == "2023-05-01"
    assert len(record(book).stretches) == 4


def test_a_departure_that_a_later_report_overlooks_is_named() -> None:
    book = ledger(claim("a", "2022-09-10", action="withdraw", start="2022-09-05"), claim("b", "2024-05-01", start="2020"))
    assert [one.article for one in record(book).against] == ["a"]


@given(worlds())
@examples(80)
def test_stretches_follow_one_another_without_hole_or_overlap_and_say_why(world: Any) -> None:
    book = known(world[0], tuple(world[1]))
    for one in continuity(book, reconcile(book, ON), host="LTU", sender=None, on=ON):
        assert 0 <= one.reported <= one.covered <= 1
        assert one.stretches[-1].end == str(ON)
        assert all(stretch.days > 0 and stretch.why and stretch.claims for stretch in one.stretches)
        for left, right in pairwise(one.stretches):
            assert (date.fromisoformat(right.start) - date.fromisoformat(left.end)).days == 1
