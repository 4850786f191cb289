"""What pages and API both ask: the board with its filters, promises and conflicts of a host, a text held against the ledger, a search."""

import math
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from musterbook.compare import countries
from musterbook.ledger.seeking import Sought
from musterbook.model import Article, Claim, Conflict, CopyTree, Failure, Known, Line, Links, Posture, Promise, Reading
from musterbook.pipeline import reading
from musterbook.pipeline.answers import Answers
from musterbook.pipeline.checking import held_against
from musterbook.pipeline.contradicting import Stretch
from musterbook.pipeline.narrowing import names
from musterbook.pipeline.paging import Bound, Page, bounded, cut
from musterbook.views.http.asked import Asked
from musterbook.views.http.library import Library, Piece
from musterbook.views.visible import one_line
from musterbook.views.words import named

# A page with more hits than this is not read; the narrower question is.
MOST_FOUND = 200
# Seconds that are spent on laying out: the first page of a board, what a moving slider shows at once, what follows by and by, a drawn map;
# and on a look through the ledger.
FIRST, AT_ONCE, LATER, DRAWN, SOUGHT = 0.25, 0.05, 0.25, 3.0, 0.2
# Seconds by which the last piece of an answer may overrun.
_OVER = 0.03
# Lines after which an answer ends even where the rest is laid out already.
_MOST_LINES = 80
_LETTERS = re.compile("[a-z0-9]+")
STATES = ("overdue", "open", "kept", "superseded", "cancelled")


@dataclass(frozen=True, slots=True)
class Checked:
    """One text, read and held against what is known."""

    reading: Reading
    told: Answers


@dataclass(frozen=True, slots=True)
class Board:
    """Some of a board, with the voices of the claims that bear it; `rest` is where the rest begins, as 'LTU.USA', None where none is."""

    postures: tuple[Posture, ...]
    voices: Mapping[str, int]
    rest: str | None = None

    def known(self) -> Known:
        """What tells how many voices a claim of the board has."""
        return Known({}, (), voices=lambda claim: self.voices[claim.id])


def board(library: Library, asked: Asked, *, voiced: bool = False) -> Board:
    """The posture of every host asked for, lines filtered; hosts of which nothing is known are left out."""
    pieces = library.pieces(_wanted(library, asked), asked.on, asked.known_by, voiced=voiced)
    return _put_together(list(pieces), asked, None)


def some_of_board(library: Library, asked: Asked, start: str | None, seconds: float, most: float = _MOST_LINES) -> Board:
    """As much of it, from `start` on, as is laid out in so many seconds: the first lines of a huge ledger come as fast as a small one's.

    One piece at least, a sender in a host; no more than a page has room for.
    """
    wanted = _wanted(library, asked)
    left = wanted[next((at for at, pair in enumerate(wanted) if ".".join(pair) == start), 0) :]
    return _laid_out(library, asked, left, seconds, most)


def _laid_out(library: Library, asked: Asked, left: Sequence[tuple[str, str]], seconds: float, most: float) -> Board:
    """What is laid out of these in so many seconds, or until so many lines."""
    pieces: list[Piece] = []
    until, lines = time.monotonic() + seconds, 0
    for pair, piece in zip(left, library.pieces(left, asked.on, asked.known_by, voiced=False), strict=False):
        pieces.append(piece)
        lines += len(piece.posture.lines)
        following = left[len(pieces)] if len(pieces) < len(left) else pair
        # One that took long on another day takes long on this one: it is left to the next answer.
        if lines >= most or time.monotonic() >= until or time.monotonic() + library.took(following) > until + _OVER:
            break
    rest = left[len(pieces)] if len(pieces) < len(left) else None
    return _put_together(pieces, asked, ".".join(rest) if rest else None)


def _put_together(pieces: Sequence[Piece], asked: Asked, rest: str | None) -> Board:
    voices = {id: many for piece in pieces for id, many in piece.voices.items()}
    return Board(tuple(_by_host(pieces, asked)), voices, rest)


def _wanted(library: Library, asked: Asked) -> list[tuple[str, str]]:
    """Hosts and senders in the order of a board: hosts by name, senders by code, as a posture has them."""
    there = library.senders(asked.known_by)
    hosts = [asked.host] if asked.host else sorted(there, key=lambda host: (named(host), host))
    return [(host, sender) for host in hosts for sender in there.get(host, ()) if asked.sender in (None, sender)]


def _by_host(pieces: Iterable[Piece], asked: Asked) -> Iterator[Posture]:
    """Pieces that follow one another put together by host, lines filtered."""
    for _, found in groupby((piece.posture for piece in pieces), key=lambda one: one.host):
        together = list(found)
        lines = tuple(_chosen((line for one in together for line in one.lines), asked))
        if lines:
            yield replace(together[0], lines=lines)


@dataclass(frozen=True, slots=True)
class Owed:
    """Promises by due date, those without one last; how many there are in each state; and what tells of their articles."""

    promises: tuple[Promise, ...]
    counted: Mapping[str, int]
    known: Known


def promises(library: Library, asked: Asked, states: Sequence[str]) -> Owed:
    """The promises of a host and sender, those in these states; of a big ledger read host by host."""
    if asked.host and library.is_big(asked.known_by):
        narrow = library.promises(asked.host, asked.sender, asked.on, asked.known_by)
        every, known = narrow.promises, narrow.known
    else:
        told = library.told(asked.on, asked.known_by, asked.host)
        every, known = told.links.promises, told.known
    mine = [one for one in every if concerns(one.made_by[0], asked)]
    found = sorted(
        (one for one in mine if one.state in (states or STATES)), key=lambda one: (one.due is None, one.due or "", one.made_by[0].id)
    )
    return Owed(tuple(found), Counter(one.state for one in mine), known)


def promises_page(library: Library, asked: Asked, bound: Bound) -> Page:
    """Some of the promises of a host and sender, by due date, so many at a time."""
    if asked.host:
        return library.promises_page(asked.host, asked.sender, asked.on, asked.known_by, bound)
    found = promises(library, asked, ())
    named = replace(bound, after=library.book.claim(bound.after).id) if bound.after else bound
    return cut(bounded(found.promises, replace(named, limit=None)), found.known, bound.limit)


def conflicts(library: Library, asked: Asked, kind: str | None, resolution: str | None) -> tuple[Known, tuple[Conflict, ...]]:
    """The contradictions of a host and sender, disputed ones first, newest first; and what tells of their articles."""
    told = library.told(asked.known_by, asked.known_by, asked.host)
    return told.known, _listed(told.links.conflicts, told.known, asked, kind, resolution)


def conflicts_of_year(
    library: Library, asked: Asked, year: int, kind: str | None, resolution: str | None
) -> tuple[Known, tuple[Conflict, ...]]:
    """Those of claims about a host that were published in one year, within 45 days of what they contradict."""
    told = library.contradictions(str(asked.host), asked.sender, Stretch(date(year, 1, 1), date(year, 12, 31)), asked.known_by)
    return told.known, _listed(told.conflicts, told.known, asked, kind, resolution)


def conflicts_of_day(library: Library, asked: Asked, kind: str | None, resolution: str | None) -> tuple[Known, tuple[Conflict, ...]]:
    """Those among them that touch a figure of the board on the day asked for: told in a moment, however big the ledger is."""
    borne = [library.borne(*pair, asked.on, asked.known_by) for pair in _wanted(library, asked)]
    known = Known({name: article for one in borne for name, article in one.known.articles.items()}, ())
    found = dict.fromkeys(conflict for one in borne for conflict in one.links.conflicts)
    return known, _listed(found, known, asked, kind, resolution)


def _listed(every: Iterable[Conflict], known: Known, asked: Asked, kind: str | None, resolution: str | None) -> tuple[Conflict, ...]:
    found = [
        one for one in every
        if concerns(one.left, asked) and kind in (None, one.kind) and resolution in (None, one.resolution)
    ]  # fmt: skip
    newest = sorted(found, key=lambda one: known.published(one.right), reverse=True)
    return tuple(sorted(newest, key=lambda one: one.resolution != "disputed"))


def check(library: Library, text: bytes, name: str, asked: Asked) -> tuple[list[Checked], list[Failure]]:
    """The articles in a text, each held against what is known; and what could not be read."""
    settings = replace(library.settings, max_bytes=min(library.settings.max_bytes, 2_000_000))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name[-60:].lstrip(".") or "pasted.txt")
        path.write_bytes(text)
        outcomes = list(reading.read(reading.extracted(reading.expanded([str(path)], settings), settings)))
    read = [_nameless(one, str(path)) for one in outcomes if isinstance(one, Reading)]
    failed = [replace(one, source=path.name) for one in outcomes if isinstance(one, Failure)]
    return [Checked(one, held_against(library.book, one, asked.known_by)) for one in read], failed


@dataclass(frozen=True, slots=True)
class Told:
    """The claims of one article, and what is concluded from them; `is_whole`: all of it, not only what touches a day's figures."""

    claims: tuple[Claim, ...]
    links: tuple[Links, ...]
    is_whole: bool

    def trees(self, article: str) -> tuple[CopyTree, ...]:
        """The copy trees that the article stands in."""
        every = dict.fromkeys(tree for links in self.links for tree in links.trees)
        return tuple(tree for tree in every if article in {tree.root, *(copy.article for copy in tree.members)})


def told_of(library: Library, article: str, asked: Asked) -> Told:
    """An article's claims as known by the day asked for, as they stand where it lies beyond it; and what is concluded from them."""
    read = library.book.claims_of(article)
    is_whole = not library.is_big(asked.known_by)
    if is_whole:
        told = library.told(asked.on, asked.known_by)
        found, links = [told.known], [told.links]
    else:
        pairs = sorted({(host, sender) for claim in read for host in countries(claim.hosts) for sender in claim.senders})
        whole = [library.sources(*pair, asked.known_by) for pair in pairs]
        borne = [library.borne(*pair, asked.on, asked.known_by) for pair in pairs]
        found = [one.known for one in whole]
        links = [Links(one.links.trees, of_day.links.conflicts) for one, of_day in zip(whole, borne, strict=True)]
    judged = {claim.id: claim for known in found for claim in known.claims if claim.article == article}
    claims = tuple(sorted(judged.values(), key=lambda claim: (claim.nth, claim.id)))
    return Told(claims or read, tuple(links), is_whole)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, newest first; `is_all` where there is no more of it. `known` has the articles.

    `rest` is the day from which on further back nothing was looked at, because whoever asked had waited long enough.
    """

    claims: tuple[Claim, ...]
    known: Known
    is_all: bool
    rest: date | None = None


def search(library: Library, words: str, asked: Asked, seconds: float = math.inf, back_from: date | None = None) -> Found:
    """Claims whose words or slots hold every word asked for, looked for from a day back, for so many seconds."""
    wanted = [word.casefold() for word in words.split()][:12]
    slots = [*wanted, *(one.casefold() for one in (asked.sender, asked.function) if one)]
    sought = Sought(tuple(tuple(_LETTERS.findall(word)) for word in sorted(set(slots))), _hosts(asked))
    claims: dict[str, Claim] = {}
    articles: dict[str, Article] = {}
    is_all, rest, until = True, None, time.monotonic() + seconds
    with closing(library.book.seek(sought, asked.known_by, back_from)) as parts:
        for known, back_to in parts:
            found = [one for one in known.claims if concerns(one, asked) and all(word in _words(one, known) for word in wanted)]
            claims |= {one.id: one for one in found}
            articles |= {one.article: known.articles[one.article] for one in found}
            if len(claims) > MOST_FOUND:
                is_all = False
                break
            if back_to and time.monotonic() > until:
                is_all, rest = False, back_to - timedelta(1)
                break
    told = Known(articles, ())
    newest = sorted(claims.values(), key=lambda claim: (told.published(claim), claim.id), reverse=True)
    return Found(tuple(newest[:MOST_FOUND]), told, is_all, rest)


def _hosts(asked: Asked) -> tuple[str, ...]:
    return names(frozenset({asked.host})) if asked.host else ()


def _words(claim: Claim, known: Known) -> str:
    article = known.articles[claim.article]
    plain = (claim.evidence, claim.action, claim.status, claim.place, claim.origin, claim.unit, claim.echelon, claim.function, claim.start,
             claim.end, article.title, article.outlet, article.published)  # fmt: skip
    lists = (*claim.senders, *claim.hosts, *claim.equipment, *claim.basis, *claim.via, *(speaker.label() for speaker in claim.speakers))
    return " ".join(part for part in (*plain, *lists) if part).casefold()


def _chosen(lines: Iterable[Line], asked: Asked) -> Iterable[Line]:
    for line in lines:
        functions = {line.what, *(one.function for one in line.claims)} if asked.function else ()
        if asked.sender in (None, line.sender) and (asked.function is None or asked.function in functions):
            yield line


def concerns(claim: Claim, asked: Asked) -> bool:
    """The claim is about the host, sender and function asked for."""
    host = asked.host is None or asked.host in countries(claim.hosts)
    return host and (asked.sender is None or asked.sender in claim.senders) and asked.function in (None, claim.function)


def _nameless(one: Reading, path: str) -> Reading:
    """A pasted text has no source: the folder it lay in for a moment is nobody's business."""
    article = replace(one.article, source=None) if one.article.source and path in one.article.source else one.article
    return replace(one, article=replace(article, title=article.title and one_line(article.title)))
