"""The dateline: place, day and agency before a story's first sentence."""

import re
from dataclasses import dataclass

from musterbook.articles.days import MONTH, days

_PART = r"[^\W\d_][\w.'’]*"
_PLACE = rf"{_PART}(?:[ /–-]{_PART}){{0,4}}(?:, {_PART}(?: {_PART}){{0,3}})?"
_DAY = rf"(?i:\d\d?(?:st|nd|rd|th)? {MONTH}|{MONTH} \d\d?(?:st|nd|rd|th)?)(?:,? (?:19|20)\d\d)?|(?:19|20)\d\d-\d\d-\d\d"
_AGENCY = r"(?P<agency>[^\W\d_a-z][^(),\n]{1,40})"
_LINE = re.compile(
    rf"(?P<place>{_PLACE}?)(?:(?:,| ?[–—]| --?)? (?P<day>{_DAY}))?(?: \({_AGENCY}\))?"
    rf"(?P<end> ?[–—] | ?-{{1,2}} |\. (?=[A-ZÀ-Þ“\"])|(?=\n|$))"
)
_AGENCY_FIRST = re.compile(rf"\({_AGENCY}(?:, (?P<place>{_PLACE}))?(?:, (?P<day>{_DAY}))?\)(?P<end> ?[–—] | ?-{{1,2}} )")
# Words in capitals that open a line without being places.
_LABELS = re.compile(
    r"(?i)(?:LIVE|EXCLUSIVE|CORRECT(?:ED|ION)|UPDATED?|BREAKING|WATCH|OPINION|ANALYSIS|FACTBOX|VIDEO|INTERVIEW|EDITORIAL|NEWS|PRESS|STATEMENT|"
    r"REFILE|WRAPUP|EXPLAINER|NOTES?|READ|WHO|WHAT|WHY|HOW|MINISTRY|DEPARTMENT|THE(?! HAGUE\b)|[QA]|[IVX]+|"
    r"ON|IN|BY|AS|AT|SINCE|UNTIL|FROM|BEFORE|AFTER|PUBLISHED|POSTED|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)\b"
)
_SMALL = ("of", "the", "de", "del", "la", "al", "el", "am", "an", "der", "on", "sur", "and")
# A standfirst, a correction or a line of navigation may come before it.
_PARAGRAPHS = 4


@dataclass(frozen=True, slots=True)
class Dateline:
    """`place` as written; `day` as written, `published` only where it has its year; `agency` as in '(AFP)'."""

    place: str | None
    day: str | None
    published: str | None
    agency: str | None


def opening(text: str) -> Dateline | None:
    """The dateline that opens one of the first paragraphs of `text`."""
    first = [paragraph for paragraph in re.split(r"\n\s*\n|\n", text[:6000]) if paragraph.strip()][:_PARAGRAPHS]
    return next((found for paragraph in first if (found := dateline(paragraph.strip()))), None)


def dateline(paragraph: str) -> Dateline | None:
    """The dateline with which `paragraph` opens, if it opens with one."""
    match = _LINE.match(paragraph)
    if match and _is_place(match["place"]) and (match["day"] or _is_plain(match)):
        return _told(match)
    first = _AGENCY_FIRST.match(paragraph)
    return _told(first) if first else None


def _told(match: re.Match[str]) -> Dateline:
    found = days(match["day"] or "")
    return Dateline(match["place"], match["day"], found[0].edtf if found else None, match["agency"])


def _is_plain(match: re.Match[str]) -> bool:
    """A dateline without a day: 'VILNIUS – …', 'Vilnius (AFP) - …'; but 'Vilnius – which …' is none."""
    city = match["place"].split(",")[0]
    return match["end"].strip(" ") not in ("", ".") and (bool(match["agency"]) or (city.isupper() and len(city.split()) <= 3))


def _is_place(name: str) -> bool:
    words = re.split(r"[ /–-]", name.replace(",", ""))
    return not _LABELS.match(name) and all(word[:1].isupper() or word in _SMALL for word in words)
