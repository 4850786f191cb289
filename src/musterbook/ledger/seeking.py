"""Which claims may hold some words: a look through what is stored, newest first, that leaves out none and lets some through in vain.

In: an open transaction, words in plain letters, a day, hosts. Out: numbers of rows, for `Excerpt.read`. Whoever asks looks at
what is read whether it holds the words; a claim that a reviewer corrected is always let through.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, Date, bindparam, column, text

from musterbook.ledger.opening import dialect

_ABOUT = "c.seq IN (SELECT h.claim FROM hosts h WHERE h.host IN :hosts AND h.known BETWEEN :first AND :last)"
_SOUGHT = """
SELECT c.seq FROM articles a JOIN claims c ON a.seq = c.article
WHERE a.known BETWEEN :first AND :last AND (c.seq IN (SELECT j.claim FROM judgements j WHERE j.verdict = 'correct') OR ({which}))
ORDER BY a.known DESC, c.seq DESC"""
_NEWEST = "SELECT max(known) FROM articles WHERE known <= :day"
# Rows that are read at a time, and days that are looked through before whoever waits is told how far it is: a tenth of a second in
# a ledger of a million claims.
_AT_A_TIME = 400
_DAYS = timedelta(90)


@dataclass(frozen=True, slots=True)
class Sought:
    """Words of which each must stand in a claim or in what is known of its article, and the codes of its hosts.

    A word is given as runs of plain letters (a to z and digits only) that stand there one after another, whatever is between them.
    """

    words: tuple[tuple[str, ...], ...] = ()
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that may be meant; `back_to` where everything from that day on was looked through."""

    rows: Sequence[int]
    back_to: date | None = None


def parts(connection: Connection, sought: Sought, day: date) -> Iterator[Part]:
    """The rows that may be meant, some at a time: whoever has enough asks for no more, and the rest is never looked at."""
    like = dialect(connection.engine.url).LIKE
    holds = [f"(c.body {like} :w{nth} OR a.doc {like} :w{nth})" for nth in range(len(sought.words))]
    which = " AND ".join([*([_ABOUT] if sought.hosts else []), *holds]) or "1 = 1"
    wanted = text(_SOUGHT.format(which=which))
    if sought.hosts:
        wanted = wanted.bindparams(bindparam("hosts", list(sought.hosts), expanding=True))
    given = {f"w{nth}": f"%{'%'.join(runs)}%" for nth, runs in enumerate(sought.words)}
    streamed = connection.execution_options(stream_results=True)
    while last := _newest(connection, day):
        first = last - _DAYS
        for rows in streamed.execute(wanted, given | {"first": first, "last": last}).scalars().partitions(_AT_A_TIME):
            yield Part(rows)
        yield Part((), first)
        day = first - timedelta(1)


def _newest(connection: Connection, day: date) -> date | None:
    """The latest day up to this one of which there is an article."""
    found = connection.execute(text(_NEWEST).columns(column("known", Date)), {"day": day}).scalar()
    return found if found is None or isinstance(found, date) else date.fromisoformat(found)
