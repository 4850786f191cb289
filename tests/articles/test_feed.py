"""A feed saved as a file gives an article an entry."""

from collections.abc import Callable

import pytest

from musterbook.articles.extract import Given
from musterbook.model import Article, Failure

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Lowland Daily</title><language>en-gb</language>{items}</channel></rss>"""
ITEM = """<item><title>Troops &amp; trains</title><link>https://lowland.example/a</link><pubDate>Wed, 14 Jun 2023 00:30:00 +0200</pubDate>
<description>short</description><content:encoded><![CDATA[<p>About <b>400</b> soldiers
arrived.</p><p>They will stay.<script>alert(1)</script></p>]]></content:encoded></item>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Voice</title>
<entry><title>Frigate in port</title><link href="https://harbour.example/1"/><published>2024-05-02T23:30:00-04:00</published>
<updated>2024-06-01T00:00:00Z</updated><summary type="html">&lt;p&gt;A frigate is in port.&lt;/p&gt;</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>Strait Gazette</title></channel>
<item rdf:about="y"><title>Radar moved</title><link>https://strait.example/1</link><description>A radar was moved.</description>
<dc:date>2022-11-30T10:00:00Z</dc:date></item></rdf:RDF>"""


def test_an_entry_is_an_article_with_its_own_fields(article: Callable[..., Article], tmp_path: object) -> None:
    read = article("feed.xml", RSS.format(items=ITEM))
    assert read.text == "About 400 soldiers arrived.\n\nThey will stay."
    assert (read.title, read.outlet, read.published) == ("Troops & trains", "Lowland Daily", "2023-06-14")
    assert (read.url, read.lang, read.source) == ("https://lowland.example/a", "en", f"{tmp_path}/feed.xml[1]")


@pytest.mark.parametrize(
    ("name", "content", "fields"),
    [
        ("feed.atom", ATOM, ("Frigate in port", "Harbour Voice", "2024-05-02", "A frigate is in port.")),
        ("feed", RDF, ("Radar moved", "Strait Gazette", "2022-11-30", "A radar was moved.")),
        ("feed.txt", ATOM, ("Frigate in port", "Harbour Voice", "2024-05-02", "A frigate is in port.")),
    ],
)
def test_atom_and_rdf_are_read_whatever_the_file_is_called(
    article: Callable[..., Article], name: str, content: str, fields: tuple[str, ...]
) -> None:
    read = article(name, content)
    assert (read.title, read.outlet, read.published, read.text) == fields


def test_an_entry_without_a_date_has_none(article: Callable[..., Article]) -> None:
    read = article("feed.xml", RSS.format(items="<item><title>t</title><description>A battalion arrived.</description></item>"))
    assert read.published is None
    assert any(note.startswith("published: ") for note in read.notes)


def test_an_empty_entry_fails_alone(read: Callable[..., list[Given | Failure]], tmp_path: object) -> None:
    failed, given = read("feed.xml", RSS.format(items="<item><title>Empty</title></item>" + ITEM))
    assert failed == Failure("extract", f"{tmp_path}/feed.xml[1]", "an entry without content or summary")
    assert isinstance(given, Given)


def test_an_entry_taken_from_another_feed_says_so(article: Callable[..., Article]) -> None:
    item = ITEM.replace("</item>", '<source url="https://h.example/feed">Harbour Voice</source></item>')
    assert article("feed.xml", RSS.format(items=item)).republished_from == "Harbour Voice"


def test_the_feeds_own_signature_is_no_credit_to_another(article: Callable[..., Article]) -> None:
    signed = ITEM.replace("]]>", '<p>The post <a href="x">Troops</a> appeared first on <a>Lowland Daily</a>.</p>]]>')
    assert article("feed.xml", RSS.format(items=signed)).republished_from is None


def test_a_feed_in_another_encoding_is_read(article: Callable[..., Article]) -> None:
    content = RSS.replace("UTF-8", "windows-1257").format(items=ITEM.replace("soldiers", "Šiauliai soldiers")).encode("cp1257")
    assert "Šiauliai soldiers" in article("feed.xml", content).text


def test_unescaped_signs_do_not_lose_the_feed(article: Callable[..., Article]) -> None:
    assert article("feed.xml", RSS.format(items=ITEM.replace("&amp;", "&"))).title == "Troops & trains"
