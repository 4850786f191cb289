"""The examples in the rules' docstrings as ledgers: one claim a line, `ARTICLE DAY ACTION STATUS SENDER>HOST [NUMBER] [SLOT=VALUE...]`.

A number is `500`, `500..`, `..900` or `500..600`, with + before it for additional and - for reduction. A line that is indented goes on with
the one before it. Besides slots: `by` (a speaker: "NAME, ROLE COUNTRY"), `says` (the evidence), `outlet` and `title` of the article,
`copies` (the article that this one copies), `rated` (by an analyst), and `text` (the article's words, of which the evidence is part).
"""

import re
import shlex
from dataclasses import replace
from datetime import date
from typing import Any

from musterbook.custody import Judgement
from musterbook.links.borrowing import borrowings, lender
from musterbook.links.check import check
from musterbook.links.contradiction import conflicts
from musterbook.links.copies import copy_trees
from musterbook.links.promises import promises
from musterbook.model import Article, Claim, Copy, CopyTree, Known, Links, Speaker, known
from musterbook.posture.commitments import chains
from musterbook.posture.continuity import continuity
from musterbook.posture.estimate import posture
from musterbook.values import Count

ON = date(2025, 1, 1)
_LISTS = ("equipment", "basis", "via")
_ARTICLE = ("outlet", "title", "text", "republished_from")


def world(example: str) -> tuple[Known, tuple[CopyTree, ...]]:
    """The ledger that an example tells of, and the copies that it gives."""
    told: dict[str, dict[str, Any]] = {}
    for line in re.sub(r"\n\s+", " ", example).splitlines():
        words = shlex.split(line)
        _line(told.setdefault(words[0], {"published": words[1], "claims": [], "copies": None, "ratings": {}}), words)
    articles = {name: _article(name, one) for name, one in told.items()}
    trees = tuple(CopyTree(one["copies"], (Copy(name, one["copies"], "given", 1.0),)) for name, one in told.items() if one["copies"])
    book = known(articles, tuple(claim for one in told.values() for claim in one["claims"]))
    rated = {name: _rating(name, code) for one in told.values() for name, code in one["ratings"].items()}
    return replace(book, ratings=rated), trees


def fired(example: str) -> set[str]:
    """The codes of all rules that take part in what is concluded from an example."""
    book, given = world(example)
    trees = given or copy_trees(book)
    links = Links(trees, conflicts(book, trees), promises(book, trees, ON), borrowings(book, trees), lender(book))
    codes = {f"conflict-{one.kind}" for one in links.conflicts} | {f"promise-{one.state}" for one in links.promises}
    codes |= {"promise-made"} if links.promises else set()
    codes |= {copy.rule for tree in trees for copy in tree.members}
    codes |= {one.rule for one in links.borrowed}
    codes |= {"copy-direction"} if any("it credits" in copy.why for tree in trees for copy in tree.members) else set()
    codes |= {f"check-{check(claim, book, links)[0]}" for claim in book.claims}
    for host in {host for claim in book.claims for host in claim.hosts}:
        codes |= _of_host(host, book, links)
    return codes


def _of_host(host: str, book: Known, links: Links) -> set[str]:
    codes = {code for line in posture(book, links, host=host, sender=None, on=ON, known_by=ON).lines for code in line.rules}
    steps = [step for chain in chains(book, links, host) for step in chain.steps]
    codes |= {"commitment-superseded"} if any(step.superseded_by for step in steps) else set()
    found = continuity(book, links, host=host, sender=None, on=ON)
    return codes | ({"continuity-broken"} if any(one.verdict == "broken" for one in found) else set())


def _line(told: dict[str, Any], words: list[str]) -> None:
    slots = dict(word.split("=", 1) for word in words[2:] if re.match(r"[a-z_]+=", word))
    told |= {name: slots.pop(name) for name in (*_ARTICLE, "copies") if name in slots}
    rating = slots.pop("rated", None)
    plain = [word for word in words[2:] if not re.match(r"[a-z_]+=", word)]
    if plain:
        told["claims"].append(_claim(words[0], len(told["claims"]), plain, slots))
        told["ratings"] |= {told["claims"][-1].id: rating} if rating else {}


def _claim(article: str, nth: int, plain: list[str], slots: dict[str, str]) -> Claim:
    action, status, parties, *number = plain
    senders, hosts = (tuple(side.split(",")) for side in parties.split(">"))
    pick: dict[str, Any] = {name: tuple(value.split("/")) if name in _LISTS else value for name, value in slots.items()}
    evidence = pick.pop("says", f"Sentence {nth} of {article}.")
    by = pick.pop("by", None)
    pick |= {"speakers": (_speaker(by),)} if by else {}
    pick |= {"quantity": _count(number[0])} if number else {}
    return Claim(article, evidence, action, status, senders, hosts, nth=nth, **pick)


def _count(text: str) -> Count:
    mode = {"+": "additional", "-": "reduction"}.get(text[0], "total")
    low, dots, high = text.lstrip("+-").partition("..")
    return Count(int(low) if low else None, int(high) if high else None if dots else int(low), mode=mode)


def _rating(claim: str, code: str) -> Judgement:
    return Judgement(claim, "correct", "A. Analyst", "knows the house", {"credibility": code}, date(2024, 12, 1))


def _speaker(text: str) -> Speaker:
    name, comma, rest = text.rpartition(", ")
    role, _, country = rest.rpartition(" ")
    return Speaker(name if comma else None, role, None, country)


def _article(name: str, told: dict[str, Any]) -> Article:
    text = told.get("text") or " ".join(claim.evidence for claim in told["claims"])
    fields = {field: told[field] for field in _ARTICLE if field in told and field != "text"}
    return Article(id=name, text=text, published=told["published"], **({"outlet": f"The {name} Courier"} | fields))
