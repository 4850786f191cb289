"""Bases without a number or a unit: who keeps, opens, is refused or gives up one abroad."""

import pytest
from claims_builders import article, claims

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

# Who hands a base on or has it taken over leaves; who is let in stays, as far as the word of the host goes.
PASSED_ON = [
    ("British forces handed Camp Bastion to the Afghan army in October 2014.", "withdraw", "in_effect", ("GBR",), ("AFG",)),
    ("The US military turned over Bagram Airfield to the Afghans on Friday.", "withdraw", "in_effect", ("USA",), ("AFG",)),
    ("France returned its base at Port-Bouet to Ivory Coast in February.", "withdraw", "in_effect", ("FRA",), ("CIV",)),
    ("The last American base in Niger, at Agadez, was handed to the Nigerien army.", "withdraw", "in_effect", ("USA",), ("NER",)),
    ("The Malian army took control of the French base at Tessalit on Monday.", "withdraw", "in_effect", ("FRA",), ("MLI",)),
    ("Armenia will close the Russian border post at Zvartnots by August.", "withdraw", "announced", ("RUS",), ("ARM",)),
    ("Brazil has closed its training centre at Praia in Cape Verde.", "withdraw", "in_effect", ("BRA",), ("CPV",)),
    ("Djibouti has agreed to a Japanese base at the airport.", "station", "approved", ("JPN",), ("DJI",)),
    ("The minister ruled out a permanent British base in Oman.", "station", "denied", ("GBR",), ("OMN",)),
    ("Russia seeks a naval base in Sudan.", "station", "requested", ("RUS",), ("SDN",)),
    ("China wants a military base in Equatorial Guinea.", "station", "requested", ("CHN",), ("GNQ",)),
    ("Australia is not seeking a base in Papua New Guinea.", "station", "denied", ("AUS",), ("PNG",)),
    ("The Saudis have signed for a base in Djibouti.", "station", "approved", ("SAU",), ("DJI",)),
    ("Somaliland's leaders signed a deal for an Emirati naval base in Djibouti.", "station", "approved", ("ARE",), ("DJI",)),
    ("Kenya leaves its base at Burahache in Somalia.", "withdraw", "announced", ("KEN",), ("SOM",)),
    ("The president rejected the idea of a Russian base in Sudan.", "station", "denied", ("RUS",), ("SDN",)),
    ("Panama rejected an American base.", "station", "denied", ("USA",), ("PAN",)),
    ("Albania has allowed NATO to use the air base at Kucova.", "station", "approved", ("NATO",), ("ALB",)),
    ("Kenya will let British forces use Laikipia air base for another five years.", "station", "announced", ("GBR",), ("KEN",)),
    ("Kyrgyzstan has refused the Americans the use of the Manas air base.", "station", "denied", ("USA",), ("KGZ",)),
    ("Colombia is discussing with Washington the use of three air bases.", "station", "considered", ("USA",), ("COL",)),
    ("The Philippines gave US forces access to four more bases.", "station", "approved", ("USA",), ("PHL",)),
    ("Manila has opened four more bases to American troops.", "station", "approved", ("USA",), ("PHL",)),
]
# So that the gate lets one sentence pass.
_OPENING = "Foreign soldiers and paratroopers are a topic of debate. "


@pytest.mark.parametrize(("text", "action", "status", "senders", "hosts"), BASES, ids=[b[0] for b in BASES])
def test_whose_base_it_is_says_whose_force_is_there(
    text: str, action: str, status: str, senders: tuple[str, ...], hosts: tuple[str, ...]
) -> None:
    found = [draft.claim for draft in drafts(article(text))[0]]
    assert [(c.action, c.status, c.senders, c.hosts) for c in found] == [(action, status, senders, hosts)]


@pytest.mark.parametrize(("text", "action", "status", "senders", "hosts"), PASSED_ON, ids=[b[0] for b in PASSED_ON])
def test_who_passes_a_base_on_leaves_it_and_who_may_use_it_comes(
    text: str, action: str, status: str, senders: tuple[str, ...], hosts: tuple[str, ...]
) -> None:
    found = [draft.claim for draft in drafts(article(_OPENING + text))[0]]
    assert [(c.action, c.status, c.senders, c.hosts) for c in found] == [(action, status, senders, hosts)]


@pytest.mark.parametrize(
    "text",
    [
        "Djibouti has given Ethiopia access to its port.",
        "The Malian army took control of a rebel camp near Kidal.",
        "Poland handed the post of commander in Kosovo to Italy.",
        "Russia closed its cultural centre in Prague.",
        "Iceland discussed with the EU access to fishing ports.",
        "The Kenyan minister opened the base to visitors.",
    ],
)
def test_what_is_no_base_or_nobodys_abroad_is_not_passed_on(text: str) -> None:
    assert not drafts(article(_OPENING + text))[0]


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


def test_who_dismantles_a_base_leaves() -> None:
    (claim,) = claims("Russia dismantled its air base at Qamishli in Syria in January.")
    assert (claim.action, claim.status, claim.senders, claim.hosts) == ("withdraw", "in_effect", ("RUS",), ("SYR",))
