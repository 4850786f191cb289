"""Turns of phrase that wires use every day: gapped places, wishes of bystanders, planes that are moved, who is ordered out."""

import pytest
from claims_builders import claims

Told = list[tuple[str, str, str, str, int | None]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # The later place shares the verb, and has numbers of its own.
        (
            "Italy plans to cut its presence in Iraq from 600 to 100 and in Lebanon from 350 to 90.",
            [
                ("station", "in_effect", "ITA", "IRQ", 600),
                ("station", "in_effect", "ITA", "LBN", 350),
                ("withdraw", "announced", "ITA", "IRQ", 100),
                ("withdraw", "announced", "ITA", "LBN", 90),
            ],
        ),
        ("It was inappropriate for French troops to maintain a presence in Senegal.", []),
        ("London had at the peak of its operation in Helmand 9,500 soldiers there.", [("station", "ended", "GBR", "AFG", 9500)]),
        (
            "Italy has 300 troops in Niger. Niger ordered them out last year, and the last left in December.",
            [
                ("station", "in_effect", "ITA", "NER", 300),
                ("withdraw", "in_effect", "ITA", "NER", None),
                ("withdraw", "ordered", "ITA", "NER", 300),
            ],
        ),
        # What somebody moves of its own changes no hands.
        ("Russia has moved some of its planes from the Hmeimim air base to Libya.", [("deploy", "in_effect", "RUS", "LBY", None)]),
        # Who demands it, and neither sends nor hosts, is a bystander; nor does it host anybody.
        (
            "The American launcher will remain in the Philippines despite demands by China that it be removed.",
            [("station", "announced", "USA", "PHL", None)],
        ),
        (
            "Peru sent eight of the 78 soldiers it has promised to Haiti.",
            [("deploy", "announced", "PER", "HTI", 78), ("deploy", "in_effect", "PER", "HTI", 8)],
        ),
        # Who orders its own troops home, sends; who was sent somewhere and returned, left it; who drives through a country is not its own.
        (
            "Malawi has 300 soldiers in Congo. Malawi ordered its troops home in February.",
            [("station", "in_effect", "MWI", "COD", 300), ("withdraw", "ordered", "MWI", "COD", None)],
        ),
        (
            "Patriot batteries that the U.S. sent to Kuwait in March returned in October.",
            [("withdraw", "in_effect", "USA", "KWT", None)],
        ),
        (
            "Some 40 Danish soldiers are in Uganda. The soldiers left Uganda on Tuesday, driving through Rwanda.",
            [("station", "in_effect", "DNK", "UGA", 40), ("withdraw", "in_effect", "DNK", "UGA", 40)],
        ),
        (
            "Denmark has sent tanks to Ukraine: together with Germany it is supplying about 100 Leopard 1A5s.",
            [("transfer", "in_effect", "DNK", "UKR", None), ("transfer", "under_way", "DNK DEU", "UKR", 100)],
        ),
        # A list of nations, numbers and types that shares one verb, with the speaker behind it.
        (
            "Denmark will send two F-16s to Poland, France three Rafales and Germany four Eurofighters, the alliance's commander said.",
            [
                ("deploy", "announced", "DNK", "POL", 2),
                ("deploy", "announced", "FRA", "POL", 3),
                ("deploy", "announced", "DEU", "POL", 4),
            ],
        ),
        # All who say so of themselves; an air defence system is no army that is given it.
        ("The Netherlands and Belgium said they would send 200 soldiers to Poland.", [("deploy", "announced", "NLD BEL", "POL", 200)]),
        ("Sweden is sending air defence systems to Poland.", [("deploy", "under_way", "SWE", "POL", None)]),
        (
            "Some 350 French soldiers, tasked with conducting joint operations with the Senegalese army, are leaving Senegal.",
            [("withdraw", "under_way", "FRA", "SEN", 350)],
        ),
        # A base that is handed back, or whose lease ends; soldiers that are ordered somewhere are not bought.
        ("France handed back its last two military bases in Senegal on Thursday.", [("withdraw", "in_effect", "FRA", "SEN", None)]),
        ("Ecuador did not renew the lease for the U.S. base at Manta.", [("station", "denied", "USA", "ECU", None)]),
        ("Paris has ordered 300 paratroopers to Chad from Gabon.", [("deploy", "ordered", "FRA", "TCD", 300)]),
        ("Benin had offered 2,000 troops for Haiti, but none have been sent.", [("deploy", "announced", "BEN", "HTI", 2000)]),
    ],
)
def test_turns_of_newspapers_are_read(text: str, told: Told) -> None:
    found = [(c.action, c.status, " ".join(c.senders), " ".join(c.hosts), c.quantity.high if c.quantity else None) for c in claims(text)]
    assert sorted(found, key=str) == sorted(told, key=str)


def test_a_garrison_near_a_border_is_not_at_the_border() -> None:
    found = claims("Some 200 American soldiers are based at the al-Tanf garrison near the border in Syria.")
    assert [claim.place for claim in found if claim.quantity] != ["border"]


def test_what_machines_are_due_for_is_no_arrival() -> None:
    found = claims("Four Norwegian F-35s left Keflavik in Iceland on Monday. They are due for overhaul at a works in Hamar.")
    assert [claim.action for claim in found] == ["withdraw"]


def test_what_was_so_when_they_set_out_moves_nobody() -> None:
    found = claims("Some 120 Danish soldiers arrived in Mali on Monday. It had been cold when they left Karup, and nobody had told them.")
    assert [(claim.action, claim.hosts) for claim in found] == [("deploy", ("MLI",))]
