"""Whom words stand for: both, it, they; whose the parts, the ships and the bases are. All texts are ours."""

import pytest
from claims_builders import article, claims
from test_lists import listed

from musterbook.claims.read import drafts


def test_the_part_of_a_nation_has_its_own_number() -> None:
    found = listed("EUTM Mozambique opened in November. At present 118 soldiers are there, of whom 65 are Portuguese.")
    assert ("station", "PRT", "MOZ", 65) in [f[:3] + f[4:] for f in found]
    assert "PRT" not in [senders for _, senders, *_, number in found if number == 118]


def test_both_are_the_two_that_were_spoken_of() -> None:
    found = listed("Germany has a company at Gao in Mali. Spain contributes a company there. Both companies arrived in April.")
    assert found[-1][:3] == ("deploy", "DEU ESP", "MLI")


def test_they_who_relieve_are_those_of_the_sentence_before() -> None:
    found = listed(
        "Five Czech Gripens landed at Ämari on Tuesday. They relieve four German Eurofighters, which flew home to Neuburg on Thursday."
    )
    assert [(action, senders, hosts) for action, senders, hosts, *_ in found] == [
        ("deploy", "CZE", "EST"),
        ("rotate", "CZE", "EST"),
        ("withdraw", "DEU", "EST"),
    ]


def test_it_has_the_strength_of_what_was_spoken_of_last() -> None:
    found = listed("KFOR had 50,000 soldiers in Kosovo then. It has 3,700 today. The French left long ago.")
    assert [(senders, number) for _, senders, _, _, number in found[:2]] == [("NATO", 50000), ("NATO", 3700)]


def test_the_first_of_two_clauses_has_its_own_verb() -> None:
    found = listed("The Portuguese reserve battalion left Kosovo in 2017 and nobody noticed.")
    assert [(action, senders, hosts) for action, senders, hosts, *_ in found] == [("withdraw", "PRT", "XKX")]


def test_ships_of_many_navies_are_known_by_what_stands_before_their_names() -> None:
    found = listed("KRI Diponegoro and BNS Bijoy arrived at Beirut on Monday.")
    assert [(action, senders, hosts) for action, senders, hosts, *_ in found] == [("deploy", "IDN", "LBN"), ("deploy", "BGD", "LBN")]


def test_a_base_that_a_government_asks_for_would_be_in_its_own_country() -> None:
    found = listed("The Bahraini government has asked for a permanent British base.")
    assert [(action, senders, hosts) for action, senders, hosts, *_ in found] == [("station", "GBR", "BHR")]


def test_who_flies_in_from_somewhere_comes() -> None:
    found = listed(
        "Gurkhas of the 2nd Battalion, Royal Gurkha Rifles, 250 of them, flew in from Brunei on Saturday and are camped in Darwin."
    )
    assert [(action, senders, number) for action, senders, _, _, number in found] == [("deploy", "GBR", 250)]


def test_each_ship_of_a_row_is_a_force_of_its_own_navy() -> None:
    found = listed("The frigates HMAS Anzac, HMS Glasgow and HMNZS Canterbury are off the coast of East Timor.")
    assert [(senders, hosts) for _, senders, hosts, *_ in found] == [("AUS", "TLS"), ("GBR", "TLS"), ("NZL", "TLS")]


def test_whoever_leaves_a_mission_takes_its_own_soldiers_home() -> None:
    found = listed("The brigadier, who received the battalion, said that India was not leaving UNDOF on the Golan Heights in Syria.")
    assert [(action, senders, hosts) for action, senders, hosts, *_ in found] == [("withdraw", "IND", "SYR")]


def test_a_battalion_that_is_given_up_is_withdrawn() -> None:
    found = listed("The Indian army will not give up its battalion in southern Lebanon.")
    assert [(action, senders, hosts) for action, senders, hosts, *_ in found] == [("withdraw", "IND", "LBN")]


def test_his_country_is_that_of_who_speaks() -> None:
    found = listed("Côte d'Ivoire's President Ouattara says that his country will provide a battalion for Niger.")
    assert [(action, senders, hosts) for action, senders, hosts, *_ in found] == [("deploy", "CIV", "NER")]


def test_what_a_force_is_called_is_no_request() -> None:
    made = drafts(
        article("The force, as the mission is called, has 4,000 Ugandan soldiers in Somalia. INTERFET, as the force is called, is there.")
    )
    assert "requested" not in {draft.claim.status for draft in made[0]}


def test_whoever_takes_part_in_a_mission_is_there() -> None:
    made = [d.claim for d in drafts(article("Malaysia has taken part in UNIFIL in Lebanon since 2007."))[0]]
    assert [(c.action, c.senders, c.hosts, c.unit, c.start) for c in made] == [("station", ("MYS",), ("LBN",), "UNIFIL", "2007")]


def test_the_remainder_does_the_same_on_a_day_of_its_own() -> None:
    made = [d.claim for d in drafts(article("The first 400 Kenyan soldiers will leave Somalia in June, the remainder in December."))[0]]
    assert [(c.action, c.senders, c.hosts, c.start) for c in made] == [
        ("withdraw", ("KEN",), ("SOM",), "2024-06"),
        ("withdraw", ("KEN",), ("SOM",), "2024-12"),
    ]


def test_who_has_no_plans_to_leave_does_not_leave() -> None:
    found = listed("Indonesia, which has 1,230 soldiers in Lebanon, has no plans to leave.")
    assert {one[:3] for one in found} == {("station", "IDN", "LBN"), ("withdraw", "IDN", "LBN")}


def test_what_is_expected_in_a_month_comes_then() -> None:
    made = [
        d.claim
        for d in drafts(article("The French frigate Surcouf, with 150 sailors, is expected in Abidjan in the first week of June."))[0]
    ]
    assert [(c.senders, c.hosts, c.start, c.said_on) for c in made] == [(("FRA",), ("CIV",), "2024-06", None)]


def test_a_hospital_that_closes_is_withdrawn() -> None:
    found = listed("The Italian field hospital at Misrata in Libya closes in July.")
    assert [(action, senders, hosts) for action, senders, hosts, *_ in found] == [("withdraw", "ITA", "LBY")]


def test_a_war_elsewhere_is_no_host() -> None:
    found = listed("The Danish frigate Esbern Snare was withdrawn from Ghana in 2022 because of the war in Ukraine.")
    assert [hosts for _, _, hosts, *_ in found] == ["GHA"]


def test_two_nations_with_a_bare_number_each_share_a_verb() -> None:
    found = listed("The UN force in Cyprus has 796 soldiers. Hungary has nine there and Serbia seven.")
    assert [(senders, number) for _, senders, _, _, number in found][1:] == [("HUN", 9), ("SRB", 7)]


def test_a_second_battery_is_of_the_kind_of_the_first() -> None:
    text = "The US keeps a THAAD battery on Guam. A second battery would go to South Korea in July."
    last = claims(text)[-1]
    assert (last.hosts, last.echelon, last.function, last.equipment) == (("KOR",), "company", "air-defence", ("THAAD",))


def test_the_helicopters_of_a_brigade_are_of_the_type_that_was_named() -> None:
    text = "The US 12th Combat Aviation Brigade has sent 20 Apaches to Romania. The helicopters will stay until August."
    assert claims(text)[-1].equipment == ("Apache",)


def test_who_is_there_and_will_return_goes_home() -> None:
    text = "The Danish frigate HDMS Triton is in the Red Sea. She will return in May."
    assert [claim.action for claim in claims(text)] == ["station", "withdraw"]


def test_a_battery_that_brought_missiles_is_one_of_missiles() -> None:
    text = "The US battery that brought HIMARS launchers to Gao will remain in Mali."
    assert {(c.action, c.echelon, c.equipment) for c in claims(text)} == {
        ("deploy", "company", ("HIMARS",)),
        ("station", "company", ("HIMARS",)),
    }


def test_a_company_at_another_place_is_another_company() -> None:
    text = "A Dutch infantry company is at Suffisant in Curacao. The company at Savaneta in Aruba will stay for good."
    assert [(c.place, c.echelon, c.function) for c in claims(text)] == [
        ("Suffisant", "company", "infantry"),
        ("Savaneta", "company", None),
    ]


@pytest.mark.parametrize(
    ("text", "echelons"),
    [
        ("The French keep a battalion in Romania. The French left Niger in December 2023.", ["battalion", None]),
        ("A Polish company is in Romania. Poles also serve in Lebanon.", ["company", None]),
        ("A Danish battalion has been in Latvia since May. The Danes will leave Latvia in October.", ["battalion", "battalion"]),
    ],
)
def test_a_people_in_another_country_is_not_the_force_spoken_of_before(text: str, echelons: list[str | None]) -> None:
    assert [c.echelon for c in claims(text)] == echelons
