from datetime import date
from typing import Any

from hypothesis import given
from posture_builders import MINISTER, claim, ledger, total
from posture_worlds import worlds

from laws import examples
from musterbook.links.reconcile import reconcile
from musterbook.model import Known, known
from musterbook.posture.changes import KINDS, Difference, Picture, changes
from musterbook.posture.estimate import posture
from musterbook.values import bounds

PLAN: dict[str, Any] = {"action": "deploy", "status": "announced", "echelon": "company"}


def picture(book: Known, on: str, known_by: str | None = None) -> Picture:
    """Lithuania on a day; by default as known at the end of 2024."""
    day, by = date.fromisoformat(on), date.fromisoformat(known_by or "2024-12-31")
    articles = {name: one for name, one in book.articles.items() if bounds(one.published or "0001")[0] <= by}
    cut = known(articles, tuple(one for one in book.claims if one.article in articles))
    links = reconcile(cut, day)
    return Picture(cut, links, posture(cut, links, host="LTU", sender=None, on=day, known_by=by), day, by)


def told(found: tuple[Difference, ...]) -> list[tuple[str, str, str | None, str | None, str | None]]:
    return [(one.kind, one.what, one.slot, one.before, one.after) for one in found]


def world(book: Known, first: str = "2024-01-01", last: str = "2024-07-01") -> list[Any]:
    """By the world's clock."""
    return told(changes(picture(book, first), picture(book, last)))


def learned(book: Known, first: str = "2024-01-01", last: str = "2024-07-01") -> list[Any]:
    """By the ledger's clock."""
    return told(changes(picture(book, first, first), picture(book, last, last)))


def test_a_presence_that_came_is_new_and_one_that_left_has_ended() -> None:
    came = ledger(claim(quantity=total(500)))
    assert world(came) == [("new", "personnel", None, None, "500")]
    left = ledger(claim("a", "2023-05-01", quantity=total(500)), claim("b", "2024-03-05", action="withdraw", start="2024-03-01"))
    assert world(left) == [("ended", "personnel", None, "500", "0")]


def test_each_slot_that_moved_is_told() -> None:
    book = ledger(
        claim("a", "2023-05-01", quantity=total(500), basis=("rotational",), end="2025-12-31"),
        claim("b", "2024-05-02", quantity=total(1000), basis=("indefinite",), end="..", speakers=(MINISTER,)),
    )
    moved = [row for row in world(book) if row[0] == "changed"]
    assert moved == [
        ("changed", "personnel", "number", "500", "1,000"),
        ("changed", "personnel", "basis", "rotational", "indefinite"),
        ("changed", "personnel", "until", "2025-12-31", "no end"),
    ]


def test_each_difference_is_shown_by_the_words_that_made_it() -> None:
    book = ledger(
        claim("a", "2023-05-01", quantity=total(500), basis=("rotational",), end="2025-12-31"),
        claim("b", "2024-02-02", quantity=total(700)),
        claim("c", "2024-03-03", action="deploy", quantity=total(100, mode="additional"), start="2024-03-01"),
        claim("d", "2024-04-04", basis=("indefinite",), speakers=(MINISTER,)),
        claim("e", "2024-05-05", end="..", speakers=(MINISTER,)),
    )
    found = {one.slot: one for one in changes(picture(book, "2024-01-01"), picture(book, "2024-07-01")) if one.kind == "changed"}
    assert {slot: [claim.article for claim in one.moved_by()] for slot, one in found.items()} == {
        "number": ["c"], "basis": ["d"], "until": ["e"],
    }  # fmt: skip
    both = ledger(claim("a", "2024-05-01", quantity=total(500)), claim("b", "2024-05-02", quantity=total(900)))
    (disputed,) = (one for one in changes(picture(both, "2024-01-01"), picture(both, "2024-07-01")) if one.kind == "contradicted")
    assert [claim.article for claim in disputed.moved_by()] == ["a", "b"]


def test_a_promise_is_made_and_falls_due_by_either_clock() -> None:
    book = ledger(claim("a", "2023-12-01", end="2024-03-31", **PLAN))
    for rows in (world(book), learned(book)):
        assert rows == [("overdue", "deploy of company", None, "open", "overdue")]
    made = ledger(claim("a", "2024-02-01", end="2024-12-31", **PLAN))
    for rows in (world(made), learned(made)):
        assert rows == [("promised", "deploy of company", None, None, "open")]


def test_what_was_learned_late_changed_in_the_world_before() -> None:
    book = ledger(claim("a", "2023-05-01", **PLAN), claim("b", "2024-02-01", action="deploy", start="2023-09-01", echelon="company"))
    assert ("kept", "deploy of company", None, "open", "kept") in learned(book)
    assert not [row for row in world(book) if row[0] == "kept"]
    assert ("kept", "deploy of company", None, "open", "kept") in world(book, "2023-08-01", "2024-01-01")


def test_a_contradiction_is_told_where_its_later_word_is_of_the_days_between() -> None:
    book = ledger(claim("a", "2023-12-20", quantity=total(700)), claim("b", "2024-01-10", quantity=total(400)))
    for rows in (world(book), learned(book)):
        assert ("contradicted", "number", None, None, "disputed") in rows
    assert not [row for row in world(book, "2024-02-01") if row[0] == "contradicted"]


def test_a_unit_that_is_named_more_fully_later_is_the_same_unit() -> None:
    book = ledger(claim("a", "2023-05-01", unit="C Troop"), claim("b", unit="C Troop, 1st Squadron", quantity=total(120)))
    assert ("changed", "C Troop, 1st Squadron", "number", "no number", "120") in world(book)


def test_nothing_is_told_twice_or_of_another_host() -> None:
    book = ledger(claim("a", hosts=("LVA",), quantity=total(500)), claim("b", hosts=("LVA",), end="2024-05-20", **PLAN))
    assert world(book) == []


@given(worlds())
@examples(60)
def test_every_difference_says_why_and_between_a_day_and_itself_there_is_none(drawn: Any) -> None:
    book = known(drawn[0], tuple(drawn[1]))
    for first, last in (("2022-06-01", "2024-12-31"), ("2024-12-31", "2024-12-31")):
        found = changes(picture(book, first), picture(book, last))
        assert all(one.kind in KINDS and one.why and one.claims and one.before != one.after for one in found)
        assert first != last or not found
