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
    ("Guyana has also ordered a patrol vessel from France, which is due in 2025.", {"status": "approved", "start": "2025"}),
    (
        "China has agreed to sell Bangladesh two submarines, which are expected to arrive by the end of 2026.",
        {"action": "transfer", "end": "2026-12-31"},
    ),
    (
        "Under a treaty the Royal Navy has the use of Duqm. The pact allows the Royal Navy to use the dock at Duqm until 2037.",
        {"end": "2037"},
    ),
    ("The treaty gives the United States access to Lombrum naval base in Papua New Guinea.", {"status": "approved", "senders": ("USA",)}),
    (
        "About 3,000 Russian soldiers remain at Gyumri in Armenia under a treaty that runs until 2044.",
        {"status": "in_effect", "end": "2044"},
    ),
    ("Japan's forces have used a site next to Djibouti's airport since 2011 to support patrols in the Gulf of Aden.", {"hosts": ("DJI",)}),
    ("An Indian offer of Tejas jets to Botswana is now under evaluation.", {"action": "transfer", "status": "considered"}),
    (
        "About 40 Chinese technicians will stay in Bangladesh until June to help maintain the frigates.",
        {"quantity": total(40, approx=True)},
    ),
    ("Two Chinese frigates arrived in Bangladesh. They will be commissioned in March following a refit.", {"status": "in_effect"}),
    ('Brazil sent a transport plane to Guyana. Caracas called the aircraft a "provocation".', {"senders": ("BRA",)}),
    # Sites that are called after somebody, or camps of several words.
    ("The Salvadoran soldiers will be based at Toussaint Louverture airport in Haiti.", {"place": "Toussaint Louverture airport"}),
    (
        "The 186 Portuguese soldiers form the reserve of the NATO force KFOR and are based at Camp Slim Lines, outside Pristina in Kosovo.",
        {"place": "Camp Slim Lines"},
    ),
    ("Yerevan has asked Moscow to withdraw its border guards from the capital's Zvartnots airport.", {"senders": ("RUS",)}),
    ("The helicopters were handed over to the Botswana Defence Force (BDF) by the United States.", {"hosts": ("BWA",)}),
    ("The US battalion that is there now will leave Norway in April.", {"action": "withdraw"}),
    ("Some 240 Slovak soldiers serve in Cyprus with the UN force UNFICYP.", {"senders": ("SVK",)}),
    ("An advance team of 130 Koreans left for Kuwait on July 20.", {"action": "deploy", "hosts": ("KWT",)}),
    (
        "Seoul's government had asked for two American Apache battalions to remain in South Korea.",
        {"action": "station", "status": "requested"},
    ),
    ("Canada has about 500 military members in Iraq.", {"quantity": total(500, approx=True)}),
    ("The Russian bases in Batumi and Akhalkalaki will be withdrawn from Georgia in 2028.", {"action": "withdraw", "start": "2028"}),
    ("The minister dismissed reports in local media that U.S. soldiers were based on Kinmen in Taiwan.", {"status": "denied"}),
    ("Fiji has contributed to the peacekeeping force in Sinai since 1982.", {"senders": ("FJI",), "start": "1982"}),
    (
        "U.S. soldiers based near the border in South Korea began flying to Iraq, the first American unit to be moved there.",
        {"status": "under_way", "hosts": ("IRQ",)},
    ),
    ("Russian cargo planes have moved radars from Syria to eastern Libya since March.", {"equipment": ("radar",)}),
    # Personnel and vehicles of one force in one phrase are one claim (codebook, rule 22).
    (
        "The Canadian task force of 250 was deployed to Gao in Mali with three CH-147F Chinooks and five CH-146 Griffons.",
        {"quantity": total(250), "equipment": ("CH-147F Chinook", "CH-146 Griffon")},
    ),
    ("A Danish company of 150 soldiers and 20 vehicles arrived in Latvia.", {"quantity": total(150), "equipment": ("vehicle",)}),
    (
        "Soldiers of the regional force SAMIM, sent by Botswana, Lesotho and South Africa, are to leave Mozambique by July.",
        {"action": "withdraw", "senders": ("BWA", "LSO", "ZAF")},
    ),
    # Soldiers who are taught abroad.
    ("Some 200 Ukrainian soldiers began a training course in Toledo, Spain, on Monday.", {"action": "deploy", "hosts": ("ESP",)}),
    ("About 300 Filipino sailors are attending a submarine course in South Korea.", {"status": "in_effect", "hosts": ("KOR",)}),
    ("Some 300 Korean soldiers are in Lebanon.", {"senders": ("KOR",)}),
    # Who refuses would have acted; a mandate under which they are there; what a ship carries.
    ("Germany turned down an American request to supply trucks to Bosnia, a diplomat said.", {"status": "denied", "senders": ("DEU",)}),
    ("Spain would keep its soldiers in Albania so that the force does not shrink too soon.", {"action": "station"}),
    ("In Abkhazia, Georgia, the United Nations has 134 observers under a mandate that ends on October 15.", {"end": "2024-10-15"}),
    ("A ship carrying 45 American M60A3 tanks arrived at the Croatian port of Ploce on Thursday.", {"quantity": total(45, of="vehicle")}),
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
        "The Hungarians in Lithuania scrambled 38 times, mostly to identify Russian aircraft flying to and from Kaliningrad.",
        "The mayor of Zamość in Poland will receive the German soldiers at a farewell concert on 9 December.",
        "The Ukrainian Oplot beat the South Korean K1 and the Russian T-90 in a competition in Thailand.",
        "The recruits, aged between 19 and 56, were met at Larnaca in Cyprus by the British minister.",
    ],
)
def test_nothing_is_claimed(text: str) -> None:
    assert claims(text) == ()


def test_those_for_whom_something_is_flown_in_are_there() -> None:
    found = claims("Portugal flew 15 armoured vehicles to the Central African Republic for its 180-strong contingent there.")
    assert [(c.action, c.status) for c in found] == [("deploy", "in_effect"), ("station", "in_effect")]


def test_of_whom_the_first_have_come_the_rest_will() -> None:
    found = claims("The US has moved some 100 soldiers to Guam, the first of about 4,000 who are to be stationed there.")
    assert [(c.status, c.quantity and c.quantity.low) for c in found] == [("in_effect", 100), ("announced", 4000)]


def test_the_first_so_many_of_so_many_are_two_claims() -> None:
    found = claims("The first 20 of about 120 Romanian personnel arrived in Gao in Mali in early July.")
    assert [(c.status, c.quantity and c.quantity.low) for c in found] == [("in_effect", 20), ("announced", 120)]


def test_jet_trainers_are_no_people() -> None:
    found = claims("Russia agreed in January 2013 to provide Bangladesh with 16 Yak-130 jet trainers, financed by a loan.")
    assert {c.quantity.of for c in found if c.quantity} == {"aircraft"}


@pytest.mark.parametrize(
    "text",
    [
        "The mission, which is made up of troops from Uganda, Burundi and Kenya, still has 17,600 soldiers in Somalia.",
        "The force, made up of personnel from Uganda, Burundi and Kenya, now has more than 900 people in Somalia.",
        "The mission still has 17,600 soldiers in Somalia. The mission is made up of soldiers from Uganda, Burundi and Kenya.",
    ],
)
def test_a_mission_of_no_alliance_is_its_contributors(text: str) -> None:
    found = [c for c in claims(text) if c.hosts == ("SOM",)]
    assert {frozenset(c.senders) for c in found} == {frozenset({"UGA", "BDI", "KEN"})}


def test_koreans_are_those_of_whom_the_text_speaks() -> None:
    found = claims("Pyongyang has soldiers in Russia. The Koreans are in Kursk. North Korean soldiers will stay there.")
    assert {c.senders for c in found} == {("PRK",)}
