"""Who says what a sentence says, and on what day, by the words of the sentence itself."""

import pytest
from claims_builders import claims


def _told(text: str) -> tuple[str, str | None]:
    claim = claims(text)[0]
    return ", ".join(s.name or s.role or s.org or str(s.country) for s in claim.speakers), claim.said_on


@pytest.mark.parametrize(
    ("text", "who", "day"),
    [
        ("Peru's army is sending 120 soldiers to Haiti, it said late on Monday.", "Peru's army", "2024-05-13"),
        ("Next Tuesday, says the army staff in Sofia, the last 80 Czech soldiers will leave Mali.", "the army staff in Sofia", None),
        (
            "Some 150 Bulgarian soldiers will stay in Kosovo, the defence minister, Ivo Stanev, has written to parliament.",
            "Ivo Stanev",
            None,
        ),
        ("Some 900 Turkish soldiers are in Libya, as the ambassador reminded us.", "the ambassador", None),
        ("The opposition put the strength of the Turkish force in Libya at 900 soldiers.", "The opposition", None),
        ("The withdrawal of 60 Slovak soldiers from Cyprus was announced by Prime Minister Jana Hrušková.", "Jana Hrušková", None),
        (
            "Speaking in Accra on Saturday, President Nana Boateng said Ghana would send 200 soldiers to Niger.",
            "Nana Boateng",
            "2024-05-11",
        ),
        (
            "The minister wrote in a letter to parliament dated 3 May that the 130 Dutch soldiers would leave Lithuania.",
            "The minister",
            "2024-05-03",
        ),
        (
            "Some 45 Slovene soldiers are in Mali, wrote General Boris Kranjc, the chief of staff, on Facebook on Monday.",
            "Boris Kranjc",
            "2024-05-13",
        ),
        ("Some 60 Slovak soldiers will leave Cyprus, the defence committee was told by General Ján Hudec.", "Ján Hudec", None),
        ("Sources close to the government say the 300 Chinese soldiers in Niger left.", "Sources close to the government", None),
        ("Two people briefed on the matter said Canada would send 300 soldiers to Haiti.", "Two people briefed on the matter", None),
        ("The minister of defence, Cian Ó Lochlainn, said 90 Irish soldiers would leave Kosovo.", "Cian Ó Lochlainn", None),
        ("Some 90 Omani soldiers will go to Mali, army spokesman Salim al-Harthi said.", "Salim al-Harthi", None),
        ("Colonel Mies van der Laan said 90 Dutch soldiers would go to Mali.", "Mies van der Laan", None),
        ("Eighty Gambian soldiers have landed in Monrovia – army spokesman.", "army spokesman", None),
        ("Eighty Gambian soldiers have landed in Monrovia, acc. to an army spokesman.", "army spokesman", None),
        ("As the Swedish army puts it, 40 Swedish soldiers are in Iraq.", "Swedish army", None),
        ("Parliament was told by Deputy Minister Petr Vlach that 110 Czech soldiers are in Iraq.", "Petr Vlach", None),
        ("NATO will keep 900 soldiers in Kosovo, the alliance said.", "NATO", None),
        (
            "Some 900 Canadian troops will stay in Latvia, Canada's minister, Jean Roy, announced from Riga on Thursday, LETA reports.",
            "Jean Roy",
            "2024-05-16",
        ),
        ("As General Salo explained on Monday, 180 Finnish soldiers will leave Lebanon in June.", "Salo", "2024-05-13"),
        (
            "As the Finnish minister, Antti Salo, explained on Monday, 180 Finnish soldiers will leave Lebanon in June.",
            "Antti Salo",
            "2024-05-13",
        ),
        ("The Greek side said that 120 Greek soldiers would leave Kosovo.", "The Greek side", None),
        ("Moldova asks Romania for 200 soldiers.", "MDA", None),
        ("Kenya has sought 300 soldiers from Chad.", "KEN", None),
        ("Officers in Akrotiri expect the 400 British soldiers in Cyprus to be home by June.", "Officers in Akrotiri", None),
        ("Some 900 Turkish soldiers are in Libya, by the count of the think-tank Sadiqi.", "the think-tank Sadiqi", None),
        ("The minister made a request that a French battalion be stationed in Moldova.", "The minister", None),
        ("The EU will send 70 soldiers to Armenia, the bloc said.", "EU", None),
    ],
)
def test_who_says_it_and_when(text: str, who: str, day: str | None) -> None:
    assert _told(text) == (who, day)


@pytest.mark.parametrize(
    "text",
    [
        "Egypt said last week it had begun moving 300 soldiers to Somalia.",
        "The ministry confirmed this week the arrival of 300 Egyptian soldiers in Somalia.",
    ],
)
def test_the_day_of_saying_is_no_beginning(text: str) -> None:
    assert [(c.said_on, c.start) for c in claims(text)] == [("2024-05", None)]


def test_who_is_told_says_nothing() -> None:
    assert _told("Some 60 Slovak soldiers will leave Cyprus in June, the defence committee was told on Tuesday.") == ("", None)


def test_who_speaks_at_the_same_hearing_speaks_on_the_same_day() -> None:
    text = (
        "Norway will send 200 soldiers to Latvia, Defence Minister Karla Vosberg said on Monday."
        " General Rolf Aske told the same hearing that Norway would send 100 soldiers to Estonia."
    )
    assert [c.said_on for c in claims(text)] == ["2024-05-13"] * 2


def _names(text: str) -> list[tuple[str, str | None]]:
    return [(", ".join(s.name or str(s.role) for s in c.speakers), c.said_on) for c in claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Some 300 Danish soldiers will stay in Kenya, Denmark's defence minister said."
        " Another 20 Danish soldiers will leave Kenya, Mette Lund told reporters on Monday.",
        "Some 300 Danish soldiers will stay in Kenya, a spokeswoman for the Danish army said on Monday."
        " Another 20 Danish soldiers will leave Kenya, Major Mette Lund said.",
    ],
)
def test_who_speaks_by_office_is_who_speaks_next_by_name_and_on_the_same_day(text: str) -> None:
    assert _names(text) == [("Mette Lund", "2024-05-13")] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Some 300 Danish soldiers will stay in Kenya, a Danish official said. Another 20 will leave Kenya, Mette Lund told reporters.",
        "Some 300 Danish soldiers will stay in Kenya, the Danish ambassador said."
        " Kenya's president, William Oduya, said that 20 Danish soldiers would leave Kenya.",
    ],
)
def test_an_official_stays_nameless_and_another_office_is_another_person(text: str) -> None:
    assert _names(text)[0][0] in ("Danish official", "the Danish ambassador")


def test_what_is_promised_for_a_month_was_not_promised_in_it() -> None:
    claim = claims("Germany has pledged 155 soldiers to Cyprus for April.")[0]
    assert (claim.start, claim.said_on) == ("2025-04", None)


def test_what_the_outlet_adds_behind_the_saying_nobody_says() -> None:
    text = "NATO will send 700 more soldiers to Kosovo, its secretary general said on Friday, as Spain withdrew 90 soldiers from Kosovo."
    assert [bool(c.speakers) for c in claims(text)] == [True, False]


def test_a_day_behind_that_is_no_day_of_saying() -> None:
    text = "He said that 41 Belgian soldiers were in Romania, against 23 in 2019."
    assert {c.said_on for c in claims("The minister, Jan Claes, spoke. " + text)} == {None}


def test_the_same_channel_is_the_one_named_before() -> None:
    text = (
        "The Telegram channel Foggy Bay writes that 200 Danish soldiers are in Kenya."
        " The same channel puts the Danish garrison in Chad at 900 men."
    )
    assert [c.via for c in claims(text)] == [("Foggy Bay",)] * 2


def test_they_are_the_officials_who_spoke() -> None:
    text = "Turkish officials said 900 Turkish soldiers were in Libya. They added that another 50 would come in June."
    assert _names(text) == [("Turkish officials", None)] * 2


def test_who_is_quoted_by_an_agency_speaks_and_the_agency_reports_it() -> None:
    claim = claims("Admiral Hugo Reis was quoted by Lusa as saying that 150 Portuguese soldiers were in Mali.")[0]
    assert ([s.name for s in claim.speakers], claim.via) == (["Hugo Reis"], ("Lusa",))


def test_what_is_said_in_brackets_stops_at_them() -> None:
    text = "Around 300 Danish soldiers live at the airport in Niamey (the ministry says 200)."
    assert claims(text)[0].speakers == ()


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Some 40 Danish soldiers left Kenya on Monday, writes De Veense Bode.", "De Veense Bode"),
        ("Some 40 Danish soldiers left Kenya on Monday, Il Corriere del Lago reports.", "Il Corriere del Lago"),
        ("Some 40 Danish soldiers left Kenya on Monday, as The Nairobi Examiner noted.", "Examiner"),
    ],
)
def test_papers_that_no_table_knows_are_no_speakers(text: str, outlet: str) -> None:
    claim = claims(text)[0]
    assert (claim.speakers, len(claim.via)) == ((), 1)
    assert claim.via[0].endswith(outlet)


def test_who_spoke_last_year_speaks_on_another_day_now() -> None:
    text = "The Danish army said in May 2023 that 90 Danish soldiers were in Kenya. The Danish army said 20 would leave Kenya in June."
    assert claims(text)[-1].said_on is None


def test_he_is_the_minister_of_the_same_sentence() -> None:
    text = "General Rolf Aske was there. The minister said that he had asked for 90 Danish soldiers in Kenya."
    assert {s.role for s in claims(text)[0].speakers} == {"The minister"}


def test_a_general_is_not_the_general_named_before() -> None:
    text = "General Rolf Aske was in Doha. Some 900 Turkish soldiers are in Iraq, says a general."
    assert [s.name for s in claims(text)[0].speakers] == [None]


def test_who_promises_says_no_more_than_that() -> None:
    text = "Italy has pledged 300 soldiers to Mali; Polish soldiers have arrived in Mali already."
    assert [bool(c.speakers) for c in claims(text)] == [True, False]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Overnight Poland asked Germany for 14 Leopard tanks.", [None]),
        ("Congress passed a defence bill that tells the Pentagon to keep 900 soldiers in South Korea.", []),
        ("Some 900 soldiers of Italy, 300 at Gao among them, are in Mali, everybody says.", []),
    ],
)
def test_neither_a_bill_nor_everybody_speaks(text: str, who: list[str | None]) -> None:
    assert [s.name for s in claims(text)[0].speakers] == who


def test_who_asks_in_writing_does_not_answer() -> None:
    questions = "".join(
        f"Senator Walsh asked: How many Danish soldiers are in {land}?\n\nAnswer: We keep 90 Danish soldiers in {land}.\n\n"
        for land in ("Mali", "Kenya", "Niger", "Chad")
    )
    assert {s.name for c in claims(questions) for s in c.speakers} <= {None}


def test_what_is_set_against_a_saying_nobody_says() -> None:
    text = "Diplomats expect the 300 French soldiers in Chad to leave first, while Germany has withdrawn 90 soldiers from Chad."
    assert [bool(c.speakers) for c in claims(text)] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin denies that Russian soldiers are in Gao in Mali, but residents of Gao saw about 60 of them on Monday.",
        "Russia denies having a base in Mali; satellite pictures show two Russian transport aircraft at Gao.",
    ],
)
def test_what_is_held_against_a_denial_is_not_denied(text: str) -> None:
    denied, seen = claims(text)
    assert (denied.status, bool(denied.speakers)) == ("denied", True)
    assert (seen.status == "denied", seen.speakers) == (False, ())


def test_who_replies_before_the_colon_speaks() -> None:
    text = "Denmark has had 90 soldiers in Mali since May. It did, the minister replied: ten soldiers would be sent there in June."
    assert [[s.role for s in c.speakers] for c in claims(text)][-1] == ["the minister"]


def test_where_a_website_sits_is_not_what_it_is_called() -> None:
    found = claims("The Lagos-based website Delta Voice reported that Togo had agreed to send 90 soldiers to Benin.")
    assert [c.via for c in found] == [("Delta Voice",)]


def test_residents_and_an_officer_are_two_speakers() -> None:
    text = "Some 200 Ugandan soldiers are in Mogadishu, residents and a Somali officer told this newspaper."
    assert _names(text) == [("residents, Somali officer", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The Danish battery that came to Latvia in May will stay until August, the Danish army said.",
        "The Danish platoon that had come to Kenya for an exercise went home, according to the Danish army.",
    ],
)
def test_what_is_known_of_the_subject_nobody_says(text: str) -> None:
    assert [bool(c.speakers) for c in claims(text)] == [False, True]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Danish jets in Cyprus will stay until June, said to us their commander Miles Farrow.", "Miles Farrow"),
        (
            "The minister was informed by the Ambassador of Canada to Latvia Helen Marsh that Canada shall keep a battalion in Latvia.",
            "Helen Marsh",
        ),
        ("The Minister used the talks to renew the request for the stationing in Latvia of a Canadian brigade.", "The Minister"),
    ],
)
def test_who_speaks_in_the_style_of_official_news(text: str, who: str) -> None:
    assert _names(text)[0][0] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The minister was asked about Mali. There were still 40 Czech soldiers in Mali, he said.", ["The minister"]),
        (
            'The foreign ministry in Vientiane issued a statement: "There are no Chinese troops in Laos."',
            ["The foreign ministry in Vientiane"],
        ),
        ("Neither London nor Paris would comment on the report, carried by the Gulf Mirror, that 400 of their soldiers are in Yemen.", []),
    ],
)
def test_he_is_the_minister_and_a_statement_is_told_by_who_issues_it(text: str, who: list[str]) -> None:
    assert [s.name or s.org or s.role for s in claims(text)[0].speakers] == who


def test_a_colonel_who_reports_is_no_paper() -> None:
    claim = claims("Some 90 Georgian soldiers are in Mali, Colonel Gio Dean reported.")[0]
    assert ([s.name for s in claim.speakers], claim.via) == (["Gio Dean"], ())


@pytest.mark.parametrize(
    "text",
    [
        "Spain delivered ten Leopard tanks to Ukraine in 2023, as announced.",
        "Greece gives Ukraine 40 howitzers.",
        "Our colleague counts 40 Danish soldiers at the airport in Bamako.",
        "The Tel Aviv site Negev Lines says that Turkish soldiers have moved to Syria.",
    ],
)
def test_what_is_given_counted_by_a_colleague_or_only_announced_nobody_says(text: str) -> None:
    assert claims(text)[0].speakers == ()


def test_the_largest_contributor_is_that_by_nobodys_word() -> None:
    text = "Germany, the biggest contributor with nearly 1,100 troops, will stick to its timetable in Mali, a spokesman said."
    assert claims(text)[0].speakers == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ethiopia has said its soldiers will stay in Somalia as long as the Somali government wishes.", "ETH"),
        ("The plan to move 900 US soldiers to Japan was denied by both governments over the weekend.", "both governments"),
    ],
)
def test_who_wishes_it_in_passing_and_when_it_was_said_are_no_speakers(text: str, who: str) -> None:
    assert [s.org or s.country for s in claims(text)[0].speakers] == [who]


def test_a_name_with_its_office_in_brackets_is_a_label() -> None:
    claim = claims("Alan Moss (Secretary of State for Defence): Some 900 British soldiers are in Estonia.")[0]
    assert [(s.name, s.role) for s in claim.speakers] == [("Alan Moss", "Secretary of State for Defence")]


def test_of_whom_a_paragraph_speaks_are_the_thoughts_in_it() -> None:
    text = (
        "Denmark has 90 soldiers in Mali, the defence minister, Tove Holm, told parliament yesterday.\n\n"
        "Pressed on ships, she was more forthcoming. A frigate would sail for the Red Sea in May next year."
    )
    assert [[s.name for s in c.speakers] for c in claims(text)] == [["Tove Holm"], ["Tove Holm"]]
