"""What a book spans, told from its indexes: days, hosts, senders and functions, without reading its articles.

In: an open transaction. Out: an Extent, or how many claims speak of each host. A judgement's corrections are looked at for hosts alone.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select, text

from musterbook.compare import countries
from musterbook.ledger import tables
from musterbook.ledger.finding import at_moment
from musterbook.ledger.overlay import REVIEWER
from musterbook.model import FUNCTIONS

_e, _a, _c, _h = (table.c for table in (tables.entries, tables.articles, tables.claims, tables.hosts))
_j_table, _j = tables.judgements, tables.judgements.c
# Bodies are canonical JSON: a quotation mark inside a text is escaped, so that a name after '{' or ',' is a slot's; spans are no texts.
_TEXT = r'"(?:[^"\\]|\\.)*"'
_SLOT = re.compile(rf'[{{,]"(?:senders":(\[{_TEXT}(?:,{_TEXT})*\])|function":"([^"]*)")')

_FUNCTION = re.compile(r'"function":"([^"]*)"')
_PRESENCES = text("""
SELECT DISTINCT t.host, t.sender FROM topics t WHERE t.role = :role
AND EXISTS (SELECT 1 FROM marks m WHERE m.topic = t.id AND m.day <= :day AND m.known <= :day)""")
_NAMING = text("""
SELECT DISTINCT t.about FROM topics t WHERE t.about LIKE '%"function"%' AND EXISTS (SELECT 1 FROM marks m WHERE m.topic = t.id)""")


@dataclass(frozen=True, slots=True)
class Extent:
    """What there is to choose from in the whole book; the days are None where it has no article."""

    first: date | None
    last: date | None
    hosts: tuple[str, ...]
    senders: tuple[str, ...]
    functions: tuple[str, ...]
    articles: int
    claims: int


def extent(connection: Connection) -> Extent:
    """What the book spans as it stands."""
    live = tables.articles.join(tables.entries, _e.seq == _a.seq)
    days = select(func.min(_a.known), func.max(_a.known), func.count()).select_from(live)
    first, last, many = connection.execute(days.where(at_moment(None))).one()
    bodies = select(_c.body).select_from(tables.claims.join(tables.entries, _e.seq == _c.seq)).where(at_moment(None))
    lists, functions, claims = set[str](), set[str](), 0
    for body in connection.execute(bodies).scalars():
        claims += 1
        for listed, function in _SLOT.findall(body):
            (lists if listed else functions).add(listed or function)
    senders = {sender for listed in lists for sender in json.loads(listed)}
    return Extent(
        first, last, tuple(claims_by_host(connection, None)), tuple(sorted(senders)), tuple(one for one in FUNCTIONS if one in functions),
        many, claims,
    )  # fmt: skip


def presences(connection: Connection, role: str, day: date | None) -> Mapping[str, tuple[str, ...]]:
    """The senders of whom anything was known by a day in each country, told by the topics of a role that every claim has."""
    found: dict[str, list[str]] = {}
    given = {"role": role, "day": date.max.toordinal() if day is None else day.toordinal()}
    for host, sender in connection.execute(_PRESENCES, given):
        found.setdefault(host, []).append(sender)
    return {host: tuple(sorted(found[host])) for host in sorted(found)}


def outline(connection: Connection, role: str) -> Extent:
    """What the book spans as far as a board can show it, without a look into claims: by what is derived of them."""
    kinds = select(_e.kind, func.count()).where(at_moment(None)).group_by(_e.kind)
    counted: dict[str, int] = {row[0]: row[1] for row in connection.execute(kinds)}
    first, last = connection.execute(select(func.min(_a.known), func.max(_a.known))).one()
    functions = {found[1] for about in connection.execute(_NAMING).scalars() if (found := _FUNCTION.search(about))}
    there = presences(connection, role, None)
    return Extent(
        first, last, tuple(there), tuple(sorted({sender for senders in there.values() for sender in senders})),
        tuple(one for one in FUNCTIONS if one in functions), counted.get(tables.ARTICLE, 0), counted.get(tables.CLAIM, 0),
    )  # fmt: skip


def not_yet_written(connection: Connection, day: date) -> Counter[str]:
    """How many claims of each host stand that a reviewer wrote after a day, and that nobody upheld by then."""
    by_then = select(_j.of).join(tables.entries, _e.seq == _j.seq).where(_j.known <= day, _j.verdict != "reject", at_moment(None))
    later = select(_h.host, _h.claim).distinct().join(tables.claims, _c.seq == _h.claim).join(_j_table, _j.claim == _h.claim)
    later = later.where(_j.known > day, _c.body.contains(f'"reader":"{REVIEWER}"', autoescape=True), _j.of.not_in(by_then), _h.known <= day)
    return Counter(one for host, _ in connection.execute(later) for one in (countries((host,)) if host else ()))


def claims_by_host(connection: Connection, day: date | None) -> Mapping[str, int]:
    """How many claims that were known by a day speak of each country; a region that can be listed counts for its countries."""
    live = tables.hosts.join(tables.entries, _e.seq == _h.claim)
    found = select(_h.host, func.count()).select_from(live).where(at_moment(None), *([] if day is None else [_h.known <= day]))
    counted = Counter[str]()
    for host, many in connection.execute(found.group_by(_h.host)):
        for one in countries((host,)) if host else ():
            counted[one] += many
    counted -= Counter() if day is None else not_yet_written(connection, day)
    return dict(sorted(counted.items()))
