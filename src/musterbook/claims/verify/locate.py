"""Where a quotation stands in a text: typography is made plain on both sides, with a map back, and then the characters must be the same.

In: a text and a quotation as somebody proposes it. Out: the text's own characters, as a Span, or None. Nothing is guessed: a word more,
a word less or another digit is another text.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from musterbook.values import Span

_SAME = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4\u0060\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    "\u2026": "...",
}
# The same for quotation marks alone, character for character.
STRAIGHT = str.maketrans({char: same for char, same in _SAME.items() if same in "'\""})
# Characters that print nothing: soft hyphen, zero-width space and joiners, marks of direction, byte-order mark.
_NOTHING = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text with typography made plain; `at[i]` is where its character i stands in the original."""

    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The original characters of plain ones."""
        return Span(self.at[start], self.at[end - 1] + 1)


@lru_cache(maxsize=64)
def plain(text: str) -> Plain:
    """Quotation marks, dashes, dots, spaces, ligatures and invisible characters as a typewriter has them; spaces run together."""
    out: list[str] = []
    at: list[int] = []
    for index, char in enumerate(text):
        if char in _NOTHING:
            continue
        for piece in " " if char.isspace() else _SAME.get(char) or unicodedata.normalize("NFKC", char):
            if piece == " " and (not out or out[-1] == " "):
                continue
            out.append(piece)
            at.append(index)
    return Plain("".join(out), tuple(at))


def located(text: str, quotation: str, near: int | None = None) -> Span | None:
    """Where `quotation` stands in `text`: as it is, else with typography made plain; where it stands more than once, nearest to `near`."""
    found = _all(text, quotation.strip())
    if not found and quotation.strip():
        whole, part = plain(text), plain(quotation.strip()).text.strip()
        found = [whole.span(span.start, span.end) for span in _all(whole.text, part)]
    if not found:
        return None
    return min(found, key=lambda span: (abs(span.start - near), span.start)) if near is not None else found[0]


def _all(text: str, part: str) -> list[Span]:
    out, at = [], text.find(part) if part else -1
    while at >= 0:
        out.append(Span(at, at + len(part)))
        at = text.find(part, at + 1)
    return out
