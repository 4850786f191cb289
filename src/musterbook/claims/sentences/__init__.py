"""Blocks and sentences by rules, with offsets: what the parser is fed, piece by piece.

A parser reads badly across headings, bullets and time stamps, so the text is first cut where people cut it.
"""

import itertools
import re
from dataclasses import dataclass, replace
from functools import cache

from musterbook.claims.names.mentions import find, lexicon
from musterbook.claims.sentences import datelines
from musterbook.values import Span

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-ZÀ-ÖØ-ÞĀ-Ž0-9“‘\"—–-])|[.!?…]+[\"'”’»)\]]*\s*$")
_WORD_BEFORE = re.compile(r"([\w.&-]+)$")
STAMP = re.compile(r"^\s*(?:\[?\(?\d{1,2}[:.]\d{2}\)?\]?(?:\s*(?:[ap]\.?m\.?|GMT|CET|CEST|UTC|EET|BST|EDT|EST|L|Z))?\s*[-–—:|]?\s+)")
# A line that says when, or who wrote it, and goes on with nothing.
_DATE_LINE = re.compile(
    r"(?:[A-Z][\w .’'-]{2,30}, )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    r"(?:\d{1,2}\.? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2}),? \d{4}\W*$|By [A-Z]"
)
_BULLET = re.compile(r"^\s*(?:[•*▪◦‣·–—-]|\(?\d{1,2}[.)]|\[\d{1,2}\]|\(?[a-z]\))\s+")
_TURN = re.compile(
    r"^\s*(?P<who>(?:Q|A|Question|Answer|Frage)\b|[A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'()-]+(?: (?:and|of|the|in"
    r"|[A-ZÀ-ÖØ-ÞĀ-Ž(][\w.’'()-]+)){0,5})\s*(?:\d+\s*)?[:.]\s+(?=\S)"
)
# A turn of parliament: 'Fiona Carrow, Minister for the Armed Forces: …', 'The Minister for Defence (Mr Doyle): …'.
_OFFICE_TURN = re.compile(
    r"\s*(?P<who>(?:The )?[A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'-]+(?: (?:of|for|the|and|de|van|[A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'-]+)){0,9}"
    r"(?:, (?:the )?[A-Z][\w’'-]+(?: (?:of|for|the|and|to|in|[A-Z][\w’'&-]+)){0,9})?(?: \([A-Z][^)]{1,60}\)){0,2}):\s+(?=\S)"
)
# What a member asks a minister, whose answer makes the claim: 'To ask the Secretary of State how many …'.
_TO_ASK = re.compile(
    r"(?:\d+\.? )?(?:To ask (?:the|His|Her)\b|I (?:beg|wish|rise|would like) to ask\b"
    r"|(?:[A-Z][\w.’'()-]+ ){1,6}?asked the (?:[A-Z][\w’'-]+(?: (?:of|for|the|and))* ?){1,7},? ?"
    r"(?:\([^)]*\),? ?)?(?:how|whether|what|when|if|the number|the total|in which|to state|upon notice)\b)"
)
_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
# The line of a chronology: 'January 2013: …', '4 March 2022 – …', '2016: …', 'June 2001. The last …', '2014, March. The first …'.
_DAY = rf"(?:(?:[Ee]arly |[Ll]ate |[Mm]id-?)?(?:\d{{1,2}} )?(?:{_MONTHS}|Spring|Summer|Autumn|Winter)\.?(?: \d{{1,2}})?)"
DATE_LABEL = re.compile(
    rf"\s*(?P<when>(?:19|20)\d\d,? {_DAY}(?=[ .:–—])|{_DAY}(?:,? \d{{4}})?|(?:19|20)\d\d)"
    r"(?: ?[:–—] ?(?=\S)|\. (?=[A-Z“]))"
)
# A country before what is told of it: 'Chad: about 70.', 'UK, Norway: two officers each', 'Egypt – will join'.
_LABEL = re.compile(r"(?P<who>(?:the |The )?(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'-]*(?:,? and |, | )?(?:of |the )*){1,6})(?<! )(?:: | [–—] )(?=\S)")
# The same in capitals, with a point: 'ROU. An extra company …', 'SOMALIA. We no longer commute.'
_CAPITAL_LABEL = re.compile(r"(?P<who>[A-ZÀ-ÖØ-ÞĀ-Ž]{2,}(?:(?: |, | & |/)[A-ZÀ-ÖØ-ÞĀ-Ž]{2,}){0,3})\. +(?=\S)")
# What sets off the cells of a table in plain text.
ROW = re.compile(r" *\| *|\t+|(?<=\S) {3,}(?=\S)")
# The last cell of a row, where it says something: 'Malawi | 750 | Goma | 40 left in May'.
_REMARK = re.compile(r"[^|;]+\|[^;]*\|\s*(?P<remark>(?:[a-z0-9][\w,-]*|[A-Z]\w+(?= (?!and|of|in|near|de|la)[a-z]))(?: [^\s|]+){2,})$")
_BOILERPLATE = re.compile(
    r"^\s*(?:[›»▶]|>(?! ?[\"“])|\[?(?:in the )?photo\b|\[image|\(photo|picture:|read (?:more|also|next)|related|see also|subscribe|sign up"
    r"|follow us|share (?:this|on)|advertisement|about (?:the )?(?:author|us)"
    r"|photo(?: by| credit|s)?:|image:|caption:|copyright|©|all rights reserved|media contact|press contact|contact:|tags?:|filed under"
    r"|more (?:to follow|stories|from)|most read|newsletter|cookie|terms of (?:use|service)|privacy policy|comments? \(|editing by"
    r"|reporting by"
    r"|you can read this article|this article originally|author image|about \w+$|-ends-|ends$|notes to editors)",
    re.I,
)


# What stands under such a heading, as headings or entries of a list, are links to other stories.
_MORE = re.compile(
    r"\s*(?:related|more (?:on|stories|from|headlines|news|in)|read (?:also|more|next)|see also|also (?:read|on|in the news)"
    r"|most (?:read|popular)|other (?:news|headlines|stories)|in other news|recommended|you (?:may|might) (?:also )?like|trending"
    r"|top stories|don.t miss)\b[^.!?]{0,40}$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Row:
    """How a row of a table is to be read: its cells, each with what its column is, and the title of the column that counts, if any does."""

    cells: tuple[tuple[str, Span], ...]
    counts: str | None
    title: Span | None

    @property
    def span(self) -> Span:
        """From its first cell to its last."""
        return Span(min(span.start for _, span in self.cells), max(span.end for _, span in self.cells))

    def cell(self, *roles: str) -> Span | None:
        """The cell of the first of these columns that the row fills."""
        return next((span for role in roles for name, span in self.cells if name == role), None)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or heading, bullet, fragment, part before or after a semicolon) of an article: `span` in Article.text.

    kind: prose | bullet | heading | live | question | answer | boilerplate; `block` numbers the paragraph; `head` is the label
    in front of it (a speaker's turn, 'Latvia:'); `goes_on` tells that it continues the sentence before a semicolon; `under` is the
    line that leads the list it is an entry of; `row` how it is read, where it is one of a table with a header.
    """

    span: Span
    text: str
    kind: str
    block: int
    head: str | None = None
    goes_on: bool = False
    under: str | None = None
    row: Row | None = None

    @property
    def asks(self) -> bool:
        """It ends with a question mark, within quotation marks or without, or is a question put to a minister."""
        return self.text.rstrip("”\"'’ ").endswith("?") or _TO_ASK.match(self.text) is not None


def sentences(text: str) -> tuple[Sentence, ...]:
    """All sentences of a text in order."""
    out: list[Sentence] = []
    elsewhere = False
    for number, (start, end) in enumerate(_blocks(text)):
        found = _of_block(text, start, end, number)
        elsewhere = _MORE.match(text[start:end]) is not None or (elsewhere and all(_is_heading(part.text) for part in found))
        out += [replace(part, kind="boilerplate") for part in found] if elsewhere else found
    return tuple(out)


def _blocks(text: str) -> list[tuple[int, int]]:
    """Lines as [start, end), hard-wrapped lines joined: a line that does not end a sentence and one that goes on in lower case."""
    out: list[tuple[int, int]] = []
    for paragraph in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text):
        lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", paragraph.group()) if m.group().strip()]
        lines = [(start + paragraph.start(), end + paragraph.start()) for start, end in lines]
        width = max((len(text[start:end].rstrip()) for start, end in lines), default=0)
        for nth, (start, end) in enumerate(lines):
            if nth and _goes_on(text[out[-1][0] : out[-1][1]], text[slice(*lines[nth - 1])], text[start:end], width):
                out[-1] = (out[-1][0], end)
            else:
                out.append((start, end))
    return out


# A line of a list: what, and how many.
_COUNTED = re.compile(r"\s*[^:\n.!?]{2,60}: ?(?:~|about |some |around |approx\.? )?\d")


def _goes_on(block: str, line: str, following: str, width: int) -> bool:
    """The line after a block's last one goes on with it: it begins in lower case, or was broken off where the width was full."""
    stripped, after = line.rstrip(), following.lstrip()
    if ROW.search(block) or ROW.search(following):
        return False  # each row of a table stands alone
    if _COUNTED.match(block) and _COUNTED.match(following):
        return False  # 'KFOR (Kosovo): 99'
    if _BULLET.match(following) or STAMP.match(following) or _DATE_LINE.match(after):
        return False
    # Who breaks lines at a width breaks none into which the next word would have gone.
    full = len(stripped) > 55 and len(stripped) + len(after.split(" ", 1)[0]) >= width
    wrapped = full and not re.search(r"[.!?:;…][\"'”’)]*$", stripped)
    return bool(after) and (after[0].islower() or wrapped) and not re.search(r"[.!?:…][\"'”’)]*$", stripped)


def _of_block(text: str, start: int, end: int, number: int) -> list[Sentence]:
    line = text[start:end]
    if _BOILERPLATE.match(line):
        return [Sentence(_trim(text, start, end), line.strip(), "boilerplate", number)]
    kind, head, offset = _kind(line)
    pieces = list(_split(text, start + offset, end))
    if not pieces:
        return []
    if len(pieces) == 1 and not head and _is_heading(pieces[0].of(text)) and (kind == "prose" or re.match(r"\s*\d+[.)]", line)):
        kind = "heading"
    parts = [(span, n > 0) for piece in pieces for n, span in enumerate(_parts(text, _past_address(text, piece)))]
    return [_labelled(Sentence(span, span.of(text), kind, number, head, goes_on)) for span, goes_on in parts]


# 'Mr Speaker, 180 engineers left on Monday': whom a speech addresses is no part of what it tells.
_ADDRESS = re.compile(
    r"[“\"]?(?:Mr|Mrs|Ms|Madam|Mister)\.? (?:Deputy |Vice )?(?:Speaker|President|Chair(?:man|woman|person)?),\s+(?:[Ss]ir,\s+)?(?=\w)"
)


def _past_address(text: str, span: Span) -> Span:
    address = _ADDRESS.match(text, span.start, span.end)
    return Span(address.end(), span.end) if address else span


def _labelled(part: Sentence) -> Sentence:
    """A sentence without the countries that stand before it as its label."""
    found = _LABEL.match(part.text) if part.head is None or part.kind in ("question", "answer") else None
    if found is None or not _is_of_nations(found["who"]) or _is_aside(part.text, found):
        return part
    span = Span(part.span.start + found.end(), part.span.end)
    return replace(part, span=span, text=part.text[found.end() :], head=found["who"])


def _is_aside(text: str, label: re.Match[str]) -> bool:
    """The dash after the label opens an aside: 'The Danes – and they are many – will stay'."""
    return ":" not in label.group() and re.search(r" [–—] ", text[label.end() :]) is not None


def _is_of_nations(label: str) -> bool:
    """The label names countries or their people and nothing else."""
    named = [m for m in find(label) if m.kind == "nation" and m.how != "capital"]
    rest = set(range(len(label))) - {i for m in named for i in range(m.span.start, m.span.end)}
    left = "".join(c if i in rest else " " for i, c in enumerate(label))
    return bool(named) and not set(re.findall(r"\w+", left)) - {"and", "the", "The"}


def _parts(text: str, span: Span) -> list[Span]:
    """A sentence cut at its semicolons: each part can stand alone, and the parser reads short pieces better; so can a row's remark."""
    cuts = [m.end() + span.start for m in re.finditer(r";(?=\s)", span.of(text))]
    cuts += [m.start("remark") + span.start for m in [_REMARK.match(span.of(text))] if m]
    edges = [span.start, *cuts, span.end]
    return [_trim(text, a, b) for a, b in itertools.pairwise(edges) if re.search(r"\w", text[a:b])]


def _kind(line: str) -> tuple[str, str | None, int]:
    """(kind, label, characters of prefix) of a line."""
    if dateline := datelines.length(line):
        return "prose", None, dateline
    if found := STAMP.match(line):
        return "live", None, found.end()
    offset, kind = 0, "prose"
    if found := _BULLET.match(line):
        offset, kind = found.end(), "bullet"
    if found := DATE_LABEL.match(line[offset:]):
        return kind, found["when"], offset + found.end()
    if (found := _CAPITAL_LABEL.match(line[offset:])) and _is_of_nations(found["who"]):
        return kind, found["who"], offset + found.end()
    turn = _TURN.match(line[offset:]) or _OFFICE_TURN.match(line[offset:])
    if not turn or turn.group("who").lower() in ("no", "note", "correction", "update"):
        return kind, None, offset
    who = turn.group("who")
    if who in ("Q", "Question", "Frage"):
        return "question", who, offset + turn.end()
    if who in ("A", "Answer"):
        return "answer", who, offset + turn.end()
    if line[offset + turn.end() - 2 : offset + turn.end()].strip().startswith(":") or ":" in line[offset : offset + turn.end()]:
        return kind, who, offset + turn.end()
    return kind, None, offset


def _is_heading(piece: str) -> bool:
    words = piece.split()
    return len(words) <= 14 and not re.search(r"[.!?…;:,][\"'”’)]*$", piece) and not piece[:1].islower()


def _split(text: str, start: int, end: int) -> list[Span]:
    out, begin = [], start
    for found in _END.finditer(text, start, end):
        if _is_abbreviation(text[begin : found.start()], found.group(), text[found.end() : found.end() + 4]):
            continue
        out.append(_trim(text, begin, found.end()))
        begin = found.end()
    if text[begin:end].strip():
        out.append(_trim(text, begin, end))
    return [span for span in out if re.search(r"\w", span.of(text))]


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(lexicon("sentences")["abbreviations"])


# 'On the ground since Mon. Good coffee', 'until 27 Sep. Behind them': behind a day or a lower-case preposition the point ends a sentence.
_DAY_BEFORE = re.compile(
    rf"(?:\b\d{{1,2}} |\b(?:in|on|since|until|till|by|from|thru|through|of) )(?:{_MONTHS}|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)$"
)


def _is_abbreviation(before: str, mark: str, following: str) -> bool:
    if mark.strip() != ".":
        return False
    if _DAY_BEFORE.search(before) and re.match(r"\s+[A-ZÀ-ÖØ-ÞĀ-Ž“\"]", following):
        return False
    found = _WORD_BEFORE.search(before)
    word = found.group(1) if found else ""
    if word in ("No", "Nos", "no", "nos"):
        return False if not before.endswith(("No", "Nos", "no", "nos")) else bool(re.match(r"\s*\d", following))
    return (
        word in _abbreviations()
        or bool(re.fullmatch(r"[A-Z](?:\.[A-Z])*", word))
        or bool(re.fullmatch(r"\d{1,2}", word) and len(before.strip()) <= 2)
    )


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Span(start + lead, start + len(piece.rstrip()))
