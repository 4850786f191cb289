"""When the rules and the truth-discovery method differ, and which is right: `bench/second_opinion.py [--questions N]`.

Worlds with known truth: in each of N hosts five houses state how many soldiers there are, within a month. What varies is who errs, who
copies whom, and whether the number itself changed. Of the rules: how often the line's range holds the truth, and how often it is one
value; of the method: how often its most probable value is the truth; and how often the two differ.
"""

import argparse
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from musterbook.links.contradiction import conflicts
from musterbook.model import Article, Claim, Copy, CopyTree, Known, Links, known
from musterbook.posture.estimate import posture
from musterbook.posture.truth import opinion, second_opinions
from musterbook.values import Count
from musterbook.world.nations import terms

START, END = date(2024, 3, 1), date(2024, 4, 10)
HOUSES = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon")


@dataclass(frozen=True)
class Told:
    """One report: of which house, how many days after the start, what number, and whom it copies."""

    house: str
    day: int
    number: int
    copies: str | None = None


Scene = Callable[[random.Random, int], list[Told]]


def wrong(rng: random.Random, truth: int) -> int:
    """Another number, beyond what "about" covers."""
    return rng.choice([number for number in range(100, 3000, 50) if abs(number - truth) > 0.3 * max(number, truth)])


def careful(rng: random.Random, truth: int) -> list[Told]:
    """Every house is right nine times in ten."""
    return [Told(house, rng.randrange(28), truth if rng.random() < 0.9 else wrong(rng, truth)) for house in HOUSES]


def one_careless(rng: random.Random, truth: int) -> list[Told]:
    """Four careful houses, and one that errs two times in three."""
    return [*careful(rng, truth)[:4], Told("Epsilon", rng.randrange(28), truth if rng.random() < 0.34 else wrong(rng, truth))]


def copied(rng: random.Random, truth: int) -> list[Told]:
    """Two careful houses against a careless one that three others copy."""
    number = truth if rng.random() < 0.34 else wrong(rng, truth)
    echo = [Told(house, 20 + nth, number, "Epsilon") for nth, house in enumerate(("Gamma", "Delta", "Zeta"))]
    return [*careful(rng, truth)[:2], Told("Epsilon", 19, number), *echo]


def changed(rng: random.Random, truth: int) -> list[Told]:
    """The number changed in the middle of the month: three reports of what was, then two of what is."""
    before = wrong(rng, truth)
    return [Told(house, nth, before) for nth, house in enumerate(HOUSES[:3])] + [
        Told(house, 25 + nth, truth) for nth, house in enumerate(HOUSES[3:])
    ]


SCENES: dict[str, tuple[Scene, bool]] = {
    "all careful": (careful, True), "one careless": (one_careless, True), "the careless one copied": (copied, True),
    "copied, and nobody knows": (copied, False), "the number changed": (changed, True),
}  # fmt: skip


def measure(name: str, questions: int) -> dict[str, float]:
    """One scene over so many hosts."""
    scene, knows_copies = SCENES[name]
    rng = random.Random(f"second {name}")
    hosts = sorted({term.code for term in terms() if len(term.code) == 3 and term.code.isupper()} - {"USA"})[:questions]
    truths = {host: rng.randrange(100, 3000, 50) for host in hosts}
    book, trees = _book({host: scene(rng, truths[host]) for host in hosts})
    links = Links(trees if knows_copies else (), conflicts(book, trees if knows_copies else ()))
    seconds = second_opinions(book, links)
    marks = {"rules hold": 0, "rules one value": 0, "second right": 0, "differ": 0}
    for host, truth in truths.items():
        line = next(one for one in posture(book, links, host=host, sender="USA", on=END, known_by=END).lines if one.what == "personnel")
        other = opinion(line, seconds)
        marks["rules hold"] += (line.low or 0) <= truth <= (line.high or 0)
        marks["rules one value"] += line.low == line.high
        marks["second right"] += other is not None and other.low == truth
        marks["differ"] += other is not None and other.differs
    return {mark: count / len(hosts) for mark, count in marks.items()}


def _book(told: dict[str, list[Told]]) -> tuple[Known, tuple[CopyTree, ...]]:
    articles: dict[str, Article] = {}
    claims, trees = [], []
    for host, reports in told.items():
        members: dict[str, list[Copy]] = {}
        for one in reports:
            name = f"{host}-{one.house}"
            articles[name] = Article(id=name, text="So it is.", outlet=one.house, published=str(START + timedelta(days=one.day)))
            claims.append(Claim(name, "So it is.", "station", "in_effect", ("USA",), (host,), quantity=Count(one.number, one.number)))
            if one.copies:
                members.setdefault(f"{host}-{one.copies}", []).append(Copy(name, f"{host}-{one.copies}", "copied", 1.0))
        trees += [CopyTree(root, tuple(found)) for root, found in members.items()]
    return known(articles, tuple(claims)), tuple(trees)


def main() -> None:
    """Print the table."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--questions", type=int, default=200)
    asked = ap.parse_args()
    columns = ("world", "rules' range holds the truth", "it is one value", "second opinion is the truth", "they differ")
    print(f"| {' | '.join(columns)} |")
    print("| --- " * len(columns) + "|")
    for name in SCENES:
        print(f"| {name} | " + " | ".join(f"{share:.2f}" for share in measure(name, asked.questions).values()) + " |")


if __name__ == "__main__":
    main()
