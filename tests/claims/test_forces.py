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
        ("Four Portuguese F-16s and 85 people are at Keflavik in Iceland.", strength(85)),
        ("The Dutch will send two Patriot batteries with 270 men to Turkey.", strength(270)),
        ("Canada has 540 CAF soldiers at Ādaži in Latvia.", strength(540)),
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


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("Nigeria will send two of its battalions to Sierra Leone.", strength(2, of="unit")),
        ("Italian Eurofighters, four, are at Misawa in Japan.", strength(4, of="aircraft")),
        ("Two of the Norwegian Poseidons are at Keflavik in Iceland.", strength(2, of="aircraft")),
    ],
)
def test_a_number_counts_what_it_is_a_part_of_or_stands_after(text: str, quantity: Count) -> None:
    assert only(text).quantity == quantity


@pytest.mark.parametrize(
    ("later", "quantity"),
    [
        ("Belgium would send 14.", strength(14, of="vehicle")),
        ("Some 400 are at Rivne in Ukraine.", strength(400, of="vehicle", approx=True)),
    ],
)
def test_a_bare_number_counts_the_machines_spoken_of(later: str, quantity: Count) -> None:
    claim = claims(f"Denmark has given Ukraine Leopard 1 tanks. {later}")[-1]
    assert (claim.quantity, claim.equipment) == (quantity, ("Leopard 1",))


def test_more_than_there_are_of_a_kind_are_people() -> None:
    claim = claims("Two Danish Challenger jets have been at Kangerlussuaq in Greenland since May. Some 350 are there now.")[-1]
    assert claim.quantity is None or claim.quantity.of == "personnel"


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
        ("Storm Battery of the Croatian army is in Poland.", "Storm Battery"),
        ("The Danish Battalion is at Tapa in Estonia.", None),
        ("Combat Team Viking of the Canadian army is at Adazi in Latvia.", "Combat Team Viking"),
        ("Indian soldiers of the 1st Battalion of the Garhwal Rifles are in Lebanon.", "1st Battalion of the Garhwal Rifles"),
        ("The US Army's Multi-Domain Task Force-Asia is at Yokota in Japan.", "Multi-Domain Task Force-Asia"),
        ("The Turkish landing ship Bayraktar is at Misrata.", "Bayraktar"),
        ("The Hungarian contingent in Chad, Task Force Sahara, has 200 soldiers.", "Task Force Sahara"),
        ("The 22nd Marine Expeditionary Unit sent 40 US Marines to Trinidad.", "22nd Marine Expeditionary Unit"),
        ("The 600 marines who arrived in Cyprus come from 45 Commando Royal Marines.", "45 Commando Royal Marines"),
    ],
)
def test_a_unit_is_known_by_how_its_name_is_made(text: str, unit: str | None) -> None:
    assert [claim.unit for claim in claims(text)] == [unit]


def test_the_contingents_of_a_mission_are_the_missions() -> None:
    text = "UNMISS is to grow.\n\nUNMISS has 12,000 soldiers in South Sudan. Nepal will send 250 soldiers to South Sudan in June."
    assert {claim.unit for claim in claims(text)} == {"UNMISS"}


@pytest.mark.parametrize(
    ("text", "echelon", "function"),
    [
        ("A platoon of the 12th Marine Littoral Regiment is in Palau.", "platoon", None),
        ("The US 3rd ABCT of the 1st Cavalry Division is in Poland.", "brigade", "armour"),
        ("The Belgians will keep Mistral missiles in Romania.", None, "air-defence"),
        ("Four Portuguese F-16s stand the air-policing watch at Šiauliai in Lithuania.", None, "air-policing"),
        ("Some 200 French sailors are at Toamasina in Madagascar.", None, "naval"),
        ("US Navy P-8s are at Keflavik in Iceland.", None, "reconnaissance"),
        ("A US support battalion is at Powidz in Poland.", "battalion", "logistics"),
        ("A Chadian mechanised battalion is at Tessalit in Mali.", "battalion", "infantry"),
        ("An Irish armoured reconnaissance troop is at Naqoura in Lebanon.", "company", "reconnaissance"),
        ("Soldiers of the 2nd Battalion, The Rifles, are at Tapa in Estonia.", "battalion", None),
        ("Two US B-52 bombers are at Fairford in Britain.", None, "aviation"),
    ],
)
def test_what_kind_of_force_it_is(text: str, echelon: str | None, function: str | None) -> None:
    claim = only(text)
    assert (claim.echelon, claim.function) == (echelon, function)


def test_sailors_and_marines_are_of_no_one_kind() -> None:
    assert claims("Some 200 French sailors and marines are at Toamasina in Madagascar.")[0].function is None


def test_engineers_are_soldiers_where_soldiers_are_spoken_of() -> None:
    assert claims("A French battalion is at Naqoura in Lebanon. France has 200 engineers there.")[-1].function == "engineer"


def test_a_with_phrase_lists_all_the_types() -> None:
    text = "Poland hosts some 800 American soldiers with Abrams tanks, Bradleys and M109s at Drawsko."
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


@pytest.mark.parametrize(
    ("text", "equipment"),
    [
        ("Six CF-18 Hornets from Canada are at Constanța in Romania.", ("CF-18 Hornet",)),
        ("Four American M142s are at Tapa in Estonia.", ("M142",)),
        ("Argentina keeps two Bell 212s in Cyprus.", ("Bell 212",)),
        ("Two Dornier aircraft of the Indian Navy are at Katunayake in Sri Lanka.", ("Dornier",)),
    ],
)
def test_types_are_named_in_the_singular_a_designation_with_its_name(text: str, equipment: tuple[str, ...]) -> None:
    assert only(text).equipment == equipment


def test_two_counted_types_are_two_forces() -> None:
    found = claims("Two Russian Mi-35s and four Mi-171s are at Bamako in Mali.")
    assert [claim.equipment for claim in found] == [("Mi-35",), ("Mi-171",)]


def test_a_mission_named_in_passing_owns_nobody() -> None:
    text = "Kenya keeps 3,000 soldiers in Somalia. They left Kismayo in May. A report by ATMIS in March said nothing of that."
    assert {claim.unit for claim in claims(text)} == {None}


def test_of_two_missions_it_is_the_one_in_the_country() -> None:
    text = (
        "UNDOF and UNIFIL lose soldiers.\n\nFiji's company in UNDOF came home from Syria in April. "
        "UNIFIL keeps 340 Irish soldiers in Lebanon. Ghana has 870 soldiers in Lebanon."
    )
    assert claims(text)[-1].unit == "UNIFIL"


def test_machines_that_a_unit_flies_are_of_that_unit() -> None:
    claim = only("No. 10 Squadron of the Royal Australian Air Force flew two Poseidons to Butterworth in Malaysia.")
    assert (claim.unit, claim.echelon, claim.senders) == ("No. 10 Squadron", "squadron", ("AUS",))


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Some 120 Spanish airmen with four F-18s came to Siauliai in May.", {"function": "fighter", "equipment": ("F-18",)}),
        ("Portugal has had four F-16s and 90 people at Amari since January.", {"function": "fighter", "equipment": ("F-16",)}),
        ("About 700 German soldiers with Leopard 2 tanks and PzH 2000 howitzers are at Cincu in Romania.", {"function": None}),
        ("The Belgians are to leave Mistral missiles and some sixty gunners in Romania.", {"function": "air-defence"}),
        ("Eight US KC-135 tankers are at Moron in Spain.", {"function": "aviation", "equipment": ("KC-135",)}),
        ("The lead element of the V Corps headquarters, 200 US soldiers, arrived in Poznan.", {"echelon": "headquarters"}),
        ("The 201st Military Base of Russia is in Dushanbe.", {"unit": "201st Military Base", "echelon": None}),
        ("The US 2nd Stryker Brigade Combat Team is in Poland.", {"echelon": "brigade", "equipment": ("Stryker",)}),
        ("A French training team of nine artillerymen is at Yavoriv in Ukraine.", {"echelon": "team", "function": "artillery"}),
        ("Nicaragua sent 115 deminers to Mosul.", {"function": "engineer"}),
        ("Greece has sent 20 anti-tank soldiers to Bulgaria.", {"function": None, "equipment": ()}),
        ("Two Italian launchers have been in Kuwait since May.", {"equipment": ("launcher",)}),
        ("Two French warships are at Toamasina in Madagascar.", {"equipment": ()}),
        ("France will close its transport base at Niamey in May.", {"function": "logistics"}),
        ("Russia has a naval base at Tartus.", {"function": "naval"}),
    ],
)
def test_what_kind_of_force_it_is_its_words_and_its_machines_tell(text: str, slots: dict[str, object]) -> None:
    (claim,) = claims(text)
    told = claim.slots()
    assert {name: told[name] for name in slots} == slots


def test_a_further_four_of_a_team_are_people() -> None:
    text = "A Czech training team of nine artillerymen is at Vaziani in Georgia. A further four will join them in October."
    assert [(claim.quantity.high, claim.quantity.of) for claim in claims(text) if claim.quantity][-1] == (4, "personnel")
