"""Refusals: what a reading proposed and the article's own words did not bear, kept with the reading that stands.

In: a pen, the article's row and text, the Refusals. Out: one row a reading, closed when a later reading refuses something else. Words that
stand in the text are kept as the place where they stand, so that they go when the text is withheld.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from musterbook.ledger import tables
from musterbook.ledger.finding import article_columns, article_of_row, articles_joined
from musterbook.ledger.ids import is_unicode
from musterbook.ledger.writing import NOBODY, REREAD, Line, Pen
from musterbook.model import Article, Refusal
from musterbook.values import Span

_r, _a = tables.refusals.c, tables.articles.c
_mine = tables.entries.alias("mine")


def record(pen: Pen, row: int, read: Article, refusals: Sequence[Refusal]) -> None:
    """Keep what a reading of that article row refused, in place of what an earlier one did; nothing where it says the same."""
    body = _canonical([_kept(one, read) for one in dict.fromkeys(refusals)])
    standing = pen.standing(tables.REFUSAL, read.id)
    if standing is not None:
        was = pen.connection.execute(select(_r.article, _r.body).where(_r.seq == standing)).one()
        if refusals and (was.article, was.body) == (row, body):
            return
        pen.close([standing], tables.SUPERSESSION, REREAD)
    if refusals:
        (seq,) = pen.enter(tables.REFUSAL, [Line(read.id, None, (str(row), body))], NOBODY if standing is None else REREAD)
        pen.connection.execute(insert(tables.refusals), [{"seq": seq, "article": row, "body": body}])


def refused(connection: Connection, name: str | None = None) -> Iterator[Refusal]:
    """What the readings that stand refused, by article and in their order: of all articles, or of one."""
    live = tables.refusals.join(_mine, _mine.c.seq == _r.seq).join(articles_joined, _a.seq == _r.article)
    wanted = select(_r.body.label("told"), *article_columns).select_from(live).where(_mine.c.retracted.is_(None))
    if name is not None:
        wanted = wanted.where(_mine.c.kind == tables.REFUSAL, _mine.c.subject == name)
    for row in connection.execute(wanted.order_by(_mine.c.subject)):
        read = article_of_row(row)
        yield from (_told(one, read) for one in json.loads(row.told))


def _kept(one: Refusal, read: Article) -> dict[str, Any]:
    at = read.text.find(one.evidence)
    words = {"evidence": one.evidence} if at < 0 else {"at": [at, at + len(one.evidence)]}
    return {"slot": one.slot, "why": one.why} | words


def _told(kept: dict[str, Any], read: Article) -> Refusal:
    evidence = kept["evidence"] if "evidence" in kept else Span(*kept["at"]).of(read.text)
    return Refusal(read.id, evidence, kept["slot"], kept["why"])


def _canonical(told: list[dict[str, Any]]) -> str:
    out = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return out if is_unicode(out) else json.dumps(told, sort_keys=True, separators=(",", ":"))
