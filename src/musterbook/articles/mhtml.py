"""Pages that a browser saved with all their parts in one file (MHTML): the page is taken, the parts are left."""

from email import message_from_bytes
from email.policy import default

from musterbook.errors import UnreadableSource


def page_in(raw: bytes) -> bytes:
    """The HTML of the first page in an MHTML archive, with its own declaration of what it is encoded in."""
    for part in message_from_bytes(raw, policy=default).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                charset = part.get_content_charset()
                return (f'<!DOCTYPE html><meta charset="{charset}">'.encode("ascii", "replace") if charset else b"") + page
    raise UnreadableSource("an archive of a page (MHTML) without a page in it")
