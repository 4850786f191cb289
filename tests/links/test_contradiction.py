from typing import Any

from links_builders import MINISTER, claim, kinds, ledger, total

from musterbook.links.contradiction import RULES, conflicts
from musterbook.model import Copy, CopyTree, Speaker

SAID: dict[str, Any] = {"speakers": (MINISTER,)}


def test_two_totals_of_one_time_that_cannot_both_hold_are_disputed() -> None:
    found = conflicts(ledger(claim("a", quantity=total(700)), claim("b", "2024-05-20", quantity=total(450))))
    assert kinds(found) == [("number", "disputed")]
    assert "700 against 450" in found[0].why
    assert (found[0].left.article, found[0].right.article) == ("a", "b")


def test_totals_within_about_or_without_an_upper_bound_can_both_hold() -> None:
    assert not conflicts(ledger(claim("a", quantity=total(1000)), claim("b", quantity=total(900))))
    assert not conflicts(ledger(claim("a", quantity=total(500, None)), claim("b", quantity=total(1000))))


def test_undated_totals_over_45_days_apart_are_change() -> None:
    assert not conflicts(ledger(claim("a", quantity=total(500)), claim("b", "2024-06-16", quantity=total(1000))))


def test_dated_totals_of_one_year_conflict_whenever_they_are_published() -> None:
    told: dict[str, Any] = {"status": "ended", "start": "2017"}
    found = conflicts(ledger(claim("a", quantity=total(450), **told), claim("b", "2025-01-01", quantity=total(800), **told)))
    assert kinds(found) == [("number", "superseded")]


def test_a_part_is_no_contradiction_of_the_whole_unless_it_is_larger() -> None:
    whole = claim("a", quantity=total(300))
    assert not conflicts(ledger(whole, claim("b", place="Testburg", quantity=total(80))))
    assert kinds(conflicts(ledger(whole, claim("b", place="Testburg", quantity=total(800))))) == [("number", "disputed")]


def test_a_plan_and_a_present_number_are_of_two_times() -> None:
    assert not conflicts(ledger(claim("a", quantity=total(500)), claim("b", status="announced", quantity=total(1000))))


def test_indefinite_contradicts_an_end_that_has_not_passed() -> None:
    known = ledger(
        claim("a", "2022-10-12", status="approved", echelon="battalion", end="2025-12-31"),
        claim("b", "2024-05-02", status="announced", echelon="battalion", basis=("indefinite",), end=".."),
    )
    assert kinds(conflicts(known)) == [("end", "superseded")]


def test_a_tour_that_was_over_before_the_next_began_is_no_contradiction() -> None:
    known = ledger(claim("a", "2019-10-01", end="2020-06"), claim("b", "2022-10-01", end="2025-12-31"))
    assert not conflicts(known)


def test_a_named_units_tour_is_not_the_presence() -> None:
    assert not conflicts(ledger(claim("a", unit="1st Test Regiment", end="2024-12"), claim("b", status="announced", end="..")))


def test_two_deadlines_of_one_promise_contradict_one_another() -> None:
    plan: dict[str, Any] = {"action": "withdraw", "status": "announced", "quantity": total(38, mode="reduction")}
    found = conflicts(ledger(claim("a", end="2024-12-31", **plan), claim("b", "2024-05-03", end="2024-08-31", **plan)))
    assert kinds(found) == [("end", "disputed")]


def test_permanent_contradicts_rotational_and_persistent_does_not() -> None:
    rotational = claim("a", basis=("rotational",))
    assert kinds(conflicts(ledger(rotational, claim("b", basis=("permanent",), end="..")))) == [("basis", "disputed")]
    assert not conflicts(ledger(rotational, claim("b", basis=("persistent", "rotational"))))


def test_what_is_only_considered_or_requested_contradicts_nothing() -> None:
    rotational = claim("a", basis=("rotational",))
    for status in ("considered", "requested"):
        assert not conflicts(ledger(rotational, claim("b", status=status, basis=("permanent",), end="..")))


def test_a_presence_that_left_and_came_back_is_not_one_continuing_presence() -> None:
    told = (claim("a", "2019-05-01", basis=("rotational",)), claim("c", "2022-05-01", basis=("permanent",), end=".."))
    left = claim("b", "2020-07-01", action="withdraw", start="2020-06")
    assert kinds(conflicts(ledger(*told))) == [("basis", "superseded")]
    assert not conflicts(ledger(*told, left))


def test_a_denial_contradicts_what_it_denies_and_nothing_else() -> None:
    plan = claim("a", action="withdraw", status="announced", quantity=total(2500, mode="reduction"))
    assert kinds(conflicts(ledger(plan, claim("b", action="withdraw", status="denied", **SAID)))) == [("status", "disputed")]
    other_number = claim("b", action="withdraw", status="denied", quantity=total(9000, mode="reduction"), **SAID)
    assert not conflicts(ledger(plan, other_number))
    other_action = claim("b", action="rotate", status="denied", **SAID)
    assert not conflicts(ledger(plan, other_action))


def test_a_denial_of_a_basis_denies_only_that_basis() -> None:
    denial = claim("b", status="denied", basis=("permanent",), end="..", **SAID)
    assert not conflicts(ledger(claim("a", basis=("rotational",)), denial))
    assert ("status", "disputed") in kinds(conflicts(ledger(claim("a", basis=("permanent",), end=".."), denial)))


def test_a_denial_of_one_force_does_not_deny_a_presence_that_names_none() -> None:
    assert not conflicts(ledger(claim("a", quantity=total(650)), claim("b", status="denied", echelon="brigade", **SAID)))


def test_a_region_equals_its_countries() -> None:
    plan = claim("a", action="withdraw", status="announced")
    denial = claim("b", action="withdraw", status="denied", hosts=("baltic-states",), **SAID)
    assert kinds(conflicts(ledger(plan, denial))) == [("status", "disputed")]


def test_a_correction_by_the_same_outlet_supersedes_within_days() -> None:
    known = ledger(
        claim("a", quantity=total(250)), claim("b", "2024-05-03", quantity=total(25)),
        texts={"a": {"outlet": "The Courier"}, "b": {"outlet": "The Courier", "title": "Correction: troops in Testland"}},
    )  # fmt: skip
    found = conflicts(known)
    assert kinds(found) == [("number", "superseded")]
    assert found[0].is_correction


def test_an_outlet_corrects_what_it_said_and_not_what_it_credited_to_another() -> None:
    texts = {"a": {"outlet": "The Herald"}, "b": {"outlet": "The Herald", "title": "Correction: troops in Lithuania"}}
    right = claim("b", "2024-05-09", quantity=total(450))
    assert kinds(conflicts(ledger(claim(quantity=total(700)), right, texts=texts))) == [("number", "superseded")]
    assert kinds(conflicts(ledger(claim(quantity=total(700), via=("The Eye",)), right, texts=texts))) == [("number", "disputed")]


def test_who_will_not_come_will_not_be_there_from_a_day_to_come() -> None:
    denial = claim("b", "2024-05-09", action="deploy", status="denied", speakers=(MINISTER,))
    planned = claim(status="announced", start="2024-09", echelon="company")
    assert kinds(conflicts(ledger(planned, denial))) == [("status", "disputed")]
    assert kinds(conflicts(ledger(claim(echelon="company"), denial))) == []


def test_a_number_at_a_base_in_answer_to_one_of_the_whole_contradicts_it() -> None:
    heard = claim("a", quantity=total(9000), via=("The Eye",))
    denial = claim("b", "2024-05-09", status="denied", quantity=total(9000), **SAID)
    own = claim("b", "2024-05-09", nth=1, quantity=total(2000), place="Northfield", **SAID)
    assert ("number", "disputed") in kinds(conflicts(ledger(heard, denial, own)))
    assert kinds(conflicts(ledger(heard, own))) == []


def test_a_clarification_in_one_text_supersedes_wherever_it_stands() -> None:
    late = claim("a", nth=0, status="announced", basis=("rotational",), evidence="14:12 Correction to 13:50: they will rotate.")
    early = claim("a", nth=1, status="announced", basis=("permanent",), end="..", evidence="13:50 They will stay for good.", **SAID)
    known = ledger(late, early, texts={"a": {"text": "14:12 Correction to 13:50: they will rotate.\n13:50 They will stay for good."}})
    found = conflicts(known)
    assert kinds(found) == [("basis", "superseded")]
    assert found[0].right.basis == ("rotational",)


def test_an_article_does_not_contradict_itself_in_one_voice() -> None:
    known = ledger(
        claim("a", nth=0, action="withdraw", status="denied"),
        claim("a", nth=1, action="withdraw", quantity=total(6, mode="reduction")),
    )
    assert not conflicts(known)


def test_parts_and_the_stated_total_of_one_article_differ() -> None:
    before, more = claim("a", nth=0, quantity=total(500)), claim("a", nth=1, action="deploy", quantity=total(400, mode="additional"))
    says: dict[str, Any] = {"nth": 2, "status": "announced"}
    wrong = claim("a", quantity=total(1500), evidence="That will bring the total to 1,500.", **says)
    right = claim("a", quantity=total(1000), evidence="That will bring the total to about 1,000.", **says)
    assert kinds(conflicts(ledger(before, more, wrong))) == [("sum", "disputed")]
    assert not conflicts(ledger(before, more, right))


def test_one_base_named_as_an_example_is_no_sum() -> None:
    known = ledger(claim("a", nth=0, quantity=total(54000)), claim("a", nth=1, place="Testburg", quantity=total(900)))
    assert not conflicts(known)


def test_copies_are_listed_through_their_root_only() -> None:
    told = [claim(name, quantity=total(700)) for name in ("root", "copy")]
    known = ledger(*told, claim("third", "2024-05-05", quantity=total(100)))
    tree = CopyTree("root", (Copy("copy", "root", "credited", 1.0),))
    assert [one.left.article for one in conflicts(known, (tree,))] == ["root"]
    assert len(conflicts(known)) == 2


def test_claims_of_another_sender_or_host_are_never_in_conflict() -> None:
    mine = claim("a", quantity=total(700), basis=("permanent",), end="..")
    others: tuple[dict[str, Any], ...] = ({"senders": ("USA",)}, {"hosts": ("LVA",)})
    for other in others:
        assert not conflicts(ledger(mine, claim("b", quantity=total(100), basis=("rotational",), **other)))


def test_the_rules_are_those_of_the_model() -> None:
    assert set(RULES) == {"number", "end", "basis", "status", "sum"}


def test_a_union_says_one_thing_and_a_ministry_another_number() -> None:
    known = ledger(
        claim("a", nth=0, quantity=total(400), speakers=(Speaker(org="Pentagon", country="USA"),)),
        claim("a", nth=1, quantity=total(1000, 2000)),
    )
    assert kinds(conflicts(known)) == [("number", "disputed")]


def test_two_numbers_of_one_delivery_cannot_both_hold() -> None:
    told: dict[str, Any] = {"action": "transfer", "equipment": ("Lynx",)}
    known = ledger(
        claim("a", quantity=total(150, of="vehicle"), **told),
        claim("b", "2024-05-03", quantity=total(15, of="vehicle"), **told),
    )
    assert kinds(conflicts(known)) == [("number", "disputed")]
    later = ledger(
        claim("a", quantity=total(150, of="vehicle"), **told), claim("b", "2025-05-03", quantity=total(15, of="vehicle"), **told)
    )
    assert not conflicts(later)


def test_a_live_text_that_corrects_its_own_number_supersedes_it_wherever_it_stands() -> None:
    text = "16:20 A zero too many: 1,200 have landed, not 12,000 (see 08:40). Sorry.\n08:40 The last of the 12,000 landed."
    landed: dict[str, Any] = {"action": "deploy"}
    known = ledger(
        claim("a", nth=0, quantity=total(1200), evidence="1,200 have landed, not 12,000 (see 08:40).", **landed),
        claim("a", nth=1, quantity=total(12000), evidence="The last of the 12,000 landed.", **SAID, **landed),
        texts={"a": {"text": text}},
    )
    (found,) = conflicts(known)
    assert (found.kind, found.resolution, found.is_correction) == ("number", "superseded", True)
    assert found.right.quantity == total(1200)


def test_forty_five_days_are_contemporary_and_forty_six_are_not() -> None:
    first: dict[str, Any] = {"basis": ("permanent",), "end": ".."}
    for day, resolution in (("2024-06-15", "disputed"), ("2024-06-16", "superseded")):
        found = conflicts(ledger(claim("a", "2024-05-01", **first), claim("b", day, basis=("rotational",))))
        assert kinds(found) == [("basis", resolution)]


def test_fifteen_per_cent_hold_together_and_more_does_not() -> None:
    assert not conflicts(ledger(claim("a", quantity=total(1000)), claim("b", quantity=total(850))))
    assert kinds(conflicts(ledger(claim("a", quantity=total(1000)), claim("b", quantity=total(849))))) == [("number", "disputed")]


def test_a_battalion_inside_a_brigade_is_no_part_beside_it() -> None:
    def told(unit: str) -> list[tuple[str, str]]:
        whole = claim("a", nth=2, quantity=total(4500), evidence="There are 4,500 in all.")
        brigade = claim("a", nth=0, unit="2nd Cavalry Regiment", quantity=total(4300))
        return kinds(conflicts(ledger(brigade, claim("a", nth=1, unit=unit, quantity=total(1200)), whole)))

    assert told("1st Squadron, 2nd Cavalry Regiment") == []
    assert told("41st Field Artillery Brigade") == [("sum", "disputed")]
