"""Make the set of copies on which copy detection is measured, from our own demo articles: `bench/copies/perturb.py`.

Each source is copied five ways, as copies look in the wild: cut (the end is missing), re-led (a new first paragraph), half-merged (half of
it inside another text), synonym-spun (other words for many words, sentences moved), machine-mangled (as after a translation there and
back). Copies come out at another house on the same day or up to four days later; half of them credit the source, a tenth have no date.
The same seed gives the same bytes; the set is bench/copies/perturbed.jsonl.
"""

import json
import random
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from musterbook.articles.extract import extract
from musterbook.articles.given import Given
from musterbook.articles.sources import expand
from musterbook.codebook import doc_to
from musterbook.model import Article
from musterbook.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "src" / "musterbook" / "views" / "demo" / "articles"
SET = Path(__file__).with_name("perturbed.jsonl")
SEED = 20261128
# Fillers for half-merged copies: ordinary news, which then is no source itself.
FILLERS = ("Harrowmere Gazette", "Lakeside Weekly", "Corvane Systems")
# Demo articles that are copies already, by outlet and day, and the one that each copies.
COPIES = {
    ("Steppe Ledger", "2024-06-13"): ("Ala-Too Telegraph", "2024-06-11"),
    ("Global Frontline Watch", "2021-06-10"): ("Zarya News Agency", "2021-06-09"),
    ("Thracian Courier", "2023-06-21"): ("Peninsular Press Agency", "2023-06-20"),
    ("Eastward Brief", "2023-06-22"): ("Peninsular Press Agency", "2023-06-20"),
}
HOUSES = (
    "Morning Lantern", "Harbour Echo", "Defence Roundup", "The Daily Furrow", "Northgate Post", "World Digest 24", "Plainsman",
    "Meridian Wire",
)  # fmt: skip
LEADS = (
    "What follows has kept defence ministries and their neighbours busy for days, and it will not be the last word.",
    "The matter had been talked about in the corridors for weeks; now it is out, and opinions are divided.",
    "There is movement again in a question that many had thought settled. Our desk has put together what is known.",
    "Few had expected it so soon. Those who follow the region closely were less surprised than they let on.",
)
# One pair a line, `word=other_words`.
SYNONYMS = dict(line.split("=") for line in Path(__file__).with_name("synonyms.txt").read_text(encoding="utf-8").splitlines())
ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]

Perturb = Callable[[list[str], random.Random], list[str]]


def main() -> None:
    """Write the set, or print it."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows())
    if "--print" in sys.argv:
        sys.stdout.write(text)
    else:
        SET.write_text(text, encoding="utf-8")


def rows(seed: int = SEED) -> list[dict[str, object]]:
    """Sources and copies: `{"id", "of": id or null, "kind", "doc"}`, in a fixed order; another seed makes another set."""
    given = [one.article for one in extract_all() if not isinstance(one, str)]
    by_key = {(str(one.outlet), str(one.published)): one for one in given}
    sources = [one for one in given if (one.outlet, one.published) not in COPIES and one.outlet not in FILLERS]
    fillers = [sentence for one in given if one.outlet in FILLERS for sentence in sentences(one.text)]
    out = [_row(one, None, "source") for one in sources]
    out += [_row(by_key[copy], by_key[of].id, "demo") for copy, of in COPIES.items()]
    for nth, source in enumerate(sources):
        rng = random.Random(f"{seed} {nth} {source.outlet} {source.published}")
        for kind, perturb in KINDS.items():
            told = perturb(sentences(source.text), rng) if kind != "half-merged" else half_merged(sentences(source.text), fillers, rng)
            out.append(_row(_published(source, told, kind, rng), source.id, kind))
    return out


def extract_all() -> list[Given]:
    """The demo's articles in the order of their files."""
    settings = Settings()
    found = [one for source in expand([str(ARTICLES)], settings) for one in extract(source, settings)]  # type: ignore[arg-type]
    return sorted((one for one in found if isinstance(one, Given)), key=lambda one: (str(one.article.published), str(one.article.outlet)))


def sentences(text: str) -> list[str]:
    """The sentences of a text; a paragraph's end is a sentence's."""
    return [part.strip() for part in re.split(r"(?<=[.!?”])\s+(?=[A-Z“0-9])|\n+", text) if part.strip()]


def cut(told: list[str], rng: random.Random) -> list[str]:
    """The first part of it, as much as fitted the column."""
    return told[: max(3, round(len(told) * rng.uniform(0.4, 0.65)))]


def re_led(told: list[str], rng: random.Random) -> list[str]:
    """A first paragraph of one's own, then the rest as it was."""
    return [rng.choice(LEADS), *told[rng.choice((1, 2)) :]]


def half_merged(told: list[str], fillers: list[str], rng: random.Random) -> list[str]:
    """Half of it, in the middle of other news."""
    take = max(3, round(len(told) * rng.uniform(0.45, 0.6)))
    start = rng.randrange(0, max(1, len(told) - take + 1))
    around = rng.sample(fillers, take)
    return [*around[: take // 2], *told[start : start + take], *around[take // 2 :]]


def spun(told: list[str], rng: random.Random) -> list[str]:
    """Other words for many words, and some neighbouring sentences the other way round."""
    out = [_respelt(sentence, rng, 0.75) for sentence in told]
    for at in range(0, len(out) - 1, 3):
        if rng.random() < 0.5:
            out[at], out[at + 1] = out[at + 1], out[at]
    return out


def mangled(told: list[str], rng: random.Random) -> list[str]:
    """As after a translation there and back: articles lost, words moved, dropped and bent, numbers written otherwise, names misspelt."""
    out = []
    for sentence in told:
        text = _respelt(sentence, rng, 0.6)
        text = re.sub(r"\b(the|a|an) ", lambda match: match.group() if rng.random() < 0.35 else "", text)
        text = re.sub(r"(\w+), (\w+ \w+ \w+),", lambda match: f"{match[2]} {match[1]}," if rng.random() < 0.5 else match.group(), text)
        text = re.sub(r"\b(\d{1,2})\b", lambda match: ONES[int(match[1])] if int(match[1]) < 13 and rng.random() < 0.6 else match[1], text)
        text = re.sub(r"(\d),(\d{3})", r"\1\2", text)
        text = re.sub(r"\b(in|at|on|of|for|by|to) ", lambda match: rng.choice(("in ", "at ", "on ", "of ", "for ", match.group())), text)
        words = [_bent(word, rng) for word in text.split() if rng.random() > 0.1]
        for at in range(2, len(words) - 2, 7):
            if rng.random() < 0.5:
                words[at], words[at + 1] = words[at + 1], words[at]
        out.append(" ".join(words))
    return out


def _bent(word: str, rng: random.Random) -> str:
    """A name spelt by ear, or a word in another form."""
    chance = rng.random()
    if word[:1].isupper() and len(word) > 4:
        return re.sub(r"(?<=.)[aeiou]", lambda match: rng.choice("aeiou"), word, count=1) if chance < 0.3 else word
    if word.isalpha() and len(word) > 5 and chance < 0.3:
        return re.sub(r"(ed|ing|s|ion|ly|er)$", "", word) + rng.choice(("ing", "ed", "s", "ment", ""))
    return word


KINDS: dict[str, Perturb] = {"cut": cut, "re-led": re_led, "half-merged": cut, "synonym-spun": spun, "machine-mangled": mangled}


def _respelt(sentence: str, rng: random.Random, share: float) -> str:
    def other(match: re.Match[str]) -> str:
        word = match.group()
        told = SYNONYMS.get(word.lower())
        if told is None or rng.random() > share:
            return word
        told = told.replace("_", " ")
        return told[:1].upper() + told[1:] if word[:1].isupper() else told

    return re.sub(r"[A-Za-z]+", other, sentence)


def _published(source: Article, told: list[str], kind: str, rng: random.Random) -> Article:
    """The copy as it comes out: another house, another day, with or without a credit."""
    day = date.fromisoformat(str(source.published)) + timedelta(days=rng.choice((0, 0, 1, 1, 2, 4)))
    credited = rng.random() < 0.5
    line = rng.choice(("(Source: {})", "According to {}.", "This article first appeared in {}.", "As {} reports.")).format(source.outlet)
    text = "\n\n".join(" ".join(told[at : at + 2]) for at in range(0, len(told), 2)) + (f"\n\n{line}" if credited else "")
    outlet = rng.choice([house for house in HOUSES if house != source.outlet])
    published = None if rng.random() < 0.1 else str(day)
    return replace(source, id=f"{source.id}-{kind}", text=text, title=None, outlet=outlet, published=published, agency=None,
                   republished_from=None, url=None, source=None, dateline=None, notes=())  # fmt: skip


def _row(article: Article, of: str | None, kind: str) -> dict[str, object]:
    doc = {name: value for name, value in doc_to(article).items() if value is not None}
    return {"id": article.id, "of": of, "kind": kind, "doc": doc}


if __name__ == "__main__":
    main()
