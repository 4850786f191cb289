"""The hard parts of reading, by name: what works is asserted, what does not work yet must fail, so that progress shows.

A test marked as an expected failure states what the codebook asks for; when the reader learns it, the mark has to go.
"""

from typing import Any

import pytest
from claims_builders import VOSBERG, about, claims, filled, less, more, nation, only, slots, told, total

from musterbook.model import Speaker

INTERVIEW = """Defence Minister Karla Vosberg answered our questions in an interview on Monday.

Q: Will Denmark send another 200 soldiers to Latvia?

A: No.

Q: How many Danish soldiers are in Latvia today?

A: About 140.

Q: How long will they stay?

A: Until the end of 2025."""


def _not_yet(text: str, expected: list[dict[str, Any]], why: str) -> Any:
    return pytest.param(text, expected, marks=pytest.mark.xfail(strict=True, reason=why), id=text)


def _works(text: str, *expected: dict[str, Any]) -> Any:
    return pytest.param(text, list(expected), id=text)


def test_elliptical_answers_take_from_their_question_what_they_leave_out() -> None:
    no, number = claims(INTERVIEW)[:2]
    assert filled(no) == told("deploy", "denied", "DNK", "LVA", quantity=more(200), speakers=(VOSBERG,), said_on="2024-05-13")
    assert filled(number) == told("station", "in_effect", "DNK", "LVA", quantity=about(140), speakers=(VOSBERG,), said_on="2024-05-13")


def test_an_elliptical_answer_of_a_date_alone_is_a_claim() -> None:
    assert claims(INTERVIEW)[2].end == "2025-12-31"


def test_every_answer_of_an_interview_was_given_on_its_day() -> None:
    assert claims(INTERVIEW)[0].said_on == "2024-05-13"


def test_live_blogs_and_time_stamps() -> None:
    text = "Live: Latvia\n\n09:30 Danish ministry: 200 Danish soldiers will go to Latvia.\n\n11:05 Italy will send 100 soldiers to Latvia."
    assert [(c.senders, c.hosts, c.quantity) for c in claims(text)] == [(("DNK",), ("LVA",), total(200)), (("ITA",), ("LVA",), total(100))]


def test_a_headline_is_read_where_the_body_does_not_say_the_same() -> None:
    text = "US to send 300 soldiers to Romania\n\nThe text below it speaks of the weather."
    assert slots(text) == [told("deploy", "announced", "USA", "ROU", quantity=total(300))]


def test_a_headline_is_no_claim_where_the_body_says_the_same() -> None:
    text = (
        "Denmark to send 200 soldiers to Latvia\n\nDenmark will send 200 soldiers to Latvia in June, Defence Minister Karla Vosberg said."
    )
    assert [c.start for c in claims(text)] == ["2024-06"]


def test_bullets() -> None:
    text = "The contingents in Latvia\n• Canada: about 800 soldiers\n• Italy: about 250 soldiers"
    assert slots(text) == [
        told("station", "in_effect", "CAN", "LVA", quantity=about(800)),
        told("station", "in_effect", "ITA", "LVA", quantity=about(250)),
    ]


def test_tables_in_plain_text() -> None:
    text = "Allied soldiers in Latvia\n\nCountry     Soldiers    Place\nCanada      800         Ādaži\nItaly       250         Ādaži"
    assert [(c.senders, c.place, c.quantity) for c in claims(text)] == [(("CAN",), "Ādaži", total(800)), (("ITA",), "Ādaži", total(250))]


def test_the_latter_is_the_second_of_two() -> None:
    found = claims("Denmark has a company in Latvia and a battalion in Estonia. The latter will leave in June.")
    assert (found[-1].action, found[-1].echelon, found[-1].hosts) == ("withdraw", "battalion", ("EST",))


def test_another_200_takes_nation_and_host_from_before() -> None:
    _, then = claims("A Danish battalion is stationed in Latvia. Another 200 soldiers will follow in June.")
    assert filled(then) == told("deploy", "announced", "DNK", "LVA", start="2024-06", quantity=more(200))
    assert set(then.context) == {"senders", "hosts"}


def test_both_battalions_are_two_of_a_unit() -> None:
    _, both = claims("Two Danish battalions are stationed in Latvia. Both battalions will leave in June.")
    assert filled(both) == told("withdraw", "announced", "DNK", "LVA", echelon="battalion", start="2024-06", quantity=less(2, of="unit"))


def test_there_and_its_stand_for_what_was_named() -> None:
    _, then = claims("Denmark has 200 soldiers at Ādaži in Latvia. Its soldiers there will stay until June.")
    assert filled(then) == told("station", "announced", "DNK", "LVA", place="Ādaži", end="2024-06")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        _works(
            "Finland asked Sweden to send a battalion to Lapland.",
            told("deploy", "requested", "SWE", "FIN", place="Lapland", echelon="battalion", speakers=(nation("FIN"),)),
        ),
        _works(
            "Chad wants France to withdraw its 300 soldiers from Chad.",
            told("withdraw", "requested", "FRA", "TCD", quantity=less(300), speakers=(nation("TCD"),)),
        ),
        _works(
            "Chad has asked France to send 300 soldiers.",
            told("deploy", "requested", "FRA", "TCD", quantity=total(300), speakers=(nation("TCD"),)),
        ),
    ],
)
def test_control_tells_who_sends(text: str, expected: list[dict[str, Any]]) -> None:
    assert slots(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        _works(
            "The withdrawal of 800 American soldiers from Poland was cancelled.",
            told("withdraw", "cancelled", "USA", "POL", quantity=less(800)),
        ),
        _works(
            "The arrival of 200 Italian soldiers in Bulgaria is planned for May.",
            told("deploy", "announced", "ITA", "BGR", start="2024-05", quantity=total(200)),
        ),
        _works(
            "Italy approved the delivery of two Patriot launchers to Bulgaria.",
            told("transfer", "approved", "ITA", "BGR", function="air-defence", equipment=("Patriot",), quantity=total(2, of="system")),
        ),
        _works(
            "An increase of 800 American soldiers in Poland is planned.",
            told("deploy", "announced", "USA", "POL", quantity=more(800)),
        ),
        _works(
            "Italy announced the withdrawal of its 200 soldiers from Bulgaria.",
            told("withdraw", "announced", "ITA", "BGR", quantity=less(200), speakers=(nation("ITA"),)),
        ),
        _works(
            "The deployment of 200 Italian soldiers to Bulgaria began on Monday.",
            told("deploy", "under_way", "ITA", "BGR", start="2024-05-13", quantity=total(200)),
        ),
    ],
)
def test_nominalisations(text: str, expected: list[dict[str, Any]]) -> None:
    assert slots(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        _works("Denmark, Norway and Sweden will send soldiers to Latvia.", told("deploy", "announced", "DNK NOR SWE", "LVA")),
        _works(
            "Canada sent a tank company and an artillery battery to Latvia in March.",
            told("deploy", "in_effect", "CAN", "LVA", echelon="company", function="armour", start="2024-03"),
            told("deploy", "in_effect", "CAN", "LVA", echelon="company", function="artillery", start="2024-03"),
        ),
        _works(
            "A Danish company, a Norwegian platoon and a Swedish battery arrived in Latvia in March.",
            *(
                told("deploy", "in_effect", sender, "LVA", echelon=echelon, start="2024-03")
                for sender, echelon in (("DNK", "company"), ("NOR", "platoon"), ("SWE", "company"))
            ),
        ),
        _works(
            "Denmark has 200 soldiers in Latvia, 100 in Estonia and 50 in Lithuania.",
            *(told("station", "in_effect", "DNK", host, quantity=total(n)) for host, n in (("LVA", 200), ("EST", 100), ("LTU", 50))),
        ),
    ],
)
def test_lists_of_nations_and_of_forces(text: str, expected: list[dict[str, Any]]) -> None:
    assert slots(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        _works("No Danish soldiers will be sent to Latvia.", told("deploy", "denied", "DNK", "LVA")),
        _works(
            "France rejected reports that it had sent 300 soldiers to Chad.",
            told("deploy", "denied", "FRA", "TCD", quantity=total(300), speakers=(nation("FRA"),)),
        ),
        _works(
            "Denmark denied that it had denied sending 200 soldiers to Latvia.",
            told("deploy", "in_effect", "DNK", "LVA", quantity=total(200), speakers=(nation("DNK"),)),
        ),
        _works(
            "It is not true that Canada is withdrawing 800 soldiers from Latvia.",
            told("withdraw", "denied", "CAN", "LVA", quantity=less(800)),
        ),
        _works(
            "Canada will send not a battalion but a company to Latvia.",
            told("deploy", "denied", "CAN", "LVA", echelon="battalion"),
            told("deploy", "announced", "CAN", "LVA", echelon="company"),
        ),
        _works(
            "Denmark has not denied that 200 of its soldiers are in Latvia.",
            told("station", "in_effect", "DNK", "LVA", quantity=total(200), speakers=(nation("DNK"),)),
        ),
    ],
)
def test_denials_denials_of_denials_and_not_but(text: str, expected: list[dict[str, Any]]) -> None:
    assert slots(text) == expected


def test_a_correction_gives_the_right_number_and_denies_the_wrong_one() -> None:
    found = claims("Correction: Denmark has 90 soldiers in Latvia, not 900 as was written here.")
    assert [(c.status, c.quantity) for c in found] == [("in_effect", total(90)), ("denied", total(900))]


def test_the_error_that_a_correction_cites_is_denied() -> None:
    found = claims("Correction: an earlier version of this article said that 900 Danish soldiers were in Latvia. The correct number is 90.")
    assert [(c.status, c.quantity) for c in found] == [("denied", total(900)), ("in_effect", total(90))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        _works(
            "Danish troops will stay in Latvia until 2027 instead of until 2025.",
            told("station", "announced", "DNK", "LVA", end="2027"),
            told("station", "cancelled", "DNK", "LVA", end="2025"),
        ),
        _works(
            "Canada was to have sent 800 soldiers to Latvia in June.",
            told("deploy", "cancelled", "CAN", "LVA", start="2024-06", quantity=total(800)),
        ),
        _works("Denmark had planned to send 200 soldiers to Latvia.", told("deploy", "cancelled", "DNK", "LVA", quantity=total(200))),
        _works(
            "The Danish company was to stay in Latvia until December, but will now leave in June.",
            told("station", "cancelled", "DNK", "LVA", echelon="company", end="2024-12"),
            told("withdraw", "announced", "DNK", "LVA", echelon="company", start="2024-06"),
        ),
    ],
)
def test_plans_overtaken(text: str, expected: list[dict[str, Any]]) -> None:
    assert slots(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        _works("Denmark might withdraw its 200 soldiers from Latvia.", told("withdraw", "considered", "DNK", "LVA", quantity=less(200))),
        _works(
            "Denmark is reviewing the presence of its 200 soldiers in Latvia.",
            told("station", "considered", "DNK", "LVA", quantity=total(200)),
        ),
        _works(
            "Norway is considering sending 150 soldiers to Lithuania.",
            told("deploy", "considered", "NOR", "LTU", quantity=total(150)),
        ),
    ],
)
def test_hedges_and_reviews(text: str, expected: list[dict[str, Any]]) -> None:
    assert slots(text) == expected


def test_nested_attribution_names_the_outermost_last() -> None:
    claim = only(
        "Prime Minister Ilze Bērtule said that Danish Defence Minister Karla Vosberg had promised"
        " that Denmark would send 200 soldiers to Latvia."
    )
    assert claim.speakers == (Speaker("Karla Vosberg", "Danish Defence Minister"), Speaker("Ilze Bērtule", "Prime Minister"))
    assert claim.status == "announced"


def test_nested_attribution_names_a_colleague() -> None:
    claim = only("The Latvian foreign minister said that his Danish colleague had promised that Denmark would send 200 soldiers to Latvia.")
    assert len(claim.speakers) == 2


def test_free_indirect_speech_is_the_word_of_whom_it_follows() -> None:
    claim = only("Defence Minister Karla Vosberg was firm. Denmark would send 200 soldiers to Latvia in June.")
    assert claim.speakers == (VOSBERG,)


def test_unnamed_officials_are_speakers() -> None:
    claim = only("A US official said on condition of anonymity that 300 American soldiers would leave Romania.")
    assert [s.role for s in claim.speakers] == ["US official"]
    assert filled(claim) | {"speakers": ()} == told("withdraw", "announced", "USA", "ROU", quantity=less(300), speakers=())


def test_relative_dates_count_from_the_day_of_the_article() -> None:
    claim = only("Denmark sent 200 soldiers to Latvia on Monday.")
    assert filled(claim) == told("deploy", "in_effect", "DNK", "LVA", start="2024-05-13", quantity=total(200))


@pytest.mark.parametrize("dateline", ["RIGA –", "BRUSSELS, 15 May -", "WASHINGTON, May 15 (Two Seas) —"])
def test_a_dateline_in_the_text_is_no_part_of_its_sentence(dateline: str) -> None:
    claim = only(f"{dateline} Denmark sent 200 soldiers to Latvia on Monday.")
    assert (claim.senders, claim.start) == (("DNK",), "2024-05-13")


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Denmark will send 200 soldiers to Latvia by year-end.", "2024-12-31"),
        ("Denmark will withdraw 200 soldiers from Latvia by the end of the month.", "2024-05-31"),
        ("Denmark will send 200 soldiers to Latvia within weeks.", None),
    ],
)
def test_deadlines(text: str, end: str | None) -> None:
    claim = only(text)
    assert (claim.start, claim.end, claim.status) == (None, end, "announced")


def test_a_deadline_without_a_day_gives_its_reason() -> None:
    assert only("Denmark will send 200 soldiers to Latvia within weeks.").context["end"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        _works(
            "About 500 US soldiers of 1-66 AR are at Pabradė in Lithuania.",
            told(
                "station", "in_effect", "USA", "LTU",
                place="Pabradė", unit="1-66 AR", echelon="battalion", function="armour", quantity=about(500),
            ),
        ),
        _works(
            "An American ABCT will deploy to Poland in June.",
            told("deploy", "announced", "USA", "POL", echelon="brigade", function="armour", start="2024-06"),
        ),
        _works(
            "The US 2nd ABCT, 1st Cavalry Division, arrived in Poland in March.",
            told(
                "deploy", "in_effect", "USA", "POL",
                unit="2nd ABCT, 1st Cavalry Division", echelon="brigade", function="armour", start="2024-03",
            ),
        ),
        _works(
            "The British eFP battlegroup at Tapa in Estonia will RIP/TOA in July.",
            told("rotate", "announced", "GBR", "EST", place="Tapa", echelon="battlegroup", start="2024-07"),
        ),
        _works(
            "Soldiers of the 1st Cavalry Division arrived in Poland in March.",
            told("deploy", "in_effect", "USA", "POL", unit="1st Cavalry Division", echelon="division", function="armour", start="2024-03"),
        ),
    ],
)  # fmt: skip
def test_unit_designations_and_shorthand(text: str, expected: list[dict[str, Any]]) -> None:
    assert slots(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        _works("Eight hundred Canadian soldiers are in Latvia.", told("station", "in_effect", "CAN", "LVA", quantity=total(800))),
        _works("Dozens of British soldiers arrived in Estonia.",
               told("deploy", "in_effect", "GBR", "EST", quantity=total(24, 99, approx=True))),
        _works("About 500 to 600 British soldiers are in Estonia.",
               told("station", "in_effect", "GBR", "EST", quantity=total(500, 600, approx=True))),
        _works("Fewer than 100 British soldiers remain in Estonia.", told("station", "in_effect", "GBR", "EST", quantity=total(None, 100))),
        _works("A battalion-size British force will be sent to Estonia.", told("deploy", "announced", "GBR", "EST", echelon="battalion")),
    ],
)  # fmt: skip
def test_numbers_in_words_ranges_bounds_and_sizes(text: str, expected: list[dict[str, Any]]) -> None:
    assert slots(text) == expected


def test_boilerplate_is_never_evidence() -> None:
    body = "Denmark has 200 soldiers in Latvia."
    around = "Read more: Italy sends 300 soldiers to Latvia\n\n{}\n\nPhoto: Spanish soldiers arrive in Latvia.\n\nRelated: Poland"
    assert slots(around.format(body)) == slots(body) == [told("station", "in_effect", "DNK", "LVA", quantity=total(200))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        _works("On the territory of Latvia are 200 Danish soldiers.", told("station", "in_effect", "DNK", "LVA", quantity=total(200))),
        _works(
            "It was decided about the sending of 200 Danish soldiers to Latvia.",
            told("deploy", "approved", "DNK", "LVA", quantity=total(200)),
        ),
        _not_yet(
            "Danish soldiers in the amount of 200 are located on the territory of Latvia.",
            [told("station", "in_effect", "DNK", "LVA", quantity=total(200))],
            "'located' and 'in the amount of' are not known",
        ),
    ],
)
def test_odd_translated_english(text: str, expected: list[dict[str, Any]]) -> None:
    assert slots(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        _works("Denmark will sent 200 soldiers to Latvia.", told("deploy", "announced", "DNK", "LVA", quantity=total(200))),
        _works("Denmark has an battalion in Latvia.", told("station", "in_effect", "DNK", "LVA", echelon="battalion")),
        _works(
            "Denmark will send 200 soliders to Latvia.",
            told("deploy", "announced", "DNK", "LVA", quantity=total(200)),
        ),
        _works(
            "The Danish battalion in Latvia will stay untill December.",
            told("station", "announced", "DNK", "LVA", echelon="battalion", end="2024-12"),
        ),
    ],
)
def test_typos(text: str, expected: list[dict[str, Any]]) -> None:
    assert slots(text) == expected


def test_curly_and_straight_quotes_read_alike() -> None:
    curly = "“Denmark’s 200 soldiers will stay in Latvia until December,” Defence Minister Karla Vosberg said."
    straight = curly.translate({0x201C: '"', 0x201D: '"', 0x2019: "'"})
    assert (
        slots(curly)
        == slots(straight)
        == [told("station", "announced", "DNK", "LVA", end="2024-12", quantity=total(200), speakers=(VOSBERG,))]
    )
