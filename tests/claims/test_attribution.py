"""Whose word a claim is: labels, quotations of several sentences, reported speech that goes on, outlets that no table knows, occasions."""

import pytest
from claims_builders import VOSBERG, claims, only


def _speakers(text: str) -> list[tuple[str | None, ...]]:
    return [tuple(s.name or s.role or s.org or s.country for s in claim.speakers) for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We are not worried. Denmark will keep 200 soldiers in Latvia,” Defence Minister Karla Vosberg said.", "Karla Vosberg"),
        ("Defence Minister Karla Vosberg: “Denmark will keep 200 soldiers in Latvia.”", "Karla Vosberg"),
        ("Copenhagen, an hour later: “Not one Danish soldier has left Latvia.”", "DNK"),
        ("Shopkeeper Maris Ozols is glad. “There are 200 Danish soldiers in Latvia today.”", "Maris Ozols"),
        ("Harbour pilots say that 200 Danish soldiers will leave Latvia in June.", "Harbour pilots"),
        ("The Pentagon puts the Danish contingent in Latvia at 200 soldiers.", "Pentagon"),
    ],
)
def test_who_says_it(text: str, expected: str) -> None:
    assert [expected in speakers for speakers in _speakers(text)][-1:] == [True]


def test_all_sentences_of_a_quotation_have_its_speaker() -> None:
    text = "“Denmark has 200 soldiers in Latvia. Another 50 will follow in June,” Defence Minister Karla Vosberg said on Monday."
    assert [(c.speakers, c.said_on) for c in claims(text)] == [((VOSBERG,), "2024-05-13")] * 2


def test_reported_speech_goes_on_without_a_verb_of_saying() -> None:
    text = (
        "Denmark would keep 200 soldiers in Latvia, Defence Minister Karla Vosberg said. The Danish company in Estonia would leave in June."
    )
    assert _speakers(text) == [("Karla Vosberg",)] * 2


def test_two_who_announce_are_two_speakers() -> None:
    claim = only("The Danish Defence Ministry and the Latvian government said that 200 Danish soldiers would go to Latvia.")
    assert len(claim.speakers) == 2


def test_he_is_who_spoke_last() -> None:
    text = (
        "Denmark will send 200 soldiers to Latvia, a Danish official said. Norway’s Gen. Rolf Aske was not told."
        " He said that Norway would send 100 soldiers to Latvia."
    )
    assert _speakers(text)[-1] == ("Rolf Aske",)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("The Telegram channel Northern Fog writes that 200 Danish soldiers have arrived in Latvia.", "Northern Fog"),
        ("Some 200 Danish soldiers have arrived in Latvia, the portal Two Seas reports.", "Two Seas"),
        ("Some 200 Danish soldiers have arrived in Latvia (ANSA).", "ANSA"),
        ("According to Al-Sahil, a Kuwaiti newspaper, 200 Danish soldiers have arrived in Latvia.", "Al-Sahil"),
        ("“Some 200 Danish soldiers are in Latvia,” a spokesman told the daily Blue Lighthouse.", "Blue Lighthouse"),
        ("Denmark will keep 200 soldiers in Latvia, its prime minister said on state television.", "state television"),
    ],
)
def test_outlets_that_no_table_knows(text: str, outlet: str) -> None:
    assert only(text).via == (outlet,)


def test_what_is_said_in_a_live_report_was_said_that_day() -> None:
    text = (
        "09:30 Denmark will send 200 soldiers to Latvia, the Danish defence ministry says.\n\n10:15 It rains.\n\n"
        "11:05 Norway will send 100 soldiers to Latvia, the Norwegian defence ministry says."
    )
    assert [c.said_on for c in claims(text)] == ["2024-05-16", "2024-05-16"]


def test_a_sitting_gives_its_day_to_all_who_speak_in_it() -> None:
    text = (
        "Parliament voted on Tuesday on the mission in Latvia.\n\nDefence Minister Karla Vosberg replied that Denmark had 200 soldiers"
        " in Latvia.\n\nJonas Berg, for the opposition, asked whether they would stay. The minister answered that they would.\n\n"
        "Jonas Berg (opposition) replied that 50 Danish soldiers were in Estonia."
    )
    assert {c.said_on for c in claims(text) if c.speakers} == {"2024-05-14"}


def test_who_spoke_first_says_nothing_of_the_day_of_another() -> None:
    text = (
        "Denmark will send 200 soldiers to Latvia, Defence Minister Karla Vosberg said on Monday.\n\n"
        "Norway will send 100 soldiers to Latvia, its embassy in Riga said."
    )
    assert [c.said_on for c in claims(text)] == ["2024-05-13", None]


def test_what_is_now_began_in_the_past_and_ends_in_the_future() -> None:
    claim = only("Four Danish fighters stand guard at Ämari in Estonia until the end of July.")
    assert (claim.status, claim.end) == ("in_effect", "2024-07-31")


def test_that_summer_is_the_one_of_the_year_named_before() -> None:
    found = claims("The 200 Danish soldiers came to Latvia in February 2022. The Danish soldiers left Latvia that summer.")
    assert [c.start for c in found] == ["2022-02", "2022-22"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("There are not six hundred Danish soldiers in Latvia.", "denied"),
        ("Reports that Denmark will withdraw 200 soldiers from Latvia are not true.", "denied"),
        ("Denmark has been withdrawing its 200 soldiers from Latvia since Monday.", "under_way"),
        ("Under an agreement signed in April, Denmark will send 200 soldiers to Latvia.", "approved"),
        ("Denmark will send 200 soldiers to Latvia by 2025, both governments agreed in January.", "approved"),
        ("Some 200 Danish soldiers are currently staying in Latvia.", "in_effect"),
        ("The 200 Danish soldiers stationed in Latvia since 2019 will leave in June.", "announced"),
    ],
)
def test_the_stage_of_an_action(text: str, status: str) -> None:
    assert status in {claim.status for claim in claims(text)}


def test_a_past_date_of_its_own_is_past_in_reported_speech_too() -> None:
    found = claims("Karla Vosberg, a former captain, recalled that in 2012 Norway had 640 soldiers in Latvia.")
    assert [c.status for c in found] == ["ended"]


def test_what_was_there_by_indirect_speech_is_there() -> None:
    found = claims("Some 200 Danish soldiers were in Latvia, Defence Minister Karla Vosberg said.")
    assert [c.status for c in found] == ["in_effect"]


def test_of_its_own_error_an_outlet_leaves_the_denial_alone() -> None:
    text = "Correction. We wrote on Monday that Denmark would send 900 soldiers to Latvia. That figure is wrong."
    assert [(c.status, c.speakers, c.via) for c in claims(text)] == [("denied", (), ())]


def test_a_length_of_stay_counts_from_a_start_named_after_it() -> None:
    claim = only("Some 200 Danish soldiers will be in Latvia for six months from July.")
    assert (claim.start, claim.end) == ("2024-07", "2025-01")


@pytest.mark.parametrize("text", ["As of yesterday 200 Danish soldiers were in Latvia.", "Today 200 Danish soldiers are in Latvia."])
def test_the_day_of_counting_is_no_beginning(text: str) -> None:
    assert only(text).start is None


def test_an_interview_needs_no_labels_where_somebody_answers_for_himself() -> None:
    text = (
        "Colonel Rolf Aske spoke of winter.\n\nHow many are you?\n\nWe are 140 Norwegian soldiers in Latvia.\n\n"
        "Is it cold?\n\nI am from Tromsø.\n\nWill you stay?\n\nThe"
        " Norwegian company will leave Latvia in June.\n\nAnd the food?\n\nWe cook."
    )
    assert {tuple(s.name for s in c.speakers) for c in claims(text)} == {("Rolf Aske",)}


def test_an_editor_who_answers_readers_is_no_speaker() -> None:
    text = (
        "What readers asked us.\n\n1. Are there soldiers?\n\nYes. Norway has 140 soldiers in Latvia.\n\n2. Where?\n\nAt Ādaži.\n\n"
        "3. Until when?\n\nThe Norwegian company will leave Latvia in June.\n\nColonel Rolf Aske was not in."
    )
    assert {c.speakers for c in claims(text)} == {()}


def test_the_basis_stands_anywhere_below_the_verb() -> None:
    claim = claims("Denmark brought 200 soldiers to Latvia in May, parking their vans by the road for a two-week exercise.")[0]
    assert claim.basis == ("exercise",)


def test_the_next_four_months_end_in_four_months() -> None:
    assert only("Some 200 Danish soldiers will spend the next four months in Latvia.").end == "2024-09"


def test_dates_of_what_is_planned_lie_ahead() -> None:
    claim = only("The withdrawal of 200 Danish soldiers from Latvia was planned for March.")
    assert claim.start == "2025-03"


def test_a_month_of_a_dated_story_is_of_its_year() -> None:
    found = claims("Some 200 Danish soldiers came to Latvia in February 2022. The Danish soldiers left Latvia in June.")
    assert [c.start for c in found] == ["2022-02", "2022-06"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In the words of General Rolf Aske, 200 Norwegian soldiers will leave Latvia in June.", "Rolf Aske"),
        ("Some 200 Norwegian soldiers will leave Latvia in June, as General Rolf Aske put it.", "Rolf Aske"),
        ("Norway’s foreign minister: “There are 200 Norwegian soldiers in Latvia.”", "Norway’s foreign minister"),
    ],
)
def test_other_ways_of_giving_a_word(text: str, speaker: str) -> None:
    assert _speakers(text) == [(speaker,)]


def test_a_parliament_that_rejects_a_motion_decides_and_says_nothing() -> None:
    found = claims("Parliament on Monday rejected the motion to send 200 Danish soldiers to Latvia.")
    assert [c.speakers for c in found] == [()]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The presence of the Danish battalion in Latvia has been extended until the end of 2026.", "approved"),
        ("Some 200 Danish soldiers go to Latvia this year.", "announced"),
        ("The number of Danish soldiers in Latvia will shrink from 240 to 230.", "in_effect"),
    ],
)
def test_more_stages_of_an_action(text: str, status: str) -> None:
    assert status in {claim.status for claim in claims(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is told without 'that' is no aside, whatever comma stands before its speaker.
        ("In a statement, the Danish army said 200 Danish soldiers had arrived in Latvia.", "Danish army"),
        ("Denmark's ambassador to Latvia, Mette Lund, said Denmark would keep 200 soldiers there.", "Mette Lund"),
        ("During a visit to Riga last week, Minister Karla Vosberg promised to send 200 Danish soldiers to Latvia.", "Karla Vosberg"),
        # Ranks with a point, names with a hyphen, offices before a name in commas.
        ("Danish army spokesman Col. Lars Holm said 200 Danish soldiers had left Latvia.", "Lars Holm"),
        ("Anna Robb-Lindqvist, who lives next to the base, said 200 Danish soldiers had left Latvia.", "Anna Robb-Lindqvist"),
        ("A spokeswoman for the Danish defence ministry, Mette Lund, said that 200 Danish soldiers were in Latvia.", "Mette Lund"),
    ],
)
def test_speakers_are_found_in_introductions_of_all_shapes(text: str, expected: str) -> None:
    assert _speakers(text) == [(expected,)]


def test_who_is_told_is_no_speaker() -> None:
    text = "Some 200 Danish soldiers will go to Latvia, Major Karla Vosberg, commander of the battalion, told Northern Coast Wire."
    assert _speakers(text) == [("Karla Vosberg",)]
    assert [claim.via for claim in claims(text)] == [("Northern Coast Wire",)]


def test_a_mission_that_counts_its_soldiers_says_nothing() -> None:
    assert _speakers("KFOR counts 1,100 Italian soldiers in Kosovo.") == [()]
    assert _speakers("A diplomat counts 1,100 Italian soldiers in Kosovo.") == [("diplomat",)]


def test_what_an_outlet_adds_after_an_aside_is_its_own() -> None:
    text = "Denmark will send 200 soldiers to Latvia, a Danish official said on Monday, three days after Norway had sent 100 to Latvia."
    assert _speakers(text) == [("Danish official",), ()]


def test_an_expert_who_answers_readers_is_the_outlet() -> None:
    text = (
        "Your questions about Latvia, answered. Major Karla Vosberg (ret.) replies.\n\nHow many Danes are in Latvia?\n\nWe counted."
        " There are 200 Danish soldiers.\n\nWill they stay in Latvia?\n\nYes, we think so.\n\nAnd the Norwegians?\n\nNone is there."
        "\n\nWho pays?\n\nWe do."
    )
    assert {speakers for speakers in _speakers(text)} == {()}


def test_a_first_name_may_be_a_town_too() -> None:
    found = claims("“Thirty Czech soldiers are in Mali,” the defence minister, Milan Hruška, said.")
    assert [s.name for c in found for s in c.speakers] == ["Milan Hruška"]
