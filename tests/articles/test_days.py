"""Days are read as written, with their year, or not at all."""

import pytest

from musterbook.articles.days import day_of, days, in_address, labelled


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2022-11-30", "2022-11-30"),
        ("2022/11/30", "2022-11-30"),
        ("2022.1.3", "2022-01-03"),
        ("12 October 2022", "2022-10-12"),
        ("12th of October, 2022", "2022-10-12"),
        ("12 Oct. 2022", "2022-10-12"),
        ("May 2, 2024", "2024-05-02"),
        ("MAY 2 2024", "2024-05-02"),
        ("Sept. 1st, 2021", "2021-09-01"),
        ("Wed, 30 Nov 2022 09:15:00 +0200", "2022-11-30"),
        ("2024-05-02T00:30:00+03:00", "2024-05-02"),
        ("30.11.2022", "2022-11-30"),
        ("3.4.2022", "2022-04-03"),
        ("30/11/2022", "2022-11-30"),
        ("11/30/2022", "2022-11-30"),
        ("4/4/2022", "2022-04-04"),
        ("30-11-2022", "2022-11-30"),
        ("May 2024", "2024-05"),
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("2024-21", "2024-21"),
    ],
)
def test_a_labelled_value_gives_its_date(written: str, edtf: str) -> None:
    assert day_of(written) == edtf


@pytest.mark.parametrize(
    "written", ["", "yesterday", "Monday", "May 2", "2 May", "03/04/2022", "31 February 2022", "2022-13-01", "12:30", "3022022"]
)
def test_what_is_no_full_date_gives_none(written: str) -> None:
    assert day_of(written) is None


def test_days_come_in_the_order_of_the_text_with_their_places() -> None:
    text = "From 2 May 2024 to June 3, 2025, as of 2023-01-01; 500 troops in 2019."
    found = days(text)
    assert [one.edtf for one in found] == ["2024-05-02", "2025-06-03", "2023-01-01"]
    assert [text[one.start : one.end] for one in found] == ["2 May 2024", "June 3, 2025", "2023-01-01"]


def test_an_address_gives_its_day_only_where_it_is_whole() -> None:
    assert in_address("https://example.org/2024/05/02/battalion.html") == "2024-05-02"
    assert in_address("https://example.org/news/2024-05-02-battalion") == "2024-05-02"
    assert in_address("https://example.org/2024/05/battalion.html") is None
    assert in_address("https://example.org/2024/13/45/x") is None


def test_a_labelled_line_dates_a_text() -> None:
    assert labelled("A story.\n\nPublished: 2 May 2024, 10:15\n") == "2024-05-02"
    assert labelled("The list was published on 2 May 2024 by the ministry.") is None
    assert labelled("Published by Lowland Daily in May.") is None
