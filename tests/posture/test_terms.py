from typing import Any

import pytest
from posture_builders import MINISTER, claim, ledger, line, terms, total

from musterbook.model import Article, Claim, Conflict, Copy, CopyTree, Links, Speaker
from musterbook.posture.officials import is_official, speaks_for


def test_the_hosts_minister_beats_a_later_word_of_the_outlet() -> None:
    book = ledger(claim("a", "2024-01-10", basis=("indefinite",), end="..", speakers=(MINISTER,)), claim("b", basis=("rotational",)))
    assert terms(book) == (("indefinite",), "..")


def test_without_an_official_word_the_outlets_own_counts() -> None:
    assert terms(ledger(claim(basis=("rotational",)))) == (("rotational",), None)


def test_each_slot_comes_from_its_own_latest_claim() -> None:
    book = ledger(
        claim("a", "2022-10-12", status="approved", end="2025-12-31"),
        claim("b", "2023-10-12", status="announced", basis=("persistent",), speakers=(MINISTER,)),
    )
    assert terms(book) == (("persistent",), "2025-12-31")


@pytest.mark.parametrize("status", ["denied", "cancelled", "considered", "requested", "ended"])
def test_what_does_not_hold_fills_nothing(status: str) -> None:
    book = ledger(claim("a", basis=("rotational",)), claim("b", status=status, basis=("permanent",), end="..", speakers=(MINISTER,)))
    assert terms(book) == (("rotational",), None)


def test_beside_what_was_said_lately_a_texts_own_voice_wins_only_where_it_stands_later() -> None:
    own = claim("a", nth=0, status="approved", basis=("rotational",), end="2024-12-31")
    lately = claim("a", nth=1, status="announced", basis=("permanent",), end="..", speakers=(MINISTER,), said_on="2024-04-28")
    assert terms(ledger(own, lately)) == (("permanent",), "..")
    long_ago = claim("a", nth=1, status="announced", basis=("permanent",), end="..", speakers=(MINISTER,), said_on="2023-11")
    assert terms(ledger(own, long_ago)) == (("rotational",), "2024-12-31")


def test_who_came_for_a_time_stays_until_its_end_and_who_is_to_come_by_a_day_does_not() -> None:
    came = claim(action="deploy", equipment=("Kestrel",), start="2024-04", end="2024-09-30")
    assert terms(ledger(came), "Kestrel") == ((), "2024-09-30")
    came_by = claim(action="deploy", equipment=("Kestrel",), end="2024-04-30")
    assert terms(ledger(came_by), "Kestrel") == ((), None)


def test_on_one_day_the_later_said_wins_then_the_later_in_the_text() -> None:
    old = claim("a", nth=1, status="approved", basis=("rotational",), said_on="2022")
    new = claim("a", nth=0, status="announced", basis=("indefinite",), speakers=(MINISTER,))
    assert terms(ledger(new, old))[0] == ("indefinite",)
    later = claim("a", nth=2, status="announced", basis=("persistent",), speakers=(MINISTER,))
    assert terms(ledger(new, old, later))[0] == ("persistent",)


def test_a_copy_never_renews_a_date() -> None:
    told: dict[str, Any] = {"status": "announced", "speakers": (MINISTER,)}
    root, copy = (claim(name, day, basis=("permanent",), **told) for name, day in (("root", "2024-05-01"), ("copy", "2024-05-09")))
    newer = claim("b", "2024-05-05", basis=("rotational",), **told)
    tree = CopyTree("root", (Copy("copy", "root", "credited", 1.0),))
    assert terms(ledger(root, copy, newer), links=Links(trees=(tree,)))[0] == ("rotational",)


def test_a_clarification_replaces_all_slots() -> None:
    told: dict[str, Any] = {"status": "announced", "speakers": (MINISTER,)}
    wrong, right = claim("a", nth=1, basis=("permanent",), end="..", **told), claim("a", nth=0, basis=("rotational",), **told)
    conflict = Conflict("basis", "superseded", wrong[0], right[0], "clarified", is_correction=True)
    assert terms(ledger(wrong, right), links=Links(conflicts=(conflict,))) == (("rotational",), None)


def test_a_named_units_line_takes_only_its_own_and_the_whole_takes_all() -> None:
    book = ledger(claim("a", echelon="battalion", basis=("rotational",)), claim("b", "2024-05-09", basis=("persistent",)))
    assert terms(book, "battalion")[0] == ("rotational",)
    assert terms(book)[0] == ("persistent",)


def test_a_deadline_is_no_end_of_stay() -> None:
    book = ledger(claim("a", quantity=total(500)), claim("b", action="deploy", status="under_way", end="2024-12-31", echelon="company"))
    assert terms(book)[1] is None


def test_a_stated_end_that_has_passed_stays_and_says_so() -> None:
    found = line(ledger(claim(quantity=total(500), end="2024-05-15")))
    assert found is not None
    assert (found.low, found.until, found.status) == (500, "2024-05-15", "end_passed")
    assert "has passed with nothing reported since" in found.why


SPEAKERS = [
    (Speaker("Ann Example", "defence minister", None, "LTU"), True),
    (Speaker(None, "US official", None, "USA"), True),
    (Speaker(None, "US official", None, None), True),
    (Speaker(None, "Polish official", None, None), False),
    (Speaker(None, None, "Pentagon", "USA"), True),
    (Speaker("Ann Example", None, None, "LTU"), True),
    (Speaker(None, None, None, "USA"), True),
    (Speaker("Ann Example", "defence minister", None, "POL"), False),
    (Speaker("Jo Sample", "deputy", "Parliament", "LTU"), False),
    (Speaker("Jo Sample", "deputy defence minister", None, "LTU"), True),
    (Speaker("Jo Sample", "shopkeeper", None, "LTU"), False),
    (Speaker("Jo Sample", "retired colonel", None, "USA"), False),
    (Speaker(None, "source close to the headquarters", None, "USA"), False),
]
OUTLETS = [
    ("Ministry of National Defence of the Republic of Lithuania", "announced", True),
    ("Ministry of Defence of the Italian Republic", "announced", False),
    ("The Testburg Courier", "approved", True),
    ("The Testburg Courier", "announced", False),
]


@pytest.mark.parametrize(("speaker", "speaks"), SPEAKERS)
def test_who_speaks_for_sender_or_host(speaker: Speaker, speaks: bool) -> None:
    assert speaks_for(speaker, frozenset({"USA", "LTU"})) is speaks


@pytest.mark.parametrize(("outlet", "status", "official"), OUTLETS)
def test_releases_and_decisions_need_no_speaker(outlet: str, status: str, official: bool) -> None:
    article = Article(id="a", text="Sentence.", outlet=outlet, published="2024-05-01")
    told = Claim("a", "Sentence.", "station", status, ("USA",), ("LTU",))
    assert is_official(told, article, ("USA", "LTU")) is official


def test_what_neither_sender_nor_host_nor_the_outlet_itself_says_fills_nothing() -> None:
    analyst = Speaker("Jo Sample", "analyst", "Example Institute", "POL")
    assert terms(ledger(claim("a", quantity=total(500)), claim("b", basis=("permanent",), end="..", speakers=(analyst,)))) == ((), None)


def test_a_rotation_feeds_the_basis_and_not_the_end() -> None:
    book = ledger(claim("a", quantity=total(500)), claim("b", action="rotate", basis=("rotational",), end="2024-12-31"))
    assert terms(book) == (("rotational",), None)
