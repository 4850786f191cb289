"""All that is particular to PostgreSQL: connections, transactions, locks.

A writer takes one advisory lock before it reads anything, so that writers queue, as they do in SQLite; readers see one snapshot and wait
for nobody. What `record` returned from survives a power cut: commits are synchronous whatever the server's default is.
"""

from importlib.util import find_spec

from sqlalchemy import URL, Connection, Engine, create_engine, event

from musterbook.errors import BookError

# Any number that nobody else is likely to lock by: the first bytes of SHA-256 of "musterbook".
_LOCK = 0x3E1F_A90B
# Without regard to case, of plain letters.
LIKE = "ILIKE"
# Where the driver puts a value.
PLACE = "%s"
# Rows come as the server has them: of claims with their texts a sixth less than written out, for the server and for us.
CURSOR = {"binary": True}
# Connections read one snapshot unless they say otherwise, so that a question pays no round trip for it.
_SNAPSHOT = "-c default_transaction_isolation=repeatable\\ read -c default_transaction_read_only=on"
_MAY_WRITE = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE"
READING, WRITING = "", f"{_MAY_WRITE}; SELECT pg_advisory_xact_lock({_LOCK})"
# At a rollback the driver forgets what the server has planned, and every question would have all of it planned anew.
COMMITS_READING = True
# A list of numbers, and of topics with two days each, given as JSON.
LISTED = "SELECT unnest(CAST(translate(:listed, '[]', '{}') AS BIGINT[]))"
# As an array, of which the planner does not think that it has thousands.
AMONG = f"= ANY (ARRAY({LISTED}))"
PAIRED = (
    "SELECT CAST(value->>0 AS INTEGER) AS topic, CAST(value->>1 AS INTEGER) AS low, CAST(value->>2 AS INTEGER) AS high "
    "FROM json_array_elements(CAST(:paired AS JSON)) value"
)
# Every like pair of the articles listed, and of all that hang together with them by like pairs known by a day.
# Side by side, since the planner takes them for thousands and would go through the whole table.
TOGETHER = f"""
WITH RECURSIVE l(seq) AS (
  {LISTED}
  UNION SELECT a.seq FROM l CROSS JOIN LATERAL (
    SELECT other AS seq FROM alike WHERE one = l.seq AND known <= :by UNION ALL SELECT one FROM alike WHERE other = l.seq AND known <= :by
  ) a)
SELECT a.* FROM l CROSS JOIN LATERAL (
  SELECT one, other, known, body FROM alike WHERE one = l.seq
  UNION ALL SELECT one, other, known, body FROM alike WHERE other = l.seq AND one NOT IN (SELECT seq FROM l)
) a"""
# The prints of articles, given so: print, article, and the days between which its neighbours lie.
PRINTED = (
    "SELECT CAST(value->>1 AS INTEGER), CAST(value->>0 AS BIGINT), CAST(value->>2 AS INTEGER), CAST(value->>3 AS INTEGER) "
    "FROM json_array_elements(CAST(:printed AS JSON)) value"
)


def engine(url: URL, timeout: float) -> Engine:
    """An engine for the book at `url`; a writer waits up to `timeout` seconds for another."""
    if find_spec("psycopg") is None:
        raise BookError("a book in PostgreSQL needs one package more: pip install 'musterbook[postgres]'")
    options = f"-c lock_timeout={round(timeout * 1000)} -c synchronous_commit=on -c client_min_messages=warning -c jit=off {_SNAPSHOT}"
    arguments = {"connect_timeout": max(2, round(timeout)), "options": options, "application_name": "musterbook", "client_encoding": "utf8"}
    made = create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True, connect_args=arguments)
    event.listen(made, "begin", _on_begin)
    return made


def settle(made: Engine, timeout: float) -> None:
    """Nothing: a server keeps its own log."""


def damage(connection: Connection) -> list[str]:
    """Nothing: a server checks its own pages, and says so in an error."""
    return []


def erase(made: Engine) -> None:
    """Let no emptied row linger: the two tables are written anew, which waits for whoever reads them."""
    with made.connect().execution_options(isolation_level="AUTOCOMMIT", begin="SELECT 1") as connection:
        connection.exec_driver_sql("VACUUM FULL texts, bodies")


def size(connection: Connection) -> int:
    """Bytes of the book's tables and indexes."""
    return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())


def _on_begin(connection: Connection) -> None:
    begin = connection.get_execution_options().get("begin", READING)
    if begin:
        connection.exec_driver_sql(begin)
