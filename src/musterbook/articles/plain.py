"""Plain text and Markdown: the text as it stands, without what stands above the story."""

from collections.abc import Iterator

from musterbook.articles.given import Given
from musterbook.articles.masthead import masthead
from musterbook.articles.story import story
from musterbook.settings import Settings


def articles(text: str, source: str, settings: Settings) -> Iterator[Given]:
    """The one article of a plain text."""
    head = masthead(text)
    yield Given(story(text[head.end :], head.fields, source))
