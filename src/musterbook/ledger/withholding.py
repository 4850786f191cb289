"""Withholding: a text and the captures it came from are emptied, for a copyright or a person's sake; an entry says who did so and why.

In: a pen. Out: how many things were emptied. What stays: every digest, every offset, the article's metadata, its claims, and the short
quotations that they rest on. It cannot be undone from within the book: what is emptied is gone.
"""

from sqlalchemy import insert, select, update

from musterbook.ledger import tables
from musterbook.ledger.writing import Line, Pen, Signature

_t, _a, _b, _k, _x, _w = (
    table.c for table in (tables.texts, tables.articles, tables.bodies, tables.captures, tables.extractions, tables.withholdings)
)
_e = tables.entries.c


def withhold(pen: Pen, article: str, signed: Signature) -> int:
    """Empty the texts of every version of the article, and the captures that they were made of."""
    rows = select(_e.seq).where(_e.kind == tables.ARTICLE, _e.subject == article)
    texts = pen.connection.execute(
        select(_t.digest, _t.body).join(tables.articles, _a.text == _t.digest).where(_a.seq.in_(rows)).distinct()
    )
    captures = select(_k.body).where(_k.seq.in_(select(_x.capture).where(_x.article.in_(rows))))
    bodies = pen.connection.execute(select(_b.digest, _b.size, _b.body).where(_b.digest.in_(captures))).all()
    emptied = [("text", row.digest, len(bytes(row.body).decode("utf-8", "surrogatepass"))) for row in texts.all() if row.body]
    emptied += [("body", row.digest, row.size) for row in bodies if row.body]
    for what, name, length in sorted(emptied):
        (seq,) = pen.enter(tables.WITHHOLDING, [Line(name, None, (what, name, str(length)))], signed)
        pen.connection.execute(insert(tables.withholdings), [{"seq": seq, "text": None, "body": None, "length": length} | {what: name}])
        table = tables.texts if what == "text" else tables.bodies
        pen.connection.execute(update(table).where(table.c.digest == name).values(body=b""))
    return len(emptied)
