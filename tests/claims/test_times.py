"""Dates and durations of sentences, as the codebook codes them (rules 11, 13 and 27; the slots start, end and said_on)."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook.claims.times import Time, add, dates, last_named, relative, times
from musterbook.claims.times.arithmetic import easter
from musterbook.values import bounds

THURSDAY = "2024-05-16"


def only(text: str, anchor: str | None = THURSDAY, focus: str | None = None) -> Time:
    """The one Time of a text."""
    found = times(text, anchor, focus)
    assert len(found) == 1, found
    return found[0]


def told(text: str, anchor: str | None = THURSDAY, focus: str | None = None) -> tuple[str, str, str | None, str | None]:
    """Words, role, past and future of the one Time of a text."""
    time = only(text, anchor, focus)
    return time.span.of(text), time.role, time.past, time.future


@pytest.mark.parametrize(
    ("text", "words", "role", "value"),
    [
        ("The battery stays until the end of 2025.", "until the end of 2025", "until", "2025-12-31"),
        ("They arrived at the end of February 2022.", "at the end of February 2022", "point", "2022-02"),
        ("The wing leaves at the end of 2025.", "at the end of 2025", "point", "2025-12"),
        ("It left at the close of the year.", "at the close of the year", "point", "2024-12"),
        ("It stays until the expiry of 2027.", "until the expiry of 2027", "until", "2027-12-31"),
        ("The squadron has been there since 2019.", "since 2019", "since", "2019"),
        ("A brigade will be there from 2027 onwards.", "from 2027", "since", "2027"),
        ("Equipment is kept there as from 2023.", "as from 2023", "since", "2023"),
        ("They stay until at least June 2026.", "until at least June 2026", "until", "2026-06"),
        ("Troops are to be out by the end of the year.", "by the end of the year", "by", "2024-12-31"),
        ("Troops are to be out by year-end.", "by year-end", "by", "2024-12-31"),
        ("They leave by the end of the month.", "by the end of the month", "by", "2024-05-31"),
        ("They leave before the year is out.", "before the year is out", "by", "2024-12-31"),
        ("The stay was extended to March 2027.", "to March 2027", "until", "2027-03"),
        ("They fly there through 2026.", "through 2026", "until", "2026-12-31"),
        ("They stay through mid-August 2026.", "through mid-August 2026", "until", "2026-08"),
        ("They stay until mid-2026.", "until mid-2026", "until", "2026-06"),
        ("The mandate expires in December 2025.", "expires in December 2025", "until", "2025-12"),
        ("It opens in the first quarter of 2025.", "in the first quarter of 2025", "point", "2025-33"),
        ("It opens in Q3 2025.", "in Q3 2025", "point", "2025-35"),
        ("It opens in the second half of 2026.", "in the second half of 2026", "point", "2026-41"),
        ("It opens in H1 2026.", "in H1 2026", "point", "2026-40"),
        ("It opens in the first half of next year.", "in the first half of next year", "point", "2025-40"),
        ("They came in the spring of 2023.", "in the spring of 2023", "point", "2023-21"),
        ("They come in the autumn of next year.", "in the autumn of next year", "point", "2025-23"),
        ("They wintered there in the winter of 2022/23.", "in the winter of 2022/23", "point", "2022-24"),
        ("They came in late 2020.", "in late 2020", "point", "2020"),
        ("They come from early 2025.", "from early 2025", "since", "2025"),
        ("They came at the beginning of 2023.", "at the beginning of 2023", "point", "2023-01"),
        ("There since late ’22.", "since late ’22", "since", "2022"),
        ("In the year 2030 it closes.", "In the year 2030", "point", "2030"),
        ("A detachment arrived on 12 October 2022.", "on 12 October 2022", "point", "2022-10-12"),
        ("A detachment arrived Sept. 23, 2014, by air.", "Sept. 23, 2014", "point", "2014-09-23"),
        ("A detachment arrived on 16/12/2022.", "on 16/12/2022", "point", "2022-12-16"),
        ("A detachment arrived on 16.12.2022.", "on 16.12.2022", "point", "2022-12-16"),
        ("A detachment arrived on 2022-12-16.", "on 2022-12-16", "point", "2022-12-16"),
        ("A detachment arrived the 2nd of December 2023.", "the 2nd of December 2023", "point", "2023-12-02"),
        ("Effective 070600MAR21 the battery is in place.", "Effective 070600MAR21", "since", "2021-03-07"),
        ("The battery is in place until APR25.", "until APR25", "until", "2025-04"),
        ("It came on 3 October last year.", "on 3 October last year", "point", "2023-10-03"),
        ("It came in October last year.", "in October last year", "point", "2023-10"),
        ("They leave no later than 1 June 2025.", "no later than 1 June 2025", "by", "2025-06-01"),
        ("They leave on 1 June 2025 at the latest.", "on 1 June 2025 at the latest", "by", "2025-06-01"),
        ("They come in 2026 at the earliest.", "in 2026 at the earliest", "since", "2026"),
        ("They were handed over in 2025.", "in 2025", "point", "2025"),
        ("Dated 15 Nov 24.", "15 Nov 24", "point", "2024-11-15"),
        ("They came during 2021.", "during 2021", "point", "2021"),
    ],
)
def test_a_date_that_names_its_year_is_the_same_in_any_tense(text: str, words: str, role: str, value: str) -> None:
    assert told(text) == (words, role, value, value)


@pytest.mark.parametrize(
    ("text", "words", "past", "future"),
    [
        ("in June", "in June", "2023-06", "2024-06"),
        ("in May", "in May", "2024-05", "2024-05"),
        ("in mid-June", "in mid-June", "2023-06", "2024-06"),
        ("in the second half of June", "in the second half of June", "2023-06", "2024-06"),
        ("in the first week of June", "in the first week of June", "2023-06", "2024-06"),
        ("in the autumn", "in the autumn", "2023-23", "2024-23"),
        ("in the third quarter", "in the third quarter", "2023-35", "2024-35"),
        ("on 12 October", "on 12 October", "2023-10-12", "2024-10-12"),
        ("on Oct. 12", "on Oct. 12", "2023-10-12", "2024-10-12"),
        ("on 16 May", "on 16 May", "2024-05-16", "2024-05-16"),
        ("on 31OCT", "on 31OCT", "2023-10-31", "2024-10-31"),
        ("on Monday", "on Monday", "2024-05-13", "2024-05-20"),
        ("on Monday evening", "on Monday evening", "2024-05-13", "2024-05-20"),
        ("on Thursday", "on Thursday", "2024-05-16", "2024-05-23"),
        ("this Friday", "this Friday", "2024-05-10", "2024-05-17"),
        ("on the 9th", "on the 9th", "2024-05-09", "2024-06-09"),
        ("the first of the month", "the first of the month", "2024-05-01", "2024-06-01"),
        ("at Christmas", "at Christmas", "2023-12", "2024-12"),
        ("by Christmas", "by Christmas", "2023-12-25", "2024-12-25"),
        ("in the New Year", "in the New Year", "2024-01", "2025-01"),
        ("until Easter", "until Easter", "2024-03-31", "2025-04-20"),
        ("at the turn of the year", "at the turn of the year", "2024-01", "2025-01"),
        ("on 29 February", "on 29 February", "2024-02-29", "2028-02-29"),
    ],
)
def test_a_date_without_a_year_is_the_nearest_before_for_past_and_after_for_future(text: str, words: str, past: str, future: str) -> None:
    time = only(text)
    assert (time.span.of(text), time.past, time.future) == (words, past, future)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("today", "2024-05-16"),
        ("this morning", "2024-05-16"),
        ("yesterday", "2024-05-15"),
        ("last night", "2024-05-15"),
        ("tomorrow", "2024-05-17"),
        ("the day before yesterday", "2024-05-14"),
        ("the day after tomorrow", "2024-05-18"),
        ("last Thursday", "2024-05-09"),
        ("last Monday", "2024-05-13"),
        ("next Monday", "2024-05-20"),
        ("this week", "2024-05"),
        ("last month", "2024-04"),
        ("late last month", "2024-04"),
        ("early next month", "2024-06"),
        ("later this year", "2024"),
        ("last year", "2023"),
        ("early next year", "2025"),
        ("last July", "2023-07"),
        ("last April", "2024-04"),
        ("next February", "2025-02"),
        ("this January", "2024-01"),
        ("last autumn", "2023-23"),
        ("last winter", "2023-24"),
        ("this winter", "2023-24"),
        ("next spring", "2025-21"),
        ("this autumn", "2024-23"),
        ("two years ago", "2022"),
        ("a year ago", "2023-05"),
        ("a year from now", "2025-05"),
        ("three weeks ago", "2024-04"),
        ("ten days ago", "2024-05-06"),
        ("a couple of months ago", "2024-03"),
        ("in two weeks' time", "2024-05"),
    ],
)
def test_relative_dates_count_from_the_anchor_and_are_no_finer_than_their_words(text: str, value: str) -> None:
    assert told(text)[2:] == (value, value)


@pytest.mark.parametrize(
    ("text", "role", "future"),
    [
        ("in ten days", "point", "2024-05-26"),
        ("in about a month", "point", "2024-06"),
        ("within six months", "by", "2024-11"),
        ("over the next two years", "by", "2026"),
    ],
)
def test_what_lies_so_far_ahead_has_no_past_value(text: str, role: str, future: str) -> None:
    assert told(text) == (text, role, None, future)


def test_a_week_has_an_approximate_middle_and_end_and_is_else_told_by_its_month() -> None:
    assert only("by the middle of next week").future == "2024-05-22~"
    assert only("by the end of the week").future == "2024-05-19~"
    assert only("next week", "2024-05-28").future == "2024-06"
    assert only("at the weekend", "2024-07-01").past == "2024-06"


def test_since_looks_back_whatever_the_tense() -> None:
    assert told("since August") == ("since August", "since", "2023-08", "2023-08")
    assert told("from August") == ("from August", "since", "2023-08", "2024-08")
    assert told("for the past six months") == ("for the past six months", "since", "2023-11", "2023-11")
    assert told("since the beginning of the year")[2] == "2024-01"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("starting next week", "since"),
        ("beginning in January", "since"),
        ("as of 1 October", "since"),
        ("not before September", "since"),
        ("NET 1 May", "since"),
        ("after 2014", "since"),
        ("NLT 10 Feb", "by"),
        ("before the summer", "by"),
        ("ahead of July", "by"),
        ("within the year", "by"),
        ("till June", "until"),
        ("thru 25 Apr", "until"),
        ("up to 30 June", "until"),
        ("ending in June", "until"),
        ("into 2026", "until"),
        ("over the summer", "point"),
        ("for the autumn", "point"),
        ("throughout 2024", "point"),
    ],
)
def test_the_words_before_a_date_give_its_role(text: str, role: str) -> None:
    assert told(text)[:2] == (text, role)


def test_a_preposition_before_an_event_gives_the_role_of_the_events_date() -> None:
    assert told("They stay until the alliance’s summit next July.")[1:] == ("until", "2024-07", "2024-07")
    assert only("They leave by the elections in October.").role == "by"
    assert only("There have been none since the last ones sailed in 1996.").role == "since"
    assert only("Two companies were relieved by the guards in October.").role == "point"


def ends(text: str, tense: str, anchor: str = THURSDAY) -> tuple[str | None, str | None]:
    """Opening and close of the one range of a text."""
    left, right = times(text, anchor)
    assert (left.role, right.role) == ("since", "until")
    return left.value(tense), right.value(tense)


@pytest.mark.parametrize(
    ("text", "tense", "opening", "close"),
    [
        ("They fly there from March until the end of August.", "present", "2024-03", "2024-08-31"),
        ("They flew there from March until the end of August.", "past", "2023-03", "2023-08-31"),
        ("They will fly there from August until the end of March.", "future", "2024-08", "2025-03-31"),
        ("They go from July until the end of February 2026.", "future", "2025-07", "2026-02-28"),
        ("They will be there from June until the end of 2027.", "future", "2024-06", "2027-12-31"),
        ("From March to November 2021 there were three.", "past", "2021-03", "2021-11"),
        ("There from October 2021 to January.", "past", "2021-10", "2022-01"),
        ("There from late April to early July 2023.", "past", "2023-04", "2023-07"),
        ("There from June 2021 until this April.", "past", "2021-06", "2024-04"),
        ("Companies (2014–2017) rotated.", "past", "2014", "2017"),
        ("It was there between 1985 and 1993.", "past", "1985", "1993"),
        ("It followed in January and February.", "past", "2024-01", "2024-02"),
        ("June-July", "future", "2024-06", "2024-07"),
        ("They train there 3-5 June.", "future", "2024-06-03", "2024-06-05"),
        ("They train there June 3-5, 2025.", "future", "2025-06-03", "2025-06-05"),
        ("They train there from 3 to 5 June.", "future", "2024-06-03", "2024-06-05"),
    ],
)
def test_the_two_ends_of_a_range_lend_each_other_the_year(text: str, tense: str, opening: str, close: str) -> None:
    assert ends(text, tense) == (opening, close)


def test_two_dates_that_are_no_range_stay_two_points() -> None:
    assert [t.role for t in times("in 2020 and 2024", THURSDAY)] == ["point", "point"]
    assert [t.role for t in times("in May and on 3 July", THURSDAY)] == ["point", "point"]


def test_a_present_tense_opens_in_the_past_and_closes_in_the_future() -> None:
    assert only("from March").value("present") == "2024-03"
    assert only("until March").value("present") == "2025-03"
    assert only("in June").value("present") == "2024-06"
    assert only("in ten days").value("past") == "2024-05-26"


def test_what_counts_from_a_named_date_takes_it_from_the_text_or_from_the_caller() -> None:
    assert [t.past for t in times("It came in April 2021 and left that August.", THURSDAY)] == ["2021-04", "2021-08"]
    assert [t.past for t in times("It came in October 1987 and left the following spring.", THURSDAY)] == ["1987-10", "1988-21"]
    assert [t.past for t in times("Gone from one in March 2004 and from the other a year later.", THURSDAY)] == ["2004-03", "2005-03"]
    assert only("They sailed home that summer.", focus="2021-02-16").past == "2021-22"
    assert only("Twenty years earlier there were more.", focus="2003-06-30").past == "1983"
    assert told("Until then there will be none.", focus="2027-04") == ("Until then", "until", "2027-04", "2027-04")
    assert only("since dawn that day", focus="2024-05-02").past == "2024-05-02"
    assert only("The other was handed back on the 21st.", "2025-02-20", focus="2025-01-08").past == "2025-01-21"


def test_without_a_date_named_before_it_such_a_date_is_unknown() -> None:
    time = only("They sailed home that summer.")
    assert (time.past, time.future, time.why) == (None, None, "no date named before it to count from")


@pytest.mark.parametrize("text", ["in June", "last year", "on Monday", "yesterday", "in ten days", "by the end of the year", "the 9th"])
def test_without_an_anchor_relative_dates_are_unknown_with_the_reason(text: str) -> None:
    time = only(text, None)
    assert (time.past, time.future, time.why) == (None, None, "no date to count from")


def test_without_an_anchor_a_full_date_still_holds() -> None:
    assert only("on 12 October 2022", None).past == "2022-10-12"


@pytest.mark.parametrize(
    ("text", "anchor", "value"),
    [
        ("on Nov. 21", "2016", "2016-11-21"),
        ("in June", "2016", "2016-06"),
        ("last year", "2016", "2015"),
        ("this month", "2016-05", "2016-05"),
        ("in April", "2016-05", "2016-04"),
        ("last month", "2016-05", "2016-04"),
    ],
)
def test_an_anchor_of_a_month_or_year_gives_what_it_can(text: str, anchor: str, value: str) -> None:
    assert only(text, anchor).past == value


@pytest.mark.parametrize(
    ("text", "anchor"), [("on Monday", "2016-05"), ("yesterday", "2016"), ("last month", "2016"), ("next week", "2016-05")]
)
def test_an_anchor_too_coarse_to_count_from_leaves_the_date_unknown(text: str, anchor: str) -> None:
    time = only(text, anchor)
    assert time.past is None
    assert time.why


@pytest.mark.parametrize(
    "text",
    [
        "in the coming weeks",
        "within weeks",
        "in the next few days",
        "a few weeks ago",
        "the 1990s",
        "in recent months",
        "in two or three weeks",
    ],
)
def test_vague_dates_are_unknown_and_say_so_in_their_own_words(text: str) -> None:
    assert only(text).why == f"{text}: no day can be derived"


def test_an_ambiguous_numeric_date_keeps_only_its_year() -> None:
    assert only("on 03/04/2022").past == "2022"
    assert only("on 03.04.2022").past == "2022-04-03"


def test_a_day_that_does_not_exist_is_unknown() -> None:
    assert only("on 31 June 2023").why == "no such day"


@pytest.mark.parametrize(
    ("text", "words", "length"),
    [
        ("They stay for six months.", "for six months", (6, "month")),
        ("A nine-month rotation.", "nine-month", (9, "month")),
        ("It lasts half a year.", "lasts half a year", (6, "month")),
        ("It stays for up to two weeks.", "for up to two weeks", (2, "week")),
        ("It stays another 60 days.", "60 days", (60, "day")),
        ("for a year", "for a year", (1, "year")),
        ("for a fortnight", "for a fortnight", (2, "week")),
        ("a two-year mission", "two-year", (2, "year")),
    ],
)
def test_durations_tell_how_long(text: str, words: str, length: tuple[int, str]) -> None:
    time = only(text)
    assert (time.span.of(text), time.role, time.duration) == (words, "for", length)


def test_a_vague_duration_has_a_reason_instead_of_a_length() -> None:
    time = only("For some months there will be none.")
    assert (time.duration, time.why) == (None, "For some months: no length can be derived")
    assert only("for two to three months").duration is None


@pytest.mark.parametrize(
    "text",
    [
        "They relieve each other every nine months.",
        "The 2nd Battalion and the 9th Cavalry went.",
        "At 14:12 and at 1830 local they landed.",
        "They may march with April Glaspie and Jan Kowalski.",
        "The Sunday Times wrote so.",
        "It cost 2024 dollars and 2000 soldiers saw it.",
        "They spring into action and fall back.",
        "The treaty has an Article 5.",
        "A 19-year-old gunner spoke of the winter war.",
        "The August deployment was a success.",
        "It was the first exercise in ten years.",
        "They meet every Tuesday.",
        "Nothing here.",
        "",
    ],
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert times(text, THURSDAY) == ()


def test_a_clock_time_between_preposition_and_date_belongs_to_the_expression() -> None:
    assert told("They held it until 0730 on 5 NOV.")[:3] == ("until 0730 on 5 NOV", "until", "2023-11-05")
    assert told("They left at noon on 30 June 2003.")[2] == "2003-06-30"
    assert told("On Saturday, 8 June, at 10:30, it opens.")[0] == "On Saturday, 8 June"


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2025-03", (6, "month"), "2025-09"),
        ("2025-10", (9, "month"), "2026-07"),
        ("2025-05-01", (60, "day"), "2025-06-30"),
        ("2024-01-31", (1, "month"), "2024-02-29"),
        ("2024-12-01", (3, "week"), "2024-12-22"),
        ("2025", (6, "month"), "2025"),
        ("2025", (18, "month"), "2026"),
        ("2025", (2, "year"), "2027"),
        ("2025-21", (6, "month"), "2025-23"),
        ("2025-36", (3, "month"), "2026-33"),
        ("2025-40", (1, "year"), "2026-40"),
        ("2025-05", (3, "week"), "2025-06"),
        ("2022-02-16~", (1, "month"), "2022-03-16~"),
        ("..", (1, "month"), ".."),
    ],
)
def test_a_duration_is_added_at_the_precision_of_the_start(start: str, length: tuple[int, str], end: str) -> None:
    assert add(start, length) == end


def test_the_date_named_last_is_the_focus_of_what_follows() -> None:
    assert last_named(times("It came in February 2022, in recent weeks.", THURSDAY)) == "2022-02"
    assert last_named(()) is None


def test_easter_falls_where_the_almanac_has_it() -> None:
    assert [easter(year) for year in (1961, 2000, 2024, 2038)] == [
        date(1961, 4, 2),
        date(2000, 4, 23),
        date(2024, 3, 31),
        date(2038, 4, 25),
    ]


_WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "in on by until since from to the end of mid- early last next this that June March May 2024 2019 12 3rd spring week month"
        " year Monday ago later six for ten days between and – - ’22 9th OCT 31 , . : weekend Easter quarter first second half 2000"
        " soldiers then",
    )
)


@given(st.lists(_WORDS, max_size=12).map(" ".join), st.sampled_from([None, "2024", "2024-05", THURSDAY, "2024-21", "9999-12-31", "0001"]))
def test_whatever_the_words_times_lie_in_order_inside_the_text_and_are_dates(text: str, anchor: str | None) -> None:
    found = times(text, anchor, "2022-02-26")
    assert list(found) == sorted(found, key=lambda t: t.span)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    for time in found:
        assert time.span.end <= len(text)
        assert time.past or time.future or time.duration or time.why
        for value in (time.past, time.future, time.now):
            assert value is None or bounds(value)


@given(
    st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.sampled_from(["in June", "on 12 March", "in the autumn", "on Monday", "on the 30th"])
)
def test_the_past_value_never_lies_after_the_anchor_nor_the_future_value_before_it(day: date, text: str) -> None:
    time = only(text, day.isoformat())
    assert time.past is not None
    assert time.future is not None
    assert bounds(time.past)[0] <= day <= bounds(time.future)[1]


@pytest.mark.parametrize(
    ("text", "role", "value"),
    [
        ("It comes in FY26.", "point", "2026"),
        ("It comes in fiscal year 2026.", "point", "2026"),
        ("They are gone by the end of FY25.", "by", "2025-09-30"),
        ("It comes in Q3.", "point", "2024-35"),
        ("They stayed for the whole of 2023.", "point", "2023"),
    ],
)
def test_fiscal_years_quarters_and_whole_years(text: str, role: str, value: str) -> None:
    assert [(t.role, t.value("future")) for t in times(text, "2024-05-16")] == [(role, value)]


@pytest.mark.parametrize("kind", [*relative.KINDS, *dates.KINDS], ids=lambda kind: kind.name)
@given(data=st.data())
def test_whatever_a_kind_of_date_matches_has_one_of_the_words_without_which_it_is_not_sought(kind: dates.Kind, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(kind.pattern, alphabet=st.characters(codec="ascii")))
    assert any(word in f"{text}\n{text.lower()}" for word in kind.words)
