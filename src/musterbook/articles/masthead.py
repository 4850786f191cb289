"""What stands above a plain text's story: a labelled header block, or heading, by-line and date, cut off together."""

import re
from dataclasses import dataclass, field
from itertools import takewhile

from musterbook.articles.credits import wire_in
from musterbook.articles.dateline import dateline
from musterbook.articles.days import day_of, days
from musterbook.world.outlets import find

_LABELS = {
    "title": "title", "headline": "title", "outlet": "outlet", "publisher": "outlet", "publication": "outlet", "newspaper": "outlet",
    "site": "outlet", "source": "source", "date": "published", "published": "published", "published on": "published",
    "publication date": "published", "posted": "published", "posted on": "published", "issued": "published", "url": "url", "link": "url",
    "address": "url", "canonical": "url", "agency": "agency", "wire": "agency", "credit": "agency", "dateline": "dateline",
    "language": "lang", "lang": "lang", "republished from": "republished_from", "originally published in": "republished_from",
    "author": "by", "authors": "by", "by": "by", "byline": "by", "updated": "updated", "last updated": "updated", "tags": "tags",
    "section": "tags", "category": "tags", "keywords": "tags", "description": "tags", "note": "tags",
}  # fmt: skip
_LABEL = re.compile(r"^[ \t>*_#]*(?P<label>[A-Za-z][A-Za-z ]{1,24}?)[*_]{0,2}:[*_]{0,2}[ \t]+(?P<value>\S.*)$")
_BULLET = re.compile(r"^[\s•·*–—|-]+")
_MEDIA = re.compile(
    r"\b(?:Times|News|Post|Herald|Gazette|Daily|Tribune|Journal|Observer|Press|Agency|Radio|Online|Review|Guardian|Monitor|Ledger|Weekly|"
    r"Telegraph|Chronicle|Courier|Mail|Standard|Today|Voice|Wire|Newswire|Magazine|Broadcasting|TV|Mirror|Sentinel|Dispatch|Bulletin)\b"
)
_LONGEST_TITLE = 220
_LONGEST_WRAPPED = 100
_MOST_LINES = 12
_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,2}(?=\w)|(?<=\w)[*_]{1,2}(?!\w)")
# Words that end a broken line, never a heading.
_OPEN_END = re.compile(r"(?i)\b(?:in|of|the|to|and|a|an|at|on|for|by|with|from|its|that|which|will)$")
_WEEKDAY = r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
_BESIDE = re.compile(rf"(?i){_WEEKDAY}|\b(?:published|posted|updated|on|at|am|pm|gmt|utc|c?e[se]?t|min read|\d+ min)\b|\d\d?[:.]\d\d|[\W_]")
_BEFORE = re.compile(rf"(?i)[\s|,•·–—-]*(?:{_WEEKDAY})?[\s|,•·–—-]*(?:published|posted|on)?:?\s*$")
_NAMES = r"[A-ZÀ-Ž][\w.'’-]*"
_BYLINE = re.compile(rf"(?:By|BY) {_NAMES}(?:,? (?:{_NAMES}|and|in|for|de|van|von)){{0,9}}$")


@dataclass(slots=True)
class Masthead:
    """The fields found, and where in the text the story begins."""

    fields: dict[str, str] = field(default_factory=dict)
    end: int = 0


def masthead(text: str, *, title: str | None = None) -> Masthead:
    """Read and measure what stands above the story; `title` where it is known and cut off already.

    A labelled block may be all there is, and then no story is left; a mere heading never takes the whole text.
    """
    block = _labelled(text) if title is None else Masthead()
    found = block if block.fields else _heading(text, title)
    rest = text[found.end :]
    found.end += len(rest) - len(rest.lstrip("\n"))
    return found if block.fields or text[found.end :].strip() else Masthead()


def _labelled(text: str) -> Masthead:
    """A block of 'Title: …' lines, fenced by '---' or not, ended by a line that is none. One such line alone is no block."""
    found, at, fenced = Masthead(), 0, text.startswith("---\n")
    for nth, line in enumerate(text.split("\n")):
        label = _LABEL.match(line)
        name = _LABELS.get(label["label"].strip().lower()) if label else None
        if label and name:
            found.fields.setdefault(name, label["value"].strip().strip("\"'").strip())
        elif not (fenced and nth == 0):
            found.end = at + (len(line) if re.match(r"-{3,}\s*$|={3,}\s*$", line) else 0)
            break
        at += len(line) + 1
    return _told(found) if len(found.fields) > 1 and found.fields.keys() & {"title", "outlet", "source"} else Masthead()


def _told(found: Masthead) -> Masthead:
    """'Source:' names the outlet, or, where that is named as well, the one it took the text from."""
    source = found.fields.pop("source", None)
    if source:
        found.fields.setdefault("republished_from" if "outlet" in found.fields else "outlet", source)
    return found


def _heading(text: str, title: str | None) -> Masthead:
    found, lines, nth = Masthead({"title": title} if title else {}), text.split("\n"), 0
    while nth < min(len(lines), _MOST_LINES):
        taken = _taken(found, lines[nth:])
        if not taken:
            break
        nth += taken
    found.end = min(len(text), sum(len(line) + 1 for line in lines[:nth]))
    return found if found.fields.keys() & {"title", "published"} else Masthead()


def _taken(found: Masthead, lines: list[str]) -> int:
    """How many of the next lines belong above the story; what they say goes into `found`."""
    plain = _BULLET.sub("", _EMPHASIS.sub("", lines[0])).strip()
    if not lines[0].strip() or _is_meta(found, plain):
        return 1
    title = [] if "title" in found.fields else _title(lines)
    if title:
        found.fields["title"] = re.sub(r"^#{1,3}\s+", "", " ".join(line.strip() for line in title)).strip("*_ ")
    return len(title)


def _title(lines: list[str]) -> list[str]:
    """The lines of the heading that stands first, if one does: one line, or several that end in a blank one where it was wrapped."""
    block = list(takewhile(str.strip, lines))
    wrapped = 1 + sum(1 for _ in takewhile(lambda line: line.strip()[0].islower(), block[1:]))
    title = block[:wrapped]
    broken = wrapped < len(block) if wrapped > 1 else _is_paragraph(block)
    rest = any(line.strip() for line in lines[wrapped:])
    return title if rest and not broken and _is_title(" ".join(title).strip()) else []


def _is_paragraph(block: list[str]) -> bool:
    """The lines are one paragraph, broken to about equal width, rather than a heading with by-line or story below it."""
    widths = [len(line) for line in block[:-1]]
    equal = len(block) > 2 and max(map(len, block)) <= _LONGEST_WRAPPED and min(widths) >= 0.6 * max(widths)
    return equal and not any(_is_meta(Masthead(), _BULLET.sub("", line).strip()) for line in block[1:])


def _is_title(line: str) -> bool:
    ends = bool(_OPEN_END.search(line)) or (line.endswith((".", ",", ";", ":")) and not re.search(r"\b[A-Z]\.$|\.{3}$", line))
    return len(line) <= _LONGEST_TITLE and not ends and dateline(line) is None and not _BULLET.match(line)


def _is_meta(found: Masthead, line: str) -> bool:
    label = _LABEL.match(line)
    if label and (name := _LABELS.get(label["label"].strip().lower())) not in (None, "title", "source", "tags"):
        return _labels(found, str(name), label["value"])
    if _is_date(found, line):
        return True
    if len(line) <= 80 and not line.endswith((".", "!", "?")) and (wire := wire_in(line)) and _is_byline(line):
        found.fields.setdefault("agency", wire)
        return True
    return bool(_BYLINE.match(line))


def _labels(found: Masthead, name: str, value: str) -> bool:
    if name == "published" and day_of(value) is None:
        return False
    found.fields.setdefault(name, value.strip())
    return True


def _is_byline(line: str) -> bool:
    """A line of names, not a sentence: '• BNS/TBT Staff', 'By Jo Doe, Reuters'."""
    return all(
        word[:1].isupper() or not word[:1].isalpha() or word in ("and", "with", "for", "by", "dpa") for word in re.split(r"[\s/]+", line)
    )


def _is_date(found: Masthead, line: str) -> bool:
    """The line is a day, with an outlet, a weekday or an hour at most beside it."""
    written = days(line)
    if len(written) != 1 or len(line) > 90:
        return False
    before, after = line[: written[0].start], line[written[0].end :]
    beside = _BESIDE.sub(" ", after).strip()
    name = _BEFORE.sub("", before).strip()
    if beside or (name and not _names_outlet(name, before)):
        return False
    if name and not name.lower().startswith("by "):
        found.fields.setdefault("outlet", name)
    if not re.match(r"(?i)\W*(?:last )?updated", line):
        found.fields.setdefault("published", written[0].edtf)
    return True


def _names_outlet(name: str, before: str) -> bool:
    """'X | date' names an outlet; 'X, date' only where X is called like one, for it may be a place."""
    if re.match(r"(?i)(?:last )?(?:updated|published|posted)\b|by ", name):
        return True
    return "|" in before or bool(_MEDIA.search(name)) or find(name) is not None
