"""Which claims may hold some words: a look through what is stored, newest first, that leaves out none and lets some through in vain.

In: an open transaction, parts of words in plain letters, a day, hosts. Out: numbers of rows, for `Excerpt.read`. Whoever asks looks at
what is read whether it holds the words; a claim that a reviewer corrected is always let through.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, text

from musterbook.ledger.opening import dialect

_ABOUT = "c.seq IN (SELECT h.claim FROM hosts h WHERE h.host IN :hosts)"
_SOUGHT = """
SELECT c.seq FROM claims c JOIN articles a ON a.seq = c.article
WHERE a.known <= :day AND (c.seq IN (SELECT j.claim FROM judgements j WHERE j.verdict = 'correct') OR ({which}))
ORDER BY a.known DESC, c.seq DESC"""
# Rows that are read at a time.
_AT_A_TIME = 400


@dataclass(frozen=True, slots=True)
class Sought:
    """Letters that must stand in a claim or in what is known of its article (a to z and digits only), and the codes of its hosts."""

    letters: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


def rows(connection: Connection, sought: Sought, day: date) -> Iterator[Sequence[int]]:
    """The rows that may be meant, some at a time: whoever has enough asks for no more, and the rest is never looked at."""
    like = dialect(connection.engine.url).LIKE
    holds = [f"(c.body {like} :w{nth} OR a.doc {like} :w{nth})" for nth in range(len(sought.letters))]
    which = " AND ".join([*([_ABOUT] if sought.hosts else []), *holds]) or "1 = 1"
    wanted = text(_SOUGHT.format(which=which))
    if sought.hosts:
        wanted = wanted.bindparams(bindparam("hosts", list(sought.hosts), expanding=True))
    given = {f"w{nth}": f"%{letters}%" for nth, letters in enumerate(sought.letters)}
    streamed = connection.execution_options(stream_results=True)
    return streamed.execute(wanted, given | {"day": day}).scalars().partitions(_AT_A_TIME)
