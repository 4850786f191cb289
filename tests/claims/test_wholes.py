"""Wholes and parts: datelines, what a contingent is made up of, whose each number is, who follows whom. All texts are ours."""

from typing import Any

import pytest
from claims_builders import article, filled

from musterbook.claims.read import drafts
from musterbook.claims.sentences import sentences


def told(text: str) -> list[dict[str, Any]]:
    """The filled slots of each draft."""
    return [filled(d.claim) for d in drafts(article(text))[0]]


def core(text: str) -> list[tuple[str, str, str, str]]:
    """Action, status, senders and hosts of each draft."""
    return sorted((f["action"], f["status"], " ".join(f["senders"]), " ".join(f["hosts"])) for f in told(text))


@pytest.mark.parametrize(
    "line",
    [
        "Warsaw, Jan. 14 (PAP) - ",
        "GOMA, Democratic Republic of Congo, Dec 3 (Reuters) - ",
        "MOSCOW, June 5. /TASS/. ",
        "Moscow. May 3. INTERFAX - ",
        "SASEBO, Japan, Feb. 17, Kyodo - ",
        "New Delhi, Mar 5 (PTI) ",
        "Madrid, 5 Mar (EFE).- ",
        "Berlin (dpa) - ",
        "Damascus, SANA- ",
        "(ANSA) - ROME, MAR 5 - ",
        "CAMP LEMONNIER, Djibouti (June 3, 2019) — ",
    ],
)
def test_a_dateline_is_none_of_the_sentence(line: str) -> None:
    assert sentences(f"{line}The last soldiers left.")[0].text == "The last soldiers left."


@pytest.mark.parametrize("line", ["Spain (KFOR) - 200 soldiers left.", "The Danes (200) – and they are many – left."])
def test_a_nation_before_its_mission_is_no_dateline(line: str) -> None:
    assert "200" in sentences(line)[0].text


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A group of 80 Danish army engineers left for Mali on Friday.", [("deploy", "in_effect", "DNK", "MLI")]),
        (
            "The group, consisting of 265 Togolese soldiers, crossed to Togo from Mali on Monday.",
            [("withdraw", "in_effect", "TGO", "MLI")],
        ),
        ("About 100 Kenyan troops boarded a plane in Goma bound for Nairobi.", [("withdraw", "in_effect", "KEN", "COD")]),
        (
            "The last Kenyan soldiers left Goma on Monday. South Sudan's 287 soldiers are due to follow the Kenyans this week.",
            [("withdraw", "announced", "SSD", "COD"), ("withdraw", "in_effect", "KEN", "COD")],
        ),
        (
            "Congo's government said that the Kenyan force in Goma would have to go by 8 December.",
            [("withdraw", "requested", "KEN", "COD")],
        ),
        ("Ghana pulled its battalion out of Mali, and Togo its hospital.", [("withdraw", "in_effect", s, "MLI") for s in ("GHA", "TGO")]),
        ("Ghana has contributed 300 troops to the mission in Mali since 2013.", [("station", "in_effect", "GHA", "MLI")]),
        ("No permanent Spanish base is planned in Lithuania.", [("station", "denied", "ESP", "LTU")]),
        ("The destroyer USS Carney has orders for Djibouti.", [("deploy", "ordered", "USA", "DJI")]),
        (
            "Norway keeps 60 soldiers in Mali. The decision on the withdrawal was made on Monday.",
            [("station", "in_effect", "NOR", "MLI"), ("withdraw", "approved", "NOR", "MLI")],
        ),
        ("Poland has taken part in Baltic Air Policing in Lithuania since 2006.", [("station", "in_effect", "POL", "LTU")]),
        ("The German Air Force will secure the airspace over Romania until July.", [("station", "announced", "DEU", "ROU")]),
        (
            "Danish jets guarded the skies of Romania. The Canadian Air Task Force assumed the mission on 2 May.",
            [("rotate", "in_effect", "CAN", "ROU")],
        ),
    ],
)
def test_what_agencies_tell_in_a_sentence(text: str, claims: list[tuple[str, str, str, str]]) -> None:
    assert [claim for claim in core(text) if claim in claims] == sorted(claims)


def test_who_takes_off_on_a_sortie_is_soon_back() -> None:
    assert core("Two French Rafale jets took off from Šiauliai in Lithuania to intercept a plane on Monday.") == []


def test_who_is_of_another_nation_relieves() -> None:
    text = "The German advance party arrived in Romania on 13 May. They relieve an Italian detachment that has flown there since March."
    assert ("rotate", "DEU") in {(f["action"], *f["senders"]) for f in told(text)}
    assert ("rotate", "ITA") not in {(f["action"], *f["senders"]) for f in told(text)}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("In Mali the mission has 570 soldiers from Ghana and 160 from Togo.", {("GHA",): 570, ("TGO",): 160}),
        ("Some 200 Belgian soldiers are in Romania, along with 60 from the Netherlands.", {("BEL",): 200, ("NLD",): 60}),
        (
            "At its height, the task group at Taji comprised around 300 Australian and 100 New Zealand personnel.",
            {("AUS",): 300, ("NZL",): 100},
        ),
    ],
)
def test_each_nation_has_its_own_number(text: str, numbers: dict[tuple[str, ...], int]) -> None:
    assert {f["senders"]: f["quantity"].low for f in told(text) if "quantity" in f} == numbers


def test_who_leaves_a_country_with_a_number_is_not_of_it() -> None:
    assert {f["senders"] for f in told("France pulled 400 soldiers out of Mali and 160 from Niger.")} == {("FRA",)}


def test_a_force_of_many_nations_has_them_all() -> None:
    (force,) = told("The force in Cyprus, which comprises contingents from Slovakia, Hungary and Serbia, was deployed in 1993.")
    assert (force["senders"], force["hosts"], "origin" in force) == (("SVK", "HUN", "SRB"), ("CYP",), False)


def test_the_parts_of_a_contingent_do_what_it_does() -> None:
    text = "About 750 French soldiers arrived in Romania on Monday. It includes a company of Leclerc tanks and a VBCI infantry company."
    assert [(f["action"], f.get("echelon"), f.get("equipment")) for f in told(text)[1:]] == [
        ("deploy", "company", ("Leclerc",)),
        ("deploy", "company", ("VBCI",)),
    ]


def test_the_unit_told_in_the_next_sentence_is_that_of_the_claim() -> None:
    text = "A group of 420 Romanian soldiers left for Mali on Monday. The troops belong to the 280th Infantry Battalion."
    (made,) = told(text)
    assert (made["unit"], made["echelon"], made["quantity"].low) == ("280th Infantry Battalion", "battalion", 420)


def test_a_unit_is_of_the_nation_of_its_town() -> None:
    text = "Poland sent soldiers to Latvia in May. The soldiers of the 5th Engineer Regiment from Szczecin will spend three months in Riga."
    assert {f["senders"] for f in told(text)} == {("POL",)}


def test_the_camp_is_the_one_that_was_named() -> None:
    text = "Danish soldiers have trained at Camp Taji in Iraq since 2015. The last Danish soldiers left the camp in March."
    assert [f["place"] for f in told(text) if f["action"] == "withdraw"] == ["Camp Taji"]


def test_the_whole_is_named_to_tell_of_the_part() -> None:
    text = "170 Polish soldiers serve at Adazi in Latvia as part of NATO's Canadian-led battle group. They have been there since June 2017."
    assert {f["senders"] for f in told(text)} == {("POL",)}


def test_what_is_extended_by_a_year_has_no_day_of_its_own() -> None:
    text = "Norway decided on Monday to extend the mission of its 60 soldiers in Mali by one year until 26 December."
    assert [(f.get("start"), f.get("end")) for f in told(text)] == [(None, "2024-12-26")]


def test_next_years_contingent_comes_in_its_month() -> None:
    text = "American marines are in Australia. Next year's contingent will arrive in late March."
    assert told(text)[-1]["start"] == "2025-03"


def test_a_company_of_another_nation_is_none_of_theirs() -> None:
    text = "France sent a Leclerc company to Romania. The Belgian company there will be replaced in June."
    assert [f.get("equipment") for f in told(text) if f["senders"] == ("BEL",)] == [None]


def test_whence_americans_move_is_not_whose_they_are() -> None:
    text = (
        "The U.S. Department of Defense announced on Monday that 20 AH-64 Apache helicopters will relocate from Germany to the Baltics and"
        " 12 more from Greece to Poland. Up to eight F-35 aircraft will move from Germany to several places along the eastern flank."
    )
    assert [(f["senders"], f.get("origin")) for f in told(text)] == [(("USA",), "DEU"), (("USA",), "GRC"), (("USA",), "DEU")]


def test_soldiers_assigned_to_a_unit_are_of_it() -> None:
    (made,) = told("Approximately 40 paratroopers assigned to the 173rd Airborne Brigade arrived in Riga in Latvia on Monday.")
    assert (made["senders"], made["unit"], made["echelon"], made["quantity"].low) == (("USA",), "173rd Airborne Brigade", "brigade", 40)


def test_what_a_unit_is_tells_not_where() -> None:
    assert told("The 173rd Airborne Brigade is the U.S. Army's contingency response force in Europe.") == []


def test_the_contingent_is_of_its_own_nation_and_not_of_the_task_force() -> None:
    (made,) = told("In Mali the Swedish contingent of Task Force Takuba, some 150 strong, will remain until June.")
    assert made["senders"] == ("SWE",)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Britain ended its military presence in Bosnia on Saturday.", ("withdraw", "in_effect", "GBR", "BIH")),
        ("Polish soldiers are in Latvia. Poland has been present there, in Latvia, since 2017.", ("station", "in_effect", "POL", "LVA")),
        ("Danish soldiers are in Mali. A small group will remain in Gao.", ("station", "announced", "DNK", "MLI")),
        ("Turkish troops continue to be present in Syria.", ("station", "in_effect", "TUR", "SYR")),
        ("Italy keeps 300 soldiers in Niger. Sixty-five troops returned to Italy on 6 August.", ("withdraw", "in_effect", "ITA", "NER")),
        (
            "Uganda has completed the withdrawal of its soldiers from South Sudan. The last contingent crossed the border on Monday.",
            ("withdraw", "in_effect", "UGA", "SSD"),
        ),
        (
            "A contingent of 188 Indian soldiers left for Syria on Thursday. A second flight with the remaining 60 will depart in May.",
            ("deploy", "announced", "IND", "SYR"),
        ),
        ("Romania is to increase its contribution to KFOR in Kosovo by 100 troops in August.", ("deploy", "announced", "ROU", "XKX")),
    ],
)
def test_who_is_there_comes_and_goes(text: str, claim: tuple[str, str, str, str]) -> None:
    found = core(text)
    assert claim in found
    assert not any(one[2:] == claim[2:] and one[0] != claim[0] for one in found if one[0] != "station")


def test_those_serving_there_who_leave_are_told_once() -> None:
    assert core("The last 600 British soldiers serving in Bosnia have left over the past month.") == [
        ("withdraw", "in_effect", "GBR", "BIH")
    ]


def test_half_of_them_are_of_those_told_of_in_the_same_sentence() -> None:
    text = "One Spanish battalion is in Sarajevo. France, which has 400 soldiers in Bosnia, plans to bring half of them home this summer."
    assert [f.get("echelon") for f in told(text) if f["senders"] == ("FRA",)] == [None, None]


def test_a_date_before_the_ordinal_of_a_rotation_is_a_date() -> None:
    text = "On 3 March the 10th Polish battalion arrived in Latvia."
    assert [f.get("start") for f in told(text)] == ["2024-03-03"]


def test_a_deployment_that_is_expected_to_begin_begins_then() -> None:
    (plan,) = told("The deployment of the 500 Turkish soldiers to Kosovo is expected to begin on Sunday.")
    assert plan["start"] == "2024-05-19"


def test_in_the_region_is_where_the_text_was() -> None:
    text = "The Danish frigate Iver Huitfeldt left for the Red Sea. The United States has had three destroyers in the region since May."
    assert {f["hosts"] for f in told(text) if f["senders"] == ("USA",)} == {("middle-east",)}


def test_the_contributor_with_so_many_has_them_there() -> None:
    (made,) = told("Spain, the second-largest contributor with 600, has its troops in Marjayoun in southern Lebanon.")
    assert (made["senders"], made["quantity"].low) == (("ESP",), 600)


def test_they_leave_their_base_where_it_is() -> None:
    (left,) = told("US forces in Syria withdrew from their base at Sarrin in October.")
    assert left["place"] == "Sarrin"


def test_the_jets_are_those_just_named_whoever_is_known_there() -> None:
    text = "Four Norwegian F-35s arrived in Iceland on Monday. The jets, accompanied by 120 airmen, will operate from Keflavik until March."
    assert [(f["action"], f["senders"]) for f in told(text)] == [("deploy", ("NOR",)), ("station", ("NOR",))]


def test_a_group_of_a_people_is_theirs() -> None:
    text = "Nigerian soldiers are in Guinea-Bissau. A first group of 170 Nigerians flew home on Thursday."
    assert [(f["senders"], f["quantity"].low) for f in told(text) if f["action"] == "withdraw"] == [(("NGA",), 170)]


def test_a_text_about_one_mission_opens_the_gate() -> None:
    sentences_of_it = ["UNAMID is due to end its operations by June 2025.", *[f"It did this and that on day {n}." for n in range(5)]]
    assert core(" ".join(sentences_of_it))[0][2] == "UN"


def test_who_is_due_at_home_leaves() -> None:
    text = "More than 240 Philippine peacekeepers flew home from Syria on Friday. A further 85 are due in Manila on Sunday."
    assert [(f["action"], f["quantity"].low) for f in told(text)] == [("withdraw", 240), ("withdraw", 85)]


def test_who_asks_others_to_leave_is_where_they_are() -> None:
    text = "France will leave its base at Abeche in Chad in May. Senegal has also asked France to close its bases."
    assert [(f["senders"], f["hosts"]) for f in told(text) if f["status"] == "requested"] == [(("FRA",), ("SEN",))]


def test_their_carriers_are_those_of_whom_the_sentence_before_tells() -> None:
    text = (
        "The first 127 Mongolian troops arrived in South Sudan in May. They replace an Indian battalion that is moving to Jonglei."
        " Their armoured personnel carriers are on the way."
    )
    assert told(text)[-1]["senders"] == ("MNG",)


def test_a_team_of_so_many_who_will_leave_leaves() -> None:
    text = "In Mali Denmark keeps a team of 20 soldiers, who will leave in June."
    assert [(f["action"], f["quantity"].low) for f in told(text)] == [("station", 20), ("withdraw", 20)]
