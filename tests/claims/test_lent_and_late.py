"""Materiel that comes in parts, late, not at all, or back: what is left of an order, what is overdue, what was lent."""

import pytest
from claims_builders import claims

from musterbook.model import Claim

Brief = tuple[str, str, str, int | None, str | None, str | None]


def brief(claim: Claim) -> Brief:
    """(status, ends, equipment, number, start, end) of a transfer."""
    assert claim.action == "transfer", claim
    number = claim.quantity.low if claim.quantity else None
    return (claim.status, f"{'+'.join(claim.senders)}>{'+'.join(claim.hosts)}", "/".join(claim.equipment), number, claim.start, claim.end)


def given(status: str, ends: str, kit: str, number: int | None = None, start: str | None = None, end: str | None = None) -> Brief:
    """The same, for what a text tells."""
    return (status, ends, kit, number, start, end)


ORDER = "Kenya ordered ten howitzers from Serbia. "
ORDERED = given("approved", "SRB>KEN", "howitzer", 10)
GRIFFONS = given("approved", "FRA>PER", "Griffon", 16)
RADARS = given("in_effect", "DNK>LVA", "radar", 6, "2021")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # How many more, and of how many.
        (
            f"{ORDER}Six more will follow before the year is out.",
            [ORDERED, given("announced", "SRB>KEN", "howitzer", 6, None, "2024-12-31")],
        ),
        (
            "Six Archer howitzers have been delivered to Kenya by Sweden so far, of 18 agreed.",
            [given("in_effect", "SWE>KEN", "Archer howitzer", 6), given("approved", "SWE>KEN", "Archer howitzer", 18)],
        ),
        (
            "Norway gave Moldova five M113 carriers in March. They are the first of 20 promised by Oslo last autumn.",
            [given("in_effect", "NOR>MDA", "M113", 5, "2024-03"), given("announced", "NOR>MDA", "M113", 20)],
        ),
        # The others have no verb of their own, and a date of their own.
        (
            "Peru ordered 16 Griffon vehicles from France. Another five are due by the end of June and the remaining eleven in March 2025.",
            [
                GRIFFONS,
                given("announced", "FRA>PER", "Griffon", 5, None, "2024-06-30"),
                given("announced", "FRA>PER", "Griffon", 11, "2025-03"),
            ],
        ),
        # The second is one more of the first.
        (
            "On 7 May the first of two TRML-4D radars was handed over by Germany to the Latvian army. The second will come in July.",
            [given("in_effect", "DEU>LVA", "TRML-4D", 1, "2024-05-07"), given("announced", "DEU>LVA", "TRML-4D", 1, "2024-07")],
        ),
        # Overdue: the plan, and that nothing has come of it.
        (
            f"{ORDER}The last four, due by the end of March, have not been seen by anyone.",
            [ORDERED, given("announced", "SRB>KEN", "howitzer", 4, None, "2024-03-31"), given("denied", "SRB>KEN", "howitzer", 4)],
        ),
        (
            "Algeria bought four Pantsir batteries from Russia. The fourth battery, due in 2023, is still missing.",
            [
                given("approved", "RUS>DZA", "Pantsir", 4),
                given("announced", "RUS>DZA", "Pantsir", None, "2023"),
                given("denied", "RUS>DZA", "Pantsir"),
            ],
        ),
        # A plan that its main clause calls off is told once.
        (
            "The two Shaldag patrol boats that Israel was to hand over to the Senegalese navy this month are not coming.",
            [given("cancelled", "ISR>SEN", "Shaldag", 2, "2024-05")],
        ),
        # What will not come before a day may come then.
        (
            "Sweden will deliver twelve Gripens to Peru. The first will not arrive before 2026.",
            [given("announced", "SWE>PER", "Gripen", 12), given("announced", "SWE>PER", "Gripen", None, "2026")],
        ),
    ],
)  # fmt: skip
def test_what_comes_in_parts_or_late(text: str, told: list[Brief]) -> None:
    assert [brief(claim) for claim in claims(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Giraffe radar lent to Estonia by Sweden in June 2023 was returned to the Swedish Army on 12 March.",
            [
                given("ended", "SWE>EST", "Giraffe radar", None, "2023-06"),
                given("in_effect", "EST>SWE", "Giraffe radar", None, "2024-03-12"),
            ],
        ),
        (
            "The 20 Humvees that the Americans lent the Georgian army in 2022 are back in American hands.",
            [given("ended", "USA>GEO", "Humvee", 20, "2022"), given("in_effect", "GEO>USA", "Humvee", 20)],
        ),
        (
            "Spain wants back the six Hawk launchers that it lent Latvia in 2023.",
            [given("requested", "LVA>ESP", "Hawk", 6), given("in_effect", "ESP>LVA", "Hawk", 6, "2023")],
        ),
        (
            "Denmark lent Latvia six radars in 2021. They were returned to Denmark in April.",
            [RADARS, given("in_effect", "LVA>DNK", "radar", 6, "2024-04")],
        ),
        (
            "Denmark lent Latvia six radars in 2021. Latvia gave them back in April.",
            [RADARS, given("in_effect", "LVA>DNK", "radar", 6, "2024-04")],
        ),
        # Of whose stocks they are, that one gives; who consents does not.
        (
            "Germany has given its consent to the re-export of 20 BMP-1s from Greek stocks to Moldova.",
            [given("approved", "GRC>MDA", "BMP-1", 20)],
        ),
        (
            "The application for the export of 3,000 rifles to Mali has been refused, the Czech ministry said.",
            [given("denied", "CZE>MLI", "rifle", 3000)],
        ),
        ("No further loans of tanks to Georgia are planned, the Polish ministry said.", [given("denied", "POL>GEO", "tank")]),
        ("Turkey hands Somalia 68 vehicles.", [given("in_effect", "TUR>SOM", "vehicle", 68)]),
        # Names of types that are written small, with a number.
        ("Slovenia gave Ukraine six vz. 99 howitzers in May.", [given("in_effect", "SVN>UKR", "vz. 99", 6, "2024-05")]),
    ],
)  # fmt: skip
def test_what_goes_back_or_is_not_given(text: str, told: list[Brief]) -> None:
    assert [brief(claim) for claim in claims(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # What was told before, by the noun alone.
        (
            "Eight Osa launchers will be sold to Zambia, the Greek minister said. Members approved the sale by 14 votes to nine.",
            [given("announced", "GRC>ZMB", "Osa", 8), given("approved", "GRC>ZMB", "Osa", 8)],
        ),
        (
            "Italy will give Ghana two patrol boats. The ministry said that the transfer had been suspended until further notice.",
            [given("announced", "ITA>GHA", "patrol boat", 2), given("cancelled", "ITA>GHA", "patrol boat", 2)],
        ),
        # Sold and shipped is one transfer; an offer that is being studied is considered.
        (
            "Eight launchers will be sold by Greece to Zambia and shipped by the end of the year.",
            [given("announced", "GRC>ZMB", "launcher", 8, None, "2024-12-31")],
        ),
        (
            "Slovakia was offered 40 Piorun missiles by Poland, and the cabinet is studying the offer.",
            [given("considered", "POL>SVK", "Piorun", 40)],
        ),
        # What will be with whom it is given to is delivered by then.
        (
            "Kenya is to receive twelve Kirpi vehicles from Turkey, and four of them will be here by July.",
            [given("announced", "TUR>KEN", "Kirpi", 12), given("announced", "TUR>KEN", "Kirpi", 4, None, "2024-07")],
        ),
        (
            "Senegal has bought ten howitzers from Serbia. The first three will be in Dakar by November, the army said.",
            [given("approved", "SRB>SEN", "howitzer", 10), given("announced", "SRB>SEN", "howitzer", 3, None, "2024-11")],
        ),
        # 'Such' takes up what was named before; what is offered to a nation is to be given.
        (
            "Norway gave Tonga three patrol boats in 2004. Japan gave Fiji two such boats in 2007.",
            [given("in_effect", "NOR>TON", "patrol boat", 3, "2004"), given("in_effect", "JPN>FJI", "patrol boat", 2, "2007")],
        ),
        ("Paris has offered Kenya eight Mirage 2000 fighters.", [given("announced", "FRA>KEN", "Mirage 2000", 8)]),
        # A list below what was stopped.
        (
            "In March Spain suspended two consignments for Chad:\n(a) four patrol boats;\n(b) nine armoured vehicles for the army.",
            [given("cancelled", "ESP>TCD", "patrol boat", 4), given("cancelled", "ESP>TCD", "armoured vehicle", 9)],
        ),
        # By train is no verb.
        (
            "Five Fuchs carriers donated by Germany reached Moldova by train early on Wednesday.",
            [given("in_effect", "DEU>MDA", "Fuchs", 5, "2024-05-15")],
        ),
    ],
)  # fmt: skip
def test_what_is_told_of_a_deal(text: str, told: list[Brief]) -> None:
    assert [brief(claim) for claim in claims(text)] == told


def test_rifles_are_no_infantry_and_a_rifle_company_is() -> None:
    assert [claim.function for claim in claims("Serbia gave Chad 3,000 rifles.")] == [None]
    assert [claim.function for claim in claims("An Australian rifle company is at Butterworth in Malaysia.")] == ["infantry"]
