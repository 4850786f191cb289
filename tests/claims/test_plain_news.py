"""Sentences as wires and ministries write them every day, each with what it says and what it does not. All texts are ours."""

import pytest
from claims_builders import article, filled

from musterbook.claims.read import drafts


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Action, status, senders and hosts of each draft."""
    made = [d.claim for d in drafts(article(text))[0]]
    return [(c.action, c.status, " ".join(c.senders), " ".join(c.hosts)) for c in made]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The president thanked the 5,000 French soldiers who served in Mali for nine years.", [("station", "ended", "FRA", "MLI")]),
        ("The mandate permits up to 500 German soldiers in Niger until 31 August.", [("station", "approved", "DEU", "NER")]),
        ("A convoy of forty US Army vehicles passed through Prague on its way to Poland.", []),
        ("Egypt has returned its ambassador to Ankara and both navies will train.", []),
        ("Britain, which leads the battlegroup, has about 900 troops in Estonia.", [("station", "in_effect", "GBR", "EST")]),
        (
            "The French company in Estonia will be strengthened with six CAESAR howitzers.",
            [("deploy", "announced", "FRA", "EST")],
        ),
        (
            "The last French soldiers left Niger on Friday, ending a decade of operations in the Sahel.",
            [("withdraw", "in_effect", "FRA", "NER")],
        ),
        ("Kenyan police officers left Nairobi for Haiti aboard two chartered aircraft.", [("deploy", "in_effect", "KEN", "HTI")]),
        ("The 173rd Airborne Brigade jumped into Latvia on Monday.", [("deploy", "in_effect", "USA", "LVA")]),
        ("American drones have been flying from Larissa in Greece since 2018.", [("station", "in_effect", "USA", "GRC")]),
        ("The Senegalese contingent in Mali will hang on until December.", [("station", "announced", "SEN", "MLI")]),
        ("About 20 B-52s are on Guam.", [("station", "in_effect", "USA", "GUM")]),
        (
            "Mali's president has asked the French, who have 650 men in Gao, to go.",
            [("station", "in_effect", "FRA", "MLI"), ("withdraw", "requested", "FRA", "MLI")],
        ),
        ("Nothing has been decided about the 3,000 American soldiers in Saudi Arabia.", [("station", "in_effect", "USA", "SAU")]),
        (
            'Asked whether Canada might send fighter jets to Latvia, the minister said that was "not on the table".',
            [("deploy", "denied", "CAN", "LVA")],
        ),
        ("Burkina Faso's battalion in Timbuktu handed its base over to the Malian army.", [("withdraw", "in_effect", "BFA", "MLI")]),
        ("German helicopters were taken back to Germany from Gao in October.", [("withdraw", "in_effect", "DEU", "MLI")]),
    ],
)
def test_everyday_sentences(text: str, claims: list[tuple[str, str, str, str]]) -> None:
    assert sorted(told(text)) == sorted(claims)


def test_each_of_two_nations_promises_its_own_number() -> None:
    found = [filled(d.claim) for d in drafts(article("The Bahamas promised 150 soldiers for Haiti, Belize 50."))[0]]
    assert [(f["senders"], f["quantity"].low) for f in found] == [(("BHS",), 150), (("BLZ",), 50)]


def test_fighters_by_the_hundred_are_men() -> None:
    found = [filled(d.claim) for d in drafts(article("Around 1,000 Wagner fighters remain in Mali."))[0]]
    assert [(f["quantity"].of, f.get("equipment"), f.get("function")) for f in found] == [("personnel", None, None)]


def test_a_shared_will_reaches_the_second_verb() -> None:
    found = told("MINUSMA's 13,000 soldiers are to cease operations in Mali and be withdrawn by December.")
    assert ("withdraw", "announced", "UN", "MLI") in found


def test_the_officers_are_those_spoken_of_before() -> None:
    text = "A batch of 200 Kenyan police officers flew to Haiti on Tuesday.\nThe 200 officers join an advance team at the airport there."
    assert {senders for _, _, senders, _ in told(text)} == {"KEN"}


def test_an_exercise_is_no_place() -> None:
    found = [filled(d.claim) for d in drafts(article("Japan will send 150 troops to Balikatan in the Philippines for the first time."))[0]]
    assert [(f["hosts"], f.get("place")) for f in found] == [(("PHL",), None)]


def test_the_latter_that_asks_is_the_speaker() -> None:
    text = "The minister flew from Oslo to Bamako. Norway keeps 60 soldiers in Mali. It has requested Sweden to deploy troops in Norway."
    found = [filled(d.claim) for d in drafts(article(text))[0] if d.claim.status == "requested"]
    assert [[s.country for s in f["speakers"]] for f in found] == [["NOR"]]


def test_while_somewhere_they_are_there() -> None:
    text = "Six American F-35s came to Lithuania. While in Lithuania, they will be ready to guard the air over Estonia."
    found = [d.claim for d in drafts(article(text))[0] if d.claim.action == "station"]
    assert [c.hosts for c in found] == [("LTU",)]


def test_what_a_force_is_reinforced_with_is_no_force_of_its_size() -> None:
    text = "Spain will reinforce its battlegroup in Bulgaria with another 300 infantry soldiers by the end of the year."
    found = [filled(d.claim) for d in drafts(article(text))[0]]
    assert [(f["action"], f.get("echelon"), f["quantity"].low, f["quantity"].mode) for f in found] == [("deploy", None, 300, "additional")]


def test_an_hour_counts_nobody() -> None:
    text = "Spanish soldiers are at Novo Selo in Bulgaria. The shop stays open until ten and the guest house until Christmas."
    assert [senders for _, _, senders, _ in told(text)] == ["ESP"]


def test_what_a_force_is_made_up_of_is_that_force_and_whom_it_joins_is_none() -> None:
    (made,) = (filled(d.claim) for d in drafts(article("A Dutch company, made up of 150 soldiers, arrived in Gao on 3 May."))[0])
    assert (made["action"], made["echelon"], made["quantity"].low) == ("deploy", "company", 150)
    assert told("Another 300 Spanish soldiers will join the battlegroup in Bulgaria in May.") == [("deploy", "announced", "ESP", "BGR")]


def test_who_does_not_come_alone_comes() -> None:
    assert ("deploy", "denied", "ESP", "BGR") not in told("Spain will send 300 soldiers to Bulgaria. They will not come alone.")
