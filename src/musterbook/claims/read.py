"""The bundled reader: the order of readers, on one screen.

text -> blocks and sentences -> mentions, numbers, times -> trees -> forces, places -> frames -> claims, verified.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from musterbook.claims import assemble, confidence, telling, times, whose
from musterbook.claims.assemble import called_off, membership
from musterbook.claims.confidence import headlined
from musterbook.claims.dating import chronology
from musterbook.claims.frames import Scene, frames
from musterbook.claims.line import Line
from musterbook.claims.names import mentions
from musterbook.claims.names.mentions import Mention
from musterbook.claims.numbers import counts
from musterbook.claims.parsing import language
from musterbook.claims.phrases.forces import forces
from musterbook.claims.phrases.outskirts import located
from musterbook.claims.phrases.places import places
from musterbook.claims.phrases.tallies import tallies, unlisted
from musterbook.claims.phrases.together import together
from musterbook.claims.sentences import Sentence, attribution, contrasts, dialogue, gate, leads, sentences, tables
from musterbook.claims.telling import media, persons
from musterbook.claims.verify import verified
from musterbook.model import Article, Reading
from musterbook.values import Span


def read(article: Article) -> Reading:
    """Every claim that the rules find in an article and are sure of, each slot with the characters that bear it."""
    made, names = drafts(article)
    return verified(article, confidence.sure(made, names, article.text))


def drafts(article: Article) -> tuple[list[confidence.Draft], list[tuple[Mention, ...]]]:
    """Every claim that the rules find, sure or not, and the article's mentions by sentence."""
    laid = tables.laid_out(sentences(article.text), article.text)
    parts = leads.led(dialogue.marked([s for s in laid if s.kind != "boilerplate"]))
    found = mentions.find(article.text)
    found = media.with_outlets(found, media.outlets(article.text, found))
    voices = persons.introduced(article.text, found)
    names = _local(mentions.with_people(found, persons.named(article.text, voices)), parts)
    passed = gate.passed(names)
    parts = [part for part, passes in zip(parts, passed, strict=True) if passes]
    names = [found for found, passes in zip(names, passed, strict=True) if passes]
    if not parts:
        return [], names
    # The day from which relative dates count is the dateline's, which our articles keep in `published`.
    lines = list(_parsed(parts, names, article.published, list(tables.dated(article.text, article.published))))
    memory = whose.first_memory(article, lines)
    voices.interview(dialogue.interview(parts, names, article.published))
    told = telling.hear(article, lines, voices)
    made = [draft for line, by in zip(lines, told, strict=True) for draft in assemble.drafts(article, line, by, memory)]
    made = called_off.told_of(article, membership.told_of(made, lines))
    return [draft for draft in headlined(made) if not gate.is_history(article, draft.claim)], names


def _local(found: tuple[Mention, ...], parts: list[Sentence]) -> list[tuple[Mention, ...]]:
    """Mentions by sentence, with spans in the sentence's own characters."""
    out = []
    for part in parts:
        inside = [m for m in found if part.span.start <= m.span.start and m.span.end <= part.span.end]
        out.append(tuple(mentions.moved(m, -part.span.start) for m in inside))
    return out


_TODAY = re.compile(r"\b(?:today|now|currently|at present|these days|nowadays)\b", re.I)


def _parsed(parts: list[Sentence], names: list[tuple[Mention, ...]], anchor: str | None, cells: list[times.Time]) -> Iterator[Line]:
    asides = [[] if part.row else attribution.asides(part.text) for part in parts]
    pieces = [
        (p.text, found, _shown(p) or attribution.rest(p.text, _cut(p, cut))) for p, found, cut in zip(parts, names, asides, strict=True)
    ]
    spoken = [(p.text, found, [aside.span]) for p, found, cut in zip(parts, names, asides, strict=True) for aside in cut]
    parsed = language.trees([*pieces, *spoken])
    trees, said = parsed[: len(pieces)], iter(parsed[len(pieces) :])
    focus: str | None = None
    story: tuple[int, str | None] = (-1, None)
    for part, found, tree, cut in zip(parts, names, trees, asides, strict=True):
        if _TODAY.search(part.text):
            story = (-1, None)  # 'Today there are 62.' From here on the text tells of the present.
        day = chronology.dated(part, anchor)
        over = chronology.is_over(day, anchor)
        if day and over:
            dated = chronology.times_since(part.text, anchor, day)
        else:
            dated = times.times(part.text, anchor, focus, story[1] if story[0] == part.block else None)
        dated = _with_cells(part, () if part.row else dated, cells)
        story = (part.block, times.told_of(part.text, dated) or (story[1] if story[0] == part.block else None))
        # 'They will be home by then': not by the day on which somebody said so.
        focus = times.last_named([t for t in dated if not any(a.span.overlaps(t.span) for a in cut)], part.text) or focus
        out = _cut(part, cut)
        kept = tuple(m for m in found if not any(span.overlaps(m.span) for span in out))
        taken = out + [m.span for m in found if m.kind in ("unit", "equipment", "formation", "outlet")]
        numbers = [n for n in counts.numbers(part.text) if not any(span.overlaps(n.core) for span in taken)]
        pairs = tallies(tree, kept, numbers)
        if part.row:
            kept = tuple(m for m in kept if any(m.span.overlaps(span) for span in _shown(part)))
            numbers = [n for n in numbers if any(n.core.overlaps(span) for span in _shown(part))]
            pairs = []
        scene = Scene(tree, kept, together(tree, forces(tree, kept, numbers, pairs), kept))
        yield Line(
            sentence=part,
            scene=scene,
            places=located(tree, places(tree, unlisted(part.text, kept, pairs))),
            times=dated,
            frames=tuple(chronology.told_then(frames(scene), over=over)),
            names=found,
            asides=tuple((aside, next(said)) for aside in cut),
            label=_label(part),
            published=anchor,
            dated=day,
        )


def _cut(part: Sentence, asides: list[attribution.Aside]) -> list[Span]:
    """What the parser is not to read of a sentence: its asides, and what it rules out ('six, not eight')."""
    spans, ruled_out = [aside.span for aside in asides], None if part.row else contrasts.contrast(part.text)
    return [*spans, ruled_out.cut] if ruled_out and not any(ruled_out.cut.overlaps(span) for span in spans) else spans


def _shown(part: Sentence) -> list[Span]:
    """What the parser is to read of a row: the cell that tells of its force; () of any other sentence, which is read whole."""
    cell = part.row.cell("force", part.row.counts or "", "country") if part.row else None
    return [Span(cell.start - part.span.start, cell.end - part.span.start)] if cell else []


def _with_cells(part: Sentence, dated: tuple[times.Time, ...], cells: list[times.Time]) -> tuple[times.Time, ...]:
    """The times of a row with those of its cells, in place of what they would be without the heading of their column."""
    own = [replace(t, span=Span(t.span.start - part.span.start, t.span.end - part.span.start)) for t in cells if part.span.overlaps(t.span)]
    return (*(t for t in dated if not any(t.span.overlaps(o.span) for o in own)), *own) if own else dated


def _label(part: Sentence) -> tuple[str, ...]:
    """The nations in the label before a line: 'Denmark and Sweden: one battalion between them'."""
    return tuple(m.value for m in mentions.find(part.head or "") if m.kind == "nation" and m.value not in ("NATO", "EU", "UN"))
