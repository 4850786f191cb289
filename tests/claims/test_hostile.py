"""Fire, losses and what a nation's own forces possess stand beside claims in every report, and make none."""

import pytest
from claims_builders import claims

BEFORE = "France has 1,200 soldiers in Chad, the ministry said. "


@pytest.mark.parametrize(
    "beside",
    [
        "Two rockets landed near the airfield on Monday.",
        "The rebels fired 30 shells at the camp on Sunday.",
        "Nine drones were shot down over the capital.",
        "Sudanese forces launched 90 drones at the port overnight; air defence shot down 71.",
        "Sudanese units tried to advance near Adre with 20 vehicles and lost eight.",
        "Some 60 Chadians are reported dead and 200 wounded.",
        "Chad's own army has 70 tanks.",
        "The Libyan air force operates 40 fighter jets.",
        "Sudan has an inventory of 90 howitzers.",
        "The press office can be reached at 212-555-0147.",
        "Their average age is 23.",
        "Fifteen planes a day land at the airport.",
        "Snipers held the posts 41 and 42.",
        "The rebels retook the town with 900 men.",
        "The rebels have 4,000 men and 40 tanks.",
        "The militia, which has 5,000 fighters, holds the hills.",
        "Sudan has 100,000 men under arms.",
        "The Libyan air force consists of six fighter squadrons.",
        "Libya possesses one of the largest stocks of cruise missiles in the region.",
        "Three letter bombs were sent to the embassy.",
        "The theory rests on false premises.",
        "The hospital treated 20 soldiers for malaria.",
        "He served there in 1861 and 1862.",
        "Mortar rounds closed the road to the airport on Monday.",
        "One got used to the heat.",
        "It does not end there.",
        "The two ministers met. The two signed a memorandum.",
        "At nine a Danish sergeant came and swept the yard.",
    ],
)
def test_what_is_fired_lost_or_owned_is_no_presence(beside: str) -> None:
    """One claim is read, that of the French soldiers."""
    assert [(claim.senders, claim.hosts) for claim in claims(BEFORE + beside)] == [(("FRA",), ("TCD",))]


def test_who_is_there_with_machines_of_their_own_still_counts() -> None:
    """Where the sentence says where, what an air force operates is a presence."""
    found = claims(BEFORE + "The Italian air force operates 12 drones there.")
    assert [(claim.senders, claim.quantity.low if claim.quantity else None) for claim in found] == [(("FRA",), 1200), (("ITA",), 12)]
