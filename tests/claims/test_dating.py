"""Which date of a sentence is a start, which an end, and which belongs to something else."""

import pytest
from claims_builders import claims, only


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Some 300 Canadian soldiers had left Mali by February.", None, "2024-02"),
        ("By the end of last year Brazil had delivered 20 Guarani vehicles to Ghana.", None, "2023-12-31"),
        ("The redeployment of 200 Greek soldiers to Kuwait was completed by 20 February.", None, "2024-02-20"),
        ("As of 1 March, Norway had delivered 14 howitzers to Moldova.", None, "2024-03-01"),
        ("The Spanish frigate reached Djibouti before dawn on 2 March.", "2024-03-02", None),
    ],
)
def test_what_is_done_by_a_day_has_that_day_as_its_end(text: str, start: str | None, end: str | None) -> None:
    assert (only(text).start, only(text).end) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The tour of the 300 Danish soldiers in Latvia finishes on 2 June.", None, "2024-06-02"),
        ("The withdrawal of the 400 Kenyan soldiers from Haiti will end in May.", None, "2024-05"),
        ("Canada ended its presence of 300 soldiers in Mali on 3 February.", "2024-02-03", None),
    ],
)
def test_the_day_on_which_a_stay_ends_is_its_end(text: str, start: str | None, end: str | None) -> None:
    assert (only(text).start, only(text).end) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Some 300 Danish soldiers are based in Latvia, pictures taken on Tuesday showed.",
        "Some 300 Danish soldiers will stay in Latvia, although the guard may shrink next year.",
        "Some 300 Danish soldiers have moved to Latvia, and the trial of a captain opens in May.",
    ],
)
def test_the_date_of_another_clause_is_no_start(text: str) -> None:
    assert [c.start for c in claims(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "About 120 Portuguese commandos arrived in Bangui in April and will remain there for six months.",
        "About 120 Portuguese commandos arrived in Bangui in April. They will stay for six months.",
    ],
)
def test_a_stay_lasts_from_the_day_on_which_the_force_came(text: str) -> None:
    assert [(c.start, c.end) for c in claims(text) if c.action == "station"] == [("2024-04", "2024-10")]


def test_a_stay_of_so_long_whose_beginning_nobody_told_has_no_end() -> None:
    assert only("The 100 Greek soldiers in Kuwait will stay for another year.").end is None


def test_the_deadline_of_a_move_is_its_end() -> None:
    claim = only("The deadline for the departure of the last 400 French soldiers from Gabon is 11 July.")
    assert (claim.action, claim.status, claim.start, claim.end) == ("withdraw", "announced", None, "2024-07-11")


def test_a_date_at_the_end_of_a_relative_clause_is_of_that_clause() -> None:
    found = claims("The 45 Bulgarian medics who had been in Chad since October came home on Sunday.")
    assert [(c.action, c.start) for c in found] == [("station", "2023-10"), ("withdraw", "2024-05-12")]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The mandate of the 300 Serbian soldiers in Lebanon was renewed on 3 May for a year.", "2025-05-03"),
        (
            "The Council extended the mandate of the 1,200 Indian peacekeepers in southern Lebanon by six months, to 31 August.",
            "2024-08-31",
        ),
        ("The Spanish presence in Latvia will be made permanent.", ".."),
        ("Spain will make its presence in Latvia permanent.", ".."),
    ],
)
def test_a_renewal_ends_after_its_length_and_what_is_made_permanent_never(text: str, end: str) -> None:
    assert only(text).end == end


def test_an_open_ended_mission_has_not_ended() -> None:
    assert [c for c in claims("Spain's mission of 200 soldiers in Latvia is open-ended.") if c.action == "withdraw"] == []


def test_a_sentence_that_opens_with_a_year_tells_of_it_and_so_does_the_next() -> None:
    found = claims("In 2015 Poland sent 200 soldiers to Iraq. They went home in November.")
    assert [c.start for c in found] == ["2015", "2015-11"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The report that 300 Belgian soldiers were leaving Romania in July is untrue.", "2024-07", None),
        ("All 300 Belgian soldiers have been withdrawn from Romania by February.", None, "2024-02"),
        ("All 300 Belgian soldiers will be withdrawn from Romania by February.", None, "2025-02"),
    ],
)
def test_the_tense_of_a_move_tells_which_year_a_month_is_of(text: str, start: str | None, end: str | None) -> None:
    assert (only(text).start, only(text).end) == (start, end)


@pytest.mark.parametrize(
    ("text", "status", "start"),
    [
        ("The 900 British soldiers in Estonia took part in an exercise in April.", "in_effect", None),
        ("In a poll, 60 percent of Estonians supported the presence of the 900 British soldiers in Estonia.", "in_effect", None),
    ],
)
def test_what_soldiers_do_who_are_there_dates_no_stay(text: str, status: str, start: str | None) -> None:
    assert (only(text).status, only(text).start) == (status, start)


def test_a_stay_began_when_it_began_and_not_when_it_will_shrink() -> None:
    text = "Slovenia's contingent in Kosovo, which will be reduced from 240 to 150 in June, has been there since 1999."
    assert "1999" in {c.start for c in claims(text) if c.action == "station"}


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Some 120 Greek soldiers stood at Malacky in Slovakia until March 2023, when Athens withdrew them.", "2023-03"),
        ("Denmark has 200 soldiers in Latvia until the end of July, when Italian soldiers relieve them.", "2024-07-31"),
        ("The force in Mali grew on Monday when 80 Ghanaian soldiers flew to Gao.", "2024-05-13"),
    ],
)
def test_what_stands_before_when_is_the_day_of_what_happened_then(text: str, start: str) -> None:
    assert {(c.start, c.end) for c in claims(text) if c.action != "station"} == {(start, None)}


def test_a_date_of_its_own_comes_before_that_of_another_clause() -> None:
    claim = claims("Norway lowered its flag on 2 May, and the last 100 Norwegian soldiers flew out of Kabul three days later.")[0]
    assert claim.start == "2024-05-05"


def test_what_was_planned_for_a_year_and_is_off_keeps_its_date() -> None:
    claim = claims("The 300 Portuguese soldiers who were due in Romania this year are not coming any more.")[0]
    assert (claim.status, claim.start) == ("cancelled", "2024")


@pytest.mark.parametrize(
    "text",
    [
        "Italy has doubled its force in Djibouti since 2018 to 300 soldiers.",
        "Two Ugandan helicopters in Somalia have been grounded since a crash in November.",
        "France keeps 900 soldiers in Chad, with two jets more than in January.",
    ],
)
def test_since_when_they_are_more_is_not_since_when_they_are_there(text: str) -> None:
    assert {c.start for c in claims(text)} == {None}


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Sweden gave Latvia 26 boats, the last in 2023.", "2023"),
        ("Sweden has handed over all 26 boats to Latvia, the last one, a tug, in May 2023.", None),
    ],
)
def test_the_date_of_the_last_is_no_beginning(text: str, end: str | None) -> None:
    assert [(c.start, c.end) for c in claims(text)] == [(None, end)]


def test_that_day_is_ahead_where_the_mission_ends_on_it() -> None:
    claim = claims("KFOR ends on 2 September. On that day the 900 Finnish soldiers in Kosovo go home.")[-1]
    assert (claim.status, claim.start) == ("announced", "2024-09-02")


def test_a_stay_ends_on_the_day_of_what_it_lasts_until() -> None:
    stay, relief = claims("Italy's 200 soldiers will stay in Kuwait until they are relieved by a Greek unit in June.")
    assert (stay.action, stay.end, relief.action, relief.start) == ("station", "2024-06", "rotate", "2024-06")


def test_until_relieved_nobody_is_relieved() -> None:
    assert only("Italy's 200 soldiers in Kuwait will remain there until relieved by a Greek unit.").action == "station"


def test_who_has_been_there_for_three_weeks_came_three_weeks_ago() -> None:
    assert only("Some 90 Danish soldiers have been in Mali for three weeks.").start == "2024-04"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "The arrival of 90 Danish soldiers in Estonia was pushed back from June to August.",
            [("announced", "2024-08"), ("cancelled", "2024-06")],
        ),
        ("The arrival of 90 Danish soldiers in Estonia has been put off until June.", [("announced", "2024-06")]),
    ],
)
def test_what_is_put_off_comes_on_another_day(text: str, dates: list[tuple[str, str]]) -> None:
    assert [(c.status, c.start) for c in claims(text)] == dates


def test_who_goes_home_when_the_tour_ends_goes_on_that_day() -> None:
    claim = only("The Danish company at Tapa in Estonia will go home when its tour ends in June.")
    assert (claim.start, claim.end) == ("2024-06", None)


def test_who_landed_at_noon_landed_on_the_day_of_the_live_report() -> None:
    entries = ["A French minister is expected.", "Some 40 French soldiers landed at Craiova in Romania at noon.", "More to come."]
    text = "\n\n".join(f"{hour}:10 {entry}" for hour, entry in enumerate(entries, 10))
    assert [c.start for c in claims(text)] == ["2024-05-16"]


@pytest.mark.parametrize(
    "text",
    [
        "Sweden decided to contribute a battalion to the brigade in Latvia, its first such step since joining the alliance in March.",
        "A French patrol aircraft has flown to Scotland to look for a submarine, it emerged last night.",
        "Reports that Russian ships will be based in Benghazi in Libya are wrong, the ministry says, for the third time in a month.",
        "The American company in Bulgaria has been relieved by a company of the 101st Airborne, which will itself go in June.",
        "There are 1,900 US soldiers in Romania as of today (900 three weeks ago).",
        "Germany's request to let Poland give Spike missiles to Ukraine was turned down in January.",
    ],
)
def test_the_day_of_something_else_begins_nothing(text: str) -> None:
    assert {c.start for c in claims(text)} == {None}


def test_what_was_ordered_in_a_month_was_ordered_in_the_last_one() -> None:
    assert only("Eighteen F-16s were ordered by Iraq from the United States in September.").start == "2023-09"


def test_a_visit_of_three_days_in_a_month_ends_on_no_day_that_is_told() -> None:
    assert only("A French frigate visited Busan in South Korea in April for three days.").end is None


def test_who_came_and_will_stay_as_long_as_needed_stays_without_an_end_and_came_on_a_day() -> None:
    came, stay = claims("Turkish soldiers came to Libya in January 2020 and will stay for as long as they are needed.")
    assert (came.end, came.basis, stay.end) == (None, (), "..")


def test_until_when_a_battalion_stays_is_not_until_when_it_is_not_relieved() -> None:
    stay, relief = claims("The resident Danish battalion in Kenya would stay until June and would not be relieved.")
    assert (stay.end, relief.status, relief.end) == ("2024-06", "denied", None)


def test_of_two_forces_of_one_verb_each_has_its_own_deadline() -> None:
    found = claims("Denmark will send 50 soldiers to Mali in June and 30 to Chad by the end of the year.")
    assert [(c.start, c.end) for c in found] == [("2024-06", None), (None, "2024-12-31")]


def test_the_turn_of_the_year_is_its_beginning() -> None:
    assert only("Some 40 French soldiers have been in Chad since the turn of the year.").start == "2024-01"


def test_the_new_brigade_stays_from_when_it_comes_and_not_from_when_the_old_one_came() -> None:
    text = (
        "An American brigade will go to South Korea in June, replacing one that arrived in November. The brigade will stay for nine months."
    )
    stay = claims(text)[-1]
    assert (stay.action, stay.start, stay.end) == ("station", "2024-06", "2025-03")


def test_who_was_due_to_leave_shortly_before_the_text_was_due_then() -> None:
    claim = claims("The Portuguese force in Mali, 215 strong, was due to leave in April.")[0]
    assert (claim.action, claim.start) == ("withdraw", "2024-04")


def test_who_is_counted_on_a_day_is_there() -> None:
    claim = only("As at 1 May, some 900 British personnel were deployed in Estonia.")
    assert (claim.action, claim.start, claim.end) == ("station", None, None)


def test_until_last_june_is_of_the_clause_before_it() -> None:
    stay, sent = claims("Some 90 Estonian soldiers who were in Mali until last June have been sent to Iraq.")
    assert (stay.end, sent.start, sent.end) == ("2023-06", None, None)


def test_nobody_came_home_since_a_month() -> None:
    found = claims("The Estonian soldiers who had been in Mali since last May came home.")
    assert [c.start for c in found if c.action == "withdraw"] == [None]


@pytest.mark.parametrize("verb", ["were in Armenia", "had been in Armenia", "had served in Armenia"])
def test_a_stay_that_is_over_ended_in_the_past(verb: str) -> None:
    (claim,) = claims(f"Six Greek officers {verb} from January to March, the minister said.")
    assert (claim.status, claim.start, claim.end) == ("ended", "2024-01", "2024-03")
