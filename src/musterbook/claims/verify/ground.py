"""Ground: all that a text itself gives a proposed claim to stand on, found once an article, whoever proposes."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from musterbook.claims.names.mentions import Mention, find
from musterbook.claims.names.vocabulary import fold
from musterbook.claims.numbers.counts import Number, numbers
from musterbook.claims.numbers.numerals import FIGURES, WORDS, worth
from musterbook.claims.times import Time, last_named, times
from musterbook.claims.verify.wording import Words, words_of
from musterbook.model import Article
from musterbook.values import Span, bounds

ELSEWHERE = "named elsewhere in the text"
OF_ARTICLE = "what the article says of itself"
# How many of the dates named last before the evidence its own dates may be counted from.
_RECENT = 4
_DEICTIC = re.compile(r"\b(?:this|last|next|ago|today|yesterday|tomorrow)\b", re.I)
_NUMERAL = re.compile(rf"(?<![\w.,]){FIGURES}(?![\w])|{WORDS}", re.I)


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one slot: the characters that bear it, the context that does, or why it is refused."""

    spans: tuple[Span, ...] = ()
    context: str | None = None
    why: str | None = None


def refused(why: str) -> Finding:
    """The slot does not re-derive."""
    return Finding(why=why)


@dataclass(frozen=True)
class Ground:
    """An article's names, numbers and times, with spans in its text; `about` are the names in what it says of itself (title, outlet)."""

    article: Article

    @cached_property
    def folded(self) -> str:
        """The text in lower case without diacritics, character for character."""
        return fold(self.article.text)

    @cached_property
    def words(self) -> Words:
        """Every word of the text, folded."""
        return Words(self.folded)

    @cached_property
    def names(self) -> tuple[Mention, ...]:
        """Every name of the text."""
        return find(self.article.text)

    @cached_property
    def about(self) -> tuple[Mention, ...]:
        """The names in the title, the outlet, the dateline and the agency; their spans are not the text's."""
        return find("\n".join(self.self_said))

    @cached_property
    def self_said(self) -> tuple[str, ...]:
        """What the article says of itself."""
        doc = self.article
        return tuple(part for part in (doc.title, doc.outlet, doc.dateline, doc.agency, doc.republished_from) if part)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Every number of the text that counts something."""
        return numbers(self.article.text)

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """Every time of the text."""
        return times(self.article.text, self.article.published)

    @cached_property
    def _evidence(self) -> dict[Span, "Evidence"]:
        return {}

    def evidence(self, span: Span) -> "Evidence":
        """What these characters give, found once."""
        return self._evidence.setdefault(span, Evidence(self, span))

    def is_past(self, value: str) -> bool:
        """The date begins no later than the article's own day; true where that is unknown."""
        published = self.article.published
        return published is None or bounds(value)[0] <= bounds(published)[1]


@lru_cache(maxsize=4)
def ground(article: Article) -> Ground:
    """The ground of an article; the last few are kept, since its claims come one after another."""
    return Ground(article)


@dataclass(frozen=True)
class Evidence:
    """The characters that a claim points at, on their ground; several claims and every slot of theirs share it."""

    ground: Ground
    span: Span

    @cached_property
    def text(self) -> str:
        """The evidence's own characters."""
        return self.span.of(self.ground.article.text)

    @cached_property
    def names(self) -> tuple[Mention, ...]:
        """The names that lie in it, with spans in the article."""
        return tuple(m for m in self.ground.names if m.span.overlaps(self.span))

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the evidence by itself, with spans in the article."""
        return tuple(_moved_number(n, self.span.start) for n in numbers(self.text))

    @cached_property
    def numerals(self) -> tuple[tuple[Span, int], ...]:
        """Every numeral with its worth, also where it stands alone ('In Lebanon, 15'); none that is written into a date."""
        dated = [t.span for t in self.times]
        found = ((Span(*m.span()), worth(m[0])) for m in _NUMERAL.finditer(self.text))
        return tuple((_moved(span, self.span.start), value) for span, value in found if value and not any(span.overlaps(d) for d in dated))

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """The times of the evidence by itself; their spans are the evidence's own."""
        return times(self.text, self.ground.article.published)

    @cached_property
    def recounted(self) -> tuple[Time, ...]:
        """Its times counted from the dates named last before it ('on 26 February', after the 24th).

        Only what was: a text goes back to an earlier year, and seldom on to a later one. 'Last year' counts from the article alone.
        """
        before = [value for t in self.ground.times if t.span.end <= self.span.start and (value := last_named([t]))]
        recent = [v for v in dict.fromkeys(reversed(before)) if self.ground.is_past(v)][:_RECENT] if self.times else []
        found = (t for focus in recent for t in times(self.text, focus, focus))
        return tuple(t for t in found if not _DEICTIC.search(t.span.of(self.text)))


@dataclass(frozen=True)
class Passage:
    """The evidence of one claim; where `only` is given, as much of it as these characters show."""

    evidence: Evidence
    only: tuple[Span, ...] | None = None

    @property
    def ground(self) -> Ground:
        """What the article gives."""
        return self.evidence.ground

    @property
    def span(self) -> Span:
        """Where the evidence stands."""
        return self.evidence.span

    @property
    def text(self) -> str:
        """The evidence's own characters."""
        return self.evidence.text

    def shows(self, span: Span) -> bool:
        """The span is among the characters that may be looked at."""
        return self.only is None or any(span.overlaps(one) for one in self.only)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the evidence by itself, with spans in the article."""
        return tuple(n for n in self.evidence.numbers if self.shows(n.core))

    @cached_property
    def numerals(self) -> tuple[tuple[Span, int], ...]:
        """Every numeral of the evidence with its worth."""
        return tuple((span, value) for span, value in self.evidence.numerals if self.shows(span))

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """The times of the evidence by itself; their spans are the evidence's own."""
        return tuple(t for t in self.evidence.times if self.shows(self.in_article(t.span)))

    @cached_property
    def all_names(self) -> tuple[Mention, ...]:
        """The names of the whole text."""
        return tuple(m for m in self.ground.names if self.shows(m.span))

    @cached_property
    def all_numbers(self) -> tuple[Number, ...]:
        """The numbers of the whole text."""
        return tuple(n for n in self.ground.numbers if self.shows(n.core))

    @cached_property
    def all_times(self) -> tuple[Time, ...]:
        """The times of the whole text."""
        return tuple(t for t in self.ground.times if self.shows(t.span))

    @cached_property
    def folded(self) -> str:
        """The whole text folded; what may not be looked at is blank."""
        if self.only is None:
            return self.ground.folded
        out = [" "] * len(self.ground.folded)
        for span in self.only:
            out[span.start : span.end] = self.ground.folded[span.start : span.end]
        return "".join(out)

    @cached_property
    def words(self) -> Words:
        """The words that may be looked at."""
        return self.ground.words if self.only is None else Words(self.folded)

    @cached_property
    def counted_on(self) -> tuple[str, ...]:
        """What the times of the evidence come to, counted from the dates named last before it, as far as it is past."""
        found = (t for t in self.evidence.recounted if self.shows(self.in_article(t.span)))
        return tuple(v for t in found for v in (t.past, t.future) if v and self.ground.is_past(v))

    def in_article(self, span: Span) -> Span:
        """A span of the evidence as one of the article."""
        return _moved(span, self.span.start)

    @property
    def shown(self) -> str:
        """The evidence, as much of it as may be looked at."""
        return self.folded[self.span.start : self.span.end]

    def holds(self, span: Span) -> bool:
        """The span lies in the evidence."""
        return span.overlaps(self.span)

    def nearest(self, spans: Iterable[Span]) -> list[Span]:
        """Spans from the nearest to the farthest, what stands before the evidence first."""
        return sorted(spans, key=lambda s: (not self.holds(s), s.start > self.span.end, abs(s.start - self.span.start)))

    def borne(self, spans: Sequence[Span]) -> Finding:
        """Borne out by these characters; those outside the evidence are context, and say so."""
        outside = any(not self.holds(span) for span in spans)
        return Finding(tuple(sorted(set(spans))), ELSEWHERE if outside else None)

    def written(self, name: str) -> Finding | None:
        """The name as the text has it: in one piece, else with all its words in one sentence's reach; in the evidence, else elsewhere."""
        runs = self.nearest(self.words.runs(name))
        if runs:
            return self.borne(runs[:1])
        if any(next(Words(fold(part)).runs(name), None) for part in self.ground.self_said):
            return Finding(context=OF_ARTICLE)
        near = self._scattered(name)
        return self.borne(near) if near else None

    def _scattered(self, name: str, reach: int = 160) -> list[Span]:
        """All words of a name close to one another."""
        sought = words_of(name)
        numbered = [f"{a} {b}" for a, b in itertools.pairwise(sought) if a[0].isdigit() or b[0].isdigit()]
        if len(sought) < 2 or not all(any(self.words.runs(pair)) for pair in numbered):
            return []
        by_word = {
            word: [Span(*m.span()) for m in re.finditer(rf"(?<!\w){re.escape(word)}(?:s|es)?(?!\w)", self.folded)] for word in sought
        }
        first = min(by_word.values(), key=len)
        for start in self.nearest(first):
            found = [min(spans, key=lambda s: abs(s.start - start.start)) for spans in by_word.values() if spans]
            if len(found) == len(by_word) and all(abs(s.start - start.start) <= reach for s in found):
                return found
        return []


def _moved_number(number: Number, by: int) -> Number:
    return Number(_moved(number.span, by), number.low, number.high, number.approx, number.mode, _moved(number.core, by))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
