"""Wires: what short articles on reliefs, arrivals and departures say in one sentence or two. All texts are ours."""

import pytest
from claims_builders import article, filled, slots

from musterbook.claims.read import drafts


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Action, status, senders and hosts of each draft."""
    made = [d.claim for d in drafts(article(text))[0]]
    return sorted((c.action, c.status, " ".join(c.senders), " ".join(c.hosts)) for c in made)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Four Belgian F-16 fighters that guarded the skies of Estonia, Latvia and Lithuania for four months flew home on Tuesday, the"
            " Estonian Defence Ministry said.",
            [("station", "ended", "BEL", "EST LVA LTU"), ("withdraw", "in_effect", "BEL", "EST LVA LTU")],
        ),
        (
            "Britain will withdraw two batteries and dozens of soldiers from Cyprus in June.",
            [("withdraw", "announced", "GBR", "CYP"), ("withdraw", "announced", "GBR", "CYP")],
        ),
        ("Lebanon will receive 200 soldiers from Ghana in June.", [("deploy", "announced", "GHA", "LBN")]),
        ("Barbados, the Bahamas and Guyana have pledged troops for Haiti.", [("deploy", "announced", "BRB BHS GUY", "HTI")]),
        ("Norway, the Netherlands and Belgium will send troops to Latvia.", [("deploy", "announced", "NOR NLD BEL", "LVA")]),
        (
            "Another 90 Kenyan soldiers landed in Somalia on Monday to join a mission against rebels, bringing the Kenyan force to 900.",
            [("deploy", "in_effect", "KEN", "SOM"), ("station", "in_effect", "KEN", "SOM")],
        ),
        ("A Norwegian company will arrive in Latvia in June and stay for a year.", [("deploy", "announced", "NOR", "LVA")]),
        (
            "A Norwegian company arrived in Latvia in April and will stay for a year.",
            [("deploy", "in_effect", "NOR", "LVA"), ("station", "announced", "NOR", "LVA")],
        ),
    ],
)
def test_who_comes_who_goes(text: str, claims: list[tuple[str, str, str, str]]) -> None:
    assert told(text) == sorted(claims)


def test_who_leads_a_force_is_not_where_it_is() -> None:
    text = "NATO has a force in Latvia. Danish troops have served in the Canada-led force since 2024."
    assert told(text)[0] == ("station", "in_effect", "DNK", "LVA")


def test_a_plan_to_come_and_stay_has_its_end() -> None:
    (plan,) = slots("A Norwegian company will arrive in Latvia in June and stay for a year.")
    assert (plan["action"], plan["start"], plan["end"]) == ("deploy", "2024-06", "2025-06")


def test_whose_place_is_taken_is_relieved() -> None:
    text = "Four Dutch F-35s left Estonia on Monday. Their place has been taken by six Polish F-16s, which landed at Amari on Tuesday."
    relief = slots(text)[-1]
    assert (relief["action"], relief["senders"], relief["quantity"].low, relief["start"]) == ("rotate", ("POL",), 6, "2024-05-14")


def test_nobody_will_do_since_a_month_that_is_over() -> None:
    text = "A Danish battalion will take over from the 1st British Battalion, which has been at Tapa since January."
    starts = {f["action"]: f.get("start") for f in slots(text)}
    assert starts == {"rotate": None, "station": "2024-01"}


def test_a_detachment_counts_its_people_in_a_clause() -> None:
    (stay,) = slots("The Czech detachment, which numbers 95 people, is at Siauliai.")
    assert stay["quantity"].low == 95


def test_a_force_is_to_number_so_many() -> None:
    for text in ("The Kenyan force in Haiti is to number 1,000.", "The Kenyan force in Haiti will number 1,000."):
        assert [(f["status"], f["quantity"].low) for f in slots(text)] == [("announced", 1000)]


def test_who_remained_there_as_of_this_month_is_there() -> None:
    assert [f["status"] for f in slots("About 2,500 American soldiers remained in Iraq as of this month.")] == ["in_effect"]


def test_their_vehicles_are_theirs() -> None:
    moved = slots("Some 60 French soldiers left their camp in Chad. Their 13 vehicles are to be shipped to France in June.")[-1]
    assert (moved["action"], moved["senders"], moved["hosts"], moved["quantity"].low) == ("withdraw", ("FRA",), ("TCD",), 13)


def test_places_of_those_who_leave() -> None:
    places = {
        "Russian border guards have left Yerevan's Zarnavan airport.": "Zarnavan airport",
        "French soldiers handed back their base at Faya-Largeau in northern Chad on Monday.": "Faya-Largeau",
    }
    for text, place in places.items():
        assert [f["place"] for f in slots(text)] == [place]


def test_a_people_is_no_place() -> None:
    text = "German jets have been in Estonia since May. The Germans are due to hand over to the Italians in August."
    assert [d.claim.place for d in drafts(article(text))[0]] == [None, None]


def test_those_who_operate_a_battery_are_there() -> None:
    text = (
        "A US Patriot battery is at Rzeszow in Poland. It is operated by soldiers of the 5th Battalion, 7th Air Defense Artillery Regiment."
    )
    units = [d.claim.unit for d in drafts(article(text))[0]]
    assert "5th Battalion, 7th Air Defense Artillery Regiment" in units


def test_an_outpost_is_a_site() -> None:
    made = [
        filled(d.claim) for d in drafts(article("French soldiers have been at Faya-Largeau since 2015. Some 60 men left the outpost."))[0]
    ]
    assert made[-1]["place"] == "Faya-Largeau"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Botswana and Lesotho have already withdrawn their soldiers and Angola its crew from Mozambique.",
            [("withdraw", "in_effect", "BWA LSO", "MOZ")],
        ),
        (
            "Italian soldiers are at Mihail Kogalniceanu in Romania. They are to remain until June, when Greece will take their place.",
            [("rotate", "announced", "GRC", "ROU"), ("station", "announced", "ITA", "ROU"), ("station", "in_effect", "ITA", "ROU")],
        ),
        ("Danish helicopters will stop flying in Mali on 31 July.", [("withdraw", "announced", "DNK", "MLI")]),
        ("Danish helicopters stopped flying in Mali on Monday.", [("station", "ended", "DNK", "MLI")]),
        (
            "Italy's parliament approved an extension of the deployment of up to 1,100 soldiers in Iraq.",
            [("station", "approved", "ITA", "IRQ")],
        ),
        ("An advance party of the next British rotation is expected in Estonia in June.", [("deploy", "announced", "GBR", "EST")]),
        (
            "The last of the Danish soldiers who have been training in northern Kosovo since April left Pristina on Tuesday.",
            [("station", "in_effect", "DNK", "XKX"), ("withdraw", "in_effect", "DNK", "XKX")],
        ),
        (
            "A US missile launcher brought to the northern Philippines for an exercise in April will remain in the country.",
            [("deploy", "in_effect", "USA", "PHL"), ("station", "announced", "USA", "PHL")],
        ),
        (
            "Rwanda is sending 300 soldiers to Macomia and Palma in Mozambique, where Rwandan forces have been since July 2021.",
            [("deploy", "under_way", "RWA", "MOZ"), ("station", "in_effect", "RWA", "MOZ")],
        ),
    ],
)
def test_who_stays_who_stops(text: str, claims: list[tuple[str, str, str, str]]) -> None:
    assert told(text) == sorted(claims)


def test_whose_rotations_began_has_been_there_since() -> None:
    made = [filled(d.claim) for d in drafts(article("US Marines train at Darwin in Australia. The rotations began in 2012."))[0]]
    assert [(f["action"], f["status"], f.get("start")) for f in made][-1] == ("station", "in_effect", "2012")


def test_a_battery_is_a_company() -> None:
    (stay,) = slots("A Spanish air defence battery is at Lielvarde in Latvia.")
    assert (stay["echelon"], stay.get("equipment"), stay["function"]) == ("company", None, "air-defence")


def test_what_happens_is_no_speaker() -> None:
    text = "About 100 Japanese soldiers will go to Palawan in June, the first such deployment under a new pact, officials said."
    assert [s.role for f in slots(text) for s in f["speakers"]] == ["officials"]


def test_who_has_no_information_denies_nothing() -> None:
    text = "Two US launchers are on Luzon. The army said it had no information on plans to bring in a third launcher."
    assert "denied" not in [status for _, status, _, _ in told(text)]


def test_a_mandate_that_the_council_renews_is_that_of_the_mission_spoken_of() -> None:
    text = "EUFOR has about 600 soldiers in Bosnia. The UN Security Council renewed its mandate on Wednesday."
    assert told(text)[0] == ("station", "approved", "EU", "BIH")


def test_a_wish_goes_on_behind_its_and() -> None:
    found = told(
        "US launchers are in the Philippines. We want to keep the launchers and buy two launchers from the United States, the general said."
    )
    assert ("transfer", "approved", "USA", "PHL") not in found


def test_the_agency_of_a_dateline_may_have_a_hyphen() -> None:
    (come,) = slots("MAPUTO, May 27 (Sol-Africa) - Rwanda has sent a further 2,500 soldiers to Mozambique.")
    assert "start" not in come


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "The first 20 soldiers of a German brigade that is to be based permanently in Lithuania set off for Vilnius on Monday.",
            [("deploy", "in_effect", "DEU", "LTU"), ("station", "announced", "DEU", "LTU")],
        ),
        (
            "Under a 2012 agreement about 900 of the American marines on Okinawa are to leave the island.",
            [("withdraw", "approved", "USA", "JPN")],
        ),
        (
            "Burundi, whose soldiers had been in Somalia since 2007, left the force in December.",
            [("station", "ended", "BDI", "SOM"), ("withdraw", "in_effect", "BDI", "SOM")],
        ),
        ("Ethiopia is believed to have 900 soldiers in Somalia.", [("station", "in_effect", "ETH", "SOM")]),
        (
            "A German brigade will be based in Lithuania. Vilnius has asked for the troops to come a year earlier.",
            [("deploy", "requested", "DEU", "LTU"), ("station", "announced", "DEU", "LTU")],
        ),
        ("The French battalion in Estonia is expected home by the end of June.", [("withdraw", "announced", "FRA", "EST")]),
        ("Denmark has rotated battalions through Latvia since 2024.", [("station", "in_effect", "DNK", "LVA")]),
        ("Fiji has sent soldiers to Lebanon since 1981.", [("station", "in_effect", "FJI", "LBN")]),
        (
            "Manila is bringing home all its soldiers from Syria: 85 flew on Friday.",
            [("withdraw", "under_way", "PHL", "SYR"), ("withdraw", "in_effect", "PHL", "SYR")],
        ),
        ("Five German Eurofighters will continue to fly from Amari in Estonia for two months.", [("station", "announced", "DEU", "EST")]),
        (
            "A Hungarian detachment is at Siauliai in Lithuania. It will be relieved at the end of June by Poland.",
            [("rotate", "announced", "POL", "LTU"), ("station", "in_effect", "HUN", "LTU")],
        ),
        (
            "Six B-52 bombers have gone to Qatar, the U.S. Central Command said.\n\nDoha said it had agreed to the deployment last week.",
            [("deploy", "approved", "USA", "QAT"), ("deploy", "in_effect", "USA", "QAT")],
        ),
        (
            "US marines will go to Guam in June. The marines belong to a unit of the III Marine Expeditionary Force.",
            [("deploy", "announced", "USA", "GUM")],
        ),
    ],
)
def test_the_main_verb_and_whose_it_is(text: str, claims: list[tuple[str, str, str, str]]) -> None:
    assert told(text) == sorted(claims)


def test_what_a_unit_will_be_is_not_what_its_first_soldiers_do() -> None:
    text = "The first 20 soldiers of a German brigade that is to be based permanently in Lithuania set off for Vilnius on Monday."
    assert {f["action"]: (f.get("basis"), "quantity" in f) for f in slots(text)} == {
        "deploy": (None, True),
        "station": (("permanent",), False),
    }


def test_it_numbers_so_many() -> None:
    made = slots("A French battlegroup has been in Romania since May. It now numbers 1,000 soldiers.")[-1]
    assert (made["senders"], made["echelon"], made["quantity"].low) == (("FRA",), "battlegroup", 1000)


def test_a_broad_word_takes_the_type_that_was_named() -> None:
    made = slots("Two American B-52 bombers flew to Qatar on Monday. The bombers are to stay until June.")[-1]
    assert made["equipment"] == ("B-52",)


def test_a_training_area_has_a_name_that_no_table_knows() -> None:
    (made,) = slots("Thirteen French Leclerc tanks arrived at the Zincu training area in central Romania on Wednesday.")
    assert made["place"] == "Zincu training area"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Polish jets have been at Amari in Estonia since May. Their duty passes to a Belgian detachment on Friday.",
            [("rotate", "announced", "BEL", "EST"), ("station", "in_effect", "POL", "EST")],
        ),
        (
            "About 600 French soldiers are still stationed in Gabon, down from nearly 1,000 a year ago.",
            [("station", "ended", "FRA", "GAB"), ("station", "in_effect", "FRA", "GAB")],
        ),
        (
            "France will hand over its marine infantry base at Port-Bouet to the Ivorian army this month.",
            [("withdraw", "announced", "FRA", "CIV")],
        ),
        ("American P-8 patrol planes also operate from Keflavik in Iceland.", [("station", "in_effect", "USA", "ISL")]),
        ("A NATO member, Romania, will send four jets to Estonia.", [("deploy", "announced", "ROU", "EST")]),
        (
            "The US task force, set up in 1984, has about 500 service members at Soto Cano in Honduras.",
            [("station", "in_effect", "USA", "HND")],
        ),
        (
            "US soldiers are at Soto Cano in Honduras. Congress approved the extension on Tuesday.",
            [("station", "approved", "USA", "HND"), ("station", "in_effect", "USA", "HND")],
        ),
    ],
)
def test_numbers_bases_and_duties(text: str, claims: list[tuple[str, str, str, str]]) -> None:
    assert told(text) == sorted(claims)


def test_foreign_bases_are_wanted_closed_once_and_by_a_day() -> None:
    text = "Paris has 350 soldiers in Senegal. Dakar wants all French bases closed by the end of 2025."
    wanted = [filled(d.claim) for d in drafts(article(text))[0] if d.claim.action == "withdraw"]
    assert [(f["status"], f["end"]) for f in wanted] == [("requested", "2025-12-31")]


def test_since_when_is_told_of_the_verb_before_it() -> None:
    stay = slots("A Danish company left Jutland in January and has been at Tapa in Estonia since March.")[-1]
    assert (stay["action"], stay["start"]) == ("station", "2024-03")


def test_what_they_brought_with_them_is_theirs() -> None:
    text = "A Swedish battalion arrived at Adazi in Latvia on Monday. They brought with them CV90 combat vehicles."
    kit = [d.claim.equipment for d in drafts(article(text))[0]]
    assert ("CV90",) in kit


def test_when_troops_were_last_there_is_the_end() -> None:
    (stay,) = slots("Australian troops were last stationed in Timor-Leste in 2012.")
    assert (stay["status"], stay.get("start"), stay["end"]) == ("ended", None, "2012")


def test_as_early_as_a_month() -> None:
    (come,) = slots("Two Australian planes could arrive at Baucau in Timor-Leste as early as December.")
    assert come["start"] == "2024-12"


def test_the_final_so_many() -> None:
    left = slots("Australian and New Zealand troops were last stationed in Timor-Leste in 2012, when the final 460 went home.")[-1]
    assert (left["action"], left["quantity"].low) == ("withdraw", 460)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("India will replace its soldiers in the Maldives with civilian staff by 10 June.", [("withdraw", "announced", "IND", "MDV")]),
        (
            "Some 80 Indian soldiers are stationed in the Maldives to fly and maintain two helicopters.",
            [("station", "in_effect", "IND", "MDV")],
        ),
        (
            "Dutch marines are in Norway with 150 British commandos. The last units are due back in Den Helder by June.",
            [("station", "in_effect", "GBR", "NOR"), ("station", "in_effect", "NLD", "NOR"), ("withdraw", "announced", "NLD", "NOR")],
        ),
        (
            "Burundian soldiers are in Congo. Several battalions crossed back over the border on Sunday.",
            [("station", "in_effect", "BDI", "COD"), ("withdraw", "in_effect", "BDI", "COD")],
        ),
        ("Dutch marines are staying at Bardufoss in Norway.", [("station", "in_effect", "NLD", "NOR")]),
        ("Dutch marines are staying in Norway until June.", [("station", "announced", "NLD", "NOR")]),
        (
            "American soldiers will come to Finland in June. Helsinki has ruled out a permanent base.",
            [("deploy", "announced", "USA", "FIN"), ("station", "denied", "USA", "FIN")],
        ),
        (
            "Danish soldiers have been in Niger since May. They must be out of the country by 10 June.",
            [("station", "in_effect", "DNK", "NER"), ("withdraw", "requested", "DNK", "NER")],
        ),
        ("The new Mongolian battalion in South Sudan is commanded by Colonel Ganbold.", []),
    ],
)
def test_what_they_are_there_for_and_where_they_go_back_to(text: str, claims: list[tuple[str, str, str, str]]) -> None:
    assert told(text) == sorted(claims)


def test_a_plan_that_was_overtaken_has_the_day_that_lies_nearest() -> None:
    (_, gone) = slots("Six British Tornados are in Cyprus. The Tornados had been due to leave in January.")
    assert (gone["status"], gone["start"]) == ("cancelled", "2024-01")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Some 250 Belgian soldiers left Romania on Tuesday. They had been deployed to Cincu with 60 armoured vehicles since March.",
            [("station", "ended", "BEL", "ROU"), ("withdraw", "in_effect", "BEL", "ROU")],
        ),
        (
            "Peru's Congress has authorised the entry of up to 1,172 U.S. soldiers from June 1.",
            [("deploy", "approved", "USA", "PER")],
        ),
        (
            "Nineteen Kenyan policemen returned home from Haiti on Monday, and another 60 are to follow in July.",
            [("withdraw", "announced", "KEN", "HTI"), ("withdraw", "in_effect", "KEN", "HTI")],
        ),
        (
            "Danish soldiers left Kosovo in May. The minister said that they had been there since 1999.",
            [("station", "in_effect", "DNK", "XKX"), ("withdraw", "in_effect", "DNK", "XKX")],
        ),
    ],
)
def test_tours_that_are_over_and_others_that_follow(text: str, claims: list[tuple[str, str, str, str]]) -> None:
    assert told(text) == sorted(claims)
