"""Kinds: echelon, function and basis need a word that can bear them; what a type or a designation says of itself counts."""

import re
from functools import cache, lru_cache

from musterbook.claims.names.mentions import Mention
from musterbook.claims.names.vocabulary import lexicon
from musterbook.claims.phrases.basis import bases
from musterbook.claims.phrases.kinds import designated
from musterbook.claims.verify.ground import OF_ARTICLE, Finding, Passage, refused
from musterbook.model import Claim
from musterbook.values import Span


def echelon(passage: Passage, claim: Claim) -> Finding:
    """A word of the echelon, or a formation of that echelon."""
    return _kind(passage, "echelon", str(claim.echelon))


def function(passage: Passage, claim: Claim) -> Finding:
    """A word of the function, or a formation or a type of that function."""
    return _kind(passage, "function", str(claim.function))


def basis(passage: Passage, claim: Claim) -> Finding:
    """Each basis has a word of its own in the text."""
    spans: list[Span] = []
    for one in claim.basis:
        found = [Span(a, b) for name, a, b in bases(passage.ground.article.text) if name == one and passage.shows(Span(a, b))] or _words(
            passage, "basis", one
        )
        if not found:
            return refused(f"no word says {one}")
        spans.append(passage.nearest(found)[0])
    return passage.borne(spans)


def _kind(passage: Passage, slot: str, asked: str) -> Finding:
    named = [m.span for m in passage.all_names if asked in _says(m, slot)]
    spans = passage.nearest([*named, *_words(passage, slot, asked)])
    if spans:
        return passage.borne(spans[:1])
    if any(asked in _says(m, slot) for m in passage.ground.about):
        return Finding(context=OF_ARTICLE)
    return refused(f"no word says {asked}")


def _says(mention: Mention, slot: str) -> tuple[str | None, ...]:
    if mention.kind == slot:
        return (mention.value,)
    if mention.kind == "unit":
        return _told_by(mention.text, slot)
    if mention.kind == "formation":
        known = mention.value.echelon if slot == "echelon" else mention.value.function
        return (known, designated(mention.text, slot))
    return (mention.value.function,) if slot == "function" and mention.kind in ("equipment", "generic") else ()


def _words(passage: Passage, table: str, asked: str) -> list[Span]:
    """Where a word says so: in the evidence, else anywhere."""
    pattern, at = _patterns(table).get(asked), passage.span
    if pattern is None:
        return []
    own = [Span(*m.span()) for m in pattern.finditer(passage.folded, at.start, at.end)]
    return own or [Span(*m.span()) for m in pattern.finditer(passage.folded)]


# Every claim asks it of all units of its article.
@lru_cache(maxsize=512)
def _told_by(unit: str, slot: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in _designated(slot).items() if pattern.search(unit))


@cache
def _designated(slot: str) -> dict[str, re.Pattern[str]]:
    """What a designation itself says ('1-66 AR' is an armoured battalion), as the reader's lexicon has it."""
    table = lexicon("forces")["designation"][slot]
    return {name: re.compile(pattern, re.I if slot == "echelon" else 0) for name, pattern in table.items()}


@cache
def _patterns(table: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in lexicon("verify")[table].items()}
