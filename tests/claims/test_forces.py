"""Forces: the unit, echelon, function, equipment and number that a text gives, also where the next sentence leaves them out."""

import pytest
from claims_builders import claims, only

from musterbook.values import Count


def strength(number: int, mode: str = "total", of: str = "personnel", *, approx: bool = False) -> Count:
    return Count(number, number, approx, of, mode)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("A Danish company, 140 strong, is at Tapa in Estonia.", strength(140)),
        ("A Kenyan infantry battalion (780) is in Malakal in South Sudan.", strength(780)),
        ("Portugal will keep the 180-man company in Romania until June.", strength(180)),
        ("The Danish battalion in Latvia numbers approx. 800 soldiers.", strength(800, approx=True)),
        ("The Danish battalion is at Ādaži in Latvia and has 750 soldiers.", strength(750)),
        ("A Belgian squadron, two NH90 helicopters and about 60 personnel, is at Gao in Mali.", strength(60, approx=True)),
        ("The launcher and 70 US soldiers came to Misawa in Japan on Monday.", strength(70)),
    ],
)
def test_the_people_of_a_unit_are_its_number(text: str, quantity: Count) -> None:
    assert only(text).quantity == quantity


def test_they_have_the_number_of_the_force_they_stand_for() -> None:
    first, second = claims("About 300 Danish soldiers arrived at Tapa in Estonia in May. They will stay until November.")
    assert first.quantity == second.quantity == strength(300, approx=True)
    assert second.context["quantity"]


def test_what_leaves_is_a_reduction_also_where_a_pronoun_stands_for_it() -> None:
    _, gone = claims("About 300 Danish soldiers arrived at Tapa in Estonia in May. They left in June.")
    assert gone.quantity == strength(300, "reduction", approx=True)


def test_rotations_are_not_counted() -> None:
    assert only("Danish soldiers will serve at Tapa in Estonia in two rotations.").quantity is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Six US F-16s from the 510th EFS landed at Šiauliai in Lithuania on Monday.", "510th EFS"),
        ("US Marines of VMFA-312 are at Iwakuni in Japan.", "VMFA-312"),
        ("US soldiers of Co B, 2-198 IN are in Djibouti.", "Co B, 2-198 IN"),
        ("The Indian Military Training Team is at Thimphu in Bhutan.", "Indian Military Training Team"),
        ("Soldiers of the 28th battalion of Colombia are in Sinai in Egypt.", "28th battalion"),
        ("About 900 soldiers of KFOR are in Mitrovica.", "KFOR"),
        ("Soldiers of the Oklahoma National Guard are in Djibouti.", "Oklahoma National Guard"),
    ],
)
def test_a_unit_is_known_by_how_its_name_is_made(text: str, unit: str) -> None:
    assert [claim.unit for claim in claims(text)] == [unit]


def test_the_contingents_of_a_mission_are_the_missions() -> None:
    text = "UNMISS is to grow. Nepal will send 250 soldiers to South Sudan in June, the United Nations said."
    assert {claim.unit for claim in claims(text)} == {"UNMISS"}


@pytest.mark.parametrize(
    ("text", "echelon", "function"),
    [
        ("A platoon of the 3rd Marine Littoral Regiment is in Palau.", "platoon", None),
        ("The US 1st ABCT of the 1st Infantry Division is in Poland.", "brigade", "armour"),
        ("The British will keep Sky Sabre missiles in Poland.", None, "air-defence"),
        ("Four Portuguese F-16s stand the air-policing watch at Šiauliai in Lithuania.", None, "air-policing"),
        ("Some 200 French sailors are at Toamasina in Madagascar.", None, "naval"),
    ],
)
def test_what_kind_of_force_it_is(text: str, echelon: str | None, function: str | None) -> None:
    claim = only(text)
    assert (claim.echelon, claim.function) == (echelon, function)


def test_a_with_phrase_lists_all_the_types() -> None:
    text = "Poland hosts about 1,000 US soldiers with Abrams tanks, Bradleys and M109s at Drawsko."
    assert len(only(text).equipment) == 3


def test_a_general_noun_stands_for_the_type_spoken_of() -> None:
    text = "Greece sent two Patriot launchers to Saudi Arabia in May. The launchers will be at Yanbu until December."
    assert claims(text)[-1].equipment == ("Patriot",)


def test_a_people_that_leaves_has_none_of_its_neighbours_machines() -> None:
    gone = claims("Four British Merlin helicopters are at Basra in Iraq. The Danes left in May.")[-1]
    assert (gone.senders, gone.equipment) == (("DNK",), ())


def test_the_names_of_two_counted_ships_are_one_force() -> None:
    claim = only("The British keep two patrol ships, HMS Medway and HMS Trent, in Belize.")
    assert (claim.unit, claim.quantity) == ("HMS Medway and HMS Trent", strength(2, of="ship"))
