"""What the bundled reader reads today, slot by slot: every text is ours, every person invented."""

from typing import Any

import pytest
from claims_builders import VOSBERG, about, article, claims, filled, less, more, nation, only, slots, told, total

from musterbook.claims.names import mentions
from musterbook.claims.read import drafts
from musterbook.claims.sentences import attribution, gate, sentences
from musterbook.model import Speaker
from musterbook.values import Span

Row = tuple[str, dict[str, Any]]

ACTIONS: list[Row] = [
    ("Turkey has 30,000 soldiers in Cyprus.", told("station", "in_effect", "TUR", "CYP", quantity=total(30000))),
    ("There are 800 Canadian soldiers in Latvia.", told("station", "in_effect", "CAN", "LVA", quantity=total(800))),
    ("About 500 American soldiers are stationed in Bulgaria.", told("station", "in_effect", "USA", "BGR", quantity=about(500))),
    ("Norway has moved 150 soldiers to Lithuania.", told("deploy", "in_effect", "NOR", "LTU", quantity=total(150))),
    ("The French army deployed 300 soldiers to Romania in May.",
     told("deploy", "in_effect", "FRA", "ROU", start="2024-05", quantity=total(300))),
    ("France withdrew its last 400 soldiers from Niger in December.",
     told("withdraw", "in_effect", "FRA", "NER", start="2023-12", quantity=less(400))),
    ("The last Danish company left Estonia in July.", told("withdraw", "in_effect", "DNK", "EST", echelon="company", start="2023-07")),
    ("A German battalion relieved the French one in Bulgaria in June.",
     told("rotate", "in_effect", "DEU", "BGR", echelon="battalion", start="2023-06")),
    ("About 120 Norwegian soldiers will rotate into Lithuania in August.",
     told("rotate", "announced", "NOR", "LTU", start="2024-08", quantity=about(120))),
    ("Germany delivered two Patriot launchers to Romania.",
     told("transfer", "in_effect", "DEU", "ROU", function="air-defence", equipment=("Patriot",), quantity=total(2, of="system"))),
    ("Canada has donated four M777 howitzers to Latvia.",
     told("transfer", "in_effect", "CAN", "LVA", function="artillery", equipment=("M777",), quantity=total(4, of="system"))),
]  # fmt: skip

STATUSES: list[Row] = [
    ("Norway will send 150 soldiers to Lithuania.", told("deploy", "announced", "NOR", "LTU", quantity=total(150))),
    ("Norway plans to send 150 soldiers to Lithuania.", told("deploy", "announced", "NOR", "LTU", quantity=total(150))),
    ("Norway may send 150 soldiers to Lithuania.", told("deploy", "considered", "NOR", "LTU", quantity=total(150))),
    ("The Norwegian government is weighing whether to send 150 soldiers to Lithuania.",
     told("deploy", "considered", "NOR", "LTU", quantity=total(150))),
    ("The Norwegian parliament voted to send 150 soldiers to Lithuania.", told("deploy", "approved", "NOR", "LTU", quantity=total(150))),
    ("Norway decided to send 150 soldiers to Lithuania.", told("deploy", "approved", "NOR", "LTU", quantity=total(150))),
    ("The Norwegian parliament has approved the deployment of 150 soldiers to Lithuania.",
     told("deploy", "approved", "NOR", "LTU", quantity=total(150))),
    ("The president ordered the withdrawal of 140 Danish soldiers from Latvia.",
     told("withdraw", "ordered", "DNK", "LVA", quantity=less(140))),
    ("The deployment of 300 French soldiers to Chad has been ordered.", told("deploy", "ordered", "FRA", "TCD", quantity=total(300))),
    ("Norway has been asked to send 150 soldiers to Lithuania.", told("deploy", "requested", "NOR", "LTU", quantity=total(150))),
    ("Sweden was asked by Finland to send a battalion to Lapland.",
     told("deploy", "requested", "SWE", "FIN", place="Lapland", echelon="battalion", speakers=(nation("FIN"),))),
    ("France is sending 300 soldiers to Chad.", told("deploy", "under_way", "FRA", "TCD", quantity=total(300))),
    ("The deployment of 300 French soldiers to Chad is under way.", told("deploy", "under_way", "FRA", "TCD", quantity=total(300))),
    ("Norway is withdrawing 150 soldiers from Lithuania.", told("withdraw", "under_way", "NOR", "LTU", quantity=less(150))),
    ("200 French soldiers were formerly stationed in Mali.", told("station", "ended", "FRA", "MLI", quantity=total(200))),
    ("Until 2019, 300 French soldiers were stationed in Mali.", told("station", "ended", "FRA", "MLI", end="2019", quantity=total(300))),
    ("Norway will not send soldiers to Lithuania.", told("deploy", "denied", "NOR", "LTU")),
    ("There are no Danish soldiers in Latvia.", told("station", "denied", "DNK", "LVA")),
    ("Canadian soldiers are not leaving Latvia.", told("withdraw", "denied", "CAN", "LVA")),
    ("Norway has cancelled the deployment of 150 soldiers to Lithuania.", told("deploy", "cancelled", "NOR", "LTU", quantity=total(150))),
    ("The deployment of 150 Norwegian soldiers to Lithuania has been suspended.",
     told("deploy", "cancelled", "NOR", "LTU", quantity=total(150))),
]  # fmt: skip

QUANTITIES: list[Row] = [
    ("More than 500 British soldiers are stationed in Estonia.", told("station", "in_effect", "GBR", "EST", quantity=total(500, None))),
    ("Up to 1,000 British soldiers will be sent to Estonia.", told("deploy", "announced", "GBR", "EST", quantity=total(None, 1000))),
    ("Between 500 and 600 British soldiers are stationed in Estonia.",
     told("station", "in_effect", "GBR", "EST", quantity=total(500, 600))),
    ("Several hundred British soldiers are stationed in Estonia.",
     told("station", "in_effect", "GBR", "EST", quantity=total(200, 999, approx=True))),
    ("Kenya will send another 600 police officers to Haiti.", told("deploy", "announced", "KEN", "HTI", quantity=more(600))),
    ("The number of Danish soldiers in Latvia will rise to about 1,000.", told("station", "announced", "DNK", "LVA", quantity=about(1000))),
    ("Two Australian P-8A aircraft are stationed at Butterworth in Malaysia.",
     told("station", "in_effect", "AUS", "MYS", place="Butterworth", function="reconnaissance", equipment=("P-8A",),
          quantity=total(2, of="aircraft"))),
    ("Two Danish companies are stationed in Latvia.",
     told("station", "in_effect", "DNK", "LVA", echelon="company", quantity=total(2, of="unit"))),
    ("A battalion-size British force will be sent to Estonia.", told("deploy", "announced", "GBR", "EST", echelon="battalion")),
]  # fmt: skip

BASES_AND_TIMES: list[Row] = [
    ("The US presence in Lithuania is temporary.", told("station", "in_effect", "USA", "LTU", basis=("temporary",))),
    ("A persistent rotational presence of 500 American soldiers will remain in Lithuania.",
     told("station", "announced", "USA", "LTU", basis=("persistent", "rotational"), quantity=total(500))),
    ("The United States will keep 500 soldiers in Lithuania indefinitely.",
     told("station", "announced", "USA", "LTU", basis=("indefinite",), end="..", quantity=total(500))),
    ("Turkey will keep its soldiers in Cyprus permanently.",
     told("station", "announced", "TUR", "CYP", basis=("permanent",), end="..")),
    ("About 900 British soldiers are in Estonia for an exercise.",
     told("station", "in_effect", "GBR", "EST", basis=("exercise",), quantity=about(900))),
    ("About 40 Danish soldiers have been stationed at Rukla since 2019.",
     told("station", "in_effect", "DNK", "LTU", place="Rukla", start="2019", quantity=about(40))),
    ("A Dutch company will be stationed in Lithuania until the end of 2025.",
     told("station", "announced", "NLD", "LTU", echelon="company", end="2025-12-31")),
    ("France had 300 soldiers in Mali from 2013 to 2022.",
     told("station", "ended", "FRA", "MLI", start="2013", end="2022", quantity=total(300))),
    ("Denmark will deploy 200 soldiers to Latvia by the end of 2025.",
     told("deploy", "announced", "DNK", "LVA", end="2025-12-31", quantity=total(200))),
    ("Danish soldiers will be in Latvia by the end of 2025.", told("station", "announced", "DNK", "LVA", start="2025-12-31")),
    ("Some 500 Russian soldiers left Armenia on Friday.",
     told("withdraw", "in_effect", "RUS", "ARM", start="2024-05-10", quantity=about(500, mode="reduction"))),
]  # fmt: skip

NATIONS_AND_PLACES: list[Row] = [
    ("About 40 Danish soldiers are stationed at Ādaži.",
     told("station", "in_effect", "DNK", "LVA", place="Ādaži", quantity=about(40))),
    ("A US Typhon battery has been at Laoag in the Philippines since April 2024.",
     told("station", "in_effect", "USA", "PHL", place="Laoag", echelon="company", function="missile", equipment=("Typhon",),
          start="2024-04")),
    ("About 200 Danish soldiers moved from Estonia to Latvia in April.",
     told("deploy", "in_effect", "DNK", "LVA", origin="EST", start="2024-04", quantity=about(200))),
    ("South Korea hosts about 28,500 American soldiers.", told("station", "in_effect", "USA", "KOR", quantity=about(28500))),
    ("The Danes will send 200 soldiers to Estonia.", told("deploy", "announced", "DNK", "EST", quantity=total(200))),
    ("Canadian and Italian soldiers arrived in Latvia on Monday.", told("deploy", "in_effect", "CAN ITA", "LVA", start="2024-05-13")),
    ("Canada will send 800 soldiers to Latvia and Estonia.", told("deploy", "announced", "CAN", "LVA EST", quantity=total(800))),
    ("The US Army’s 2nd Cavalry Regiment arrived in Romania on Monday.",
     told("deploy", "in_effect", "USA", "ROU", unit="2nd Cavalry Regiment", echelon="regiment", start="2024-05-13")),
    ("Soldiers of the Scots Guards arrived in Estonia in March.",
     told("deploy", "in_effect", "GBR", "EST", unit="Scots Guards", echelon="regiment", start="2024-03")),
    ("HMS Duncan arrived in Tallinn, Estonia, on Monday.",
     told("deploy", "in_effect", "GBR", "EST", unit="HMS Duncan", function="naval", start="2024-05-13")),
    ("Germany’s 45th Panzer Brigade will be stationed in Lithuania from 2027.",
     told("station", "announced", "DEU", "LTU", unit="45th Panzer Brigade", echelon="brigade", function="armour", start="2027")),
]  # fmt: skip

SPEAKERS: list[Row] = [
    ("Denmark will send another 200 soldiers to Latvia, Defence Minister Karla Vosberg said on Monday.",
     told("deploy", "announced", "DNK", "LVA", quantity=more(200), speakers=(VOSBERG,), said_on="2024-05-13")),
    ("“Denmark will send another 200 soldiers to Latvia,” Defence Minister Karla Vosberg said on Monday.",
     told("deploy", "announced", "DNK", "LVA", quantity=more(200), speakers=(VOSBERG,), said_on="2024-05-13")),
    ("Norway says it will not withdraw its 150 soldiers from Lithuania.",
     told("withdraw", "denied", "NOR", "LTU", quantity=less(150), speakers=(nation("NOR"),))),
    ("About 28,500 American soldiers are stationed in South Korea, the Pentagon said.",
     told("station", "in_effect", "USA", "KOR", quantity=about(28500), speakers=(Speaker(org="Pentagon", country="USA"),))),
    ("Latvia has asked Denmark to send 150 soldiers to Liepāja.",
     told("deploy", "requested", "DNK", "LVA", place="Liepāja", quantity=total(150), speakers=(nation("LVA"),))),
    ("LRT reports that the United States will send a battalion to Lithuania.",
     told("deploy", "announced", "USA", "LTU", echelon="battalion", via=("LRT",))),
    ("The United States will send a battalion to Lithuania, according to LRT.",
     told("deploy", "announced", "USA", "LTU", echelon="battalion", via=("LRT",))),
    ("Denmark has 200 soldiers in Latvia, the Baltic News Service reported.",
     told("station", "in_effect", "DNK", "LVA", quantity=total(200), via=("Baltic News Service",))),
]  # fmt: skip


def _parametrized(rows: list[Row]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("text", "expected"), rows, ids=[text for text, _ in rows])


@_parametrized(ACTIONS)
def test_each_action_is_read_with_whose_where_and_how_many(text: str, expected: dict[str, Any]) -> None:
    assert slots(text) == [expected]


@_parametrized(STATUSES)
def test_each_stage_is_read_from_the_words_that_carry_it(text: str, expected: dict[str, Any]) -> None:
    assert slots(text) == [expected]


@_parametrized(QUANTITIES)
def test_each_quantity_keeps_its_bounds_its_kind_and_its_mode(text: str, expected: dict[str, Any]) -> None:
    assert slots(text) == [expected]


@_parametrized(BASES_AND_TIMES)
def test_basis_and_times_go_into_their_slots(text: str, expected: dict[str, Any]) -> None:
    assert slots(text) == [expected]


@_parametrized(NATIONS_AND_PLACES)
def test_sender_host_place_and_unit_come_from_their_names(text: str, expected: dict[str, Any]) -> None:
    assert slots(text) == [expected]


@_parametrized(SPEAKERS)
def test_whoever_says_it_is_the_speaker_and_whoever_reports_it_is_named(text: str, expected: dict[str, Any]) -> None:
    assert slots(text) == [expected]


def test_who_the_ministry_is_stands_as_the_text_names_it() -> None:
    claim = only("According to the Danish Defence Ministry, 200 Danish soldiers are stationed in Latvia.")
    assert [speaker.org for speaker in claim.speakers] == ["Danish Defence Ministry"]


def test_a_pronoun_speaks_for_the_person_named_before() -> None:
    claim = only("Defence Minister Karla Vosberg visited Ādaži in Latvia on Tuesday. “Denmark has 800 soldiers here,” she said.")
    assert filled(claim) == told("station", "in_effect", "DNK", "LVA", quantity=total(800), speakers=(VOSBERG,))
    assert "hosts" in claim.context


def test_a_quotation_goes_on_with_its_speaker_and_day() -> None:
    first, then = claims(
        "Danish Defence Minister Karla Vosberg said on Tuesday that Denmark would send 200 soldiers to Latvia."
        " “They will stay until December,” she said."
    )
    assert (first.status, first.said_on, then.end, then.said_on) == ("announced", "2024-05-14", "2024-12", "2024-05-14")
    assert first.speakers == then.speakers == (Speaker("Karla Vosberg", "Danish Defence Minister"),)


def test_a_label_before_a_line_names_the_sender_and_the_heading_the_host() -> None:
    found = claims("NATO forces in Latvia\n\nCanada: 800 soldiers\nItaly: about 250\nSpain: 500 soldiers")
    assert [(c.senders, c.hosts, c.quantity) for c in found] == [
        (("CAN",), ("LVA",), total(800)),
        (("ITA",), ("LVA",), about(250)),
        (("ESP",), ("LVA",), total(500)),
    ]
    assert all(c.context["senders"] == "the label of the line" for c in found)


def test_a_label_before_a_line_names_the_host_where_the_line_names_the_sender() -> None:
    assert slots("Latvia: Italy has about 250 soldiers there.") == [told("station", "in_effect", "ITA", "LVA", quantity=about(250))]


def test_headings_give_each_their_host() -> None:
    text = "Latvia\n\nAbout 250 Italian soldiers are stationed at Ādaži.\n\nEstonia\n\nAbout 300 French soldiers are stationed at Tapa."
    assert [(c.senders, c.hosts, c.place) for c in claims(text)] == [(("ITA",), ("LVA",), "Ādaži"), (("FRA",), ("EST",), "Tapa")]


def test_no_denies_what_was_asked() -> None:
    claim = only("Q: Does Denmark have soldiers in Latvia?\n\nA: No.")
    assert filled(claim) == told("station", "denied", "DNK", "LVA")
    assert claim.evidence.endswith("A: No.")


def test_yes_affirms_what_was_asked() -> None:
    assert slots("Does Canada keep 800 soldiers in Latvia? Yes.") == [told("station", "in_effect", "CAN", "LVA", quantity=total(800))]


def test_the_stamps_of_a_live_blog_are_no_part_of_its_sentences() -> None:
    first, second = claims(
        "10:15 Defence Minister Karla Vosberg says Denmark will send 200 soldiers to Latvia.\n\n"
        "11:40 Italy will send 100 soldiers to Latvia."
    )
    assert filled(first) == told("deploy", "announced", "DNK", "LVA", quantity=total(200), speakers=(VOSBERG,))
    assert filled(second) == told("deploy", "announced", "ITA", "LVA", quantity=total(100))
    assert [c.evidence[:5] for c in (first, second)] == ["Defen", "Italy"]


def test_rather_than_until_makes_a_twin_that_is_cancelled() -> None:
    stays, was = slots("American soldiers will stay in Lithuania indefinitely, rather than until the end of 2025.")
    assert stays == told("station", "announced", "USA", "LTU", basis=("indefinite",), end="..")
    assert was == told("station", "cancelled", "USA", "LTU", end="2025-12-31")


def test_up_from_is_the_strength_that_was() -> None:
    now, was = claims("Denmark has 1,900 soldiers in Latvia, up from 800 in early 2022.")
    assert (now.status, now.quantity) == ("in_effect", total(1900))
    assert filled(was) == told("station", "ended", "DNK", "LVA", start="2022", quantity=total(800))


def test_bringing_the_total_is_a_claim_of_its_own() -> None:
    step, sum_ = slots("Another 400 American soldiers will arrive in Lithuania, bringing the total to about 1,000.")
    assert step == told("deploy", "announced", "USA", "LTU", quantity=more(400))
    assert sum_ == told("station", "announced", "USA", "LTU", quantity=about(1000))


def test_a_second_force_in_a_list_is_a_claim_of_its_own() -> None:
    first, second = slots("The United States will send a tank company and two Paladin batteries to Lithuania.")
    assert first == told("deploy", "announced", "USA", "LTU", echelon="company", function="armour")
    assert second == told(
        "deploy", "announced", "USA", "LTU", echelon="company", function="artillery", equipment=("Paladin",), quantity=total(2, of="unit")
    )


def test_a_second_nation_sends_to_the_same_place() -> None:
    _, second = claims("Canada will send 800 soldiers to Latvia, and Italy will send 250.")
    assert filled(second) == told("deploy", "announced", "ITA", "LVA", quantity=total(250))
    assert second.context == {"hosts": "the place named in the sentence"}


@pytest.mark.parametrize(
    "text",
    [
        "Denmark should send 200 soldiers to Latvia.",
        "If attacked, Denmark would send 200 soldiers to Latvia.",
        "Will Denmark send 200 soldiers to Latvia?",
        "In 1919, Britain sent 4,000 soldiers to Russia.",
        "British soldiers will take part in an exercise in Estonia.",
        "The battalion will remain in Bulgaria until June.",
    ],
)
def test_calls_conditions_questions_and_history_are_no_claims(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize("text", ["Germany delivered a speech in Romania.", "The tourists for Romania will arrive in May."])
def test_what_is_no_materiel_does_not_change_hands(text: str) -> None:
    assert claims(text) == ()


def test_without_a_day_relative_dates_stay_unknown() -> None:
    (claim,) = claims("Danish soldiers arrived at Ādaži on Friday.", published=None)
    assert (claim.start, claim.hosts) == (None, ("LVA",))


def test_what_is_read_is_among_the_drafts() -> None:
    given = article("Norway will send 150 soldiers to Lithuania, and may send 50 more.")
    made, names = drafts(given)
    ids = {draft.claim.id for draft in made}
    assert names
    assert {claim.id for claim in claims(given.text)} <= ids


def test_sentences_keep_abbreviations_labels_and_boilerplate_apart() -> None:
    text = "Lt. Gen. Ola Brandt spoke. He left.\n\nLatvia: two companies\n\nRead more: storm over Riga"
    found = sentences(text)
    assert [s.text for s in found if s.kind == "prose"] == ["Lt. Gen. Ola Brandt spoke.", "He left.", "two companies"]
    assert [s.head for s in found if s.text == "two companies"] == ["Latvia"]
    assert [s.kind for s in found][-1] == "boilerplate"
    assert all(s.span.of(text) == s.text for s in found)


def test_mentions_find_nations_sites_equipment_and_units_where_they_stand() -> None:
    text = "The Pentagon sent M777 howitzers of the 2nd Cavalry Regiment to Ādaži."
    found = {m.text: m.kind for m in mentions.find(text)}
    assert found.items() >= {"M777": "equipment", "2nd Cavalry Regiment": "formation", "Ādaži": "site"}.items()
    assert all(m.span.of(text) == m.text for m in mentions.find(text))


def test_an_aside_is_cut_out_with_the_words_that_name_who_speaks() -> None:
    text = "Denmark will send 200 soldiers to Latvia, the ministry said on Monday."
    (aside,) = attribution.asides(text)
    assert (aside.span.of(text), aside.who.of(text)) == ("the ministry said on Monday", "the ministry")
    assert attribution.rest(text, [aside.span])[0] == Span(0, aside.span.start)


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("Danish soldiers trained with neighbours.", True),
        ("Danish dairy farmers trained with neighbours.", False),
        ("Soldiers trained with neighbours.", False),
    ],
)
def test_the_gate_wants_a_force_and_a_nation(text: str, passes: bool) -> None:
    names = [tuple(m for m in mentions.find(text) if s.span.start <= m.span.start < s.span.end) for s in sentences(text)]
    assert any(gate.passed(names)) is passes


def test_numbers_of_other_things_are_no_soldiers_however_the_tree_hangs() -> None:
    text = (
        "About 900 Spanish soldiers are stationed in Bulgaria. In the past year 41 complaints were received, of which 38 have been settled."
    )
    assert [claim.quantity for claim in claims(text)] == [total(900, approx=True)]


@pytest.mark.parametrize(
    "text",
    [
        "For the autumn, Oslo has promised Estonia a frigate.",
        "On January 26, the Government of Canada announced the deployment of an additional 60 personnel.",
        "The Japanese contingent, as the core of the mission, maintains 2,270 personnel in South Sudan.",
        "From the Netherlands, 24 are promised.",
        "Ana Castro, mayor of the town, says two more came in June.",
        "The aviation detachment, two aircraft and 110 people, continues to be based in Djibouti.",
    ],
)
def test_the_clause_of_a_sentence_that_has_no_other_is_no_aside(text: str) -> None:
    assert attribution.asides(text) == []


def test_only_the_name_next_to_the_word_of_saying_speaks_in_an_aside() -> None:
    text = "To make up for it, tank units would rotate to the coast, Lind said on Friday."
    (aside,) = attribution.asides(text)
    assert aside.span.of(text) == "Lind said on Friday"
