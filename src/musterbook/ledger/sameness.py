"""When two articles with one id are the same, when one is a poorer copy, and when the id is taken.

A folder often holds one article twice: as text and as a saved page, with and without a date. Whatever the order in which they are
read, and however often, what was once known of an article must not be lost, and nothing may flip back and forth.
"""

from collections.abc import Iterable
from dataclasses import replace

from musterbook.errors import BadValue
from musterbook.model import Article, Claim

TOLD = ("title", "outlet", "published", "dateline", "agency", "republished_from", "lang", "url")


def same_words(left: Article, right: Article) -> bool:
    """The two texts differ in white space at most."""
    return left.text == right.text or left.text.split() == right.text.split()


def same_content(left: Article, right: Article) -> bool:
    """The two articles have one text and say the same of themselves; where the bytes came from does not matter."""
    return left.text == right.text and all(getattr(left, name) == getattr(right, name) for name in TOLD)


def merged(standing: Article, new: Article) -> Article:
    """`new`, with what it does not know filled from `standing`; another source's values never displace standing ones.

    Raises BadValue where the id belongs to another text from another source.
    """
    ours = new.source == standing.source or (new.url is not None and new.url == standing.url)
    if not same_words(standing, new):
        if ours:
            return new
        raise BadValue(
            f"article id {new.id!r} already names another text (from {standing.source or 'an unnamed source'}); give this one its own id"
        )
    first, second = (new, standing) if ours else (standing, new)
    told = {name: getattr(second, name) if getattr(first, name) is None else getattr(first, name) for name in TOLD}
    # A row that two sources fill stays the first one's, so that the second, read again, does not then speak as its owner.
    return replace(new, source=new.source if ours else standing.source, **told)


def is_poorer_copy(standing: Article, new: Article, was: Iterable[Claim], now: Iterable[Claim]) -> bool:
    """The article stands already, as well or better known, and no other reader speaks: nothing is to be recorded."""
    if not same_words(standing, new) or not {claim.reader for claim in now} <= {claim.reader for claim in was}:
        return False
    if standing.published and not new.published:
        return True
    adds = any(getattr(standing, name) is None and getattr(new, name) is not None for name in TOLD)
    return standing.source != new.source and not adds and not same_content(standing, new)
