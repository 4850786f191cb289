"""What a text leaves out because it has just been said: the verb, the noun, whose they are. All texts are ours."""

import pytest
from claims_builders import article, filled

from musterbook.claims.read import drafts


def told(text: str, published: str = "2024-05-16") -> list[tuple[str, str, str]]:
    """Action, status and senders of each draft."""
    return [(d.claim.action, d.claim.status, " ".join(d.claim.senders)) for d in drafts(article(text, published))[0]]


def test_behind_a_semicolon_another_nation_does_what_the_first_did() -> None:
    text = "Croatia has sent 80 military policemen to Kosovo; Hungary, 40 engineers; Slovenia, a platoon."
    assert told(text) == [("deploy", "in_effect", "HRV"), ("deploy", "in_effect", "HUN"), ("deploy", "in_effect", "SVN")]


def test_behind_a_semicolon_pledges_go_on() -> None:
    text = "Norway has pledged 250 soldiers for Mali; Ireland 60, Portugal 90."
    assert told(text) == [("deploy", "announced", "NOR"), ("deploy", "announced", "IRL"), ("deploy", "announced", "PRT")]


@pytest.mark.parametrize(
    ("lead", "action", "status"),
    [
        ("Pledged so far for the force in Haiti:", "deploy", "announced"),
        ("Have left Haiti since January:", "withdraw", "in_effect"),
        ("Troops in Haiti:", "station", "in_effect"),
    ],
)
def test_the_line_that_leads_a_list_tells_what_its_entries_do(lead: str, action: str, status: str) -> None:
    assert told(f"{lead}\n- Kenya: 400 soldiers\n- Jamaica: 170 soldiers") == [(action, status, "KEN"), (action, status, "JAM")]


@pytest.mark.parametrize("when", ["soon", "not before June", "from October"])
def test_who_is_to_be_there_yet_is_to_come(when: str) -> None:
    assert told(f"Contributions to the mission in Lebanon:\nNepal: 200 engineers, {when}.") == [("deploy", "announced", "NPL")]


def test_a_strength_to_be_reached_is_a_stay() -> None:
    assert told("The Hungarian contingent in Chad will be 200 soldiers by autumn.")[0][:2] == ("station", "announced")


def test_the_nation_right_before_a_later_force_is_whose_it_is() -> None:
    found = told("Italy is to send a frigate to the Red Sea and Greece a destroyer.")
    assert [senders for *_, senders in found] == ["ITA", "GRC"]


def test_a_small_bare_number_counts_what_was_counted_before() -> None:
    found = [d.claim for d in drafts(article("The Netherlands will deploy four F-16s to Lithuania and Denmark six to Estonia."))[0]]
    assert [(c.equipment, c.quantity.low if c.quantity else None) for c in found] == [(("F-16",), 4), (("F-16",), 6)]


def test_a_second_group_counts_those_in_it() -> None:
    found = [filled(d.claim) for d in drafts(article("A second group of 60 Latvian soldiers arrived in Erbil on 4 May."))[0]]
    assert [(f["quantity"].low, f["quantity"].mode) for f in found] == [(60, "additional")]
    bare = [filled(d.claim) for d in drafts(article("Another group of Latvian engineers flew to Erbil."))[0]]
    assert [f.get("quantity") for f in bare] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "180 Ghanaian engineers, with six trucks, crossed into The Gambia on 9 May.",
        "The Dutch frigate Tromp, with 180 sailors and a helicopter, docked in Busan on Tuesday.",
        "The arrival of 300 Danish soldiers in Helmand has brought the contingent to 750.",
        "Mr Speaker, 180 Ghanaian engineers crossed into The Gambia on 9 May.",
    ],
)
def test_who_came_came(text: str) -> None:
    assert [f[:2] for f in told(text)][:1] == [("deploy", "in_effect")]


def test_who_is_on_the_road_somewhere_is_under_way() -> None:
    assert told("A Chilean infantry company is on the road from Sarajevo to Banja Luka.") == [("deploy", "under_way", "CHL")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Italy flew 65 of its 350 soldiers home from Niger on Tuesday.", 350),
        ("Some of the 900 Kenyan soldiers in Somalia will leave by June.", 900),
        ("France will cut its 5,100 soldiers in Mali by half.", 5100),
    ],
)
def test_of_whom_a_part_leaves_all_are_there(text: str, number: int) -> None:
    found = [filled(d.claim) for d in drafts(article(text))[0]]
    assert [(f["action"], f["quantity"].low) for f in found if f.get("quantity") and f["quantity"].low == number] == [("station", number)]
    assert [f["action"] for f in found].count("withdraw") == 1


@pytest.mark.parametrize(
    "text",
    ["Austria is withdrawing all of its 377 peacekeepers from Syria.", "Denmark will fly home the third of its four companies in Mali."],
)
def test_of_whom_all_leave_no_stay_is_told(text: str) -> None:
    assert [action for action, *_ in told(text)] == ["withdraw"]


def test_what_follows_a_stay_is_yet_to_come() -> None:
    assert told("Italy's 900 soldiers at Herat stay on for another year, then go home.")[-1][:2] == ("withdraw", "announced")


def test_one_of_the_same_kind_elsewhere_counts_the_same() -> None:
    found = [d.claim for d in drafts(article("Poland has two frigates in the Baltic and one off Somalia."))[0]]
    assert [(c.hosts, c.equipment) for c in found] == [(("baltic-states",), ("frigate",)), (("SOM",), ("frigate",))]


def test_a_helper_apart_from_its_participle_is_no_verb_of_its_own() -> None:
    found = [filled(d.claim) for d in drafts(article("Vietnam has for the first time sent an engineer company to Abyei, 184 strong."))[0]]
    assert [(f["senders"], f["quantity"].low) for f in found] == [(("VNM",), 184)]
