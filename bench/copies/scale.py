"""How copy detection grows with the number of articles: `bench/copies/scale.py [N...]`, by default 1,000 to 100,000.

A synthetic press over 15 years: a tenth of its articles are copies, verbatim, cut or mangled, at another house, of an article of the
month before. Prints the seconds and the memory for each size, how many of the copies are found with their source, and how many others.
"""

import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

import perturb

from musterbook.links.copies import copy_trees
from musterbook.model import Article, Known, known

SYLLABLES = (
    "ka", "lo", "mi", "ren", "tas", "vel", "dor", "nim", "sha", "pel", "gor", "bri", "tan", "ul", "zek", "mor", "fa", "lin", "hu", "det",
    "os", "va", "je", "rik", "bo", "sul", "en", "pra", "gi", "thu",
)  # fmt: skip
COMMON = (
    "the", "of", "and", "to", "in", "that", "for", "with", "was", "on", "as", "by", "at", "from", "has", "had", "were", "said", "would",
    "which", "their", "after", "over", "more", "than", "its", "into", "been", "about", "government", "minister", "troops", "soldiers",
    "battalion", "exercise", "base", "border", "officials", "agreement", "month", "week", "people", "country", "forces", "defence",
)  # fmt: skip
FIRST = date(2010, 1, 1)


def name(rng: random.Random) -> str:
    """An invented name."""
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 3, 3, 4)))).capitalize()


def story(rng: random.Random) -> str:
    """Some 150 words: a dozen names and numbers of its own among common words."""
    own = [name(rng) for _ in range(8)] + [str(rng.randrange(20, 9000)) for _ in range(5)]
    return " ".join(" ".join(_word(own, rng) for _ in range(15)).capitalize() + "." for _ in range(10))


def _word(own: list[str], rng: random.Random) -> str:
    if rng.random() < 0.15:
        return rng.choice(own)
    return name(rng).lower() if rng.random() < 0.25 else rng.choice(COMMON)


def press(count: int) -> Iterator[tuple[Article, str]]:
    """Articles, each with the id of its source (its own where it has none)."""
    rng = random.Random(f"press {count}")
    recent: list[Article] = []
    for nth in range(count):
        day = FIRST + timedelta(days=nth * 5475 // count)
        if recent and rng.random() < 0.1:
            source = rng.choice(recent)
            told = perturb.sentences(source.text)
            text = " ".join(rng.choice((lambda it, _: it, perturb.cut, perturb.mangled))(told, rng))
            yield Article(id=f"{nth:07}", text=text, outlet=f"House {rng.randrange(200)} Daily", published=str(day)), source.id
            continue
        article = Article(id=f"{nth:07}", text=story(rng), outlet=f"House {rng.randrange(200)} Times", published=str(day))
        recent = [*(one for one in recent[-20:] if day - date.fromisoformat(str(one.published)) < timedelta(days=30)), article]
        yield article, article.id


def measure(count: int) -> str:
    """One row of the table."""
    made = list(press(count))
    book: Known = known({article.id: article for article, _ in made}, ())
    began = time.process_time()
    trees = copy_trees(book)
    took = time.process_time() - began
    root = {copy.article: tree.root for tree in trees for copy in tree.members}
    copies = [(article.id, of) for article, of in made if of != article.id]
    right = sum(root.get(one) == of for one, of in copies)
    wrong = len(root) - sum(root.get(one) == of for one, of in copies)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return f"| {count:,} | {took:.1f} | {1e6 * took / count:.0f} | {memory:.1f} | {right / max(1, len(copies)):.3f} | {wrong} |"


def main() -> None:
    """Print the table, row by row."""
    print("| articles | CPU seconds | µs an article | GB in all | copies found | others |\n| --- | --- | --- | --- | --- | --- |")
    for count in [int(word.replace(",", "")) for word in sys.argv[1:]] or [1_000, 10_000, 100_000]:
        print(measure(count), flush=True)


if __name__ == "__main__":
    main()
