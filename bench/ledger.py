"""The ledger at size: a synthetic book of any number of claims, what adding to it costs, and how fast it answers.

    bench/ledger.py build --claims 100000 --book big.db    add until the book holds so many claims; the time of each tenth, the size
    bench/ledger.py ask --book big.db                      as-of questions about random hosts and days: median and p95
    bench/ledger.py verify --book big.db                   how long `verify` takes
    bench/ledger.py plot                                   draw docs/ledger-growth.svg from bench/ledger.json

BOOK is a path or a database URL. Every figure goes into bench/ledger.json, under the database and the number of claims. Outlets, places
and people are invented; nations, forces and the shape of the news are as in the world: few hosts have most of it, one text in five is
a copy, plans are followed by reports.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from math import log10
from pathlib import Path
from random import Random
from statistics import median, quantiles

from musterbook.ledger import Book
from musterbook.model import Article, Claim, Reading, Speaker
from musterbook.pipeline.answers import answers
from musterbook.pipeline.narrowing import known_about
from musterbook.values import Count, Span

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ROOT / "bench" / "ledger.json"
PICTURE = ROOT / "docs" / "ledger-growth.svg"
FIRST, DAYS = date(2010, 1, 1), 15 * 365
_HOSTS = (
    "LTU LVA EST POL DEU ROU BGR HUN SVK NOR FIN SWE ISL GBR ITA ESP GRC TUR CYP XKX "
    "BIH IRQ SYR JOR KWT QAT BHR SAU ARE DJI SOM NER MLI TCD KEN KOR JPN PHL AUS KGZ"
)
_SENDERS = "USA GBR DEU FRA CAN ITA ESP NLD BEL DNK NOR POL CZE PRT RUS TUR IND CHN JPN AUS"
HOSTS, SENDERS = _HOSTS.split(), _SENDERS.split()
UNITS = ("brigade", "battalion", "company", "squadron", "battlegroup")
FUNCTIONS = ("armour", "infantry", "artillery", "air-defence", "fighter", "engineer", "logistics", "medical")
SHAPES = (
    # action, status, weight, the sentence
    ("station", "in_effect", 40, "About {n} {sender} soldiers are stationed at {place} in {host}, the ministry said on {day}."),
    (
        "deploy",
        "announced",
        18,
        "{sender} will send {n} more soldiers with {unit} to {place} in {host} by {later}, it said.",
    ),
    ("deploy", "in_effect", 16, "{sender} soldiers of {unit} arrived at {place} in {host} on {day}, {n} of them, it said."),
    ("rotate", "in_effect", 10, "A {unit} of {sender} relieved its forerunner at {place} in {host} on {day}."),
    ("withdraw", "announced", 8, "{sender} is to withdraw {n} soldiers from {place} in {host} by {later}, officials said."),
    ("withdraw", "in_effect", 8, "{sender} has withdrawn {n} soldiers from {place} in {host}, a spokesman said on {day}."),
)
FILLER = "The visit was the third of its kind this year. Talks went on into the evening, and both sides called them useful. "


def readings(seed: int, first: int = 0) -> Iterator[Reading]:
    """The articles of the synthetic news from number `first` on, each the same whenever it is made."""
    n = first
    while True:
        yield _reading(n, seed)
        n += 1


def _reading(n: int, seed: int) -> Reading:
    copies = n % 5 == 4
    random = Random(seed * 10**9 + (n - 1 if copies else n))
    host = random.choices(HOSTS, [1 / (rank + 3) for rank in range(len(HOSTS))])[0]
    # Collectors go through the years many times over, archive by archive.
    day = FIRST + timedelta(days=random.randrange(DAYS))
    lines, slots = zip(*(_line(random, host, day) for _ in range(random.choice((1, 2, 3, 4, 6)))), strict=True)
    text = "\n".join(f"{line} {FILLER * random.randrange(1, 4)}" for line in lines)
    outlet = f"Outlet {random.randrange(400) + 400 * copies}"
    article = Article(f"synthetic-{n:07}", text, title=lines[0][:60], outlet=outlet, published=str(day), source=f"archive/{n:07}.txt",
                      url=f"https://news.example/{n:07}")  # fmt: skip
    return Reading(article, tuple(_claim(article, line, slot, nth) for nth, (line, slot) in enumerate(zip(lines, slots, strict=True))))


def _line(random: Random, host: str, day: date) -> tuple[str, dict[str, object]]:
    action, status, _, sentence = random.choices(SHAPES, [shape[2] for shape in SHAPES])[0]
    sender, unit, n = random.choice(SENDERS), random.choice(UNITS), random.choice((40, 120, 300, 500, 1000)) + random.randrange(40)
    place, later = f"Camp {random.randrange(6)} of {host}", day + timedelta(days=random.randrange(30, 400))
    words = sentence.format(n=n, sender=sender, place=place, host=host, unit=unit, day=day, later=later)
    slots: dict[str, object] = {"action": action, "status": status, "senders": (sender,), "hosts": (host,), "place": place}
    if action != "rotate":
        mode = {"station": "total", "withdraw": "reduction"}.get(action, "additional")
        slots["quantity"] = Count(n, n, approx=action == "station", mode=mode)
    if action in ("deploy", "rotate"):
        slots["echelon"] = unit
    slots["end" if status == "announced" else "start"] = str(later if status == "announced" else day)
    if random.random() < 0.3:
        slots["basis"] = (random.choice(("rotational", "persistent", "temporary")),)
    if random.random() < 0.4:
        slots["function"] = random.choice(FUNCTIONS)
    if random.random() < 0.5:
        slots["speakers"] = (Speaker(role="spokesman", org=f"Ministry of Defence of {sender}", country=sender),)
    return words, slots


def _claim(article: Article, line: str, slots: dict[str, object], nth: int) -> Claim:
    at = article.text.index(line)
    place = article.text.index(str(slots["place"]), at)
    spans = {"evidence": (Span(at, at + len(line)),), "place": (Span(place, place + len(str(slots["place"]))),)}
    return Claim(article.id, line, spans=spans, nth=nth, **slots)  # type: ignore[arg-type]


def build(address: str, claims: int, seed: int, batch: int) -> dict[str, float]:
    """Add until the book holds so many claims; seconds for a thousand claims in the first and the last tenth, bytes a claim."""
    with Book.open(address) as book:
        held, rates, told = book.counts(), [], time.monotonic()
        done, mark, since, at = held["claims"], 0, _now(), held["claims"]
        news = readings(seed, held["articles"])
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
    """The clock on the wall, and the processor's for this process, which others on the machine do not slow."""
    return time.perf_counter(), time.process_time()


def verify(address: str) -> dict[str, float]:
    """Seconds that `verify` takes, and what it found."""
    with Book.open(address, create=False) as book:
        start, used = time.perf_counter(), time.process_time()
        problems = book.verify()
        wall, cpu = time.perf_counter() - start, time.process_time() - used
        return {"verify_s": round(wall, 2), "verify_cpu_s": round(cpu, 2), "problems": len(problems)}


def ask(address: str, questions: int, seed: int, patience: float) -> dict[str, float]:
    """Milliseconds of as-of questions about random hosts and days: reading what bears on the host, and the whole posture.

    The posture of a host of which much is told takes long in a big book; after `patience` seconds no more are asked, and how many were
    is part of the figures.
    """
    random, read, answered, told = Random(seed), [], [], 0
    with Book.open(address, create=False) as book:
        for _ in range(questions):
            host, day = random.choice(HOSTS), FIRST + timedelta(days=random.randrange(DAYS))
            start = _now()
            told = max(told, len(known_about(book, host, day).claims))
            read.append(_since(start))
        give_up = time.perf_counter() + patience
        while len(answered) < questions and (time.perf_counter() < give_up or len(answered) < 2):
            # Not the hosts that most of the news is about: those are what runs out of patience.
            host, day = random.choice(HOSTS[len(HOSTS) // 2 :]), FIRST + timedelta(days=random.randrange(DAYS))
            start = _now()
            answers(book, day, day, host).posture(host)
            answered.append(_since(start))
    figures: dict[str, float] = {"most_claims_read": told, "postures_asked": len(answered)}
    for what, found in (("read", read), ("posture", answered)):
        for clock, nth in (("", 0), ("_cpu", 1)):
            middle, high = spread([one[nth] for one in found])
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
        ("ms of CPU to read a host, p95", "read_p95_cpu_ms"),
        ("seconds of CPU to verify", "verify_cpu_s"),
    )
    parts = [_panel(kept, title, name, 20 + 225 * nth) for nth, (title, name) in enumerate(panels)]
    style = "text{font:11px sans-serif;fill:#555}.t{font-weight:bold}"
    style += ".sqlite{stroke:#1f77b4;fill:#1f77b4}.postgresql{stroke:#d95f02;fill:#d95f02}"
    dots = "".join(f'<tspan class="{database}">● {database}</tspan> ' for database in sorted(kept))
    legend = f'<text x="20" y="215">{dots}; claims in the book across, logarithmic</text>'
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 920 225" role="img"><title>How the ledger grows</title>'
    PICTURE.write_text(f"{head}<style>{style}</style>{''.join(parts)}{legend}</svg>\n", encoding="utf-8")


def _panel(kept: dict[str, dict[str, dict[str, float]]], title: str, name: str, left: int) -> str:
    points = {
        database: sorted((int(size), found[name]) for size, found in sizes.items() if name in found) for database, sizes in kept.items()
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


def noted(address: str, figures: dict[str, float]) -> None:
    """Print figures and keep them under their database and size."""
    kept = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    with Book.open(address, create=False) as book:
        size = str(book.counts()["claims"])
    database = "postgresql" if address.startswith("postgres") else "sqlite"
    kept.setdefault(database, {}).setdefault(size, {}).update(figures)
    FIGURES.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    print(json.dumps({"database": database, "claims": size} | figures))


def main() -> None:
    """Run one of the commands above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("build", "ask", "verify", "plot"))
    parser.add_argument("--book", default="big.db")
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--batch", type=int, default=200, help="articles in one transaction")
    parser.add_argument("--patience", type=float, default=120, help="seconds after which no more postures are asked")
    given = parser.parse_args()
    if given.command == "build":
        noted(given.book, build(given.book, given.claims, given.seed, given.batch))
    elif given.command == "plot":
        plot()
    elif given.command == "ask":
        noted(given.book, ask(given.book, given.questions, given.seed, given.patience))
    else:
        noted(given.book, verify(given.book))


if __name__ == "__main__":
    main()
