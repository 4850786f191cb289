"""The ledger at size: a synthetic book of any number of claims, what adding to it costs, and how fast it answers.

    bench/ledger.py build --claims 100000 --book big.db    add until the book holds so many claims; the time of each tenth, the size
    bench/ledger.py derive --book big.db                   derive what is behind: processor time of the first and last 50,000 entries
    bench/ledger.py build --claims 114762 --hosts LTU      the same of the news about some hosts alone, in one go
    bench/ledger.py ask --book big.db                      as-of questions about random hosts and days: median and p95
    bench/ledger.py ask --book big.db --passes 3           the same, the best of three passes: on a busy machine single ones scatter
    bench/ledger.py promises --book big.db                 the same questions for all promises of a host
    bench/ledger.py pages --book big.db                    the same for twenty promises of a host at a time
    bench/ledger.py verify --book big.db                   how long `verify` takes
    bench/ledger.py plot                                   draw docs/ledger-growth.svg from bench/ledger.json

BOOK is a path or a database URL. Every figure goes into bench/ledger.json, under the database and the number of claims. The news is made by
bench/news.py.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from datetime import timedelta
from itertools import islice
from math import log10
from pathlib import Path
from random import Random
from statistics import median, quantiles

from musterbook.ledger import Book
from musterbook.ledger.checking import jobs_for
from musterbook.links.telling import STATES
from musterbook.pipeline import weighing
from musterbook.pipeline.answers import posture_of, promises_of, promises_page
from musterbook.pipeline.deriving import RULES, bring_up
from musterbook.pipeline.fates import FATES, keep
from musterbook.pipeline.paging import Asked, Bound
from musterbook.pipeline.weighing import WEIGHTS as WEIGHED
from news import DAYS, FIRST, HOSTS, WEIGHTS, readings

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ROOT / "bench" / "ledger.json"
PICTURE = ROOT / "docs" / "ledger-growth.svg"


def build(address: str, claims: int, seed: int, batch: int, hosts: Sequence[str] = ()) -> dict[str, float]:
    """Add until the book holds so many claims; seconds for a thousand claims in the first and the last tenth, bytes a claim."""
    with Book.open(address) as book:
        held, rates, told = book.counts(), [], time.monotonic()
        done, mark, since, at = held["claims"], 0, _now(), held["claims"]
        news = readings(seed, held["articles"], hosts)
        while done < claims:
            recorded = book.record_all(islice(news, batch))
            done += sum(one.appended for one in recorded)
            if done >= claims * (mark + 1) / 10:
                now = _now()
                rates.append([(after - before) / (done - at) * 1000 for before, after in zip(since, now, strict=True)])
                mark, since, at = mark + 1, now, done
            if time.monotonic() - told > 10:
                told = time.monotonic()
                print(f"{done:,} of {claims:,} claims", file=sys.stderr, flush=True)
        return {
            "claims": book.counts()["claims"], "articles": book.counts()["articles"], "entries": book.head().entries,
            "first_tenth_ms_a_claim": round(rates[0][0], 3), "last_tenth_ms_a_claim": round(rates[-1][0], 3),
            "last_over_first": round(rates[-1][0] / rates[0][0], 3), "last_over_first_cpu": round(rates[-1][1] / rates[0][1], 3),
            "bytes_a_claim": round(book.size() / book.counts()["claims"]),
        }  # fmt: skip


def _now() -> tuple[float, float]:
    """The clock on the wall, and the processor's for this process and those that it started, which others on the machine do not slow."""
    used = os.times()
    # Of this process the finer clock, to the microsecond.
    return time.perf_counter(), time.process_time() + used.children_user + used.children_system


def verify(address: str) -> dict[str, float]:
    """Seconds that `verify` takes, and what it found."""
    with Book.open(address, create=False) as book:
        start = _now()
        problems = book.verify(jobs=jobs_for(book.head()))
        wall, cpu = _since(start)
        return {"verify_s": round(wall, 2), "verify_cpu_s": round(cpu, 2), "problems": len(problems)}


def derive(address: str, part: int = 50_000) -> dict[str, float]:
    """Bring up what is derived; seconds of processor for each full part of the entries, the first and the last of them."""
    with Book.open(address, create=False) as book:
        behind, done, since, rates = book.through(RULES.rules).behind, 0, _now(), list[float]()
        start = since

        def gone(entries: int) -> None:
            nonlocal done, since
            done += entries
            if done >= part * (len(rates) + 1):
                rates.append(_since(since)[1])
                since = _now()
                print(f"{done:,} of {behind:,} entries: {rates[-1]:.1f} s", file=sys.stderr, flush=True)

        bring_up(book, progress=gone)
        figures = {
            "derived_entries": behind,
            "derived_cpu_s": round(_since(start)[1], 1),
            "bytes_a_claim_derived": round(book.size() / book.counts()["claims"]),
        }
        return figures | ({"derived_first_cpu_s": round(rates[0], 1), "derived_last_cpu_s": round(rates[-1], 1)} if rates else {})


def ask(address: str, questions: int, seed: int, hosts: Sequence[str] = (), passes: int = 1) -> dict[str, float]:
    """Milliseconds of as-of questions: the whole posture of a host on a day as known by that day or by a later one.

    Hosts are asked as often as the news is about them; every question is of another host or day, so that nothing is remembered. What
    contradicts their claims is worked out before, and timed by itself. In a later pass, what a question reads was read before.
    """
    random, asked, read, lines, hosts = Random(seed), [], [], 0, hosts or HOSTS
    with Book.open(address, create=False) as book:
        started = _now()
        bring_up(book)
        derived = _since(started)
        started, kept = _now(), len(book.weighed(WEIGHED))
        for host in hosts:
            weighing.keep(book, host)
        weighed = _since(started)[1]
        wanted = []
        for nth in range(questions):
            host, on = random.choices(hosts, WEIGHTS[: len(hosts)])[0], FIRST + timedelta(days=random.randrange(DAYS))
            wanted.append((host, on, on if nth % 2 else on + timedelta(days=random.randrange(1000))))
        for host, on, known_by in wanted * passes:
            start = _now()
            found = posture_of(book, host, on, known_by)
            asked.append(_since(start))
            read.append(len(found.known.claims))
            lines += len(found.posture.lines)
    best = [(min(wall for wall, _ in told), min(cpu for _, cpu in told)) for told in (asked[nth::questions] for nth in range(questions))]
    figures = {"questions": questions, "most_claims_read": max(read), "lines_a_posture": round(lines / len(asked), 1), "passes": passes}
    figures |= {"derived_s": round(derived[0], 1)} if derived[0] > 1 else {}
    figures |= {} if kept else {"weighed_cpu_s": round(weighed, 1)}
    return figures | _spread_of("posture", best) | _spread_of("posture_first", asked[:questions])


def ask_promises(address: str, questions: int, seed: int) -> dict[str, float]:
    """Milliseconds of as-of questions for all promises of a host, asked as postures are."""
    random, asked, found = Random(seed), [], [0]
    with Book.open(address, create=False) as book:
        bring_up(book)
        for nth in range(questions):
            host, on = random.choices(HOSTS, WEIGHTS)[0], FIRST + timedelta(days=random.randrange(DAYS))
            known_by = on if nth % 2 else on + timedelta(days=random.randrange(1000))
            start = _now()
            found.append(len(promises_of(book, host, on, known_by).promises))
            asked.append(_since(start))
    return {"promise_questions": questions, "most_promises": max(found)} | _spread_of("promises", asked)


def ask_pages(address: str, questions: int, seed: int) -> dict[str, float]:
    """Milliseconds of as-of questions for twenty promises of a host: of one state or of all, from the first on or due from a day near `on`.

    What became of the promises of every host is worked out before, and timed by itself.
    """
    random, asked, many = Random(seed), [], 0
    with Book.open(address, create=False) as book:
        bring_up(book)
        started, kept = _now(), len(book.fated(FATES))
        for host in HOSTS:
            keep(book, host)
        worked_out = _since(started)[1]
        for nth in range(questions):
            host, on = random.choices(HOSTS, WEIGHTS)[0], FIRST + timedelta(days=random.randrange(DAYS))
            known_by = on if nth % 2 else on + timedelta(days=random.randrange(1000))
            states = random.choice(((), *((state,) for state in STATES)))
            bound = Bound(states, random.choice((None, on - timedelta(days=random.randrange(-90, 90)))), limit=20)
            start = _now()
            many += len(promises_page(book, Asked(host, on, known_by), bound).promises)
            asked.append(_since(start))
        size = round(book.size() / book.counts()["claims"])
    figures = {"page_questions": questions, "promises_a_page": round(many / questions, 1), "bytes_a_claim_derived": size}
    return figures | ({} if kept else {"fates_cpu_s": round(worked_out, 1)}) | _spread_of("pages", asked)


def _spread_of(what: str, asked: list[tuple[float, float]]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for clock, nth in (("", 0), ("_cpu", 1)):
        middle, high = spread([one[nth] for one in asked])
        figures |= {f"{what}_median{clock}_ms": middle, f"{what}_p95{clock}_ms": high}
    return figures


def _since(start: tuple[float, float]) -> tuple[float, float]:
    wall, cpu = _now()
    return wall - start[0], cpu - start[1]


def plot() -> None:
    """Draw adding, size and asking against the number of claims, from the figures kept."""
    kept = json.loads(FIGURES.read_text(encoding="utf-8"))
    panels = (
        ("ms to add a claim (last tenth)", "last_tenth_ms_a_claim"),
        ("bytes on disk a claim", "bytes_a_claim"),
        ("ms of CPU for a posture, p95", "posture_p95_cpu_ms"),
        ("ms of CPU for 20 promises, p95", "pages_p95_cpu_ms"),
        ("seconds of CPU to verify", "verify_cpu_s"),
    )
    parts = [_panel(kept, title, name, 20 + 225 * nth) for nth, (title, name) in enumerate(panels)]
    style = "text{font:11px sans-serif;fill:#555}.t{font-weight:bold}"
    style += ".sqlite{stroke:#1f77b4;fill:#1f77b4}.postgresql{stroke:#d95f02;fill:#d95f02}"
    dots = "".join(f'<tspan class="{database}">● {database}</tspan> ' for database in sorted(kept))
    legend = f'<text x="20" y="215">{dots}; claims in the book across, logarithmic</text>'
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1145 225" role="img"><title>How the ledger grows</title>'
    PICTURE.write_text(f"{head}<style>{style}</style>{''.join(parts)}{legend}</svg>\n", encoding="utf-8")


def _panel(kept: dict[str, dict[str, dict[str, float]]], title: str, name: str, left: int) -> str:
    points = {
        database: sorted((int(size), found[name]) for size, found in sizes.items() if name in found and size.isdecimal())
        for database, sizes in kept.items()
    }
    top = max((value for line in points.values() for _, value in line), default=1.0) or 1.0
    out = [f'<text class="t" x="{left}" y="18">{title}</text><rect x="{left}" y="30" width="190" height="140" fill="none" stroke="#ccc"/>']
    for database, line in sorted(points.items()):
        at = [(left + 190 * (log10(size) - 3.8) / 2.4, 170 - 125 * value / top) for size, value in line]
        out.append(f'<polyline class="{database}" style="fill:none" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in at)}"/>')
        for (x, y), (_, value) in zip(at, line, strict=True):
            out.append(
                f'<circle class="{database}" cx="{x:.1f}" cy="{y:.1f}" r="3"/><text x="{x - 8:.1f}" y="{y - 7:.1f}">{value:,g}</text>'
            )
    for size, word in ((10_000, "10 k"), (100_000, "100 k"), (1_000_000, "1 M")):
        out.append(f'<text x="{left + 190 * (log10(size) - 3.8) / 2.4 - 10:.1f}" y="185">{word}</text>')
    return "".join(out)


def spread(seconds: list[float]) -> tuple[float, float]:
    """Median and p95, in milliseconds."""
    return round(median(seconds) * 1000, 1), round(quantiles(seconds, n=20)[-1] * 1000, 1)


def noted(address: str, figures: dict[str, float], hosts: Sequence[str] = ()) -> None:
    """Print figures and keep them under their database and size, and the hosts that the book is limited to."""
    kept = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    with Book.open(address, create=False) as book:
        size = " ".join((str(book.counts()["claims"]), *hosts))
    database = "postgresql" if address.startswith("postgres") else "sqlite"
    kept.setdefault(database, {}).setdefault(size, {}).update(figures)
    FIGURES.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    print(json.dumps({"database": database, "claims": size} | figures))


def main() -> None:
    """Run one of the commands above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("build", "derive", "ask", "promises", "pages", "verify", "plot"))
    parser.add_argument("--book", default="big.db")
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--batch", type=int, default=200, help="articles in one transaction")
    parser.add_argument("--hosts", nargs="*", default=(), help="the hosts that the book is limited to (build, ask)")
    parser.add_argument("--passes", type=int, default=1, help="how often each question is asked; the best is taken (ask)")
    given = parser.parse_args()
    if given.command == "build":
        noted(given.book, build(given.book, given.claims, given.seed, given.batch, given.hosts), given.hosts)
    elif given.command == "plot":
        plot()
    elif given.command == "derive":
        noted(given.book, derive(given.book))
    elif given.command == "promises":
        noted(given.book, ask_promises(given.book, given.questions, given.seed))
    elif given.command == "pages":
        noted(given.book, ask_pages(given.book, given.questions, given.seed))
    elif given.command == "ask":
        noted(given.book, ask(given.book, given.questions, given.seed, given.hosts, given.passes), given.hosts)
    else:
        noted(given.book, verify(given.book))


if __name__ == "__main__":
    main()
