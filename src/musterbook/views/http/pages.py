"""The pages: board, line, conflicts, article, sources, changes, search. Each asks `answering` and fills its template."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import RedirectResponse, Response

from musterbook.compare import countries
from musterbook.model import Claim, CopyTree, Known
from musterbook.pipeline.answers import About
from musterbook.pipeline.differing import Clock
from musterbook.views import map as maps
from musterbook.views.http import answering
from musterbook.views.http.api import Year, library_of, period
from musterbook.views.http.asked import Asked, asked, day
from musterbook.views.http.errors import Json
from musterbook.views.http.library import Library
from musterbook.views.http.marking import paragraphs
from musterbook.views.http.parts import Part
from musterbook.views.http.rendering import Desk, page
from musterbook.world import outlets
from musterbook.world.nations import code_for
from musterbook.world.outlets import Outlet

router = APIRouter(include_in_schema=False)


def desk_of(request: Request, library: Annotated[Library, Depends(library_of)], question: Annotated[Asked, Depends(asked)]) -> Desk:
    """What a page is made with."""
    return Desk(request, library, request.app.state.rules, question)


Place = Annotated[Desk, Depends(desk_of)]
Nth = Annotated[int, Query(ge=1, le=1_000_000)]


@router.get("/")
def board(desk: Place, part: str | None = None, start: str | None = None) -> Response:
    """The board; with `part=lines` only its lines, for a slider that moves, and from the host and sender `start` on."""
    seconds = answering.FIRST if part != "lines" else answering.LATER if start else answering.AT_ONCE
    some = answering.some_of_board(desk.library, desk.asked, start, seconds)
    template = "_lines.html" if part == "lines" else "board.html"
    return page(desk, template, postures=some.postures, rest=some.rest, is_empty=not (some.postures or some.rest), start=start)


@router.get("/board.geojson")
def board_geojson(desk: Place, start: str | None = None) -> Response:
    """The same for the map; `rest` is where the next answer begins."""
    some = answering.some_of_board(desk.library, desk.asked, start, answering.LATER)
    return Json(maps.geojson(some.postures) | {"rest": some.rest}, media_type="application/geo+json")


@router.get("/map.svg")
def map_svg(desk: Place, theme: str = "light") -> Response:
    """The board's map as a picture."""
    some = answering.some_of_board(desk.library, desk.asked, None, answering.DRAWN, math.inf)
    return Response(maps.svg(some.postures, maps.DARK if theme == "dark" else maps.LIGHT), media_type="image/svg+xml")


@router.get("/line/{nation}/{whose}")
def line(desk: Place, nation: str, whose: str, what: str = "personnel") -> Response:
    """One force of one sender in one host."""
    host, sender = code_for(nation), code_for(whose)
    here = replace(desk.asked, host=host, sender=sender, function=None)
    lines = [one for posture in answering.board(desk.library, here).postures for one in posture.lines]
    told = desk.library.record(host, sender, desk.asked.on, desk.asked.known_by)
    found = next((one for one in lines if one.what == what), None)
    copies = {copy.article: copy for tree in told.links.trees for copy in tree.members}
    return page(
        desk, "line.html", host=host, sender=sender, what_asked=what, line=found, lines=lines, claims=told.known.claims[::-1],
        known=told.known, chain=told.commitments(host, sender), copies=copies,
    )  # fmt: skip


@router.get("/conflicts")
def conflicts(
    desk: Place, kind: str | None = None, resolution: str | None = None, every: bool = False, year: Year = None, part: Nth = 1
) -> Response:
    """Contradictions, the two sentences side by side; of a big ledger those of the day's figures, or every one of a year."""
    if is_too_much(desk):
        return by_host(desk, "Conflicts")
    is_big = desk.library.is_big(desk.asked.known_by)
    years = desk.library.years(str(desk.asked.host), desk.asked.sender, desk.asked.known_by) if is_big and (every or year) else {}
    chosen = year or max(years, default=None)
    if chosen and desk.asked.host:
        known, found = answering.conflicts_of_year(desk.library, desk.asked, chosen, kind or None, resolution or None)
    else:
        ask = answering.conflicts_of_day if is_big else answering.conflicts
        known, found = ask(desk.library, desk.asked, kind or None, resolution or None)
    return page(
        desk, "conflicts.html", shown=Part.of(found, part), known=known, kind=kind or "", resolution=resolution or "", years=years,
        year=chosen, is_of_day=is_big and not chosen,
    )  # fmt: skip


@router.get("/claims/{id}")
def claim(desk: Place, id: str) -> Response:
    """A claim's permanent address: its place in its article."""
    found = desk.library.book.claim(id)
    return RedirectResponse(f"/articles/{found.article}{desk.asked.query(claim=found.id)}#c-{found.id}", 303)


@router.get("/articles/{id}")
def article(desk: Place, id: str, claim: str = "") -> Response:
    """An article with its evidence marked, each mark leading to its slots."""
    found = desk.library.book.article(id)
    told = answering.told_of(desk.library, found.id, desk.asked)
    claims = told.claims
    return page(
        desk, "article.html", article=found, claims=claims, paragraphs=paragraphs(found, claims), asked_claim=claim,
        refusals=desk.library.book.refused(found.id),
        trees=told.trees(found.id), about={one.id: _about(desk, told, one) for one in claims}, is_whole=told.is_whole,
        hosts=sorted(countries(tuple(host for one in claims for host in one.hosts))),
        history=desk.library.book.history(found.id),
    )  # fmt: skip


def _about(desk: Desk, told: answering.Told, claim: Claim) -> About:
    """As `Answers.about`, from pieces of the board."""
    hosts = sorted(countries(claim.hosts))
    asked = (replace(desk.asked, host=host, sender=sender, function=None) for host in hosts for sender in sorted(set(claim.senders)))
    lines = (line for one in asked for posture in answering.board(desk.library, one).postures for line in posture.lines)
    promises = (one for links in told.links for one in links.promises if _is_among(claim, (*one.made_by, *one.by)))
    conflicts = (one for links in told.links for one in links.conflicts if _is_among(claim, (one.left, one.right)))
    borne = tuple(line for line in lines if _is_among(claim, line.claims))
    return About(borne, tuple(dict.fromkeys(promises)), tuple(dict.fromkeys(conflicts)), ())


def _is_among(claim: Claim, claims: Iterable[Claim]) -> bool:
    return any(one.id == claim.id for one in claims)


@router.get("/sources")
def sources(desk: Place) -> Response:
    """Who copies whom, and what is declared of each outlet."""
    if is_too_much(desk):
        return by_host(desk, "Sources")
    is_big = desk.asked.host and desk.library.is_big(desk.asked.known_by)
    day = desk.asked.known_by
    told = desk.library.sources(str(desk.asked.host), None, day) if is_big else desk.library.told(day, day)
    known, trees = told.known, told.links.trees
    if desk.asked.host and not is_big:
        known, trees = _about_host(known, trees, desk.asked.host)
    copied = {copy.article for tree in trees for copy in tree.members if copy.article != tree.root}
    claims = Counter(one.article for one in known.claims)
    return page(desk, "sources.html", trees=trees, branches=_branches, known=known, table=_table(known, claims, copied))


def _about_host(known: Known, trees: Sequence[CopyTree], host: str) -> tuple[Known, tuple[CopyTree, ...]]:
    """The claims about a host, their articles with what hangs together with them by copying, and those copy trees."""
    mine = tuple(claim for claim in known.claims if host in countries(claim.hosts))
    named = {claim.article for claim in mine}
    standing = [tree for tree in trees if named & {tree.root, *(copy.article for copy in tree.members)}]
    named |= {name for tree in standing for name in (tree.root, *(copy.article for copy in tree.members))}
    return Known({name: article for name, article in known.articles.items() if name in named}, mine), tuple(standing)


def _table(known: Known, claims: Counter[str], copied: set[str]) -> list[tuple[str, Outlet | None, int, int, int]]:
    """Each outlet with what is declared of it, its articles, claims and copies; most claims first."""
    by_outlet: dict[str, list[str]] = {}
    for one in known.articles.values():
        by_outlet.setdefault(one.outlet or "", []).append(one.id)
    rows = [
        (name, outlets.declared(name) if name else None, len(ids), sum(claims[id] for id in ids), len(copied.intersection(ids)))
        for name, ids in by_outlet.items()
    ]
    return sorted(rows, key=lambda row: (-row[3], row[0]))


def _branches(tree: CopyTree, parent: str) -> list[Any]:
    """Who repeats `parent` at first hand."""
    return [copy for copy in tree.members if copy.of == parent and copy.article != tree.root]


@router.get("/changes")
def differences(
    desk: Place,
    start: Annotated[str, Query(alias="from")] = "",
    end: Annotated[str, Query(alias="to")] = "",
    by: Clock = Clock.ON,
    part: Nth = 1,
) -> Response:
    """What is otherwise in a host on the later of two days; of a big ledger, contradictions of the last year of them."""
    host, shown, known, since = desk.asked.host, None, None, None
    if host and start and end:
        asked = period(start, end, by)
        since = date(asked.end.year, 1, 1) if desk.library.is_big(asked.end) and asked.start.year < asked.end.year else None
        found = desk.library.changes(host, asked, desk.asked.sender, since or date.min)
        shown, known = Part.of(found.differences, part), found.known
    return page(desk, "changes.html", shown=shown, start=start, end=end, by=str(by), known=known, since=since)


@router.get("/search")
def search(desk: Place, q: Annotated[str, Query(max_length=200)] = "", back: str = "") -> Response:
    """Claims by their words and slots; as far back as a moment allows, then from there on."""
    is_asked = bool(q.strip() or desk.asked.host or desk.asked.sender)
    since = day("back", back)
    found = answering.search(desk.library, q, desk.asked, answering.SOUGHT, since) if is_asked else answering.Found((), Known({}, ()), True)
    return page(desk, "search.html", q=q, found=found, is_asked=is_asked, back=since)


@router.get("/about")
def about(desk: Place) -> Response:
    """What is shown, how to read it, how to cite it."""
    return page(desk, "about.html")


def is_too_much(desk: Desk) -> bool:
    """All hosts together would be minutes of laying out."""
    return desk.asked.host is None and desk.library.is_big(desk.asked.known_by)


def by_host(desk: Desk, heading: str) -> Response:
    """The hosts to choose from."""
    return page(desk, "hosts.html", heading=heading, counted=desk.library.claims_by_host(desk.asked.known_by))
