"""Words of moving in another sense, and moves that nobody makes: what a sentence with them adds is no claim."""

import pytest
from claims_builders import claims, only, slots

BELGIANS = "A Belgian company of 120 soldiers is in Cincu."


@pytest.mark.parametrize(
    "more",
    [
        "The Belgian armed forces left our letters unanswered.",
        "One of them had fallen in 2017 without a cry.",
        "We are closing this live page now.",
        "We are deploying a new search engine in spring.",
        "How they came to this point.",
        "“They did not come to fight,” Colonel Jan Peeters said.",
        "They came without weapons.",
        "They have lived through harder winters.",
        "“Nobody has asked us to leave, and we have not asked to,” Colonel Jan Peeters told reporters.",
        "“Nobody has told us the day on which they leave,” mayor Ion Rusu said.",
        "Romania condemned both the attack this morning on a mosque in Kano and the car bombs in Mosul.",
        "An American think tank in Iasi has 40 fellows, and two suicide bombers came to Kabul.",
    ],
)
def test_of_a_force_that_is_known_nothing_more_is_told(more: str) -> None:
    told = slots(BELGIANS)
    assert [claim["place"] for claim in told] == ["Cincu"]
    assert slots(f"{BELGIANS} {more}") == told


def test_a_strength_that_falls_to_a_number_is_reduced_and_an_answer_to_a_request_is_still_a_denial() -> None:
    assert only("The Belgian contingent in Kosovo fell to 80 soldiers in May.").action == "withdraw"
    asked = claims("Has Romania been asked for Belgian soldiers? “Nobody has asked,” Defence Minister Karla Vosberg said.")
    assert not [claim for claim in asked if claim.action == "withdraw"]


def test_soldiers_who_come_from_a_regiment_are_of_it() -> None:
    claim = only("The 300 Italian soldiers who landed in Niamey on Sunday come from the 9th Alpine Regiment.")
    assert (claim.quantity and claim.quantity.low, claim.unit) == (300, "9th Alpine Regiment")


@pytest.mark.parametrize(
    "more",
    [
        "Deputy Ion Rusu wanted to know why ninety soldiers could be spared for Mali and not one for Norway.",
        "I was nine when the mayor came home.",
        "Rebels in Mali took some 60 of them hostage and disarmed 30 others.",
        "A Romanian aircraft helped to search for a Russian submarine off Iceland.",
        "Several members regretted that the mission ends in May.",
    ],
)
def test_what_is_asked_watched_or_suffered_is_no_stay(more: str) -> None:
    assert [claim["place"] for claim in slots(f"{BELGIANS} {more}")] == ["Cincu"]


def test_whoever_wants_to_know_whether_it_is_so_asks_and_the_answer_is_a_claim() -> None:
    asked = "Denmark has a company in Lebanon. Mrs Holm wanted to know whether the company would be withdrawn in November."
    text = f"{asked}\nNo, said Karla Vosberg."
    assert [(claim.action, claim.status) for claim in claims(text)] == [("station", "in_effect"), ("withdraw", "denied")]


def test_a_base_houses_its_own_countrys_aircraft_at_home() -> None:
    assert [claim.hosts for claim in claims("Leuchars houses all six British Typhoons. The Danes have 40 soldiers in Iceland.")] == [
        ("ISL",)
    ]


def test_what_is_listed_behind_including_and_counted_behind_over_shares_the_verb() -> None:
    kit = "Its equipment, including some 60 tanks, 90 Strykers and 12 howitzers, will arrive in Constanta in May."
    text = f"An American brigade will come to Romania. {kit}"
    assert [claim.action for claim in claims(text) if claim.quantity] == ["deploy"] * 3
    given = claims("Slovenia will hand over 20 of its M-55 tanks and as many BVP fighting vehicles to Ukraine by the end of May.")
    assert [(claim.action, claim.equipment) for claim in given] == [("transfer", ("M-55",)), ("transfer", ("fighting vehicle",))]


@pytest.mark.parametrize(
    "more",
    [
        "The Belgians came under fire for the noise.",
        "The company went on strike in May.",
        "The soldiers remain in good spirits.",
        "The soldiers stayed calm.",
        "A motion to lower the bonuses of soldiers abroad was referred to the finance committee.",
        "If the rumours are true, there would not be a dozen Belgians left between Cincu and Iasi.",
        "It remains to be seen whether Brussels will send more soldiers.",
        "The Dutch have 40 F-35s.",
        "\nMORE STORIES\nDanish company arrives in Tapa\nUS marines to leave Okinawa by spring",
    ],
)
def test_idioms_pay_conditions_inventories_and_other_stories_are_no_claims(more: str) -> None:
    assert [claim["place"] for claim in slots(f"{BELGIANS} {more}")] == ["Cincu"]


@pytest.mark.parametrize(
    "more",
    [
        "A rotation is not a promise.",
        "Its presence poses no threat to the region.",
        "“I would not call that a withdrawal,” said Karla Vosberg.",
        "When Belgians are driving past, they wave.",
        "The Belgians hold elections in May.",
        "Its mission is to strengthen the capabilities of partner nations in Moldova.",
        "The Dutch ships in Bahrain strengthen the capabilities of their partners.",
        "Washington announced a presidential drawdown of security assistance for Ukraine.",
    ],
)
def test_what_a_thing_is_means_or_strengthens_is_no_move(more: str) -> None:
    assert [claim["place"] for claim in slots(f"{BELGIANS} {more}")] == ["Cincu"]


def test_what_a_howitzer_is_was_not_given_twice() -> None:
    assert len(claims("Italy gave Georgia six howitzers in May. The FH-70 is a towed 155 mm howitzer in service since 1978.")) == 1


def test_fighting_vehicles_are_counted_with_their_type_and_machines_are_of_those_who_bring_them() -> None:
    given = claims("Slovenia will hand over 20 of its M-55 tanks and as many M-80 fighting vehicles to Ukraine by the end of May.")
    assert [(claim.action, claim.equipment) for claim in given] == [("transfer", ("M-55",)), ("transfer", ("M-80",))]
    sent = claims("Ghana has sent 150 airmen with one C-130 and two Alpha Jets to Sierra Leone.")
    assert [(claim.action, claim.equipment) for claim in sent] == [("deploy", ("C-130", "Alpha Jet"))]


@pytest.mark.parametrize(
    "more",
    [
        "\nCol. Ana Gomez, 31st Wing commander.",
        "Compare with our notes no. 4 (Red Sea) and no. 7 (Aegean).",
        "The Romanian pilots bomb a lake in Moldova.",
        "The pact, which will allow for the swift deployment of a modular force of up to 5 000 troops, was praised.",
    ],
)
def test_signatures_numbers_of_sheets_and_capacities_are_no_claims(more: str) -> None:
    assert [claim["place"] for claim in slots(f"{BELGIANS} {more}")] == ["Cincu"]


def test_what_a_unit_is_for_is_no_move() -> None:
    claim = only("El Salvador has promised Haiti a medical evacuation unit of 78.")
    assert (claim.action, claim.status, claim.quantity and claim.quantity.low) == ("deploy", "announced", 78)
