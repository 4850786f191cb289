"""What is read from the tables: what was known, what stands, what an id or its beginning names.

In: an open transaction. Out: model objects and rows. Nothing here writes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rapidfuzz import process
from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, type_coerce
from sqlalchemy.types import NullType

from musterbook.errors import BookError, NotFound
from musterbook.ledger import tables
from musterbook.ledger.ids import WITHHELD, article_of, claim_of, failure_of, is_unicode, with_quotes
from musterbook.model import Article, Claim, Failure, Known, known

SHORTEST_PREFIX = 6
_LAST_CHARACTER = "\U0010ffff"

_e, _a, _c, _f, _t, _h = (
    table.c for table in (tables.entries, tables.articles, tables.claims, tables.failures, tables.texts, tables.hosts)
)
_closing = tables.entries.alias("closing")
articles_joined = (
    tables.articles.join(tables.entries, _e.seq == _a.seq)
    .join(tables.texts, _t.digest == _a.text)
    .outerjoin(tables.withholdings, tables.withholdings.c.text == _a.text)
)
_claims = tables.claims.join(tables.entries, _e.seq == _c.seq)
# As the driver gives it: `text_of` names what is wrong where somebody put something else there.
_body = type_coerce(_t.body, NullType).label("body")
article_columns = (_e.seq, _e.subject, _e.retracted, _a.known, _a.doc, _a.text, _body, tables.withholdings.c.length)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim as it stands in the book, or stood: `closed_by` is the kind of the entry that closed it, None while it is live."""

    seq: int
    claim: Claim
    retracted: datetime | None
    closed_by: str | None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """The newest row of an article, with every claim row of every version of it, oldest first; `text` is its text's digest."""

    seq: int
    article: Article
    known: date
    retracted: datetime | None
    closed_by: str | None
    claims: tuple[ClaimRow, ...]
    text: str
    withheld: bool

    def live(self) -> list[ClaimRow]:
        """The claims that stand."""
        return [row for row in self.claims if row.closed_by is None]

    def barred(self) -> frozenset[str]:
        """The claims that a person took out, and that a new reading does not bring back."""
        last = {row.claim.id: row.closed_by for row in self.claims}
        return frozenset(name for name, kind in last.items() if kind == tables.RETRACTION)


def known_by(
    connection: Connection, day: date | None, moment: datetime | None, hosts: Sequence[str] | None = None, besides: Sequence[str] = ()
) -> Known:
    """What had been published by `day`, as the ledger stood at `moment`; all of it and now where they are None.

    Where `hosts` are given, only the claims about one of them, and the claims of the ids `besides`, with their articles.
    """
    which = [at_moment(moment)] + ([] if day is None else [_a.known <= day])
    articles, claims = select(*article_columns).select_from(articles_joined), select(_c.article, _c.nth, _c.body, _e.subject)
    claims = claims.select_from(_claims.join(tables.articles, _a.seq == _c.article))
    if hosts is not None:
        of_hosts = select(_h.claim).where(_h.host.in_(hosts), *([] if day is None else [_h.known <= day]))
        about = of_hosts.union(select(_e.seq).where(_e.kind == tables.CLAIM, _e.subject.in_(besides))) if besides else of_hosts
        claims = claims.where(_c.seq.in_(about))
        owners = select(_c.article).select_from(_claims).where(_c.seq.in_(about), at_moment(moment))
        articles = articles.where(_a.seq.in_(owners))
    found = {row.seq: article_of_row(row) for row in connection.execute(articles.where(*which))}
    rows = connection.execute(claims.where(*which))
    read = tuple(claim_of(_owner(found, row.article), row.nth, row.body, row.subject) for row in rows)
    return known({article.id: article for article in quoted(found.values(), read)}, read)


def has_more_than(connection: Connection, articles: int, day: date) -> bool:
    """More articles than that stand and had been published by `day`."""
    found = select(_a.seq).select_from(tables.articles.join(tables.entries, _e.seq == _a.seq)).where(_a.known <= day, at_moment(None))
    return connection.execute(found.offset(articles).limit(1)).first() is not None


def standing(connection: Connection, name: str) -> ArticleRow | None:
    """The newest row of the article of that id, live or closed; None where it was never recorded."""
    with_reason = articles_joined.outerjoin(_closing, _closing.c.target == _e.seq)
    newest = select(*article_columns, _closing.c.kind).select_from(with_reason).where(_e.kind == tables.ARTICLE, _e.subject == name)
    row = connection.execute(newest.order_by(_e.seq.desc()).limit(1)).one_or_none()
    if row is None:
        return None
    claims = tuple(_claims_of(connection, name))
    article = with_quotes(article_of_row(row), [old.claim for old in claims])
    return ArticleRow(row.seq, article, row.known, row.retracted, row.kind, claims, row.text, row.length is not None)


def article(connection: Connection, name: str) -> Article:
    """The newest version of the article of exactly that id."""
    newest = select(*article_columns).select_from(articles_joined).where(_e.subject == name).order_by(_e.seq.desc()).limit(1)
    row = connection.execute(newest).one()
    return with_quotes(article_of_row(row), [old.claim for old in _claims_of(connection, name)] if row.length else ())


def claim(connection: Connection, name: str) -> Claim:
    """The newest version of the claim of exactly that id."""
    owner = tables.entries.alias("owner")
    joined = _claims.join(owner, owner.c.seq == _c.article)
    newest = select(owner.c.subject.label("article"), _c.nth, _c.body).select_from(joined).where(_e.subject == name)
    row = connection.execute(newest.order_by(_e.seq.desc()).limit(1)).one()
    return claim_of(row.article, row.nth, row.body)


def failures(connection: Connection) -> tuple[Failure, ...]:
    """The failures that stand, by source."""
    rows = connection.execute(select(_f.body).join(tables.entries, _e.seq == _f.seq).where(_e.retracted.is_(None)))
    return tuple(sorted((failure_of(row.body) for row in rows), key=lambda f: (f.source, f.stage, f.why)))


def counts(connection: Connection) -> dict[str, int]:
    """How many articles, claims and failures stand, and how many rows were closed."""
    open_rows = select(_e.kind, func.count()).where(_e.retracted.is_(None), _e.subject.is_not(None)).group_by(_e.kind)
    found: dict[str, int] = {kind: many for kind, many in connection.execute(open_rows)}
    closed = connection.execute(select(func.count()).where(_e.retracted.is_not(None))).scalar_one()
    return {f"{kind}s": found.get(kind, 0) for kind in (tables.ARTICLE, tables.CLAIM, tables.FAILURE)} | {"retracted": closed}


def resolve(connection: Connection, given: str, *kinds: str) -> tuple[str, str]:
    """(kind, id) of the one article or claim whose id is `given` or begins with it."""
    if "\0" in given or not is_unicode(given):
        raise NotFound(f"no {' or '.join(kinds)} {given!r} in this book")
    of_kind = select(_e.kind, _e.subject).where(_e.kind.in_(kinds)).distinct()
    exact = connection.execute(of_kind.where(_e.subject == given)).all()
    begun = of_kind.where(_e.subject >= given, _e.subject < given + _LAST_CHARACTER).order_by(_e.subject)
    found = exact or (connection.execute(begun.limit(4)).all() if len(given) >= SHORTEST_PREFIX else [])
    if len(found) == 1:
        return found[0].kind, found[0].subject
    what = " or ".join(kinds)
    if found:
        raise NotFound(f"{given!r} begins the id of more than one {what}: {', '.join(row.subject for row in found)}; give more of it")
    raise NotFound(f"no {what} {given!r} in this book{_nearest(connection, of_kind, given)}")


def live_rows(connection: Connection, kind: str, name: str) -> list[int]:
    """The rows that stand of a claim, or of an article and its claims."""
    itself = select(_e.seq).where(_e.kind == kind, _e.subject == name, _e.retracted.is_(None))
    rows = list(connection.execute(itself).scalars())
    under = select(_e.seq).select_from(_claims).where(_c.article.in_(rows), _e.retracted.is_(None)).order_by(_e.seq)
    return rows + list(connection.execute(under).scalars() if kind == tables.ARTICLE else ())


def newest_row(connection: Connection, kind: str, name: str) -> int:
    """The newest row of an article or claim, live or closed."""
    found: int = connection.execute(select(func.max(_e.seq)).where(_e.kind == kind, _e.subject == name)).scalar_one()
    return found


def versions(connection: Connection, kind: str, name: str) -> list[tuple[Any, ...]]:
    """(recorded, retracted, who and why it was recorded, who and why it was closed) of every version, oldest first."""
    columns = (_e.recorded, _e.retracted, _e.who, _e.why, _closing.c.who, _closing.c.why)
    pairs = tables.entries.outerjoin(_closing, _closing.c.target == _e.seq)
    rows = connection.execute(select(*columns).select_from(pairs).where(_e.kind == kind, _e.subject == name).order_by(_e.seq))
    return [tuple(row) for row in rows]


def article_of_row(row: Any) -> Article:
    """The Article of a row of `article_columns`."""
    return article_of(row.subject, row.body, row.doc, row.length)


def quoted_row(connection: Connection, row: Any) -> Article:
    """The same; where its text is withheld, with the quotations of all claims under that row."""
    article = article_of_row(row)
    claims = select(_c.nth, _c.body).where(_c.article == row.seq)
    return with_quotes(article, [claim_of(article.id, *one) for one in connection.execute(claims)]) if row.length else article


def quoted(articles: Iterable[Article], claims: Iterable[Claim]) -> Iterator[Article]:
    """The articles; those whose text is withheld with the quotations of their claims."""
    whole = list(articles)
    masked: dict[str, list[Claim]] = {article.id: [] for article in whole if WITHHELD in article.notes}
    for claim in claims if masked else ():
        if claim.article in masked:
            masked[claim.article].append(claim)
    return (with_quotes(article, masked.get(article.id, ())) for article in whole)


def _owner(found: Mapping[int, Article], row: int) -> str:
    if row not in found:
        raise BookError(f"a claim stands under article row {row}, which does not; `musterbook verify` names the first bad row")
    return found[row].id


def at_moment(moment: datetime | None) -> ColumnElement[bool]:
    """Entries that stood at that moment; that stand now where it is None."""
    if moment is None:
        return _e.retracted.is_(None)
    return and_(_e.recorded <= moment, or_(_e.retracted.is_(None), _e.retracted > moment))


def _claims_of(connection: Connection, name: str) -> Iterator[ClaimRow]:
    owner = tables.entries.alias("owner")
    joined = _claims.join(owner, owner.c.seq == _c.article).outerjoin(_closing, _closing.c.target == _e.seq)
    picked = select(_e.seq, _c.nth, _c.body, _e.retracted, _closing.c.kind).select_from(joined)
    for row in connection.execute(picked.where(owner.c.kind == tables.ARTICLE, owner.c.subject == name).order_by(_e.seq)):
        yield ClaimRow(row.seq, claim_of(name, row.nth, row.body), row.retracted, row.kind)


def _nearest(connection: Connection, of_kind: Select[tuple[str, str | None]], given: str) -> str:
    names = sorted(str(row.subject) for row in connection.execute(of_kind))
    near = [match[0] for match in process.extract(given, names, limit=3, score_cutoff=70)]
    return f" (nearest: {', '.join(near)})" if near else ""
