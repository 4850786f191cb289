"""A saved page: the article in it through trafilatura, its metadata only as far as the page states them."""

import logging
from collections.abc import Iterator

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from musterbook.articles.given import Given
from musterbook.articles.markup import paragraphs, tree_of
from musterbook.articles.masthead import masthead
from musterbook.articles.page_fields import page_fields
from musterbook.articles.story import story
from musterbook.errors import UnreadableSource
from musterbook.settings import Settings

# Its reports on bad pages are ours to make; without a handler they would go to standard error.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
# Of a page without an article trafilatura still returns the words of its menus.
_FEWEST_WORDS = 6


def articles(text: str, source: str, settings: Settings) -> Iterator[Given]:
    """The one article of a page."""
    tree = tree_of(text, settings)
    fields = page_fields(tree, text)
    body = _body(tree)
    body = _below_title(body, fields["title"])
    # Where the page names no title, its first paragraph may still be one; else only by-lines and dates are cut off.
    head = masthead(body, title=fields["title"])
    known = {name: fields.get(name) or head.fields.get(name) for name in fields.keys() | head.fields.keys()}
    yield Given(story(body[head.end :], known, source, about=f"{body}\n\n{paragraphs(tree)}"))


def _body(tree: HtmlElement) -> str:
    # Metadata are read by page_fields: trafilatura's date finder takes dates from anywhere on the page and compares with today.
    found = bare_extraction(tree, include_comments=False, with_metadata=False)
    if not isinstance(found, Document) or found.body is None:
        raise UnreadableSource("no article is found in the page")
    body = paragraphs(found.body)
    if max(len(paragraph.split()) for paragraph in body.split("\n\n")) < _FEWEST_WORDS:
        raise UnreadableSource(f"no article is found in the page, only {body[:60]!r}")
    return body


def _below_title(body: str, title: str | None) -> str:
    """The body without the heading, where the page repeats it as the first paragraph."""
    first, _, rest = body.partition("\n\n")
    same = title is not None and " ".join(first.split()).casefold() == " ".join(title.split()).casefold()
    return rest if same and rest.strip() else body
