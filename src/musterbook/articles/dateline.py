"""The dateline: place, day and agency before a story's first sentence."""

import re
from dataclasses import dataclass

from musterbook.articles.days import MONTH, days

_PART = r"[^\W\d_][\w.'’]*"
_PLACE = rf"{_PART}(?:[ /–-]{_PART}){{0,4}}(?:, {_PART}(?: {_PART}){{0,3}})?"
_DAY = rf"(?i:\d\d?(?:st|nd|rd|th)? {MONTH}|{MONTH} \d\d?(?:st|nd|rd|th)?)(?:,? (?:19|20)\d\d)?|(?:19|20)\d\d-\d\d-\d\d"
_LINE = re.compile(
    rf"(?P<place>{_PLACE}?)"
    rf"(?:,? (?P<day>{_DAY}))?"
    r"(?: \((?P<agency>[^\W\d_a-z][^()\n]{1,40})\))?"
    r"(?P<end> ?[–—] | ?-{1,2} |\. (?=[A-ZÀ-Þ“\"])|(?=\n|$))"
)
# Words in capitals that open a line without being places.
_LABELS = frozenset(
    ("LIVE", "EXCLUSIVE", "CORRECTED", "CORRECTION", "UPDATE", "UPDATED", "BREAKING", "WATCH", "OPINION", "ANALYSIS", "FACTBOX", "VIDEO",
     "INTERVIEW", "EDITORIAL", "NEWS", "PRESS", "STATEMENT", "REFILE", "WRAPUP", "EXPLAINER", "NOTE", "READ")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dateline:
    """`place` as written; `published` only where the day has its year; `agency` as in '(AFP)'. `end` is where the story begins."""

    place: str
    published: str | None
    agency: str | None
    end: int


def dateline(text: str) -> Dateline | None:
    """The dateline with which `text` opens, if it opens with one."""
    match = _LINE.match(text)
    if not match or not _is_place(match["place"]):
        return None
    if not (match["day"] or _is_plain(match)):
        return None
    found = days(match["day"] or "")
    return Dateline(match["place"], found[0].edtf if found else None, match["agency"], match.end())


def _is_plain(match: re.Match[str]) -> bool:
    """A dateline without a day: 'VILNIUS – …', 'Vilnius (AFP) - …'; but 'Vilnius – which …' is none."""
    return match["end"].strip(" ") not in ("", ".") and (bool(match["agency"]) or match["place"].split(",")[0].isupper())


def _is_place(name: str) -> bool:
    words = re.split(r"[ /–-]", name.replace(",", ""))
    lower = ("of", "the", "de", "del", "la", "al", "el", "am", "an", "der", "on", "sur", "and")
    return words[0].upper() not in _LABELS and all(word[:1].isupper() or word in lower for word in words)
