"""What the force is: how many, of which unit, of what kind and with what, as plain news tells it. All texts are ours."""

from typing import Any

import pytest
from claims_builders import claims, only


def many(text: str) -> list[tuple[str, int | None, int | None, str]]:
    """Action, bounds and what is counted, of every claim with a number."""
    return [(c.action, c.quantity.low, c.quantity.high, c.quantity.of) for c in claims(text) if c.quantity]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Portugal will send between 60 and 90 troops to Chad.", [("deploy", 60, 90, "personnel")]),
        ("The Polish contingent in Chad has grown by 70 to 480.", [("deploy", 70, 70, "personnel"), ("station", 480, 480, "personnel")]),
        ("There are 900 Polish soldiers in Chad, 250 more than in January.", [("station", 900, 900, "personnel")]),
        (
            "Four Merlin helicopters of the Royal Navy flew to Accra with 55 airmen to fly and maintain them.",
            [("deploy", 55, 55, "personnel")],
        ),
        ("The 3rd Marine Division, based in Okinawa, counts 9,000 Marines.", [("station", 9000, 9000, "personnel")]),
        (
            "Oman plans to withdraw between 30 and 40 of its 100 soldiers from Chad.",
            [("withdraw", 30, 40, "personnel"), ("station", 100, 100, "personnel")],
        ),
        ("Japan has about 180 airmen and two P-3C aircraft in Djibouti.", [("station", 180, 180, "personnel")]),
        ("Italy has flown 90 wounded and sick soldiers out of Chad.", [("withdraw", 90, 90, "personnel")]),
        ("There are no more than a dozen Danish trainers left in Chad.", [("station", None, 12, "personnel")]),
        ("Ireland will keep 97 soldiers in Chad until July to train recruits.", [("station", 97, 97, "personnel")]),
        (
            "Three of the five Bell 412 helicopters that Italy promised Somalia have been delivered.",
            [("transfer", 3, 3, "aircraft"), ("transfer", 5, 5, "aircraft")],
        ),
        ("Belgium's Detachment 88 with 45 airmen was in Chad until May.", [("station", 45, 45, "personnel")]),
        ("The Greek contingent consists of 60 soldiers and is stationed in Chad.", [("station", 60, 60, "personnel")]),
        ("The mission in Chad will be expanded by up to 300 Irish soldiers.", [("deploy", None, 300, "personnel")]),
        (
            "Italy intends to double its contingent in Niger, currently 300 strong.",
            [("station", 300, 300, "personnel")],
        ),
        (
            "The number of Kenyan officers in Haiti, now 730, is to rise to 1,000.",
            [("station", 730, 730, "personnel"), ("station", 1000, 1000, "personnel")],
        ),
        ("Nepal has 790 soldiers, or one battalion, in Chad.", [("station", 790, 790, "personnel")]),
        ("Some 35 Dutch tanks and other vehicles were unloaded at Gdynia, Poland.", [("deploy", 35, 35, "vehicle")]),
        (
            "Half of Ethiopia's 4,400 soldiers have left Somalia, about 2,200 in all.",
            [("withdraw", 2200, 2200, "personnel")],
        ),
        (
            "Togo and Benin contribute 140 and 730 soldiers to the force in Mali.",
            [("station", 140, 140, "personnel"), ("station", 730, 730, "personnel")],
        ),
        ("Turkey is giving Ghana 16 light vehicles.", [("transfer", 16, 16, "vehicle")]),
        ("The operation involves 120 Danish special forces soldiers in Chad.", [("station", 120, 120, "personnel")]),
        ("Senegal on Wednesday flew home the last 120 of its soldiers from Mali.", [("withdraw", 120, 120, "personnel")]),
        ("A Norwegian C-130 with a crew of 12 left for Niamey.", [("deploy", 12, 12, "personnel")]),
        ("A dozen more Leopard tanks are on their way from Finland to Ukraine.", [("transfer", 12, 12, "vehicle")]),
        ("Some 80 Danish sappers were clearing mines in Chad.", [("station", 80, 80, "personnel")]),
        (
            "Guatemala sent 150 soldiers and a 78-member medical unit with three helicopters to Haiti.",
            [("deploy", 150, 150, "personnel"), ("deploy", 78, 78, "personnel")],
        ),
        (
            "Some 90 Russian soldiers are in Niger. A second Russian group, of 60, arrived there in May.",
            [("station", 90, 90, "personnel"), ("deploy", 60, 60, "personnel")],
        ),
        ("The Chilean unit in Haiti, consisting of one ship and 300 men, left in May.", [("withdraw", 300, 300, "personnel")]),
        (
            "South Africa, which once had 1,495 troops in Mozambique, flew its last 120 home on Friday.",
            [("station", 1495, 1495, "personnel"), ("withdraw", 120, 120, "personnel")],
        ),
        ("Some 2,000 Rwandan soldiers arrived in Mozambique after the regional mission pulled out.", [("deploy", 2000, 2000, "personnel")]),
        ("The destroyer left Busan on 11 March with the corvette Pohang.", []),
        (
            "Poland will raise its force of 500 in Chad to 650 in May.",
            [("station", 500, 500, "personnel"), ("station", 650, 650, "personnel")],
        ),
        ("Poland's defence minister put the size of the contingent in Chad at 100 soldiers.", [("station", 100, 100, "personnel")]),
        ("France will hand 30 VAB carriers to Armenia.", [("transfer", 30, 30, "vehicle")]),
        ("Norway has 3 to 4 dozen trainers in Chad.", [("station", 36, 48, "personnel")]),
        ("India delivered the second of three BrahMos batteries to Manila in April.", [("transfer", 1, 1, "unit")]),
        ("Sweden gave Ukraine a battery of eight Archer guns.", [("transfer", 8, 8, "system")]),
        ("Under a pact that began in 2023 some 500 American soldiers are in Chad.", [("station", 500, 500, "personnel")]),
        ("The Dutch army has 250 soldiers and 60 vehicles in Lithuania.", [("station", 250, 250, "personnel")]),
        (
            "The Royal Navy has sent three ships and 1,000 sailors and marines to Jamaica.",
            [("deploy", 3, 3, "ship"), ("deploy", 1000, 1000, "personnel")],
        ),
        ("Togo has ordered 12 units of the Caesar howitzer from France.", [("transfer", 12, 12, "system")]),
        (
            "In Estonia there are now 18 RAF Typhoons, up from ten.",
            [("station", 18, 18, "aircraft"), ("station", 10, 10, "aircraft")],
        ),
        ("Some 80 percent of the 500 Polish soldiers in Chad have flown home.", [("station", 500, 500, "personnel")]),
    ],
)
def test_the_number_is_that_of_the_force(text: str, found: list[tuple[str, int | None, int | None, str]]) -> None:
    assert many(text) == found


@pytest.mark.parametrize(
    "text", ["Italy has 900 soldiers in Chad, twice as many as in 2022.", "Italy has fewer soldiers in Chad than in 2022."]
)
def test_the_year_of_what_it_is_compared_with_begins_nothing(text: str) -> None:
    assert only(text).start is None


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Four Merlin helicopters of the Royal Navy flew to Accra with 55 airmen to fly and maintain them.", {"equipment": ("Merlin",)}),
        ("A team of 20 British Royal Engineers went to Ghana.", {"function": "engineer"}),
        ("Germany has delivered 20 Gepard tanks to Georgia.", {"function": "air-defence"}),
        ("Two JAS 39 Gripens of the Hungarian 101st Aviation Wing are in Estonia.", {"function": "fighter"}),
        ("Turkey sold 20 Alpagu loitering munitions to Georgia.", {"action": "transfer", "senders": ("TUR",), "hosts": ("GEO",)}),
        ("France has 120 special forces soldiers in Benin.", {"function": "special-forces"}),
        ("Japan transferred a Hatsuyuki-class destroyer to Fiji.", {"equipment": ("Hatsuyuki-class",), "function": "naval"}),
        (
            "Denmark has replaced its F-16s at Šiauliai in Lithuania with F-35s.",
            {"action": "rotate", "equipment": ("F-35",), "senders": ("DNK",)},
        ),
        ("The first 100 soldiers, from the III Marine Expeditionary Force, moved to Guam.", {"unit": "III Marine Expeditionary Force"}),
        ("Italy sold 12 torpedoes to Algeria.", {"equipment": ("torpedo",), "action": "transfer"}),
        ("The Danish Mali contingent left Gao in May.", {"senders": ("DNK",), "hosts": ("MLI",)}),
    ],
)
def test_the_words_of_the_force_tell_of_what_kind_it_is(text: str, slots: dict[str, Any]) -> None:
    claim = only(text)
    assert {name: getattr(claim, name) for name in slots} == slots


def test_who_sends_soldiers_with_its_jets_gives_none_away() -> None:
    assert {
        (c.action, c.senders, c.hosts) for c in claims("Nigeria sent three fighter jets and a contingent of ground troops to Benin.")
    } <= {("deploy", ("NGA",), ("BEN",))}


@pytest.mark.parametrize(
    ("unit", "echelon", "nation"),
    [
        ("24 Commando Regiment Royal Artillery", "regiment", None),
        ("58 (Eyre’s) Bty, 12 Regt RA", "company", None),
        ("27 Squadron RAF Regiment", "company", "GBR"),
        ("4 RIFLES", "battalion", "GBR"),
        ("2 RCR", "battalion", "CAN"),
        ("Patrol Squadron 26", "squadron", None),
        ("VMFA-232", "squadron", "USA"),
        ("Lima Company, 3rd Battalion, 3rd Marines", "company", "USA"),
        ("Combat Logistics Battalion 8", "battalion", None),
        ("B Company, 2-502nd Infantry Regiment", "company", "USA"),
        ("1st Armored Division’s 3rd Brigade", "brigade", "USA"),
        ("17th Marine Infantry Detachment", None, None),
        ("“Taurinense” Alpine Brigade", "brigade", None),
        ("Viru Infantry Battalion", "battalion", None),
        ("10 South African Infantry Battalion", "battalion", None),
        ("MONGBATT", "battalion", "MNG"),
        ("39th Deployment Air Force", None, None),
    ],
)
def test_units_are_known_by_how_their_armies_name_them(unit: str, echelon: str | None, nation: str | None) -> None:
    claim = only(f"Some {'' if nation else 'Danish '}soldiers of the {unit} arrived in Ghana on Monday.")
    assert (claim.unit, claim.echelon, claim.senders) == (unit, echelon, (nation or "DNK",))


def test_the_codes_of_nations_are_labels() -> None:
    found = claims("EUFOR keeps soldiers in Bosnia and Herzegovina.\n\nROU: 203.\nAUT: 170 incl. a helicopter det.\nTUR: 240 soldiers.")
    assert [(c.senders, c.quantity.high) for c in found if c.quantity] == [(("ROU",), 203), (("AUT",), 170), (("TUR",), 240)]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("ISLAMABAD: Some 90 Turkish instructors have arrived in Sudan.", {"senders": ("TUR",), "hosts": ("SDN",)}),
        ("Two Danish Arctic frigates are in Greenland.", {"equipment": ("frigate",)}),
        ("Spain's frigate Victoria called at Djibouti.", {"senders": ("ESP",), "unit": "Victoria"}),
        ("The Danish inspection ship Knud is in Greenland.", {"unit": "Knud", "function": "naval"}),
        ("Some 50 French soldiers flown in from Abidjan are in Benin.", {"hosts": ("BEN",)}),
        ("Ivory Coast will send 200 soldiers to Mali, Ghana and Togo a company each.", {"senders": ("CIV",), "hosts": ("MLI",)}),
    ],
)
def test_towns_and_waters_before_a_force_are_no_part_of_it(text: str, slots: dict[str, Any]) -> None:
    claim = claims(text)[0]
    assert {name: getattr(claim, name) for name in slots} == slots


def test_what_a_unit_is_equipped_with_was_not_given_to_it() -> None:
    found = claims("Some 300 German soldiers are in Lithuania. The unit, 120 strong and equipped with Boxer vehicles, is at Rukla.")
    assert {c.action for c in found} == {"station"}


def test_customs_advisers_are_no_soldiers() -> None:
    assert claims("Six German customs advisers are in Ghana. The soldiers at the port looked on.") == ()


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("A Danish company relieved the Poles in Chad, every one of them sunburnt.", "rotate"),
        ("The Danish company in Chad is replaced every four months.", "station"),
    ],
)
def test_every_so_many_months_is_by_turns_and_every_one_of_them_is_not(text: str, action: str) -> None:
    assert only(text).action == action


def test_a_tanker_beside_jets_is_an_aircraft() -> None:
    found = claims("Seven Turkish F-16s and a tanker landed in Mogadishu, Somalia.")
    assert {c.function for c in found} == {"fighter", "aviation"}


def test_two_ships_of_a_kind_are_named_behind_it() -> None:
    found = claims("The Danish frigates Absalon and Niels Juel sailed for the Gulf of Aden on Monday.")
    assert [c.unit for c in found] == ["Absalon", "Niels Juel"]
    assert only("Belgium sent two minehunters, the Crocus and the Primula, to Estonia.").unit == "Crocus and Primula"
