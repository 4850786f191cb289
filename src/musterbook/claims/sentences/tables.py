"""Tables: what the header of a table in plain text makes of the cells below it: a host, a place, a force, how many, since when.

In: a text, its sentences. Out: the sentences, each row of such a table with its cells; the dates of its columns, as Times in the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from musterbook.claims.names.mentions import find, lexicon
from musterbook.claims.sentences import ROW, Row, Sentence
from musterbook.claims.times import Time, times
from musterbook.values import Span

_ROLES = {
    "since": "since", "from": "since", "start": "since", "arrived": "since", "there since": "since",
    "since when": "since", "in place since": "since", "deployed since": "since", "date of arrival": "since",
    "year": "since", "year delivered": "since", "year of delivery": "since",
    "until": "until", "till": "until", "to": "until", "end": "until", "ends": "until", "mandate until": "until",
    "mandate ends": "until", "mandate expires": "until", "end of mandate": "until", "expires": "until",
    "expiry": "until", "end date": "until",
}  # fmt: skip
_FEWEST = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_BAR = re.compile(r"\s*\|?")
# The line under a header: '-----|-----'.
_RULE = re.compile(r"[\s|+=:–—-]+")


def dated(text: str, anchor: str | None) -> Iterator[Time]:
    """The date of every cell under a heading that tells what it is."""
    roles: dict[int, str] = {}
    width = 0
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        cells = list(_cells(line.group(), line.start()))
        found = {nth: role for nth, cell in enumerate(cells) if cell and (role := _ROLES.get(cell.of(text).casefold()))}
        if len(cells) < _FEWEST:
            roles = {}
        elif found:
            roles, width = found, len(cells)
        elif len(cells) == width:
            told = ((cells[nth], role) for nth, role in roles.items())
            yield from (time for cell, role in told if cell and (time := _date(text, cell, role, anchor)))


def _cells(line: str, start: int) -> Iterator[Span | None]:
    """What stands between the marks of a row; None where nothing does, or where a line begins with blanks, as over a column of names."""
    if re.match(r" {3,}\S", line):
        yield None
    # Markdown sets bars before the first cell and behind the last.
    first, last = _BAR.match(line).end(), len(line.rstrip().removesuffix("|"))  # type: ignore[union-attr]
    edges = [first, *(edge for found in ROW.finditer(line, first, last) for edge in found.span()), max(first, last)]
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        told = line[begin:end].strip()
        at = start + begin + line[begin:end].find(told)
        yield Span(at, at + len(told)) if told else None


def _date(text: str, cell: Span, role: str, anchor: str | None) -> Time | None:
    """What the cell dates; None where it holds no date, or more than one."""
    told = cell.of(text)
    if _YEAR.fullmatch(told):
        return Time(cell, role, told, told)
    found = times(f"{role} {told}", anchor, None, None)
    return replace(found[0], span=cell, role=role) if len(found) == 1 and found[0].role in ("point", role) else None


def laid_out(parts: Sequence[Sentence], text: str) -> list[Sentence]:
    """The sentences, where each row under a header is read once for every column that counts; the header itself is none of them."""
    heads, rows = _tables(text)
    out: list[Sentence] = []
    done: set[int] = set()
    for part in parts:
        at = text.rfind("\n", 0, part.span.start) + 1
        if at in heads:
            continue
        if at not in rows:
            out.append(part)
        elif at not in done:
            done.add(at)
            out += [Sentence(row.span, row.span.of(text), "prose", part.block, row=row) for row in rows[at]]
    return out


# What a header cell counts, beyond the words of the lexicon: 'as agreed', '2019', 'ATMIS, Nov. 2024'.
_ALLOWED = re.compile(r"\b(?:as agreed|planned|authori[sz]ed|ceiling|mandated|approved|foreseen)\b", re.I)
COUNTING = ("number", "ordered", "delivered", "promised", "allowed", "year")
_WHOSE = ("host", "taker", "country", "sender", "giver", "force", "place")


def _tables(text: str) -> tuple[set[int], dict[int, list[Row]]]:
    """Where the lines of the headers begin, and for each row below one how it is to be read."""
    heads: set[int] = set()
    rows: dict[int, list[Row]] = {}
    roles: list[str | None] = []
    titles: list[Span | None] = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        cells = list(_cells(line.group(), line.start()))
        found = [_role(cell.of(text)) if cell else None for cell in cells]
        if _is_header(found, cells):
            roles, titles = found, cells
            heads.add(line.start())
        elif roles and _RULE.fullmatch(line.group()):
            heads.add(line.start())
        elif len(cells) == len(roles) > 1:
            if read := list(_readings(text, roles, titles, cells)):
                rows[line.start()] = read
        else:
            roles = []
    return heads, rows


def titled(text: str, anchor: str | None) -> Iterator[str]:
    """The dates that the columns of a text's tables have for a title, which their rows do not repeat."""
    for _, rows in sorted(_tables(text)[1].items()):
        yield from (day for row in rows if (day := row.title and date_of(row.title.of(text), anchor)))


def date_of(title: str, anchor: str | None) -> str | None:
    """The date in the title of a column: '2019', 'ATMIS, Nov. 2024'."""
    return next((t.past for t in times(f"in {title.split(', ')[-1]}", anchor) if t.past), None)


def _is_header(found: Sequence[str | None], cells: Sequence[Span | None]) -> bool:
    """Almost every cell names what its column is, and one of them whose or where."""
    known = [role for role in found if role]
    whose = any(role in _WHOSE for role in known) or (found[0] is None and cells[0] is None)
    counted = any(role in (*COUNTING, "force") for role in known)
    return len(known) > 1 and len(known) >= len(found) - 1 and whose and counted


def _role(title: str) -> str | None:
    plain = re.sub(r"\s*[(\[].*?[)\]]", "", title).strip(" :.*?").casefold()
    if role := _named().get(plain) or _ROLES.get(plain):
        return role
    if _ALLOWED.search(plain):
        return "allowed"
    return "year" if _YEAR.search(plain) and len(plain) < 25 else None


@cache
def _named() -> dict[str, str]:
    return {word: role for role, words in lexicon("tables")["roles"].items() for word in words}


# What is written where there is nothing, and where nothing is known.
_NOTHING = re.compile(r"[–—-]+|nil|\.+", re.I)
_UNKNOWN = re.compile(r"\?+|n/?[ak]|unknown|not known|not disclosed|undisclosed", re.I)


def _readings(text: str, roles: Sequence[str | None], titles: Sequence[Span | None], cells: Sequence[Span | None]) -> Iterator[Row]:
    """A row once for each of its cells that counts; once, where no column does or what it counts is not known."""
    columns = [
        ("country" if nth == 0 and not role else role or "other", title)
        for nth, (role, title) in enumerate(zip(roles, titles, strict=True))
    ]
    known = [
        (role, cell, title) for (role, title), cell in zip(columns, cells, strict=True) if cell and not _NOTHING.fullmatch(cell.of(text))
    ]
    told = tuple((role, cell) for role, cell, _ in known if role not in COUNTING)
    if not any(_names_somebody(text, cell) for role, cell in told if role in _WHOSE):
        return
    counting = [(role, cell, title) for role, cell, title in known if role in COUNTING and not _YEAR.search(cell.of(text))]
    for role, cell, title in counting:
        yield Row(told, None, None) if _UNKNOWN.fullmatch(cell.of(text)) else Row((*told, (role, cell)), role, title)
    if not any(role in COUNTING for role, _ in columns):
        yield Row(told, None, None)


def _names_somebody(text: str, cell: Span) -> bool:
    return any(m.kind in ("nation", "body", "site", "region") for m in find(cell.of(text)))
