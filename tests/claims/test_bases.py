"""Bases without a number or a unit: who keeps, opens, is refused or gives up one abroad."""

import pytest
from claims_builders import article

from musterbook.claims.read import drafts

BASES = [
    ("There is no Turkish base in Gabon.", "station", "denied", ("TUR",), ("GAB",)),
    ("There are American bases at Incirlik and Izmir.", "station", "in_effect", ("USA",), ("TUR",)),
    ("No Russian base will be opened in Eritrea.", "station", "denied", ("RUS",), ("ERI",)),
    ("Russia plans to build a naval base at Port Sudan.", "station", "announced", ("RUS",), ("SDN",)),
    ("India is building an air base in Tajikistan.", "station", "under_way", ("IND",), ("TJK",)),
    ("Turkey opened a base in Somalia in 2017.", "station", "in_effect", ("TUR",), ("SOM",)),
    ("Russia had a base at Cam Ranh in Vietnam until 2002.", "station", "ended", ("RUS",), ("VNM",)),
    ("China operates a naval base in Djibouti.", "station", "in_effect", ("CHN",), ("DJI",)),
    ("France will keep its bases in Djibouti and Gabon.", "station", "announced", ("FRA",), ("DJI", "GAB")),
    ("Azerbaijan does not intend to host a Turkish base.", "station", "denied", ("TUR",), ("AZE",)),
    ("The British base at Camp Bastion in Helmand was vacated on 27 October.", "withdraw", "in_effect", ("GBR",), ("AFG",)),
]


@pytest.mark.parametrize(("text", "action", "status", "senders", "hosts"), BASES, ids=[b[0] for b in BASES])
def test_whose_base_it_is_says_whose_force_is_there(
    text: str, action: str, status: str, senders: tuple[str, ...], hosts: tuple[str, ...]
) -> None:
    found = [draft.claim for draft in drafts(article(text))[0]]
    assert [(c.action, c.status, c.senders, c.hosts) for c in found] == [(action, status, senders, hosts)]


@pytest.mark.parametrize(
    "text",
    [
        "The American base in the town was attacked by rockets.",
        "Workers at the Turkish base in Mogadishu went on strike.",
        "Toyota has opened a base for its dealers in Kenya.",
        "Ghana has a base in Tamale.",
    ],
)
def test_a_base_that_is_only_spoken_of_is_no_claim(text: str) -> None:
    assert not drafts(article(text))[0]


def test_soldiers_at_a_base_are_its_owners_guests_where_it_lies() -> None:
    (claim,) = [draft.claim for draft in drafts(article("The US base in Djibouti has about 4,000 soldiers."))[0]]
    assert (claim.senders, claim.hosts) == (("USA",), ("DJI",))
