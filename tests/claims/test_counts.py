"""Numbers that count something, with the bounds that the codebook gives them (the row on quantity; rules 22 and 23)."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musterbook.claims.numbers.counts import Number, numbers
from musterbook.claims.numbers.labels import why_no_count
from musterbook.claims.numbers.numerals import worth
from musterbook.values import Span

Bounds = tuple[int | None, int | None, bool]


def only(text: str) -> Number:
    """The one Number of a text."""
    found = numbers(text)
    assert len(found) == 1, found
    return found[0]


def bounds_of(text: str) -> Bounds:
    """Low, high and approx of the one Number of a text."""
    number = only(text)
    return number.low, number.high, number.approx


@pytest.mark.parametrize(
    ("text", "words", "bounds"),
    [
        ("Sent were 500 soldiers.", "500", (500, 500, False)),
        ("Sent were 1,250 soldiers.", "1,250", (1250, 1250, False)),
        ("Sent were 1 250 soldiers.", "1 250", (1250, 1250, False)),
        ("Sent were 1.250 soldiers.", "1.250", (1250, 1250, False)),
        ("Sent were 12k troops.", "12k", (12000, 12000, False)),
        ("Sent were 1.5 million shells.", "1.5 million", (1_500_000, 1_500_000, False)),
        ("Twenty-six trucks came.", "Twenty-six", (26, 26, False)),
        ("A hundred and fifteen gunners came.", "A hundred and fifteen", (115, 115, False)),
        ("One thousand two hundred came.", "One thousand two hundred", (1200, 1200, False)),
        ("Fifteen hundred came.", "Fifteen hundred", (1500, 1500, False)),
        ("It is three and a half thousand.", "three and a half thousand", (3500, 3500, False)),
        ("A dozen instructors came.", "A dozen", (12, 12, False)),
        ("Two dozen marines came.", "Two dozen", (24, 24, False)),
        ("Half a dozen jets came.", "Half a dozen", (6, 6, False)),
        ("A pair of frigates came.", "A pair of", (2, 2, False)),
        ("Both battalions came.", "Both", (2, 2, False)),
        ("A 500-strong battalion came.", "500", (500, 500, False)),
        ("A regiment, 2,700 soldiers strong, came.", "2,700", (2700, 2700, False)),
        ("With 5 x Typhoon it came.", "5", (5, 5, False)),
        ("It had 165 PAX.", "165", (165, 165, False)),
        ("Six HIMARS came.", "Six", (6, 6, False)),
        ("One frigate came.", "One", (1, 1, False)),
        ("One of its battalions came.", "One", (1, 1, False)),
        ("2000 soldiers came.", "2000", (2000, 2000, False)),
        ("From 3,000 to 3,600 of them train there.", "From 3,000 to 3,600", (3000, 3600, False)),
        ("Between 700 and 800 came.", "Between 700 and 800", (700, 800, False)),
        ("Sent were 500–600 men.", "500–600", (500, 600, False)),
        ("Sent were 500 to 600 men.", "500 to 600", (500, 600, False)),
        ("Two or three ships came.", "Two or three", (2, 3, False)),
        ("Six to seven hundred came.", "Six to seven hundred", (600, 700, False)),
        ("More than 500 came.", "More than 500", (500, None, False)),
        ("At least seven thousand came.", "At least seven thousand", (7000, None, False)),
        ("A little over two thousand came.", "A little over two thousand", (2000, None, False)),
        ("Upwards of 300 came.", "Upwards of 300", (300, None, False)),
        ("No fewer than 40 came.", "No fewer than 40", (40, None, False)),
        ("500-plus came.", "500-plus", (500, None, False)),
        ("500+ came.", "500+", (500, None, False)),
        ("300 or more came.", "300 or more", (300, None, False)),
        ("Up to 1,000 came.", "Up to 1,000", (None, 1000, False)),
        ("As many as 1,000 came.", "As many as 1,000", (None, 1000, False)),
        ("Fewer than 260 came.", "Fewer than 260", (None, 260, False)),
        ("No more than 200 came.", "No more than 200", (None, 200, False)),
        ("There is a ceiling of 1,800.", "a ceiling of 1,800", (None, 1800, False)),
        ("The ceiling is lowered to 300.", "300", (None, 300, False)),
        ("Just under 900 came.", "Just under 900", (None, 900, False)),
        ("Just short of 900 came.", "Just short of 900", (None, 900, False)),
        ("200 at most came.", "200 at most", (None, 200, False)),
        ("About 500 came.", "About 500", (500, 500, True)),
        ("Some seventy came.", "Some seventy", (70, 70, True)),
        ("Nearly 7,000 came.", "Nearly 7,000", (7000, 7000, True)),
        ("Approx. 640 came.", "Approx. 640", (640, 640, True)),
        ("An estimated 600 came.", "An estimated 600", (600, 600, True)),
        ("~750 came.", "~750", (750, 750, True)),
        ("It is 230 or so.", "230 or so", (230, 230, True)),
        ("A hundred or so came.", "A hundred or so", (100, 100, True)),
        ("It has 30-odd tanks.", "30-odd", (30, 30, True)),
        ("Some 210 to 220 came.", "Some 210 to 220", (210, 220, True)),
        ("Up to about 200 came.", "Up to about 200", (None, 200, True)),
        ("Dozens came.", "Dozens", (24, 99, True)),
        ("A few dozen came.", "A few dozen", (24, 99, True)),
        ("Hundreds came.", "Hundreds", (200, 999, True)),
        ("Several hundred came.", "Several hundred", (200, 999, True)),
        ("A couple of hundred came.", "A couple of hundred", (200, 999, True)),
        ("Thousands came.", "Thousands", (2000, 9999, True)),
        ("Tens of thousands came.", "Tens of thousands", (20_000, 99_999, True)),
        ("Several jets came.", "Several", (3, 9, True)),
        ("A handful of jets came.", "A handful of", (3, 9, True)),
        ("A couple of jets came.", "A couple of", (2, 2, True)),
    ],
)
def test_a_number_has_the_bounds_that_its_words_set(text: str, words: str, bounds: Bounds) -> None:
    assert only(text).span.of(text) == words
    assert bounds_of(text) == bounds


def test_a_modifier_after_the_noun_loosens_the_number_but_not_its_span() -> None:
    number = only("About it were 200 people or thereabouts.")
    assert (number.low, number.high, number.approx) == (200, 200, True)
    assert number.span.of("About it were 200 people or thereabouts.") == "200"


def test_the_core_is_the_numeral_alone() -> None:
    text = "Asked for were more than two hundred soldiers."
    assert only(text).core.of(text) == "two hundred"


@pytest.mark.parametrize(
    ("text", "words", "low"),
    [
        ("Another 200 follow.", "Another 200", 200),
        ("They want 200 more.", "200 more", 200),
        ("They want three hundred more soldiers.", "three hundred more", 300),
        ("An additional 400 follow.", "An additional 400", 400),
        ("Additional 500 soldiers follow.", "Additional 500", 500),
        ("They have 350 additional soldiers.", "350 additional", 350),
        ("The extra nine jets stay.", "extra nine", 9),
        ("A further four thousand follow.", "A further four thousand", 4000),
        ("One further battalion follows.", "One further", 1),
        ("Another battery follows.", "Another", 1),
        ("A second frigate follows.", "A second", 1),
        ("A fourth was not wanted.", "A fourth", 1),
        ("They want a second one.", "a second one", 1),
        ("An additional brigade follows.", "An additional", 1),
    ],
)
def test_words_for_more_make_a_number_additional(text: str, words: str, low: int) -> None:
    number = only(text)
    assert (number.span.of(text), number.low, number.high, number.mode) == (words, low, low, "additional")


def test_more_than_adds_nothing() -> None:
    assert only("They have 200 more than before.").mode is None
    assert only("They have more than 200.").mode is None


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    assert [n.low for n in numbers("Strength fell from about 31,000 to about 28,000.")] == [31_000, 28_000]
    assert [n.low for n in numbers("It will rise from 500 to 1,000.")] == [500, 1_000]
    assert [(n.low, n.high) for n in numbers("Two ships and three jets came.")] == [(2, 2), (3, 3)]


def test_a_verbs_particle_is_no_bound() -> None:
    assert bounds_of("They handed over 18 trucks.") == (18, 18, False)
    assert bounds_of("Losses were over 18 trucks.") == (18, None, False)


@pytest.mark.parametrize(
    "text",
    [
        "In 2016 they came, since 2019 for good, on 12 October and June 13, 2022 and 2022-12-16.",
        "At 14:12, at 0900 and at 1830 local they landed.",
        "Corporal Smith, 45, a man aged 30, spoke.",
        "10% of EUR 98 million, $4bn, 12 million dollars and 5 per cent.",
        "A 155 mm gun 70 km away weighs 20 tonnes.",
        "The 2nd Battalion, 1-66 AR, came with M-109, F-35 and 2A7.",
        "Article 5, CTF 50, the ship (DDG 70) and No. 3 Squadron.",
        "45 Commando, 16 Air Assault Brigade, 7 RAR and 3 (Fighter) Squadron.",
        "They drive Leopard 2 and Challenger 2 tanks.",
        "For three months, ten days, a 30-day period and six times.",
        "A third of them; no one; one another; that one; one day.",
        "They were a force, an army and the fleet.",
        "[2] A footnote (3) here.",
        "1. First point",
        "The second half and a second time.",
        "The Five Eyes met.",
        "In both Iraq and Syria, in 1803, for 20-plus months.",
        "From November 16 - 17 the frigate (F 77) sailed.",
        "Their 21-year-old gunner, on 02OCT, at 09.15.",
        "",
    ],
)
def test_what_counts_nothing_is_no_number(text: str) -> None:
    assert numbers(text) == ()


def test_the_reason_why_a_numeral_counts_nothing_is_told() -> None:
    assert why_no_count("in 2016 they came", Span(3, 7)) == "a year"
    assert why_no_count("2016 soldiers", Span(0, 4)) is None
    assert why_no_count("70 km", Span(0, 2)) == "a measure"
    assert why_no_count("45 Commando", Span(0, 2)) == "a unit's number"
    assert why_no_count("three months", Span(0, 5)) == "a measure"


def test_a_month_before_a_number_does_not_make_it_a_date() -> None:
    assert bounds_of("In June 300 soldiers came.") == (300, 300, False)
    assert bounds_of("In June 20 soldiers came.") == (20, 20, False)
    assert numbers("On June 20 soldiers came.") == ()


def test_ship_and_jet_counts_stand_beside_designations() -> None:
    text = "Four Typhoons of No. 3 Squadron and two 105 mm guns came to Camp 7 in 2019."
    assert [n.span.of(text) for n in numbers(text)] == ["Four", "two"]


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("3.5", None),
        ("many", None),
        ("7", 7),
        ("a", 1),
        ("ten and a half thousand", 10_500),
        ("half a million", 500_000),
        ("2.5 thousand", 2_500),
        ("9" * 60, None),
        ("9" * 400, None),
    ],
)
def test_a_numeral_is_worth_a_whole_number_or_nothing(numeral: str, value: int | None) -> None:
    assert worth(numeral) == value


@given(st.integers(1, 999_999))
def test_figures_with_commas_are_worth_what_they_say(value: int) -> None:
    assert worth(f"{value:,}") == value


_PIECES = st.sampled_from(
    re.findall(
        r"\S+",
        "500 1,200 two hundred thousand dozen more than up to about some or so between and – - 2019 soldiers June F-35 another a second"
        " one both several few of x PAX km ( ) . , from at least",
    )
)


@given(st.lists(_PIECES, max_size=14).map(" ".join))
def test_whatever_the_words_numbers_lie_in_order_inside_the_text_with_sane_bounds(text: str) -> None:
    found = numbers(text)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    for number in found:
        assert number.span.start <= number.core.start < number.core.end <= number.span.end <= len(text)
        assert number.low is not None or number.high is not None
        assert number.low is None or number.high is None or number.low <= number.high


@given(st.text(max_size=60))
def test_any_text_at_all_is_read_without_error(text: str) -> None:
    assert all(number.span.end <= len(text) for number in numbers(text))


@pytest.mark.parametrize(
    "text",
    [
        "Seen best at 800 x 600.",
        "See Brief 14 and Notebook 30.",
        "It is minus fourteen.",
        "Please call 112.",
        "The King Air 350 came.",
        "So 2026 comes and the missiles stay.",
    ],
)
def test_figures_that_name_or_measure_count_nothing(text: str) -> None:
    assert numbers(text) == ()
