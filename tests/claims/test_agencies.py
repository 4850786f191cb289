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
            [("deploy", "in_effect", "USA", "KWT", 1), ("deploy", "in_effect", "USA", "KWT", 90)],
        ),
        ("Some 60 soldiers from Ireland's army are training Ukrainian recruits in Cyprus.", [("station", "in_effect", "IRL", "CYP", 60)]),
        (
            "A group of 70 Senegalese soldiers left Dakar on Thursday for Bangui, where they will join the U.N. mission MINUSCA.",
            [("deploy", "in_effect", "SEN", "CAF", 70)],
        ),
        # What a base is for counts nothing.
        ("The United States is to close its two drone bases in Cameroon.", [("withdraw", "announced", "USA", "CMR", None)]),
        (
            "A Turkish frigate docked in Berbera on Tuesday, weeks after the two countries signed a pact.",
            [("deploy", "in_effect", "TUR", "SOM", None)],
        ),
        (
            "Spain is sending 19 Leopard 2A4 tanks to Ukraine, taking the total delivered so far to 29.",
            [("transfer", "under_way", "ESP", "UKR", 19), ("transfer", "in_effect", "ESP", "UKR", 29)],
        ),
        (
            "The USS Bataan entered the Mediterranean on Tuesday after leaving Norfolk on 2 May.",
            [("deploy", "in_effect", "USA", "europe", None)],
        ),
        (
            "Austria will cut the number of its soldiers guarding the embassy in Kabul from 60 to 25.",
            [("station", "in_effect", "AUT", "AFG", 60), ("withdraw", "announced", "AUT", "AFG", 25)],
        ),
        ("NATO's mission in Iraq, led by Denmark, has about 500 personnel.", [("station", "in_effect", "NATO", "IRQ", 500)]),
        ("Bosnia's EUFOR peacekeeping force will be reinforced by 400 soldiers.", [("deploy", "announced", "EU", "BIH", 400)]),
        ("Between 300 and 400 Wagner fighters are thought to be in Mali.", [("station", "in_effect", "RUS", "MLI", 400)]),
        ("Norway has allowed Finland to base troops at Bodø for evacuations from Lebanon.", [("station", "approved", "FIN", "NOR", None)]),
        ("Malaysia's contingent in Lebanon, some 200-strong, is stationed at UNP 7-3.", [("station", "in_effect", "MYS", "LBN", 200)]),
        ("Norway has offered to send a battery to Spain's base at Incirlik.", [("deploy", "announced", "NOR", "TUR", None)]),
        ("Four F-16s of the 555th Fighter Squadron at Aviano have landed at Łask.", [("deploy", "in_effect", "USA", "POL", 4)]),
        ("The minister said a Danish battalion was on standby in Denmark to reinforce Latvia within 10 days.", []),
        ("HNLMS Tromp left Den Helder for Japan in March and will be away for six months.", [("deploy", "in_effect", "NLD", "JPN", None)]),
        (
            "Portugal has 70 soldiers in Romania. The cooks ski with two instructors of the resort, who were snowed in until May.",
            [("station", "in_effect", "PRT", "ROU", 70)],
        ),
        # What stands behind the 'but' is not denied; what was refused was asked for.
        (
            "Iran has no military bases in Iraq but maintains advisers there.",
            [("station", "denied", "IRN", "IRQ", None), ("station", "in_effect", "IRN", "IRQ", None)],
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


def test_who_has_been_there_for_a_year_is_there_still() -> None:
    (claim,) = claims("The 60 Danish soldiers have been in Kosovo for a year.")
    assert (claim.status, claim.start, claim.end) == ("in_effect", "2023-05", None)


@pytest.mark.parametrize(
    "text",
    [
        "NATO Allies Portugal and Belgium took over the Baltic Air Policing mission at Siauliai on 1 April.",
        "Portugal and Belgium took over the air policing mission in Lithuania from Romania on 1 April.",
    ],
)
def test_who_takes_over_the_air_policing_relieves_others(text: str) -> None:
    (claim,) = claims(text)
    assert (claim.action, set(claim.senders), claim.hosts, claim.function) == ("rotate", {"PRT", "BEL"}, ("LTU",), "air-policing")
    assert claim.start == "2024-04-01"


def test_what_was_refused_was_asked_for() -> None:
    asked = claims("Kyiv has asked Oslo for Patriot batteries, but the government has refused to send them.")[0]
    assert (asked.action, asked.status, asked.senders, asked.hosts) == ("transfer", "requested", ("NOR",), ("UKR",))


def test_who_is_appointed_on_a_day_has_had_soldiers_before() -> None:
    (claim,) = claims("Sri Lanka on Tuesday named a new commander for its 125 troops in Lebanon.")
    assert (claim.action, claim.start) == ("station", None)


def test_a_name_like_a_title_is_a_name() -> None:
    (claim,) = claims("Egypt plans to send troops to Somalia, Somali President Hassan Sheikh Mohamud said.")
    assert claim.speakers[0].role == "Somali President"
    assert claim.speakers[0].name is not None
    assert claim.speakers[0].name.startswith("Hassan")


def test_the_date_of_what_was_is_not_that_of_what_is() -> None:
    now, then = claims("In Zamboanga, about 100 U.S. troops advise Philippine forces, down from 600 ten years ago.")
    assert (now.status, now.start, then.status) == ("in_effect", None, "ended")
