"""The review of claims: the queue, judgements as rows, and taking one back.

In: a pen or a reading transaction. Out: Judgements, ids of claims. A reviewer has one standing judgement of a claim; a second one
closes the first, which still counts by the days before the second. Taking one back closes it too. Nothing of it touches the claim.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, and_, exists, insert, or_, select

from musterbook.custody import Judgement
from musterbook.errors import NotFound
from musterbook.ledger import tables
from musterbook.ledger.finding import at_moment
from musterbook.ledger.overlay import RATING, REVIEWER, is_rating
from musterbook.ledger.writing import Line, Pen, Signature
from musterbook.values import digest

_e, _c, _a, _j = tables.entries.c, tables.claims.c, tables.articles.c, tables.judgements.c
_mine, _next, _closing = tables.entries.alias("mine"), tables.entries.alias("next"), tables.entries.alias("closing")
# The body of a judgement that rates and corrects nothing.
_RATED = f'{{"{RATING}":"__"}}'


def pending(connection: Connection, by: str | None, limit: int | None, article: str | None = None) -> list[str]:
    """The ids of claims that nobody has judged, or that `by` has not: by day, article and place in it."""
    judged = select(_j.seq).join(_mine, _mine.c.seq == _j.seq).where(_j.of == _e.subject, _mine.c.retracted.is_(None))
    judged = judged.where(_j.body.not_like(_RATED))
    if by is not None:
        judged = judged.where(_mine.c.who == by)
    owner = tables.entries.alias("owner")
    joined = tables.claims.join(tables.entries, _e.seq == _c.seq).join(tables.articles, _a.seq == _c.article)
    joined = joined.join(owner, owner.c.seq == _c.article)
    wanted = select(_e.subject).select_from(joined).where(_e.kind == tables.CLAIM, _e.retracted.is_(None), ~exists(judged))
    if article is not None:
        wanted = wanted.where(owner.c.subject == article)
    return list(connection.execute(wanted.order_by(_a.known, owner.c.subject, _c.nth, _e.subject).limit(limit)).scalars())


def judge(pen: Pen, judgement: Judgement) -> Judgement:
    """Record a judgement of a claim that stands, in place of the same reviewer's earlier one."""
    claim = pen.standing(tables.CLAIM, judgement.claim)
    if claim is None:
        raise NotFound(f"no claim {judgement.claim!r} stands in this book; it may have been retracted or read anew")
    signed = Signature(judgement.by, judgement.why)
    # A rating stands beside the same person's review, not in its place.
    name = digest([judgement.claim, judgement.by, *([RATING] if is_rating(judgement) else [])])
    earlier = pen.standing(tables.JUDGEMENT, name)
    day = judgement.day or pen.moment.date()
    body = json.dumps(dict(judgement.slots), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    if earlier is not None:
        if _same(pen.connection, earlier, judgement, body):
            return judgement
        pen.close([earlier], tables.SUPERSESSION, Signature(judgement.by, "judged anew"))
    content = (str(claim), judgement.claim, day.isoformat(), judgement.verdict, body)
    (row,) = pen.enter(tables.JUDGEMENT, [Line(name, None, content)], signed)
    columns = {"seq": row, "claim": claim, "of": judgement.claim, "known": day, "verdict": judgement.verdict, "body": body}
    pen.connection.execute(insert(tables.judgements), [columns])
    return Judgement(judgement.claim, judgement.verdict, judgement.by, judgement.why, judgement.slots, day, pen.moment)


def take_back(pen: Pen, by: str, claim: str | None, why: str) -> Judgement | None:
    """Close the reviewer's latest standing judgement, of one claim or of any; return it, None where there is none."""
    wanted = _standing(None, None).where(_e.who == by).order_by(None).order_by(_j.seq.desc()).limit(1)
    if claim is not None:
        wanted = wanted.where(_j.of == claim)
    row = pen.connection.execute(wanted).one_or_none()
    if row is None:
        return None
    pen.close([row.seq], tables.RETRACTION, Signature(by, why))
    return _judgement(row)


def judgements(
    connection: Connection, known_by: date | None = None, at: datetime | None = None, of: Sequence[str] | None = None
) -> Iterator[Judgement]:
    """The judgements that count by a day, oldest first: all, or those of these claims; without a day those that stand.

    One in whose place its reviewer put another counts by the days before that one does, so that no past answer changes with it.
    """
    wanted = _standing(known_by, at)
    rows = connection.execute(wanted if of is None else wanted.where(_j.of.in_(of)))
    yield from map(_judgement, rows)


def ever(connection: Connection, known_by: date) -> Iterator[Judgement]:
    """The judgements that count by a day, and those that did until their reviewer put another in their place, oldest first."""
    wanted = select(_e.seq, _e.recorded, _e.who, _e.why, _j.of, _j.known, _j.verdict, _j.body)
    wanted = wanted.select_from(tables.judgements.join(tables.entries, _e.seq == _j.seq)).where(counted(), _j.known <= known_by)
    yield from map(_judgement, connection.execute(wanted.order_by(_j.seq)))


def is_written(connection: Connection, claim: int) -> bool:
    """The claim of that row was written by a reviewer, and by no reader."""
    return f'"reader":"{REVIEWER}"' in (connection.execute(select(_c.body).where(_c.seq == claim)).scalar() or "")


def counted() -> ColumnElement[bool]:
    """Judgements that nobody took back: those that stand, and those in whose place the same reviewer put another."""
    closed = select(_closing.c.seq).where(_closing.c.target == _e.seq, _closing.c.kind == tables.SUPERSESSION)
    return or_(_e.retracted.is_(None), exists(closed.correlate(tables.entries)))


def _standing(known_by: date | None, at: datetime | None):  # type: ignore[no-untyped-def]
    wanted = select(_e.seq, _e.recorded, _e.who, _e.why, _j.of, _j.known, _j.verdict, _j.body)
    # By the judgements' own number: by that of entries, SQLite would walk through all of them.
    wanted = wanted.select_from(tables.judgements.join(tables.entries, _e.seq == _j.seq)).order_by(_j.seq)
    if known_by is None:
        return wanted.where(at_moment(at))
    return wanted.where(_j.known <= known_by, or_(at_moment(at), _stood(known_by, at)))


def _stood(known_by: date, at: datetime | None) -> ColumnElement[bool]:
    """The same reviewer put another judgement in its place, which counts from a later day on: until then this one does."""
    following = select(tables.judgements.c.known).join(_next, _next.c.seq == tables.judgements.c.seq)
    following = following.where(_next.c.kind == tables.JUDGEMENT, _next.c.subject == _e.subject, _next.c.seq > _e.seq)
    later = following.order_by(_next.c.seq).limit(1).correlate(tables.entries).scalar_subquery()
    closed = select(_closing.c.seq).where(_closing.c.target == _e.seq, _closing.c.kind == tables.SUPERSESSION)
    closed = closed if at is None else closed.where(_closing.c.recorded <= at)
    return and_(exists(closed.correlate(tables.entries)), later > known_by)


def _judgement(row) -> Judgement:  # type: ignore[no-untyped-def]
    return Judgement(row.of, row.verdict, row.who, row.why, json.loads(row.body), row.known, row.recorded)


def _same(connection: Connection, earlier: int, judgement: Judgement, body: str) -> bool:
    row = connection.execute(_standing(None, None).where(_e.seq == earlier)).one()
    return (row.verdict, row.body, row.why) == (judgement.verdict, body, judgement.why)
