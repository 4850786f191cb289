"""What claims contradict and repeat, as it is kept by host and season: put there season by season, outdated by what is told of its days.

In: an open transaction; rows of weights, which others work out. Out: rows, by claim. A host of which every season is up to date is marked
so, and is asked for that alone.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select, text

from musterbook import jsontext
from musterbook.ledger import tables

_s, _w = tables.seasons.c, tables.weights.c
# Stands for all seasons of a host.
EVERY = -1
_SEASONS = text(
    "SELECT DISTINCT m.day / :length FROM topics t JOIN marks m ON m.topic = t.id WHERE t.host = :host AND t.role = :role ORDER BY 1"
)
# CROSS JOIN: SQLite then takes the claims that are given first, and looks each of them up.
OF_CLAIMS = (
    "SELECT w.claim, w.sender, w.body FROM ({pairs}) p CROSS JOIN weights w WHERE w.host = :host AND w.season = p.topic AND w.claim = p.low"
)

# A row where every entry was gone through and every season of the host is up to date.
IS_KEPT = """
SELECT 1 FROM derived d JOIN seasons s ON s.host = :host AND s.season = :every AND s.rules = :weights
WHERE d.rules = :rules AND d.through >= (SELECT max(seq) FROM entries)"""


class Weight(NamedTuple):
    """What one claim is, to a sender, by day of knowledge: days as ordinals, each span without its last day.

    `unsure`: days do not tell it, it is asked anew. `echo` are the spans in which it repeats its source. `open` are the contradictions: the
    kind, the row of the other claim, and the span.
    """

    claim: int
    sender: str
    unsure: bool
    echo: tuple[tuple[int, int], ...] = ()
    open: tuple[tuple[str, int, int, int], ...] = ()


def outdate(connection: Connection, touched: Collection[tuple[str, int]]) -> None:
    """Something new is known of these hosts in these seasons."""
    # A book that nobody asked yet keeps none.
    if touched and connection.execute(select(_s.host).limit(1)).first():
        gone = sorted({*touched, *((host, EVERY) for host, _ in touched)})
        connection.execute(
            text("DELETE FROM seasons WHERE host = :host AND season = :season"), [{"host": host, "season": season} for host, season in gone]
        )


def is_kept(connection: Connection, host: str, rules: str, weights: str) -> bool:
    """Every entry was gone through by these rules, and every season of the host is up to date."""
    given = {"host": host, "rules": rules, "weights": weights, "every": EVERY}
    return connection.execute(text(IS_KEPT), given).first() is not None


def of_host(connection: Connection, host: str, rules: str) -> set[int]:
    """The seasons of a host that are up to date; `EVERY` among them where there are no others."""
    return set(connection.execute(select(_s.season).where(_s.host == host, _s.rules == rules)).scalars())


def missing(connection: Connection, host: str, rules: str, role: str, length: int) -> list[int]:
    """The seasons of a host that are not up to date; every claim has a mark of the role given."""
    there = connection.execute(_SEASONS, {"host": host, "role": role, "length": length}).scalars().all()
    kept = set(connection.execute(select(_s.season).where(_s.host == host, _s.rules == rules)).scalars())
    return [season for season in there if season not in kept]


def put(connection: Connection, host: str, season: int, rules: str, found: Iterable[Weight]) -> None:
    """Keep what was worked out of a season, in place of what was kept of it."""
    connection.execute(delete(tables.weights).where(_w.host == host, _w.season == season))
    connection.execute(delete(tables.seasons).where(_s.host == host, _s.season == season))
    rows = [{"host": host, "season": season, "claim": one.claim, "sender": one.sender, "body": _body(one)} for one in found]
    if rows:
        connection.execute(insert(tables.weights), rows)
    connection.execute(insert(tables.seasons), [{"host": host, "season": season, "rules": rules}])


def kept(connection: Connection, rules: str) -> list[tuple[str, int]]:
    """The hosts and seasons of which what is kept is up to date."""
    wanted = select(_s.host, _s.season).where(_s.rules == rules, _s.season != EVERY).order_by(_s.host, _s.season)
    return [(host, season) for host, season in connection.execute(wanted)]


def all_of(connection: Connection, host: str, season: int) -> list[Weight]:
    """All that is kept of a season, by claim and sender."""
    wanted = select(_w.claim, _w.sender, _w.body).where(_w.host == host, _w.season == season).order_by(_w.claim, _w.sender)
    return [weight(row) for row in connection.execute(wanted)]


def weight(row: Sequence[Any]) -> Weight:
    """A row of weights, from its claim, sender and body."""
    claim, sender, body = row
    slots: Mapping[str, Any] = jsontext.read(body)
    echo, told = (tuple(tuple(one) for one in slots.get(name, ())) for name in ("echo", "open"))
    return Weight(claim, sender, bool(slots.get("unsure")), echo, told)


def open_on(body: str, claim: int, day: int) -> list[tuple[str, int, int]]:
    """Of a claim's body alone the contradictions that are open on a day: the kind, and the rows of the two claims, the lower first."""
    return [
        (kind, claim, other) if claim < other else (kind, other, claim)
        for kind, other, since, until in jsontext.read(body).get("open", ()) if since <= day < until
    ]  # fmt: skip


def is_of_contradictions_alone(body: str) -> bool:
    """A body that tells of nothing but contradictions: most do, and of most claims that are read these are not asked for."""
    return body.startswith('{"open":')


def _body(one: Weight) -> str:
    slots = {name: value for name, value in (("unsure", one.unsure), ("echo", one.echo), ("open", one.open)) if value}
    return json.dumps(slots, separators=(",", ":"))
