"""What stands in the ordinary articles of an agency or a newspaper: each sentence with the slots that it must and must not give."""

from typing import Any

import pytest
from claims_builders import claims, filled, only, total

READ: list[tuple[str, dict[str, Any]]] = [
    # People of a service are counted as people are.
    ("Some 400 US Marines landed in Australia on Tuesday.", {"quantity": total(400, approx=True), "hosts": ("AUS",)}),
    ("Some 120 Royal Marines arrived in Norway on Tuesday.", {"quantity": total(120, approx=True)}),
    ("About 90 Russian border guards left Armenia in July.", {"action": "withdraw", "senders": ("RUS",)}),
    ("The president saw off 450 Indian Army engineers who left for Lebanon.", {"quantity": total(450)}),
    ("12 Polish Army doctors arrived in Chad.", {"quantity": total(12)}),
    # Names that several places have; a region that only tells what a place is.
    ("Four US destroyers are based at Rota in Spain.", {"hosts": ("ESP",)}),
    ("France has 1,500 soldiers in Djibouti, its largest base in Africa.", {"hosts": ("DJI",)}),
    # A call at a port asks nobody for anything; lorries for those who are there.
    ("Two Chinese frigates called at Djibouti last week before joining the escort mission in the Gulf of Aden.", {"status": "in_effect"}),
    # When what is given will come.
    ("Ghana has also ordered a coastal tanker from Norway, which is due in 2025.", {"status": "approved", "start": "2025"}),
    (
        "Sweden has agreed to sell Peru three corvettes, which are expected to arrive by the end of 2026.",
        {"action": "transfer", "end": "2026-12-31"},
    ),
    (
        "Under a treaty the Royal Navy has the use of Duqm. The pact allows the Royal Navy to use the dock at Duqm until 2041.",
        {"end": "2041"},
    ),
    ("The treaty gives the United States access to Lombrum naval base in Papua New Guinea.", {"status": "approved", "senders": ("USA",)}),
    (
        "About 2,500 French soldiers remain at Arta in Djibouti under a treaty that runs until 2039.",
        {"status": "in_effect", "end": "2039"},
    ),
    (
        "Spain's forces have used a hangar next to Senegal's airport since 2014 to support patrols in the Gulf of Guinea.",
        {"hosts": ("SEN",)},
    ),
    ("A Korean offer of K9 howitzers to Romania is now under evaluation.", {"action": "transfer", "status": "considered"}),
    (
        "About 25 German technicians will stay in Chile until May to help maintain the submarines.",
        {"quantity": total(25, approx=True)},
    ),
    ("Two Italian corvettes arrived in Qatar. They will be commissioned in April following a refit.", {"status": "in_effect"}),
    ('Egypt sent a transport plane to Somalia. Addis Ababa called the aircraft a "provocation".', {"senders": ("EGY",)}),
    # Sites that are called after somebody, or camps of several words.
    ("The Moroccan soldiers will be based at Osvaldo Vieira airport in Guinea-Bissau.", {"place": "Osvaldo Vieira airport"}),
    (
        "The 140 Slovenian soldiers form the reserve of the NATO force KFOR and are based at Camp Green Gates, outside Pristina in Kosovo.",
        {"place": "Camp Green Gates"},
    ),
    ("Dushanbe has asked Moscow to withdraw its border guards from the capital's Ayni airfield.", {"senders": ("RUS",)}),
    ("The lorries were handed over to the Barbados Defence Force (BDF) by Canada.", {"hosts": ("BRB",)}),
    ("The Dutch battalion that is there now will leave Latvia in May.", {"action": "withdraw"}),
    ("Some 150 Irish soldiers serve in Lebanon with the UN force UNIFIL.", {"senders": ("IRL",)}),
    ("An advance team of 60 Danes left for Jordan on May 3.", {"action": "deploy", "hosts": ("JOR",)}),
    (
        "Poland's government had asked for two German Patriot batteries to remain in Poland.",
        {"action": "station", "status": "requested"},
    ),
    ("New Zealand has about 90 military members in Egypt.", {"quantity": total(90, approx=True)}),
    ("The French bases in Atar and Nouakchott will be withdrawn from Mauritania in 2028.", {"action": "withdraw", "start": "2028"}),
    ("The minister dismissed reports in local media that Turkish soldiers were based at Merka in Somalia.", {"status": "denied"}),
    ("Uruguay has contributed to the peacekeeping force in Congo since 2001.", {"senders": ("URY",), "start": "2001"}),
    (
        "British soldiers based near the coast in Cyprus began flying to Jordan, the first British unit to be moved there.",
        {"status": "under_way", "hosts": ("JOR",)},
    ),
    ("American cargo planes have moved radars from Kuwait to northern Jordan since March.", {"equipment": ("radar",)}),
    # Personnel and vehicles of one force in one phrase are one claim (codebook, rule 22).
    (
        "The Dutch task force of 310 was deployed to Kidal in Mali with four AH-64D Apaches and three CH-47 Chinooks.",
        {"quantity": total(310), "equipment": ("AH-64D Apache", "CH-47 Chinook")},
    ),
    ("A Danish company of 150 soldiers and 20 vehicles arrived in Latvia.", {"quantity": total(150), "equipment": ("vehicle",)}),
    (
        "Soldiers of the regional force SAMIM, sent by Angola, Malawi and Zambia, are to leave Mozambique by May.",
        {"action": "withdraw", "senders": ("AGO", "MWI", "ZMB")},
    ),
    # Soldiers who are taught abroad.
    ("Some 150 Iraqi soldiers began a training course in Amman, Jordan, on Monday.", {"action": "deploy", "hosts": ("JOR",)}),
    ("About 300 Filipino sailors are attending a submarine course in South Korea.", {"status": "in_effect", "hosts": ("KOR",)}),
    ("Some 300 Korean soldiers are in Lebanon.", {"senders": ("KOR",)}),
    # Who refuses would have acted; a mandate under which they are there; what a ship carries.
    ("Austria turned down a French request to supply lorries to Chad, a diplomat said.", {"status": "denied", "senders": ("AUT",)}),
    ("Ireland would keep its soldiers in Chad so that the mission does not shrink too soon.", {"action": "station"}),
    ("In Kashmir, India, the United Nations has 44 observers under a mandate that ends on November 30.", {"end": "2024-11-30"}),
    (
        "A ship carrying 30 American Stryker vehicles arrived at the Greek port of Alexandroupoli on Thursday.",
        {"quantity": total(30, of="vehicle")},
    ),
    ("Soldiers from Jamaica, the Bahamas and Belize will fly to Haiti in May.", {"senders": ("JAM", "BHS", "BLZ")}),
    (
        "About 900 soldiers from Togo, the United States and Benin will take part in an exercise in Ghana.",
        {"senders": ("TGO", "USA", "BEN")},
    ),
]


@pytest.mark.parametrize(("text", "slots"), READ)
def test_an_ordinary_sentence_is_read(text: str, slots: dict[str, Any]) -> None:
    found = filled(only(text))
    assert {slot: found.get(slot) for slot in slots} == slots


@pytest.mark.parametrize(
    "text",
    [
        "Two British Typhoons were scrambled from Estonia to intercept a Russian plane.",
        "The Belgians in Estonia scrambled 21 times, mostly to identify Russian aircraft flying to and from Kaliningrad.",
        "The mayor of Rukla in Lithuania will receive the Norwegian soldiers at a farewell dinner on 4 March.",
        "The Swedish Gripen beat the French Rafale and the American F-16 in a competition in Colombia.",
        "The volunteers, aged between 21 and 48, were met at Larnaca in Cyprus by the British minister.",
    ],
)
def test_nothing_is_claimed(text: str) -> None:
    assert claims(text) == ()


def test_those_for_whom_something_is_flown_in_are_there() -> None:
    found = claims("Portugal flew 15 armoured vehicles to the Central African Republic for its 180-strong contingent there.")
    assert [(c.action, c.status) for c in found] == [("deploy", "in_effect"), ("station", "in_effect")]


def test_of_whom_the_first_have_come_the_rest_will() -> None:
    found = claims("Italy has moved some 80 soldiers to Latvia, the first of about 600 who are to be stationed there.")
    assert [(c.status, c.quantity and c.quantity.low) for c in found] == [("in_effect", 80), ("announced", 600)]


def test_the_first_so_many_of_so_many_are_two_claims() -> None:
    found = claims("The first 15 of about 90 Estonian personnel arrived in Gao in Mali in early May.")
    assert [(c.status, c.quantity and c.quantity.low) for c in found] == [("in_effect", 15), ("announced", 90)]


def test_jet_trainers_are_no_people() -> None:
    found = claims("Italy agreed in May 2016 to provide Singapore with 12 M-346 jet trainers, financed by a loan.")
    assert {c.quantity.of for c in found if c.quantity} == {"aircraft"}


@pytest.mark.parametrize(
    "text",
    [
        "The mission, which is made up of troops from Gabon, Cameroon and Chad, still has 4,600 soldiers in Somalia.",
        "The force, made up of personnel from Gabon, Cameroon and Chad, now has more than 900 people in Somalia.",
        "The mission still has 4,600 soldiers in Somalia. The mission is made up of soldiers from Gabon, Cameroon and Chad.",
    ],
)
def test_a_mission_of_no_alliance_is_its_contributors(text: str) -> None:
    found = [c for c in claims(text) if c.hosts == ("SOM",)]
    assert {frozenset(c.senders) for c in found} == {frozenset({"GAB", "CMR", "TCD"})}


def test_koreans_are_those_of_whom_the_text_speaks() -> None:
    found = claims("Pyongyang has soldiers in Russia. The Koreans are in Kursk. North Korean soldiers will stay there.")
    assert {c.senders for c in found} == {("PRK",)}
