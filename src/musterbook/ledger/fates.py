"""What became of promises, as it is kept by host: put there whole, outdated by whatever is told of the host later, read by due date.

In: an open transaction; rows of fates, which others work out. Out: rows, by due date and the id of the claim that made the promise first.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, or_, select

from musterbook.ledger import tables

_f = tables.fates.c
_COLUMNS = (_f.sender, _f.name, _f.since, _f.until, _f.nth, _f.state, _f.due, _f.made, _f.by, _f.why)
# The state of a promise that nothing kept, called off or replaced: whether it is open or overdue depends on the day asked about.
UNDECIDED = "undecided"


class Fate(NamedTuple):
    """How a promise stood from one day of knowledge on and before another; days as ordinals, claims as rows."""

    sender: str
    name: str
    since: int
    until: int
    nth: int
    state: str
    due: int
    made: tuple[int, ...]
    by: tuple[int, ...]
    why: str


class Apart(NamedTuple):
    """The senders and actions whose promises are not kept of a host, and the other hosts that its promises are about."""

    aside: Sequence[tuple[str, str]]
    besides: Sequence[str]


class Sought(NamedTuple):
    """Which promises are sought; days as ordinals, bounds included, `after` the due day and name of the last one that is not wanted."""

    known_by: int
    on: int
    states: Sequence[str]
    sender: str | None = None
    due_from: int | None = None
    due_until: int | None = None
    after: tuple[int, str] | None = None
    limit: int | None = None


def outdate(connection: Connection, touched: Collection[str]) -> None:
    """Something new is known of these hosts: nothing is up to date of them, and of those whose promises are about one of them besides."""
    if not touched:
        return
    kept = connection.execute(select(tables.fated.c.host, tables.fated.c.besides)).all()
    old = [host for host, besides in kept if host in touched or not set(json.loads(besides)).isdisjoint(touched)]
    connection.execute(delete(tables.fated).where(tables.fated.c.host.in_(old)))


def aside(connection: Connection, host: str, rules: str) -> list[list[str]] | None:
    """The senders and actions whose promises are not kept; None where what is kept of the host is not up to date."""
    wanted = select(tables.fated.c.aside).where(tables.fated.c.host == host, tables.fated.c.rules == rules)
    found = connection.execute(wanted).scalar()
    return None if found is None else json.loads(found)


def hosts(connection: Connection, rules: str) -> list[str]:
    """The hosts of which what is kept is up to date."""
    return sorted(connection.execute(select(tables.fated.c.host).where(tables.fated.c.rules == rules)).scalars())


def put(connection: Connection, host: str, rules: str, apart: Apart, found: Iterable[Fate]) -> None:
    """Keep what became of a host's promises, in place of what was kept of them."""
    connection.execute(delete(tables.fates).where(_f.host == host))
    connection.execute(delete(tables.fated).where(tables.fated.c.host == host))
    rows = [one._asdict() | {"host": host, "made": json.dumps(one.made), "by": json.dumps(one.by)} for one in found]
    if rows:
        connection.execute(insert(tables.fates), rows)
    kept = {"host": host, "rules": rules, "aside": json.dumps([list(one) for one in apart.aside]), "besides": json.dumps(apart.besides)}
    connection.execute(insert(tables.fated), [kept])


def all_of(connection: Connection, host: str) -> list[Fate]:
    """All that is kept of a host, in any order."""
    return [_fate(row) for row in connection.execute(select(*_COLUMNS).where(_f.host == host))]


def of_name(connection: Connection, host: str, name: str, known_by: int) -> Fate | None:
    """The promise that a claim made first, as it stood by a day."""
    wanted = select(*_COLUMNS).where(_f.host == host, _f.name == name, _f.since <= known_by, _f.until > known_by, _f.nth == 0)
    row = connection.execute(wanted).one_or_none()
    return row and _fate(row)


def page(connection: Connection, host: str, sought: Sought) -> list[Fate]:
    """The promises sought, by due day and name."""
    found: list[Fate] = []
    for which in _states(sought):
        wanted = select(*_COLUMNS).where(_f.host == host, which, *_bounds(sought)).order_by(_f.due, _f.name).limit(sought.limit)
        found += [_fate(row) for row in connection.execute(wanted)]
    return sorted(found, key=lambda one: (one.due, one.name))[: sought.limit]


def _states(sought: Sought) -> list[ColumnElement[bool]]:
    """One condition for each state, so that each is read in the order of the index."""
    passed = {"overdue": _f.due < sought.on, "open": _f.due >= sought.on}
    return [and_(_f.state == UNDECIDED, passed[state]) if state in passed else _f.state == state for state in dict.fromkeys(sought.states)]


def _bounds(sought: Sought) -> list[ColumnElement[bool]]:
    found = [_f.since <= sought.known_by, _f.until > sought.known_by, _f.nth == 0 if sought.sender is None else _f.sender == sought.sender]
    found += [] if sought.due_from is None else [_f.due >= sought.due_from]
    found += [] if sought.due_until is None else [_f.due <= sought.due_until]
    if sought.after:
        day, name = sought.after
        # The first condition is what the index is entered by.
        found += [_f.due >= day, or_(_f.due > day, _f.name > name)]
    return found


def _fate(row: Any) -> Fate:
    slots = row._asdict()
    return Fate(**slots | {"made": tuple(json.loads(row.made)), "by": tuple(json.loads(row.by))})
