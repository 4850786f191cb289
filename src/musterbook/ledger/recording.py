"""What recording, re-reading and restoring append and close, given what stands already.

In: a pen and what the book holds of an article. Out: Recorded, or a number of rows. The rules are on this page; the SQL is not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from musterbook.errors import BadValue, UsageError
from musterbook.ledger import adding, captures, finding, refusing, tables
from musterbook.ledger.finding import ArticleRow
from musterbook.ledger.ids import canonical, check_id, text_bytes, text_id
from musterbook.ledger.sameness import is_poorer_copy, merged, same_content
from musterbook.ledger.writing import NOBODY, REREAD, Pen, Signature
from musterbook.model import Article, Claim, Reading
from musterbook.values import bounds


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording an article changed: `new` where the book had no such article, and how many claims came and went.

    `why` says in words why nothing changed, where that is not simply because all of it stood already.
    """

    article: str
    new: bool
    appended: int = 0
    closed: int = 0
    why: str | None = None


def take_in(pen: Pen, reading: Reading) -> Recorded:
    """Record a reading: its article with its claims, what it refused, and the capture that it was made of."""
    article, capture = reading.article, reading.capture
    unique = checked(article, reading.claims)
    done = record(pen, finding.standing(pen.connection, article.id), article, unique)
    row = pen.standing(tables.ARTICLE, article.id)
    if row is not None and not done.why:
        refusing.record(pen, row, article, reading.refusals)
    if row is not None and capture:
        captures.record_extraction(pen, captures.record_capture(pen, capture), row, capture.extractor)
    return done


def checked(article: Article, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, each once, if they are all this article's and point into its text."""
    check_id(article.id)
    unique: dict[str, Claim] = {}
    for claim in claims:
        _check(claim, article)
        unique.setdefault(claim.id, claim)
    return tuple(unique.values())


def record(pen: Pen, row: ArticleRow | None, article: Article, claims: Sequence[Claim]) -> Recorded:
    """Record `article` with its claims over what stands (`row`), if anything does."""
    if row is None:
        at = pen.article(article, _known(pen, article, None))
        return Recorded(article.id, True, pen.claims(at, claims))
    if row.closed_by == tables.RETRACTION:
        return Recorded(article.id, False, why="it was retracted; `restore` brings it back")
    if row.withheld and text_id(text_bytes(article.text)) == row.text:
        # The same text again does not bring back what was withheld.
        article = replace(article, text=row.article.text)
    if is_poorer_copy(row.article, article, [live.claim for live in row.live()], claims):
        return Recorded(article.id, False, why="the book has a fuller copy of it")
    return _read_again(pen, row, merged(row.article, article), [claim for claim in claims if claim.id not in row.barred()])


def signature(by: str, why: str) -> Signature:
    """A judgement's signature; raises UsageError where the name or the reason is missing."""
    if not by.strip() or not why.strip():
        raise UsageError(f"a judgement needs a name and a reason, got by={by!r}, why={why!r}")
    return Signature(by, why)


def restore_article(pen: Pen, row: ArticleRow, signed: Signature) -> int:
    """Append a retracted article again, with the claims that were retracted with it."""
    if row.closed_by != tables.RETRACTION:
        return 0
    with_it = [old.claim for old in row.claims if old.closed_by == tables.RETRACTION and old.retracted == row.retracted]
    return 1 + pen.claims(pen.article(row.article, row.known, signed), with_it, signed)


def restore_claim(pen: Pen, row: ArticleRow, name: str, signed: Signature) -> int:
    """Append a retracted claim again, under the version of its article that stands."""
    if name not in row.barred():
        return 0
    if row.closed_by is not None:
        raise UsageError(f"claim {name}: its article {row.article.id!r} is retracted; restore that first")
    claim = next(old.claim for old in reversed(row.claims) if old.claim.id == name)
    _check(claim, row.article)
    return pen.claims(row.seq, [claim], signed)


def _read_again(pen: Pen, row: ArticleRow, article: Article, claims: Sequence[Claim]) -> Recorded:
    changed = not same_content(row.article, article)
    kept = {} if changed else {_key(live.claim): live for live in row.live()}
    claims = [*claims, *adding.kept(row.live(), article, claims)]
    wanted = {_key(claim) for claim in claims}
    gone = [live.seq for live in row.live() if changed or _key(live.claim) not in wanted]
    pen.close([row.seq, *gone] if changed else gone, tables.SUPERSESSION, REREAD)
    at = pen.article(article, _known(pen, article, row), REREAD) if changed else row.seq
    fresh = [claim for claim in claims if _key(claim) not in kept]
    return Recorded(article.id, False, pen.claims(at, fresh, REREAD if fresh else NOBODY), len(gone))


def _key(claim: Claim) -> tuple[str, int, str]:
    return claim.id, claim.nth, canonical(claim)


def _known(pen: Pen, article: Article, row: ArticleRow | None) -> date:
    """The first day of its publication date; where it has none, the day on which it was first recorded."""
    if article.published:
        return bounds(article.published)[0]
    return row.known if row and not row.article.published else pen.moment.date()


def _check(claim: Claim, article: Article) -> None:
    if claim.article != article.id:
        raise BadValue(f"claim {claim.id} belongs to article {claim.article!r}, not to {article.id!r}")
    if claim.evidence not in article.text:
        raise BadValue(f"claim {claim.id}: its evidence is not in the text of {article.id!r}: {claim.evidence[:60]!r}")
    end = max((span.end for spans in claim.spans.values() for span in spans), default=0)
    if end > len(article.text):
        raise BadValue(f"claim {claim.id}: a span ends at {end}, beyond the {len(article.text)} characters of {article.id!r}")
