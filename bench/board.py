"""How fast the pages are on a big book: the first board after the start, steps of both sliders, every other page of two hosts, a search.

python bench/ledger.py build --book big.db --claims 100000     makes the book, once
python bench/board.py --book big.db [--pages]                  the board, or every other page

Each time is by the clock, in brackets that of the processor: on a machine that others use, the two are far apart.
"""

import argparse
import os
import re
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode

from fastapi.testclient import TestClient

from musterbook.ledger import Book
from musterbook.pipeline.foresight import work_ahead
from musterbook.settings import Settings
from musterbook.views.http import ahead
from musterbook.views.http.app import application
from musterbook.views.http.guard import Rules
from musterbook.views.http.library import Library
from musterbook.views.words import named

_DAY = date(2022, 6, 1)
_WORDS = ("soldiers", "zebra", "brigade camp", "2010-01-01")
Took = tuple[float, float]


def timed(client: TestClient, path: str) -> Took:
    """Seconds for one answer, by the clock and of the processor."""
    start = time.perf_counter(), time.process_time()
    assert client.get(path).status_code == 200, path
    return time.perf_counter() - start[0], time.process_time() - start[1]


def told(took: Took) -> str:
    """'0.31 (0.12) s'."""
    return f"{took[0]:.2f} ({took[1]:.2f}) s"


def board(client: TestClient, library: Library) -> None:
    """Print how long the board takes: what stands first, and all of it."""
    print(f"first board after the start, nothing laid out: {told(timed(client, '/'))}")
    print(f"the same board again: {told(timed(client, '/'))}")
    ahead.warm(library)
    for name, query in (("on", "on={}&known_by=2022-12-31"), ("known by", "on=2022-12-31&known_by={}"), ("both", "on={0}&known_by={0}")):
        days = [date(2022, 1, 1) + timedelta(days=17 * step) for step in range(9)]
        steps = sorted(timed(client, f"/?{query.format(day)}&part=lines") for day in days)
        print(f"slider '{name}', the first lines of the board: median {told(steps[4])}, slowest {told(steps[-1])}")
    hosts = library.extent().hosts
    firsts = sorted(timed(client, f"/?on={_DAY}&known_by={_DAY}&host={host}&part=lines") for host in hosts)
    print(f"the first lines of each host alone: median {told(firsts[len(firsts) // 2])}, slowest {told(firsts[-1])}")
    start = time.perf_counter()
    parts, rest = 0, ""
    while rest is not None:
        rest = client.get(f"/board.geojson?on=2022-03-03&known_by=2022-03-03&start={rest}").json()["rest"]
        parts += 1
    print(f"the whole board, in {parts} parts: {time.perf_counter() - start:.1f} s")


def paths(client: TestClient, library: Library, host: str) -> Iterator[tuple[str, str]]:
    """Every other page about a host, as of one day, with what it is called."""
    when = {"on": str(_DAY), "known_by": str(_DAY)}
    asked = urlencode(when | {"host": host})
    line = max(client.get(f"/api/posture/{host}?{asked}").json()["lines"], key=lambda one: one["what"] == "personnel")
    claim, sender = line["claims"][0], line["sender"]
    year_before = urlencode({"from": str(_DAY - timedelta(365)), "to": str(_DAY)})
    yield "article", f"/articles/{claim['article']}?{urlencode(when)}"
    yield "conflicts that touch the day's figures", f"/conflicts?{asked}"
    yield "every contradiction of a year", f"/conflicts?{asked}&every=1&year=2021"
    yield "sources", f"/sources?{asked}"
    yield "line, without its chart", f"/line/{host}/{sender}?{urlencode(when)}"
    yield "its chart", f"/line/{host}/{sender}/chart.svg?{urlencode(when)}"
    yield "promises", f"/promises?{asked}"
    yield "changes within a year", f"/changes?{asked}&{year_before}"
    yield "changes since 2010", f"/changes?{asked}&from=2010-06-01&to={_DAY}"
    yield "timeline of a year, first time (API)", f"/api/timeline/{host}?{asked}&from=2021-01-01&to=2021-12-31"
    yield "timeline of another year (API)", f"/api/timeline/{host}?{asked}&from=2020-01-01&to=2020-12-31"
    yield "explain a claim (API)", f"/api/explain/{claim['claim']}?{urlencode(when)}"
    yield "search in the host for what is not there", f"/search?{asked}&q=zebra"


def checked(client: TestClient, host: str) -> Took:
    """Seconds until a text is read and held against the ledger, after another one was."""
    mark = re.search(r'name="csrf" value="([^"]+)"', client.get("/check").text)
    for number in (3000, 4000):
        text = f"Date: {_DAY - timedelta(9)}\nOutlet: Echo\n\nThere are {number} American soldiers in {named(host)}, the ministry said."
        start = time.perf_counter(), time.process_time()
        answer = client.post(f"/check?known_by={_DAY}", data={"csrf": mark[1] if mark else "", "text": text})
        assert answer.status_code == 200, answer.text
    return time.perf_counter() - start[0], time.process_time() - start[1]


def pages(client: TestClient, library: Library) -> None:
    """Print how long every other page takes, each asked for the first time; of the largest host and of one in the middle."""
    counted = library.claims_by_host(_DAY)
    by_size = sorted(counted, key=lambda host: (-counted[host], host))
    timed(client, f"/?on={_DAY}&known_by={_DAY}")
    for host in (by_size[len(by_size) // 2], by_size[0]):
        print(f"{host}, {counted[host]:,} claims:")
        for name, path in paths(client, library, host):
            print(f"  {name}: {told(timed(client, path))}")
        print(f"  check a pasted text about it: {told(checked(client, host))}")
    for words in _WORDS:
        address, parts, most = f"/search?{urlencode({'q': words})}", 0, (0.0, 0.0)
        while address:
            most, parts = max(most, timed(client, address)), parts + 1
            further = re.search(r'href="(/search[^"]+)">Search further back', client.get(address).text)
            address = further[1].replace("&amp;", "&") if further else ""
        print(f"search for {words!r}: {parts} part{'s' * (parts != 1)}, the slowest {told(most)}")


def main() -> None:
    """Measure."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--book", type=Path, default=Path("big.db"))
    given.add_argument("--pages", action="store_true", help="every other page instead of the board")
    asked = given.parse_args()
    if not asked.book.exists():
        given.error(f"there is no book {asked.book}; python bench/ledger.py build --book {asked.book} --claims 100000 makes one")
    with Book.open(str(asked.book), create=False) as book:
        start = time.perf_counter(), time.process_time()
        work_ahead(book)
        print(
            f"worked out ahead, which `serve` does beside itself: {told((time.perf_counter() - start[0], time.process_time() - start[1]))}"
        )
    library = Library(str(asked.book), Settings())
    library.patience = 3600
    print(f"load {os.getloadavg()[0]:.1f}")
    (pages if asked.pages else board)(TestClient(application(library, Rules(frozenset({"testserver"})))), library)
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
