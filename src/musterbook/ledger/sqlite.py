"""All that is particular to SQLite: connections, transactions, journal, integrity.

Every connection checks foreign keys and fires triggers on REPLACE; writers begin IMMEDIATE, so that two processes queue instead of
failing halfway; the journal is a write-ahead log synced at every commit, so that what `record` returned from survives a power cut.
"""

import time
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, StaticPool, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError

# Secure: what is emptied because it is withheld is overwritten in the file.
_PRAGMAS = ("foreign_keys = ON", "recursive_triggers = ON", "synchronous = FULL", "secure_delete = ON", "cache_size = -65536")
_PAUSE = 0.05
# Without regard to case, of plain letters.
LIKE = "LIKE"
# Where the driver puts a value.
PLACE = "?"
CURSOR: dict[str, bool] = {}
READING, WRITING = "BEGIN", "BEGIN IMMEDIATE"
# Reading ends in the rollback that closing does: a damaged file refuses even an empty commit.
COMMITS_READING = False
# A list of numbers, and of topics with two days each, given as JSON.
LISTED = "SELECT value FROM json_each(:listed)"
AMONG = f"IN ({LISTED})"
PAIRED = (
    "SELECT json_extract(value, '$[0]') AS topic, json_extract(value, '$[1]') AS low, json_extract(value, '$[2]') AS high "
    "FROM json_each(:paired)"
)
# Every like pair of the articles listed, and of all that hang together with them by like pairs known by a day.
TOGETHER = f"""
WITH RECURSIVE l(seq) AS (
  {LISTED}
  UNION SELECT a.other FROM l JOIN alike a ON a.one = l.seq WHERE a.known <= :by
  UNION SELECT a.one FROM l JOIN alike a ON a.other = l.seq WHERE a.known <= :by)
SELECT a.one, a.other, a.known, a.body FROM l JOIN alike a ON a.one = l.seq
UNION ALL SELECT a.one, a.other, a.known, a.body FROM l JOIN alike a ON a.other = l.seq AND a.one NOT IN (SELECT seq FROM l)"""
# The prints of articles, given so: print, article, and the days between which its neighbours lie.
PRINTED = (
    "SELECT json_extract(value, '$[1]'), json_extract(value, '$[0]'), json_extract(value, '$[2]'), json_extract(value, '$[3]') "
    "FROM json_each(:printed)"
)


def engine(url: URL, timeout: float) -> Engine:
    """An engine for the book at `url`; a writer waits up to `timeout` seconds for another."""
    pool = StaticPool if url.database in (None, "", ":memory:") else QueuePool
    made = create_engine(url, poolclass=pool, connect_args={"timeout": timeout, "check_same_thread": False})
    event.listen(made, "connect", _on_connect)
    event.listen(made, "begin", _on_begin)
    return made


def settle(made: Engine, timeout: float) -> None:
    """Keep the write-ahead log: readers never wait for a writer. Where the file system cannot share memory, SQLite's default stays."""
    # The journal cannot be switched inside a transaction.
    with made.connect().execution_options(begin="") as connection:
        while not _switched(connection) and timeout > 0:
            # SQLite refuses this switch at once, whatever the busy timeout, while another process opens the same book.
            time.sleep(_PAUSE)
            timeout -= _PAUSE


def damage(connection: Connection) -> list[str]:
    """What SQLite itself finds wrong with the file."""
    try:
        found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA quick_check(5)")]
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    except DatabaseError as error:
        return [f"the file is damaged: {error.orig}"]
    torn = [f"the file is damaged: {line}" for line in found if line != "ok"]
    return torn + [f"row {row[1]} of {row[0]} points to no row of {row[2]}" for row in lost]


def erase(made: Engine) -> None:
    """Let no emptied page linger: what is in the log is moved into the file, over what stood there."""
    with made.connect().execution_options(begin="") as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def size(connection: Connection) -> int:
    """Bytes of the book's file."""
    (pages,), (each,) = (connection.exec_driver_sql(f"PRAGMA {name}").one() for name in ("page_count", "page_size"))
    return int(pages * each)


def _switched(connection: Connection) -> bool:
    try:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    except OperationalError as error:
        if "locked" not in str(error):
            raise
        return False
    return True


def _on_connect(raw: Any, _record: Any) -> None:
    # Transactions are begun by `_on_begin`, never by the driver: it would begin too late for a consistent reading.
    raw.isolation_level = None
    for pragma in _PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    begin = connection.get_execution_options().get("begin", READING)
    if begin:
        connection.exec_driver_sql(begin)
