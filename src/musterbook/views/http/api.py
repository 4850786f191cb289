"""The JSON API: the verbs of the command line, under /api. Objects are those of `--json`; errors have one shape (`errors`)."""

from dataclasses import asdict, replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Request
from starlette.responses import Response

from musterbook.codebook import claim_to, doc_to, refusal_to
from musterbook.errors import NotFound, UsageError
from musterbook.ledger.store import Book
from musterbook.pipeline.differing import Clock, Period
from musterbook.pipeline.paging import Bound
from musterbook.rules import rules as every_rule
from musterbook.views import charts, payloads
from musterbook.views import map as maps
from musterbook.views.explained import article_explained, claim_explained
from musterbook.views.http import answering, schemas
from musterbook.views.http.asked import Asked, asked, day
from musterbook.views.http.errors import Json
from musterbook.views.http.library import Library
from musterbook.views.traced import line_explained, line_named, parties_of
from musterbook.world.nations import code_for

ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": schemas.ErrorAnswer, "description": told}
    for status, told in ((400, "The question does not fit together"), (401, "A token is needed"), (404, "No such thing"), (429, "Too many"))
}
router = APIRouter(prefix="/api", default_response_class=Json, responses=ERRORS)


def library_of(request: Request) -> Library:
    """The opened book of this server."""
    found: Library = request.app.state.library
    return found


def of_ours(x_musterbook: Annotated[str | None, Header(description="Any value: no other site's form can send it.")] = None) -> None:
    """Raise UsageError unless a program asks, and not another site's form."""
    if not x_musterbook:
        raise UsageError("send the header 'X-Musterbook: 1', which no other site's form can send")


def bound(
    state: Annotated[list[str] | None, Query(description="Only promises in these states.")] = None,
    due_from: Annotated[str | None, Query(description="Only promises due on this day or later, or at no set day.")] = None,
    due_until: Annotated[str | None, Query(description="Only promises due by this day.")] = None,
    limit: Annotated[int | None, Query(ge=1, description="At most so many; of one host in a moment, however big the ledger is.")] = None,
    after: Annotated[str | None, Query(description="Go on after the promise that this claim made first.")] = None,
) -> Bound:
    """Which promises are asked for."""
    first, last = (day(name, one) if one else None for name, one in (("due_from", due_from), ("due_until", due_until)))
    return Bound(tuple(state or ()), first, last, limit, after)


Books = Annotated[Library, Depends(library_of)]
Question = Annotated[Asked, Depends(asked)]
_OF_YEAR = "Only claims published in this year and what they contradict within 45 days: quick in a ledger of any size; needs a host."
Year = Annotated[int | None, Query(ge=1000, le=8999, description=_OF_YEAR)]


@router.get("/status", response_model_exclude_unset=True, response_model=schemas.Status, tags=["ledger"])
def status(library: Books) -> dict[str, Any]:
    """The ledger's newest entry, which a citation names, and how much stands in it."""
    head = library.head()
    return {"entries": head.entries, "head": head.digest, "counts": library.book.counts()}


@router.get("/board", response_model_exclude_unset=True, response_model=list[schemas.Posture], tags=["posture"])
def board(library: Books, question: Question) -> list[dict[str, Any]]:
    """The posture of every host, or of one."""
    found = answering.board(library, question, voiced=True)
    return [payloads.posture_to(one, found.known()) for one in found.postures]


@router.get("/posture/{nation}", response_model_exclude_unset=True, response_model=schemas.Posture, tags=["posture"])
def posture(nation: str, library: Books, question: Question) -> dict[str, Any]:
    """Who is stationed in a host on a date, as far as was known by a date."""
    code = code_for(nation)
    found = answering.board(library, replace(question, host=code), voiced=True)
    empty = {"host": code, "on": str(question.on), "known_by": str(question.known_by), "lines": []}
    return payloads.posture_to(found.postures[0], found.known()) if found.postures else empty


@router.get("/timeline/{nation}", response_model_exclude_unset=True, response_model=list[schemas.Change], tags=["posture"])
def timeline(
    nation: str,
    library: Books,
    question: Question,
    start: Annotated[str, Query(alias="from", description="Only what changed on this day or later.")] = "",
    end: Annotated[str, Query(alias="to", description="Only what changed on this day or earlier.")] = "",
) -> list[dict[str, Any]]:
    """What changed in a host, day by day; of a big ledger best in parts, a year at a time."""
    since, until = day("from", start) or date.min, day("to", end) or date.max
    return [payloads.change_to(one) for one in library.timeline(code_for(nation), question.sender, question.known_by, since, until)]


@router.get("/commitments/{nation}", tags=["posture"])
def commitments(nation: str, library: Books, question: Question) -> list[dict[str, Any]]:
    """How long each sender was said to stay in a host, and on what basis, step by step."""
    code = code_for(nation)
    told = library.record(code, question.sender, question.on, question.known_by)
    return [payloads.chain_to(one) for one in told.chains(code, question.sender)]


@router.get("/continuity/{nation}", response_model_exclude_unset=True, response_model=list[schemas.Continuity], tags=["posture"])
def continuity(nation: str, library: Books, question: Question, what: str = "personnel") -> list[dict[str, Any]]:
    """Whether a presence lasted: the days that reports cover, those that are inferred, and the gaps."""
    code = code_for(nation)
    told = library.record(code, question.sender, question.on, question.known_by)
    return [payloads.continuity_to(one) for one in told.continuity(code, question.sender, what)]


@router.get("/changes/{nation}", response_model_exclude_unset=True, response_model=list[schemas.Difference], tags=["posture"])
def differences(
    nation: str,
    library: Books,
    start: Annotated[str, Query(alias="from", description="The earlier day.")],
    end: Annotated[str, Query(alias="to", description="The later day.")],
    by: Annotated[Clock, Query(description="Which clock the two days are read by.")] = Clock.ON,
    sender: str | None = None,
) -> list[dict[str, Any]]:
    """What is otherwise in a host on the later of two days."""
    found = library.changes(code_for(nation), period(start, end, by), code_for(sender) if sender else None)
    return [payloads.difference_to(one, found.known) for one in found.differences]


@router.get("/promises", response_model_exclude_unset=True, response_model=list[schemas.Promise], tags=["links"])
def promises(
    library: Books, question: Question, chosen: Annotated[Bound, Depends(bound)], request: Request, response: Response
) -> list[dict[str, Any]]:
    """What was promised, and what became of it, by due day. With bounds each comes with the first claims that decide it.

    Where there are more than `limit`, the header Link names the next ones.
    """
    if not chosen.is_set:
        found = answering.promises(library, question, chosen.states)
        return [payloads.promise_to(one, found.known) for one in found.promises]
    page = answering.promises_page(library, question, chosen)
    if page.more:
        response.headers["link"] = f'<{request.url.include_query_params(after=page.more)}>; rel="next"'
    return [payloads.promise_to(one, page.known) for one in page.promises]


@router.get("/conflicts", response_model_exclude_unset=True, response_model=list[schemas.Conflict], tags=["links"])
def conflicts(
    library: Books, question: Question, kind: str | None = None, resolution: str | None = None, year: Year = None
) -> list[dict[str, Any]]:
    """Pairs of claims that cannot both hold."""
    if year and not question.host:
        raise UsageError("contradictions of a year are told host by host: host=LTU&year=2024")
    known, found = (
        answering.conflicts_of_year(library, question, year, kind, resolution) if year
        else answering.conflicts(library, question, kind, resolution)
    )  # fmt: skip
    return [payloads.conflict_to(one, known) for one in found]


@router.get("/copies", response_model_exclude_unset=True, response_model=list[schemas.Tree], tags=["links"])
def copies(library: Books, question: Question) -> list[dict[str, Any]]:
    """Articles whose text derives from one another."""
    return [payloads.tree_to(one) for one in library.told(question.known_by, question.known_by).links.trees]


@router.get("/explain/{id}", response_model_exclude_unset=True, response_model=schemas.Explained, tags=["ledger"])
def explain(id: str, library: Books, question: Question) -> dict[str, Any]:
    """From a claim or article down to its words, and up to all that rests on it; from a line, HOST:SENDER:WHAT, to its claims."""
    if ":" in id:
        host, sender, _ = parties_of(id)
        (piece,) = library.pieces([(host, sender)], question.on, question.known_by, voiced=False)
        line = line_named(piece.posture, id)
        return line_explained(line, library.telling(line.claims, question.on, question.known_by))
    if is_claim(library.book, id):
        claim = library.book.claim(id)
        return claim_explained(claim, library.book.article(claim.article), library.telling([claim], question.on, question.known_by))
    article = library.book.article(id)
    told = answering.told_of(library, article.id, question)
    return article_explained(article, told.claims, told.trees(article.id), library.book.refused(article.id))


@router.get("/rules", response_model_exclude_unset=True, response_model=list[schemas.Rule], tags=["ledger"])
def rules() -> list[dict[str, Any]]:
    """The rules by which the ledger reasons, with the codes by which lines and copies name them."""
    return [asdict(one) for one in every_rule()]


@router.get("/claims/{id}", tags=["ledger"])
def claim(id: str, library: Books) -> dict[str, Any]:
    """One claim in the codebook's shape, with the metadata of its article."""
    found = library.book.claim(id)
    doc = doc_to(library.book.article(found.article))
    return claim_to(found) | {"article": found.article, "doc": {name: value for name, value in doc.items() if name != "text"}}


@router.get("/search", response_model_exclude_unset=True, response_model=list[schemas.Found], tags=["ledger"])
def search(library: Books, question: Question, q: Annotated[str, Query(min_length=1, max_length=200)]) -> list[dict[str, Any]]:
    """Claims whose words or slots hold every word of `q`, newest first; at most 200."""
    found = answering.search(library, q, question)
    told = ((one, found.known.articles[one.article]) for one in found.claims)
    return [payloads.refs([one])[0] | {"published": article.published, "outlet": article.outlet} for one, article in told]


@router.get("/map", tags=["posture"], response_class=Response, responses={200: {"content": {"application/geo+json": {}}}})
def geojson(library: Books, question: Question) -> Response:
    """The board as GeoJSON: one point a line."""
    return Json(maps.geojson(answering.board(library, question).postures), media_type="application/geo+json")


@router.get("/chart/{nation}/{whose}", tags=["posture"], response_class=Response)
def chart(nation: str, whose: str, library: Books, question: Question, what: str = "personnel") -> Response:
    """The chart of a line as a Vega-Lite specification with its values inside; pages have it as SVG and PNG."""
    host, sender = code_for(nation), code_for(whose)
    told = library.record(host, sender, question.on, question.known_by)
    return Response(charts.as_json(charts.story_of(told, host, sender, what)), media_type="application/json")


@router.post("/check", response_model_exclude_unset=True, response_model=schemas.Checked, tags=["check"], dependencies=[Depends(of_ours)])
def check(library: Books, question: Question, given: schemas.ToCheck) -> dict[str, Any]:
    """Read a text and hold its claims against the ledger, which is not changed."""
    found, failures = answering.check(library, given.text.encode(), "pasted.txt", question)
    verdicts = [payloads.verdict_to(claim, one.told.verdict(claim)) for one in found for claim in one.reading.claims]
    refused = [refusal_to(no) for one in found for no in one.reading.refusals]
    return {"verdicts": verdicts, "refused": refused, "failures": [failure.why for failure in failures]}


def period(start: str, end: str, by: Clock) -> Period:
    """The period between two days of an address."""
    first, last = day("from", start), day("to", end)
    if first is None or last is None:
        raise UsageError("changes need two days: from and to")
    return Period(first, last, by, known_by=last)


def is_claim(book: Book, id: str) -> bool:
    """The id, or its beginning, names a claim."""
    try:
        book.claim(id)
    except NotFound:
        return False
    return True
