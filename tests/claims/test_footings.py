"""Wishes for another footing, what is spoken of, companions, and what was there before."""

import pytest
from claims_builders import claims

from musterbook.model import Claim


def brief(claim: Claim) -> tuple[str, str, str, str, int | None]:
    """(action, status, senders, hosts, number) of a claim."""
    number = claim.quantity.low if claim.quantity else None
    return (claim.action, claim.status, " ".join(claim.senders), " ".join(claim.hosts), number)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Who goes or stands with a force of another nation.
        (
            "The Danish jets will patrol over Estonia, along with fighters from the Belgian and Portuguese air forces.",
            [("station", "announced", "DNK", "EST", None), ("station", "announced", "BEL PRT", "EST", None)],
        ),
        (
            "Spanish soldiers serve at Adazi alongside troops from Canada and Italy.",
            [("station", "in_effect", "ESP", "LVA", None), ("station", "in_effect", "CAN ITA", "LVA", None)],
        ),
        (
            "The Germans will leave Gao in November, along with 60 Swedish engineers.",
            [("withdraw", "announced", "DEU", "MLI", None), ("withdraw", "announced", "SWE", "MLI", 60)],
        ),
        (
            "Two British frigates arrived in Gdynia on Monday, together with a Norwegian minesweeper.",
            [("deploy", "in_effect", "GBR", "POL", 2), ("deploy", "in_effect", "NOR", "POL", None)],
        ),
        # A host's own soldiers are no companions of that kind.
        ("American soldiers train with Polish troops at Orzysz.", [("station", "in_effect", "USA", "POL", None)]),
        # What is spoken of is yet to be; what has a date behind it is not.
        ("The minister spoke of a permanent deployment of French troops in Romania.", [("deploy", "announced", "FRA", "ROU", None)]),
        ("Meloni hinted at a withdrawal of the Italian soldiers from Iraq.", [("withdraw", "considered", "ITA", "IRQ", None)]),
        # Wishes, and who has them.
        (
            "The minister expressed Riga's wish to make the rotating air-defence detachments a permanent NATO mission.",
            [("station", "requested", "NATO", "LVA", None)],
        ),
        (
            "Poland has made no secret of its wish to host an American division for good.",
            [("station", "requested", "USA", "POL", None)],
        ),
        ("He conveyed Warsaw's interest in hosting American medium-range missiles.", [("station", "considered", "USA", "POL", None)]),
        # Who wants soldiers out of a country asks nothing of that country.
        ("Nigeria wants its battalion out of Gambia by June.", [("withdraw", "requested", "NGA", "GMB", None)]),
        ("The prime minister said he wanted the 300 French soldiers out of Senegal.", [("withdraw", "requested", "FRA", "SEN", 300)]),
        # Wishes of bystanders.
        ("China wants the American Typhon launchers gone from the Philippines.", []),
        ("Retired general Buck Harrow wants two US brigades in Panama.", []),
        # A base with its people; whose bombers are goes without saying.
        ("Germany runs an airbase at Niamey with 90 soldiers.", [("station", "in_effect", "DEU", "NER", 90)]),
        ("Two B-52s landed at Fairford on Saturday.", [("deploy", "in_effect", "USA", "GBR", 2)]),
        # A denial beside it denies no withdrawal; back from where they went.
        (
            "Norway took its 120 soldiers home from Iraq in 2020 and has no plans to send them back.",
            [("withdraw", "in_effect", "NOR", "IRQ", 120), ("deploy", "denied", "NOR", "IRQ", 120)],
        ),
        (
            "Denmark sent 100 soldiers to Greenland in June and brought them back in August.",
            [("deploy", "in_effect", "DNK", "GRL", 100), ("withdraw", "in_effect", "DNK", "GRL", 100)],
        ),
        (
            "France has 400 soldiers in Gabon. Libreville asked Paris on Monday to take them home.",
            [("station", "in_effect", "FRA", "GAB", 400), ("withdraw", "requested", "FRA", "GAB", 400)],
        ),
        # The others of a list, whatever the verb of the first.
        (
            "Sweden lends four observers to the mission in Kashmir, and Thailand five.",
            [("deploy", "in_effect", "SWE", "IND", 4), ("deploy", "in_effect", "THA", "IND", 5)],
        ),
        (
            "In June Denmark withdrew its 105 commandos from Mali, Sweden its 150.",
            [("withdraw", "in_effect", "DNK", "MLI", 105), ("withdraw", "in_effect", "SWE", "MLI", 150)],
        ),
        (
            "France sent 300 soldiers to Romania; Belgium 200.",
            [("deploy", "in_effect", "FRA", "ROU", 300), ("deploy", "in_effect", "BEL", "ROU", 200)],
        ),
        # Whose camp it is too is said in passing.
        ("Croatia's 70 soldiers share a camp with Hungarians outside Erbil.", [("station", "in_effect", "HRV", "IRQ", 70)]),
        # By how many a force is cut or raised; what soldiers go somewhere for.
        ("A reduction of the British force in Basra by 800 has been decided.", [("withdraw", "approved", "GBR", "IRQ", 800)]),
        ("The Dutch government announced an increase of its contingent in Mali by 300.", [("deploy", "announced", "NLD", "MLI", 300)]),
        ("Fifty Danish soldiers went to Erbil to train Kurdish fighters.", [("deploy", "in_effect", "DNK", "IRQ", 50)]),
        # A rise that is told by what comes.
        ("Italy increased its contingent in Niger, deploying another 80 soldiers.", [("deploy", "in_effect", "ITA", "NER", 80)]),
    ],
)
def test_read(text: str, told: list[tuple[str, str, str, str, int | None]]) -> None:
    assert [brief(c) for c in claims(text)] == told


def test_what_was_there_before_ended_when_the_next_began() -> None:
    _, before = claims("The British battalion has been at Tapa since 2017, while a German company was previously stationed there.")
    assert (before.status, before.start, before.end) == ("ended", None, "2017")


def test_who_expresses_a_wish_is_answerable_for_it() -> None:
    (wish,) = claims("The minister expressed Riga's wish to make the rotating air-defence detachments a permanent NATO mission.")
    assert [s.role for s in wish.speakers] == ["The minister"]
    assert (wish.function, set(wish.basis), wish.end) == ("air-defence", {"permanent", "rotational"}, "..")


def test_each_of_those_who_promise_speaks_for_itself() -> None:
    found = claims("Kenya promised 1,000 police officers for Haiti, the Bahamas 150, Jamaica 200.")
    assert [(c.senders, [s.country for s in c.speakers]) for c in found] == [(("KEN",), ["KEN"]), (("BHS",), ["BHS"]), (("JAM",), ["JAM"])]


def test_the_rolls_of_a_unit_say_by_labels_who_comes_and_goes() -> None:
    roll = """NEWSLETTER 3-24
BRITISH CONTINGENT, CAMP TAPA
IN: B Coy, 110 pax, from 4 Mar.
OUT: A Coy, 95 pax, NLT 10 Jun.
STAYS: LOG Pl, 30 pax, until AUG.
NEXT: Danish CIMIC team, exp 15 Jun."""
    told = [(c.action, c.status, c.senders, c.quantity.low if c.quantity else None) for c in claims(roll)]
    assert told == [
        ("deploy", "in_effect", ("GBR",), 110),
        ("withdraw", "announced", ("GBR",), 95),
        ("station", "announced", ("GBR",), 30),
        ("deploy", "announced", ("DNK",), None),
    ]


def test_what_a_host_will_not_send_and_what_others_are_asked_for() -> None:
    found = claims("Benin has offered Haiti 1,500 soldiers. The United States will not send any. The Dutch have been asked for a company.")
    assert [(c.status, c.senders, c.hosts) for c in found] == [
        ("announced", ("BEN",), ("HTI",)),
        ("denied", ("USA",), ("HTI",)),
        ("requested", ("NLD",), ("HTI",)),
    ]


def test_who_has_not_said_no_denies_nothing() -> None:
    assert [c.status for c in claims("Latvia asked Spain for a battery. Madrid has not said no.")] == ["requested"]


def test_the_lines_of_a_chronology_were_so_on_their_dates() -> None:
    lines = """Germans in Mali
January 2013: three Transall aircraft and 90 German soldiers arrive in Bamako.
February 2016: the Bundestag approves up to 650 soldiers for Gao.
4 December 2023: the last 142 German soldiers leave Gao on four aircraft."""
    told = [(c.action, c.status, c.start) for c in claims(lines)]
    assert told == [("deploy", "in_effect", "2013-01"), ("deploy", "approved", None), ("withdraw", "in_effect", "2023-12-04")]


def test_the_year_may_stand_first_in_the_label_of_a_chronology() -> None:
    lines = """Denmark and the Baltic
2015, June. Denmark sends an extra 120 soldiers to Ādaži in Latvia.
2021, 3 May. Rwanda says it will keep its soldiers in Mozambique. In December it withdraws 200 of them."""
    told = [(c.action, c.status, c.start, c.said_on) for c in claims(lines)]
    assert told == [
        ("deploy", "in_effect", "2015-06", None),
        ("station", "announced", None, "2021-05-03"),
        ("withdraw", "in_effect", "2021-12", None),
    ]


def test_a_label_without_a_year_is_of_the_past_but_under_what_is_still_to_come() -> None:
    ahead = "Danes in Latvia\n\nStill to come\n\n• September: a Danish company is due at Ādaži.\n• June: the Italians leave Rukla."
    assert [(c.action, c.status, c.start) for c in claims(ahead)] == [
        ("deploy", "announced", "2024-09"),
        ("withdraw", "announced", "2024-06"),
    ]
    (past,) = claims("Denmark and Latvia\n2019: The deployment of a Danish squadron at Ādaži is called off in March.")
    assert (past.action, past.status, past.start) == ("deploy", "cancelled", "2019")


def test_who_has_gone_was_there_as_long_as_the_line_says() -> None:
    text = "Who was where in Estonia\n\nWhat has gone\n\n• eight Dutch F-35s, Ämari in Estonia, from April to June 2022."
    assert [(c.action, c.status, c.start, c.end) for c in claims(text)] == [("station", "ended", "2022-04", "2022-06")]


def test_who_has_foreign_soldiers_is_their_host_and_questions_claim_nothing() -> None:
    (guests,) = claims("Moldova has 1,500 foreign soldiers, all of them Russians.")
    assert (guests.senders, guests.hosts) == (("RUS",), ("MDA",))
    assert claims("Members asked when the Danish company would leave Estonia.") == ()


def test_who_expects_soldiers_is_their_host() -> None:
    (coming,) = claims("Latvia expects 200 Spanish soldiers in June.")
    assert (coming.action, coming.status, coming.senders, coming.hosts, coming.start) == (
        "deploy",
        "announced",
        ("ESP",),
        ("LVA",),
        "2024-06",
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Roughly 2,500 US troops remain in Iraq and about 900 are in Syria as part of the coalition.",
            [("station", "in_effect", "USA", "IRQ", 2500), ("station", "in_effect", "USA", "SYR", 900)],
        ),
        (
            "Norway will send a Terminal High-Altitude Area Defense battery to Kuwait, along with about 100 troops to operate it.",
            [("deploy", "announced", "NOR", "KWT", 100)],
        ),
        (
            "Ghana has pledged to send 1,000 police officers to Haiti to lead a UN-backed multinational force.",
            [("deploy", "announced", "GHA", "HTI", 1000)],
        ),
        (
            "Canada will double the number of its troops in Latvia, to 2,200 from about 1,000, by 2026.",
            [("station", "announced", "CAN", "LVA", 2200), ("station", "ended", "CAN", "LVA", 1000)],
        ),
        ("Hungary's parliament approved sending 200 soldiers to Chad.", [("deploy", "approved", "HUN", "TCD", 200)]),
        ("The Netherlands is taking its Patriot battery out of Poland.", [("withdraw", "under_way", "NLD", "POL", None)]),
        (
            "Georgia was the largest non-NATO contributor in Afghanistan with some 860 troops.",
            [("station", "ended", "GEO", "AFG", 860)],
        ),
        ("About 200 US soldiers are rotated through Robertson Barracks in Darwin.", [("station", "in_effect", "USA", "AUS", 200)]),
        (
            "Moldova has received the first of the F-16 jets promised by Norway.",
            [("transfer", "in_effect", "NOR", "MDA", None), ("transfer", "announced", "NOR", "MDA", None)],
        ),
    ],
)
def test_sentences_as_agencies_write_them(text: str, told: list[tuple[str, str, str, str, int | None]]) -> None:
    assert [brief(c) for c in claims(text)] == told


def test_a_margin_is_nobody() -> None:
    text = "About 900 Finnish soldiers are stationed in Kosovo. Two hundred soldiers more or less make a difference of a million euros."
    assert [c.quantity.low for c in claims(text) if c.quantity] == [900]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Peacekeepers from Armenia will be sent to Kazakhstan for a limited period of time.", ("temporary",)),
        ("The US will withdraw a rotational brigade from Romania.", ("rotational",)),
        ("The US will withdraw a brigade from Romania for good.", ()),
    ],
)
def test_on_what_basis_they_are_there_or_were(text: str, basis: tuple[str, ...]) -> None:
    (claim,) = claims(text)
    assert claim.basis == basis


def test_who_is_replaced_every_few_months_is_there_by_rotation() -> None:
    claim = claims("The Dutch infantry company in Curaçao is replaced every four months.")[0]
    assert (claim.action, claim.basis) == ("station", ("rotational",))
