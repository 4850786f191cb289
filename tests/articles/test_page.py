"""Of a saved page the article is kept, the furniture is not, and metadata are what the page states."""

import logging
from collections.abc import Callable

import pytest

from musterbook.model import Article

FURNITURE = """
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav></header>
<div class="cookie-banner">We use cookies. <button>Accept all</button></div>
<main><article><h1>Second battalion reaches Orzel</h1><p class="byline">By Ada Kern</p>{date}
<p>A second battalion of some <b>600</b> soldiers reached the camp
at Orzel on Tuesday, the defence ministry said in a statement.</p>
<p>The unit relieves a company.<br>It will stay until the end of 2024, a spokesman told reporters.</p>
<ul><li>600 soldiers from the east</li><li>40 vehicles of all kinds</li></ul>
<script>track("9,000 soldiers")</script>
<p>The ministry gave no other details about the force or its equipment, which is moved by rail.</p></article></main>
<aside><h3>Most read</h3><ul>
<li><a href="/1">Ten thousand troops to leave</a> <time datetime="2025-01-01">1 January 2025</time></li></ul></aside>
<footer>© 2026 Lowland Daily. All rights reserved. Last build 2026-01-01</footer>"""
TEXT = (
    "A second battalion of some 600 soldiers reached the camp at Orzel on Tuesday, the defence ministry said in a statement.\n\n"
    "The unit relieves a company.\nIt will stay until the end of 2024, a spokesman told reporters.\n\n"
    "600 soldiers from the east\n\n40 vehicles of all kinds\n\n"
    "The ministry gave no other details about the force or its equipment, which is moved by rail."
)


def page(head: str = "", date: str = "", title: str = "Second battalion reaches Orzel") -> str:
    """A page with furniture, `head` in its head and `date` below its heading."""
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{FURNITURE.replace('{date}', date)}</body></html>"


def linked(content: str) -> str:
    """A JSON-LD script."""
    return f'<script type="application/ld+json">{content}</script>'


def test_the_article_is_kept_and_the_furniture_left(article: Callable[..., Article]) -> None:
    read = article("page.html", page())
    assert read.text == TEXT
    assert read.title == "Second battalion reaches Orzel"


def test_a_page_that_states_nothing_leaves_everything_unknown(article: Callable[..., Article]) -> None:
    read = article("page.html", page())
    assert (read.published, read.outlet, read.url, read.agency, read.republished_from) == (None,) * 5


@pytest.mark.parametrize(
    "stated",
    [
        {"head": '<meta property="article:published_time" content="2023-06-14T00:30:00+02:00">'},
        {"head": '<meta property="article:modified_time" content="2024-01-01"><meta name="DC.date.issued" content="2023-06-14">'},
        {"head": linked('{"@type": "NewsArticle", "datePublished": "2023-06-14", "dateModified": "2024-02-02"}')},
        {"head": linked('{"@graph": [{"@type": "WebSite"}, {"@type": ["Article", "X"], "datePublished": "2023-06-14T10:00:00Z"}]}')},
        {"head": linked('[{"@type": "ReportageNewsArticle", "datePublished": "June 14, 2023"}]')},
        {"head": linked("{broken") + '<meta name="date" content="14 June 2023">'},
        {"date": '<time datetime="2023-06-14T08:30:00+02:00">yesterday</time>'},
        {"date": '<span itemprop="datePublished">14 June 2023</span>'},
        {"date": '<div class="post-date">Wednesday, 14 June 2023 | 08:30</div>'},
        {"date": "<p>14 June 2023</p>"},
        {"head": '<link rel="canonical" href="https://lowland.example/2023/06/14/orzel">'},
    ],
)
def test_the_day_is_the_one_that_the_page_states(article: Callable[..., Article], stated: dict[str, str]) -> None:
    read = article("page.html", page(**stated))
    assert read.published == "2023-06-14"
    assert read.text == TEXT


@pytest.mark.parametrize(
    "stated",
    [
        {"head": '<meta property="article:modified_time" content="2024-01-01">'},
        {"head": '<meta property="article:published_time" content="soon">'},
        {"head": linked('{"@type": "WebSite", "datePublished": "2020-01-01"}')},
        {"date": '<time datetime="2024-01-01" class="updated">1 January 2024</time>'},
        {"head": "<!-- Page saved with SingleFile\n saved date: Tue Jan 02 2024 -->"},
    ],
)
def test_other_days_on_the_page_are_not_its_day(article: Callable[..., Article], stated: dict[str, str]) -> None:
    read = article("page.html", page(**stated))
    assert read.published is None
    assert any(note.startswith("published: ") for note in read.notes)


@pytest.mark.parametrize(
    "stated",
    [
        {"head": '<meta property="og:site_name" content="Lowland Daily">'},
        {"head": linked('{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Lowland Daily"}}')},
        {"head": linked('{"@type": "NewsArticle", "publisher": [{"name": "Lowland Daily"}]}')},
        {"head": '<meta name="application-name" content="Lowland Daily">'},
        {"title": "Second battalion reaches Orzel | Lowland Daily"},
        {"title": "Second battalion reaches Orzel - Lowland Daily"},
    ],
)
def test_the_outlet_is_the_one_that_the_page_states(article: Callable[..., Article], stated: dict[str, str]) -> None:
    read = article("page.html", page(**stated))
    assert (read.outlet, read.title) == ("Lowland Daily", "Second battalion reaches Orzel")


def test_a_dash_in_a_heading_is_no_outlet(article: Callable[..., Article]) -> None:
    read = article(
        "page.html",
        page(title="Second battalion – and third").replace("<h1>Second battalion reaches Orzel", "<h1>Second battalion – and third"),
    )
    assert (read.title, read.outlet) == ("Second battalion – and third", None)


@pytest.mark.parametrize(
    ("before", "head", "url"),
    [
        ("", '<link rel="canonical" href="https://lowland.example/a">', "https://lowland.example/a"),
        ("", '<meta property="og:url" content="https://lowland.example/b">', "https://lowland.example/b"),
        ("<!-- saved from url=(0027)https://lowland.example/c -->", "", "https://lowland.example/c"),
        ("", '<link rel="canonical" href="javascript:alert(1)">', None),
        ("", '<link rel="canonical" href="http://127.0.0.1/x">', None),
        ("", '<link rel="canonical" href="/relative">', None),
    ],
)
def test_the_address_is_the_one_that_the_page_states(article: Callable[..., Article], before: str, head: str, url: str | None) -> None:
    assert article("page.html", before + page(head)).url == url


def test_a_credit_line_outside_the_article_is_found(article: Callable[..., Article]) -> None:
    footer = "<p>This article was first published by Harbour Newswire and is republished under licence.</p></article>"
    read = article("page.html", page().replace("</article>", footer))
    assert read.republished_from == "Harbour Newswire"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1257", "iso-8859-13"])
def test_pages_are_read_in_the_encoding_that_they_state(article: Callable[..., Article], encoding: str) -> None:
    text = page(f'<meta charset="{encoding}">').replace("Orzel", "Šiauliai")
    assert "reached the camp at Šiauliai" in article("page.html", text.encode(encoding)).text


def test_control_characters_written_as_entities_are_left_out(article: Callable[..., Article]) -> None:
    read = article("page.html", page().replace("the defence", "the&#7; &#27;[31mdefence&#x202e;"))
    assert "\x07" not in read.text
    assert "\x1b" not in read.text
    assert "the [31mdefence\u202e ministry" in read.text


def test_a_page_without_a_suffix_is_known_by_its_first_bytes(article: Callable[..., Article]) -> None:
    assert article("download", page()).text == TEXT
    assert article("page.txt", page()).text == TEXT


def test_an_archive_of_a_page_gives_the_page(article: Callable[..., Article]) -> None:
    mhtml = (
        "From: <Saved by Blink>\r\nSubject: Second battalion\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----x"\r\n\r\n'
        "------x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"{page().replace('=', '=3D')}\r\n------x\r\nContent-Type: image/png\r\n\r\nxxxx\r\n------x--\r\n"
    )
    assert article("page.mhtml", mhtml).text == TEXT


def test_deep_but_honest_nesting_loses_no_text(article: Callable[..., Article]) -> None:
    # libxml2 on its own drops what lies deeper than 255 levels.
    inner = page().partition("<body>")[2].partition("</body>")[0]
    read = article("page.html", f"<html><head><title>Deep</title></head><body>{'<div>' * 400}{inner}{'</div>' * 400}</body></html>")
    assert "reached the camp at Orzel" in read.text


def test_nothing_is_written_to_the_log_of_the_root(read: Callable[..., object], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        read("page.html", "<html><body></body></html>")
    assert not [record for record in caplog.records if record.name == "root"]
    assert logging.getLogger("trafilatura").handlers


def test_two_readings_of_a_page_are_the_same(article: Callable[..., Article]) -> None:
    assert article("page.html", page()) == article("page.html", page())
