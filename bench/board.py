"""How fast the board is on a big book: 100,000 synthetic claims, the first board after the start, and steps of both sliders.

python bench/board.py [--claims 100000] [--book PATH]     makes the book where there is none, then measures
"""

import argparse
import json
import random
import tempfile
import time
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from fastapi.testclient import TestClient

from musterbook.ledger.exchange import import_lines
from musterbook.ledger.store import Book
from musterbook.model import Failure
from musterbook.settings import Settings
from musterbook.views.http.app import application
from musterbook.views.http.guard import Rules
from musterbook.views.http.library import Library
from musterbook.world.nations import terms

_EACH = 10
_FIRST = date(2014, 1, 1)
_DAYS = 4300
_UNITS = ("infantry", "armour", "artillery", "air-defence", "engineer", "logistics", None, None, None)


def lines(claims: int) -> list[str]:
    """Articles of ten claims each, 90 hosts with one to six of 25 senders over twelve years; no two texts alike."""
    chance = random.Random(7)
    codes = sorted({term.code for term in terms() if len(term.code) == 3})
    hosts, senders = chance.sample(codes, 90), chance.sample(codes, 25)
    # One to six senders a host, each with a usual strength that reports come close to; one report in thirty is far off.
    strengths = {(host, sender): chance.randrange(50, 5000) for host in hosts for sender in chance.sample(senders, chance.randrange(1, 7))}
    return [json.dumps(_article(nth, chance, strengths)) for nth in range(claims // _EACH)]


def _article(nth: int, chance: random.Random, strengths: dict[tuple[str, str], int]) -> dict[str, object]:
    day = _FIRST + timedelta(days=chance.randrange(_DAYS))
    host, sender = chance.choice(list(strengths))
    found, said = [], []
    for at in range(_EACH):
        number = round(strengths[host, sender] * (chance.uniform(0.96, 1.04) if chance.random() > 1 / 30 else chance.uniform(0.3, 3)))
        words = " ".join(f"w{chance.randrange(10**6)}" for _ in range(12))
        sentence = f"Report {nth}-{at}: {number} troops of {sender} are in {host}, {words}."
        said.append(sentence)
        count = {"low": number, "high": number, "approx": False, "of": "personnel", "mode": "total"}
        found.append(
            {"action": "station", "status": chance.choice(["in_effect", "in_effect", "announced"]), "senders": [sender], "hosts": [host],
             "quantity": count, "function": chance.choice(_UNITS), "evidence": sentence}
        )  # fmt: skip
    doc = {"title": f"Report {nth}", "outlet": f"Outlet {nth % 300}", "published": str(day), "text": "\n".join(said)}
    return {"id": f"article-{nth:06}", "doc": doc, "claims": found}


def filled(path: Path, claims: int) -> None:
    """Record the synthetic articles in a new book."""
    with Book.open(str(path)) as book:
        found = (one for one in import_lines(lines(claims), "synthetic") if not isinstance(one, Failure))
        while batch := list(islice(found, 500)):
            book.record_all(batch)


def timed(client: TestClient, path: str) -> float:
    """Seconds for one answer."""
    start = time.perf_counter()
    assert client.get(path).status_code == 200, path
    return time.perf_counter() - start


def measured(path: Path) -> None:
    """Print what was measured: what stands first, and how long all of it takes."""
    library = Library(str(path), Settings())
    client = TestClient(application(library, Rules(frozenset({"testserver"}))))
    library.patience = 3600
    print(f"first board after the start, nothing laid out: {timed(client, '/'):.2f} s")
    print(f"the same board again: {timed(client, '/') * 1000:.0f} ms")
    for name, query in (("on", "on={}&known_by=2022-12-31"), ("known by", "on=2022-12-31&known_by={}"), ("both", "on={0}&known_by={0}")):
        days = [date(2022, 1, 1) + timedelta(days=17 * step) for step in range(9)]
        steps = sorted(timed(client, f"/?{query.format(day)}&part=lines") for day in days)
        print(f"slider '{name}', the first lines of the board: median {steps[4] * 1000:.0f} ms, slowest {steps[-1] * 1000:.0f} ms")
    firsts = sorted((timed(client, f"/?on=2022-06-01&known_by=2022-06-01&host={host}&part=lines"), host) for host in library.extent().hosts)
    print(f"the first lines of each host alone: median {firsts[len(firsts) // 2][0] * 1000:.0f} ms, slowest {firsts[-1][0] * 1000:.0f} ms")
    start = time.perf_counter()
    parts, rest = 0, ""
    while rest is not None:
        rest = client.get(f"/board.geojson?on=2022-03-03&known_by=2022-03-03&start={rest}").json()["rest"]
        parts += 1
    print(f"the whole board, in {parts} parts: {time.perf_counter() - start:.1f} s")


def main() -> None:
    """Make the book where there is none, and measure."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--claims", type=int, default=100_000)
    given.add_argument("--book", type=Path)
    asked = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.book or Path(folder) / "big.db"
        if not path.exists():
            start = time.perf_counter()
            filled(path, asked.claims)
            print(f"recorded: {time.perf_counter() - start:.0f} s")
        measured(path)


if __name__ == "__main__":
    main()
