"""Plain text tells of itself what it tells, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from musterbook.articles.extract import Given, extract
from musterbook.articles.sources import Source
from musterbook.model import Article
from musterbook.settings import Settings

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
BODY = "A battalion of 600 soldiers arrived in Orzel on Monday, the ministry said.\n\nIt will stay until the end of the year.\n"


def reason(article: Article, name: str) -> str:
    """Why a field is unknown."""
    [why] = [note.partition(": ")[2] for note in article.notes if note.startswith(name + ": ")]
    return why


def test_a_labelled_block_is_understood_and_cut_off(article: Callable[..., Article]) -> None:
    head = "Title: Battalion arrives\nOutlet: Lowland Daily\nDate: 13 June 2023\nURL: https://lowland.example/a\nAgency: BNS\n\n"
    read = article("story.txt", head + BODY)
    assert read.text == BODY
    assert (read.title, read.outlet, read.published, read.agency) == ("Battalion arrives", "Lowland Daily", "2023-06-13", "BNS")
    assert read.url == "https://lowland.example/a"


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: \"Battalion arrives\"\noutlet: 'Lowland Daily'\ndate: 2023-06-13\ntags: [a, b]\n---\n\n",
        "**Title:** Battalion arrives\n**Outlet:** Lowland Daily\n**Published:** June 13, 2023\n\n",
        "TITLE: Battalion arrives\r\nOUTLET: Lowland Daily\r\nPUBLISHED: 2023-06-13T08:00:00Z\r\n\r\n",
        "Headline: Battalion arrives\nSource: Lowland Daily\nDate: Tue, 13 Jun 2023 09:00 +0300\n------\n",
        "Battalion arrives\n\nLowland Daily | 13 June 2023\n\n",
        "Battalion arrives\nBy Jo Doe\nLowland Daily, 13 June 2023\n\n",
        "# Battalion arrives\n\n*Lowland Daily* | *Tuesday, 13 June 2023, 08:15*\n\n",
        "Battalion arrives\nLowland Daily, 13 June 2023\n\n",
        "Battalion arrives\n\nOutlet: Lowland Daily\nPublished: 13 June 2023\nUpdated: 20 June 2023\n\n",
    ],
)
def test_usual_headings_give_title_outlet_and_day(article: Callable[..., Article], head: str) -> None:
    read = article("story.md", head + BODY)
    assert (read.title, read.outlet, read.published, read.text) == ("Battalion arrives", "Lowland Daily", "2023-06-13", BODY)


def test_a_text_without_a_heading_is_kept_whole(article: Callable[..., Article]) -> None:
    read = article("story.txt", BODY)
    assert read.text == BODY
    assert read.title is None
    assert reason(read, "title") == "the text has no heading"


@pytest.mark.parametrize(
    "text",
    [
        "A battalion of 600 soldiers arrived in\nOrzel on Monday, the ministry said. It will\nstay until the end of the year.\n",
        "A battalion of six hundred soldiers arrived in the camp at\nOrzel on Monday, the ministry of defence said. It will then\n"
        "Stay until the end of the year.\n",
        "Troops arrive",
        "- 600 soldiers\n- 40 vehicles\n\nThat is what came.",
        "Dear readers,\n\nA battalion arrived.",
    ],
)
def test_what_is_no_heading_is_not_taken_for_one(article: Callable[..., Article], text: str) -> None:
    read = article("story.txt", text)
    assert (read.title, read.text) == (None, text)


def test_a_heading_broken_over_lines_is_one_heading(article: Callable[..., Article]) -> None:
    read = article("story.txt", "Battalion of six hundred arrives in Orzel for\nthe winter, ministry says\n\n" + BODY)
    assert read.title == "Battalion of six hundred arrives in Orzel for the winter, ministry says"
    assert read.text == BODY


def test_a_date_without_a_year_is_no_date_and_the_reason_says_so(article: Callable[..., Article]) -> None:
    read = article("story.txt", f"Battalion arrives\n\nORZEL, June 13 (BNS) – {BODY}")
    assert (read.published, read.dateline, read.agency) == (None, "ORZEL", "BNS")
    assert reason(read, "published") == "the dateline says 'June 13' without a year"


def test_a_date_that_can_be_read_two_ways_is_none_and_the_reason_shows_it(article: Callable[..., Article]) -> None:
    read = article("story.txt", f"Title: Battalion arrives\nOutlet: Lowland Daily\nDate: 03/04/2023\n\n{BODY}")
    assert read.published is None
    assert "'03/04/2023'" in reason(read, "published")


def test_dates_inside_the_story_do_not_date_it(article: Callable[..., Article]) -> None:
    read = article("story.txt", "Battalion arrives\n\nThe treaty of 2 May 2019 was signed in Orzel. On 3 June 2021 troops came.")
    assert read.published is None


def test_every_unknown_field_has_its_reason(article: Callable[..., Article]) -> None:
    read = article("story.txt", BODY)
    unknown = [
        name for name in ("title", "outlet", "published", "dateline", "agency", "republished_from", "url") if not getattr(read, name)
    ]
    assert [note.partition(":")[0] for note in read.notes] == unknown
    assert len(unknown) == 7


def test_a_source_line_at_the_end_names_the_first_publisher_and_a_caption_does_not(article: Callable[..., Article]) -> None:
    assert article("a.txt", f"Battalion arrives\n\n{BODY}\nSource: Harbour Voice (HV)\n").republished_from == "Harbour Voice"
    middle = "Source: Getty Images\n\n" + "The battalion trains.\n\n" * 8
    assert article("b.txt", f"Battalion arrives\n\n{middle}").republished_from is None


def test_reprinted_without_a_name_takes_the_name_of_the_first_line(article: Callable[..., Article]) -> None:
    read = article("a.txt", f"Title: Battalion arrives\nOutlet: Post\n\nFrom Harbour Newswire\n\n{BODY}\nReprinted with permission.\n")
    assert (read.republished_from, read.agency) == ("Harbour Newswire", "Harbour Newswire")


def test_a_known_outlet_before_the_date_is_the_outlet_and_a_place_is_not(article: Callable[..., Article]) -> None:
    assert article("a.txt", f"Battalion arrives\n\nDelfi, 13 June 2023\n\n{BODY}").outlet == "Delfi"
    read = article("b.txt", f"Battalion arrives\n\nOrzel, 13 June 2023\n\n{BODY}")
    assert (read.outlet, read.dateline, read.published) == (None, "Orzel", "2023-06-13")


def test_an_outlet_does_not_republish_itself(article: Callable[..., Article]) -> None:
    text = f"Title: Battalion arrives\nOutlet: Lowland Daily\n\n{BODY}\nThis article was first published in Lowland Daily.\n"
    assert article("a.txt", text).republished_from is None


def test_text_in_another_language_is_not_called_english(article: Callable[..., Article]) -> None:
    german = "Rund 600 Soldaten sind am Montag in Orzel eingetroffen, teilte das Ministerium mit. Sie sollen bis zum Jahresende bleiben. "
    read = article("a.txt", german * 5)
    assert read.lang is None
    assert "not recognised as English" in reason(read, "lang")
    assert article("b.txt", BODY * 5).lang == "en"


def test_a_language_that_is_stated_is_a_code_or_nothing(article: Callable[..., Article]) -> None:
    german = (
        "Rund 600 Soldaten sind am Montag in Orzel eingetroffen, teilte das Ministerium mit. Sie sollen bis zum Jahresende bleiben. " * 5
    )
    head = "Title: Soldaten in Orzel\nOutlet: Tagblatt\nLanguage: {}\n\n"
    assert article("a.txt", head.format("de-AT") + german).lang == "de"
    assert article("b.txt", head.format("German") + german).lang is None
    assert article("c.txt", head.format("en") + german).lang is None


def test_a_note_above_the_story_stays_in_it(article: Callable[..., Article]) -> None:
    read = article("a.txt", f"Battalion arrives\n\nNote: 600 soldiers are meant here.\n\n{BODY}")
    assert read.text.startswith("Note: 600 soldiers")


def test_an_address_that_is_none_is_dropped_with_the_rule(article: Callable[..., Article]) -> None:
    read = article("a.txt", f"Title: Battalion arrives\nOutlet: Lowland Daily\nURL: javascript:alert(1)\n\n{BODY}")
    assert read.url is None
    assert "http and https only" in reason(read, "url")


def test_the_same_text_twice_is_one_article_and_another_outlet_another(article: Callable[..., Article]) -> None:
    head = "Title: Battalion arrives\nOutlet: {}\n\n"
    first = article("a.txt", head.format("Lowland Daily") + BODY)
    again = article("b.txt", head.format("Lowland Daily") + BODY.replace("\n", "\r\n"))
    other = article("c.txt", head.format("Harbour Voice") + BODY)
    assert first.id == again.id != other.id


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not beside this checkout")
@pytest.mark.parametrize(
    ("name", "title", "fields"),
    [
        ("000", "Blinken Says US, NATO Mulling Permanent Military Deployment in Baltics", (None, None, None, "Sputnik")),
        ("003", "US Battalion to Stay in Lithuania Indefinitely", (None, None, None, None)),
        (
            "004",
            "US army chief vows persistent presence of American troops in Lithuania – chief of defense",
            ("2022-11-30", "VILNIUS", "BNS", None),
        ),
    ],
)
def test_the_real_articles_tell_what_they_tell(name: str, title: str, fields: tuple[str | None, ...]) -> None:
    [path] = SEEDS.glob(f"{name}_*.txt")
    [given] = extract(Source(str(path)), Settings())
    assert isinstance(given, Given)
    read = given.article
    assert read.title == title
    assert (read.published, read.dateline, read.agency, read.republished_from) == fields
    [gold] = extract(Source(str(SEEDS / "gold" / "seeds" / f"seed-{name}.json")), Settings())
    assert isinstance(gold, Given)
    assert read.text == gold.article.text
