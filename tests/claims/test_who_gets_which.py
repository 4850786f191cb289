"""Who gives what to whom, where several nations stand beside one verb of giving. Every sentence is ours."""

import pytest
from claims_builders import claims


def given(text: str) -> list[tuple[str, str, str, int | None]]:
    """Status, givers, takers and number of each transfer of a text."""
    found = [c for c in claims(text) if c.action == "transfer"]
    return [(c.status, " ".join(c.senders), " ".join(c.hosts or ()), c.quantity.low if c.quantity else None) for c in found]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Spain donated a patrol boat to Mauritania and another to Senegal.", [("MRT", None), ("SEN", None)]),
        ("Italy sold 12 Caracals to Kuwait and six to Qatar.", [("KWT", 12), ("QAT", 6)]),
        ("Norway will give Latvia six howitzers and Lithuania ten.", [("LVA", 6), ("LTU", 10)]),
        ("Denmark lent Kenya two helicopters, Uganda one and Ethiopia three.", [("KEN", 2), ("UGA", 1), ("ETH", 3)]),
        ("Tokyo presented Fiji with a survey ship, Palau with three patrol boats.", [("FJI", None), ("PLW", 3)]),
        ("France has handed over four boats to Gabon and two each to Togo and Benin.", [("GAB", 4), ("TGO", 2), ("BEN", 2)]),
        ("Russia sold 20 tanks to Algeria and Egypt.", [("DZA EGY", 20)]),
    ],
)
def test_each_gift_goes_to_the_nation_that_stands_beside_it(text: str, pairs: list[tuple[str, int | None]]) -> None:
    assert [(takers, low) for _, _, takers, low in given(text)] == pairs


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Pictures showed thirty trucks presented to the Nigerien army by Turkey.", ("in_effect", "TUR", "NER", 30)),
        ("Thailand says that Ukraine will deliver four carriers to it in 2027.", ("announced", "UKR", "THA", 4)),
        ("Morocco flies 23 F-16s that it bought from the United States.", ("in_effect", "USA", "MAR", 23)),
        ("Benin prefers China, which has provided it with 20 trucks.", ("in_effect", "CHN", "BEN", 20)),
        ("Bangladesh has accepted a British offer of 50 surplus Warriors.", ("approved", "GBR", "BGD", 50)),
        ("Cyprus turned down an offer of six French helicopters.", ("denied", "FRA", "CYP", 6)),
        ("The submarine built in Kiel for Singapore was handed over on Tuesday.", ("in_effect", "DEU", "SGP", None)),
    ],
)
def test_pronouns_participles_and_offers_say_who_gives_and_who_receives(text: str, told: tuple[str, str, str, int | None]) -> None:
    assert given(text) == [told]


def test_what_is_refused_is_another_thing_than_what_was_received() -> None:
    text = "Ghana received two Mi-17 helicopters from Russia in October, but its president has turned down an offer of older tanks."
    assert ("in_effect", "RUS", "GHA", 2) in given(text)
    text = "Sweden, which had refused to sell Chile any guns in 2020, will hand over six howitzers to Chile in May."
    assert given(text) == [("announced", "SWE", "CHL", 6)]
