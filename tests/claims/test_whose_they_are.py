"""Whose a force is where peoples, missions and towns stand side by side, and where it is. Every text is ours."""

from typing import Any

import pytest
from claims_builders import about, claims, total


def brief(text: str) -> list[tuple[str, str, str]]:
    """Action, senders and hosts of each claim of a text."""
    return [(c.action, " ".join(c.senders), " ".join(c.hosts or ())) for c in claims(text)]


PEOPLES: list[tuple[str, list[tuple[str, str, str]]]] = [
    # A people that the sentence before is about, wherever it stands in it, is whom 'they' means.
    (
        "The French have 300 soldiers in Chad. Next come the Americans. They moved into Abeche in 2012.",
        [("station", "FRA", "TCD"), ("deploy", "USA", "TCD")],
    ),
    (
        "The French have 300 soldiers in Chad. The Poles are easy to overlook. They have kept two transport planes at Faya since 2015.",
        [("station", "FRA", "TCD"), ("station", "POL", "TCD")],
    ),
    (
        "Niger's capital hosts the Italians, who have 300 men there. The Belgians complained about the noise in May. They leave in July.",
        [("station", "ITA", "NER"), ("withdraw", "BEL", "NER")],
    ),
    (
        "A British squadron is in Estonia. Compare the Canadians. In 2017 they had 450 soldiers in Latvia; today they have around 1,900.",
        [("station", "GBR", "EST"), ("station", "CAN", "LVA"), ("station", "CAN", "LVA")],
    ),
    # The former and the latter are the two that were told of before this sentence.
    (
        "The Germans have 500 soldiers at Rukla. The Dutch have a company there. The former will stay until 2026, the latter leave in May.",
        [("station", "DEU", "LTU"), ("station", "NLD", "LTU"), ("station", "DEU", "LTU"), ("withdraw", "NLD", "LTU")],
    ),
    # Whose comrades are relieved; whose the jets are that come with an air force's men.
    (
        "The Danish contingent is at Adazi in Latvia. On 3 May, 150 soldiers of the 1st Hussar Regiment relieved their comrades there.",
        [("station", "DNK", "LVA"), ("rotate", "DNK", "LVA")],
    ),
    (
        "On 4 June, three F-16 aircraft and about 90 military personnel of the Danish Air Force will relieve the Belgians at Siauliai.",
        [("rotate", "DNK", "LTU")],
    ),
    # A counted people is no place, whatever preposition it has.
    (
        "French troops left Chad in May. Nobody had planned for the 5,500 Australians who were in East Timor in 1999.",
        [("withdraw", "FRA", "TCD"), ("station", "AUS", "TLS")],
    ),
    (
        "Norway has 300 soldiers in Chad. Readers write that the Danes are weary. They leave in May.",
        [("station", "NOR", "TCD"), ("withdraw", "DNK", "TCD")],
    ),
    # Who sails from a port of a nation of which nobody was said to be the guest is its own; who agrees on a base in the other's country.
    (
        "The French have 1,400 soldiers in Djibouti. The first company sailed from Zhanjiang on 11 July.",
        [("station", "FRA", "DJI"), ("deploy", "CHN", "DJI")],
    ),
    ("Moscow and Khartoum agreed in 2020 on a naval base at Port Sudan for up to 300 men.", [("station", "RUS", "SDN")]),
    # Each nation of a row has its own number; 'the three countries' are those of the sentence before.
    (
        "The force in Cyprus, UNFICYP, is made up of 250 Britons, 240 Slovaks and 230 Argentines.",
        [("station", "GBR", "CYP"), ("station", "SVK", "CYP"), ("station", "ARG", "CYP")],
    ),
    (
        "South Africa, Tanzania and Malawi began to pull their troops out of Goma in Congo. The three countries have 2,900 soldiers there.",
        [("withdraw", "ZAF TZA MWI", "COD"), ("station", "ZAF TZA MWI", "COD")],
    ),
    # 'We' is the nation of who writes; a company is no Indian's for its letter.
    (
        "Ireland withdrew its last company from Chad in May. Some 300 of ours are at Naqoura in Lebanon. In 1961 we had 1,400 in Katanga.",
        [("withdraw", "IRL", "TCD"), ("station", "IRL", "LBN"), ("station", "IRL", "COD")],
    ),
    ("India Company, 2nd Battalion, 7th Marines, has been at Robertson Barracks since April.", [("station", "USA", "AUS")]),
]


@pytest.mark.parametrize(("text", "told"), PEOPLES)
def test_whose_they_are(text: str, told: list[tuple[str, str, str]]) -> None:
    assert brief(text) == told


ONE: list[tuple[str, dict[str, Any]]] = [
    # Where they serve, and in what, is no second force; what a nation stands there with is one.
    (
        "Norway, which fields about 180 soldiers in the multinational battlegroup at Rukla, sought to calm nerves.",
        {"action": "station", "quantity": about(180), "place": "Rukla"},
    ),
    ("Togo, with a battalion in Mopti, has not decided yet.", {"action": "station", "status": "in_effect", "senders": ("TGO",)}),
    ("Hungary, with 120 soldiers in Kabul, has not said when it will go.", {"status": "in_effect", "quantity": total(120), "speakers": ()}),
    # How many they all are stands beside them.
    (
        "Nepal will bring home all its peacekeepers, some 300, from Darfur in May.",
        {"action": "withdraw", "quantity": about(300, mode="reduction")},
    ),
    # Whither somebody sets off or takes off; who flies in comes.
    ("Two Danish frigates will set off for Crete on Monday.", {"action": "deploy", "hosts": ("GRC",), "place": "Crete"}),
    ("Two French A400Ms will take off tonight for Niamey.", {"action": "deploy", "hosts": ("NER",), "place": "Niamey"}),
    # Where they are whom a clause has leave the country; a row of regions; across the border.
    ("The Polish helicopters based at Deir ez-Zor will leave Syria in May.", {"action": "withdraw", "place": "Deir ez-Zor"}),
    ("French troops are in the Kidal and Gao regions of Mali.", {"place": "Kidal and Gao"}),
    (
        "What he will miss is the flight to Niamey, across the border, where Berlin means to keep 110 soldiers until next summer.",
        {"senders": ("DEU",), "hosts": ("NER",), "place": "Niamey"},
    ),
    # What happened before is told in a clause of its own, elsewhere.
    (
        "Poland will withdraw its 150 soldiers from the Golan Heights in June, a week after a shell hit the post at Khan Arnabah in Syria.",
        {"action": "withdraw", "place": "Golan Heights"},
    ),
]


@pytest.mark.parametrize(("text", "told"), ONE)
def test_where_they_are(text: str, told: dict[str, Any]) -> None:
    found = claims(text)
    assert len(found) == 1, found
    assert {slot: getattr(found[0], slot) for slot in told} == told


def test_who_tells_of_them_sits_elsewhere() -> None:
    told = brief("Egypt has 300 troops in Somalia. A diplomat in Nairobi puts them at 500, the bulk of them in Mogadishu.")
    assert told == [("station", "EGY", "SOM"), ("station", "EGY", "SOM")]


def test_a_pact_is_with_the_host_and_no_place() -> None:
    last = claims("Rwanda has 300 troops in the Central African Republic. They came in 2020 under a pact between Kigali and Bangui.")[-1]
    assert (last.action, last.senders, last.hosts, last.place) == ("deploy", ("RWA",), ("CAF",), None)


def test_what_is_fired_and_where_an_alliance_sits_is_no_force() -> None:
    assert claims("French troops left Chad in May. Mortar rounds hit the crossing at Quneitra in Syria.")[1:] == ()
    assert claims("French troops left Chad in May. At U.N. headquarters in New York the search for substitutes began.")[1:] == ()


def test_a_mission_goes_by_its_letters_and_a_description_is_no_name() -> None:
    text = "Ghana will withdraw its 700 soldiers from the UN mission in Mali, MINUSMA, in June. A Togolese company left Gao in May."
    assert [c.unit for c in claims(text)] == ["MINUSMA", "MINUSMA"]
    text = "Fiji will withdraw its 380 soldiers from the U.N. observer force on the Golan Heights. UNDOF has 340 Filipinos."
    assert next(c.unit for c in claims(text)) == "UNDOF"
    assert [c.unit for c in claims("Egypt plans to send 5,000 soldiers to the African Union mission in Somalia from January.")] == [None]
