from datetime import date
from typing import Any

from hypothesis import given
from posture_builders import MINISTER, claim, ledger, line, total
from posture_worlds import ON, worlds

from laws import examples
from musterbook.links.reconcile import reconcile
from musterbook.model import Copy, CopyTree, Known, Links, known
from musterbook.posture.truth import Opinion, opinion, second_opinions


def second(book: Known, links: Links | None = None) -> Opinion:
    """The second opinion on the personnel line of 1 June 2024."""
    found = line(book, links=links or reconcile(book, date(2024, 6, 1)))
    assert found is not None
    told = opinion(found, second_opinions(book, links or reconcile(book, date(2024, 6, 1))))
    assert told is not None
    return told


def test_the_value_that_most_independent_houses_give_is_the_most_probable() -> None:
    book = ledger(*(claim(name, quantity=total(500)) for name in "abc"), claim("d", "2024-05-09", quantity=total(900)))
    told = second(book)
    assert (told.low, told.high) == (500, 500)
    assert told.probability > 0.9
    assert told.differs


def test_copies_do_not_outvote_two_independent_houses() -> None:
    told = [claim("root", quantity=total(900)), *(claim(name, "2024-05-02", quantity=total(900)) for name in "wxyz")]
    book = ledger(*told, claim("a", quantity=total(500)), claim("b", quantity=total(510)))
    trees = (CopyTree("root", tuple(Copy(name, "root", "the same words", 1.0) for name in "wxyz")),)
    assert second(book, Links(trees=trees)).low == 500
    assert second(book, Links()).low == 900


def test_one_speaker_on_one_occasion_is_one_vote_and_a_little() -> None:
    told = [claim(name, quantity=total(900), speakers=(MINISTER,), said_on="2024-05-01") for name in "wxyz"]
    book = ledger(*told, claim("a", quantity=total(500)), claim("b", quantity=total(510)))
    assert second(book).low == 500


def test_a_house_that_was_often_alone_loses_weight() -> None:
    told = []
    for nth, host in enumerate(("EST", "LVA", "POL", "ROU", "BGR", "HUN")):
        told += [claim(f"{name}{nth}", hosts=(host,), quantity=total(500)) for name in "abc"]
        told += [claim(f"odd{nth}", hosts=(host,), quantity=total(2000))]
    told += [claim("odd9", quantity=total(2000)), claim("a9", quantity=total(500))]
    outlets = {one.article: f"House {one.article[:-1]}" for one, _ in told}
    book = ledger(*told, outlets=outlets)
    assert second(book).low == 500
    assert second(book).probability > 0.7


def test_where_all_agree_it_does_not_differ_and_without_a_total_there_is_none() -> None:
    book = ledger(claim("a", quantity=total(500)), claim("b", quantity=total(520)))
    assert not second(book).differs
    bare = ledger(claim("a", basis=("rotational",)))
    found = line(bare)
    assert found is not None
    assert opinion(found, second_opinions(bare, Links())) is None


def test_years_apart_are_two_questions() -> None:
    book = ledger(claim("a", "2020-05-01", quantity=total(900)), claim("b", quantity=total(500)))
    assert second(book).low == 500
    assert "900" not in second(book).why


@given(worlds())
@examples(60)
def test_probabilities_of_one_question_are_shares_of_one(world: Any) -> None:
    book = known(world[0], tuple(world[1]))
    for values in second_opinions(book, reconcile(book, ON)).values():
        assert 0 < sum(value.probability for value in values) <= 1.001
        assert [value.probability for value in values] == sorted((value.probability for value in values), reverse=True)
