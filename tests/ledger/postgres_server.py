"""A PostgreSQL server of the tests' own: a temporary cluster on a socket, gone when the tests are.

`MUSTERBOOK_TEST_POSTGRES` names a server that runs already, by the URL of a database in which the tests may make databases. Without it
a cluster is started from the programs that are installed. Where there are none, tests that need a server are skipped with that reason,
unless `MUSTERBOOK_REQUIRE_POSTGRES` is set, as in CI: then they fail.
"""

import os
import shutil
import subprocess
import tempfile
from functools import cache
from glob import glob
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

_numbers = count()


class Server:
    """One server and the databases that tests made in it."""

    def __init__(self, url: str, bin: Path | None = None, home: Path | None = None) -> None:
        self.url, self._bin, self._home = url, bin, home

    def database(self) -> str:
        """The address of a new, empty database."""
        name = f"book_{os.getpid()}_{next(_numbers)}"
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url.replace("/postgres", f"/{name}", 1)

    def emptied(self, address: str) -> str:
        """The same database without a row: as its owner can, past the guards."""
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("SET session_replication_role = replica")
            tables = (
                "entries, articles, claims, failures, captures, extractions, judgements, withholdings, refusals, hosts, texts, bodies, "
            )
            tables += "derived, topics, marks, prints, alike, fates, fated, seasons, weights"
            connection.execute(f"TRUNCATE {tables}")
        return address

    def restart(self) -> None:
        """Stop at once, as a crash would, and start again."""
        if self._bin is None or self._home is None:
            pytest.skip("the server of MUSTERBOOK_TEST_POSTGRES is not ours to restart")
        _run(self._bin / "pg_ctl", "-D", self._home / "data", "-m", "immediate", "-w", "restart", "-l", self._home / "log")

    def stop(self) -> None:
        """Stop the server and remove its files, where it is ours."""
        if self._bin and self._home:
            _run(self._bin / "pg_ctl", "-D", self._home / "data", "-m", "immediate", "-w", "stop")
            shutil.rmtree(self._home, ignore_errors=True)


def started() -> Server:
    """The running server, or a skip (in CI a failure) that says why there is none."""
    given = os.environ.get("MUSTERBOOK_TEST_POSTGRES")
    if given:
        return Server(given)
    programs = _programs()
    if programs is None:
        why = "PostgreSQL is not installed (Debian: apt-get install postgresql) and MUSTERBOOK_TEST_POSTGRES names no server"
        pytest.fail(why) if os.environ.get("MUSTERBOOK_REQUIRE_POSTGRES") else pytest.skip(why)
    return _start(programs)


def _start(programs: Path) -> Server:
    home = Path(tempfile.mkdtemp(prefix="musterbook-pg-"))
    if os.geteuid() == 0:
        shutil.chown(home, "postgres")
    _run(programs / "initdb", "-D", home / "data", "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    # Tests write the same rows thousands of times; that a commit is synced is PostgreSQL's to test.
    options = f"-k {home} -c listen_addresses='' -c fsync=off -c max_connections=60 -c shared_buffers=64MB"
    _run(programs / "pg_ctl", "-D", home / "data", "-o", options, "-w", "start", "-l", home / "log")
    return Server(f"postgresql://tester@/postgres?host={home}", programs, home)


@cache
def _programs() -> Path | None:
    """Where initdb and pg_ctl are: Debian keeps them off the path."""
    found = [
        Path(path).parent for path in (shutil.which("initdb"), *sorted(glob("/usr/lib/postgresql/*/bin/initdb"), reverse=True)) if path
    ]
    return next((folder for folder in found if (folder / "pg_ctl").exists()), None)


def _run(*command: object) -> None:
    # The server refuses to run as root.
    as_whom: dict[str, Any] = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    line = [str(part) for part in command]
    done = subprocess.run(line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd="/", check=False, **as_whom)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stdout.decode(errors='replace')[-2000:]}")
