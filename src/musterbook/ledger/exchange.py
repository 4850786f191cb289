"""The road in and out: codebook-shaped JSON Lines, and a flat CSV for spreadsheets.

JSON Lines carry everything that a book knows of articles and claims: importing what was exported gives the same book. A line is the
codebook's, with `source` and `notes` beside `doc`, and `judgements` in each claim that was judged. CSV is for reading: one claim a
row, with the columns of `COLUMNS`.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, NoReturn

from musterbook.codebook import article_from, claims_from, reading_to, refusals_from
from musterbook.custody import Judgement
from musterbook.errors import BadValue
from musterbook.ledger.overlay import Judged, by_claim, is_rating, is_upheld, overlaid
from musterbook.model import Article, Claim, Failure, Known, Reading, Refusal

# Each column of the CSV and what it holds; lists are joined with "; ".
COLUMNS = {
    "claim": "the claim's id",
    "article": "the article's id",
    "nth": "the claim's place in its article, from 0",
    "published": "the article's date (EDTF), empty where unknown",
    "outlet": "the article's outlet",
    "title": "the article's title",
    "url": "the article's address",
    "action": "station, deploy, withdraw, rotate or transfer",
    "status": "the stage that the text gives the action",
    "senders": "whose force: ISO 3166-1 alpha-3 codes or alliances",
    "hosts": "where: ISO 3166-1 alpha-3 codes or a region",
    "place": "base, town, training area or port, as the text names it",
    "origin": "where the force comes from, if other than the sender's home",
    "unit": "designation as the text gives it",
    "echelon": "team to corps, battlegroup, squadron, wing or headquarters",
    "function": "what kind of force",
    "equipment": "types as the text names them",
    "low": "lower bound of the number, empty where the text sets none",
    "high": "upper bound of the number, empty where the text sets none",
    "approx": "yes where the text says about, some, dozens ...",
    "of": "what is counted",
    "mode": "total, additional or reduction",
    "basis": "permanent, persistent, rotational, indefinite, temporary, exercise",
    "start": "first day (EDTF)",
    "end": "last day (EDTF); .. where stated to be open",
    "speakers": "who says so, outermost last: name, role, body",
    "via": "other media that the text credits",
    "said_on": "when it was said (EDTF)",
    "evidence": "the words that carry the claim",
    "reader": "who read the claim",
}
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n")


def export_lines(known: Known, judged: Judged | None = None, refused: Iterable[Refusal] = ()) -> Iterator[str]:
    """One JSON line an article, by id, each with its claims in order and what its reading refused.

    `judged` gives each claim the judgements that stand of it.
    """
    no = [one for one in refused if one.article in known.articles]
    refusals = {name: tuple(found) for name, found in groupby(sorted(no, key=attrgetter("article")), attrgetter("article"))}
    mine: dict[str, list[Claim]] = {name: [] for name in known.articles}
    for claim in known.claims:
        mine[claim.article].append(claim)
    for name, article in sorted(known.articles.items()):
        claims = tuple(sorted(mine[name], key=lambda claim: (claim.nth, claim.id)))
        line = reading_to(Reading(article, claims, refusals.get(name, ()))) | {"source": article.source, "notes": list(article.notes)}
        for claim, row in zip(claims, line["claims"], strict=True):
            if judged and claim.id in judged:
                row["judgements"] = [_judgement_to(one) for one in judged[claim.id]]
        yield json.dumps(line, ensure_ascii=False)


def export_gold(known: Known, judged: Judged) -> tuple[list[str], int]:
    """The lines of articles all of whose claims were judged, with the claims as judged: gold for training and scoring.

    Also returned: how many articles were judged only in part; they are left out, because a claim that is missing in gold counts as wrong.
    """
    judged = {name: [one for one in found if not is_rating(one)] for name, found in judged.items()}
    judged = {name: found for name, found in judged.items() if found}
    by_article: dict[str, list[Claim]] = {}
    for claim in known.claims:
        by_article.setdefault(claim.article, []).append(claim)
    whole = [name for name, claims in sorted(by_article.items()) if all(claim.id in judged for claim in claims)]
    partly = sum(1 for name, claims in by_article.items() if name not in whole and any(claim.id in judged for claim in claims))
    lines = []
    for name in whole:
        article = known.articles[name]
        laid = (overlaid(claim, article, judged[claim.id]) for claim in sorted(by_article[name], key=lambda claim: (claim.nth, claim.id)))
        claims = tuple(claim for claim in laid if claim is not None)
        reviewers = sorted({one.by for claim in by_article[name] for one in judged[claim.id]})
        lines.append(json.dumps(reading_to(Reading(article, claims)) | {"reviewers": reviewers}, ensure_ascii=False))
    return lines, partly


def export_csv(known: Known) -> Iterator[str]:
    """A header and one row a claim, in the fixed order of `known`. A cell that a spreadsheet would run as a formula begins with '."""
    yield _row(COLUMNS)
    for claim in known.claims:
        cells = _cells(claim, known.articles[claim.article])
        yield _row(_inert(cells[name]) for name in COLUMNS)


def import_lines(lines: Iterable[str], source: str) -> Iterator[Reading | Failure]:
    """Each line's article, claims and judgements as a Reading, or the Failure of that line; blank lines are nothing."""
    for number, line in enumerate(lines, start=1):
        if not line.strip("\ufeff \t\r\n"):
            continue
        try:
            yield _reading_of(line.lstrip("\ufeff"), source)
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            yield Failure("import", f"{source}:{number}", f"line {number}: {_why(error)}")


def _reading_of(line: str, source: str) -> Reading:
    row = json.loads(line, parse_constant=_refuse)
    if not isinstance(row, dict):
        raise BadValue(f"expected an object, got {type(row).__name__}")
    _check_unicode(row)
    article = replace(article_from(row, source=_source(row, source)), notes=_notes(row))
    doc = row.get("doc", row)
    # A line that says that the language is unknown is taken at its word.
    article = replace(article, lang=None) if "lang" in doc and doc["lang"] is None else article
    claims = claims_from(row, article)
    judgements = tuple(_judgements(claims, row.get("claims") or ()))
    return Reading(
        article, tuple(_given(claim, by_claim(judgements)) for claim in claims), refusals_from(row, article), judgements=judgements
    )


def _given(claim: Claim, judged: Judged) -> Claim:
    """The claim; one that a reviewer wrote in another book, and that comes without a judgement that upholds it, is simply given."""
    return claim if is_upheld(claim, judged) else replace(claim, reader="given")


def _judgement_to(judgement: Judgement) -> dict[str, Any]:
    told = {name: getattr(judgement, name) for name in ("verdict", "by", "why")}
    return told | {"slots": dict(judgement.slots), "day": judgement.day.isoformat() if judgement.day else None}


def _judgements(claims: Sequence[Claim], rows: Sequence[Mapping[str, Any]]) -> Iterator[Judgement]:
    for claim, row in zip(claims, rows, strict=True):
        for told in row.get("judgements") or ():
            day = date.fromisoformat(told["day"]) if told.get("day") else None
            judgement = Judgement(claim.id, str(told.get("verdict")), str(told.get("by") or ""), str(told.get("why") or ""),
                                  dict(told.get("slots") or {}), day)  # fmt: skip
            yield judgement


def _source(row: Mapping[str, Any], source: str) -> str | None:
    """The source that the line gives, null included; else where the line came from."""
    given = row.get("source", source)
    if given is not None and not isinstance(given, str):
        raise BadValue(f"source: expected text, got {type(given).__name__}")
    return given


def _notes(row: Mapping[str, Any]) -> tuple[str, ...]:
    notes = row.get("notes") or ()
    if isinstance(notes, str) or not all(isinstance(note, str) for note in notes):
        raise BadValue(f"notes: expected a list of texts, got {notes!r}")
    return tuple(notes)


def _check_unicode(row: Mapping[str, Any]) -> None:
    try:
        json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise BadValue("the line holds bytes or escapes that are no Unicode text (is the file UTF-8?)") from error


def _refuse(constant: str) -> NoReturn:
    raise BadValue(f"{constant} is no number")


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON: {error}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _cells(claim: Claim, article: Article) -> dict[str, str]:
    count = claim.quantity
    told = {name: getattr(article, name) or "" for name in ("published", "outlet", "title", "url")}
    plain = ("action", "status", "place", "origin", "unit", "echelon", "function", "start", "end", "said_on", "evidence", "reader")
    lists = ("senders", "hosts", "equipment", "basis", "via")
    numbers = {name: getattr(count, name, None) for name in ("low", "high", "of", "mode")}
    return (
        {"claim": claim.id, "article": claim.article, "nth": str(claim.nth), "approx": "yes" if count and count.approx else ""}
        | told
        | {name: getattr(claim, name) or "" for name in plain}
        | {name: "; ".join(getattr(claim, name)) for name in lists}
        | {name: "" if value is None else str(value) for name, value in numbers.items()}
        | {"speakers": "; ".join(speaker.label() for speaker in claim.speakers)}
    )


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_ACTIVE) else cell


def _row(cells: Iterable[str]) -> str:
    out = io.StringIO()
    # Both kinds of line end are told to the writer, so that it quotes a cell that holds either.
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n")
