"""What people and readers do to a book, as acts and judgements that a law draws, done one after another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from musterbook.custody import Judgement
from musterbook.errors import BadValue, NotFound, UsageError
from musterbook.ledger import Book
from musterbook.model import Article, Claim

Told = list[tuple[Article, list[Claim]]]
# What is done, to which of the articles, by whom, and whether somebody has a look afterwards.
Act = tuple[str, int, str, bool]
# To which of the claims, the verdict, from which day on, and what it is corrected to.
Judged = tuple[int, str, date, Mapping[str, Any]]
ACTS = ("again", "fewer", "correct", "correct", "reject", "undo", "undo", "retract", "restore", "withhold", "add", "text")


def acts(most: int, of: Sequence[str] = ACTS) -> SearchStrategy[list[Act]]:
    """Up to so many acts, on few articles: what one act leaves undone shows where another follows on the same."""
    return st.lists(st.tuples(st.sampled_from(of), st.integers(0, 2), st.sampled_from("AB"), st.booleans()), max_size=most)


def lived(book: Book, world: Told, acts: Iterable[Act]) -> Iterator[None]:
    """Do all of it, in order; a turn for each look that somebody has."""
    for act, nth, by, is_looked_at in acts:
        # Some of it is refused: what is retracted takes no judgement.
        with suppress(BadValue, NotFound, UsageError):
            acted(book, act, world[nth % len(world)], by)
        if is_looked_at:
            yield


def acted(book: Book, act: str, told: tuple[Article, list[Claim]], by: str) -> None:
    """One thing that people and readers do to an article and its claims."""
    article, found = told
    name = found[0].id if found else article.id
    if act in ("again", "fewer"):
        book.record(article, found[: 1 if act == "fewer" else None])
    elif act == "text":
        book.record(replace(article, text=f"{article.text} And so on."), found)
    elif act == "correct" and found:
        book.judge(Judgement(name, "correct", by, "it is elsewhere", {"hosts": ["POL"] if by == "A" else ["LVA"]}))
    elif act == "reject" and found:
        book.judge(Judgement(name, "reject", by, "no claim"))
    elif act == "undo":
        book.undo(by=by)
    elif act == "retract":
        book.retract(name, why="asked for", by=by)
    elif act == "restore":
        book.restore(name, why="asked for", by=by)
    elif act == "withhold":
        book.withhold(article.id, why="asked for", by=by)
    elif act == "add":
        evidence = article.text[: article.text.index(".") + 1]
        book.add_claim(article.id, {"action": "station", "status": "in_effect", "hosts": ["EST"], "evidence": evidence}, by=by)


def judge(book: Book, world: Told, judged: Iterable[Judged]) -> None:
    """Judge claims one after another, by two reviewers in turn."""
    claims = [claim for _, found in world for claim in found]
    for nth, verdict, day, slots in judged:
        said = slots if verdict == "correct" else {}
        book.judge(Judgement(claims[nth % len(claims)].id, verdict, "AB"[nth % 2], f"seen {nth}", said, day))
