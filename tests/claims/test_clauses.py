"""Clauses: places of relative clauses, whence a force comes, reports that are denied, plans that are none. All texts are ours."""

import pytest
from claims_builders import article

from musterbook.claims.read import drafts
from musterbook.model import Claim


def drafted(text: str) -> list[Claim]:
    """The claims that the rules draft from a text, sure or not."""
    return [draft.claim for draft in drafts(article(text))[0]]


def moves(text: str) -> list[tuple[str, str, str, str]]:
    """Action, status, senders and hosts of each draft."""
    return [(c.action, c.status, " ".join(c.senders), " ".join(c.hosts)) for c in drafted(text)]


def test_a_clause_about_a_place_happens_there() -> None:
    found = drafted("Britain is sending HMS Bangor back to Bahrain, from where she was withdrawn in January.")
    assert [(c.action, c.hosts) for c in found] == [("deploy", ("BHR",)), ("withdraw", ("BHR",))]


def test_the_places_of_a_clause_about_a_place_are_not_those_of_the_main_clause() -> None:
    found = drafted("About 180 Japanese soldiers live at a compound in Djibouti, from which two planes fly over the Gulf of Aden.")
    assert (found[0].hosts, found[0].place) == (("DJI",), None)


def test_who_came_from_one_place_to_another_leaves_the_other() -> None:
    found = drafted("The American battalion, which arrived in Latvia from Italy in May, will leave in October.")
    assert [(c.action, c.hosts) for c in found] == [("deploy", ("LVA",)), ("withdraw", ("LVA",))]


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("About 300 US paratroopers based in Italy were sent to Latvia.", "ITA"),
        ("Four US Chinooks which are stationed at Soto Cano in Honduras have been sent to Costa Rica.", "Soto Cano"),
        ("The US is to send 500 soldiers from the United States to Poland.", None),
    ],
)
def test_where_a_force_that_moves_is_based_is_where_it_comes_from(text: str, origin: str | None) -> None:
    assert [c.origin for c in drafted(text) if c.action == "deploy"] == [origin]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied a report in the daily Meridian that two French battalions had been sent to Djibouti.",
        "A report by the news site Meridian that two French battalions had been sent to Djibouti was false, the ministry said.",
    ],
)
def test_a_denied_report_is_a_claim_of_those_who_reported_it_too(text: str) -> None:
    reported, denied = drafted(text)
    assert (reported.status, reported.via, reported.speakers) == ("in_effect", ("Meridian",), ())
    assert (denied.status, denied.via, len(denied.speakers)) == ("denied", (), 1)
    assert reported.hosts == denied.hosts == ("DJI",)


def test_a_claim_of_a_nation_that_is_denied_is_that_nations() -> None:
    found = drafted("Moscow's claim that British paratroopers were in Odesa is simply false, London said.")
    assert [(c.status, c.speakers[0].country) for c in found] == [("in_effect", "RUS"), ("denied", "GBR")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Uganda has no plans to send more soldiers to Somalia.", "denied"),
        ("Uganda has no intention to withdraw its soldiers from Somalia.", "denied"),
        ("There are no Ugandan soldiers stationed in Somalia.", "denied"),
        ("No fewer than 4,000 Ugandan soldiers are in Somalia.", "in_effect"),
        ("The 300 Ugandan soldiers in Somalia aren't going anywhere.", "announced"),
        ("Uganda’s foreign minister said that all Kenyan troops must leave Uganda by June.", "requested"),
    ],
)
def test_no_plans_are_a_denial_and_no_fewer_is_none(text: str, status: str) -> None:
    assert status in [c.status for c in drafted(text)]
    assert len({c.status for c in drafted(text)} - {"in_effect", status}) == 0


def test_how_many_a_camp_can_house_tells_of_nobody_who_is_there() -> None:
    text = "The Italian base in Djibouti, which can house 300 soldiers, holds 90 soldiers."
    assert [c.quantity.low for c in drafted(text) if c.quantity] == [90]


def test_who_is_to_replace_somebody_comes() -> None:
    (found,) = drafted("Forty Bulgarian soldiers are to replace a Romanian platoon at Camp Bondsteel in June.")
    assert (found.action, found.senders, found.quantity and found.quantity.low) == ("rotate", ("BGR",), 40)


def test_those_who_stand_behind_the_verb_are_who_comes() -> None:
    assert moves("After them come 120 Irish soldiers to Lebanon.") == [("deploy", "in_effect", "IRL", "LBN")]


def test_the_rest_of_those_who_were_there_leave_from_there() -> None:
    text = "Of the 1,300 French soldiers in Niger, 400 have left by road for Chad and the rest will be flown out before Christmas."
    assert moves(text)[-1] == ("withdraw", "announced", "FRA", "NER")


def test_the_last_of_them_are_of_them() -> None:
    assert moves("Ugandan troops were in South Sudan. The last of them left in October 2015.")[-1] == (
        "withdraw",
        "in_effect",
        "UGA",
        "SSD",
    )


def test_a_ship_that_is_ordered_somewhere_is_not_bought() -> None:
    (found,) = drafted("The American carrier Nimitz would be ordered from Yokosuka to the North Arabian Sea.")
    assert (found.action, found.status, found.origin) == ("deploy", "ordered", "Yokosuka")


def test_whose_arrival_is_confirmed_is_there() -> None:
    assert moves("The Saudi ministry confirmed the arrival of 200 Pakistani soldiers at Tabuk.") == [("deploy", "in_effect", "PAK", "SAU")]


def test_the_deployment_that_a_withdrawal_ends_is_no_arrival() -> None:
    text = "South Korea will withdraw a 45-member military team from Manama by June, ending a deployment that began in 2021."
    assert [found[0] for found in moves(text)] == ["withdraw"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("An American MQ-9 detachment has flown out of Powidz in Poland since May.", ("station", "in_effect", "USA", "POL")),
        ("The Polish battalion in Latvia belongs to NATO’s battlegroup.", ("station", "in_effect", "POL", "LVA")),
        ("Peru allows 600 US soldiers to stay this year.", ("station", "approved", "USA", "PER")),
        ("The 34 Kenyan soldiers in Haiti were to have left at Christmas.", ("withdraw", "cancelled", "KEN", "HTI")),
        ("Australia will hand over a patrol boat to Tuvalu in October.", ("transfer", "announced", "AUS", "TUV")),
        ("The Kenyan contingent is in Haiti. They left on Sunday, 300 of them.", ("withdraw", "in_effect", "KEN", "HTI")),
    ],
)
def test_what_a_verb_means_by_its_tense_and_what_stands_beside_it(text: str, wanted: tuple[str, str, str, str]) -> None:
    assert wanted in moves(text)


def test_who_patrols_the_airspace_polices_the_air() -> None:
    (found,) = drafted("Four Italian F-35s at Keflavik will patrol Icelandic airspace until May.")
    assert found.function == "air-policing"


def test_a_date_below_a_long_headline_is_no_part_of_it() -> None:
    text = "Ugandan special forces fly into Juba as the two leaders drift further apart\n11 March 2024\n\nIt was raining."
    assert [(c.evidence[-5:], c.start) for c in drafted(text)] == [("apart", None)]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Britain’s 200 soldiers left Mali on Sunday, the news site Meridian reported. The site is new.", "Meridian"),
        ("Britain’s 200 soldiers left Mali on Sunday, the army told the Strait Wire yesterday.", "Strait Wire"),
        ("Britain’s 200 soldiers left Mali on Sunday, according to US media.", "US media"),
    ],
)
def test_an_outlet_is_known_by_what_it_is_called_and_by_being_told(text: str, via: str) -> None:
    assert drafted(text)[0].via == (via,)


def test_where_nobody_is_no_site_goes_without_saying() -> None:
    text = "Some 200 American soldiers are at Camp Lemonnier in Djibouti. No American will be based there for ever, he said."
    assert [(c.status, c.place) for c in drafted(text)] == [("in_effect", "Camp Lemonnier"), ("denied", None)]
