from links_builders import MINISTER, claim, day, ledger, total

from musterbook.links.check import check
from musterbook.links.reconcile import reconcile
from musterbook.model import Claim, Copy, CopyTree, Known, Links

ON = day("2025-01-01")


def verdict(one: Claim, known: Known) -> tuple[str, list[str]]:
    kind, claims, why = check(one, known, reconcile(known, ON))
    assert why
    return kind, [other.article for other in claims]


def test_a_claim_that_nobody_else_makes_is_new() -> None:
    mine = claim("b", quantity=total(500))
    assert verdict(mine[0], ledger(claim("a", senders=("USA",)), mine)) == ("new", [])


def test_a_second_report_corroborates() -> None:
    mine = claim("b", "2024-05-03", echelon="company", quantity=total(140))
    known = ledger(claim("a", echelon="company", quantity=total(150)), mine)
    kind, claims, why = check(mine[0], known, reconcile(known, ON))
    assert (kind, [one.article for one in claims]) == ("corroborates", ["a"])
    assert "independently of them: it adds a voice" in why
    assert "The a Courier" in why


def test_the_same_speaker_on_the_same_occasion_adds_no_voice_and_on_another_does() -> None:
    mine = claim("b", "2024-05-03", echelon="company", speakers=(MINISTER,), said_on="2024-05-01")
    known = ledger(claim("a", echelon="company", speakers=(MINISTER,)), mine)
    assert "adds no voice: it rests on the same speaker" in check(mine[0], known, reconcile(known, ON))[2]
    later = claim("b", "2024-05-20", echelon="company", speakers=(MINISTER,))
    known = ledger(claim("a", echelon="company", speakers=(MINISTER,)), later)
    assert "it adds a voice" in check(later[0], known, reconcile(known, ON))[2]


def test_what_two_have_from_a_third_house_is_one_voice() -> None:
    mine = claim("b", "2024-05-03", quantity=total(510), via=("LRT",))
    known = ledger(claim("a", quantity=total(500), via=("LRT",)), mine)
    assert "both have it from the same house" in check(mine[0], known, reconcile(known, ON))[2]


def test_a_number_that_cannot_also_hold_contradicts() -> None:
    mine = claim("b", "2024-05-03", quantity=total(450))
    assert verdict(mine[0], ledger(claim("a", quantity=total(700)), mine)) == ("contradicts", ["a"])


def test_a_later_word_on_the_end_supersedes() -> None:
    mine = claim("b", "2024-05-03", status="announced", basis=("indefinite",), end="..")
    assert verdict(mine[0], ledger(claim("a", "2022-05-01", status="approved", end="2025-12-31"), mine)) == ("supersedes", ["a"])


def test_what_a_copy_repeats_it_copies() -> None:
    mine = claim("b", "2024-05-03", quantity=total(500))
    known = ledger(claim("a", quantity=total(500)), mine)
    links = Links(trees=(CopyTree("a", (Copy("b", "a", "credited", 1.0),)),))
    assert check(mine[0], known, links)[0] == "copies"
