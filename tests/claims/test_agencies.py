"""Sentences as news agencies write them: the day of saying in the middle, figures raised, bystanders named, whole nations' words."""

import pytest
from claims_builders import claims

from musterbook.model import Claim


def brief(claim: Claim) -> tuple[str, str, str, str, int | None]:
    """(action, status, senders, hosts, number) of a claim."""
    number = claim.quantity.high if claim.quantity else None
    return (claim.action, claim.status, " ".join(claim.senders), " ".join(claim.hosts), number)


@pytest.mark.parametrize(
    ("text", "said_on", "start"),
    [
        ("Norway said on Monday it would send 200 soldiers to Kosovo.", "2024-05-13", None),
        ("Norway said in March it would send 200 soldiers to Kosovo.", "2024-03", None),
        ("Norway said on 3 May some 200 Norwegian soldiers would go to Kosovo.", "2024-05-03", None),
        ("Oslo said on Friday 200 Norwegian soldiers would leave Kosovo.", "2024-05-10", None),
        ("The minister told reporters on Tuesday the country would send 200 Norwegian soldiers to Kosovo.", "2024-05-14", None),
        # What is said to happen on a day is not said on it.
        ("The ministry said on Tuesday that on 1 June 90 Norwegian soldiers would leave Kosovo.", "2024-05-14", "2024-06-01"),
    ],
)
def test_the_day_before_what_is_said_is_the_day_of_saying(text: str, said_on: str, start: str | None) -> None:
    (claim,) = claims(text, published="2024-05-16")
    assert (claim.said_on, claim.start) == (said_on, start)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Who keeps jets of its own somewhere to guard it gives nothing away.
        (
            "Portugal is sending two F-16 fighter jets to Iceland to help guard NATO airspace.",
            [("deploy", "under_way", "PRT", "ISL", 2)],
        ),
        # The whole of which a force is part is not sent with it.
        ("Austria approved sending up to 60 soldiers to Bosnia as part of an EU battlegroup.", [("deploy", "approved", "AUT", "BIH", 60)]),
        (
            "Egypt has some 900 troops in Somalia and is planning to raise that figure to 1,500.",
            [("station", "in_effect", "EGY", "SOM", 900), ("station", "announced", "EGY", "SOM", 1500)],
        ),
        # 'The country' of an official is the official's own, if the soldiers are foreign.
        (
            "The Kuwaiti prime minister said 800 U.S. troops would leave the country by August.",
            [("withdraw", "announced", "USA", "KWT", 800)],
        ),
        ("The Danish defence minister said 60 soldiers would leave the country by August.", []),
        ("The Turkish troops in Cyprus number about 30,000.", [("station", "in_effect", "TUR", "CYP", 30000)]),
        (
            "The last Belgian soldiers left Niger on Sunday, the army said, ending a deployment that had lasted six years.",
            [("withdraw", "in_effect", "BEL", "NER", None)],
        ),
        (
            "India will send 60 more troops to Djibouti to help evacuate its citizens from Sudan.",
            [("deploy", "announced", "IND", "DJI", 60)],
        ),
        (
            "The first of three Patriot batteries has arrived in Kuwait, along with about 90 U.S. soldiers.",
            [("deploy", "in_effect", "USA", "KWT", None), ("deploy", "in_effect", "USA", "KWT", 90)],
        ),
        ("Some 60 soldiers from Ireland's army are training Ukrainian recruits in Cyprus.", [("station", "in_effect", "IRL", "CYP", 60)]),
        (
            "A group of 70 Senegalese soldiers left Dakar on Thursday for Bangui, where they will join the U.N. mission MINUSCA.",
            [("deploy", "in_effect", "SEN", "CAF", 70)],
        ),
    ],
)
def test_read(text: str, told: list[tuple[str, str, str, str, int | None]]) -> None:
    assert [brief(c) for c in claims(text)] == told


def test_fighters_of_some_nations_are_men() -> None:
    (claim,) = claims("Ankara denied that Syrian fighters had arrived in Niger.")
    assert (claim.status, claim.function, claim.equipment) == ("denied", None, ())


@pytest.mark.parametrize(
    "text",
    [
        "About 900 Italian troops remain in Iraq as part of the coalition formed in 2014 to fight Islamic State.",
        "About 900 Italian troops remain in Iraq after the Feb. 18 deadline for their withdrawal.",
    ],
)
def test_dates_of_other_things_begin_nothing(text: str) -> None:
    (claim,) = claims(text)
    assert (claim.action, claim.start) == ("station", None)


def test_a_name_like_a_title_is_a_name() -> None:
    (claim,) = claims("Egypt plans to send troops to Somalia, Somali President Hassan Sheikh Mohamud said.")
    assert claim.speakers[0].role == "Somali President"
    assert claim.speakers[0].name is not None
    assert claim.speakers[0].name.startswith("Hassan")
