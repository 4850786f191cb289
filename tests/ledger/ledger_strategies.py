"""Hypothesis strategies: readings with every field of Article and Claim filled in every way that the model allows."""

from typing import Any

from hypothesis import strategies as st

from musterbook.model import ACTIONS, BASES, ECHELONS, FUNCTIONS, STATUSES, Article, Claim, Speaker
from musterbook.values import COUNTED, MODES, Count, Span

DATES = ("1999", "2024-05", "2024-05-02", "2024-21", "2025-24", "2025-33", "2025-41", "2014-02-28")
words = st.text(min_size=1, max_size=12)
maybe_words = st.none() | words
maybe_date = st.none() | st.sampled_from(DATES)
several = st.lists(words, max_size=3).map(tuple)
numbers = st.none() | st.integers(0, 10**7)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    """Any Count: bounds in order, one of them known."""
    low, high = draw(st.tuples(numbers, numbers).filter(lambda pair: pair != (None, None)))
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Count(low, high, draw(st.booleans()), draw(st.sampled_from(sorted(COUNTED))), draw(st.sampled_from(sorted(MODES))))


@st.composite
def speakers(draw: st.DrawFn) -> Speaker:
    """Any Speaker: at least one field filled."""
    return Speaker(*draw(st.tuples(maybe_words, maybe_words, maybe_words, maybe_words).filter(any)))


@st.composite
def articles(draw: st.DrawFn, name: str | None = None, published: str | None = "any") -> Article:
    """Any Article, of that id and date where they are given."""
    slots = ("title", "outlet", "dateline", "agency", "republished_from", "lang", "url")
    told: dict[str, Any] = {slot: draw(maybe_words) for slot in slots}
    text = draw(st.text(min_size=3, max_size=60).filter(str.strip))
    ids = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=20)
    return Article(
        id=name or draw(ids),
        text=text,
        published=draw(maybe_date) if published == "any" else published,
        source=draw(maybe_words),
        notes=draw(several),
        **told,
    )


@st.composite
def spans(draw: st.DrawFn, of: str) -> Span:
    """Any Span of that text."""
    start = draw(st.integers(0, len(of) - 1))
    return Span(start, draw(st.integers(start + 1, len(of))))


@st.composite
def claims(draw: st.DrawFn, of: Article, nth: int) -> Claim:
    """Any Claim of that article."""
    evidence = draw(spans(of.text).map(lambda span: span.of(of.text)).filter(str.strip))
    told: dict[str, Any] = {slot: draw(maybe_date) for slot in ("start", "said_on")}
    told |= {slot: draw(maybe_words) for slot in ("place", "origin", "unit")}
    told |= {slot: draw(several) for slot in ("senders", "hosts", "equipment", "via")}
    some_spans = st.lists(spans(of.text), min_size=1, max_size=2).map(tuple)
    return Claim(
        article=of.id,
        evidence=evidence,
        action=draw(st.sampled_from(sorted(ACTIONS))),
        status=draw(st.sampled_from(sorted(STATUSES))),
        echelon=draw(st.none() | st.sampled_from(ECHELONS)),
        function=draw(st.none() | st.sampled_from(FUNCTIONS)),
        basis=tuple(draw(st.lists(st.sampled_from(BASES), max_size=2))),
        quantity=draw(st.none() | counts()),
        speakers=tuple(draw(st.lists(speakers(), max_size=2))),
        end=draw(maybe_date | st.just("..")),
        spans={"evidence": draw(some_spans)} | draw(st.dictionaries(words, some_spans, max_size=2)),
        context=draw(st.dictionaries(words, words, max_size=2)),
        nth=nth,
        reader=draw(words),
        **told,
    )


@st.composite
def readings(draw: st.DrawFn, name: str | None = None, published: str | None = "any") -> tuple[Article, tuple[Claim, ...]]:
    """Any article with up to three different claims, numbered in order."""
    article = draw(articles(name, published))
    found: dict[str, Claim] = {}
    for _ in range(draw(st.integers(0, 3))):
        claim = draw(claims(article, len(found)))
        found.setdefault(claim.id, claim)
    return article, tuple(found.values())


@st.composite
def piles(draw: st.DrawFn, published: str | None = "any") -> list[tuple[Article, tuple[Claim, ...]]]:
    """A few readings of articles with different ids."""
    return [draw(readings(f"pile-{n}", published)) for n in range(draw(st.integers(0, 4)))]
